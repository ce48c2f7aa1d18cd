package main

import (
	"fmt"
	"math"
	"slices"

	"unspin/detector/internal/eval/statistic"
)

// A power is how detection grows with the share of words changed and with
// length.
type power struct {
	Changed []changedBin `json:"changed"`
	Length  []lengthBin  `json:"length"`
}

// A changedBin holds the spun texts of enough words of which a word diff finds
// a share of From to To changed.
type changedBin struct {
	From      float64              `json:"from"`
	To        float64              `json:"to"`
	Corpora   statistic.Proportion `json:"corpora"`
	Generated statistic.Proportion `json:"generated"`
}

// A lengthBin holds texts of at most To words, longer ones cut at a sentence
// end. Spun ones are those with enough words changed.
type lengthBin struct {
	Above     int                  `json:"above"`
	To        int                  `json:"to"` // 0 for no limit
	Corpora   statistic.Proportion `json:"corpora"`
	Generated statistic.Proportion `json:"generated"`
	People    statistic.Proportion `json:"people"` // called spun though innocent
	Models    statistic.Proportion `json:"models"`
}

var changedLimits = []float64{.02, .04, .06, .08, .12, .20, .35, 1.01}

func newPower(all []judged) *power {
	out := &power{}
	for i, to := range changedLimits[1:] {
		from := changedLimits[i]
		in := func(g group) statistic.Proportion {
			return count(where(all, func(j *judged) bool {
				return j.Spun && j.group == g && j.words >= enoughWords && j.changed >= from && j.changed < to
			}), (*judged).spun)
		}
		out.Changed = append(out.Changed, changedBin{from, math.Min(to, 1), in(spinners), in(generated)})
	}
	above := 0
	for i, to := range lengthLimits {
		in := func(groups ...group) statistic.Proportion {
			return count(where(all, func(j *judged) bool {
				t := j.varied.lengths[i]
				return t.done && t.enough && slices.Contains(groups, j.group)
			}), func(j *judged) bool { return j.varied.lengths[i].spun })
		}
		b := lengthBin{above, to, in(spinners), in(generated), in(people, learners, independent), in(models)}
		if i == len(lengthLimits)-1 {
			b.To = 0
		}
		out.Length = append(out.Length, b)
		above = to
	}
	return out
}

func (w *power) print(p *page) {
	p.heading("4. Power")
	var rows [][]string
	for _, b := range w.Changed {
		rows = append(rows, []string{fmt.Sprintf("%.0f–%.0f %%", 100*b.From, 100*b.To), share(b.Corpora), interval(b.Corpora), share(b.Generated), interval(b.Generated)})
	}
	p.table(1, "words changed|spun, corpora|95 %|generated|95 %", rows)
	rows = nil
	for _, b := range w.Length {
		name := fmt.Sprintf("%d–%d words", b.Above+1, b.To)
		if b.To == 0 {
			name = fmt.Sprintf("over %d words", b.Above)
		}
		rows = append(rows, []string{name, share(b.Corpora), interval(b.Corpora), share(b.Generated), interval(b.Generated), share(b.People), share(b.Models)})
	}
	p.line("")
	p.table(1, "length (cut)|spun, corpora|95 %|generated|95 %|people, wrongly|language models, wrongly", rows)
}
