package main

import (
	"cmp"
	"maps"
	"slices"
)

// The Moby thesaurus was made by joining, for each entry, the paragraphs of an
// older thesaurus in which it stands, so its links fall into cliques. Written
// as cliques, called headings here, they take half the space of single links,
// and words that share several headings are closer than those that share one.

// A graph is the thesaurus over the vocabulary: links[a] has b if links[b] has a.
type graph []map[uint32]bool

func newGraph(v *vocabulary, t *thesaurus) graph {
	g := make(graph, len(v.words)+1)
	for i := range g {
		g[i] = map[uint32]bool{}
	}
	for _, e := range t.entries {
		a := v.number[e.word]
		if a == 0 {
			continue
		}
		for _, w := range e.under {
			if b := v.number[w]; b != 0 && b != a {
				g[a][b], g[b][a] = true, true
			}
		}
	}
	return g
}

// A cover is headings and, beside them, the links that none of them holds.
type cover struct {
	graph    graph
	headings [][]uint32
	left     graph
}

// What a link and a place under a heading take, in bits, roughly: a heading
// that saves nothing is not made.
const linkBits, memberBits = 9, 13

// newCover looks for headings, first among the entries that list a common
// word (a word that stands in one paragraph gives exactly its other words),
// then around the links still left.
func newCover(v *vocabulary, t *thesaurus) *cover {
	c := &cover{graph: newGraph(v, t), left: newGraph(v, t)}
	listing := map[string][]uint32{}
	for _, e := range t.entries {
		if a := v.number[e.word]; a != 0 {
			for _, w := range e.under {
				listing[w] = append(listing[w], a)
			}
		}
	}
	var found [][]uint32
	for w, entries := range listing {
		if n := v.number[w]; n != 0 {
			entries = append(entries, n)
		}
		slices.Sort(entries)
		entries = slices.Compact(entries)
		if c.clique(entries) {
			found = append(found, entries)
		}
	}
	slices.SortFunc(found, func(a, b []uint32) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), slices.Compare(a, b))
	})
	for _, h := range found {
		c.take(h)
	}
	for a := range uint32(len(c.graph)) {
		for _, b := range slices.Sorted(maps.Keys(c.left[a])) {
			if b > a && c.left[a][b] {
				c.take(c.grow(a, b))
			}
		}
	}
	slices.SortFunc(c.headings, slices.Compare)
	return c
}

func (c *cover) clique(words []uint32) bool {
	if len(words) < 3 || len(words) > 400 {
		return false
	}
	for i, a := range words {
		for _, b := range words[i+1:] {
			if !c.graph[a][b] {
				return false
			}
		}
	}
	return true
}

// take makes a heading of a clique if that saves space.
func (c *cover) take(words []uint32) {
	saved := 0
	for i, a := range words {
		for _, b := range words[i+1:] {
			if c.left[a][b] {
				saved++
			}
		}
	}
	if saved*linkBits <= len(words)*memberBits {
		return
	}
	for i, a := range words {
		for _, b := range words[i+1:] {
			delete(c.left[a], b)
			delete(c.left[b], a)
		}
	}
	slices.Sort(words)
	c.headings = append(c.headings, words)
}

// grow returns a clique with a and b, adding the word that brings most of the
// links left until none would pay for its place.
func (c *cover) grow(a, b uint32) []uint32 {
	words := []uint32{a, b}
	var near []uint32
	for w := range c.graph[a] {
		if c.graph[b][w] {
			near = append(near, w)
		}
	}
	slices.Sort(near)
	brings := make([]int, len(near))
	for i, w := range near {
		for _, m := range words {
			if c.left[w][m] {
				brings[i]++
			}
		}
	}
	for len(near) > 0 {
		best := 0
		for i := range near {
			if brings[i] > brings[best] {
				best = i
			}
		}
		if brings[best]*linkBits < memberBits {
			break
		}
		w := near[best]
		words = append(words, w)
		n := 0
		for i, x := range near {
			if x != w && c.graph[w][x] {
				near[n], brings[n] = x, brings[i]
				if c.left[w][x] {
					brings[n]++
				}
				n++
			}
		}
		near, brings = near[:n], brings[:n]
	}
	return words
}
