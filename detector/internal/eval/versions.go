package main

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"unspin/detector"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/parallel"
	"unspin/detector/versions"
)

// A lineages is how well pedigrees are found that are known because package
// learn's generators made the texts, and the order of drafts.
type lineages struct {
	Shapes []lineageFigures `json:"shapes"`
	All    lineageFigures   `json:"all"`
}

// A lineageFigures is what was found of some traditions. Links are to the texts
// whose parent can be known; a first text that is taken for another's copy counts as
// a wrong one.
type lineageFigures struct {
	Name       string               `json:"name"`
	Traditions int                  `json:"traditions"`
	Right      statistic.Proportion `json:"right"`      // of links that can be known, the parent
	Neighbours statistic.Proportion `json:"neighbours"` // of all true links, those found whichever way round
	Wrong      statistic.Proportion `json:"wrong"`      // of links told as certain that can be judged
	Certain    statistic.Proportion `json:"certain"`    // of links that can be known, those told as certain
	Reversed   statistic.Proportion `json:"reversed"`   // of links between neighbours told as certain, the wrong way round
	Found      statistic.Proportion `json:"found"`      // of missing sources that can be known
	Invented   statistic.Proportion `json:"invented"`   // of texts and sources in the lineage
	Also       statistic.Proportion `json:"also"`       // second sources found
	Ours       figure               `json:"ours"`       // average sign similarity
	Joining    figure               `json:"joining"`    // of neighbour joining

	signs [2]mean
}

// A mean is a sum and of how many.
type mean struct {
	sum float64
	n   int
}

func (m mean) value() figure { return figure(m.sum / float64(max(m.n, 1))) }

func measureLineages(f *folder) (*lineages, error) {
	lex, err := lexicon.English()
	if err != nil {
		return nil, err
	}
	d, err := detector.New()
	if err != nil {
		return nil, err
	}
	m := newMaker(lex, f.plain)
	l := &lineages{}
	for k, s := range shapes {
		figures := make([]lineageFigures, len(sizes)*perShape)
		err := parallel.Each(len(figures), func(i int) error {
			seed := uint64(k*len(figures) + i)
			var err error
			figures[i], err = traced(d, m.make(s, sizes[i/perShape], seed), seed)
			return err
		})
		if err != nil {
			return nil, err
		}
		all := lineageFigures{Name: s.name}
		for i := range figures {
			all.add(&figures[i])
		}
		l.Shapes = append(l.Shapes, all)
		l.All.add(&all)
	}
	l.All.Name = "all"
	return l, nil
}

func sum(a, b statistic.Proportion) statistic.Proportion {
	return statistic.NewProportion(a.Hits+b.Hits, a.Of+b.Of)
}

func (a *lineageFigures) add(b *lineageFigures) {
	a.Traditions += b.Traditions
	a.Right, a.Neighbours, a.Wrong = sum(a.Right, b.Right), sum(a.Neighbours, b.Neighbours), sum(a.Wrong, b.Wrong)
	a.Certain, a.Reversed, a.Also = sum(a.Certain, b.Certain), sum(a.Reversed, b.Reversed), sum(a.Also, b.Also)
	a.Found, a.Invented = sum(a.Found, b.Found), sum(a.Invented, b.Invented)
	for i := range a.signs {
		a.signs[i].sum += b.signs[i].sum
		a.signs[i].n += b.signs[i].n
	}
	a.Ours, a.Joining = a.signs[0].value(), a.signs[1].value()
}

// traced measures one tradition.
func traced(d *detector.Detector, t *tradition, seed uint64) (lineageFigures, error) {
	texts, of := t.texts(rand.New(rand.NewPCG(seed, 5)))
	l, err := versions.Trace(context.Background(), d, texts, nil)
	if err != nil {
		return lineageFigures{}, err
	}
	c := newCheck(newPedigree(t), l, of)
	f := lineageFigures{Traditions: 1}
	c.links(&f)
	c.sources(&f)
	sources := make([]string, len(texts))
	for i := range texts {
		sources[i] = texts[i].Text
	}
	truth := steps(c.truth.neighbours())
	ours := steps(c.told)
	joined := map[int][]int{}
	for a, next := range joinNeighbours(differences(sources)) {
		for _, b := range next {
			joined[c.node(a)] = append(joined[c.node(a)], c.node(b))
		}
	}
	f.signs[0], f.signs[1] = signs(of, truth, ours), signs(of, truth, steps(joined))
	f.Ours, f.Joining = f.signs[0].value(), f.signs[1].value()
	return f, nil
}

// A check holds a lineage beside the truth, both in the truth's numbers; sources
// that are no lost text of the truth have numbers from invented on.
type check struct {
	truth   *pedigree
	lineage *versions.Lineage
	of      []int
	sourced map[string]int // what each source is in the truth
	told    map[int][]int
}

const invented = 1000

func newCheck(truth *pedigree, l *versions.Lineage, of []int) *check {
	c := &check{truth: truth, lineage: l, of: of, sourced: map[string]int{}, told: map[int][]int{}}
	for i, s := range l.Sources {
		c.sourced[s.ID] = invented + i
	}
	c.matchSources()
	for _, link := range l.Links {
		a, b := c.number(link.From), c.number(link.To)
		c.told[a], c.told[b] = append(c.told[a], b), append(c.told[b], a)
		for _, also := range link.Also {
			x := c.number(also.From)
			c.told[x], c.told[b] = append(c.told[x], b), append(c.told[b], x)
		}
	}
	return c
}

// number is a node of the lineage in the truth's numbers.
func (c *check) number(n versions.Node) int {
	if n.Missing() {
		return c.sourced[n.Source]
	}
	return c.of[n.Text]
}

// node is the number of a node of neighbour joining.
func (c *check) node(i int) int {
	if i < len(c.of) {
		return c.of[i]
	}
	return invented + i
}

// matchSources takes each source for the lost text that most of its neighbours
// are neighbours of, if that is half of either's or more.
func (c *check) matchSources() {
	type match struct {
		id   string
		lost int
		same float64
	}
	next := c.truth.neighbours()
	var all []match
	for _, s := range c.lineage.Sources {
		around := c.around(s.ID)
		for lost := range c.truth.lost {
			if j := jaccard(around, withoutLost(next[lost], c.truth)); j >= .5 {
				all = append(all, match{s.ID, lost, j})
			}
		}
	}
	slices.SortFunc(all, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.same, a.same), cmp.Compare(a.id, b.id), cmp.Compare(a.lost, b.lost))
	})
	taken := map[int]bool{}
	for _, m := range all {
		if c.sourced[m.id] >= invented && !taken[m.lost] {
			c.sourced[m.id], taken[m.lost] = m.lost, true
		}
	}
}

// around returns the texts next to a source.
func (c *check) around(id string) []int {
	var out []int
	for _, l := range c.lineage.Links {
		switch {
		case l.From.Source == id && !l.To.Missing():
			out = append(out, c.of[l.To.Text])
		case l.To.Source == id && !l.From.Missing():
			out = append(out, c.of[l.From.Text])
		}
	}
	return out
}

func withoutLost(texts []int, p *pedigree) []int {
	return slices.DeleteFunc(slices.Clone(texts), func(i int) bool { return p.lost[i] })
}

func jaccard(a, b []int) float64 {
	both := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			both++
		}
	}
	return float64(both) / float64(max(1, len(a)+len(b)-both))
}

// links counts the links to texts and to lost ones that were found.
func (c *check) links(f *lineageFigures) {
	from, certain := map[int]int{}, map[int]bool{}
	for _, l := range c.lineage.Links {
		from[c.number(l.To)], certain[c.number(l.To)] = c.number(l.From), l.Certain
	}
	for child, parent := range c.truth.parent {
		told, linked := from[child]
		also, two := c.truth.also[child]
		right := linked && (told == parent || two && told == also)
		if parent >= 0 {
			f.Neighbours = plus(f.Neighbours, right || from[parent] == child && hasKey(from, parent))
		}
		if parent >= 0 && !c.truth.open[child] {
			f.Right = plus(f.Right, right)
			f.Certain = plus(f.Certain, linked && certain[child])
		}
		if linked && certain[child] && (!c.truth.open[child] || parent < 0) {
			f.Wrong = plus(f.Wrong, !right)
			if slices.Contains(c.truth.neighbours()[child], told) {
				f.Reversed = plus(f.Reversed, !right)
			}
		}
		if two && hasKey(c.truth.parent, also) {
			f.Also = plus(f.Also, c.hasAlso(child, parent, also))
		}
	}
}

func hasKey(m map[int]int, k int) bool {
	_, ok := m[k]
	return ok
}

// hasAlso reports whether both of a text's two sources were found.
func (c *check) hasAlso(child, parent, also int) bool {
	next := c.told[child]
	return slices.Contains(next, parent) && slices.Contains(next, also)
}

// sources counts missing sources found and invented.
func (c *check) sources(f *lineageFigures) {
	found := map[int]bool{}
	made := 0
	for id, lost := range c.sourced {
		found[lost] = true
		if lost >= invented && !slices.ContainsFunc(c.truth.possible, func(p []int) bool { return jaccard(p, c.around(id)) >= .5 }) {
			made++
		}
	}
	for lost := range c.truth.lost {
		f.Found = plus(f.Found, found[lost])
	}
	f.Invented = statistic.NewProportion(made, len(c.of)+len(c.sourced))
}

// steps returns how many links lie between any two nodes.
func steps(next map[int][]int) func(a, b int) int {
	far := map[int]map[int]int{}
	for start := range next {
		d := map[int]int{start: 0}
		queue := []int{start}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			for _, n := range next[at] {
				if _, seen := d[n]; !seen {
					d[n] = d[at] + 1
					queue = append(queue, n)
				}
			}
		}
		far[start] = d
	}
	return func(a, b int) int {
		if n, ok := far[a][b]; ok {
			return n
		}
		return 1 << 20 // nothing leads there
	}
}

// signs sums, over a text and two others, whether both trees say alike which of
// the two is nearer: 1, or ½ where one of them makes no difference, or 0
// (average sign similarity, Roos and Heikkilä 2009).
func signs(of []int, truth, told func(a, b int) int) mean {
	var m mean
	for _, a := range of {
		for i, b := range of {
			for _, x := range of[:i] {
				if a == b || a == x {
					continue
				}
				t, g := cmp.Compare(truth(a, b), truth(a, x)), cmp.Compare(told(a, b), told(a, x))
				m.sum += 1 - float64(max(t-g, g-t))/2
				m.n++
			}
		}
	}
	return m
}

func (l *lineages) print(p *page) {
	if l == nil {
		return
	}
	p.heading("Versions: who copied whom, of generated traditions")
	p.line("  A link can be known where the hands between leave marks that have a direction (spinning, misspellings), a missing source")
	p.line("  where three ways or more lead through it. Wrong and the wrong way round are of links told as certain.")
	var rows [][]string
	for _, f := range append(l.Shapes, l.All) {
		rows = append(rows, []string{f.Name, fmt.Sprint(f.Traditions), share(f.Right), percent(f.Neighbours.Share()), percent(f.Certain.Share()),
			share(f.Wrong), fmt.Sprint(f.Reversed.Hits), share(f.Found), share(f.Invented), share(f.Also), f.Ours.String(), f.Joining.String()})
	}
	p.table(1, "shape|n|parents right|either way|certain|wrong|reversed|missing found|invented|also|signs|joining", rows)
}

// lineages are the bars of lineages.
func (b *barList) lineages(l *lineages) {
	b.least("versions: parents right, of links that can be known", l.All.Right, .85)
	b.most("versions: links told as certain that are wrong", l.All.Wrong, .05)
	b.least("versions: missing sources found", l.All.Found, .70)
	b.most("versions: missing sources invented", l.All.Invented, .05)
	b.below("versions: neighbour joining's signs above ours, less .05", l.All.Joining-l.All.Ours+.05, 0)
}
