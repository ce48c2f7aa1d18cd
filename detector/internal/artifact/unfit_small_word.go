package artifact

var unfitSmallWord = &Rule{
	ID:      "unfit-small-word",
	english: true,
	Title:   "A small word that its neighbours do not take",
	Reason:  "A list knows which small words are alike, not which of them a verb or a noun takes. Learners take the wrong one, too: it counts only between words that were left as they were, in a text whose words were exchanged poorly throughout.",
	Before:  "appears to have closed", After: "appears into have closed",
	judge: func(f *finder, n *Finding) bool {
		if n.first != FunctionWord || !n.Artifact || n.Parts != nil || !n.Features.Single || !n.Features.Flanked {
			return false
		}
		unheard := f.unheard(n, "")
		if unheard == "" {
			return false
		}
		n.Why = unheard + ", where " + quote(f.source(n)) + " is."
		return true
	},
}
