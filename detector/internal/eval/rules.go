package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A firing says how often a rule made artifacts of findings, by family.
type firing struct {
	rule string
	hits map[string]int
}

// ruleReport prints for each rule how often it fires in a thousand words of
// spun, rewritten and human suspects, the most misfiring rule first, and in
// which innocent families it fires most.
func ruleReport(folder string) error {
	pairs, err := corpus.Read(filepath.Join(folder, "corpora"))
	if err != nil {
		return err
	}
	lex, err := lexicon.English()
	if err != nil {
		return err
	}
	words, firings := map[string]int{}, map[string]*firing{}
	groups := map[string]string{} // family → group
	for _, r := range artifact.Rules() {
		firings[r.ID] = &firing{r.ID, map[string]int{}}
	}
	for i := range pairs {
		p := &pairs[i]
		vocab := text.NewVocabulary()
		suspect, reference := text.Parse(vocab, p.Suspect), text.Parse(vocab, p.Reference)
		a, err := align.Align(context.Background(), align.NewWords(vocab, lex), suspect, reference)
		if err != nil {
			return err
		}
		words[p.Family] += suspect.Words
		groups[p.Family] = group(p)
		for _, n := range artifact.Find(a) {
			if own := firings[n.Rule]; own != nil && n.Artifact {
				own.hits[p.Family]++
			}
		}
	}
	printFirings(firings, words, groups)
	return nil
}

// group sorts families by who made the suspect.
func group(p *corpus.Pair) string {
	switch p.Class {
	case "spun", "roundtrip":
		return "spun"
	}
	for _, machine := range []string{"llm-*", "roundtrip-neural", "mt-*"} {
		if ok, _ := filepath.Match(machine, p.Family); ok {
			return "machine"
		}
	}
	return "human"
}

func printFirings(firings map[string]*firing, words map[string]int, groups map[string]string) {
	type row struct {
		*firing
		rates    map[string]float64 // by group
		counts   map[string]int
		ratio    float64
		families []string // the innocent ones in which it fires, most first
	}
	var rows []row
	for _, f := range firings {
		r := row{firing: f, rates: map[string]float64{}, counts: map[string]int{}}
		total := map[string]int{}
		for family, n := range words {
			total[groups[family]] += n
			r.counts[groups[family]] += f.hits[family]
			if groups[family] != "spun" && f.hits[family] > 0 {
				r.families = append(r.families, family)
			}
		}
		for g, n := range total {
			r.rates[g] = perThousand(r.counts[g], n)
		}
		r.ratio = math.Inf(1)
		if r.rates["human"] > 0 {
			r.ratio = r.rates["spun"] / r.rates["human"]
		}
		slices.SortFunc(r.families, func(a, b string) int {
			return cmp.Or(cmp.Compare(perThousand(f.hits[b], words[b]), perThousand(f.hits[a], words[a])), cmp.Compare(a, b))
		})
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.ratio, b.ratio), cmp.Compare(a.rule, b.rule)) })
	fmt.Println("artifacts by rule per 1,000 words (count); spun must be ten times human")
	fmt.Printf("  %-22s %14s %14s %14s %7s  %s\n", "rule", "spun", "machine", "human", "ratio", "innocent families, most first")
	for _, r := range rows {
		fmt.Printf("  %-22s", r.rule)
		for _, g := range []string{"spun", "machine", "human"} {
			fmt.Printf(" %14s", fmt.Sprintf("%.2f (%d)", r.rates[g], r.counts[g]))
		}
		fmt.Printf(" %7.1f ", r.ratio)
		for _, family := range r.families[:min(4, len(r.families))] {
			fmt.Printf(" %s %.2f", family, perThousand(r.hits[family], words[family]))
		}
		fmt.Println()
	}
}

func perThousand(n, words int) float64 { return 1000 * float64(n) / float64(max(words, 1)) }
