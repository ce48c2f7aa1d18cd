package lexicon

// A page compares few texts: making a table of pairs would take longer than it saves.
type pairTable struct{}

func (t *pairTable) joint(l *Lexicon, a, b Word) Joint { return Joint{} }

func (t *pairTable) joints(l *Lexicon, joints []Joint, words []Word, beside Word, after bool) {}

// TabulatePairs does nothing in a page.
func (l *Lexicon) TabulatePairs() {}
