package artifact

var partOfSpeech = &Rule{
	ID:     "part-of-speech",
	Title:  "Another part of speech or form",
	Reason: "A list of synonyms knows words, not forms: the word it gives need not have the form that its place asks for.",
	Before: "a state-run laboratory", After: "a state-ran laboratory",
	judge: func(f *finder, n *Finding) bool {
		if !Judged(n) || !n.Artifact || !n.Clues.Clash {
			return false
		}
		n.Kind = PartOfSpeech
		n.Why = quote(f.replacement(n)) + " cannot take the place of " + quote(f.source(n)) + " here: it has another form or part of speech" + f.unheard(n, ", and ") + "."
		return true
	},
}
