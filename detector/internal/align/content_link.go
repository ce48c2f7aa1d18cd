package align

import (
	"cmp"
	"context"
	"slices"
)

// A ContentLink says which sentence of a reference tells most of what a
// sentence of the suspect tells, along the likeliest way through both texts. Reference is −1 for none.
type ContentLink struct {
	Reference int
	Source    Range // sentences
}

// linkedFrom is the likeness, in thousandths, from which a link by content is better than
// none where nothing else speaks for it. With less, a newsroom's own sentence in wire copy is
// linked to one of the agency's by two words of the matter.
const linkedFrom = 270

// proposed keeps c among the candidates of a sentence if it is one of the best, which come first.
func proposed(list []candidate, c candidate) []candidate {
	at := len(list)
	for at > 0 && (c.value > list[at-1].value || c.value == list[at-1].value && c.sentence < list[at-1].sentence) {
		at--
	}
	if at == candidates {
		return list
	}
	if len(list) == candidates {
		list = list[:candidates-1]
	}
	return slices.Insert(list, at, c)
}

// closeEnough is the cosine, in thousandths, from which two words may stand for one
// another: a third of all synonyms reach it, and one in a hundred unrelated words.
const closeEnough = 370

// propose makes the candidates of sentence i, of the terms s, from the votes for them: where there are vectors, words that
// are used alike count by how much, half as much as those that are the same: in a text on one matter many are.
func (m *measurer) propose(i int32, s Range) {
	mass := m.told[i].mass
	for _, j := range m.voted {
		if m.reference.sentence[j].Len() >= 2 {
			m.pool[i] = proposed(m.pool[i], candidate{j, int32(m.likeness(mass, j))})
		}
	}
	for c := range m.pool[i] {
		p := &m.pool[i][c]
		if m.words.vectors != nil {
			soft := m.soft(s, m.reference.sentence[p.sentence])
			p.value = min(1000, p.value+int32(soft/(mass+m.reference.mass[p.sentence])))
		}
		p.value = p.value * absent / linkedFrom
	}
	slices.SortStableFunc(m.pool[i], func(a, b candidate) int { return cmp.Compare(b.value, a.value) })
}

// soft returns the mass, times a thousand, of the words of s that only resemble one of r, each by
// how much. Names and numbers have no like.
func (m *measurer) soft(s, r Range) (sum int64) {
	others := m.theirVectors[r.Start:r.End]
	for k := s.Start; k < s.End; k++ {
		t := &m.suspect.list[k]
		if t.fact || m.theirs.within(t.lemma, r) {
			continue
		}
		if best := m.words.likest(m.suspect.document.Tokens[t.token].Word, others); best >= closeEnough {
			sum += int64(t.weight) * int64(best)
		}
	}
	return sum
}

// within reports whether a term with lemma stands in r.
func (p *places) within(lemma uint32, r Range) bool {
	for _, at := range p.of(lemma) {
		if at >= r.Start {
			return at < r.End
		}
	}
	return false
}

// readVectors looks up the vectors of the reference's words: none of names and numbers, and of
// words that have none.
func (m *measurer) readVectors() {
	m.theirVectors = resized(m.theirVectors, len(m.reference.list))
	for j := range m.reference.list {
		m.theirVectors[j] = wordVector{}
		if o := &m.reference.list[j]; !o.fact {
			word := m.reference.document.Tokens[o.token].Word
			if v := m.words.vectorOf(word); v.Known() {
				m.theirVectors[j] = wordVector{v, word}
			}
		}
	}
}

// links returns for each sentence of the suspect the one of the reference it is linked
// to by content: the way through both that keeps order where it can, as with links by wording.
func (m *measurer) links(ctx context.Context) ([]link, error) {
	room := &m.words.desks[m.words.atDesk] // nobody links by wording now
	l := linker{desk: &desk{pool: m.pool, states: room.states, current: room.current}}
	return l.sequence(ctx)
}
