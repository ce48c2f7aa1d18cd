package align

import (
	"cmp"
	"context"
	"slices"

	"unspin/detector/internal/text"
)

// A Content says how much of what the suspect tells one reference tells too,
// and whether in the same order, however it is worded. Masses are weighted by
// rarity. It tells rewriting, which follows the original from fact to fact, from
// independent reporting of the same, which has an order of its own, leaves
// some out and brings others (DERIVATION; Clough and others 2002 for news).
type Content struct {
	Words     int   // of the suspect, as far as it was looked at
	Mass      int64 // of its content words
	Exact     int64 // of those whose lemma the reference has
	Facts     int   // names and numbers of the suspect
	Shared    int   // of those, the ones that the reference has
	NewFacts  int   // different ones that it has not
	Anchors   int64 // mass of words that both have, and seldom
	Ordered   int64 // of that, the heaviest part that stands in the same order on both sides
	Pairs     int64 // mass of neighbouring content words, two names left out
	SamePairs int64 // of that, of those near each other in a sentence of the reference, too
	Runs      int   // different runs of four words outside of quotations
	SameRuns  int   // of those, the ones that the reference has
	Sentences int64 // mass of the suspect's sentences
	Best      int64 // each weighted by its likeness to the sentence of the reference that is most like it, in thousandths
	Source    int64 // mass of the reference's sentences
	Used      int64 // of those most like a sentence of the suspect, and clearly
}

const (
	seldom       = 3   // an anchor is a word that neither side has oftener
	pairReach    = 3   // content words from each other that are neighbours in the suspect,
	pairTolerant = 5   // and in the reference
	runLength    = 4   // words of a run
	clearlyAlike = 200 // likeness in thousandths from which a sentence of the reference counts as used
	everywhere   = 60  // a word in more places proposes no sentence
)

// compareContents works out what the suspect shares with each reference,
// whatever the wording, and which passages of it go back to one.
func (a *Alignment) compareContents(ctx context.Context) error {
	suspect := newTerms(a.Words, a.Suspect)
	mine := newPlaces(a.Words, suspect)
	for i, d := range a.References {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		reference := newTerms(a.Words, d)
		m := measurer{words: a.Words, suspect: suspect, reference: reference, mine: mine, theirs: newPlaces(a.Words, reference)}
		found := newPlane(suspect, reference, mine, m.theirs).passages()
		for j := range found {
			found[j].Reference = i
		}
		a.Contents = append(a.Contents, m.measure())
		rest := m.Content
		if len(found) > 0 {
			m.Content, m.left = Content{}, suspect.in(found)
			rest = m.measure()
		}
		a.Rests = append(a.Rests, rest)
		a.Passages = append(a.Passages, found...)
	}
	return nil
}

// in returns which terms stand in passages.
func (t *terms) in(passages []Passage) []bool {
	in := make([]bool, len(t.list))
	for _, p := range passages {
		from, _ := slices.BinarySearchFunc(t.list, p.Suspect.Start, func(t contentTerm, token int32) int { return cmp.Compare(t.token, token) })
		for i := from; i < len(t.list) && t.list[i].token < p.Suspect.End; i++ {
			in[i] = true
		}
	}
	return in
}

// terms are the content words of a document, in order.
type terms struct {
	document *text.Document
	list     []contentTerm
	sentence []Range // by sentence: its terms
	mass     []int64 // by sentence
}

type contentTerm struct {
	lemma    uint32
	weight   int32
	token    int32
	sentence int32
	fact     bool // a name or a number
}

// newTerms lists the content words of d.
func newTerms(w *Words, d *text.Document) *terms {
	t := &terms{document: d, list: make([]contentTerm, 0, len(d.Tokens)/2), sentence: make([]Range, len(d.Sentences)), mass: make([]int64, len(d.Sentences))}
	for i, s := range d.Sentences {
		t.sentence[i].Start = int32(len(t.list))
		for k := s.Start; k < s.End; k++ {
			token := &d.Tokens[k]
			if !token.Content() {
				continue
			}
			f := &w.facts[token.Word]
			t.list = append(t.list, contentTerm{f.lemma, f.rarity, k, int32(i), token.Is(text.Name) || token.Kind == text.NumberKind})
			t.mass[i] += int64(f.rarity)
		}
		t.sentence[i].End = int32(len(t.list))
	}
	return t
}

// places tell where each lemma stands among the terms of a document.
type places struct {
	start []int32 // by lemma; the end is the next one's start
	at    []int32 // terms, grouped by lemma, in order
}

func newPlaces(w *Words, t *terms) *places {
	p := &places{start: make([]int32, w.keys()+2), at: make([]int32, len(t.list))}
	for i := range t.list {
		p.start[t.list[i].lemma+2]++
	}
	for i := 2; i < len(p.start); i++ {
		p.start[i] += p.start[i-1]
	}
	for i := range t.list {
		next := &p.start[t.list[i].lemma+1]
		p.at[*next] = int32(i)
		*next++
	}
	return p
}

// of returns the terms with lemma.
func (p *places) of(lemma uint32) []int32 { return p.at[p.start[lemma]:p.start[lemma+1]] }

// A measurer works out one Content.
type measurer struct {
	words              *Words
	suspect, reference *terms
	mine, theirs       *places
	left               []bool // by term of the suspect: not looked at; nil for none
	Content
}

func (m *measurer) measure() Content {
	m.shares()
	m.order()
	m.neighbours()
	m.runs()
	m.sentences()
	return m.Content
}

func (m *measurer) out(i int32) bool { return m.left != nil && m.left[i] }

// shares sums up which words and facts of the suspect the reference has.
func (m *measurer) shares() {
	for i := range m.suspect.list {
		t := &m.suspect.list[i]
		if m.out(int32(i)) {
			continue
		}
		has := len(m.theirs.of(t.lemma)) > 0
		m.Mass += int64(t.weight)
		if has {
			m.Exact += int64(t.weight)
		}
		if !t.fact {
			continue
		}
		m.Facts++
		if has {
			m.Shared++
		} else if m.mine.of(t.lemma)[0] == int32(i) {
			m.NewFacts++
		}
	}
}

// order finds the heaviest sequence of anchors that rises on both sides.
func (m *measurer) order() {
	best := make([]int64, len(m.reference.list)+1) // a Fenwick tree of maxima
	for i := range m.suspect.list {
		t := &m.suspect.list[i]
		at := m.theirs.of(t.lemma)
		if m.out(int32(i)) || len(at) == 0 || len(at) > seldom || len(m.mine.of(t.lemma)) > seldom {
			continue
		}
		weight := int64(t.weight) / int64(len(at))
		m.Anchors += weight
		for _, j := range slices.Backward(at) { // so that one term is counted once
			sum := weight
			for k := j; k > 0; k -= k & -k {
				sum = max(sum, best[k]+weight)
			}
			for k := j + 1; int(k) < len(best); k += k & -k {
				best[k] = max(best[k], sum)
			}
			m.Ordered = max(m.Ordered, sum)
		}
	}
}

// neighbours sums up which neighbouring words of the suspect are near each
// other in the reference.
func (m *measurer) neighbours() {
	known := newSet(len(m.reference.list) * pairTolerant)
	eachPair(m.reference, pairTolerant, func(i, j int32) {
		known.add(pairKey(m.reference.list[i].lemma, m.reference.list[j].lemma))
	})
	eachPair(m.suspect, pairReach, func(i, j int32) {
		a, b := &m.suspect.list[i], &m.suspect.list[j]
		if a.lemma == b.lemma || a.fact && b.fact || m.out(i) || m.out(j) {
			return
		}
		weight := int64(min(a.weight, b.weight))
		m.Pairs += weight
		if known.has(pairKey(a.lemma, b.lemma)) {
			m.SamePairs += weight
		}
	})
}

// eachPair visits the terms of each sentence that are up to reach apart.
func eachPair(t *terms, reach int32, visit func(i, j int32)) {
	for _, s := range t.sentence {
		for i := s.Start; i < s.End; i++ {
			for j := i + 1; j < s.End && j <= i+reach; j++ {
				visit(i, j)
			}
		}
	}
}

// pairKey is the same either way round.
func pairKey(a, b uint32) uint64 { return uint64(min(a, b))<<32 | uint64(max(a, b)) }

// runs counts runs of four words. What stands in quotations is left out: two
// newsrooms quote one statement.
func (m *measurer) runs() {
	known := newSet(len(m.reference.document.Tokens))
	eachRun(m.reference.document, func(key uint64, _ int32) { known.add(key) })
	own := newSet(len(m.suspect.document.Tokens))
	skip := m.skippedTokens()
	eachRun(m.suspect.document, func(key uint64, token int32) {
		if skip != nil && skip[token] {
			return
		}
		if own.add(key) {
			m.Runs++
			if known.has(key) {
				m.SameRuns++
			}
		}
	})
	for i := range m.suspect.document.Tokens {
		if m.suspect.document.Tokens[i].Kind != text.PunctKind && !(skip != nil && skip[i]) {
			m.Words++
		}
	}
}

// skippedTokens returns which tokens of the suspect are not looked at: those
// from one term that is not to the next.
func (m *measurer) skippedTokens() []bool {
	if m.left == nil {
		return nil
	}
	skip := make([]bool, len(m.suspect.document.Tokens))
	for i, t := range m.suspect.list {
		if !m.left[i] {
			continue
		}
		end := int32(len(skip))
		if i+1 < len(m.suspect.list) {
			end = m.suspect.list[i+1].token
		}
		for k := t.token; k < end; k++ {
			skip[k] = true
		}
	}
	return skip
}

// eachRun visits the runs of d by a key of their words and their last token.
func eachRun(d *text.Document, visit func(key uint64, token int32)) {
	var last [runLength]uint64
	n := 0
	for k := range d.Tokens {
		t := &d.Tokens[k]
		if t.Kind == text.PunctKind {
			continue
		}
		if t.Quotation >= 0 {
			n = 0
			continue
		}
		copy(last[:], last[1:])
		last[runLength-1] = uint64(t.Word)
		if n++; n >= runLength {
			key := uint64(14695981039346656037)
			for _, w := range last {
				key = (key ^ w) * 1099511628211
				key ^= key >> 29
			}
			visit(key, int32(k))
		}
	}
}

// sentences finds for each sentence of the suspect the one most like it: by
// the mass of the lemmas that they share, of all that they have (Dice 1945).
func (m *measurer) sentences() {
	votes := make([]int64, len(m.reference.mass))
	seen := make([]int32, len(m.reference.mass)) // the term that voted last, counted from 1
	used := make([]bool, len(m.reference.mass))
	var voted []int32
	for i, s := range m.suspect.sentence {
		mass := m.suspect.mass[i]
		if s.Len() < 2 || m.out(s.Start) && m.out(s.End-1) {
			continue
		}
		voted = voted[:0]
		for k := s.Start; k < s.End; k++ {
			t := &m.suspect.list[k]
			at := m.theirs.of(t.lemma)
			if len(at) > everywhere || m.before(s.Start, k) {
				continue
			}
			for _, p := range at {
				j := m.reference.list[p].sentence
				if seen[j] == k+1 {
					continue
				}
				seen[j] = k + 1
				if votes[j] == 0 {
					voted = append(voted, j)
				}
				votes[j] += int64(t.weight)
			}
		}
		best, at := int64(0), int32(-1)
		for _, j := range voted {
			if m.reference.sentence[j].Len() >= 2 {
				if like := 2000 * votes[j] / (mass + m.reference.mass[j]); like > best || like == best && j < at {
					best, at = like, j
				}
			}
			votes[j] = 0
		}
		m.Sentences += mass
		m.Best += mass * best / 1000
		if best > clearlyAlike {
			used[at] = true
		}
	}
	for j, s := range m.reference.sentence {
		if s.Len() < 2 {
			continue
		}
		m.Source += m.reference.mass[j]
		if used[j] {
			m.Used += m.reference.mass[j]
		}
	}
}

// before reports whether the lemma of term k stands among those from on.
func (m *measurer) before(from, k int32) bool {
	for i := from; i < k; i++ {
		if m.suspect.list[i].lemma == m.suspect.list[k].lemma {
			return true
		}
	}
	return false
}

// A set holds keys by open addressing. There are two keys that it cannot tell
// from its own marks, and it takes them for one.
type set struct {
	slots []uint64
	mask  uint64
}

func newSet(n int) *set {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &set{make([]uint64, size), uint64(size - 1)}
}

// find returns the slot of key, or the free one where it belongs.
func (s *set) find(key uint64) *uint64 {
	for i := key * 0x9E3779B97F4A7C15 >> 20; ; i++ {
		if slot := &s.slots[i&s.mask]; *slot == 0 || *slot == key {
			return slot
		}
	}
}

// add adds key and reports whether it is new.
func (s *set) add(key uint64) bool {
	key = max(key, 1)
	slot := s.find(key)
	fresh := *slot == 0
	*slot = key
	return fresh
}

func (s *set) has(key uint64) bool { return *s.find(max(key, 1)) != 0 }
