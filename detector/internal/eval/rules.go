package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/parallel"
	"unspin/detector/internal/score"
)

// A rules says how often each rule makes artifacts, the most misfiring first.
type rules []firing

// A firing is how often a rule makes artifacts in a thousand words of suspects.
type firing struct {
	Rule     string          `json:"rule"`
	Makers   map[string]rate `json:"makers"`
	Families map[string]rate `json:"families"` // those in which it fires
	Ratio    figure          `json:"ratio"`    // spun against human; null where it fires on no human
	innocent []string        // families in which it fires, most first
}

type rate struct {
	Fired       int     `json:"fired"`
	PerThousand float64 `json:"perThousand"`
}

func newRate(fired, words int) rate {
	return rate{fired, math.Round(1e6*float64(fired)/float64(max(words, 1))) / 1000}
}

// makers are those who made suspects, in the table of rules.
var makers = []string{"spun", "machine", "human"}

// makerOf sorts groups for the table of rules.
func makerOf(g group) string {
	switch g {
	case spinners:
		return "spun"
	case models, roundTrips, paraphrasers, translations:
		return "machine"
	}
	return "human"
}

// measureRules counts the artifacts of the pairs of the corpora as reports
// show them: those of independent texts are taken back.
func measureRules(all []measured) (rules, error) {
	vectors, err := lexicon.EnglishVectors()
	if err != nil {
		return nil, err
	}
	fired := make([]map[string]int, len(all)) // by rule
	err = parallel.Each(len(all), func(i int) error {
		a := all[i].Alone()
		a.Words.Use(vectors)
		findings := artifact.Find(a)
		if r := score.Weigh(a, findings, nil); r.Verdict == score.Independent {
			artifact.Acquit(a, findings, nil)
		}
		fired[i] = map[string]int{}
		for _, f := range findings {
			if f.Artifact {
				fired[i][f.Rule]++
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out rules
	for _, r := range artifact.Rules() {
		out = append(out, newFiring(r.ID, all, fired))
	}
	slices.SortFunc(out, func(a, b firing) int {
		return cmp.Or(cmp.Compare(a.order(), b.order()), cmp.Compare(a.Rule, b.Rule))
	})
	return out, nil
}

func newFiring(rule string, all []measured, fired []map[string]int) firing {
	f := firing{Rule: rule, Makers: map[string]rate{}, Families: map[string]rate{}}
	words, hits := map[string]int{}, map[string]int{}
	for i := range all {
		maker := makerOf(all[i].group)
		for _, key := range []string{maker, all[i].Pair.Family} {
			words[key] += all[i].words
			hits[key] += fired[i][rule]
		}
		if family := all[i].Pair.Family; maker != "spun" && fired[i][rule] > 0 && !slices.Contains(f.innocent, family) {
			f.innocent = append(f.innocent, family)
		}
	}
	for key, n := range words {
		switch r := newRate(hits[key], n); {
		case slices.Contains(makers, key):
			f.Makers[key] = r
		case r.Fired > 0:
			f.Families[key] = r
		}
	}
	f.Ratio = figure(f.Makers["spun"].PerThousand / f.Makers["human"].PerThousand)
	slices.SortFunc(f.innocent, func(a, b string) int {
		return cmp.Or(cmp.Compare(f.Families[b].PerThousand, f.Families[a].PerThousand), cmp.Compare(a, b))
	})
	return f
}

// order is low for a rule that misfires.
func (f *firing) order() float64 {
	if math.IsNaN(float64(f.Ratio)) { // it never fires
		return math.MaxFloat64
	}
	return float64(f.Ratio)
}

func (rs rules) print(p *page) {
	if len(rs) == 0 {
		return
	}
	p.line("\n  artifacts by rule in a thousand words of suspects (count), the most misfiring rule first")
	var rows [][]string
	for _, r := range rs {
		row := []string{r.Rule}
		for _, m := range makers {
			row = append(row, fmt.Sprintf("%.2f (%d)", r.Makers[m].PerThousand, r.Makers[m].Fired))
		}
		ratio := "–"
		if r.Makers["human"].Fired > 0 {
			ratio = fmt.Sprintf("%.1f", float64(r.Ratio))
		}
		row = append(row, ratio, "")
		for _, family := range r.innocent[:min(3, len(r.innocent))] {
			row[5] += fmt.Sprintf(" %s %.2f", family, r.Families[family].PerThousand)
		}
		rows = append(rows, row)
	}
	p.table(1, "rule|spun|machine|human|spun/human|innocent families, most first", rows)
}
