package score

import (
	_ "embed"
	"math"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/linear"
)

//go:embed weights_detour.tsv
var detourTable string

// detourModel tells, in languages of whose pairs of words it is known only that they are met, texts that
// rules translated and back from those that people reworded or that learners wrote.
var detourModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(detourTable, DetourCodes()) })

// A Detour is what tells of a translation by rules, there and back.
type Detour struct {
	Seams artifact.Seams
	*Evidence
	decides bool // the frame alone would not have told
}

// Turned returns what d would be of the same texts the other way round.
func (d *Detour) Turned() *Detour {
	e := *d.Evidence
	e.FitLoss = -e.FitLoss
	return &Detour{Seams: d.Seams.Turned(), Evidence: &e}
}

// A detourTrait is one measured property of a Detour.
type detourTrait struct {
	code     string
	sign     int    // as for a feature
	pro, con string // as for a feature
	value    func(*Detour) float64
	counts   func(*Detour) [2]int
}

// detourTraits are in the order of the weights table.
var detourTraits = []detourTrait{
	{
		code: "worse", sign: +1,
		pro:    "of the small changes that matter to their neighbours, more go worse with them than before (%1) than better (%2)",
		con:    "of the small changes that matter to their neighbours, as many go better with them (%2) as worse (%1), or nearly so",
		value:  (*Detour).worse,
		counts: func(d *Detour) [2]int { return [2]int{d.Seams.Worse, d.Seams.Better} },
	},
	{
		code: "regular", sign: +1,
		pro:    "they do so by rule: words that come again were changed the same way (%1 of %2 times)",
		con:    "no rule shows in them: words that come again were changed the same way %1 of %2 times",
		value:  func(d *Detour) float64 { return math.Sqrt(math.Max(d.worse(), 0) * math.Max(d.same()+d.again(), 0)) },
		counts: func(d *Detour) [2]int { return [2]int{d.Seams.AgainSame, d.Seams.Again} },
	},
	{
		code: "small-again", sign: +1,
		pro:    "small words alone were changed the same way more than once (%1 of %2 small changes)",
		con:    "small words were hardly changed the same way more than once (%1 of %2 small changes)",
		value:  (*Detour).again,
		counts: func(d *Detour) [2]int { return [2]int{d.Seams.SmallAgain, d.Seams.Changes} },
	},
	{
		code: "small-pairs", sign: +1,
		pro:    "new pairs with a small word are less often met in this language than those they stand for (%1 of %2 are not)",
		con:    "new pairs with a small word are as often met in this language as those they stand for (%1 of %2 are not)",
		value:  func(d *Detour) float64 { return (unmetShare(d.Seams.Here) - unmetShare(d.Seams.There)) * 10 },
		counts: func(d *Detour) [2]int { return [2]int{d.Seams.Here.Unmet, d.Seams.Here.Small} },
	},
	{
		code: "clashing", sign: +1,
		pro: "articles and the like agree with their words less often than in the reference (%1 pairs against %2 that need another gender or number)",
		con: "articles and the like agree with their words as often as in the reference (%1 pairs against %2 that need another gender or number)",
		value: func(d *Detour) float64 {
			return excess(d.Seams.Here.Clashing, d.Seams.There.Clashing, 3)
		},
		counts: func(d *Detour) [2]int { return [2]int{d.Seams.Here.Clashing, d.Seams.There.Clashing} },
	},
	{
		code: "fit", sign: +1,
		pro:    "the replacements fit worse beside their neighbours than the words they replaced (%1 compared)",
		con:    "the replacements fit beside their neighbours as well as the words they replaced (%1 compared)",
		value:  func(d *Detour) float64 { return d.FitLoss / (float64(d.FitPairs) + 12) },
		counts: func(d *Detour) [2]int { return [2]int{d.FitPairs, d.Judged} },
	},
	{
		code: "short", sign: +1,
		pro:    "the texts differ in a word or two at a time (%1 of %2 places)",
		con:    "the texts differ in longer phrases, too: in a word or two at only %1 of %2 places",
		value:  func(d *Detour) float64 { return share(d.Seams.Short, d.Seams.Places, .7, 4)*8 - 5 },
		counts: func(d *Detour) [2]int { return [2]int{d.Seams.Short, d.Seams.Places} },
	},
	{
		code: "small-swaps", sign: +1,
		pro:    "small words came back as others in place (%1 in %2 words)",
		con:    "hardly a small word came back as another in place (%1 in %2 words)",
		value:  func(d *Detour) float64 { return share(d.FrameSwaps, d.Linked, .03, 30) * 20 },
		counts: func(d *Detour) [2]int { return [2]int{d.FrameSwaps, d.Linked} },
	},
	{
		code: "left-out", sign: -1,
		pro: "hardly a main word was added or left out (%1 of %2 that changed)",
		con: "main words were added or left out, as by people (%1 of %2 that changed)",
		value: func(d *Detour) float64 {
			return share(d.Inserted+d.Deleted, d.Inserted+d.Deleted+d.Replaced+d.Inflected, .4, 6) * 4
		},
		counts: func(d *Detour) [2]int {
			return [2]int{d.Inserted + d.Deleted, d.Inserted + d.Deleted + d.Replaced + d.Inflected}
		},
	},
	{
		code: "unlinked", sign: +1,
		pro:    "no thesaurus links the words exchanged: %1 of %2 it does",
		con:    "a thesaurus links the words exchanged: %1 of %2",
		value:  func(d *Detour) float64 { return 2 - share(d.Known, d.Flanked, .4, 6)*4 },
		counts: func(d *Detour) [2]int { return [2]int{d.Known, d.Flanked} },
	},
}

// excess is by how many standard deviations, about, a outnumbers b, doubt of either taken off.
func excess(a, b int, doubt float64) float64 {
	return float64(a-b) / math.Sqrt(float64(a+b)+doubt)
}

func (d *Detour) worse() float64 { return excess(d.Seams.Worse, d.Seams.Better, 4) }

// same is how much more often a word that comes again has the outcome it had than the one time in ten of people.
func (d *Detour) same() float64 {
	n := float64(d.Seams.Again)
	return (float64(d.Seams.AgainSame) - float64(.1*n)) / math.Sqrt(n+4)
}

// again is how much more of the changes are changes of small words alone made before than the one in twenty-five of people.
func (d *Detour) again() float64 {
	n := float64(d.Seams.Changes)
	return (float64(d.Seams.SmallAgain) - float64(.04*n)) / math.Sqrt(n+4)
}

// unmetShare is the share of pairs with a small word that are not met.
func unmetShare(j artifact.Joints) float64 { return share(j.Unmet, j.Small, .1, 10) }

// DetourVector returns the values of all traits.
func DetourVector(d *Detour) []float64 {
	v := make([]float64, len(detourTraits))
	for i := range detourTraits {
		v[i] = linear.Round(clip(detourTraits[i].value(d), 4), 4)
	}
	return v
}

// DetourCodes returns the codes of the traits, in the order of DetourVector.
func DetourCodes() []string {
	codes := make([]string, len(detourTraits))
	for i := range detourTraits {
		codes[i] = detourTraits[i].code
	}
	return codes
}

// DetourSigns returns what more of each can only speak for, as FeatureSigns.
func DetourSigns() []int {
	signs := make([]int, len(detourTraits))
	for i := range detourTraits {
		signs[i] = detourTraits[i].sign
	}
	return signs
}

const (
	leastDetour = 20  // likelihood ratio from which a text is called a round trip: one translator's usage against another's comes to 14
	leastTurned = 1.5 // log-odds by which it must be likelier than the other way round
)

// detour looks at what goes back to the references without being spun by its frame: whether rules
// translated it and back. What is spun by its frame, too, can have been made so.
func (r *Result) detour(m *linear.Model, a *align.Alignment, without Mask) {
	if r.Verdict != Spun && r.Verdict != Paraphrase && r.Verdict != LightEdit || r.Coverage < LeastCoverage {
		return
	}
	d := &Detour{Seams: artifact.Seam(a, without), Evidence: &r.Evidence}
	held := "held back: the texts this was measured on are too few for odds beyond 1,000 to 1"
	own := terms(m, DetourVector(d), maxLogOdds, held, "where every rewording starts: most is innocent", func(i int, effect float64) (code, text string) {
		t := &detourTraits[i]
		return t.code, withCounts(t.said(effect), t.counts(d))
	})
	sum := logOdds(own)
	turned := m.Sum(DetourVector(d.Turned()))
	r.apart = linear.Round(sum-turned, 2)
	r.original = r.Verdict != Spun && turned >= math.Log(leastDetour) && r.apart <= -2*leastTurned && d.small()
	if sum < math.Log(leastDetour) || r.apart < leastTurned || !d.small() {
		return
	}
	r.Detour = d
	if r.Verdict == Spun {
		return
	}
	d.decides = true
	r.Verdict, r.Derivation.Extent, r.Reasons = Spun, Whole, own
	r.Score, r.Ratio, r.Confidence = linear.Round(100*logistic(sum), 1), significant(math.Exp(sum)), r.confidence(sum)
}

// small reports whether small words were changed half as often as main words, at the least: lists of synonyms leave them alone.
func (d *Detour) small() bool { return 2*(d.FrameSwaps+d.FrameLoss) >= d.Replaced }

// placed reports whether the verdict rests on words swapped in place: otherwise nothing tells one sentence from the next.
func (r *Result) placed() bool { return r.Rewording == nil && (r.Detour == nil || !r.Detour.decides) }

// said returns what the trait's effect means for people.
func (t *detourTrait) said(effect float64) string {
	if effect < 0 {
		return t.con
	}
	return t.pro
}
