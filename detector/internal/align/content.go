package align

import (
	"cmp"
	"context"
	"slices"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A Content says how much of what the suspect tells one reference tells too,
// and whether in the same order, however it is worded. Masses are weighted by
// rarity. It tells rewriting, which follows the original from fact to fact, from
// independent reporting of the same, which has an order of its own, leaves
// some out and brings others (DERIVATION; Clough and others 2002 for news).
type Content struct {
	Words      int   // of the suspect, as far as it was looked at
	Quoted     int   // of those, in quotations
	Reference  int   // words of the reference
	Mass       int64 // of its content words
	Exact      int64 // of those whose lemma the reference has
	Facts      int   // names and numbers of the suspect
	Shared     int   // of those, the ones that the reference has
	Told       int   // different ones that the reference has
	NewFacts   int   // different ones that it has not
	NewNumbers int   // of those, numbers
	Anchors    int64 // mass of words that both have, and seldom
	Ordered    int64 // of that, the heaviest part that stands in the same order on both sides
	Pairs      int64 // mass of neighbouring content words, two names left out
	SamePairs  int64 // of that, of those near each other in a sentence of the reference, too
	Runs       int   // different runs of four words outside of quotations
	SameRuns   int   // of those, the ones that the reference has
	Sentences  int64 // mass of the suspect's sentences
	Best       int64 // each weighted by its likeness to the sentence of the reference that is most like it, in thousandths
	Source     int64 // mass of the reference's sentences
	Used       int64 // of those most like a sentence of the suspect, and clearly
}

const (
	seldom       = 3   // an anchor is a word that neither side has oftener
	pairReach    = 3   // content words from each other that are neighbours in the suspect,
	pairTolerant = 5   // and in the reference
	runLength    = 4   // words of a run
	clearlyAlike = 200 // likeness in thousandths from which a sentence of the reference counts as used
	everywhere   = 60  // a word in more places proposes no sentence
)

// CompareContents works out what the suspect shares with each reference,
// whatever the wording, and which passages of it go back to one: Contents,
// Rests and Passages.
func (a *Alignment) CompareContents(ctx context.Context) error {
	d := &a.Words.contents
	d.turn()
	d.suspect.fill(a.Words, a.Suspect)
	d.mine.fill(a.Words, &d.suspect)
	whole := Range{0, int32(len(d.suspect.list))}
	links := make([]link, len(a.Suspect.Sentences))
	for i := range links {
		links[i] = noLink
	}
	for i, r := range a.References {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		m := measurer{words: a.Words, contentDesk: d, whole: true}
		m.learn(r)
		m.begin()
		d.recall()
		c := m.measure(whole)
		a.Contents = append(a.Contents, c)
		own, err := m.links(ctx)
		if err != nil {
			return err
		}
		d.keep()
		keepBest(links, own, i)
		found := (&plane{contentDesk: d}).passages()
		if len(found) > 0 {
			c = m.measure(whole.except(found)...)
		}
		a.Rests = append(a.Rests, c)
		for j := range found {
			found[j].Reference = i
			found[j].Content = m.measure(found[j].terms)
		}
		a.Passages = append(a.Passages, found...)
	}
	a.ContentLinks = make([]ContentLink, len(links))
	for i, l := range links {
		a.ContentLinks[i] = ContentLink{l.reference, l.source}
	}
	slices.SortStableFunc(a.Passages, func(p, q Passage) int { return cmp.Compare(p.Suspect.Start, q.Suspect.Start) })
	return nil
}

// except returns what of r stands in none of passages.
func (r Range) except(passages []Passage) []Range {
	in := slices.Clone(passages)
	slices.SortStableFunc(in, func(p, q Passage) int { return cmp.Compare(p.terms.Start, q.terms.Start) })
	var out []Range
	for _, p := range in {
		if p.terms.Start > r.Start {
			out = append(out, Range{r.Start, p.terms.Start})
		}
		r.Start = max(r.Start, p.terms.End)
	}
	if r.Len() > 0 {
		out = append(out, r)
	}
	return out
}

// A contentDesk is the room that contents are compared in, one pair of texts
// after the other.
type contentDesk struct {
	sharing                       // of the suspect at work
	earlier      sharing          // and of the one before
	known        map[uint64]int32 // by key: the sentences of that one, if it was compared with the same
	reference    terms
	mine, theirs places
	pairs, runs  set // of the reference
	own          set // runs of the part that is measured

	order []int64 // a Fenwick tree of maxima, by term of the reference
	votes []int64 // by sentence of the reference
	seen  []int32 // by sentence of the reference: the term that voted last, counted from 1
	used  []bool  // by sentence of the reference
	voted []int32

	theirVectors []wordVector     // by term of the reference
	vectors      *lexicon.Vectors // by which those were learned

	points       []point
	row          []int32 // by term of the suspect: where its points begin; one more for the end
	seeds        []point
	seedRow      []int32 // the same of its seeds
	mass, shared []int64 // summed up to each term of the suspect: of all, and of those that have points
	stampR       []int32 // by term: which point counted it last
	hitS, hitR   []bool  // by term
}

// terms are the content words of a document, in order.
type terms struct {
	document *text.Document
	list     []contentTerm
	sentence []Range // by sentence: its terms
	mass     []int64 // by sentence
}

type contentTerm struct {
	word     text.Word
	lemma    uint32
	weight   int32
	token    int32
	sentence int32
	fact     bool // a name or a number
}

// fill lists the content words of d, without those of page furniture: by whom and
// when a page was published is none of what the text tells.
func (t *terms) fill(w *Words, d *text.Document) {
	n := 0
	for i := range d.Tokens {
		if d.Tokens[i].Content() {
			n++
		}
	}
	t.document, t.list = d, slices.Grow(t.list[:0], n)
	t.sentence, t.mass = resized(t.sentence, len(d.Sentences)), resized(t.mass, len(d.Sentences))
	for i, s := range d.Sentences {
		from, mass := int32(len(t.list)), int64(0)
		for k := s.Start; k < s.End; k++ {
			token := &d.Tokens[k]
			if !token.Content() || s.Flags&text.Furniture != 0 {
				continue
			}
			f := &w.facts[token.Word]
			t.list = append(t.list, contentTerm{token.Word, f.lemma, f.rarity, k, int32(i), token.Is(text.Name) || token.Kind == text.NumberKind})
			mass += int64(f.rarity)
		}
		t.sentence[i], t.mass[i] = Range{from, int32(len(t.list))}, mass
	}
}

// places tell where each lemma stands among the terms of a document.
type places struct {
	start []int32 // by lemma; the end is the next one's start
	at    []int32 // terms, grouped by lemma, in order
}

func (p *places) fill(w *Words, t *terms) {
	p.start, p.at = resized(p.start, w.keys()+2), resized(p.at, len(t.list))
	clear(p.start)
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
}

// of returns the terms with lemma, which may have been numbered since.
func (p *places) of(lemma uint32) []int32 {
	if int(lemma)+1 >= len(p.start) {
		return nil
	}
	return p.at[p.start[lemma]:p.start[lemma+1]]
}

// A measurer works out Contents of parts of a suspect.
type measurer struct {
	words *Words
	*contentDesk
	Content
	whole bool // the whole is to be measured, as it is first
}

// learn takes in what the reference d has, unless that was learned last.
func (m *measurer) learn(d *text.Document) {
	r := &m.reference
	if r.document == d && m.vectors == m.words.vectors {
		return
	}
	m.vectors = m.words.vectors
	r.fill(m.words, d)
	m.theirs.fill(m.words, r)
	if m.vectors != nil {
		m.readVectors()
	}
	m.pairs.reset(len(r.list) * pairTolerant)
	eachPair(r, Range{0, int32(len(r.list))}, pairTolerant, func(i, j int32) {
		m.pairs.add(pairKey(r.list[i].lemma, r.list[j].lemma))
	})
	m.runs.reset(len(d.Tokens))
	eachRun(d, Range{0, int32(len(d.Tokens))}, func(key uint64) { m.runs.add(key) })
}

// begin makes room for another suspect.
func (m *measurer) begin() {
	n := len(m.reference.mass)
	m.votes, m.seen, m.used = resized(m.votes, n), resized(m.seen, n), resized(m.used, n)
	clear(m.votes)
	clear(m.seen)
	m.voted = m.voted[:0]
	m.told = resized(m.told, len(m.suspect.sentence))
	m.pool = resized(m.pool, len(m.suspect.sentence))
	for i := range m.pool {
		m.pool[i] = m.pool[i][:0]
	}
}

// measure returns the Content of parts of the suspect, ranges of its terms in order.
func (m *measurer) measure(parts ...Range) Content {
	m.Content = Content{Reference: m.reference.document.Words}
	clear(m.used)
	m.ordered(parts)
	size := int32(0)
	for _, p := range parts {
		size += m.suspect.tokens(p).Len()
	}
	m.own.reset(int(size))
	for _, p := range parts {
		m.count(m.suspect.tokens(p))
		m.sentences(p)
	}
	m.whole = false
	for j, s := range m.reference.sentence {
		if s.Len() < 2 {
			continue
		}
		m.Source += m.reference.mass[j]
		if m.used[j] {
			m.Used += m.reference.mass[j]
		}
	}
	return m.Content
}

// tokens returns the tokens from the terms r up to the next term.
func (t *terms) tokens(r Range) Range {
	out := Range{0, int32(len(t.document.Tokens))}
	if r.Start > 0 {
		out.Start = t.list[r.Start].token
	}
	if int(r.End) < len(t.list) {
		out.End = t.list[r.End].token
	}
	return out
}

// A share is what a sentence of the suspect, or a part of one, adds to a Content.
type share struct {
	mass, exact, pairs, samePairs int64
	sentence, best                int64 // its mass where it is long enough, and that by its likeness to the one most like it
	facts, shared                 int32
	first                         firsts
	at                            int32 // the sentence of the reference that is most like it, and clearly; −1 for none
}

func (m *measurer) add(x *share) {
	m.Mass += x.mass
	m.Exact += x.exact
	m.Facts += int(x.facts)
	m.Shared += int(x.shared)
	m.Told += int(x.first.told)
	m.NewFacts += int(x.first.newFacts)
	m.NewNumbers += int(x.first.newNumbers)
	m.Pairs += x.pairs
	m.SamePairs += x.samePairs
	m.Sentences += x.sentence
	m.Best += x.best
	if x.at >= 0 {
		m.used[x.at] = true
	}
}

// sentences adds what the sentences of a part of the suspect, first the whole, share with
// the reference. Most parts are made of whole sentences.
func (m *measurer) sentences(part Range) {
	for from := part.Start; from < part.End; {
		i := m.suspect.list[from].sentence
		s := Range{from, min(part.End, m.suspect.sentence[i].End)}
		from = s.End
		if m.whole {
			if !m.tell(i, s) {
				m.told[i] = m.share(s)
				m.propose(i, s)
			}
			m.add(&m.told[i])
		} else if s == m.suspect.sentence[i] {
			m.add(&m.told[i])
		} else {
			x := m.share(s)
			m.add(&x)
		}
		m.clearVotes()
	}
}

// share works out the share of the terms s, which are of one sentence. Its votes are left.
func (m *measurer) share(s Range) share {
	x := share{at: -1}
	m.shares(&x, s)
	x.first = m.firsts(s)
	m.neighbours(&x, s)
	m.alike(&x, s)
	return x
}

// shares sums up which words and facts of the suspect the reference has.
func (m *measurer) shares(x *share, part Range) {
	for i := part.Start; i < part.End; i++ {
		t := &m.suspect.list[i]
		has := len(m.theirs.of(t.lemma)) > 0
		x.mass += int64(t.weight)
		if has {
			x.exact += int64(t.weight)
		}
		if !t.fact {
			continue
		}
		x.facts++
		if has {
			x.shared++
		}
	}
}

// firsts are facts that a part of the suspect is the first of it to have: how many the reference has, and has not.
type firsts struct{ told, newFacts, newNumbers int32 }

// firsts counts those of part.
func (m *measurer) firsts(part Range) (f firsts) {
	for i := part.Start; i < part.End; i++ {
		t := &m.suspect.list[i]
		switch {
		case !t.fact || m.mine.of(t.lemma)[0] != i:
		case len(m.theirs.of(t.lemma)) > 0:
			f.told++
		default:
			f.newFacts++
			if m.suspect.document.Tokens[t.token].Kind == text.NumberKind {
				f.newNumbers++
			}
		}
	}
	return f
}

// ordered finds the heaviest sequence of anchors that rises on both sides.
func (m *measurer) ordered(parts []Range) {
	m.order = resized(m.order, len(m.reference.list)+1)
	clear(m.order)
	best := m.order
	for _, part := range parts {
		for i := part.Start; i < part.End; i++ {
			t := &m.suspect.list[i]
			at := m.theirs.of(t.lemma)
			if len(at) == 0 || len(at) > seldom || len(m.mine.of(t.lemma)) > seldom {
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
}

// neighbours sums up which neighbouring words of the suspect are near each
// other in the reference.
func (m *measurer) neighbours(x *share, part Range) {
	eachPair(&m.suspect, part, pairReach, func(i, j int32) {
		a, b := &m.suspect.list[i], &m.suspect.list[j]
		if a.lemma == b.lemma || a.fact && b.fact {
			return
		}
		weight := int64(min(a.weight, b.weight))
		x.pairs += weight
		if m.pairs.has(pairKey(a.lemma, b.lemma)) {
			x.samePairs += weight
		}
	})
}

// eachPair visits the terms of part that are up to reach apart in a sentence.
func eachPair(t *terms, part Range, reach int32, visit func(i, j int32)) {
	for i := part.Start; i < part.End; i++ {
		end := min(part.End, i+reach+1)
		for j := i + 1; j < end && t.list[j].sentence == t.list[i].sentence; j++ {
			visit(i, j)
		}
	}
}

// pairKey is the same either way round, and never 0, which a set cannot hold.
func pairKey(a, b uint32) uint64 { return (uint64(min(a, b))<<32 | uint64(max(a, b))) + 1 }

// count counts words and runs of four of them. What stands in quotations is left out of
// the runs: two newsrooms quote one statement.
func (m *measurer) count(part Range) {
	d := m.suspect.document
	for k := part.Start; k < part.End; k++ {
		if d.Tokens[k].Kind != text.PunctKind {
			m.Words++
			if d.Tokens[k].Quotation >= 0 {
				m.Quoted++
			}
		}
	}
	eachRun(d, part, func(key uint64) {
		if m.own.add(key) {
			m.Runs++
			if m.runs.has(key) {
				m.SameRuns++
			}
		}
	})
}

// eachRun visits the runs among the tokens part of d by a key of their words.
func eachRun(d *text.Document, part Range, visit func(key uint64)) {
	var last [runLength]uint64
	n := 0
	for k := part.Start; k < part.End; k++ {
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
			visit(key)
		}
	}
}

// alike finds the sentence of the reference most like s: by the mass of the lemmas that they
// share, of all that they have (Dice 1945).
func (m *measurer) alike(x *share, s Range) {
	m.voted = m.voted[:0]
	if s.Len() < 2 {
		return
	}
	for k := s.Start; k < s.End; k++ {
		m.vote(s.Start, k)
	}
	best, at := int64(0), int32(-1)
	for _, j := range m.voted {
		if m.reference.sentence[j].Len() >= 2 {
			if like := m.likeness(x.mass, j); like > best || like == best && j < at {
				best, at = like, j
			}
		}
	}
	x.sentence, x.best = x.mass, x.mass*best/1000
	if best > clearlyAlike {
		x.at = at
	}
}

// likeness returns how alike the sentence at work, of the given mass, and sentence j of the
// reference are, in thousandths.
func (m *measurer) likeness(mass int64, j int32) int64 {
	return 2000 * m.votes[j] / (mass + m.reference.mass[j])
}

// clearVotes takes back the votes of the sentence at work.
func (m *measurer) clearVotes() {
	for _, j := range m.voted {
		m.votes[j], m.seen[j] = 0, 0
	}
	m.voted = m.voted[:0]
}

// vote lets term k, one of those from on, vote for the sentences that have it,
// once each.
func (m *measurer) vote(from, k int32) {
	t := &m.suspect.list[k]
	at := m.theirs.of(t.lemma)
	if len(at) > everywhere || m.before(from, k) {
		return
	}
	for _, p := range at {
		j := m.reference.list[p].sentence
		if m.seen[j] == k+1 {
			continue
		}
		m.seen[j] = k + 1
		if m.votes[j] == 0 {
			m.voted = append(m.voted, j)
		}
		m.votes[j] += int64(t.weight)
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

// A set holds keys by open addressing. It cannot hold 0, and takes it for 1.
type set struct {
	slots []uint64
	mask  uint64
}

// reset empties s and makes room for n keys.
func (s *set) reset(n int) {
	size := 16
	for size < 2*n {
		size *= 2
	}
	if size > cap(s.slots) {
		s.slots = make([]uint64, size)
	} else {
		s.slots = s.slots[:size]
		clear(s.slots)
	}
	s.mask = uint64(size - 1)
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
