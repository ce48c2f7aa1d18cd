package detector

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
)

// addRows lays both texts side by side.
func (c *comparison) addRows(a *align.Alignment, findings []artifact.Finding) {
	ids := make([][]string, len(a.Blocks)) // by block and edit
	for i := range findings {
		f := &findings[i]
		if f.Edit >= 0 && ids[f.Block] == nil {
			ids[f.Block] = make([]string, len(a.Blocks[f.Block].Edits))
		}
		for e := f.Edit; e >= 0 && e <= f.Last; e++ {
			ids[f.Block][e] = substitutionID(i)
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
		switch {
		case b.Linked():
			c.addUnused(unused.before(b.Reference, b.Source.Start))
		case link.Reference >= 0:
			c.addUnused(unused.before(link.Reference, link.Source.Start))
		}
		row := Row{Suspect: &s, Passage: passage}
		switch {
		case link.Reference >= 0:
			row.References = []ReferenceSpan{c.referenceSpan(link.Reference, sentences(c.references[link.Reference], link.Source))}
			row.Basis = ByContent
		case b.Linked():
			row.References = []ReferenceSpan{c.referenceSpan(b.Reference, b.SourceTokens)}
			if len(b.Edits) > 0 {
				row.Changes = c.changes(b, ids[i])
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

// changes describes the edits of block b, whose substitutions are ids.
func (c *comparison) changes(b *align.Block, ids []string) []Change {
	ops := [...]ChangeOp{align.Replace: Replaced, align.Insert: Inserted, align.Delete: Deleted, align.Move: Moved}
	out, references, suspects := make([]Change, len(b.Edits)), make([]ReferenceSpan, len(b.Edits)), make([]Span, len(b.Edits))
	for i := range out {
		e, ch := &b.Edits[i], &out[i]
		ch.Op = ops[e.Op]
		if ids != nil {
			ch.Substitution = ids[i]
		}
		if e.Op != align.Insert {
			references[i] = c.referenceSpan(b.Reference, e.Source)
			ch.Reference = &references[i]
		}
		if e.Op != align.Delete {
			suspects[i] = c.suspectSpan(e.Suspect)
			ch.Suspect = &suspects[i]
		}
	}
	return out
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
		if b.Linked() {
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
