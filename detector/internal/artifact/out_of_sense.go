package artifact

import (
	"unspin/detector/internal/align"
)

var outOfSense = &Rule{
	ID:     "out-of-sense",
	Title:  "A synonym of another sense",
	Reason: "A list of synonyms does not know which sense of a word is meant; a writer does.",
	Before: "the bank of the canal", After: "the lender of the canal",
	judge: func(f *finder, n *Finding) bool {
		if !Judged(n) || !n.Artifact || !n.Features.Flanked || n.Parts != nil || !n.Features.Linked() || f.connects(n) {
			return false
		}
		pair, ok := f.wordForWord(n)
		if !ok {
			return false
		}
		why := f.otherSense(&pair)
		if why == "" {
			return false
		}
		n.Kind, n.Why = OutOfSense, why
		return true
	},
}

// connects reports whether n puts one connective for another.
func (f *finder) connects(n *Finding) bool {
	return f.plain(f.alignment.References[n.Reference], n.Source) && f.small(f.suspect, n.Suspect.Start).filler != ""
}

// wordForWord returns n between the two words that it is about: the only ones, or those of content at the same place among
// as many. A phrase that a dictionary lists, put for a word, is as good as one.
func (f *finder) wordForWord(n *Finding) (Finding, bool) {
	pair := *n
	if n.Features.Single || n.Source.Len() == 1 && f.listed(f.suspect, n.Suspect) {
		return pair, true
	}
	if f.lexicon.Attested() { // whether a pair is met says too little of several words
		return pair, false
	}
	b, d := &f.alignment.Blocks[n.Block], f.alignment.References[n.Reference]
	r, s := f.heads(d, b, &b.Edits[n.Edit])
	pair.Source, pair.Suspect = align.Range{Start: r, End: r + 1}, align.Range{Start: s, End: s + 1}
	return pair, n.Source.Len() == n.Suspect.Len() && r-n.Source.Start == s-n.Suspect.Start && d.Tokens[r].Content() && f.suspect.Tokens[s].Content()
}

// Linked reports whether a dictionary of synonyms has the pair.
func (c *Features) Linked() bool { return c.Thesaurus || c.Relation.Linked() }

// otherSense says what speaks for another sense of the suspect's word, ""
// where nothing can be said.
func (f *finder) otherSense(n *Finding) string {
	const rare = 3 // sum of the ranks of the senses that are alike
	c := &n.Features
	around := f.collocates(n)
	old, new := quote(f.source(n)), quote(f.replacement(n))
	why := "A thesaurus offers " + new + " for " + old
	s := f.senseOf(n)
	rarer := c.Relation != align.Thesaurus && c.Rank >= rare
	switch {
	case s.taken == "" && rarer:
		why += ", though only for a rarer sense of the word"
	case s.taken != "":
		why += " in the sense of " + quote(s.taken)
		if rarer {
			why += ", a dictionary only in a rarer sense of the word"
		}
	}
	if s.meant != "" {
		why += "; the words around " + old + " are closer to " + quote(s.meant)
	}
	if around.betrays() {
		d := f.alignment.References[n.Reference]
		word := quote(d.Text(around.closest, around.closest+1))
		return why + "; in " + f.evidence() + " " + old + " goes with " + word + ", and " + new + " does not."
	}
	if unheard := f.unheard(n, "; "); unheard != "" {
		return why + unheard + "."
	}
	switch {
	case c.SourceFit > c.SuspectFit:
		return why + "; by " + f.evidence() + " it fits these neighbours less well than " + old + " does."
	case c.Closeness == 0 && !f.lexicon.Attested():
		return why + "; in " + f.evidence() + " the two are met in different company."
	case rarer && s.meant == "":
		return why + " than the one meant here."
	case rarer:
		return why + "."
	}
	if c.Rarer > 1 {
		return why + "; by " + f.evidence() + " it is a far rarer word."
	}
	return ""
}

// senseOf tells the sense of the reference's word in which the suspect's was put for it.
func (f *finder) senseOf(n *Finding) sense {
	if !f.words.HasVectors() {
		return sense{}
	}
	if f.tellers == nil {
		f.tellers = make([]*senseTeller, len(f.alignment.References))
	}
	d := f.alignment.References[n.Reference]
	if f.tellers[n.Reference] == nil {
		f.tellers[n.Reference] = newSenseTeller(newCompany(prober{words: f.words, lexicon: f.lexicon, suspect: d}))
	}
	r, s := lastContent(d, n.Source), lastContent(f.suspect, n.Suspect)
	return f.tellers[n.Reference].sense(r, f.entry(d, r), f.entry(f.suspect, s))
}
