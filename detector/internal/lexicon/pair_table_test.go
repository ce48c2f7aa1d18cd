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
			joint := lexicon.Joint{Lift: lift, Seen: ok, Phrase: phrase}
			for _, l := range []*lexicon.Lexicon{plain, tabulated} {
				if again := l.Joint(a, b); again != joint {
					assert.Fail(t, "another answer together", "%s %s: %v", plain.String(a), plain.String(b), again)
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

// TestJointsAreThoseOfEachPair asks for the joints of many words with one at once, before and after it.
func TestJointsAreThoseOfEachPair(t *testing.T) {
	plain, tabulated := english(t), english(t)
	tabulated.TabulatePairs()
	words, _ := sample(plain)
	for _, l := range []*lexicon.Lexicon{plain, tabulated} {
		for _, beside := range []string{"the", "of", "point", "states"} {
			w, joints, seen := l.Lookup(beside), make([]lexicon.Joint, len(words)), 0
			l.Joints(joints, words, w, true)
			for i, j := range joints {
				assert.Equal(t, l.Joint(words[i], w), j, "%s %s", l.String(words[i]), beside)
			}
			l.Joints(joints, words, w, false)
			for i, j := range joints {
				assert.Equal(t, l.Joint(w, words[i]), j, "%s %s", beside, l.String(words[i]))
				if j.Seen {
					seen++
				}
			}
			assert.Greater(t, seen, 0, beside)
		}
	}
}
