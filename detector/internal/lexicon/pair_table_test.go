package lexicon_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/lexicon"
)

// TestTabulatePairsChangesNoAnswer asks two packs the same, one of which has a table of pairs: about pairs that the
// pack has and about pairs of any words, most of which it lacks.
func TestTabulatePairsChangesNoAnswer(t *testing.T) {
	plain, tabulated := english(t), english(t)
	tabulated.TabulatePairs()
	words, _ := sample(plain)
	for _, w := range []string{"the", "of", "focal", "point", "united", "states", "turn", "take"} {
		words = append(words, plain.Lookup(w))
	}
	seen, phrases := 0, 0
	for _, a := range words {
		for b := lexicon.Word(1); int(b) <= plain.Len(); b += 7 {
			lift, ok := plain.Lift(a, b)
			again, okAgain := tabulated.Lift(a, b)
			if lift != again || ok != okAgain {
				assert.Fail(t, "another lift", "%s %s: %v %v, tabulated %v %v", plain.String(a), plain.String(b), lift, ok, again, okAgain)
			}
			phrase := plain.Phrase(a, b)
			if phrase != tabulated.Phrase(a, b) {
				assert.Fail(t, "no phrase any more", "%s %s", plain.String(a), plain.String(b))
			}
			for _, l := range []*lexicon.Lexicon{plain, tabulated} {
				if again, okAgain, also := l.Joint(a, b); lift != again || ok != okAgain || phrase != also {
					assert.Fail(t, "another answer together", "%s %s: %v %v %v", plain.String(a), plain.String(b), again, okAgain, also)
				}
			}
			if ok {
				seen++
			}
			if phrase {
				phrases++
			}
		}
	}
	assert.Greater(t, seen, 1000)
	assert.Greater(t, phrases, 20)
	turn, of, events := plain.Lookup("turn"), plain.Lookup("of"), plain.Lookup("events")
	assert.True(t, tabulated.Phrase(turn, of, events), "a phrase of three words")
	assert.True(t, tabulated.Phrase(plain.Lookup("focal"), plain.Lookup("point")))
}
