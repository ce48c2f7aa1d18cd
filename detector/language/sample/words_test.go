package sample

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A list that names a word twice, or a language twice, would count it twice.
func TestWordListHasNothingTwice(t *testing.T) {
	codes := map[string]bool{}
	for line := range strings.Lines(wordList) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		assert.False(t, codes[f[0]], f[0])
		codes[f[0]] = true
		words := map[string]bool{}
		for _, w := range f[1:] {
			assert.False(t, words[w], f[0]+" "+w)
			assert.Equal(t, strings.ToLower(w), w, f[0])
			words[w] = true
		}
	}
	for _, l := range languages() {
		assert.Same(t, unicode.Scripts[l.script], letters[l.script], l.code)
		assert.Equal(t, l.modelled, codes[l.code], l.code+": words for those that letters do not tell")
		if l.modelled {
			assert.NotEmpty(t, l.letters, l.code)
		}
	}
}

// open returns how many pieces of a text are left open, and the code
// of the language that the others are in.
func open(text string) (pieces int, code string, others int) {
	s := newSample(Spread(text))
	v := votes{sum: map[string]float64{}}
	_, left := s.judgeWords(&v)
	best, _ := v.best()
	if v.judged > 0 && v.sum[best.code] == 0 {
		best = known{}
	}
	return len(left), best.code, v.judged
}

// A piece of names with one word between them is in the language of the text, one with
// none, or with words that another language has and this has not, is left open.
func TestPiecesAgree(t *testing.T) {
	story, err := os.ReadFile("../../../testdata/stories/cup-final/reference.txt")
	require.NoError(t, err)
	half := strings.Index(string(story[len(story)/2:]), "\n\n") + len(story)/2
	for _, c := range []struct {
		reason, piece string
		left          bool
	}{
		{"a list of names with a word", strings.Repeat("Marcus Fell, Prime Minister Edda Brandt and Chancellor Nils Aubrey Thorne ", 4), false},
		{"a list of names", strings.Repeat("Marcus Fell, Edda Brandt, Nils Aubrey Thorne, ", 8), true},
		{"a list of names with a letter", strings.Repeat("Marcus Fell, Edda Brandt a Nils Aubrey Thorne, ", 8), true},
		{"another language", strings.Repeat("Als der Regen endlich nachliess, standen die Keller schon unter Wasser. ", 5), true},
	} {
		left, code, _ := open(string(story[:half]) + "\n\n" + c.piece + string(story[half:]))
		assert.Equal(t, "en", code, c.reason)
		assert.Equal(t, c.left, left > 0, c.reason)
	}
}

func TestWordsSettle(t *testing.T) {
	for _, c := range []struct{ reason, code, text string }{
		{"English prose", "en", "When the rain finally stopped, the cellars stood under water already and nobody knew where the pumps had been put."},
		{"Spanish, of which Asturian has all but a few words", "es",
			"Cuando por fin dejó de llover, los sótanos ya estaban bajo el agua y nadie sabía dónde estaban las bombas de la ciudad."},
		{"Russian, of which Bulgarian has most", "ru", "Когда дождь кончился, подвалы уже стояли под водой, и никто не знал, где были все те насосы."},
		{"Afrikaans, which is not in the list", "", "Die mense wat aan die ander kant woon, weet nie hoe hulle by die werk sal kom nie, maar dit is vir die winkels ook nie goed nie."},
	} {
		t.Run(c.reason, func(t *testing.T) {
			left, code, judged := open(c.text)
			assert.Zero(t, left)
			assert.Equal(t, c.code, code)
			assert.Positive(t, judged)
		})
	}
}

func TestWordsLeaveToWhoeverIsAsked(t *testing.T) {
	for _, c := range []struct{ reason, text string }{
		{"a heading has none of them", "Town council closes bridge, engineers find cracks"},
		{"names have none", "Anna Maria Schmidt, Peter Paul Johnson, Jean Pierre Martin, John Smith, Karl Weber, Marie Dubois"},
		{"short words of Italian that Samoan has", "e i a la o le ma e i a la o le e i a la o"},
		{"as much Galician as Portuguese", "O concello pechou o martes a ponte vella despois de que os atopasen; as obras comezarán na primavera."},
		{"half in one language, half in another", "The council closed the bridge and said that it was old, der Rat hat die Brücke gesperrt und sie ist nicht neu."},
		{"a letter that English has not", "The mayor of the town, Mr Łukasz Żółkiewski, said that the work on the bridge would begin in the spring."},
	} {
		t.Run(c.reason, func(t *testing.T) {
			left, _, judged := open(c.text)
			assert.Positive(t, left)
			assert.Zero(t, judged)
		})
	}
}
