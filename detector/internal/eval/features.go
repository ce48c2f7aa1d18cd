package main

import (
	"fmt"

	"unspin/detector/internal/eval/statistic"
)

// A features is what single features reach beside the score.
type features []feature

// A feature is a simple figure and how well it tells spun texts that are
// changed and long enough from innocent ones. Where it is lower for spun
// texts, it is taken the other way round.
type feature struct {
	Name     string               `json:"name"`
	AUC      figure               `json:"auc"`
	Lower    bool                 `json:"lower"` // spun texts have the lower values
	Detected statistic.Proportion `json:"detected"`
	People   statistic.Proportion `json:"people"` // false alarms at that detection
	Learners statistic.Proportion `json:"learners"`
	Models   statistic.Proportion `json:"models"`
}

// simple are the figures that stand beside the score.
var simple = []struct {
	name  string
	value func(*judged) float64
}{
	{"the score", (*judged).logOdds},
	{"flank: changes held in place by both neighbours", func(j *judged) float64 {
		c := &j.result.Evidence.Counts
		return ratio(c.Flanked, c.Replaced+c.Inserted+c.Deleted+c.Moved)
	}},
	{"rate of substitution", func(j *judged) float64 {
		c := &j.result.Evidence.Counts
		return ratio(c.Replaced, c.Kept+c.Replaced+c.Inflected)
	}},
	{"frame kept", func(j *judged) float64 {
		c := &j.result.Evidence.Counts
		return ratio(c.FrameKept, c.FrameKept+c.FrameSwaps+c.FrameLoss)
	}},
	{"word overlap", func(j *judged) float64 { return 1 - j.changed }},
}

func ratio(part, whole int) float64 { return float64(part) / float64(max(whole, 1)) }

func newFeatures(all []judged) features {
	positive := where(all, func(j *judged) bool { return j.group == spinners && j.enough() })
	if len(positive) == 0 {
		return nil
	}
	detection := count(positive, (*judged).spun).Share()
	var out features
	for i, s := range simple {
		f := feature{Name: s.name, AUC: figure(separation(all, s.value, func(j *judged) bool { return j.group == spinners && j.enough() }))}
		value := s.value
		if f.AUC < .5 {
			f.AUC, f.Lower = 1-f.AUC, true
			value = func(j *judged) float64 { return -s.value(j) }
		}
		threshold := statistic.Threshold(values(positive, value), detection)
		reaches := func(j *judged) bool { return value(j) >= threshold }
		if i == 0 { // the score comes with a threshold and further conditions of its own
			reaches = (*judged).spun
		}
		f.Detected = count(positive, reaches)
		f.People = count(where(all, func(j *judged) bool { return j.group == people || j.group == independent }), reaches)
		f.Learners = count(where(all, func(j *judged) bool { return j.group == learners }), reaches)
		f.Models = count(where(all, func(j *judged) bool { return j.group == models }), reaches)
		out = append(out, f)
	}
	return out
}

func (fs features) print(p *page) {
	if len(fs) == 0 {
		return
	}
	p.line("\n  single features, spun texts of the corpora that are changed and long enough against all innocent ones")
	var rows [][]string
	for _, f := range fs {
		name := f.Name
		if f.Lower {
			name += " (lower when spun)"
		}
		rows = append(rows, []string{name, fmt.Sprintf("%.4f", float64(f.AUC)), percent(f.Detected.Share()), share(f.People), share(f.Learners), share(f.Models)})
	}
	p.table(1, "feature|AUC|detects|false alarms: people|learners|language models", rows)
}
