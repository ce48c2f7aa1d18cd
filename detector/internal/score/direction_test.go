package score

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestBothLookSpun: where little is known of the words, the way round that is likelier is the spun one. The other is not
// called so, and only where it is much less likely is it said which text was the original.
func TestBothLookSpun(t *testing.T) {
	for _, c := range []struct {
		name, reason  string
		own, reversed float64
		clashing      int
		attested      bool
		verdict       Verdict
		original      string
	}{
		{"much likelier", "a spun text beside its original", 6, 3, 0, true, Spun, "reference"},
		{"likelier", "a spun text of which little tells the way round", 4, 3, 0, true, Spun, "undecided"},
		{"as likely", "nothing tells them apart", 3, 3.2, 0, true, Spun, "undecided"},
		{"less likely", "an original beside what was spun from it", 3, 4, 0, true, Paraphrase, "undecided"},
		{"much less likely", "an original beside what was spun from it", 3, 6.5, 0, true, Paraphrase, "suspect"},
		{"less likely, articles left", "a spun text in which articles clash with what was put beside them", 3, 4, 1, true, Spun, "undecided"},
		{"as likely, articles left", "an original beside a text in which articles clash", 3, 3, -2, true, Paraphrase, "undecided"},
		{"much less likely, articles left", "an article that clashes does not outweigh all else", 3, 6.5, 1, true, Paraphrase, "undecided"},
		{"words known well", "English has other grounds, by which both ways round are hardly ever called spun", 3, 4, 0, false, Spun, "undecided"},
	} {
		t.Run(c.name, func(t *testing.T) {
			own := Result{Verdict: Spun, attested: c.attested, clashing: c.clashing, Reasons: []Reason{{Effect: c.own + 6}, {Code: "baseline", Effect: -6}}}
			original, _ := own.Direct(&Result{Verdict: Spun, Reasons: []Reason{{Effect: c.reversed}}})
			assert.Equal(t, c.original, original, c.reason)
			assert.Equal(t, c.verdict, own.Verdict, c.reason)
			if c.verdict == Paraphrase {
				assert.Less(t, own.Score, 16.0)
			}
		})
	}
}
