package score

import "unspin/detector/internal/linear"

// A Mechanism says how the rewording was made, where that can be told.
type Mechanism string

// Mechanisms.
const (
	SynonymSubstitution  Mechanism = "synonym-substitution"
	RoundTripTranslation Mechanism = "round-trip-translation"
	Mixed                Mechanism = "mixed"
	MachineRewriting     Mechanism = "machine-rewriting"
)

const (
	mixedWithin  = 0.5 // log-odds within which neither of two mechanisms is likelier
	rewritingSum = 3.4 // log-odds from which machine rewriting is claimed: people are rarely so even
	rewritingMin = 100 // words in derived passages without which it is not
)

// Mechanisms are the tables by which a mechanism is told.
type Mechanisms struct{ Translation, Rewriting *linear.Model }

// Infer tells how the suspect was reworded, "" where it cannot.
func (m Mechanisms) Infer(r *Result) Mechanism {
	switch {
	case r.Rewording != nil:
		return SynonymSubstitution
	case r.Detour != nil:
		return RoundTripTranslation
	case r.Verdict == Spun:
		switch z := m.Translation.Sum(r.Evidence.Traits()); {
		case z > mixedWithin:
			return RoundTripTranslation
		case z < -mixedWithin:
			return SynonymSubstitution
		}
		return Mixed
	case r.Verdict == Paraphrase:
		if r.Evidence.Linked >= rewritingMin && m.RewritingLogOdds(r) >= rewritingSum {
			return MachineRewriting
		}
	}
	return ""
}

// RewritingLogOdds returns how much likelier a machine's even hand is behind
// the paraphrase r than a person's.
func (m Mechanisms) RewritingLogOdds(r *Result) float64 {
	return m.Rewriting.Sum(r.Evidence.RewritingTraits())
}
