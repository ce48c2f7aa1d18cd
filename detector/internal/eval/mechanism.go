package main

import (
	"strconv"
	"strings"

	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/score"
)

// A mechanisms is how well it is told how a text was made.
type mechanisms struct {
	Spun      []mechanismShare `json:"spun"`
	Rewriting []rewrite        `json:"rewriting"`
	Threshold figure           `json:"threshold"` // what 1 % of people's paraphrases reach
}

// A mechanismShare is the mechanism found of spun texts that are called spun.
type mechanismShare struct {
	Name  string               `json:"name"`
	Right statistic.Proportion `json:"right"`
	Wrong int                  `json:"wrong"`
	Mixed int                  `json:"mixed"`
	None  int                  `json:"none"`
}

// A rewrite is machine rewriting claimed of innocent texts, and what would be
// claimed if 1 % of people's were wronged.
type rewrite struct {
	Name    string               `json:"name"`
	Claimed statistic.Proportion `json:"claimed"`
	Power   statistic.Proportion `json:"power"`
	AUC     figure               `json:"auc"` // against people's
}

func newMechanisms(all []judged) *mechanisms {
	out := &mechanisms{}
	measure := func(name string, right score.Mechanism, in func(*judged) bool) {
		own := where(all, func(j *judged) bool { return j.Spun && j.spun() && in(j) })
		t := mechanismShare{Name: name, Right: count(own, func(j *judged) bool { return j.result.Mechanism == right })}
		for _, j := range own {
			switch j.result.Mechanism {
			case right:
			case score.Mixed:
				t.Mixed++
			case "":
				t.None++
			default:
				t.Wrong++
			}
		}
		if len(own) > 0 {
			out.Spun = append(out.Spun, t)
		}
	}
	measure("word by word", score.SynonymSubstitution, func(j *judged) bool { return j.group == spinners && !trip(&j.Example) })
	measure("rule-based round trips", score.RoundTripTranslation, func(j *judged) bool { return j.group == spinners && trip(&j.Example) })
	for _, kind := range distinct(all, func(j *judged) string { return j.kind }) {
		right := score.SynonymSubstitution
		if strings.HasPrefix(kind, made+"trip") {
			right = score.RoundTripTranslation
		}
		measure(kind, right, func(j *judged) bool { return j.kind == kind && j.group == generated })
	}
	out.rewriting(all)
	return out
}

// byPeople reports whether people rewrote the suspect of j by hand.
func byPeople(j *judged) bool { return j.group == people || j.group == learners }

// rewriting is what machine rewriting is claimed by.
func rewriting(j *judged) float64 { return j.result.Rewriting() }

func (m *mechanisms) rewriting(all []judged) {
	human := values(where(all, byPeople), rewriting)
	threshold := statistic.ThresholdBelow(values(where(all, innocent), rewriting), human, .01)
	m.Threshold = figure(threshold)
	claim := func(name string, in func(*judged) bool) {
		own := where(all, in)
		if len(own) == 0 {
			return
		}
		m.Rewriting = append(m.Rewriting, rewrite{
			Name:    name,
			Claimed: count(own, func(j *judged) bool { return j.result.Mechanism == score.MachineRewriting }),
			Power:   count(own, func(j *judged) bool { return rewriting(j) >= threshold }),
			AUC:     figure(statistic.AUC(values(own, rewriting), human)),
		})
	}
	claim("neural round trips", func(j *judged) bool { return j.group == roundTrips })
	claim("paraphrasers", func(j *judged) bool { return j.group == paraphrasers })
	claim("language models' rewritings", func(j *judged) bool { return rewritten(j.Pair.Family) })
	claim("people and learners, wrongly", byPeople)
	claim("  of these, two people's translations", func(j *judged) bool { return byPeople(j) && strings.HasSuffix(j.Pair.Family, "translations") })
	claim("the same, the other way round", func(j *judged) bool { return j.group == turnedRound })
	claim("independent, wrongly", func(j *judged) bool { return j.group == independent })
	claim("people's edits of a model's text", func(j *judged) bool { return j.group == models && !rewritten(j.Pair.Family) })
	claim("a translator's and a machine's", func(j *judged) bool { return j.group == translations })
	machines := where(all, func(j *judged) bool {
		return j.group == roundTrips || j.group == paraphrasers || rewritten(j.Pair.Family)
	})
	for _, family := range distinct(machines, func(j **judged) string { return (*j).Pair.Family }) {
		claim("  "+family, func(j *judged) bool { return j.Pair.Family == family })
	}
}

func (m *mechanisms) print(p *page) {
	p.heading("5. Mechanism")
	var rows [][]string
	for _, t := range m.Spun {
		rows = append(rows, []string{t.Name, share(t.Right), interval(t.Right), strconv.Itoa(t.Wrong), strconv.Itoa(t.Mixed), strconv.Itoa(t.None)})
	}
	p.table(1, "of those called spun|right|95 %|wrong|mixed|none", rows)
	m.printRewriting(p)
}

func (m *mechanisms) printRewriting(p *page) {
	p.line("\n  machine rewriting; “at 1 %%” at %s, which 1 %% of people's and learners' texts reach", m.Threshold)
	var rows [][]string
	for _, r := range m.Rewriting {
		auc := r.AUC.String()
		if strings.HasPrefix(r.Name, "people and") {
			auc = ""
		}
		rows = append(rows, []string{r.Name, share(r.Claimed), interval(r.Claimed), share(r.Power), interval(r.Power), auc})
	}
	p.table(1, "suspects|claimed|95 %|at 1 %|95 %|AUC", rows)
}
