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
