package main

import (
	"strconv"

	"unspin/detector"
)

// quotationOrder is the order in which they matter to a reader.
var quotationOrder = []detector.QuotationStatus{
	detector.QuoteAltered, detector.QuoteVariant, detector.QuoteVerbatim, detector.QuoteAdded, detector.QuoteDropped,
}

// quotations writes what became of each quotation.
func (t *textWriter) quotations() {
	aside := 0
	for _, status := range quotationOrder {
		begun := false
		for _, q := range t.report.Quotations {
			if q.Status != status {
				continue
			}
			if q.Suspect == nil && t.aside[q.Reference.Reference] {
				aside++
				continue
			}
			if !begun {
				t.section("Quotations: " + lowerFirst(status.Shown()))
			}
			if q.Suspect != nil && q.Reference != nil && begun {
				t.out.WriteString("\n") // two sides make a block
			}
			begun = true
			t.quotation(q)
		}
	}
	if aside > 0 {
		t.section("Quotations: only in the other references")
		t.item("", strconv.Itoa(aside))
	}
}

func (t *textWriter) quotation(q detector.Quotation) {
	if q.Speaker != "" {
		t.block(pad("said by", len(t.sideLabel(suspectSide))), q.Speaker, nil, dim)
	}
	if q.Reference != nil {
		t.block(t.sideLabel(q.Reference.Reference), q.Reference.Text, quotationMarks(q, true), dim)
	}
	if q.Suspect != nil {
		t.block(t.sideLabel(suspectSide), q.Suspect.Text, quotationMarks(q, false), dim)
	}
}

// quotationMarks places the changes of a quotation on one of its sides.
func quotationMarks(q detector.Quotation, reference bool) []mark {
	var marks []mark
	for _, c := range q.Changes {
		at, start := c.Suspect, q.Suspect.Start
		if reference {
			at, start = c.Reference.Span, q.Reference.Start
		}
		marks = append(marks, mark{start: at.Start - start, end: at.End - start, sign: '^', style: strong})
	}
	return marks
}

func lowerFirst(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}
