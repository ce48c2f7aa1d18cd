package score

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/internal/linear"
)

// maxLogOdds bounds what is ever claimed: the data behind the weights are too
// few to speak of odds beyond a thousand to one.
const maxLogOdds = 6.9

// reasons returns the terms of the score of a comparison.
func reasons(m *linear.Model, e *Evidence) []Reason {
	held := "held back: the texts this was measured on are too few for odds beyond 1,000 to 1"
	return terms(m, e.Vector(), maxLogOdds, held, "where every comparison starts: most rewriting is innocent", func(i int, effect float64) (code, text string) {
		return features[i].code, features[i].text(e, effect)
	})
}

// limitCode is the Reason that keeps odds within what was measured.
const limitCode = "limit"

// terms returns what values count for by m, in the words of word, heaviest first and
// the baseline last; held is what keeps their sum within most. Effects are
// rounded to hundredths before they are added, so that anyone can add them up.
func terms(m *linear.Model, values []float64, most float64, held, baseline string, word func(i int, effect float64) (code, text string)) []Reason {
	var out []Reason
	sum := m.Baseline
	for i, v := range values {
		effect := m.Effect(i, v)
		sum += effect
		if effect != 0 {
			code, text := word(i, effect)
			out = append(out, Reason{code, text, effect})
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(math.Abs(b.Effect), math.Abs(a.Effect)) })
	if over := linear.Round(math.Abs(sum)-most, 2); over > 0 {
		out = append(out, Reason{limitCode, held, math.Copysign(over, -sum)})
	}
	return append(out, Reason{"baseline", baseline, m.Baseline})
}

// text returns what the feature's effect means for people.
func (f *feature) text(e *Evidence, effect float64) string {
	t := f.pro
	if effect < 0 {
		t = f.con
	}
	n := f.counts(e)
	if n[1] == 0 {
		return "nothing here to count for “" + strings.ReplaceAll(f.code, "-", " ") + "”, which is taken to be as in most texts"
	}
	return withCounts(t, n)
}

// withCounts writes the counts into a text that has %1 and %2 for them.
func withCounts(text string, n [2]int) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "%1", strconv.Itoa(n[0])), "%2", strconv.Itoa(n[1]))
}
