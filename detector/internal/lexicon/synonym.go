package lexicon

import (
	"cmp"
	"slices"
	"sync"
)

// byMeaning is the pack the other way round: the words of each synset, the
// steps that arrive at it, the words under each heading of the thesaurus, the
// words linked with each later word. Only Synonyms asks that way, so it is made on its first call.
type byMeaning struct {
	once                                 sync.Once
	synsets, arriving, headings, earlier groups
}

// groups lists the members of each of many groups in one slice.
type groups struct {
	start   []uint32 // of each group, and the end of the last
	members []uint32
}

func (g *groups) at(i uint32) []uint32 {
	if int(i)+1 >= len(g.start) {
		return nil
	}
	return g.members[g.start[i]:g.start[i+1]]
}

// newGroups collects what walk gives, calling it twice: to count and to fill.
func newGroups(walk func(give func(group, member uint32))) groups {
	var g groups
	walk(func(group, _ uint32) {
		for int(group)+2 > len(g.start) {
			g.start = append(g.start, 0)
		}
		g.start[group+1]++
	})
	for i := 1; i < len(g.start); i++ {
		g.start[i] += g.start[i-1]
	}
	if len(g.start) == 0 {
		return g
	}
	g.members = make([]uint32, g.start[len(g.start)-1])
	fill := slices.Clone(g.start)
	walk(func(group, member uint32) {
		g.members[fill[group]] = member
		fill[group]++
	})
	return g
}

func (l *Lexicon) invert() {
	m := l.meaning
	m.synsets = newGroups(func(give func(group, member uint32)) {
		for w := range uint32(l.words.n) {
			l.eachSense(Word(w+1), func(_ PartOfSpeech, s member) { give(s.id(), w+1) })
		}
	})
	m.arriving = newGroups(func(give func(group, member uint32)) {
		for s := range uint32(len(m.synsets.start)) {
			l.eachStep(s, func(to uint32, opposite bool) {
				if !opposite {
					give(to, s)
				}
			})
		}
	})
	m.headings = newGroups(func(give func(group, member uint32)) {
		for w := range uint32(l.words.n) {
			l.eachLink(Word(w+1), func(heading uint32) { give(heading, w+1) }, func(Word) {})
		}
	})
	m.earlier = newGroups(func(give func(group, member uint32)) {
		for w := range uint32(l.words.n) {
			l.eachLink(Word(w+1), func(uint32) {}, func(later Word) { give(uint32(later), w+1) })
		}
	})
}

// Synonyms appends the words that share a synset, a step or the thesaurus
// with a lemma to buf, the closest first: each shared synset counts most, by
// commonness of the sense, then steps, then headings. It is for finding
// candidates, allocates, and is far slower than Relate.
func (l *Lexicon) Synonyms(w Word, buf []Word) []Word {
	if w == 0 || int(w) > l.words.n {
		return buf
	}
	l.meaning.once.Do(l.invert)
	closeness := map[uint32]int{}
	l.eachSense(w, func(_ PartOfSpeech, s member) {
		for _, x := range l.meaning.synsets.at(s.id()) {
			closeness[x] += max(24-int(s.rank()), 8)
		}
		near := func(synset uint32) {
			for _, x := range l.meaning.synsets.at(synset) {
				closeness[x] += max(8-int(s.rank()), 2)
			}
		}
		l.eachStep(s.id(), func(to uint32, opposite bool) {
			if !opposite {
				near(to)
			}
		})
		for _, from := range l.meaning.arriving.at(s.id()) {
			near(from)
		}
	})
	l.eachLink(w, func(h uint32) {
		for _, x := range l.meaning.headings.at(h) {
			closeness[x] += 4
		}
	}, func(x Word) { closeness[uint32(x)] += 4 })
	for _, x := range l.meaning.earlier.at(uint32(w)) {
		closeness[x] += 4
	}
	delete(closeness, uint32(w))
	start := len(buf)
	for x := range closeness {
		buf = append(buf, Word(x))
	}
	slices.SortFunc(buf[start:], func(a, b Word) int {
		return cmp.Or(cmp.Compare(closeness[uint32(b)], closeness[uint32(a)]), cmp.Compare(l.LogProb(b), l.LogProb(a)), cmp.Compare(a, b))
	})
	return buf
}
