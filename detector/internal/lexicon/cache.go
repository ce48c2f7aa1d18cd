//go:build !js

package lexicon

import "sync/atomic"

// A cached is an answer that is kept, or none, for any number of goroutines.
type cached struct{ v atomic.Uint64 }

func (c *cached) load() uint64   { return c.v.Load() }
func (c *cached) store(v uint64) { c.v.Store(v) }

// A cachedPointer is what is kept of a word, or nil, for any number of goroutines.
type cachedPointer[T any] struct{ p atomic.Pointer[T] }

func (c *cachedPointer[T]) load() *T   { return c.p.Load() }
func (c *cachedPointer[T]) store(p *T) { c.p.Store(p) }
