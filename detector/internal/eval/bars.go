package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/score"
)

// A barList collects what must hold.
type barList []bar

// least demands that a share is at least so much.
func (b *barList) least(name string, p statistic.Proportion, least float64) {
	if p.Of > 0 {
		*b = append(*b, bar{name, "≥ " + percentShort(least), p.Share() >= least, p, figure(p.Share())})
	}
}

// most demands that a share is at most so much.
func (b *barList) most(name string, p statistic.Proportion, most float64) {
	if p.Of > 0 {
		*b = append(*b, bar{name, "≤ " + percentShort(most), p.Share() <= most, p, figure(p.Share())})
	}
}

func percentShort(x float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", 100*x), ".0") + " %"
}

// below demands that a figure is at most so much.
func (b *barList) below(name string, x figure, most float64) {
	if !math.IsNaN(float64(x)) {
		*b = append(*b, bar{name, fmt.Sprintf("≤ %g", most), float64(x) <= most, statistic.Proportion{}, x})
	}
}

// evidence are the bars of the findings, as far as e has been filled.
func (b *barList) evidence(e *evaluation) {
	for _, g := range e.Gold {
		switch g.Pair {
		case "004 against 000":
			b.least("004–000: gold found", g.Found, .92)
			b.least("004–000: reported pairs right", g.Right, .95)
			b.least("004–000: artifact flag right", g.Flag, .78)
		case "002 against 000":
			b.least("002–000: gold found", g.Found, .80)
			b.most("002–000: of those, flagged", g.Flagged, .20)
		}
	}
	if e.Edits != nil {
		b.least("a spinner's own edits: recall", e.Edits.Found, .95)
		b.least("a spinner's own edits: precision", e.Edits.Right, .95)
	}
	var met []firing // rules whose traces spun texts have
	for _, r := range e.Rules {
		if r.Makers["spun"].Fired > 0 {
			met = append(met, r)
		}
	}
	b.least("rules met in spun texts that fire ten times as often there as on people's", count(met, func(f firing) bool {
		return float64(f.Ratio) >= 10
	}), 1)
}

// verdicts are the bars of the judgements.
func (b *barList) verdicts(e *evaluation, all []judged) {
	called := func(in func(*judged) bool) statistic.Proportion { return count(where(all, in), (*judged).spun) }
	b.most("people called spun", called(func(j *judged) bool { return j.group == people }), 0)
	b.most("independent texts called spun", called(func(j *judged) bool { return j.group == independent }), 0)
	b.most("learners called spun", called(func(j *judged) bool { return j.group == learners }), .01)
	b.most("language models called spun", called(func(j *judged) bool { return j.group == models }), .02)
	b.most("of those, polish-token", called(func(j *judged) bool { return polished(j.Pair.Family) }), .05)
	b.most("machine translations called spun", called(func(j *judged) bool { return j.group == translations }), .02)
	b.most("paraphrasers called spun", called(func(j *judged) bool { return j.group == paraphrasers }), .02)
	b.most("neural round trips called spun", called(func(j *judged) bool { return j.group == roundTrips }), .02)
	for _, f := range e.Families {
		if f.Group == spinners && f.Enough.Of > 0 {
			least := .99
			if strings.HasPrefix(f.Family, "roundtrip") {
				least = .95
			}
			b.least(f.Family+" held out, called spun", f.Enough, least)
		}
	}
	for _, d := range e.Rates.Detection {
		if strings.HasPrefix(d.Name, "generated") {
			least := .99
			if strings.HasSuffix(d.Name, "like round trips") {
				least = .95 // as of the real ones
			}
			b.least(d.Name+", kinds held out, called spun", d.Share, least)
		}
	}
	b.transfer(e.Transfer)
	for _, t := range e.Mechanism.Spun {
		if t.Name == "rule-based round trips" {
			b.least("round trips called spun: mechanism right", t.Right, .90)
		}
	}
	for _, r := range e.Mechanism.Rewriting {
		switch r.Name {
		case "neural round trips", "language models' rewritings":
			b.least("machine rewriting claimed: "+r.Name, r.Claimed, .60)
		case "paraphrasers":
			b.least("machine rewriting claimed: "+r.Name, r.Claimed, .80)
		case "people and learners, wrongly":
			b.most("machine rewriting claimed: "+r.Name, r.Claimed, .01)
		}
	}
	verdict := func(v score.Verdict) func(*judged) bool { return func(j *judged) bool { return j.result.Verdict == v } }
	b.least("independent texts called independent", count(where(all, func(j *judged) bool { return j.group == independent }), verdict(score.Independent)), .95)
	heavy := where(all, func(j *judged) bool { return j.Pair.Family == "human-heavy-revision" })
	b.least("heavy human revision not called independent", count(heavy, func(j *judged) bool { return !verdict(score.Independent)(j) }), .85)
	for _, d := range e.Direction.Rows[:min(4, len(e.Direction.Rows))] {
		b.most("direction wrong: "+d.Name, d.Wrong, .01)
	}
	b.below("expected calibration error, corpora", e.Calibration[0].Error, .03)
	b.below("Cllr, corpora", e.Calibration[0].Cllr, .1)
	for _, f := range e.Stability {
		b.most("flips: "+f.Name, f.All, .01)
	}
	b.least("reasons add up to the score", count(where(all, func(*judged) bool { return true }), (*judged).addsUp), 1)
}

// transfer are the bars on spinners that nothing like them was learned from.
func (b *barList) transfer(ts transfers) {
	for _, t := range ts {
		for _, learned := range []string{"spun-moby", "spun-wordnet"} {
			if t.Learned != learned {
				continue
			}
			for _, other := range []string{"spun-moby", "spun-wordnet"} {
				b.least("learned from "+learned+" alone: "+other, t.Detected[other], .99)
			}
		}
	}
}

// addsUp reports whether the reasons of j make its score.
func (j *judged) addsUp() bool {
	return math.Abs(100/(1+math.Exp(-j.logOdds()))-j.result.Score) <= .5
}

// derivation are the bars of what goes back to a reference whatever its wording.
func (b *barList) derivation(d *derivations) {
	b.least("models’ rewrites of 100 words and more: derived", d.Models, .80)
	b.least("models’ rewrites of news: derived", d.NewsModels, .90)
	b.most("independent texts: derived", d.Independent, .03)
	b.most("independent texts cut to 250 words: derived", d.Cut, .03)
	b.most("independent texts: derived, be it in part", d.Part, .03)
	b.most("independent texts cut to 250 words: derived, be it in part", d.PartCut, .03)
}

// openings are the bars of texts of which both are as short as an article's first sentences.
func (b *barList) openings(all openings) {
	for _, o := range all {
		cut := ", both cut to " + strconv.Itoa(o.Words) + " words: derived"
		if o.Words >= 60 {
			b.most("independent texts"+cut, o.Independent, .10)
		}
		b.most("texts on different matters"+cut, o.Unlike, .01)
	}
}

// passages are the bars of passages as PAN means them.
func (b *barList) passages(ss passageScores) {
	least := map[string]float64{"no-obfuscation": .90, "translation-obfuscation": .80, "random-obfuscation": .75}
	for _, s := range ss {
		if want, known := least[s.Type]; known {
			b.above("passages, "+s.Type+": plagdet", s.Plagdet, want)
			b.below("passages, "+s.Type+": granularity", s.Granularity, 1.05)
		}
		switch s.Type {
		case "no-obfuscation":
			b.least("documents with a copied passage: derived at least in part", s.Documents, .95)
		case "no-plagiarism":
			b.most("documents without: derived at least in part", s.Documents, .03)
		}
	}
}

// above demands that a figure is at least so much.
func (b *barList) above(name string, x figure, least float64) {
	*b = append(*b, bar{name, fmt.Sprintf("≥ %g", least), float64(x) >= least, statistic.Proportion{}, x})
}

// rewrites are the bars of texts that were reworded and then spun.
func (b *barList) rewrites(r *rewrites) {
	b.least("reworded, then spun: called spun", r.All.Spun, .70)
	b.most("reworded, not spun: called spun", r.All.Middle, .01)
	b.most("reworded, then spun: independent", r.All.Independent, .05)
	b.most("reworded, not spun: independent", r.All.MiddleIndependent, .05)
}
