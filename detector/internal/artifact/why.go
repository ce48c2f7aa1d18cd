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
		return lead + quote(f.word(n.Suspect.Start)) + " is not found after " + quote(f.beside(at, n.Suspect.Start)) + " in our counts of news"
	}
	return lead + quote(f.word(n.Suspect.End-1)) + " is not found before " + quote(f.word(at)) + " in our counts of news"
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

// beside returns token at of the suspect with the hyphen that joins it to
// token i, if one does.
func (f *finder) beside(at, i int32) string {
	if i == at+2 && !f.suspect.Tokens[at+1].Is(text.SpaceBefore) && !f.suspect.Tokens[i].Is(text.SpaceBefore) {
		return f.suspect.Text(at, at+2)
	}
	return f.word(at)
}
