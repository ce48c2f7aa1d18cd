package score

import (
	_ "embed"
	"math"
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

var orderings = []ordering{
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

// DerivationVector returns the values by which derivation is told: each
// property, and each for the length of the text, since order says the more the longer it holds.
func DerivationVector(c *align.Content) []float64 {
	v := make([]float64, 0, 2*len(orderings)+1)
	long := length(c)
	for i := range orderings {
		v = append(v, linear.Round(math.Max(-3, math.Min(3, orderings[i].value(c))), 4))
	}
	for i := range orderings {
		v = append(v, linear.Round(float64(v[i]*long), 4))
	}
	return append(v, linear.Round(long, 4))
}

// DerivationCodes returns the codes of DerivationVector, in its order.
func DerivationCodes() []string {
	var codes []string
	for i := range orderings {
		codes = append(codes, orderings[i].code)
	}
	for i := range orderings {
		codes = append(codes, orderings[i].code+"-long")
	}
	return append(codes, "length")
}

// DerivationSigns returns what more of each value can only speak for: +1 for
// derivation, −1 against it, 0 for either.
func DerivationSigns() []int {
	signs := make([]int, len(DerivationCodes()))
	for i := range orderings {
		signs[i] = orderings[i].sign
	}
	return signs
}

// PriorDerived is the share of derived texts among those compared that a
// verdict assumes: people compare where they see a likeness.
const PriorDerived = 0.6

// LeastDerived is the log-odds from which a text is taken to go back to the
// reference: where that is likelier than not.
var LeastDerived = linear.Round(math.Log((1-PriorDerived)/PriorDerived), 2)
