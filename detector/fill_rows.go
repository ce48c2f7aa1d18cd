package detector

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
)

// addRows lays both texts side by side.
func (c *comparison) addRows(a *align.Alignment, shown []artifact.Finding) {
	found := make([][]int, len(a.Blocks)) // by block and edit: the number of the finding that shows it, from one on
	for i := range shown {
		f := &shown[i]
		if f.Edit >= 0 && found[f.Block] == nil {
			found[f.Block] = make([]int, len(a.Blocks[f.Block].Edits))
		}
		for e := f.Edit; e >= 0 && e <= f.Last; e++ {
			found[f.Block][e] = i + 1
		}
	}
	c.report.Rows = make([]Row, 0, len(a.Blocks))
	unused := c.newUnused(a)
	passage := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		s := c.suspectSpan(b.SuspectTokens)
		passage = c.passageOf(passage, s)
		link := c.contentLink(a, b, passage)
		linked := b.Linked() && !c.apart(passage)
		switch {
		case linked:
			c.addUnused(unused.before(b.Reference, b.Source.Start))
		case link.Reference >= 0:
			c.addUnused(unused.before(link.Reference, link.Source.Start))
		}
		row := Row{Suspect: &s, Passage: passage}
		switch {
		case link.Reference >= 0:
			row.References = []ReferenceSpan{c.referenceSpan(link.Reference, sentences(c.references[link.Reference], link.Source))}
			row.Basis = ByContent
		case linked:
			row.References = []ReferenceSpan{c.referenceSpan(b.Reference, b.SourceTokens)}
			if len(b.Edits) > 0 {
				row.Changes = c.changes(b, shown, found[i])
			}
		}
		c.report.Rows = append(c.report.Rows, row)
	}
	for i := range c.references {
		c.addUnused(unused.before(i, int32(len(c.references[i].Sentences))))
	}
}

// passageOf returns which passage, from one on, has most of span s.
func (c *comparison) passageOf(from int, s Span) int {
	best, most := from, 0
	for i := from; i < len(c.report.Passages) && c.report.Passages[i].Suspect.Start < s.End; i++ {
		p := &c.report.Passages[i].Suspect
		if n := min(p.End, s.End) - max(p.Start, s.Start); n > most {
			best, most = i, n
		}
	}
	return best
}

// apart reports whether a passage goes back to nothing in a text of which it could be told:
// a sentence in it is laid beside no other, however alike two of them are.
func (c *comparison) apart(passage int) bool {
	extent := c.report.Derivation.Extent
	return (extent == Part || extent == None) && passage < len(c.report.Passages) && c.report.Passages[passage].Kind == PassageNew
}

// contentLink returns what block b goes back to by content alone, inside a passage that
// goes back to a reference.
func (c *comparison) contentLink(a *align.Alignment, b *align.Block, passage int) align.ContentLink {
	none := align.ContentLink{Reference: -1}
	if b.Linked() || passage >= len(c.report.Passages) || c.report.Passages[passage].Kind == PassageNew {
		return none
	}
	out := none
	for i := b.Suspect.Start; i < b.Suspect.End; i++ {
		l := a.ContentLinks[i]
		switch {
		case l.Reference < 0:
		case out.Reference < 0:
			out = l
		case l.Reference == out.Reference:
			out.Source = align.Range{Start: min(out.Source.Start, l.Source.Start), End: max(out.Source.End, l.Source.End)}
		}
	}
	return out
}

// changes describes the edits of block b, by the findings that show them. Where words took the place of others
// and no finding says that they stand for them, the ones were deleted and the others inserted.
func (c *comparison) changes(b *align.Block, shown []artifact.Finding, found []int) []Change {
	n, apart := len(b.Edits), 0
	for i := range b.Edits {
		if b.Edits[i].Op == align.Replace && (found == nil || found[i] == 0) {
			apart++
		}
	}
	w := changeWriter{c, b.Reference, "", make([]Change, 0, n+apart), make([]ReferenceSpan, 0, n), make([]Span, 0, n)}
	for i := range b.Edits {
		e := &b.Edits[i]
		op := [...]ChangeOp{align.Replace: Replaced, align.Insert: Inserted, align.Delete: Deleted, align.Move: Moved}[e.Op]
		var source, suspect align.Range
		w.id = ""
		if found != nil && found[i] > 0 {
			f := &shown[found[i]-1]
			w.id, source, suspect = substitutionID(found[i]-1), clip(e.Source, f.Source), clip(e.Suspect, f.Suspect)
		}
		switch {
		case e.Op == align.Insert || e.Op == align.Delete || e.Op == align.Move && e.Relation.Kept():
			w.add(op, e.Source, e.Suspect)
		case w.id == "":
			w.add(Deleted, e.Source, align.Range{})
			w.add(Inserted, align.Range{}, e.Suspect)
		case source.Len() == 0 || suspect.Len() == 0: // a rule shows what is beside them
			w.add(op, e.Source, e.Suspect)
		default:
			w.cut(op, e, source, suspect)
		}
	}
	return w.changes
}

// clip returns what of r is in by.
func clip(r, by align.Range) align.Range {
	return align.Range{Start: max(r.Start, by.Start), End: min(r.End, by.End)}
}

// A changeWriter writes down the changes of one block.
type changeWriter struct {
	*comparison
	reference int
	id        string // of the substitution at work
	changes   []Change
	sources   []ReferenceSpan // of the changes, as are the next
	suspects  []Span
}

// cut writes down edit e, of which source and suspect stand for one another.
func (w *changeWriter) cut(op ChangeOp, e *align.Edit, source, suspect align.Range) {
	id := w.id
	w.id = ""
	w.add(Deleted, align.Range{Start: e.Source.Start, End: source.Start}, align.Range{})
	w.add(Inserted, align.Range{}, align.Range{Start: e.Suspect.Start, End: suspect.Start})
	w.id = id
	w.add(op, source, suspect)
	w.id = ""
	w.add(Deleted, align.Range{Start: source.End, End: e.Source.End}, align.Range{})
	w.add(Inserted, align.Range{}, align.Range{Start: suspect.End, End: e.Suspect.End})
}

// add writes down one change, unless both sides are empty.
func (w *changeWriter) add(op ChangeOp, source, suspect align.Range) {
	if source.Len() == 0 && suspect.Len() == 0 {
		return
	}
	ch := Change{Op: op, Substitution: w.id}
	if source.Len() > 0 {
		w.sources = append(w.sources, w.referenceSpan(w.reference, source))
		ch.Reference = &w.sources[len(w.sources)-1]
	}
	if suspect.Len() > 0 {
		w.suspects = append(w.suspects, w.suspectSpan(suspect))
		ch.Suspect = &w.suspects[len(w.suspects)-1]
	}
	w.changes = append(w.changes, ch)
}

// addUnused adds rows for sentences of reference r that no block uses.
func (c *comparison) addUnused(r int, ranges []align.Range) {
	for _, s := range ranges {
		c.report.Rows = append(c.report.Rows, Row{
			References: []ReferenceSpan{c.referenceSpan(r, sentences(c.references[r], s))}, Passage: -1,
		})
	}
}

// An unused hands out, once each and in order, the reference sentences that
// no block uses.
type unused struct {
	used [][]bool
	next []int32
}

func (c *comparison) newUnused(a *align.Alignment) *unused {
	u := &unused{next: make([]int32, len(c.references))}
	for _, r := range c.references {
		u.used = append(u.used, make([]bool, len(r.Sentences)))
	}
	passage := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		passage = c.passageOf(passage, c.suspectSpan(b.SuspectTokens))
		if l := c.contentLink(a, b, passage); l.Reference >= 0 {
			for j := l.Source.Start; j < l.Source.End; j++ {
				u.used[l.Reference][j] = true
			}
		}
		if b.Linked() && !c.apart(passage) {
			for j := b.Source.Start; j < b.Source.End; j++ {
				u.used[b.Reference][j] = true
			}
		}
	}
	return u
}

// before returns the unused sentences of reference r before sentence end.
func (u *unused) before(r int, end int32) (int, []align.Range) {
	var out []align.Range
	for ; u.next[r] < end; u.next[r]++ {
		if j := u.next[r]; !u.used[r][j] {
			out = append(out, align.Range{Start: j, End: j + 1})
		}
	}
	return r, out
}

// addSuspected adds a row for each sentence that has a finding.
func (c *comparison) addSuspected(findings []artifact.Finding) {
	next := 0
	for i := 0; i < len(c.suspect.Sentences); i++ {
		own := align.Range{Start: c.suspect.Sentences[i].Start, End: c.suspect.Sentences[i].End}
		var changes []Change
		for ; next < len(findings) && findings[next].Suspect.Start < own.End; next++ {
			s := c.suspectSpan(findings[next].Suspect)
			changes = append(changes, Change{Op: Suspected, Suspect: &s, Substitution: substitutionID(next)})
			for findings[next].Suspect.End > own.End { // it holds the seam of two sentences
				i++
				own.End = c.suspect.Sentences[i].End
			}
		}
		if len(changes) > 0 {
			s := c.suspectSpan(own)
			c.report.Rows = append(c.report.Rows, Row{Suspect: &s, Passage: -1, Changes: changes})
		}
	}
}
