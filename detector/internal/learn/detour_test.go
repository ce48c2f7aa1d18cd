package learn

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
)

// elsewhere returns a language's pack and the reference of its story, with what a person made of it.
func elsewhere(t *testing.T, language, story string) (*lexicon.Lexicon, string, string) {
	t.Helper()
	pack, err := openPack(filepath.Join("..", "lexicon", "packs", language+".pack"))
	require.NoError(t, err)
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "stories", language, story, name))
		require.NoError(t, err)
		return string(data)
	}
	return pack, read("reference.txt"), read("paraphrase.txt")
}

func judged(t *testing.T, pack *lexicon.Lexicon, suspect, reference string) score.Result {
	t.Helper()
	e, err := MeasureOne(&corpus.Pair{Suspect: suspect, Reference: reference}, pack)
	require.NoError(t, err)
	return score.Weigh(e.Alignment, artifact.Find(e.Alignment), nil)
}

func TestDetoursAreTold(t *testing.T) {
	far := Detours[len(Detours)-1]
	for language, story := range map[string]string{"es": "faro", "fr": "boulangerie", "pt": "barco"} {
		pack, reference, paraphrase := elsewhere(t, language, story)
		told := 0
		const tools = 6
		for tool := range uint64(tools) {
			trip := far.Take(pack, reference, tool)
			assert.Equal(t, trip, far.Take(pack, reference, tool))
			r := judged(t, pack, trip, reference)
			if r.Detour != nil {
				told++
				assert.Equal(t, score.Spun, r.Verdict)
				assert.Equal(t, score.RoundTripTranslation, r.Mechanism)
			}
			assert.Nil(t, judged(t, pack, reference, trip).Detour, "an original is not the round trip of its own")
			for _, person := range wanderers[:2] {
				r := judged(t, pack, person.Take(pack, reference, tool), reference)
				assert.Nil(t, r.Detour, "%s, %s", language, person.Name)
			}
		}
		assert.Greater(t, told, tools/3, language)
		for _, learner := range beginners {
			for seed := range uint64(tools) {
				essay := learner.Edit(pack, reference, seed)
				assert.NotEqual(t, reference, essay)
				assert.Nil(t, judged(t, pack, essay, reference).Detour, "%s, %s", language, learner.Name)
				assert.Nil(t, judged(t, pack, reference, essay).Detour, "%s, corrected: %s", language, learner.Name)
			}
		}
		assert.Nil(t, judged(t, pack, paraphrase, reference).Detour, "people change small words, too")
		t.Log(language, told)
	}
}

func TestARuleDoesTheSameEachTime(t *testing.T) {
	pack, _, _ := elsewhere(t, "es", "faro")
	const source = "El barco llega por la tarde. Mañana el barco llega por la tarde."
	d := Detour{Name: "all", Small: 1, Rules: true}
	rules := d.Take(pack, source, 7)
	assert.NotEqual(t, source, rules)
	a := judged(t, pack, rules, source)
	assert.Positive(t, a.Evidence.FrameSwaps)
	e, err := MeasureOne(&corpus.Pair{Suspect: rules, Reference: source}, pack)
	require.NoError(t, err)
	seams := artifact.Seam(e.Alignment, nil)
	assert.Positive(t, seams.AgainSame)
	assert.Equal(t, seams.Again, seams.AgainSame, "%+v: %s", seams, rules)
}

func TestWhatIsSaidTwiceIsNoRule(t *testing.T) {
	pack, reference, _ := elsewhere(t, "es", "faro")
	trip := Detours[len(Detours)-1].Take(pack, reference, 1)
	seams := func(suspect string) artifact.Seams {
		e, err := MeasureOne(&corpus.Pair{Suspect: suspect, Reference: reference}, pack)
		require.NoError(t, err)
		return artifact.Seam(e.Alignment, nil)
	}
	once := seams(trip)
	assert.Positive(t, once.Worse)
	assert.Equal(t, once, seams(trip+"\n\n"+trip))
}

// TestSeamsAreTheSameAfterOtherTexts checks that nothing hangs on the numbers of words, which earlier texts have a say in.
func TestSeamsAreTheSameAfterOtherTexts(t *testing.T) {
	pack, _, _ := elsewhere(t, "es", "faro")
	const reference = "Dijo que el barco llega tarde. Dijo la gente del puerto nada."
	const suspect = "Dijo cual el barco llega tarde. Dijo cual la gente del puerto nada."
	for _, earlier := range []string{"", "que", "cual", "el barco de la gente"} {
		vocab := text.NewVocabulary()
		text.Parse(vocab, earlier)
		r, q := text.Parse(vocab, reference), text.Parse(vocab, suspect)
		a, err := align.Align(context.Background(), align.NewWords(vocab, pack), q, r)
		require.NoError(t, err)
		s := artifact.Seam(a, nil)
		assert.Equal(t, [3]int{2, 1, 0}, [3]int{s.Changes, s.SmallPuts, s.SmallAgain}, "a word put for another and one put in are not the same, after %q", earlier)
	}
}

func TestExchangedIsToldFromMended(t *testing.T) {
	pack, _, _ := elsewhere(t, "es", "faro")
	const reference = "Mañana llegará el barco, dijo él, y también la gente que esperaba en el puerto por la tarde."
	for suspect, want := range map[string]artifact.Seams{
		"Mañana llegará el barco, dijo él, y también la gente cual esperaba a el puerto por la tarde.":   {SmallSwaps: 2},
		"Mañana llegara el barco, dijo él, y también la gente que esperaba en el puerto por la tarde.":   {Accents: 1, Alike: 1},
		"Mañana llegará el barco dijo él y también la gente que esperaba en el puerto por la tarde.":     {MarksAlone: 2},
		"Mañana llegará el barco, dijo él, y también a la gente que esperaba en el puerto por la tarde.": {SmallPuts: 1},
		"Mañana llegará el barco, dijo él, y también la gente que esperaba el puerto por la tarde.":      {},
		reference: {},
	} {
		e, err := MeasureOne(&corpus.Pair{Suspect: suspect, Reference: reference}, pack)
		require.NoError(t, err)
		s := artifact.Seam(e.Alignment, nil)
		assert.Equal(t, want, artifact.Seams{SmallSwaps: s.SmallSwaps, SmallPuts: s.SmallPuts, Alike: s.Alike, Accents: s.Accents, MarksAlone: s.MarksAlone}, suspect)
	}
}
