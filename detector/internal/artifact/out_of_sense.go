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
		if !Judged(n) || !n.Artifact || !n.Features.Single || !n.Features.Flanked || n.Parts != nil || !n.Features.Linked() || f.plain(f.alignment.References[n.Reference], n.Source) {
			return false
		}
		why := f.otherSense(n)
		if why == "" {
			return false
		}
		n.Kind, n.Why = OutOfSense, why
		return true
	},
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
	rarer := c.Relation != align.Thesaurus && c.Rank >= rare
	if rarer {
		why += ", though only for a rarer sense of the word"
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
	case rarer:
		return why + " than the one meant here."
	}
	if c.Rarer > 1 {
		return why + "; by " + f.evidence() + " it is a far rarer word."
	}
	return ""
}
