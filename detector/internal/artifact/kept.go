package artifact

import (
	"slices"

	"unspin/detector/internal/align"
)

// A note is what was found in a block, kept with its alignment: finding it is
// most of the work, and a key typed elsewhere changes little of it. Singles are up to
// the words of the block and those around it; how they are named is up to what of them
// is marked, by the company they are in, too, and to quotations and sentences, which are
// read in the whole text.
type note struct {
	site
	singles  []Finding // of single edits, nil until they were looked for
	taken    taken
	named    []Finding // nil until they were
	marks    []bool    // which of the singles were marked then
	altered  []alteration
	lost     []int32
	ambience *[2]int
}

// A site is where a block stands: its number, its reference's and where its
// sides begin.
type site struct {
	block, reference int
	suspect, source  int32
}

// taken tells whether a rule takes findings of a block back, once somebody
// has asked.
type taken uint8

const (
	unasked taken = iota
	takes
	leaves
)

// noteOn returns the note on block i of a, nil where none can be kept.
func noteOn(a *align.Alignment, i int) *note {
	b := &a.Blocks[i]
	if b.Note == nil {
		return nil
	}
	now := site{i, b.Reference, b.SuspectTokens.Start, b.SourceTokens.Start}
	n, _ := b.Note.Made.(*note)
	if n == nil {
		n = &note{site: now}
		b.Note.Made = n
	}
	if n.site != now {
		n.move(now)
	}
	return n
}

// move makes n the note on the same block at another site. What was given
// away of it stays as it was.
func (n *note) move(to site) {
	from, suspect, source := n.site, to.suspect-n.suspect, to.source-n.source
	n.site, n.singles, n.named = to, from.moved(n.singles, to), from.moved(n.named, to)
	n.altered, n.lost = slices.Clone(n.altered), slices.Clone(n.lost)
	for i := range n.altered {
		c := &n.altered[i]
		if c.reference != from.reference {
			continue
		}
		c.reference = to.reference
		c.Source, c.Suspect = c.Source.Shift(source), c.Suspect.Shift(suspect)
		c.shown = Change{c.shown.Source.Shift(source), c.shown.Suspect.Shift(suspect)}
	}
	for i := range n.lost {
		n.lost[i] += suspect
	}
}

// moved returns findings made at s as they are in the same block at to.
func (s site) moved(findings []Finding, to site) []Finding {
	out := slices.Clone(findings)
	for i := range out {
		f := &out[i]
		f.Block, f.Suspect = to.block, f.Suspect.Shift(to.suspect-s.suspect)
		if f.Reference >= 0 {
			f.Reference, f.Source = to.reference, f.Source.Shift(to.source-s.source)
		}
		f.Parts = s.moved(f.Parts, to)
	}
	return out
}

// recall adds what block i was found to have, if it was named from the same,
// and reports whether it was.
func (f *finder) recall(i int, singles []Finding, least float64) bool {
	n := noteOn(f.alignment, i)
	if n == nil || n.named == nil {
		return false
	}
	for k, mark := range n.marks {
		if singles[k].marked(least) != mark {
			return false
		}
	}
	altered := f.alterations(f.alignment.Blocks[i].SuspectTokens)
	if !slices.Equal(altered, n.altered) || !slices.Equal(f.lost(i), n.lost) {
		return false
	}
	n.altered = altered // the texts of before need not be kept for it
	f.findings = append(f.findings, n.named...)
	return true
}

// keep notes what block i, the one at work, was found to have.
func (f *finder) keep(i int) {
	n := noteOn(f.alignment, i)
	if n == nil {
		return
	}
	n.marks = make([]bool, len(f.marked))
	for k := range f.marked {
		n.marks[k] = f.marked[k].Artifact
	}
	n.altered, n.lost = f.alterations(f.alignment.Blocks[i].SuspectTokens), f.lost(i)
	n.named = append(make([]Finding, 0, len(f.findings)-f.first), f.findings[f.first:]...)
}
