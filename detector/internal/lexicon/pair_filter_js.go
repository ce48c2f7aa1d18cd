package lexicon

// A page compares few texts: making a filter of pairs would take longer than it saves.
type pairFilter struct{}

func (f *pairFilter) lacks(a, b Word) bool { return false }

// FilterPairs does nothing in a page.
func (l *Lexicon) FilterPairs() {}
