package artifact

var brokenPhrase = &Rule{
	ID:     "broken-phrase",
	Title:  "A fixed phrase taken apart",
	Reason: "Writers know a term as a whole; a list of synonyms replaces its words one by one.",
	Before: "heart attack", After: "coronary assault",
	judge: func(f *finder, n *Finding) bool {
		if !Judged(n) || !n.Artifact || n.Clues.SuspectUnseen == 0 || !f.established(n) {
			return false
		}
		n.Kind = BrokenPhrase
		n.Why = quote(f.source(n)) + " is an established phrase; " + quote(f.replacement(n)) + " is not found in our counts of news."
		return true
	},
}

// established reports whether the reference's words are a fixed term: listed
// as one, or seen together far more often than chance would have it.
func (f *finder) established(n *Finding) bool {
	const strong = 4 // ln: 55 times as often as by chance
	d := f.alignment.References[n.Reference]
	if n.Source.Len() < 2 {
		return false
	}
	for i := n.Source.Start; i+1 < n.Source.End; i++ {
		a, b := f.entry(d, i), f.entry(d, i+1)
		if a == 0 || b == 0 || !d.Tokens[i].Content() || !d.Tokens[i+1].Content() {
			continue
		}
		if lift, seen := f.lexicon.Lift(a, b); f.lexicon.Phrase(a, b) || seen && lift >= strong {
			return true
		}
	}
	return false
}
