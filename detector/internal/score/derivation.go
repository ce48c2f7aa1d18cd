package score

import (
	_ "embed"
	"math"
	"slices"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/linear"
)

//go:embed weights_derivation.tsv
var derivationTable string

// derivationModel tells texts that go back to the reference, whatever their wording, from
// those that tell the same independently.
var derivationModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(derivationTable, DerivationCodes()) })

// An ordering is one measured property of what a suspect tells, compared with
// what a reference does. Shares are drawn towards what two newsrooms on one event show, so that few
// words say little.
type ordering struct {
	code  string
	sign  int // +1 for derivation, −1 against it, 0 where that is left to the data
	value func(*align.Content) float64
}

// An orderingList is properties in the order of their weights.
type orderingList []ordering

var orderings = orderingList{
	// Whoever rewrites follows the original from fact to fact.
	{"order", +1, func(c *align.Content) float64 { return mass(c.Ordered, c.Anchors, .5, 300)*4 - 2 }},
	{"alike", +1, func(c *align.Content) float64 { return mass(c.Best, c.Sentences, .2, 500)*5 - 1 }},
	{"used", +1, func(c *align.Content) float64 { return mass(c.Used, c.Source, .3, 500)*4 - 1 }},
	{"pairs", +1, func(c *align.Content) float64 { return mass(c.SamePairs, c.Pairs, .1, 500) * 5 }},
	{"runs", +1, func(c *align.Content) float64 {
		return math.Sqrt(share(c.SameRuns, c.Runs, .01, 20)) * 4
	}},
	{"words", 0, func(c *align.Content) float64 { return mass(c.Exact, c.Mass, .35, 500)*4 - 1 }},
	{"facts", +1, func(c *align.Content) float64 { return share(c.Shared, c.Facts, .5, 4)*2 - 1 }},
	// An independent report brings facts of its own, a rewrite almost none.
	{"new-facts", -1, func(c *align.Content) float64 {
		return math.Min(float64(100*c.NewFacts)/float64(c.Words+20), 12) / 4
	}},
}

// mass is share for masses.
func mass(part, whole int64, expected, weight float64) float64 {
	return (float64(part) + float64(expected*weight)) / (float64(whole) + weight)
}

// length is the length of what was looked at, on a scale on which 200 words are 0 and 1,500 are 2.
func length(c *align.Content) float64 {
	return math.Max(-2, math.Min(2, math.Log(float64(c.Words+1)/200)))
}

// vector returns the values of all, bounded.
func (list orderingList) vector(c *align.Content) []float64 {
	v := make([]float64, len(list), 2*len(list)+1) // DerivationVector goes on
	for i := range list {
		v[i] = linear.Round(math.Max(-3, math.Min(3, list[i].value(c))), 4)
	}
	return v
}

func (list orderingList) codes() []string {
	codes := make([]string, len(list))
	for i := range list {
		codes[i] = list[i].code
	}
	return codes
}

func (list orderingList) signs() []int {
	signs := make([]int, len(list))
	for i := range list {
		signs[i] = list[i].sign
	}
	return signs
}

// DerivationVector returns the values by which derivation is told: each
// property, and each for the length of the text, since order says the more the longer it holds.
func DerivationVector(c *align.Content) []float64 {
	v, long := orderings.vector(c), length(c)
	for i := range orderings {
		v = append(v, linear.Round(float64(v[i]*long), 4))
	}
	return append(v, linear.Round(long, 4))
}

// DerivationCodes returns the codes of DerivationVector, in its order.
func DerivationCodes() []string {
	codes := orderings.codes()
	for i := range orderings {
		codes = append(codes, codes[i]+"-long")
	}
	return append(codes, "length")
}

// DerivationSigns returns what more of each value can only speak for: +1 for
// derivation, −1 against it, 0 for either.
func DerivationSigns() []int {
	return append(orderings.signs(), make([]int, len(orderings)+1)...)
}

//go:embed weights_telling.tsv
var tellingTable string

// tellingModel tells texts that go back to the reference by which facts they tell and which they do not, where neither
// wording nor order shows it.
var tellingModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(tellingTable, TellingCodes()) })

// tellings are the properties by which it does. Whoever writes a text anew from top to bottom, as today's language models do,
// keeps hardly a word and perhaps not the order, but has the facts from nowhere else.
var tellings = orderingList{
	orderingOf("order"),
	orderingOf("used"),
	orderingOf("words"),
	orderingOf("new-facts"),
	{"told", +1, func(c *align.Content) float64 { return math.Log(float64(c.Told+2) / float64(c.NewFacts+2)) }},
}

// orderingOf returns the one of orderings with a code.
func orderingOf(code string) ordering {
	return orderings[slices.IndexFunc(orderings, func(o ordering) bool { return o.code == code })]
}

// What must be there for a text to be told by its facts: so many different ones that both have, and so many words of either.
const (
	leastTold    = 8
	leastTelling = 150
)

// TellsFacts reports whether a text has enough facts in common with the reference to be told by them.
func TellsFacts(c *align.Content) bool {
	return c.Told >= leastTold && min(c.Words, c.Reference) >= leastTelling
}

// TellingVector returns the values of all tellings.
func TellingVector(c *align.Content) []float64 { return tellings.vector(c) }

// TellingCodes returns the codes of TellingVector, in its order.
func TellingCodes() []string { return tellings.codes() }

// TellingSigns returns what more of each value can only speak for, as DerivationSigns.
func TellingSigns() []int { return tellings.signs() }

// PriorDerived is the share of derived texts among those compared that a
// verdict assumes: people compare where they see a likeness.
const PriorDerived = 0.6

// LeastDerived is the log-odds from which a text is taken to go back to the
// reference: where that is likelier than not.
var LeastDerived = linear.Round(math.Log((1-PriorDerived)/PriorDerived), 2)

//go:embed weights_passage.tsv
var passageTable string

// passageModel tells passages that go back to the reference from those that
// two texts on one matter have in common.
var passageModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(passageTable, PassageCodes()) })

// PassageModel returns the compiled-in table for passages.
func PassageModel() *linear.Model { return passageModel() }

// Background is how much of the rest of a suspect the reference has, 0–1: two
// texts on one matter share many words anywhere, two on different ones few.
func Background(rest *align.Content) float64 { return background(rest.Exact, rest.Mass) }

func background(exact, all int64) float64 { return mass(exact, all, .35, 1500) }

// OwnWords returns how many words speak for passage p: those in quotations
// count half, since two newsrooms quote one statement.
func OwnWords(p *align.Passage) int { return p.Words - p.Quoted/2 }

// PassageVector returns the values by which passage p is told, whose suspect
// shares background with the reference elsewhere.
func PassageVector(p *align.Passage, background float64) []float64 {
	kept := mass(p.Kept, p.Mass, .5, 300)
	v := []float64{
		math.Log(float64(OwnWords(p)+1) / 40),
		kept*4 - 2,
		mass(p.Ordered, p.Anchors, .5, 200)*4 - 2,
		mass(p.SamePairs, p.Pairs, .3, 200) * 4,
		math.Sqrt(share(p.SameRuns, p.Runs, .02, 10)) * 4,
		float64(4*(kept-background)) - 1,
		float64(background*8) - 2,
	}
	for i := range v {
		v[i] = linear.Round(math.Max(-3, math.Min(3, v[i])), 4)
	}
	return v
}

// PassageCodes returns the codes of PassageVector, in its order.
func PassageCodes() []string {
	return []string{"length", "kept", "order", "pairs", "runs", "above", "background"}
}

// PassageSigns returns what more of each value can only speak for.
func PassageSigns() []int { return []int{+1, +1, +1, +1, +1, +1, -1} }

// An Extent says how much of a suspect goes back to a reference.
type Extent string

// Extents.
const (
	Whole     Extent = "whole"
	Part      Extent = "part"
	None      Extent = "none"
	Undecided Extent = "undecided"
)

// A Derivation is what contents and their order amount to.
type Derivation struct {
	Extent  Extent
	LogOdds float64 // of going back to the reference as a whole
	Share   float64 // of the suspect's words in passages that go back to one
	// Passages are those of the alignment that go back to a reference, not only
	// to the matter.
	Passages []align.Passage
	Best     float64 // log-odds of the clearest of them, beside what stands around it
	Framed   bool    // the frame shows it, in which words were swapped: see manySwaps
}

const (
	leastPassage = 0.5  // log-odds from which a passage makes a text derived in part
	alsoPassage  = -1.0 // and those of another passage beside it
	leastOwn     = 16   // OwnWords of a passage without which it shows nothing
	mostlyParts  = 0.7  // share in passages from which a text goes back as a whole, be it to several references
	fewParts     = 0.6  // share below which the rest is looked at by itself
	framedSure   = 0.95 // that a text goes back whose frame shows it; no pair of 205 speaks against it
	leastRest    = 80   // words of a rest that is
	seldomHidden = 2.75 // log-odds by which texts that neither wording nor order shows are seldomer derived than others
	clearlyNot   = -2.0 // log-odds from which on the rest goes back to nothing
)

// Derivers are the tables by which derivation is told.
type Derivers struct{ Text, Telling, Passage *linear.Model }

// derivers returns the compiled-in tables.
func derivers() Derivers { return Derivers{derivationModel(), tellingModel(), passageModel()} }

// Derive tells how much of the suspect goes back to the references. The contents
// must have been compared.
func (m Derivers) Derive(a *align.Alignment) Derivation {
	d := Derivation{LogOdds: -maxLogOdds, Best: -maxLogOdds}
	rest := 0.0
	for i := range a.Contents {
		c := &a.Contents[i]
		z := m.Whole(c)
		if i == 0 || z > d.LogOdds {
			d.LogOdds = z
			rest = math.Max(m.Text.Sum(DerivationVector(&a.Rests[i])), m.telling(&a.Rests[i]))
			if a.Rests[i].Words < leastRest {
				rest = d.LogOdds
			}
		}
	}
	d.LogOdds = math.Max(-maxLogOdds, math.Min(maxLogOdds, d.LogOdds))
	d.choose(m.Passage, a)
	switch {
	case d.LogOdds >= LeastDerived && (d.Share >= fewParts || len(d.Passages) == 0 || rest > clearlyNot):
		d.Extent = Whole
	case d.Share >= mostlyParts:
		d.Extent = Whole
	case len(d.Passages) > 0:
		d.Extent = Part
	default:
		d.Extent = None
	}
	return d
}

// Whole returns the log-odds that a text goes back to the reference as a whole, by wording and order or, where
// these do not show it, by the facts it tells.
func (m Derivers) Whole(c *align.Content) float64 {
	return math.Max(soberly(m.Text.Sum(DerivationVector(c)), max(c.Words, c.Reference)), m.telling(c))
}

// telling returns those by the facts alone.
func (m Derivers) telling(c *align.Content) float64 {
	if !TellsFacts(c) {
		return -maxLogOdds
	}
	return m.Telling.Sum(TellingVector(c)) - seldomHidden
}

// soberly returns what log-odds of going back are worth where the longer of the two texts has so many words. The table is learned
// beside whole articles. The first sentences of two newsrooms on one event tell nearly the same in the same order: of their texts
// cut to 40, 60, 80 and 110 words, 70, 42, 27 and 13 in a hundred would be taken for going back to each other, and so are 9, 4, 4 and 6. Of
// a short text beside a whole article few were.
func soberly(z float64, words int) float64 {
	const (
		enough = 160  // words from which a text tells as much as an article
		common = 4.3  // log-odds that both have in common at a length e times shorter
		spread = 0.75 // and by how much more they scatter there
	)
	short := math.Log(enough / float64(max(words, 1)))
	if short <= 0 {
		return z
	}
	return (z - float64(common*short)) / (1 + float64(spread*short))
}

// choose keeps the passages that go back to a reference: one must show it by
// itself, then others that are less clear count, too.
func (d *Derivation) choose(m *linear.Model, a *align.Alignment) {
	odds, best := make([]float64, len(a.Passages)), d.Best
	for i := range a.Passages {
		p := &a.Passages[i]
		anywhere := Background(&a.Rests[p.Reference])
		odds[i] = m.Sum(PassageVector(p, anywhere))
		if OwnWords(p) < leastOwn {
			continue
		}
		best = math.Max(best, odds[i])
		// Of 205 newsrooms' texts with a text on another matter before or behind, one in six has a passage that stands out
		// from all of it. How sure that is, is told by what stands around it.
		d.Best = math.Max(d.Best, m.Sum(PassageVector(p, math.Max(anywhere, background(p.AroundExact, p.Around)))))
	}
	if best < leastPassage && d.LogOdds < LeastDerived {
		return
	}
	words := 0
	for i := range a.Passages {
		if odds[i] >= alsoPassage || d.LogOdds >= LeastDerived {
			d.Passages = append(d.Passages, a.Passages[i])
			words += a.Passages[i].Words
		}
	}
	d.Share = linear.Round(math.Min(1, float64(words)/float64(max(1, a.Suspect.Words))), 4)
}

// probability returns how likely the suspect goes back to a reference, as a
// whole or in part.
func (d *Derivation) probability() float64 {
	if d.Framed {
		return framedSure
	}
	return logistic(math.Max(d.LogOdds-LeastDerived, d.Best-leastPassage))
}

// Ratio returns how much likelier the contents are of a text that goes back to the
// reference as a whole than of one that tells the same independently.
func (d *Derivation) Ratio() float64 { return significant(math.Exp(d.LogOdds)) }
