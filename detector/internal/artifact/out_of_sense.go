package artifact

var outOfSense = &Rule{
	ID:     "out-of-sense",
	Title:  "A synonym of another sense",
	Reason: "A list of synonyms does not know which sense of a word is meant; a writer does.",
	Before: "the bank of the canal", After: "the lender of the canal",
	judge: func(f *finder, n *Finding) bool {
		if !Judged(n) || !n.Artifact || !n.Clues.Linked() {
			return false
		}
		n.Kind = OutOfSense
		n.Why = "A thesaurus lists " + quote(f.replacement(n)) + " for " + quote(f.source(n)) + ", but in another sense than here" + f.unheard(n, "; ") + "."
		return true
	},
}

// Linked reports whether a dictionary of synonyms has the pair.
func (c *Clues) Linked() bool { return c.Thesaurus || c.Relation.Linked() }
