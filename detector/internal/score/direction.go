package score

import (
	"cmp"
	"math"
	"slices"

	"unspin/detector/internal/linear"
)

// Directed reports whether the pair says anything about direction: words were
// replaced in place, and what that did to their fit is known.
func (r *Result) Directed() bool {
	return !r.placed() || r.original || r.Verdict != Identical && r.Verdict != Insufficient && r.Evidence.Distinct >= leastSwaps && r.Evidence.FitPairs >= leastSwaps
}

// Direct returns which text the wording fits as the earlier one ("reference",
// "suspect" or "undecided") and the confidence, given the result of WeighWording for
// the pair the other way round. Where the suspect is the earlier one, r
// becomes a paraphrase: also where both ways are called spun, if little is known of
// the words, so that most of what tells is the same both ways round; there it does so, too, where
// it cannot be told which is the earlier, but the other way round is the likelier. There articles that clash with what was put
// beside them say as much as clear odds do: of our spinners' texts 868 have more of them than what they were made from, seven have fewer. New words alone do not
// show that, since the two may go back to a third text.
func (r *Result) Direct(reverse *Result) (original string, confidence float64) {
	difference := logOdds(r.Reasons) - logOdds(reverse.Reasons)
	if r.original || r.Detour != nil && r.Detour.decides {
		difference = r.apart
	}
	confidence = math.Min(linear.Round(logistic(math.Abs(difference)), 2), .99)
	const clear, likelier = 1.5, .5 // log-odds by which one way must be likelier to be told, and by which the other is not called spun
	turned := free(reverse.Reasons) - free(r.Reasons) - clear*float64(cmp.Compare(r.clashing, 0))
	switch {
	case r.Verdict == Spun && difference >= clear:
		return "reference", confidence
	case r.original,
		r.Verdict != Spun && reverse.Verdict == Spun && -difference >= 2*clear,
		r.attested && r.Verdict == Spun && reverse.Verdict == Spun && turned >= 2*clear:
		r.acquit()
		return "suspect", confidence
	case r.attested && r.Verdict == Spun && turned >= likelier: // the other, if it is one of them
		r.acquit()
	}
	return "undecided", 0
}

// acquit makes a paraphrase of what looks spun since the other text was.
func (r *Result) acquit() {
	if r.attested {
		r.hold()
	}
	r.Verdict, r.Mechanism, r.Derivation.Extent = Paraphrase, "", Whole
	r.Confidence = r.confidence(logOdds(r.Reasons))
}

// mostReversed is the log-odds of a text that only looks spun since the other was:
// a score of 15.
const mostReversed = -1.74

// hold takes r's score back to that of a text handed over the wrong way round.
func (r *Result) hold() {
	over := linear.Round(logOdds(r.Reasons)-mostReversed, 2)
	if over <= 0 {
		return
	}
	r.Reasons = slices.Insert(r.Reasons, len(r.Reasons)-1, // before the baseline
		Reason{"reversed", "held back: the words fit better here than in the reference, which looks like the spun one of the two", -over})
	sum := logOdds(r.Reasons)
	r.Score, r.Ratio = linear.Round(100*logistic(sum), 1), significant(math.Exp(sum))
}

// free adds up the effects of reasons as if nothing held them within limits.
func free(reasons []Reason) float64 {
	sum := 0.0
	for _, x := range reasons {
		if x.Code != limitCode {
			sum += x.Effect
		}
	}
	return linear.Round(sum, 2)
}

// logOdds adds up the effects of reasons.
func logOdds(reasons []Reason) float64 {
	sum := 0.0
	for _, x := range reasons {
		sum += x.Effect
	}
	return linear.Round(sum, 2)
}
