package main

import (
	"fmt"
	"slices"

	"unspin/detector/internal/eval/statistic"
)

// A rates is how often texts are called spun, families pooled.
type rates struct {
	FalseAlarms []pooled `json:"falseAlarms"`
	Detection   []pooled `json:"detection"` // of those changed and long enough
	AUC         figure   `json:"auc"`       // of the score, all spun texts of the corpora against all innocent ones
	AUCEnough   figure   `json:"aucEnough"` // of those changed and long enough
}

// A pooled is a share over several families. Resampled is its 95 % interval
// when whole sources are drawn anew: texts made from one are not independent.
// Where none or all of the texts hit, drawing anew shows nothing, and it is
// Wilson's interval with sources for cases.
type pooled struct {
	Name      string               `json:"name"`
	Share     statistic.Proportion `json:"share"`
	Sources   int                  `json:"sources"`
	Resampled [2]float64           `json:"resampled"`
}

const (
	resamples = 2000
	drawSeed  = 20261127
)

// pool returns the share of those that hit.
func pool(name string, all []*judged, hit func(*judged) bool) pooled {
	at, clusters := map[int]int{}, []statistic.Cluster{}
	for _, j := range all {
		i, known := at[j.source]
		if !known {
			i = len(clusters)
			at[j.source] = i
			clusters = append(clusters, statistic.Cluster{})
		}
		clusters[i].Of++
		if hit(j) {
			clusters[i].Hits++
		}
	}
	p := pooled{Name: name, Share: count(all, hit), Sources: len(clusters)}
	p.Resampled[0], p.Resampled[1] = statistic.Bootstrap(clusters, resamples, drawSeed)
	if p.Resampled[0] == p.Resampled[1] {
		n := statistic.NewProportion(int(p.Share.Share())*len(clusters), len(clusters))
		p.Resampled = [2]float64{n.Low, n.High}
	}
	return p
}

func newRates(all []judged) *rates {
	r := &rates{}
	alarms := func(name string, in func(*judged) bool) {
		if own := where(all, in); len(own) > 0 {
			r.FalseAlarms = append(r.FalseAlarms, pool(name, own, (*judged).spun))
		}
	}
	for _, g := range append(slices.Clone(innocentGroups), editors) {
		alarms(string(g), func(j *judged) bool { return j.group == g })
	}
	alarms("of language models: polish-token", func(j *judged) bool { return polished(j.Pair.Family) })
	alarms("of language models: the others", func(j *judged) bool { return j.group == models && !polished(j.Pair.Family) })
	alarms("all of the corpora", innocent)
	detection := func(name string, in func(*judged) bool) {
		if own := where(all, func(j *judged) bool { return in(j) && j.Spun && j.enough() }); len(own) > 0 {
			r.Detection = append(r.Detection, pool(name, own, (*judged).spun))
		}
	}
	detection("word by word", func(j *judged) bool { return j.Pair.Class == "spun" && j.group == spinners })
	detection("rule-based round trips", func(j *judged) bool { return j.Pair.Class == "roundtrip" })
	detection("generated, word by word", func(j *judged) bool { return j.group == generated && !trip(&j.Example) })
	detection("generated, like round trips", func(j *judged) bool { return j.group == generated && trip(&j.Example) })
	detection("all spun ones", func(j *judged) bool { return true })
	r.AUC = figure(separation(all, (*judged).logOdds, func(j *judged) bool { return j.group == spinners }))
	r.AUCEnough = figure(separation(all, (*judged).logOdds, func(j *judged) bool { return j.group == spinners && j.enough() }))
	return r
}

// logOdds is what the score of j stands for.
func (j *judged) logOdds() float64 { return logOdds(&j.result) }

// separation returns the AUC of value, those that are positive against all
// innocent ones.
func separation(all []judged, value func(*judged) float64, positive func(*judged) bool) float64 {
	return statistic.AUC(values(where(all, positive), value), values(where(all, innocent), value))
}

func values(all []*judged, value func(*judged) float64) []float64 {
	var out []float64
	for _, j := range all {
		out = append(out, value(j))
	}
	return out
}

func (r *rates) print(p *page) {
	for _, part := range []struct {
		title string
		rates []pooled
	}{{"called spun though innocent", r.FalseAlarms}, {"called spun of spun texts that are changed and long enough", r.Detection}} {
		var rows [][]string
		for _, x := range part.rates {
			rows = append(rows, []string{x.Name, share(x.Share), interval(x.Share),
				fmt.Sprintf("%.1f–%.1f", 100*x.Resampled[0], 100*x.Resampled[1]), fmt.Sprint(x.Sources)})
		}
		p.line("")
		p.table(1, part.title+"|share|95 %|by sources|sources", rows)
	}
	p.line("\n  AUC of the score: %s; of spun texts that are changed and long enough %s", r.AUC, r.AUCEnough)
}
