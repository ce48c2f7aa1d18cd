package score

import (
	"math"

	"unspin/detector/internal/linear"
)

// Directed reports whether the pair says anything about direction: words were
// replaced in place, and what that did to their fit is known.
func (r *Result) Directed() bool {
	return r.Verdict != Identical && r.Verdict != Insufficient && r.Evidence.Distinct >= leastSwaps && r.Evidence.FitPairs >= leastSwaps
}

// Direct returns which text the wording fits as the earlier one ("reference",
// "suspect" or "undecided") and the confidence, given the result of weighing
// the pair the other way round. Where the suspect is the earlier one, r
// becomes a paraphrase.
func (r *Result) Direct(reverse *Result) (original string, confidence float64) {
	difference := logOdds(r.Reasons) - logOdds(reverse.Reasons)
	confidence = math.Min(linear.Round(logistic(math.Abs(difference)), 2), .99)
	const clear = 1.5 // log-odds by which one way must be likelier
	switch {
	case r.Verdict == Spun && difference >= clear:
		return "reference", confidence
	case r.Verdict != Spun && reverse.Verdict == Spun && -difference >= 2*clear:
		r.Verdict, r.Mechanism, r.Derivation.Extent = Paraphrase, "", Whole
		r.Confidence = r.confidence(logOdds(r.Reasons))
		return "suspect", confidence
	}
	return "undecided", 0
}

// logOdds adds up the effects of reasons.
func logOdds(reasons []Reason) float64 {
	sum := 0.0
	for _, x := range reasons {
		sum += x.Effect
	}
	return linear.Round(sum, 2)
}
