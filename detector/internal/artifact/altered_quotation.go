package artifact

import (
	"sort"

	"unspin/detector/internal/align"
)

var alteredQuotation = &Rule{
	ID:     "altered-quotation",
	Title:  "Other words inside quotation marks",
	Reason: "A quotation is somebody's words. Who rewrites a report leaves them or tells them without marks; a program does not see the marks. Each such place is shown, and only an unusual choice counts.",
	Before: "“The harvest is ruined”", After: "“The crop is ruined”",
	judge: func(f *finder, n *Finding) bool {
		for _, c := range f.alterations(n.Suspect) {
			if c.reference == n.Reference && overlap(c.Suspect, n.Suspect) && overlap(c.Source, n.Source) {
				n.Artifact, n.Why = false, quotedWhy(f.source(n), f.replacement(n))
				return true
			}
		}
		return false
	},
	trace: func(f *finder, block int) []Finding {
		b := &f.alignment.Blocks[block]
		var out []Finding
		for _, c := range f.alterations(b.SuspectTokens) {
			if c.reference != b.Reference || c.Suspect.Start < b.SuspectTokens.Start || f.shown(&c) {
				continue
			}
			out = append(out, Finding{
				Edit: -1, Last: -1, Reference: b.Reference, Source: c.shown.Source, Suspect: c.shown.Suspect,
				Kind: Other, Why: quotedWhy(c.was, c.is),
			})
		}
		return out
	},
}

// An alteration is a changed place in an altered quotation.
type alteration struct {
	Change
	reference int
	shown     Change // the same with words in it on both sides
	was, is   string // which these are
}

// alterations returns those that begin before the end of range r and do not
// end before its start, in the suspect's order.
func (f *finder) alterations(r align.Range) []alteration {
	if f.altered == nil {
		f.altered = []alteration{}
		if f.derived() {
			f.alter()
		}
	}
	from := sort.Search(len(f.altered), func(i int) bool { return f.altered[i].Suspect.End >= r.Start })
	to := from
	for to < len(f.altered) && f.altered[to].Suspect.Start < r.End {
		to++
	}
	return f.altered[from:to]
}

// alter finds the changed places of all quotations.
func (f *finder) alter() {
	for _, q := range quotationsOf(f.alignment).paired {
		if q.Status != Altered {
			continue
		}
		d := f.alignment.References[q.Reference]
		for _, c := range q.Changes {
			shown := Change{visible(c.Source, q.Source), visible(c.Suspect, q.Suspect)}
			f.altered = append(f.altered, alteration{
				c, q.Reference, shown, d.Text(shown.Source.Start, shown.Source.End), f.suspect.Text(shown.Suspect.Start, shown.Suspect.End),
			})
		}
	}
}

// derived reports whether the suspect goes back to the references at all: a
// third of its words (score.LeastCoverage) stand in derived blocks.
func (f *finder) derived() bool {
	words, derived := int32(0), int32(0)
	for i := range f.alignment.Blocks {
		b := &f.alignment.Blocks[i]
		words += b.SuspectTokens.Len()
		if b.Derived() {
			derived += b.SuspectTokens.Len()
		}
	}
	return derived*100 >= words*35
}

// shown reports whether a finding of the block at work shows the change.
func (f *finder) shown(c *alteration) bool {
	for i := f.first; i < len(f.findings); i++ {
		if n := &f.findings[i]; n.Reference >= 0 && overlap(n.Suspect, c.Suspect) && overlap(n.Source, c.Source) {
			return true
		}
	}
	return false
}

func overlap(a, b align.Range) bool { return a.Start < b.End && b.Start < a.End }

// visible widens an empty range by the words beside it: words left out show
// only by what stood around them.
func visible(r, whole align.Range) align.Range {
	if r.Len() > 0 {
		return r
	}
	return align.Range{Start: max(r.Start-1, whole.Start), End: min(r.Start+1, whole.End)}
}

// quotedWhy says what an altered quotation has in place of what.
func quotedWhy(was, is string) string {
	return "Inside quotation marks the reference has " + quote(was) + " and the suspect " + quote(is) + "; Unspin cannot tell which, if either, was said."
}
