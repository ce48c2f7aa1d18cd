package main

import (
	"unspin/detector/internal/eval/statistic"
)

// An evaluation is all that was measured. Each section prints itself.
type evaluation struct {
	Missing []string  `json:"missing,omitempty"` // parts that the folder does not have
	Model   string    `json:"model"`
	Bars    []bar     `json:"bars"`
	Seeds   seedPairs `json:"seeds,omitempty"`
	Gold    gold      `json:"gold,omitempty"`
	Edits   *edits    `json:"edits,omitempty"`
	Rules   rules     `json:"rules,omitempty"`

	Families    families     `json:"families,omitempty"`
	Rates       *rates       `json:"rates,omitempty"`
	Features    features     `json:"features,omitempty"`
	Transfer    transfers    `json:"transfer,omitempty"`
	Power       *power       `json:"power,omitempty"`
	Mechanism   *mechanisms  `json:"mechanism,omitempty"`
	Direction   *directions  `json:"direction,omitempty"`
	Calibration calibrations `json:"calibration,omitempty"`
	Stability   stability    `json:"stability,omitempty"`
	Mistakes    mistakes     `json:"mistakes,omitempty"`

	Derivation *derivations  `json:"derivation,omitempty"`
	Openings   openings      `json:"openings,omitempty"`
	Passages   passageScores `json:"passages,omitempty"`
	Lineages   *lineages     `json:"lineages,omitempty"`
	Retrievals *retrievals   `json:"retrievals,omitempty"`
	Rewrites   *rewrites     `json:"rewrites,omitempty"`
}

// A bar is one thing that must hold.
type bar struct {
	Name  string               `json:"name"`
	Bar   string               `json:"bar"`
	Holds bool                 `json:"holds"`
	Count statistic.Proportion `json:"count"`
	Value figure               `json:"value"` // where it is no share
}

// print writes the page.
func (e *evaluation) print(p *page) {
	p.line("Unspin's evaluation, weights %s", e.Model)
	p.list("not there, so not measured:", e.Missing)
	printBars(p, e.Bars)
	if len(e.Seeds)+len(e.Gold)+len(e.Rules) > 0 {
		p.heading("1. Evidence, as shipped")
	}
	e.Seeds.print(p)
	e.Gold.print(p)
	e.Edits.print(p)
	e.Rules.print(p)
	if e.Rates != nil {
		e.printVerdicts(p)
	}
	e.Derivation.print(p)
	e.Openings.print(p)
	e.Passages.print(p)
	e.Lineages.print(p)
	e.Retrievals.print(p)
	e.Rewrites.print(p)
}

// printVerdicts writes the parts about judgements.
func (e *evaluation) printVerdicts(p *page) {
	e.Families.print(p)
	e.Rates.print(p)
	e.Features.print(p)
	e.Transfer.print(p)
	e.Power.print(p)
	e.Mechanism.print(p)
	e.Direction.print(p)
	e.Calibration.print(p)
	e.Stability.print(p)
	e.Mistakes.print(p)
}

func printBars(p *page, bars []bar) {
	var rows [][]string
	missed := 0
	for _, b := range bars {
		mark := "holds"
		if !b.Holds {
			mark = "FAILS"
			missed++
		}
		value := whole(b.Count)
		if b.Count.Of == 0 {
			value = b.Value.String()
		}
		rows = append(rows, []string{mark, b.Name, b.Bar, value})
	}
	p.heading("What must hold")
	p.table(4, "|what|bar|measured", rows)
	p.line("  %d of %d hold", len(bars)-missed, len(bars))
}
