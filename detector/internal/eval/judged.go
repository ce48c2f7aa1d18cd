package main

import (
	"math"

	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/parallel"
	"unspin/detector/internal/score"
)

// A judged is a pair as weights judge it that were learned without its
// family and without every text that it shares a source with.
type judged struct {
	*measured
	model  *learn.Model
	result score.Result
	varied varied
}

// spun reports whether it is called spun.
func (j *judged) spun() bool { return j.result.Verdict == score.Spun }

// judge holds out each kind in turn, together with its sources, fits the
// weights to the rest, and judges the kind by them.
func judge(all []measured, lex *lexicon.Lexicon) ([]judged, error) {
	models := map[string]*learn.Model{}
	kinds := distinct(all, func(m *measured) string { return m.kind })
	fitted := make([]*learn.Model, len(kinds))
	err := parallel.Each(len(kinds), func(i int) error {
		fitted[i] = learn.Fit(without(all, kinds[i]))
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, k := range kinds {
		models[k] = fitted[i]
	}
	pads, chosen := newPads(all), toVary(all)
	out := make([]judged, len(all))
	err = parallel.Each(len(all), func(i int) (err error) {
		j := &out[i]
		j.measured, j.model = &all[i], models[all[i].kind]
		j.result = j.model.Weigh(&j.Example)
		if chosen[i] {
			j.varied, err = vary(j, pads.of(i), lex)
		}
		return err
	})
	return out, err
}

// mostVaried is how many generated pairs are varied, evenly taken: varying
// takes ten times as long as measuring.
const mostVaried = 600

// toVary returns which pairs are varied: all of the corpora, and generated ones.
func toVary(all []measured) []bool {
	var made []int
	chosen := make([]bool, len(all))
	for i := range all {
		chosen[i] = all[i].group != generated && all[i].group != editors && all[i].group != rebuilt
		if !chosen[i] && all[i].group != rebuilt {
			made = append(made, i)
		}
	}
	n := min(len(made), mostVaried)
	for k := range n {
		chosen[made[k*len(made)/n]] = true
	}
	return chosen
}

// without returns the examples that share neither kind nor source with kind.
func without(all []measured, kind string) []learn.Example {
	held := map[int]bool{}
	for i := range all {
		if all[i].kind == kind {
			held[all[i].source] = true
		}
	}
	var rest []learn.Example
	for i := range all {
		if all[i].kind != kind && !held[all[i].source] {
			rest = append(rest, all[i].Example)
		}
	}
	return rest
}

// logOdds returns the log-odds of spun against innocent that the score of r
// stands for.
func logOdds(r *score.Result) float64 {
	sum := 0.0
	for _, x := range r.Reasons {
		sum += x.Effect
	}
	return math.Round(sum*100) / 100
}

// distinct returns the values of key in the order in which they first occur.
func distinct[T any](all []T, key func(*T) string) []string {
	var out []string
	seen := map[string]bool{}
	for i := range all {
		if k := key(&all[i]); !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	return out
}

// where returns those of all that keep.
func where(all []judged, keep func(*judged) bool) []*judged {
	var out []*judged
	for i := range all {
		if keep(&all[i]) {
			out = append(out, &all[i])
		}
	}
	return out
}
