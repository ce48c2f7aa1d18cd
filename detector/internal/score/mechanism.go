package score

import (
	"math"

	"unspin/detector/internal/linear"
)

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
	mixedWithin     = 0.5 // log-odds within which neither of two mechanisms is likelier
	rewritingLeast  = -.8 // Exchange from which machine rewriting is claimed: people rarely keep so much to words of like sense
	rewritingLinked = 100 // words in derived passages without which it is not
	rewritingWords  = 6   // words exchanged for others of like sense without which it is not: fewer are an editor's
)

// Mechanisms are the tables by which a mechanism is told.
type Mechanisms struct{ Translation *linear.Model }

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
	case r.Rewritable() && r.Evidence.Exchange() >= rewritingLeast:
		return MachineRewriting
	}
	return ""
}

// Rewritable reports whether it can be asked who reworded the text: it is a paraphrase, long enough, in
// which enough words were exchanged.
func (r *Result) Rewritable() bool {
	e := &r.Evidence
	return r.Verdict == Paraphrase && e.Linked >= rewritingLinked && e.SameSense+e.NextSense >= rewritingWords
}

// Exchange returns how many content words of the suspect became others of like sense for each that was lost, put
// in or changed for one that nothing relates to it, as a logarithm. A machine that rewords a text
// exchanges its words and leaves what is told alone; people who revise, simplify or translate it anew
// say some things in words of another sense, leave some out, add others, and write names their own way.
// A word one step away counts half, another form of the same word a quarter, a name as four.
func (e *Evidence) Exchange() float64 {
	const few = 4 // one word of either kind is taken for granted, and another lost: a handful tells nothing
	like := 4*e.SameSense + 2*e.NextSense + e.Inflected
	unlike := 4*(e.Strange+e.Inserted+e.Deleted) + 16*e.Renamed
	return math.Log(float64(like+few) / float64(unlike+2*few))
}
