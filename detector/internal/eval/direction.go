package main

import (
	"strconv"

	"unspin/detector/internal/eval/statistic"
)

// A directions is which text is claimed to be the earlier.
type directions struct {
	Rows []claims `json:"rows"`
}

// A claims counts the directions claimed of pairs of which the original is
// known, or, where nobody could tell, those claimed at all.
type claims struct {
	Name      string               `json:"name"`
	Right     statistic.Proportion `json:"right"`
	Wrong     statistic.Proportion `json:"wrong"`
	Undecided int                  `json:"undecided"`
}

func newDirections(all []judged) *directions {
	out := &directions{}
	add := func(name string, in func(*judged) bool, direction func(*judged) string, right string) {
		own := where(all, func(j *judged) bool { return j.varied.done && in(j) })
		if len(own) == 0 {
			return
		}
		c := claims{Name: name,
			Right: count(own, func(j *judged) bool { return direction(j) == right }),
			Wrong: count(own, func(j *judged) bool { d := direction(j); return d != right && d != "undecided" })}
		c.Undecided = len(own) - c.Wrong.Hits
		if right != "undecided" {
			c.Undecided -= c.Right.Hits
		}
		out.Rows = append(out.Rows, c)
	}
	forth, back := func(j *judged) string { return j.varied.forth }, func(j *judged) string { return j.varied.back }
	corpora := func(j *judged) bool { return j.group == spinners }
	own := func(j *judged) bool { return j.group == generated }
	innocent := func(j *judged) bool { return !j.Spun }
	add("spun, corpora", corpora, forth, "reference")
	add("spun, corpora, the wrong way round", corpora, back, "suspect")
	add("generated", own, forth, "reference")
	add("generated, the wrong way round", own, back, "suspect")
	add("innocent", innocent, forth, "undecided")
	add("innocent, the other way round", innocent, back, "undecided")
	return out
}

func (d *directions) print(p *page) {
	p.heading("6. Direction")
	var rows [][]string
	for _, c := range d.Rows {
		rows = append(rows, []string{c.Name, share(c.Right), share(c.Wrong), interval(c.Wrong), strconv.Itoa(c.Undecided)})
	}
	p.table(1, "pairs|right (of innocent ones: nothing claimed)|wrong|95 %|undecided", rows)
}
