package main

import "slices"

// A pedigree is a tradition as far as it can be known from what is left of it:
// without lost texts that only one way leads through. Lost ones that are left
// have three neighbours or more.
type pedigree struct {
	parent map[int]int // −1 for the first; of texts and of lost ones that are left
	also   map[int]int
	lost   map[int]bool
	// open are the children whose link has no direction that could be known,
	// and those below a first text that is lost and of which two are left.
	open map[int]bool
	// possible are first texts that are lost and have two left: what tells such a
	// one is chance, so finding it is neither demanded nor a mistake.
	possible [][]int
}

func newPedigree(t *tradition) *pedigree {
	p := &pedigree{parent: map[int]int{}, also: map[int]int{}, lost: map[int]bool{}, open: map[int]bool{}}
	directed := map[int]bool{}
	for i, c := range t.copies {
		p.parent[i] = c.from
		directed[i] = c.marked
		if c.lost {
			p.lost[i] = true
		}
		if c.also >= 0 {
			p.also[i] = c.also
		}
	}
	for p.shorten(directed) {
	}
	p.close(directed)
	return p
}

func (p *pedigree) children(of int) []int {
	var out []int
	for c, from := range p.parent {
		if from == of {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// shorten leaves out one lost text that cannot be known, and reports whether there was one.
func (p *pedigree) shorten(directed map[int]bool) bool {
	var lost []int
	for i := range p.lost {
		lost = append(lost, i)
	}
	slices.Sort(lost)
	for _, i := range lost {
		below, above := p.children(i), p.parent[i]
		switch {
		case len(below) == 0:
		case len(below) == 1:
			p.parent[below[0]] = above
			directed[below[0]] = directed[below[0]] || directed[i]
		case len(below) == 2 && above < 0:
			// Either of two children looks like the other's source.
			p.parent[below[0]], p.parent[below[1]] = -1, below[0]
			p.open[below[1]] = true
			p.possible = append(p.possible, below)
			directed[below[1]] = false
		default:
			continue
		}
		delete(p.parent, i)
		delete(p.lost, i)
		return true
	}
	return false
}

// close marks the links whose direction cannot be known: one with a direction
// shows that the first text is not below it, and every link that hangs the same
// way from all the texts that could be the first is known.
func (p *pedigree) close(directed map[int]bool) {
	for child, from := range p.parent {
		if from < 0 {
			continue
		}
		known := false
		for d, is := range directed {
			// A mark below, or at, the link puts the first text above it only if it is
			// the link's own or one on the way up from it.
			if is && p.parent[d] >= 0 && p.above(d, child) {
				known = true
			}
		}
		if !known {
			p.open[child] = true
		}
	}
}

// above reports whether a is b or above it.
func (p *pedigree) above(a, b int) bool {
	for b >= 0 {
		if a == b {
			return true
		}
		up, ok := p.parent[b]
		if !ok {
			return false
		}
		b = up
	}
	return false
}

// neighbours returns who is next to each text and lost one.
func (p *pedigree) neighbours() map[int][]int {
	next := map[int][]int{}
	join := func(a, b int) {
		next[a], next[b] = append(next[a], b), append(next[b], a)
	}
	for c, from := range p.parent {
		if from >= 0 {
			join(c, from)
		}
		if also, ok := p.also[c]; ok {
			if _, there := p.parent[also]; there {
				join(c, also)
			}
		}
	}
	return next
}
