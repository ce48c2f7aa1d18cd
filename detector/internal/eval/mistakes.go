package main

import (
	"cmp"
	"math"
	"slices"

	"unspin/detector/internal/score"
)

// A mistakes is the mistakes that are made with the most confidence.
type mistakes []mistake

type mistake struct {
	ID      string         `json:"id"`
	Family  string         `json:"family"`
	Verdict score.Verdict  `json:"verdict"`
	Score   float64        `json:"spinScore"`
	Words   int            `json:"words"`
	Changed float64        `json:"changed"`
	Reasons []score.Reason `json:"reasons"`
}

const mostMistakes = 10

// newMistakes returns the spun texts that are changed and long enough and not
// called spun, and the innocent ones that are.
func newMistakes(all []judged) mistakes {
	wrong := where(all, func(j *judged) bool { return j.spun() != j.Spun && (!j.Spun || j.enough()) })
	slices.SortStableFunc(wrong, func(a, b *judged) int { return cmp.Compare(b.misled(), a.misled()) })
	var out mistakes
	for _, j := range wrong[:min(len(wrong), mostMistakes)] {
		r := &j.result
		out = append(out, mistake{j.Pair.ID, j.Pair.Family, r.Verdict, r.Score, j.words, math.Round(1000*j.changed) / 1000, r.Reasons[:min(5, len(r.Reasons))]})
	}
	return out
}

// misled is the log-odds in favour of what is not so.
func (j *judged) misled() float64 {
	if j.Spun {
		return -j.logOdds()
	}
	return j.logOdds()
}

func (ms mistakes) print(p *page) {
	p.heading("9. The ten most confident mistakes")
	for i, m := range ms {
		p.line("  %2d. %s (%s): %s, score %.1f; %d words, %s changed", i+1, m.ID, m.Family, m.Verdict, m.Score, m.Words, percent(m.Changed))
		for _, r := range m.Reasons {
			p.line("      %+.2f  %s: %s", r.Effect, r.Code, r.Text)
		}
	}
}
