package detector

import "unspin/detector/internal/artifact"

// addQuotations lists what became of the quotations.
func (c *comparison) addQuotations(quotations []artifact.Quotation) {
	c.report.Quotations = make([]Quotation, 0, len(quotations))
	for _, q := range quotations {
		out := Quotation{Status: QuotationStatus(q.Status), Speaker: q.Speaker, Changes: []QuotationChange{}}
		if q.Status != artifact.Dropped {
			s := c.suspectSpan(q.Suspect)
			out.Suspect = &s
		}
		if q.Status != artifact.Added {
			r := c.referenceSpan(q.Reference, q.Source)
			out.Reference = &r
		}
		for _, ch := range q.Changes {
			out.Changes = append(out.Changes, QuotationChange{
				Reference: c.referenceSpan(q.Reference, ch.Source), Suspect: c.suspectSpan(ch.Suspect),
			})
		}
		c.report.Quotations = append(c.report.Quotations, out)
	}
}
