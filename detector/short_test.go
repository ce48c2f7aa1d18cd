package detector

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// opening returns the first sentences of a story's version, as many as make so many words.
func opening(t *testing.T, folder, version string, words int) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, version+".txt"))
	require.NoError(t, err)
	var out string
	for _, s := range strings.SplitAfter(string(data), ". ") {
		if out += s; len(strings.Fields(out)) >= words {
			break
		}
	}
	return out
}

// TestOpeningsOfTwoNewsroomsGoBackToNothing: what happened, where and to whom stands in the first sentences of whoever tells of
// it. Those of the wire and those that were spun go back to the reference's, as short as they are, and those of another newsroom
// or on another event do not.
func TestOpeningsOfTwoNewsroomsGoBackToNothing(t *testing.T) {
	d, err := New()
	require.NoError(t, err)
	stories, err := filepath.Glob("../testdata/stories/*-*")
	require.NoError(t, err)
	require.NotEmpty(t, stories)
	derived := func(suspect, reference string) bool {
		r, err := d.Compare(t.Context(), Text{Text: suspect}, Text{Text: reference})
		require.NoError(t, err)
		return r.Verdict != "independent"
	}
	for _, words := range []int{40, 60, 80, 100} {
		innocents, guilty, all := 0, 0, 0
		for i, folder := range stories {
			reference, independent := opening(t, folder, "reference", words), opening(t, folder, "independent", words)
			for _, version := range []string{"wire", "spun"} {
				all++
				if derived(opening(t, folder, version, words), reference) {
					guilty++
				}
			}
			for _, told := range []string{"reference", "wire"} {
				if derived(independent, opening(t, folder, told, words)) {
					innocents++
				}
			}
			other := stories[(i+1)%len(stories)]
			assert.False(t, derived(opening(t, other, "reference", words), reference), "%s and %s, %d words", other, folder, words)
			assert.False(t, derived(opening(t, other, "paraphrase", words), reference), "%s and %s, %d words", other, folder, words)
		}
		assert.LessOrEqual(t, innocents, all/10, "%d words, of %d", words, all)
		assert.GreaterOrEqual(t, guilty, all*9/10, "%d words, of %d", words, all)
		t.Logf("%d words: of %d each, go back: by wire and spinner %d, by another newsroom %d", words, all, guilty, innocents)
	}
}

// TestSmallWordsCountWherePlain: a spinner that puts main words for small ones shows itself in three sentences, and what writers put
// for them, a word that means it or another small one, does not make a spun text of so few words.
func TestSmallWordsCountWherePlain(t *testing.T) {
	d, err := New()
	require.NoError(t, err)
	const reference = "The boat museum in Harrowmouth was founded in 1931 by a group of fishermen. It keeps some nine hundred models in three " +
		"halls near the old pier. In summer the halls are open until nine, and visitors can talk to the men who built the models."
	verdict := func(suspect string) Verdict {
		r, err := d.Compare(t.Context(), Text{Text: suspect}, Text{Text: reference})
		require.NoError(t, err)
		return r.Verdict
	}
	for _, spun := range []string{
		"The boat museum access Harrowmouth was founded advanced 1931 by a group concerning fishermen. It keeps almost nine hundred models " +
			"approach three halls near the old pier. In summer the halls are open until nine, plus visitors can talk to the men who built the models.",
		"The boat museum access Harrowmouth was founded advanced 1931 by a group concerning fishermen. It keeps almost nine hundred models " +
			"approach three lobbies near the old pier. In summer the lobbies are open until nine, plus visitors can talk to the men who built the models.",
	} {
		assert.Equal(t, Spun, verdict(spun), spun)
	}
	for _, written := range []string{
		"The boat museum at Harrowmouth was founded in 1931 by some fishermen. It now has about nine hundred models in three rooms by the " +
			"old pier. In summer the rooms are open until nine, and one can talk to the men who made the models.",
		"The boat museum of Harrowmouth was set up in 1931 by a group of fishermen. It holds about nine hundred models in three rooms close " +
			"to the old pier. In summer the rooms stay open until nine, and guests may talk to the men who built the models.",
		"The boat museum in Harrowmouth was founded 1931 from a group of fisherman. It keep some nine hundred models at three halls near " +
			"the old pier. On summer the halls are open till nine, and visitors can speak with the men which built the models.",
	} {
		assert.NotEqual(t, Spun, verdict(written), written)
	}
}

// TestAnotherTextBesideMakesNoPassageSure: of two newsrooms' texts on one event, some sentences are more alike than the rest. Where a
// text on another matter stands before or behind one of them, they stand out from that, too: no such passage is surely copied.
func TestAnotherTextBesideMakesNoPassageSure(t *testing.T) {
	d, err := New()
	require.NoError(t, err)
	stories, err := filepath.Glob("../testdata/stories/*-*")
	require.NoError(t, err)
	const all = 10_000 // words, more than any story has
	for i, folder := range stories {
		other := opening(t, stories[(i+1)%len(stories)], "reference", all)
		independent, reference := opening(t, folder, "independent", all), opening(t, folder, "reference", all)
		for _, suspect := range []string{independent + "\n\n" + other, other + "\n\n" + independent} {
			r, err := d.Compare(t.Context(), Text{Text: suspect}, Text{Text: reference})
			require.NoError(t, err)
			assert.True(t, r.Verdict == "independent" || r.Verdict == "partial" && r.Confidence < .5, "%s: %s %v", folder, r.Verdict, r.Confidence)
		}
		copied := other + "\n\n" + opening(t, folder, "reference", 120) + "\n\n" + other
		r, err := d.Compare(t.Context(), Text{Text: copied}, Text{Text: reference})
		require.NoError(t, err)
		assert.Equal(t, Verdict("partial"), r.Verdict, folder)
		assert.Greater(t, r.Confidence, .5, folder)
	}
}

// TestTwoTextbooksBesideAnotherText: whoever explains the same thing says some of it alike, and beside a story of something else
// that stands out from all the rest of the suspect.
func TestTwoTextbooksBesideAnotherText(t *testing.T) {
	d, err := New()
	require.NoError(t, err)
	const reference = "In tidal engineering, a sluice gate is a movable wall that controls how much water passes from a basin into the sea. " +
		"The gate is raised by a winch when the tide falls and is lowered when it rises, so that the basin keeps its level. " +
		"The first sluice gates were built by monks in the twelfth century to drain the marshes. Modern gates, known as lift " +
		"gates, are made of steel and are moved by hydraulic rams, which take some of the load that older winches had to " +
		"carry. A gate may be closed in less than four minutes.\n\nThe sluice keeper reads the level from a gauge board beside " +
		"the channel. He writes it into a log at each turn of the tide."
	const independent = "A sluice is one of the oldest devices of tidal engineering: a wall that can be moved, by which water is let out of a " +
		"basin or kept there. The gate goes up and down with the tide outside. For instance, a mill pond has a sluice, and a " +
		"lock has two; both hold water back until somebody wants it, though the mill needs it for its wheel and the lock for " +
		"boats.\n\nThere are three kinds. The lift gate goes up and down, the swing gate turns on a hinge like a door, and the " +
		"drum gate floats in a chamber of its own. Which one is built depends on the depth of the channel, on the money at " +
		"hand, and on how often it has to be opened. Steel has taken the place of oak nearly everywhere, since worms do not " +
		"eat it."
	r, err := d.Compare(t.Context(), Text{Text: independent}, Text{Text: reference})
	require.NoError(t, err)
	assert.Equal(t, Verdict("independent"), r.Verdict)
	other := opening(t, "../testdata/stories/strait-accord", "reference", 10_000)
	for _, suspect := range []string{independent + "\n\n" + other, other + "\n\n" + independent, other[:len(other)/2] + "\n\n" + independent} {
		r, err := d.Compare(t.Context(), Text{Text: suspect}, Text{Text: reference})
		require.NoError(t, err)
		assert.True(t, r.Verdict == "independent" || r.Verdict == "partial" && r.Confidence < .5, "%s %v", r.Verdict, r.Confidence)
	}
}
