package lexicon

// A kept is an answer that is kept, or none. A program in a page has one
// thread, and reading an atomic there is a call.
type kept struct{ v uint64 }

func (k *kept) load() uint64   { return k.v }
func (k *kept) store(v uint64) { k.v = v }
