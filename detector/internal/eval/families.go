package main

import (
	"cmp"
	"slices"
	"strconv"

	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/score"
)

// A families is the confusion matrix by family.
type families []family

type family struct {
	Family   string                `json:"family"`
	Group    group                 `json:"group"`
	Pairs    int                   `json:"pairs"`
	Verdicts map[score.Verdict]int `json:"verdicts"`
	Spun     statistic.Proportion  `json:"spun"`
	Enough   statistic.Proportion  `json:"enough"` // called spun of those changed and long enough
	MaxScore float64               `json:"maxScore"`
}

// verdicts are the columns of the matrix.
var verdicts = []score.Verdict{score.Identical, score.LightEdit, score.Paraphrase, score.Spun, score.Partial, score.Independent, score.Insufficient}

func newFamilies(all []judged) families {
	var out families
	for _, name := range distinct(all, func(j *judged) string { return j.Pair.Family }) {
		own := where(all, func(j *judged) bool { return j.Pair.Family == name })
		f := family{Family: name, Group: own[0].group, Pairs: len(own), Verdicts: map[score.Verdict]int{}, Spun: count(own, (*judged).spun)}
		var enough []*judged
		for _, j := range own {
			f.Verdicts[j.result.Verdict]++
			f.MaxScore = max(f.MaxScore, j.result.Score)
			if j.Spun && j.enough() {
				enough = append(enough, j)
			}
		}
		f.Enough = count(enough, (*judged).spun)
		out = append(out, f)
	}
	order := append(slices.Clone(innocentGroups), spinners, generated, editors)
	slices.SortStableFunc(out, func(a, b family) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Group), slices.Index(order, b.Group)), cmp.Compare(a.Family, b.Family))
	})
	return out
}

func (fs families) print(p *page) {
	p.heading("2. Verdicts; each family held out with all texts that share a source with it")
	p.line("  Of families named made-… our generator made the suspects from all references; settings whose names begin alike are")
	p.line("  held out together. “Enough”: called spun of those with %d words or more, %.0f %% of them changed by a word diff.", enoughWords, 100*enoughChanged)
	var rows [][]string
	for _, f := range fs {
		row := []string{f.Family, strconv.Itoa(f.Pairs)}
		for _, v := range verdicts {
			cell := "·" // zeros would hide the others
			if n := f.Verdicts[v]; n > 0 {
				cell = strconv.Itoa(n)
			}
			row = append(row, cell)
		}
		row = append(row, percent(f.Spun.Share()), interval(f.Spun), strconv.FormatFloat(f.MaxScore, 'f', 1, 64), "")
		if f.Enough.Of > 0 {
			row[len(row)-1] = share(f.Enough)
		}
		rows = append(rows, row)
	}
	p.table(1, "family|pairs|identical|light|paraphrase|spun|partial|independent|too little|spun|95 %|top score|enough", rows)
}
