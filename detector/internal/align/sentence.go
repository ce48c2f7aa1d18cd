package align

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"unspin/detector/internal/text"
)

const (
	candidates = 6   // reference sentences kept for each of the suspect's
	beam       = 12  // states kept in the Viterbi search
	absent     = 330 // similarity, in thousandths, below which no link is better than one
	weakest    = 200 // candidates below this are not considered
	commonWord = 60  // a word in more sentences than this proposes only near ones:
	nearBefore = 2   // so many before where the text stands
	nearAfter  = 8   // and so many from there on
)

// A linker finds for each sentence of the suspect the sentences of one
// reference it goes back to.
type linker struct {
	scorer
	*desk
	suspect, reference *text.Document

	mine int32 // mass of the words of the current sentence
}

// A desk is the room that sentences are linked in, which one linker after the
// other takes.
type desk struct {
	document *text.Document // the reference that is indexed
	lemmas   []uint32       // of the reference's tokens, punctuation for marks
	postings []int32        // reference sentences, grouped by lemma
	groups   []group        // by lemma
	indexed  uint32         // how many references were indexed
	masses   []int32        // rarity-weighted mass of each reference sentence

	own     []term  // the words of the current sentence
	terms   []tally // by lemma: those words that have it
	entered uint32  // how many sentences were current
	asked   uint32  // how many reference sentences were asked about
	votes   []int64 // reference sentence → summed evidence, for the current sentence
	voted   []int32
	pool    [][]candidate
	current []state
	states  []state // those kept of all sentences
}

// A group is where the postings of a lemma are. That of an earlier reference
// says nothing.
type group struct {
	indexed    uint32
	start, end int32
	size, last int32 // how many sentences have it, and the last of them
}

// A term is a word of a sentence, as far as similarity needs it.
type term struct {
	lemma  uint32
	weight int32
	next   int32 // the next word with this lemma, −1 for none
}

// A tally tells which words of a sentence have a lemma, and which of them are
// left. That of an earlier sentence says nothing.
type tally struct {
	entered, asked uint32
	first, left    int32
}

// noLemma stands for punctuation among the lemmas.
const noLemma = ^uint32(0)

// A candidate is a reference sentence proposed for a suspect sentence.
type candidate struct {
	sentence int32
	value    int32
}

func newLinker(words *Words, suspect, reference *text.Document) *linker {
	l := &linker{scorer: scorer{words}, desk: words.deskFor(reference), suspect: suspect, reference: reference}
	l.terms = resized(l.terms, words.keys())
	if l.document != reference || words.keys() > cap(l.groups) {
		l.index()
	}
	l.groups = l.groups[:words.keys()]
	l.votes = resized(l.votes, len(reference.Sentences))
	clear(l.votes)
	return l
}

// deskFor returns the desk that reference lies on already, otherwise the one that was not used
// last: what is compared both ways lies on both.
func (w *Words) deskFor(reference *text.Document) *desk {
	if w.desks[w.atDesk].document != reference {
		w.atDesk = 1 - w.atDesk
	}
	return &w.desks[w.atDesk]
}

// resized returns a slice of n elements with what room s has, which may hold
// anything.
func resized[T any](s []T, n int) []T {
	if n > cap(s) {
		s = make([]T, n+n/8)
	}
	return s[:n]
}

// index builds the inverted index over the reference's content lemmas.
func (l *linker) index() {
	l.document = l.reference
	l.groups = resized(l.groups, l.words.keys())
	l.indexed++
	l.lemmas = resized(l.lemmas, len(l.reference.Tokens))
	l.masses = resized(l.masses, len(l.reference.Sentences))
	tokens, lemmas, groups := l.reference.Tokens, l.lemmas, l.groups
	size := int32(0)
	for j, s := range l.reference.Sentences {
		mass := int32(0)
		for k := s.Start; k < s.End; k++ {
			t := &tokens[k]
			if t.Kind == text.PunctKind {
				lemmas[k] = noLemma
				continue
			}
			lemma := l.lemma(t)
			lemmas[k] = lemma
			mass += l.weight(t)
			if !t.Content() {
				continue
			}
			g := &groups[lemma]
			if g.indexed != l.indexed {
				*g = group{indexed: l.indexed, start: -1, last: -1}
			}
			if g.last != int32(j) {
				g.last = int32(j)
				g.size++
				size++
			}
		}
		l.masses[j] = mass
	}
	l.postings = resized(l.postings, int(size))
	next := int32(0)
	for j, s := range l.reference.Sentences {
		for k := s.Start; k < s.End; k++ {
			if !tokens[k].Content() {
				continue
			}
			g := &groups[lemmas[k]]
			if g.start < 0 {
				g.start, g.end = next, next
				next += g.size
			}
			if g.end == g.start || l.postings[g.end-1] != int32(j) {
				l.postings[g.end] = int32(j)
				g.end++
			}
		}
	}
}

// sentencesWith returns the reference sentences that have a lemma in a content
// word.
func (l *linker) sentencesWith(lemma uint32) []int32 {
	g := &l.groups[lemma]
	if g.indexed != l.indexed {
		return nil
	}
	return l.postings[g.start:g.end]
}

func (l *linker) lemma(t *text.Token) uint32 { return l.words.facts[t.Word].lemma }

// weight is the mass of a token: what it is worth to have it explained.
func (c *scorer) weight(t *text.Token) int32 {
	switch {
	case t.Kind == text.PunctKind:
		return 0
	case t.Is(text.Function):
		return 12
	}
	return c.words.facts[t.Word].rarity
}

func (c *scorer) mass(d *text.Document, from, to int32) int32 {
	var m int32
	for k := from; k < to; k++ {
		m += c.weight(&d.Tokens[k])
	}
	return m
}

// run returns one link for each suspect sentence.
func (l *linker) run(ctx context.Context) ([]link, error) {
	l.pool = resized(l.pool, len(l.suspect.Sentences))
	previous := int32(-1)
	for i, s := range l.suspect.Sentences {
		if i&63 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		l.pool[i] = l.propose(l.pool[i][:0], s, previous)
		if len(l.pool[i]) > 0 && l.pool[i][0].value > 350 {
			previous = l.pool[i][0].sentence
		}
	}
	links, err := l.sequence(ctx)
	if err != nil {
		return nil, err
	}
	for i := range links {
		if i&63 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		l.extend(&links[i], l.suspect.Sentences[i])
	}
	bridge(links)
	return links, nil
}

// bridge links the sentences that nothing proposed, one to one, where as many
// of the reference lie between those that their neighbours go back to: a short
// sentence can have every word replaced. Whether their words bear it out is
// seen when they are aligned.
func bridge(links []link) {
	const longest = 3
	for i := 1; i < len(links); i++ {
		if links[i].reference >= 0 || links[i-1].reference < 0 {
			continue
		}
		j := i
		for j < len(links) && links[j].reference < 0 {
			j++
		}
		if j == len(links) || j-i > longest {
			continue
		}
		from := links[i-1].source.End
		if int(links[j].source.Start-from) != j-i {
			continue
		}
		for k := i; k < j; k++ {
			at := from + int32(k-i)
			links[k] = link{reference: 0, source: Range{at, at + 1}, value: weakest}
		}
	}
}

// propose appends to out, which is empty, the best candidates for sentence s,
// best first: those that share its rarer words, and those that follow the previous best.
func (l *linker) propose(out []candidate, s text.Sentence, previous int32) []candidate {
	l.enter(s)
	l.vote(s, previous)
	out = l.elected(slices.Grow(out, candidates+3))
	if previous >= 0 {
		for j := previous; j <= previous+2 && int(j) < len(l.reference.Sentences); j++ {
			if !slices.ContainsFunc(out, func(c candidate) bool { return c.sentence == j }) {
				out = append(out, candidate{sentence: j})
			}
		}
	}
	for i := range out {
		r := l.reference.Sentences[out[i].sentence]
		out[i].value = l.similarity(r.Start, r.End, l.masses[out[i].sentence])
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.value, a.value) })
	return out
}

// enter makes s the current sentence.
func (l *linker) enter(s text.Sentence) {
	l.own, l.mine = l.own[:0], 0
	l.entered++
	for k := s.End - 1; k >= s.Start; k-- {
		t := &l.suspect.Tokens[k]
		if t.Kind == text.PunctKind {
			continue
		}
		x := term{l.lemma(t), l.weight(t), -1}
		with := &l.terms[x.lemma]
		if with.entered == l.entered {
			x.next = with.first
		}
		*with = tally{entered: l.entered, first: int32(len(l.own))}
		l.own = append(l.own, x)
		l.mine += x.weight
	}
}

// elected appends the sentences with most votes to out, and clears the votes.
func (l *linker) elected(out []candidate) []candidate {
	for _, j := range l.voted {
		at := len(out)
		for at > 0 && (l.votes[j] > l.votes[out[at-1].sentence] || l.votes[j] == l.votes[out[at-1].sentence] && j < out[at-1].sentence) {
			at--
		}
		if len(out) < candidates {
			out = slices.Insert(out, at, candidate{sentence: j})
		} else if at < len(out) {
			copy(out[at+1:], out[at:])
			out[at] = candidate{sentence: j}
		}
	}
	for _, j := range l.voted {
		l.votes[j] = 0
	}
	return out
}

// vote lets each content word of s vote for the sentences that have it, the
// more the rarer it is there and the shorter they are. A word that is
// everywhere votes only for the sentences where the text before leads to.
func (l *linker) vote(s text.Sentence, previous int32) {
	l.voted = l.voted[:0]
	for k := s.Start; k < s.End; k++ {
		t := &l.suspect.Tokens[k]
		if !t.Content() {
			continue
		}
		group := l.sentencesWith(l.lemma(t))
		if len(group) > commonWord {
			at, _ := slices.BinarySearch(group, previous)
			group = group[max(at-nearBefore, 0):min(at+nearAfter, len(group))]
		}
		for _, j := range group {
			if l.votes[j] == 0 {
				l.voted = append(l.voted, j)
			}
			l.votes[j] += int64(l.words.facts[t.Word].rarity) * 100000 / int64((len(group)+2)*int(l.masses[j]+600))
			l.votes[j]++
		}
	}
}

// similarity returns, in thousandths, how much of the current sentence the
// reference tokens [from, to), of the given mass, explain (three parts) and
// how much of them it uses (one).
func (l *linker) similarity(from, to, source int32) int32 {
	if l.mine == 0 || source == 0 {
		return 0
	}
	l.asked++
	var shared int32
	for _, lemma := range l.lemmas[from:to] {
		if lemma == noLemma {
			continue
		}
		with := &l.terms[lemma]
		if with.entered != l.entered {
			continue
		}
		if with.asked != l.asked {
			with.asked, with.left = l.asked, with.first
		}
		if with.left >= 0 {
			t := &l.own[with.left]
			with.left = t.next
			shared += t.weight
		}
	}
	return 750*shared/l.mine + min(250, 250*shared/source)
}

// A state of the search: suspect sentence i is linked to sentence (−1 for
// none), the last linked one being last.
type state struct {
	sentence, last int32
	value          int32
	back           int32
}

// sequence picks for each suspect sentence one candidate or none, so that
// the whole is likely: in order rather than jumping about (Viterbi with a
// beam; the weights are METHOD's).
func (l *linker) sequence(ctx context.Context) ([]link, error) {
	l.states = append(l.states[:0], state{sentence: -1, last: -1, back: -1})
	layers := make([]int, 1, len(l.pool)+1) // where the states of each begin
	for i, pool := range l.pool {
		if i&63 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		previous := l.states[layers[i]:]
		l.current = l.current[:0]
		for p, x := range previous {
			l.current = append(l.current, state{-1, x.last, x.value, int32(p)})
		}
		for _, c := range pool {
			if c.value < weakest {
				continue
			}
			best := state{sentence: c.sentence, last: c.sentence, value: -1 << 30}
			for p, x := range previous {
				if v := x.value + step(x.last, c.sentence) + c.value - absent; v > best.value {
					best.value, best.back = v, int32(p)
				}
			}
			l.current = append(l.current, best)
		}
		layers = append(layers, len(l.states))
		l.states = prune(l.states, l.current)
	}
	return l.trace(layers), nil
}

// step returns what it is worth, in thousandths, to go on at sentence to
// after sentence from.
func step(from, to int32) int32 {
	if from < 0 {
		return 0
	}
	switch d := to - from; {
	case d == 1:
		return 50
	case d == 0:
		return 0
	case d > 1:
		return -20 * log(d)
	default:
		return -60 - 20*log(-d)
	}
}

// log returns the natural logarithm of n, rounded, from its length in bits.
func log(n int32) int32 { return int32(bits.Len32(uint32(n))-1) * 69 / 100 }

// prune appends the best states to kept, one for each pair of sentence and
// last. There are few, so each is put in its place among those before it.
func prune(kept, states []state) []state {
	for i := 1; i < len(states); i++ {
		x, at := states[i], i
		for ; at > 0 && states[at-1].value < x.value; at-- {
			states[at] = states[at-1]
		}
		states[at] = x
	}
	from := len(kept)
	for _, x := range states {
		if !holds(kept[from:], x) {
			if kept = append(kept, x); len(kept)-from == beam {
				break
			}
		}
	}
	return kept
}

func holds(states []state, x state) bool {
	for _, k := range states {
		if k.sentence == x.sentence && k.last == x.last {
			return true
		}
	}
	return false
}

// trace follows the best state back to the start.
func (l *linker) trace(layers []int) []link {
	links := make([]link, len(l.pool))
	at := int32(0)
	for i := len(links) - 1; i >= 0; i-- {
		x := l.states[layers[i+1]+int(at)]
		links[i] = noLink
		if x.sentence >= 0 {
			links[i] = link{reference: 0, source: Range{x.sentence, x.sentence + 1}}
			for _, c := range l.pool[i] {
				if c.sentence == x.sentence {
					links[i].value = c.value
				}
			}
		}
		at = x.back
	}
	return links
}

// extend lets the link take in the sentence after or before, where the
// suspect's sentence merges two: its explained share must grow enough.
func (l *linker) extend(k *link, s text.Sentence) {
	if k.reference < 0 {
		return
	}
	const growth = 120 // thousandths
	l.enter(s)
	for _, r := range []Range{{k.source.Start, k.source.End + 1}, {k.source.Start - 1, k.source.End}} {
		if r.Start < 0 || int(r.End) > len(l.reference.Sentences) || k.source.Len() > 1 {
			continue
		}
		from, to := l.reference.Sentences[r.Start].Start, l.reference.Sentences[r.End-1].End
		if v := l.similarity(from, to, l.masses[r.Start]+l.masses[r.End-1]); v > k.value+growth {
			k.source, k.value = r, v
		}
	}
}
