package artifact

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

var brokenPhrase = &Rule{
	ID:     "broken-phrase",
	Title:  "A fixed phrase taken apart",
	Reason: "Writers know a term as a whole and change it as a whole; a list of synonyms replaces its words one by one.",
	Before: "heart attack", After: "coronary assault",
	judge: func(f *finder, n *Finding) bool {
		if !Judged(n) && n.Kind != Name || n.Source.Len() != n.Suspect.Len() {
			return false
		}
		d := f.alignment.References[n.Reference]
		term, established := f.phrase(d, n)
		now := term // the suspect's words for it
		now.Start += n.Suspect.Start - n.Source.Start
		now.End += n.Suspect.Start - n.Source.Start
		switch {
		case n.Parts == nil && !(established && (n.Artifact || term.Len() > 2)), established && f.heard(now):
			return false
		case established:
			n.Why = quote(d.Text(term.Start, term.End)) + " is an established phrase; " + quote(f.suspect.Text(now.Start, now.End)) + " is not found in " + f.evidence() + "."
			n.Source, n.Suspect = span(n.Source, term), span(n.Suspect, now)
		case f.strange(n):
			n.Why = "The words of " + quote(f.source(n)) + " were replaced one by one; " + quote(f.replacement(n)) + " is not found in " + f.evidence() + "."
		default:
			return false
		}
		n.Kind, n.Artifact = BrokenPhrase, true
		return true
	},
}

// strange reports whether two content words stand side by side in the
// suspect's phrase that the counts of news do not have so, in whose place the
// reference has other two.
func (f *finder) strange(n *Finding) bool {
	d, shift := f.alignment.References[n.Reference], n.Source.Start-n.Suspect.Start
	for i := n.Suspect.Start; i+1 < n.Suspect.End; i++ {
		if !f.suspect.Tokens[i].Content() || !f.suspect.Tokens[i+1].Content() || f.seen(f.suspect, i, i+1, +1) == present {
			continue
		}
		// Where few pairs are known one that is missing says nothing by itself.
		if !f.lexicon.Attested() || f.seen(d, i+shift, i+1+shift, +1) == present && f.seen(f.suspect, i, i+1, +1) == absent {
			return true
		}
	}
	return false
}

// span returns the range from the first to the last token of both.
func span(a, b align.Range) align.Range {
	return align.Range{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// phrase returns the fixed term of the reference that n replaces words of:
// one that a dictionary lists, in which a neighbour may have been kept, or
// two replaced words seen together far more often than by chance.
func (f *finder) phrase(d *text.Document, n *Finding) (align.Range, bool) {
	const longest = 3
	for length := int32(longest); length > 1; length-- {
		for from := n.Source.End - length; from <= n.Source.Start; from++ {
			r := align.Range{Start: from, End: from + length}
			if r.Start < 0 || int(r.End) > len(d.Tokens) || !f.keptAround(d, n, r) {
				continue
			}
			if f.listed(d, r) {
				return r, true
			}
		}
	}
	return f.fixed(d, n.Source)
}

// fixed returns the two content words in range r of d that form a fixed term:
// listed as one, or seen together far more often than chance would have it.
func (f *finder) fixed(d *text.Document, r align.Range) (align.Range, bool) {
	const strong = 4 // ln: 55 times as often as by chance
	for i := r.Start; i+1 < r.End; i++ {
		if !d.Tokens[i].Content() || !d.Tokens[i+1].Content() {
			continue
		}
		a, b := f.entry(d, i), f.entry(d, i+1)
		if lift, seen := f.lexicon.Lift(a, b); f.lexicon.Phrase(a, b) || seen && lift >= strong {
			return align.Range{Start: i, End: i + 2}, true
		}
	}
	return align.Range{}, false
}

// keptAround reports whether r holds n's words and, beside them, only words
// that the suspect kept.
func (f *finder) keptAround(d *text.Document, n *Finding, r align.Range) bool {
	if r.Start > n.Source.Start || r.End < n.Source.End {
		return false
	}
	shift := n.Suspect.Start - n.Source.Start
	for i := r.Start; i < r.End; i++ {
		if i >= n.Source.Start && i < n.Source.End {
			continue
		}
		s := i + shift
		if s < 0 || int(s) >= len(f.suspect.Tokens) || d.Tokens[i].Kind != text.WordKind || d.Tokens[i].Word != f.suspect.Tokens[s].Word {
			return false
		}
	}
	return true
}

// listed reports whether range r of d is a term that a dictionary lists. A
// verb with its particle ("call on") is one, too, but writers do exchange
// those.
func (f *finder) listed(d *text.Document, r align.Range) bool {
	var buf [3]lexicon.Word
	words := buf[:0]
	for i := r.Start; i < r.End; i++ {
		w := f.entry(d, i)
		if w == 0 {
			return false
		}
		words = append(words, w)
	}
	if len(words) == 2 && !(d.Tokens[r.Start].Content() && d.Tokens[r.Start+1].Content()) {
		return false
	}
	return f.lexicon.Phrase(words...)
}

// heard reports whether range r of the suspect reads like a phrase itself:
// listed, or with two content words side by side that the counts know.
func (f *finder) heard(r align.Range) bool {
	if f.listed(f.suspect, r) {
		return true
	}
	for i := r.Start; i+1 < r.End; i++ {
		if f.suspect.Tokens[i].Content() && f.suspect.Tokens[i+1].Content() && f.seen(f.suspect, i, i+1, +1) == present {
			return true
		}
	}
	return false
}
