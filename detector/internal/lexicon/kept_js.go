package lexicon

// A kept is an answer that is kept, or none. A program in a page has one
// thread, and reading an atomic there is a call.
type kept struct{ v uint64 }

func (k *kept) load() uint64   { return k.v }
func (k *kept) store(v uint64) { k.v = v }

// A keptPointer is what is kept of a word, or nil.
type keptPointer[T any] struct{ p *T }

func (k *keptPointer[T]) load() *T   { return k.p }
func (k *keptPointer[T]) store(p *T) { k.p = p }
