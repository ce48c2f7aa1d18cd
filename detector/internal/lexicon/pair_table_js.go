package lexicon

// A page compares few texts: making a table of pairs would take longer than it saves.
type pairTable struct{}

func (t *pairTable) joint(l *Lexicon, a, b Word) (lift float32, seen, phrase bool) {
	return 0, false, false
}

// TabulatePairs does nothing in a page.
func (l *Lexicon) TabulatePairs() {}
