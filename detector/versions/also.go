package versions

import "slices"

const (
	leastPassage = 12 // words of a passage taken from a further source
	leastAlso    = 20 // words of all such passages
)

// also returns the texts from which to has passages that its parent has not.
func (t *tree) also(names []Node, to int) []Also {
	var out []Also
	below := t.belowOf(to)
	taken := make([]bool, len(t.nodes[to].order))
	for {
		var best Also
		var places []int
		for from := range t.study.texts {
			if from == to || from == t.parent[to] || below[from] {
				continue
			}
			if a, at := t.passages(to, from, taken); a.Words > best.Words {
				best, places = a, at
				best.From = names[from]
			}
		}
		if best.Words < leastAlso {
			break
		}
		for _, p := range places {
			taken[p] = true
		}
		out = append(out, best)
	}
	if from, ok := t.merged[to]; ok && from != t.parent[to] && !below[from] && !slices.ContainsFunc(out, func(a Also) bool { return a.From == names[from] }) {
		out = append(out, t.stretch(names, to, from))
	}
	return out
}

// stretch returns what to has from a further source that its parent has too,
// in other wording: from the first to the last place in which it agrees with the source alone.
func (t *tree) stretch(names []Node, to, from int) Also {
	v, parent, source := t.study.texts[to], t.nodes[t.parent[to]].set, t.nodes[from].set
	var places []int
	for i, f := range v.order {
		if f >= 0 && source.has(f) && !parent.has(f) {
			places = append(places, i)
		}
	}
	a := Also{From: names[from], Words: len(places)}
	if from, to := longest(v.order, func(f int32) bool { return f >= 0 && source.has(f) && !parent.has(f) }); to > from {
		a.Text = v.source.Text[v.words[from].start:v.words[to].end]
	}
	return a
}

// passages returns what to has from a text and its parent has not, beyond what
// is taken.
func (t *tree) passages(to, from int, taken []bool) (a Also, places []int) {
	v, parent, source := t.study.texts[to], t.nodes[t.parent[to]].set, t.nodes[from].set
	most, start, foreign := 0, 0, 0
	for i := range len(v.order) + 1 {
		if i < len(v.order) && v.order[i] >= 0 && source.has(v.order[i]) && !taken[i] {
			if !parent.has(v.order[i]) {
				foreign++
			}
			continue
		}
		if n := i - start; foreign >= leastPassage && 4*foreign >= 3*n {
			a.Words += n
			for p := start; p < i; p++ {
				places = append(places, p)
			}
			if n > most {
				most = n
				a.Text = v.source.Text[v.words[start].start:v.words[i].end]
			}
		}
		start, foreign = i+1, 0
	}
	return a, places
}

// belowOf marks at and all that hang from it.
func (t *tree) belowOf(at int) []bool {
	below := make([]bool, len(t.nodes))
	queue := []int{at}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		below[n] = true
		for _, c := range t.nodes[n].neighbours {
			if t.parent[c] == n && !below[c] {
				queue = append(queue, c)
			}
		}
	}
	return below
}
