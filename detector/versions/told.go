package versions

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
)

// leastCertain is the probability from which on a direction is told as certain.
const leastCertain = .9

// lineage tells the tree.
func (t *tree) lineage(ctx context.Context) (*Lineage, error) {
	l := &Lineage{Version: Version, Texts: make([]Text, len(t.study.texts)), Links: []Link{}, Sources: []Source{}, Groups: [][]int{}}
	for _, v := range t.study.texts {
		l.Texts[v.given] = v.info
	}
	var wanted [][2]int
	for to := range t.study.texts {
		if from := t.parent[to]; from >= 0 && !t.missing(from) {
			wanted = append(wanted, [2]int{to, from})
		}
	}
	if err := t.study.compare(ctx, wanted, nil); err != nil {
		return nil, err
	}
	names := t.nameNodes()
	for to := range t.nodes {
		if t.parent[to] >= 0 {
			l.Links = append(l.Links, t.link(names, to))
		}
	}
	for at := len(t.study.texts); at < len(t.nodes); at++ {
		l.Sources = append(l.Sources, t.source(names, at))
	}
	for _, root := range t.roots {
		var group []int
		for _, at := range t.from(root).order {
			if !t.missing(at) {
				group = append(group, t.study.texts[at].given)
			}
		}
		slices.Sort(group)
		l.Groups = append(l.Groups, group)
	}
	slices.SortFunc(l.Links, func(a, b Link) int { return a.To.compare(b.To) })
	slices.SortFunc(l.Sources, func(a, b Source) int { return Node{Source: a.ID}.compare(Node{Source: b.ID}) })
	slices.SortFunc(l.Groups, func(a, b []int) int { return slices.Compare(a, b) })
	return l, nil
}

// compare orders nodes: texts first, sources by number.
func (n Node) compare(m Node) int {
	rank := func(n Node) int {
		if n.Missing() {
			k, _ := strconv.Atoi(strings.TrimPrefix(n.Source, sourcePrefix))
			return 1_000_000 + k
		}
		return n.Text
	}
	return rank(n) - rank(m)
}

// nameNodes gives every node its name in the lineage. Sources are numbered as
// they stand from the roots down.
func (t *tree) nameNodes() []Node {
	names := make([]Node, len(t.nodes))
	n := 0
	for _, root := range t.roots {
		for _, at := range t.from(root).order {
			if t.missing(at) {
				n++
				names[at] = Node{Source: sourcePrefix + strconv.Itoa(n)}
			} else {
				names[at] = Node{Text: t.study.texts[at].given}
			}
		}
	}
	return names
}

func rounded(x float64) float64 { return math.Round(x*1000) / 1000 }

func (t *tree) link(names []Node, to int) Link {
	from := t.parent[to]
	l := Link{From: names[from], To: names[to], Confidence: rounded(t.upward[to]), Certain: t.directed(to) && !t.doubted(from, to)}
	l.Direction.Original = "undecided"
	if !t.missing(from) && !t.missing(to) {
		p := t.study.pairs[[2]int{to, from}]
		l.Relation, l.SpinScore, l.Coverage, l.Direction = p.verdict, p.spinScore, p.coverage, p.direction
	} else {
		if near := t.nearest(to); near >= 0 {
			l.Relation = t.study.between(to, near).verdict
			l.Beside = &names[near]
		}
		l.Coverage = rounded(share(t.nodes[to].set.common(t.nodes[from].set), t.nodes[to].set.count()))
	}
	if !t.missing(to) {
		l.Also = t.also(names, to)
	}
	l.Why = t.why(to, &l)
	return l
}

// directed reports whether a node is below its parent for certain.
func (t *tree) directed(to int) bool { return t.upward[to] >= leastCertain && t.marked(to) }

// marked reports whether what a node has, or one of those above it, shows that it
// is the later text. Where the link stands in the tree alone is no proof.
func (t *tree) marked(at int) bool {
	const leastMarks = 2 * slipWeight
	for ; t.parent[at] >= 0; at = t.parent[at] {
		below := t.belowOf(at)
		for _, e := range t.evidence {
			if below[e.a] != below[e.b] && (e.a == at && e.againstA >= leastMarks || e.b == at && e.againstB >= leastMarks) {
				return true
			}
		}
	}
	return false
}

// doubted reports whether something speaks against from as the parent of to,
// though no other place in the tree is better: a third text, lost perhaps, may
// stand between or above them. The limits hold the share of wrong links among those told
// as certain under 5 % on generated traditions other than those they were chosen on.
func (t *tree) doubted(from, to int) bool {
	if t.readOtherwise(from, to) {
		return true // a copy would have its source's slip
	}
	changed := t.innovations(to, from)
	if changed == 0 && !t.missing(from) || t.anotherFits(from, to, changed) {
		return true
	}
	up := t.parent[from]
	if up < 0 || t.missing(from) {
		return false
	}
	// What from has of its own making and nobody else has, to changed as it
	// changed the rest, or never had. One word is two features.
	own, alone := t.ownOf(from, up)
	set := t.nodes[from].set
	expected := float64(own) * (1 - share(set.common(t.nodes[to].set), set.count()))
	return alone >= 2*leastAgreements && float64(alone) > expected+beyond*math.Sqrt(2*expected)
}

// readOtherwise reports whether from has a slip where to has the right word.
func (t *tree) readOtherwise(from, to int) bool {
	for _, e := range t.evidence {
		if e.a == from && e.b == to && len(e.slipsA) > 0 || e.b == from && e.a == to && len(e.slipsB) > 0 {
			return true
		}
	}
	return false
}

// anotherFits reports whether to agrees with a third text of its group against
// from in more places than habit explains; what hangs from to does not count. Of what
// a missing source had, too little is known for any.
func (t *tree) anotherFits(from, to, changed int) bool {
	below := t.belowOf(to)
	for _, n := range t.from(to).order {
		if n == from || below[n] {
			continue
		}
		against := min(t.agreements(to, n, from), t.agreements(n, to, from))
		habit := byHabit
		if t.spunFrom(to, from) && t.spunFrom(n, from) {
			habit = byTool
		}
		if t.missing(from) && against > 0 || against >= leastAgreements && float64(against) >= habit*float64(changed) {
			return true
		}
	}
	return false
}

// ownOf counts the features that a text has and what it hangs from has not, and
// those of them that no other text has.
func (t *tree) ownOf(text, up int) (own, alone int) {
	for _, f := range t.nodes[text].order {
		switch {
		case f == unshared:
			own, alone = own+1, alone+1
		case !t.nodes[up].set.has(f):
			own++
		}
	}
	return own, alone
}

// nearest returns the closest text that only missing sources separate from a
// text, −1 for none.
func (t *tree) nearest(to int) int {
	best := -1
	if t.missing(to) {
		return best
	}
	for _, p := range t.facing() {
		other := p[0] + p[1] - to
		if p[0] != to && p[1] != to || t.study.between(to, other) == nil {
			continue
		}
		if best < 0 || t.study.texts[to].closeness(t.study.texts[other]) > t.study.texts[to].closeness(t.study.texts[best]) {
			best = other
		}
	}
	return best
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func (t *tree) source(names []Node, at int) Source {
	s := Source{ID: names[at].Source}
	for _, n := range t.nodes[at].neighbours {
		if t.parent[n] == at {
			s.Of = append(s.Of, names[n])
		}
	}
	slices.SortFunc(s.Of, Node.compare)
	s.Why = t.whyMissing(at)
	return s
}

// name is what people read for a node.
func (t *tree) name(at int) string {
	if !t.missing(at) {
		return t.study.texts[at].info.Name
	}
	return "the missing source"
}

// why says in one line why a node hangs where it hangs.
func (t *tree) why(to int, l *Link) string {
	var parts []string
	from := t.parent[to]
	for _, e := range t.evidence {
		one := e
		if one.b == from && one.a == to {
			one = evidence{a: e.b, b: e.a, slipsA: e.slipsB, slipsB: e.slipsA, spunA: e.spunB, spunB: e.spunA}
		}
		if one.a != from || one.b != to {
			continue
		}
		if one.spunB {
			parts = append(parts, "its wording was put in the place of that of "+t.name(from)+" word by word")
		}
		if len(one.slipsB) > 0 {
			parts = append(parts, "it misspells “"+one.slipsB[0].right+"” as “"+one.slipsB[0].wrong+"”")
		}
	}
	if quote := t.sharedAgainst(to, from, t.around(from, to)); quote != "" {
		parts = append(parts, "with "+t.name(from)+" alone it has "+quote)
	}
	if quote := t.sharedAgainst(from, t.around(from, to)[0], []int{to}); quote != "" && t.missing(from) {
		parts = append(parts, "it has not "+quote+", which others of that source have")
	}
	if len(parts) == 0 {
		parts = append(parts, "of the texts here "+t.name(from)+" explains most of it")
	}
	switch {
	case l.Certain:
	case t.directed(to):
		parts = append(parts, "that nothing stands between the two is not certain")
	default:
		parts = append(parts, "which of the two came first is not certain")
	}
	return strings.Join(parts, "; ")
}

// around returns the neighbours of at except one, or, where there are none, at.
func (t *tree) around(at, except int) []int {
	out := slices.DeleteFunc(slices.Clone(t.nodes[at].neighbours), func(n int) bool { return n == except })
	if len(out) == 0 {
		return []int{at}
	}
	slices.Sort(out)
	return out
}

// whyMissing quotes what two neighbours of a missing source share against a
// third, for two of them.
func (t *tree) whyMissing(at int) string {
	around := slices.Clone(t.nodes[at].neighbours)
	slices.Sort(around)
	var parts []string
	for i, lacking := range around {
		others := slices.Delete(slices.Clone(around), i, i+1)
		if len(others) < 2 || t.missing(lacking) {
			continue
		}
		if quote := t.sharedAgainst(others[0], others[1], []int{lacking}); quote != "" {
			parts = append(parts, t.name(lacking)+" has not "+quote+", which others share")
		}
	}
	if len(parts) == 0 {
		return "each of these has what it cannot have from the other"
	}
	return strings.Join(parts, "; ")
}

const quoted = 7 // words of a quotation at most

// sharedAgainst quotes the longest run of a's words that b has and none of the
// others has, "" for none.
func (t *tree) sharedAgainst(a, b int, others []int) string {
	if t.missing(a) {
		a, b = b, a
	}
	if t.missing(a) {
		return ""
	}
	v := t.study.texts[a]
	in := func(f int32) bool {
		return f >= 0 && t.nodes[b].set.has(f) && !slices.ContainsFunc(others, func(o int) bool { return o != a && o != b && t.nodes[o].set.has(f) })
	}
	from, to := longest(v.order, in)
	if to == from {
		return ""
	}
	cut := ""
	if to-from >= quoted {
		to, cut = from+quoted-1, " …"
	}
	return "“" + strings.Join(strings.Fields(v.source.Text[v.words[from].start:v.words[to].end]), " ") + cut + "”"
}

// longest returns the longest run of features that in accepts.
func longest(order []int32, in func(int32) bool) (from, to int) {
	start := 0
	for i := range len(order) + 1 {
		if i < len(order) && in(order[i]) {
			continue
		}
		if i-start > to-from {
			from, to = start, i
		}
		start = i + 1
	}
	return from, to
}
