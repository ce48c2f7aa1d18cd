package main

import (
	"maps"
	"math"
	"slices"
)

// vectors are word vectors of unit length, by the number of the word; nil for
// a word that has none. The mean and the two directions in which they vary
// most are taken out, since those tell frequency rather than meaning (Mu and
// Viswanath 2018, all-but-the-top).
type vectors [][]float64

// lemmas returns the vectors of the vocabulary, by number.
func (e *embeddings) lemmas(v *vocabulary) vectors {
	out := make(vectors, len(v.words)+1)
	for i, w := range v.words {
		if x := e.Vectors[w]; len(x) >= dimensions {
			out[i+1] = unit(slices.Clone(x[:dimensions]))
		}
	}
	out.centre()
	for range 2 {
		out.remove(out.mainDirection())
	}
	for i := range out {
		out[i] = unit(out[i])
	}
	return out
}

func unit(x []float64) []float64 {
	n := math.Sqrt(dot(x, x))
	for j := range x {
		x[j] /= max(n, 1e-9)
	}
	return x
}

func dot(x, y []float64) float64 {
	sum := 0.0
	for j := range x {
		sum += float64(x[j] * y[j])
	}
	return sum
}

func (v vectors) centre() {
	mean, n := make([]float64, dimensions), 0.0
	for _, x := range v {
		for j := range x {
			mean[j] += x[j]
		}
		if x != nil {
			n++
		}
	}
	for _, x := range v {
		for j := range x {
			x[j] -= mean[j] / n
		}
	}
}

// mainDirection returns the direction of greatest variance (power iteration).
func (v vectors) mainDirection() []float64 {
	d := make([]float64, dimensions)
	for j := range d {
		d[j] = 1 + float64(j)/dimensions
	}
	d = unit(d)
	for range 50 {
		next := make([]float64, dimensions)
		for _, x := range v {
			if x == nil {
				continue
			}
			s := dot(x, d)
			for j := range x {
				next[j] += float64(s * x[j])
			}
		}
		d = unit(next)
	}
	return d
}

func (v vectors) remove(d []float64) {
	for _, x := range v {
		if x == nil {
			continue
		}
		s := dot(x, d)
		for j := range x {
			x[j] -= float64(s * d[j])
		}
	}
}

// closeLevels are the cosines from which a pair counts as near by 1, 2 and 3.
var closeLevels = [...]float64{.40, .52, .66}

// close writes, for each lemma, the later lemmas that a dictionary links with
// it and that are used in like company, each with how near it is.
func (p *pack) close(v *vocabulary, t *thesaurus, n *wordNet, x vectors) {
	g := newGraph(v, t)
	for a, related := range synonymous(v, n) {
		for b := range related {
			g[a][b], g[b][uint32(a)] = true, true
		}
	}
	runs := make([][]byte, len(v.words)+1)
	for a := range runs {
		last := a
		for _, later := range slices.Sorted(maps.Keys(g[a])) {
			b := int(later)
			if b <= a || x[a] == nil || x[b] == nil {
				continue
			}
			level := 0
			for cosine := dot(x[a], x[b]); level < len(closeLevels) && cosine >= closeLevels[level]; {
				level++
			}
			if level > 0 {
				runs[a] = number(runs[a], (b-last-1)<<2|level)
				last = b
			}
		}
	}
	p.lists("close", runs)
}

// synonymous returns the words that share a synset or have synsets a step
// apart, by number.
func synonymous(v *vocabulary, n *wordNet) graph {
	members := map[synsetID][]uint32{}
	for i, w := range v.words {
		for part := range n.senses {
			for _, s := range n.senses[part][w] {
				members[s] = append(members[s], uint32(i+1))
			}
		}
	}
	g := make(graph, len(v.words)+1)
	for i := range g {
		g[i] = map[uint32]bool{}
	}
	for s, own := range members {
		for _, a := range own {
			for _, b := range own {
				g[a][b] = true
			}
			for _, step := range n.steps[s] {
				if kindOf(step.symbol) != stepOpposite {
					for _, b := range members[step.to] {
						g[a][b] = true
					}
				}
			}
		}
	}
	return g
}
