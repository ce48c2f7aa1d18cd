package detector

import (
	"cmp"
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// addFacts lists the names, numbers, dates and quotations, and counts them.
func (c *comparison) addFacts(w *weighed) {
	kinds := [...]report.FactKind{text.NameFact: FactName, text.NumberFact: FactNumber, text.DateFact: FactDate, text.QuotationFact: FactQuotation}
	order := c.byCoverage()
	counts := &c.report.Derivation.Facts
	facts := w.alignment.CompareFacts(quotes(w.quotations), order, c.ofInterest(order, w.passages))
	suspects, references := make([]Span, len(facts)), make([]ReferenceSpan, len(facts))
	c.report.Facts = make([]Fact, len(facts))
	for i, f := range facts {
		out := &c.report.Facts[i]
		out.Kind = kinds[f.Kind]
		if f.Suspect.Len() > 0 {
			suspects[i] = c.suspectSpan(f.Suspect)
			out.Suspect = &suspects[i]
		}
		if f.Reference >= 0 {
			references[i] = c.referenceSpan(f.Reference, f.Source)
			out.Reference = &references[i]
		}
		switch {
		case out.Reference == nil:
			counts.SuspectOnly++
		case out.Suspect == nil:
			counts.ReferenceOnly++
		default:
			counts.Shared++
		}
	}
}

// byCoverage returns the references, the one first that explains most of the suspect.
func (c *comparison) byCoverage() []int {
	order := make([]int, len(c.references))
	for i := range order {
		order[i] = i
	}
	covers := func(i int) float64 { return c.report.References[i].Coverage }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(covers(b), covers(a)) })
	return order
}

// ofInterest tells which references what they alone have is of interest of: those
// that passages go back to, or the first in order.
func (c *comparison) ofInterest(order []int, passages []score.Passage) []bool {
	out := make([]bool, len(c.references))
	for _, p := range passages {
		if p.Reference >= 0 {
			out[p.Reference] = true
		}
	}
	if !slices.Contains(out, true) {
		out[order[0]] = true
	}
	return out
}

// quotes returns which quotations of the texts are the same.
func quotes(quotations []artifact.Quotation) []align.Quote {
	out := make([]align.Quote, len(quotations))
	for i, q := range quotations {
		out[i] = align.Quote{Reference: q.Reference, Suspect: q.Suspect, Source: q.Source}
	}
	return out
}
