//go:build !js

package lexicon

import "sync/atomic"

// A kept is an answer that is kept, or none, for any number of goroutines.
type kept struct{ v atomic.Uint64 }

func (k *kept) load() uint64   { return k.v.Load() }
func (k *kept) store(v uint64) { k.v.Store(v) }

// A keptPointer is what is kept of a word, or nil, for any number of goroutines.
type keptPointer[T any] struct{ p atomic.Pointer[T] }

func (k *keptPointer[T]) load() *T   { return k.p.Load() }
func (k *keptPointer[T]) store(p *T) { k.p.Store(p) }
