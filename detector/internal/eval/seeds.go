package main

import (
	"context"
	"fmt"
	"strconv"

	"unspin/detector"
)

// A seedPairs is what the shipped detector makes of each ordered pair of seeds.
type seedPairs []seedPair

type seedPair struct {
	Suspect    string                           `json:"suspect"`
	Reference  string                           `json:"reference"`
	Verdict    detector.Verdict                 `json:"verdict"`
	Score      float64                          `json:"spinScore"`
	Coverage   float64                          `json:"coverage"`
	Direction  string                           `json:"direction"`
	Reversed   bool                             `json:"reversed"`
	Quotations map[detector.QuotationStatus]int `json:"quotations"`
}

func measureSeeds(d *detector.Detector, seeds []seed) (seedPairs, error) {
	var out seedPairs
	for _, s := range seeds {
		for _, ref := range seeds {
			if s.name == ref.name {
				continue
			}
			r, err := d.Compare(context.Background(), detector.Text{Text: s.text}, detector.Text{Text: ref.text})
			if err != nil {
				return nil, err
			}
			p := seedPair{s.name, ref.name, r.Verdict, r.SpinScore, r.Coverage, r.Direction.Original, false, map[detector.QuotationStatus]int{}}
			for _, q := range r.Quotations {
				p.Quotations[q.Status]++
			}
			for _, w := range r.Warnings {
				p.Reversed = p.Reversed || w.Code == detector.WarnReversed
			}
			out = append(out, p)
		}
	}
	return out, nil
}

func (s seedPairs) print(p *page) {
	if len(s) == 0 {
		return
	}
	var rows [][]string
	for _, x := range s {
		direction := x.Direction
		if x.Reversed {
			direction += ", reversed"
		}
		row := []string{x.Suspect, x.Reference, string(x.Verdict), direction, fmt.Sprintf("%.1f", x.Score), fmt.Sprintf("%.2f", x.Coverage)}
		for _, q := range []detector.QuotationStatus{detector.QuoteVerbatim, detector.QuoteAltered, detector.QuoteVariant, detector.QuoteAdded, detector.QuoteDropped} {
			row = append(row, strconv.Itoa(x.Quotations[q]))
		}
		rows = append(rows, row)
	}
	p.line("  seeds, with their quotations")
	p.table(4, "suspect|reference|verdict|direction|score|coverage|verbatim|altered|variant|added|dropped", rows)
}
