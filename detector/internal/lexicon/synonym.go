package lexicon

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
)

// byMeaning is the pack the other way round: the words of each synset, the
// steps that arrive at it, the words under each heading of the thesaurus, the
// words linked with each later word. Only Synonyms asks that way, so it is made on its first call.
type byMeaning struct {
	once                                 sync.Once
	synsets, arriving, headings, earlier groups
	reach                                []atomic.Uint32 // by word, 0 where nobody asked yet
	idle                                 atomic.Pointer[Search]
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
	var g grouping
	walk(g.count)
	g.makeRoom()
	walk(g.fill)
	return g.groups
}

// A grouping makes groups of members that it is given twice.
type grouping struct {
	groups
	next []uint32 // by group: where its next member goes
}

func (g *grouping) count(group, _ uint32) {
	for int(group)+2 > len(g.start) {
		g.start = append(g.start, 0)
	}
	g.start[group+1]++
}

// makeRoom makes room for all that was counted.
func (g *grouping) makeRoom() {
	for i := 1; i < len(g.start); i++ {
		g.start[i] += g.start[i-1]
	}
	if n := len(g.start); n > 0 {
		g.members = make([]uint32, g.start[n-1])
	}
	g.next = slices.Clone(g.start)
}

func (g *grouping) fill(group, member uint32) {
	g.members[g.next[group]] = member
	g.next[group]++
}

func (l *Lexicon) invert() {
	m := l.meaning
	m.reach = make([]atomic.Uint32, l.words.n+1)
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
	m.headings, m.earlier = l.invertLinks()
}

// invertLinks returns the words under each heading and those linked with each later word, which
// stand in one list: reading it is most of what there is to do.
func (l *Lexicon) invertLinks() (headings, earlier groups) {
	var under, before grouping
	walk := func(heading, link func(group, member uint32)) {
		for w := range uint32(l.words.n) {
			l.eachLink(Word(w+1), func(h uint32) { heading(h, w+1) }, func(later Word) { link(uint32(later), w+1) })
		}
	}
	walk(under.count, before.count)
	under.makeRoom()
	before.makeRoom()
	walk(under.fill, before.fill)
	return under.groups, before.groups
}

// A Neighbour is a word that shares a synset, a step or the thesaurus with
// another.
type Neighbour struct {
	Word      Word
	Closeness int32 // the more, the closer
}

// A Search finds the neighbours of many words, one after the other. It keeps
// the room that takes, so each goroutine needs one of its own.
type Search struct {
	lexicon   *Lexicon
	closeness []int32 // by word
	met       []Neighbour
}

// NewSearch returns a Search. The first one makes tables of a few megabytes.
func (l *Lexicon) NewSearch() *Search {
	l.meaning.once.Do(l.invert)
	return &Search{lexicon: l, closeness: make([]int32, l.words.n+1)}
}

// BorrowSearch returns a Search that is Returned after use: who looks up few words need not have room made for it.
func (l *Lexicon) BorrowSearch() *Search {
	if s := l.meaning.idle.Swap(nil); s != nil {
		return s
	}
	return l.NewSearch()
}

// Return gives s, whose neighbours nobody looks at any more, to the next borrower.
func (s *Search) Return() { s.lexicon.meaning.idle.Store(s) }

// Neighbours returns the words that share a synset, a step or the thesaurus
// with a lemma: each shared synset counts most, by commonness of the sense,
// then steps, then headings. They are in no order, and valid until the next call.
func (s *Search) Neighbours(w Word) []Neighbour {
	l := s.lexicon
	s.met = s.met[:0]
	if w == 0 || int(w) > l.words.n {
		return s.met
	}
	s.closeness[w] = 1 // never met
	l.eachSense(w, func(_ PartOfSpeech, m member) {
		s.meet(l.meaning.synsets.at(m.id()), max(24-int32(m.rank()), 8))
		near := max(8-int32(m.rank()), 2)
		l.eachStep(m.id(), func(to uint32, opposite bool) {
			if !opposite {
				s.meet(l.meaning.synsets.at(to), near)
			}
		})
		for _, from := range l.meaning.arriving.at(m.id()) {
			s.meet(l.meaning.synsets.at(from), near)
		}
	})
	l.eachLink(w, func(h uint32) { s.meet(l.meaning.headings.at(h), 4) }, func(x Word) { s.meet([]uint32{uint32(x)}, 4) })
	s.meet(l.meaning.earlier.at(uint32(w)), 4)
	s.closeness[w] = 0
	for i := range s.met {
		n := &s.met[i]
		n.Closeness, s.closeness[n.Word] = s.closeness[n.Word], 0
	}
	return s.met
}

// meet counts words as closer by so much.
func (s *Search) meet(words []uint32, by int32) {
	for _, x := range words {
		if s.closeness[x] == 0 {
			s.met = append(s.met, Neighbour{Word: Word(x)})
		}
		s.closeness[x] += by
	}
}

// Synonyms appends the neighbours of a lemma to buf, the closest first. It is
// for finding candidates, allocates, and is far slower than Relate.
func (l *Lexicon) Synonyms(w Word, buf []Word) []Word {
	met := l.NewSearch().Neighbours(w)
	slices.SortFunc(met, func(a, b Neighbour) int {
		return cmp.Or(cmp.Compare(b.Closeness, a.Closeness), cmp.Compare(l.LogProb(b.Word), l.LogProb(a.Word)), cmp.Compare(a.Word, b.Word))
	})
	for _, n := range met {
		buf = append(buf, n.Word)
	}
	return buf
}

// Reach returns about how many neighbours a lemma has, each as often as it is
// met and counted by closeness. It is worked out once a word.
func (s *Search) Reach(w Word) int {
	if w == 0 || int(w) > s.lexicon.words.n {
		return 0
	}
	if known := s.lexicon.meaning.reach[w].Load(); known > 0 {
		return int(known)
	}
	reach := s.reach(w)
	s.lexicon.meaning.reach[w].Store(uint32(reach))
	return reach
}

func (s *Search) reach(w Word) int {
	l := s.lexicon
	reach := 1
	l.eachSense(w, func(_ PartOfSpeech, m member) {
		reach += int(max(24-int32(m.rank()), 8)) * len(l.meaning.synsets.at(m.id()))
		l.eachStep(m.id(), func(to uint32, opposite bool) {
			if !opposite {
				reach += int(max(8-int32(m.rank()), 2)) * len(l.meaning.synsets.at(to))
			}
		})
	})
	l.eachLink(w, func(h uint32) { reach += 4 * len(l.meaning.headings.at(h)) }, func(Word) { reach += 4 })
	return reach + 4*len(l.meaning.earlier.at(uint32(w)))
}
