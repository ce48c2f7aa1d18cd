package report

// aligned writes both texts beside each other, a sentence a row, so that
// what became of each stands on one line.
func (h *htmlReport) aligned() {
	if len(h.report.Rows) == 0 {
		return
	}
	if len(h.report.References) == 0 {
		h.suspected()
		return
	}
	h.section("aligned", "Aligned sentences")
	h.raw("<p class=legend>", "<mark class=evidence>counts as evidence</mark> <mark class=replaced>otherwise replaced</mark> ",
		"<ins>only in the suspect</ins> <del>only in the reference</del> <mark class=moved>moved</mark>")
	if h.report.reworded() {
		h.raw(" <mark class=fact>a fact that both tell, where the same is told in other words</mark>")
	}
	h.raw("</p>\n")
	h.table("aligned", "aligned", "Reference", "Suspect")
	artifact, aside, jumps := h.report.artifacts(), h.report.asides(), h.report.jumps()
	folded := 0
	for at, row := range h.report.Rows {
		if row.asideOf(aside) {
			folded++
			continue
		}
		open := "<tr"
		if len(row.References) > 0 && jumps[row.owner()] == at {
			open += " id=" + jumpID(row.owner())
		}
		h.side(open+"><td", row.owner())
		for i, ref := range row.References {
			if i > 0 {
				h.raw(" ")
			}
			h.marked(ref.Span, append(rowMarks(row, ref.Reference, artifact), h.report.sharedFacts(row, ref.Reference)...))
			h.which(ref)
		}
		h.side("</td><td", int(SuspectOwner))
		if row.Suspect != nil {
			h.marked(*row.Suspect, append(rowMarks(row, int(SuspectOwner), artifact), h.report.sharedFacts(row, int(SuspectOwner))...))
		}
		if row.Basis == ByContent {
			h.element("small", PassageReworded.Shown())
		}
		h.raw("</td></tr>\n")
	}
	h.raw("</tbody></table>\n")
	if folded > 0 {
		h.raw("<details><summary>", plural(folded, "sentence", "sentences"), " of the other references</summary>\n")
		for _, row := range h.report.Rows {
			if row.asideOf(aside) {
				h.side("<p", row.owner())
				h.raw(escape(row.References[0].Text))
				h.which(row.References[0])
				h.raw("</p>\n")
			}
		}
		h.raw("</details>\n")
	}
	h.raw("</section>\n")
}

// reworded tells whether a row stands there for what it tells alone.
func (r *Report) reworded() bool {
	for _, row := range r.Rows {
		if row.Basis == ByContent {
			return true
		}
	}
	return false
}

// suspected writes the sentences of a text that stands alone in which something
// may stand for other wording.
func (h *htmlReport) suspected() {
	h.section("aligned", "Sentences with findings")
	artifact := h.report.artifacts()
	for _, row := range h.report.Rows {
		h.side("<p", int(SuspectOwner))
		h.marked(*row.Suspect, rowMarks(row, int(SuspectOwner), artifact))
		h.raw("</p>\n")
	}
	h.raw("</section>\n")
}

// artifacts tells which substitutions count as evidence, by their ID.
func (r *Report) artifacts() map[string]bool {
	artifact := make(map[string]bool)
	for _, s := range r.Substitutions {
		artifact[s.ID] = s.Artifact
	}
	return artifact
}

// which names the reference of a span where there are several.
func (h *htmlReport) which(s ReferenceSpan) {
	if len(h.report.References) > 1 {
		h.element("small", h.report.ReferenceName(s.Reference))
	}
}

// A pageMark is a stretch of a text in an element that says what it is.
type pageMark struct {
	start, end  int
	open, close string
}

// rowMarks returns the changes of a row that lie in the text of the owner.
func rowMarks(row Row, owner int, artifact map[string]bool) []pageMark {
	var marks []pageMark
	for _, c := range row.Changes {
		switch {
		case owner == int(SuspectOwner) && c.Suspect != nil:
			marks = append(marks, c.pageMark(*c.Suspect, artifact))
		case owner != int(SuspectOwner) && c.Reference != nil && c.Reference.Reference == owner:
			marks = append(marks, c.pageMark(c.Reference.Span, artifact))
		}
	}
	return marks
}

func (c Change) pageMark(at Span, artifact map[string]bool) pageMark {
	m := pageMark{start: at.Start, end: at.End, open: "<mark class=replaced>", close: "</mark>"}
	switch {
	case c.Substitution != "":
		class := "replaced"
		if artifact[c.Substitution] {
			class = "evidence"
		}
		m.open = `<a href="#sub-` + escape(c.Substitution) + `"><mark class=` + class + ">"
		m.close = "</mark></a>"
	case c.Op == Inserted:
		m.open, m.close = "<ins>", "</ins>"
	case c.Op == Deleted:
		m.open, m.close = "<del>", "</del>"
	case c.Op == Moved:
		m.open = "<mark class=moved>"
	}
	return m
}

// quotationMarks returns the changes of a quotation on one of its sides.
func (h *htmlReport) quotationMarks(q Quotation, reference bool) []pageMark {
	var marks []pageMark
	for _, c := range q.Changes {
		at := c.Suspect
		if reference {
			at = c.Reference.Span
		}
		marks = append(marks, pageMark{at.Start, at.End, "<mark class=evidence>", "</mark>"})
	}
	return marks
}

// marked writes the text of a span with its marks, which lie in the same
// text. What two marks share belongs to the first.
func (h *htmlReport) marked(s Span, marks []pageMark) {
	for i := range marks { // they come nearly sorted; package slices would add 4 KB to the page
		for j := i; j > 0 && marks[j].start < marks[j-1].start; j-- {
			marks[j], marks[j-1] = marks[j-1], marks[j]
		}
	}
	at := s.Start
	for _, m := range marks {
		start, end := max(m.start, at), min(m.end, s.End)
		if start > end || start == end && m.start != m.end {
			continue
		}
		h.raw(escape(s.Text[at-s.Start:start-s.Start]), m.open, escape(s.Text[start-s.Start:end-s.Start]), m.close)
		at = end
	}
	h.raw(escape(s.Text[at-s.Start:]))
}

// owner returns the index of the reference that s points into, the first for none.
func (s *ReferenceSpan) owner() int {
	if s == nil {
		return 0
	}
	return s.Reference
}

// owner returns the index of the first reference that r shows.
func (r *Row) owner() int {
	if len(r.References) == 0 {
		return 0
	}
	return r.References[0].Reference
}
