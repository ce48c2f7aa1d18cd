package artifact

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// unheard says, after lead, which joint of the suspect's phrase is not found
// in the counts of news though the reference's is, or "" where there is none.
func (f *finder) unheard(n *Finding, lead string) string {
	at, step := f.unheardJoint(n)
	switch {
	case at < 0:
		return ""
	case step < 0:
		return lead + quote(f.word(n.Suspect.Start)) + " is not found after " + quote(f.beside(at, n.Suspect.Start)) + " in " + f.evidence()
	}
	return lead + quote(f.word(n.Suspect.End-1)) + " is not found before " + quote(f.word(at)) + " in " + f.evidence()
}

// unheardJoint returns the suspect's word beside n that n's own is never seen
// with, and on which side it stands; −1 where there is none. The reference's
// joint in the same place must be known, or nothing would be shown by it.
func (f *finder) unheardJoint(n *Finding) (at, step int32) {
	d := f.alignment.References[n.Reference]
	for _, step := range []int32{-1, +1} {
		own, theirs := ends(n.Suspect, step), ends(n.Source, step)
		at, there := f.neighbour(f.suspect, own, step), f.neighbour(d, theirs, step)
		if at < 0 || there < 0 {
			continue
		}
		if f.seen(f.suspect, own, at, step) == absent && f.seen(d, theirs, there, step) == present {
			return at, step
		}
	}
	return -1, 0
}

func ends(r align.Range, step int32) int32 {
	if step < 0 {
		return r.Start
	}
	return r.End - 1
}

// What the counts say of two neighbours.
const (
	unknown = iota
	absent
	present
)

// seen looks up the pair of tokens i and at, which stands in direction step.
func (f *finder) seen(d *text.Document, i, at, step int32) int {
	a, b := f.entry(d, at), f.entry(d, i)
	if step > 0 {
		a, b = b, a
	}
	if a == 0 || b == 0 {
		return unknown
	}
	if _, ok := f.lexicon.Lift(a, b); ok {
		return present
	}
	return absent
}

// word returns token i of the suspect.
func (f *finder) word(i int32) string { return f.suspect.Text(i, i+1) }

// evidence names what pairs of words are looked up in.
func (p *prober) evidence() string {
	if p.lexicon.Attested() {
		return "the pairs of words that we know from web pages"
	}
	return "our counts of news"
}

// beside returns token at of the suspect with the hyphen that joins it to
// token i, if one does.
func (f *finder) beside(at, i int32) string {
	if i == at+2 && !f.suspect.Tokens[at+1].Is(text.SpaceBefore) && !f.suspect.Tokens[i].Is(text.SpaceBefore) {
		return f.suspect.Text(at, at+2)
	}
	return f.word(at)
}

// why says in plain words what a finding is that no rule names.
func (f *finder) why(n *Finding) string {
	switch n.Kind {
	case Synonym:
		return f.fair(n)
	case Inflection:
		old, new := f.quoteHeads(n)
		if n.Features.Relation == align.Derivation {
			return new + " and " + old + " come from the same word."
		}
		return new + " is another form of the same word as " + old + "."
	}
	old, new := quote(f.source(n)), quote(f.replacement(n))
	switch n.Kind {
	case Spelling:
		if f.lexicon != nil && !f.lexicon.English() {
			return new + " is another spelling of " + old + "."
		}
		return new + " is another spelling of " + old + ", as between British and American desks."
	case FunctionWord:
		return "One small word for another, as every editor changes them."
	case Name:
		if n.Features.Relation == align.NewName {
			return new + " stands where the reference has " + old + ": another name for the same, or another name."
		}
		return new + " is another way to write " + old + "."
	case Number:
		return "The number differs: " + old + " in the reference, " + new + " here."
	}
	switch {
	case f.negatesOne(n):
		return new + " stands where the reference has " + old + "; only one of the two is negated."
	case n.Features.Unknown && f.lexicon != nil:
		return new + " stands for " + old + "; it is too rare for " + f.evidence() + ", so nothing can be said of how it fits."
	case f.betweenKept(n):
		return new + " stands for " + old + ", with the words around it left as they were; nothing here speaks against it."
	}
	return new + " stands where the reference has " + old + ", in a sentence that goes back to it."
}

// betweenKept reports whether what stands right before and after the edit of n was kept.
func (f *finder) betweenKept(n *Finding) bool {
	if n.Edit < 0 {
		return false
	}
	b := &f.alignment.Blocks[n.Block]
	e := &b.Edits[n.Edit]
	kept := func(x int32) bool {
		return x < 0 || int(x) >= len(b.Columns) || b.Columns[x].R >= 0 && b.Columns[x].S >= 0 && !b.Columns[x].Moved && b.Columns[x].Relation.Kept()
	}
	return kept(e.Columns.Start-1) && kept(e.Columns.End)
}

// negatesOne reports whether one side of n alone has a word that turns a statement into its opposite.
func (f *finder) negatesOne(n *Finding) bool {
	one := false
	for i := n.Source.Start; i < n.Source.End; i++ {
		one = one != negates(f.alignment.References[n.Reference], i)
	}
	for i := n.Suspect.Start; i < n.Suspect.End; i++ {
		one = one != negates(f.suspect, i)
	}
	return one
}

// quoteHeads quotes the two words of n that its relation is about.
func (f *finder) quoteHeads(n *Finding) (old, new string) {
	if n.Edit < 0 {
		return quote(f.source(n)), quote(f.replacement(n))
	}
	d, b := f.alignment.References[n.Reference], &f.alignment.Blocks[n.Block]
	r, s := f.heads(d, b, &b.Edits[n.Edit])
	return quote(d.Text(r, r+1)), quote(f.word(s))
}

// fair says what makes a synonym one that a writer may choose.
func (f *finder) fair(n *Finding) string {
	old, new := f.quoteHeads(n)
	if n.Features.Opposite {
		return new + " is listed as the opposite of " + old + "."
	}
	known := "."
	if n.Features.SuspectJoints > 0 && n.Features.SuspectUnseen == 0 {
		known = ", and " + f.evidence() + " have it beside these neighbours."
	}
	switch n.Features.Relation {
	case align.Synonym:
		return "A dictionary lists " + new + " and " + old + " under one sense" + known
	case align.Near:
		return new + " is close to " + old + " in meaning" + known
	case align.None, align.Mismatch:
		a, b, _ := f.synonymous(n.Block, &f.alignment.Blocks[n.Block].Edits[n.Edit])
		return "A thesaurus lists " + quote(b) + " for " + quote(a) + "."
	}
	return "A thesaurus lists " + new + " for " + old + known
}
