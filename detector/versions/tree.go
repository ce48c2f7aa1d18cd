package versions

import (
	"cmp"
	"math"
	"slices"
)

// A tree is what hangs together how, without a direction: texts first, by their
// index in the study, and missing sources after them.
type tree struct {
	study    *study
	nodes    []*vertex
	evidence []evidence
	roots    []int           // of each group
	parent   []int           // −1 for a root
	upward   []float64       // probability that the parent is above
	known    map[[3]int]bool // hub and two neighbours that agree against it for a known reason
	merged   map[int]int     // text → a further source that the order of agreements shows
}

// A vertex is a text or a missing source with what it is known to have had.
type vertex struct {
	set        features
	order      []int32
	neighbours []int
}

// joinTexts joins each group of related texts to the tree of least distance.
func (s *study) joinTexts() *tree {
	t := &tree{study: s, merged: map[int]int{}, known: map[[3]int]bool{}}
	for _, v := range s.texts {
		t.nodes = append(t.nodes, &vertex{set: v.set, order: v.order})
	}
	type edge struct {
		i, j int
		far  float64
	}
	var edges []edge
	for p, is := range s.pairs {
		if !is.related() {
			continue
		}
		far := -math.Log(max(s.texts[p[0]].closeness(s.texts[p[1]]), 1e-6))
		edges = append(edges, edge{min(p[0], p[1]), max(p[0], p[1]), far})
	}
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	group := make([]int, len(s.texts))
	for i := range group {
		group[i] = i
	}
	for _, e := range edges {
		if a, b := group[e.i], group[e.j]; a != b {
			t.join(e.i, e.j)
			for i := range group {
				if group[i] == b {
					group[i] = a
				}
			}
		}
	}
	return t
}

func (t *tree) join(a, b int) {
	t.nodes[a].neighbours = append(t.nodes[a].neighbours, b)
	t.nodes[b].neighbours = append(t.nodes[b].neighbours, a)
}

func (t *tree) part(a, b int) {
	drop := func(from, x int) {
		n := t.nodes[from].neighbours
		t.nodes[from].neighbours = slices.Delete(n, slices.Index(n, x), slices.Index(n, x)+1)
	}
	drop(a, b)
	drop(b, a)
}

// missing reports whether a is a missing source.
func (t *tree) missing(a int) bool { return a >= len(t.study.texts) }

// agreements counts the places in which a and b agree and c does not: runs of
// shared features in a's order, so that a dropped paragraph counts as a dropped word does.
func (t *tree) agreements(a, b, c int) int {
	x, y := t.nodes[b].set, t.nodes[c].set
	return runs(t.nodes[a].order, func(f int32) bool { return f >= 0 && x.has(f) && !y.has(f) })
}

// innovations counts the places in which a has what b has not.
func (t *tree) innovations(a, b int) int {
	y := t.nodes[b].set
	return runs(t.nodes[a].order, func(f int32) bool { return f == unshared || f >= 0 && !y.has(f) })
}

// runs counts the runs of features that in accepts, one apart or less.
func runs(order []int32, in func(int32) bool) int {
	n, last := 0, -3
	for i, f := range order {
		if in(f) {
			if i-last > 2 {
				n++
			}
			last = i
		}
	}
	return n
}

const (
	// leastAgreements against a third text are no accident.
	leastAgreements = 2
	// byChance is how often two changes at one place are the same change: two
	// spinners with one thesaurus, two desks with one house style.
	byChance = .4
	// byHabit is the share of a text's changes that another makes as well because
	// both wanted making: "eight" into "8", a clumsy phrase, a date.
	byHabit = .13
	// byTool is the same of two texts spun from the third: one tool spins alike.
	byTool = .6
	// beyond is by how many standard deviations there must be more than that.
	beyond = 2
)

// more reports whether n agreements are more than two texts with so many
// innovations come to have by chance and habit, among so many places.
func more(n, one, other, places int) bool { return moreThan(byHabit, n, one, other, places) }

func moreThan(habit float64, n, one, other, places int) bool {
	chance := byChance * float64(one) * float64(other) / float64(max(places, 1))
	expected := max(chance, habit*float64(min(one, other)))
	return n >= leastAgreements && float64(n) > expected+beyond*math.Sqrt(expected)
}

// setIn looks around every text that stands between others for what two of its
// neighbours share against it, and sets in what is missing there.
func (t *tree) setIn() {
	for hub := 0; hub < len(t.nodes); hub++ {
		for t.setInAt(hub) {
		}
	}
}

// A find is two neighbours of a hub that share what it has not.
type find struct {
	a, b  int
	depth float64
}

// setInAt makes one change around hub, and reports whether there was one to make.
func (t *tree) setInAt(hub int) bool {
	around := slices.Clone(t.nodes[hub].neighbours)
	slices.Sort(around)
	best := find{}
	for i, a := range around {
		for _, b := range around[i+1:] {
			n := min(t.agreements(a, b, hub), t.agreements(b, a, hub))
			newA, newB := t.innovations(a, hub), t.innovations(b, hub)
			habit := byHabit
			if t.spunFrom(a, hub) && t.spunFrom(b, hub) {
				habit = byTool
			}
			if t.known[[3]int{hub, a, b}] || !moreThan(habit, n, newA, newB, t.places(hub)) && !t.closer(a, b, hub) {
				continue
			}
			if depth := float64(n) / float64(max(1, min(newA, newB))); depth > best.depth {
				best = find{a, b, depth}
			}
		}
	}
	if best.depth == 0 {
		return false
	}
	t.resolve(hub, best.a, best.b)
	return true
}

// places is how many words a node has.
func (t *tree) places(a int) int { return len(t.nodes[a].order) }

// spunFrom reports whether the detector takes text a for spun from text b.
func (t *tree) spunFrom(a, b int) bool {
	return !t.missing(a) && !t.missing(b) && t.study.spunFrom(a, b)
}

// closer reports whether one of a and b is a missing source that was set in
// already and the other hangs together with it rather than with hub. That there
// is such a source needs no showing again.
func (t *tree) closer(a, b, hub int) bool {
	if t.missing(a) {
		a, b = b, a
	}
	if t.missing(a) || !t.missing(b) || t.missing(hub) {
		return false
	}
	n := t.agreements(a, b, hub)
	return n >= leastAgreements && n > t.agreements(a, hub, b)
}

// resolve says what stands between hub and two neighbours that agree against
// it: one of the two, if hub and the other share next to nothing that it lacks,
// or a missing source, unless one of the three is made of the other two.
func (t *tree) resolve(hub, a, b int) {
	lacksA := t.agreements(hub, b, a) // what a lacks
	lacksB := t.agreements(hub, a, b)
	isA := !more(lacksA, t.innovations(hub, a), t.innovations(b, a), t.places(a))
	isB := !more(lacksB, t.innovations(hub, b), t.innovations(a, b), t.places(b))
	isA, isB = isA || t.missing(a) && t.closer(a, b, hub), isB || t.missing(b) && t.closer(a, b, hub)
	switch {
	case isA && (!isB || lacksA <= lacksB):
		t.part(hub, b)
		t.join(a, b)
	case isB:
		t.part(hub, a)
		t.join(b, a)
	case t.mosaic(hub, a, b):
		t.known[[3]int{hub, a, b}] = true
		t.merged[hub] = b
		if !t.missing(a) && !t.missing(b) && t.study.between(a, b) != nil && t.study.between(a, b).related() {
			t.part(hub, b)
			t.join(a, b)
		}
	case t.mosaic(a, hub, b):
		t.takenFrom(hub, a, b)
	case t.mosaic(b, hub, a):
		t.takenFrom(hub, b, a)
	default:
		t.insert(hub, a, b)
	}
}

// takenFrom notes that mixed, a neighbour of hub, has parts of other as well.
func (t *tree) takenFrom(hub, mixed, other int) {
	t.known[[3]int{hub, min(mixed, other), max(mixed, other)}] = true
	t.merged[mixed] = other
}

// mosaic reports whether x is made of stretches of y and stretches of z: going
// through x, what it shares with one of them alone comes in few long runs, where
// what three texts that go back to one share by twos is mixed (the test of runs
// of Wald and Wolfowitz, 1940).
func (t *tree) mosaic(x, y, z int) bool {
	const leastPlaces, mostRuns, fewRuns = 4, 6, -2.5
	if t.missing(x) {
		return false
	}
	inY, inZ := t.nodes[y].set, t.nodes[z].set
	n := [2]int{}
	last, runs, at := -1, 0, -3
	for i, f := range t.nodes[x].order {
		if f < 0 || inY.has(f) == inZ.has(f) {
			continue
		}
		which := 0
		if inZ.has(f) {
			which = 1
		}
		if which != last || i-at > 2 {
			n[which]++
		}
		if which != last {
			runs++
		}
		last, at = which, i
	}
	if min(n[0], n[1]) < leastPlaces || runs > mostRuns {
		return false
	}
	a, b := float64(n[0]), float64(n[1])
	mean := 2*a*b/(a+b) + 1
	deviation := math.Sqrt((mean - 1) * (mean - 2) / (a + b - 1))
	return (float64(runs)-mean)/deviation < fewRuns
}

// notKept stands in the order of a missing source for what its model alone has.
const notKept = -2

// orderLike returns a's order with what is not in set left open, so that places
// are counted as they stand in a text.
func (t *tree) orderLike(a int, set features) []int32 {
	order := slices.Clone(t.nodes[a].order)
	for i, f := range order {
		if f < 0 || !set.has(f) {
			order[i] = notKept
		}
	}
	return order
}

// insert sets a missing source between three nodes. It had what two of them
// share.
func (t *tree) insert(hub, a, b int) {
	x := &vertex{set: newFeatures(64 * len(t.nodes[hub].set))}
	for i := range x.set {
		h, p, q := t.nodes[hub].set[i], t.nodes[a].set[i], t.nodes[b].set[i]
		x.set[i] = h&p | h&q | p&q
	}
	x.order = t.orderLike(hub, x.set)
	t.nodes = append(t.nodes, x)
	missing := len(t.nodes) - 1
	t.part(hub, a)
	t.part(hub, b)
	for _, n := range []int{hub, a, b} {
		t.join(missing, n)
	}
}
