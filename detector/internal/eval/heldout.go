package main

import (
	"fmt"
	"sort"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/score"
)

// heldOut prints, for each family, how it is judged by weights learned
// without it and without its source texts.
func heldOut(folder string) error {
	pairs, err := corpus.Read(folder)
	if err != nil {
		return err
	}
	lex, err := lexicon.English()
	if err != nil {
		return err
	}
	pairs = append(pairs, learn.Variants(pairs, lex)...)
	examples, err := learn.Measure(pairs, lex)
	if err != nil {
		return err
	}
	byFamily := map[string][]learn.Example{}
	for _, e := range examples {
		byFamily[e.Pair.Family] = append(byFamily[e.Pair.Family], e)
	}
	var families []string
	for f := range byFamily {
		families = append(families, f)
	}
	sort.Strings(families)
	for _, f := range families {
		sources := map[string]bool{}
		for _, e := range byFamily[f] {
			sources[e.Pair.Source()] = true
		}
		var rest []learn.Example
		for _, e := range examples {
			if e.Pair.Family != f && !sources[e.Pair.Source()] {
				rest = append(rest, e)
			}
		}
		clues := learn.Clues(rest)
		documents := learn.Documents(rest, clues)
		judge(f, byFamily[f], clues, documents, score.Mechanisms{Translation: learn.Translation(rest), Rewriting: learn.Rewriting(rest)})
	}
	return nil
}

func judge(name string, examples []learn.Example, clues, documents *linear.Model, mechanisms score.Mechanisms) {
	told := map[score.Mechanism]int{}
	verdicts := map[score.Verdict]int{}
	over50, max := 0, 0.0
	for _, e := range examples {
		artifact.Reweigh(e.Findings, clues)
		r := score.WeighWith(documents, e.Alignment, e.Findings, nil)
		verdicts[r.Verdict]++
		if m := mechanisms.Tell(&r); m != "" {
			told[m]++
		}
		if r.Score >= 50 {
			over50++
		}
		if r.Score > max {
			max = r.Score
		}
		if e.Spun != (r.Verdict == score.Spun) {
			fmt.Printf("  %s %.1f", e.Pair.ID, r.Score)
			for _, x := range r.Reasons[:6] {
				fmt.Printf(" %s %.1f", x.Code, x.Effect)
			}
			fmt.Println()
		}
	}
	fmt.Printf("%-34s n=%3d  score≥50 %5.1f %%  max %5.1f  ", name, len(examples), 100*float64(over50)/float64(len(examples)), max)
	for _, v := range []score.Verdict{score.Identical, score.LightEdit, score.Paraphrase, score.Spun, score.Independent, score.Insufficient} {
		if verdicts[v] > 0 {
			fmt.Printf(" %s %d", v, verdicts[v])
		}
	}
	for _, m := range []score.Mechanism{score.SynonymSubstitution, score.RoundTripTranslation, score.Mixed, score.MachineRewriting} {
		if told[m] > 0 {
			fmt.Printf("  %s %d", m, told[m])
		}
	}
	fmt.Println()
}
