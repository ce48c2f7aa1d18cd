package lexicon

// A cached is an answer that is kept, or none. A program in a page has one
// thread, and reading an atomic there is a call.
type cached struct{ v uint64 }

func (c *cached) load() uint64   { return c.v }
func (c *cached) store(v uint64) { c.v = v }

// A cachedPointer is what is kept of a word, or nil.
type cachedPointer[T any] struct{ p *T }

func (c *cachedPointer[T]) load() *T   { return c.p }
func (c *cachedPointer[T]) store(p *T) { c.p = p }
