package artifact

var unrelatedWord = &Rule{
	ID:     "unrelated-word",
	Title:  "A word put in place of an unrelated one",
	Reason: "Where everything around a word was left standing, a writer replaces it by one that means the same there.",
	Before: "won its backing", After: "won its moving",
	judge: func(f *finder, n *Finding) bool {
		if !Judged(n) || !n.Artifact {
			return false
		}
		n.Kind = OutOfSense
		n.Why = quote(f.replacement(n)) + " stands for " + quote(f.source(n)) + " with the words around it left as they were" + f.unheard(n, ", but ") + "."
		return true
	},
}
