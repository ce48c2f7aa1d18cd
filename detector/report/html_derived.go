package report

import "strconv"

// mostFacts is how many facts of one group a file lists: more would be pages
// that nobody reads, and the report's data in the file has them all.
const mostFacts = 200

// derived shows the passages that go back where the rest of the suspect does
// not: both sides in full, so that a reader need not look for them.
func (h *htmlReport) derived() {
	if h.report.Derivation.Extent != Part || h.with.WithoutTexts {
		return
	}
	h.section("derived", h.report.DerivedTitle())
	h.table("derived", "derived", "Reference", "Suspect", "Relation")
	for _, p := range h.report.Passages {
		if len(p.References) == 0 {
			continue
		}
		h.raw("<tr><td dir=auto>")
		for _, ref := range p.References {
			h.side("<p", ref.Reference)
			h.raw(escape(ref.Text))
			h.which(ref)
			h.raw("</p>")
		}
		h.raw("</td>")
		h.side("<td", int(SuspectOwner))
		h.raw(escape(p.Suspect.Text), "</td>")
		h.raw("<td>", escape(p.Kind.Shown()), "</td></tr>\n")
	}
	h.raw("</tbody></table></section>\n")
}

// facts lists what both texts tell, in the suspect's order, then what only one
// of them tells.
func (h *htmlReport) facts() {
	if len(h.report.Facts) == 0 {
		return
	}
	h.section("facts", "Facts")
	h.raw("<p>Names, numbers, dates and quotations. Whoever rewrites a text mostly keeps its facts and their order; an independent report brings others, in an order of its own.</p>\n")
	h.table("facts", "told", "Kind", "Reference", "Suspect")
	for _, group := range [...]func(Fact) bool{
		func(f Fact) bool { return f.Reference != nil && f.Suspect != nil },
		func(f Fact) bool { return f.Reference == nil },
		func(f Fact) bool { return f.Suspect == nil },
	} {
		h.factRows(group)
	}
	h.raw("</tbody></table></section>\n")
}

// factRows writes the facts of one group, and how many were left out.
func (h *htmlReport) factRows(in func(Fact) bool) {
	written, more := 0, 0
	for _, f := range h.report.Facts {
		if !in(f) {
			continue
		}
		if written == mostFacts {
			more++
			continue
		}
		written++
		h.raw("<tr><td>", escape(f.Kind.Shown()), "</td>")
		h.side("<td", f.Reference.owner())
		if f.Reference != nil {
			h.raw(escape(f.Reference.Text))
			h.which(*f.Reference)
		} else {
			h.raw("–")
		}
		h.side("</td><td", int(SuspectOwner))
		if f.Suspect != nil {
			h.raw(escape(f.Suspect.Text))
		} else {
			h.raw("–")
		}
		h.raw("</td></tr>\n")
	}
	if more > 0 {
		h.raw("<tr><td colspan=3>and ", strconv.Itoa(more), " more of these</td></tr>\n")
	}
}

// sharedFacts marks on one side of a row the facts that stand on both of its
// sides: where no word is held against another, they show why it is one row.
func (r *Report) sharedFacts(row Row, owner int) []pageMark {
	if row.Basis != ByContent || row.Suspect == nil {
		return nil
	}
	var marks []pageMark
	for _, f := range r.Facts {
		if f.Suspect == nil || f.Reference == nil || !f.Suspect.within(*row.Suspect) {
			continue
		}
		for _, ref := range row.References {
			switch {
			case ref.Reference != f.Reference.Reference || !f.Reference.within(ref.Span):
			case owner == int(SuspectOwner):
				marks = append(marks, pageMark{f.Suspect.Start, f.Suspect.End, "<mark class=fact>", "</mark>"})
			case owner == ref.Reference:
				marks = append(marks, pageMark{f.Reference.Start, f.Reference.End, "<mark class=fact>", "</mark>"})
			}
		}
	}
	return marks
}
