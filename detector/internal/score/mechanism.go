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
	mixedWithin     = 0.5   // log-odds within which neither of two mechanisms is likelier
	rewritingLeast  = -1.05 // Exchange from which machine rewriting is claimed: people rarely keep so much to words of like sense
	rewritingShare  = .09   // Exchanged from which it is: people who reword rarely exchange one word in eleven where it stands
	rewritingRecast = .064  // Recast from which it is: people who turn sentences round seldom keep so much to the words' places
	rewritingTurned = .0111 // phrases with "of" turned round to compounds and genitives, for each word, from which it is: three in a hundred words or five in three hundred
	rewritingSlips  = 2     // slips of different kinds from which it is
	rewritingLinked = 100   // words in derived passages without which words exchanged tell nothing
	recastLinked    = 60    // and without which Recast does not: editors of short texts exchange words and leave sentences standing
	rewritingWords  = 6     // words exchanged for others of like sense without which Exchange does not: fewer are an editor's
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
	case r.Rewriting() >= 0:
		return MachineRewriting
	}
	return ""
}

// Rewriting returns how far the clearest sign that a machine reworded the text is beyond where that is claimed, as a logarithm:
// below 0 where it is not, and far below where it cannot be asked. A translator exchanges little else than words of like
// sense, a paraphraser so many that people do not, or turns the same sentences round, and both slip in ways that people do not.
func (r *Result) Rewriting() float64 {
	const never = -99
	if r.Verdict != Paraphrase {
		return never
	}
	beyond, e := float64(never), &r.Evidence
	if r.Slips > 0 {
		beyond = max(beyond, math.Log(float64(r.Slips)/rewritingSlips))
	}
	if r.Shuffled > 0 {
		beyond = max(beyond, math.Log(r.Shuffled))
	}
	if e.Linked >= recastLinked {
		beyond = max(beyond, math.Log(e.Recast()/rewritingRecast), math.Log(share(e.Compounded, e.Linked, 0, 150)/rewritingTurned))
	}
	if e.Linked < rewritingLinked {
		return beyond
	}
	beyond = max(beyond, math.Log(e.Exchanged()/rewritingShare))
	if e.SameSense+e.NextSense >= rewritingWords {
		beyond = max(beyond, e.Exchange()-rewritingLeast)
	}
	return beyond
}

// Exchanged returns which share of the suspect's content words stand in the reference's place for words that a
// thesaurus links with them, less where there are few.
func (e *Evidence) Exchanged() float64 { return share(e.Known, e.pairs()+e.Inserted, 0, 30) }

// Recast returns the geometric mean of the share of content words exchanged for others that a thesaurus links with them
// and of the share of words that were moved inside their sentence. A paraphraser turns a sentence round and exchanges
// words in what it moves; people who exchange words leave the sentence standing, and people who build it anew say other things.
func (e *Evidence) Recast() float64 {
	return math.Sqrt(share(e.Known, e.pairs()+e.Inserted, .02, 30) * share(e.Moved, e.Linked, .02, 50))
}

// recastAptly reports whether the words exchanged are so many and so well chosen, in sentences so much turned round, that
// a paraphraser made them: of 3,500 texts that were spun, two were so.
func (e *Evidence) recastAptly() bool {
	const apt, enough = -.35, 12 // what such a choice weighs at most on the average, and how many say so
	return e.Synonyms >= enough && e.Weight <= float64(apt*float64(e.Synonyms)) && e.Recast() >= rewritingRecast
}

// Exchange returns how many content words of the suspect became others of like sense for each that was lost, put
// in or changed for one that nothing relates to it, as a logarithm. A machine that rewords a text
// exchanges its words and leaves what is told alone; people who revise, simplify or translate it anew
// say some things in words of another sense, leave some out, add others, and write names their own way.
// A word one step away counts half, another form of the same word a quarter, a name as four. It is more where the new words are
// met in the company of those they stand for, and less where they are all commoner or all rarer: people
// write for their readers, and each has a register of their own.
func (e *Evidence) Exchange() float64 {
	const few = 4 // one word of either kind is taken for granted, and another lost: a handful tells nothing
	like := 4*e.SameSense + 2*e.NextSense + e.Inflected
	unlike := 4*(e.Strange+e.Inserted+e.Deleted) + 16*e.Renamed
	const usual, doubt = 1, 8 // closeness of words exchanged, and how many say something
	company := share(e.Close, e.Synonyms, usual, doubt) - usual
	register := math.Abs(e.Drift) / float64(e.Synonyms+doubt)
	return math.Log(float64(like+few)/float64(unlike+2*few)) + float64((company-register)/2)
}
