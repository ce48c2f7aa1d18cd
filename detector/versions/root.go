package versions

import (
	"context"
	"math"
	"slices"
)

// An evidence is what two texts with no third between them say about which of
// them is further from the source, in log-odds against each being above the other.
type evidence struct {
	a, b           int
	againstA       float64
	againstB       float64
	slipsA, slipsB []slip
	spunA, spunB   bool
}

const (
	spunWeight = 5.0 // direction of spinning: ≥ 99 % right, so log(99) and a little more
	slipWeight = 1.2 // a slip could be a mistake that the other text corrected
	mostSlips  = 6.0
	// bothSides is how many slips each of two texts must have that the other
	// has not, before neither can have copied the other.
	bothSides = 2
	// centreWeight tempers the prior for texts from which much goes out: it
	// counts copies as if each text were as likely to be copied as any other.
	centreWeight = .5
	// lostFirst is the prior, in log-odds, for a missing source above the texts
	// rather than among them: what is missing is missing because it was not published.
	lostFirst = 1.0
)

// weighDirections collects the evidence, and sets a missing source between two
// neighbours of which each has what it cannot have from the other.
func (t *tree) weighDirections(ctx context.Context) error {
	facing := t.facing()
	var wanted [][2]int
	for _, p := range facing {
		wanted = append(wanted, p, [2]int{p[1], p[0]})
	}
	if err := t.study.compare(ctx, wanted, nil); err != nil {
		return err
	}
	for _, p := range facing {
		e := t.study.weighDirection(p[0], p[1])
		t.evidence = append(t.evidence, e)
		if min(len(e.slipsA), len(e.slipsB)) >= bothSides && slices.Contains(t.nodes[e.a].neighbours, e.b) {
			t.insertBetween(e.a, e.b)
		}
	}
	return nil
}

// facing returns the pairs of texts with nothing but missing sources between them.
func (t *tree) facing() [][2]int {
	var out [][2]int
	for a := range t.study.texts {
		var walk func(at, from int)
		walk = func(at, from int) {
			for _, n := range t.nodes[at].neighbours {
				switch {
				case n == from:
				case t.missing(n):
					walk(n, at)
				case n > a:
					out = append(out, [2]int{a, n})
				}
			}
		}
		walk(a, -1)
	}
	slices.SortFunc(out, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
	return out
}

func (s *study) weighDirection(a, b int) evidence {
	e := evidence{a: a, b: b, slipsA: s.slips(s.texts[a], s.texts[b]), slipsB: s.slips(s.texts[b], s.texts[a])}
	e.spunA, e.spunB = s.spunFrom(a, b), s.spunFrom(b, a)
	if e.spunA && e.spunB { // each looks spun from the other: no direction
		e.spunA, e.spunB = false, false
	}
	weigh := func(spun bool, slips []slip) float64 {
		w := min(mostSlips, slipWeight*float64(len(slips)))
		if spun {
			w += spunWeight
		}
		return w
	}
	e.againstA, e.againstB = weigh(e.spunA, e.slipsA), weigh(e.spunB, e.slipsB)
	return e
}

// spunFrom reports whether the detector takes suspect for spun from reference.
func (s *study) spunFrom(suspect, reference int) bool {
	one, other := s.pairs[[2]int{suspect, reference}], s.pairs[[2]int{reference, suspect}]
	return one != nil && one.verdict == "spun" && one.direction.Original == "reference" || other != nil && other.reversed
}

// insertBetween sets a missing source between two texts that have what the
// other cannot have passed on. It had what both have.
func (t *tree) insertBetween(a, b int) {
	x := &vertex{set: newFeatures(64 * len(t.nodes[a].set))}
	for i := range x.set {
		x.set[i] = t.nodes[a].set[i] & t.nodes[b].set[i]
	}
	x.order = t.orderLike(a, x.set)
	t.nodes = append(t.nodes, x)
	t.part(a, b)
	t.join(len(t.nodes)-1, a)
	t.join(len(t.nodes)-1, b)
}

// chooseRoots chooses the likeliest source of each group, and works out how
// likely each text is to be below its parent whichever text the source is.
func (t *tree) chooseRoots() {
	t.parent, t.upward = make([]int, len(t.nodes)), make([]float64, len(t.nodes))
	seen := make([]bool, len(t.nodes))
	for first := range t.nodes {
		if seen[first] {
			continue
		}
		group := t.from(first).order
		odds := make([]float64, len(group))
		for i, root := range group {
			seen[root] = true
			odds[i] = t.rootOdds(root)
		}
		root := 0
		for i := range odds {
			if odds[i] > odds[root]+1e-9 {
				root = i
			}
		}
		t.roots = append(t.roots, group[root])
		t.settle(group, odds, root)
	}
}

// A rooted is a group as it hangs from one of its nodes: parents stand before
// their children in order.
type rooted struct {
	order  []int
	parent map[int]int
}

func (t *tree) from(root int) rooted {
	r := rooted{order: []int{root}, parent: map[int]int{root: -1}}
	for i := 0; i < len(r.order); i++ {
		at := r.order[i]
		around := slices.Clone(t.nodes[at].neighbours)
		slices.Sort(around)
		for _, n := range around {
			if n != r.parent[at] {
				r.parent[n] = at
				r.order = append(r.order, n)
			}
		}
	}
	return r
}

// below returns the number of nodes at and below each.
func (r rooted) below() map[int]int {
	n := map[int]int{}
	for _, at := range slices.Backward(r.order) {
		n[at]++
		if p := r.parent[at]; p >= 0 {
			n[p] += n[at]
		}
	}
	return n
}

// above reports whether a is b's ancestor or b itself.
func (r rooted) above(a, b int) bool {
	for ; b >= 0; b = r.parent[b] {
		if a == b {
			return true
		}
	}
	return false
}

// rootOdds is how well root explains which texts look further from the source.
func (t *tree) rootOdds(root int) float64 {
	r := t.from(root)
	odds := 0.0
	below := r.below()
	for _, at := range r.order {
		odds -= centreWeight * math.Log(float64(below[at]))
	}
	if t.missing(root) {
		odds += lostFirst
	}
	for _, e := range t.evidence {
		if _, here := r.parent[e.a]; !here {
			continue
		}
		if r.above(e.a, e.b) {
			odds -= e.againstA
		} else if r.above(e.b, e.a) {
			odds -= e.againstB
		}
	}
	return odds
}

// settle hangs group from its likeliest root.
func (t *tree) settle(group []int, odds []float64, root int) {
	r := t.from(group[root])
	sum := 0.0
	share := map[int]float64{}
	for i, at := range group {
		share[at] = math.Exp(odds[i] - odds[root])
		sum += share[at]
	}
	for _, at := range slices.Backward(r.order) {
		t.parent[at] = r.parent[at]
		t.upward[at] = 1 - share[at]/sum
		if p := r.parent[at]; p >= 0 {
			share[p] += share[at]
		}
	}
}
