package align

import (
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A sharing is what the sentences of a suspect share with a reference. It is kept for the
// comparison that follows: who types changes one sentence, and the others tell what they told.
type sharing struct {
	against *text.Document   // the reference, nil until all is told
	by      *lexicon.Vectors // nil without
	suspect terms
	told    []share       // by sentence
	pool    [][]candidate // by sentence: those of the reference that are most like it
}

// turn makes room for another suspect.
func (d *contentDesk) turn() {
	d.sharing, d.earlier = d.earlier, d.sharing
	d.against = nil
}

// keep notes what the suspect was compared with.
func (d *contentDesk) keep() { d.against, d.by = d.reference.document, d.vectors }

// recall finds out what is known of the suspect before, if it was compared with the reference
// at work.
func (d *contentDesk) recall() {
	clear(d.known)
	if b := &d.earlier; b.against != d.reference.document || b.by != d.vectors {
		return
	}
	if d.known == nil {
		d.known = map[uint64]int32{}
	}
	for i := range d.earlier.suspect.sentence {
		d.known[d.earlier.suspect.key(i)] = int32(i)
	}
}

// tell tells of sentence i, of the terms s, what the same words told before, and reports
// whether they did.
func (m *measurer) tell(i int32, s Range) bool {
	if len(m.known) == 0 {
		return false
	}
	b := &m.earlier
	j, ok := m.known[m.suspect.key(int(i))]
	if !ok || !sameTerms(m.suspect.list[s.Start:s.End], b.suspect.in(j)) {
		return false
	}
	m.told[i] = b.told[j]
	m.told[i].first = m.firsts(s) // for which the rest of the text matters
	m.pool[i] = append(m.pool[i], b.pool[j]...)
	return true
}

// in returns the terms of sentence i.
func (t *terms) in(i int32) []contentTerm { return t.list[t.sentence[i].Start:t.sentence[i].End] }

// key returns a number that sentences of the same terms share.
func (t *terms) key(i int) uint64 {
	h := uint64(14695981039346656037)
	for k := t.sentence[i].Start; k < t.sentence[i].End; k++ {
		h = (h ^ uint64(t.list[k].word)) * 1099511628211
	}
	return h
}

func sameTerms(a, b []contentTerm) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].word != b[i].word || a[i].fact != b[i].fact {
			return false
		}
	}
	return true
}
