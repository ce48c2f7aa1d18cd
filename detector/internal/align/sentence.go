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
	suspect, reference *text.Document

	lemmas   []uint32 // of the reference's tokens, punctuation for marks
	postings []int32  // reference sentences, grouped by lemma
	first    []int32  // lemma → start of its group in postings
	masses   []int32  // rarity-weighted mass of each reference sentence

	own    []term  // the words of the current sentence
	mine   int32   // their mass
	votes  []int64 // reference sentence → summed evidence, for the current sentence
	voted  []int32
	counts []tally // by lemma: how often the reference sentence asked about has it
	asked  uint32  // how many were asked about
	pool   [][]candidate
}

// A term is a word of a sentence, as far as similarity needs it.
type term struct {
	lemma  uint32
	weight int32
}

// A tally is how often a lemma is left of those that a sentence has. That of an
// earlier sentence says nothing.
type tally struct {
	asked uint32
	left  int32
}

// noLemma stands for punctuation among the lemmas.
const noLemma = ^uint32(0)

// A candidate is a reference sentence proposed for a suspect sentence.
type candidate struct {
	sentence int32
	value    int32
}

func newLinker(words *Words, suspect, reference *text.Document) *linker {
	l := &linker{scorer: scorer{words}, suspect: suspect, reference: reference}
	l.index()
	l.votes = make([]int64, len(reference.Sentences))
	l.counts = make([]tally, words.keys())
	return l
}

// index builds the inverted index over the reference's content lemmas.
func (l *linker) index() {
	n := l.words.keys()
	l.first = make([]int32, n+1)
	last := make([]int32, n)
	l.masses = make([]int32, len(l.reference.Sentences))
	l.lemmas = make([]uint32, len(l.reference.Tokens))
	for i := range l.reference.Tokens {
		l.lemmas[i] = noLemma
		if t := &l.reference.Tokens[i]; t.Kind != text.PunctKind {
			l.lemmas[i] = l.lemma(t)
		}
	}
	each := func(visit func(lemma uint32, sentence int32)) {
		for i := range last {
			last[i] = -1
		}
		for j, s := range l.reference.Sentences {
			for k := s.Start; k < s.End; k++ {
				t := &l.reference.Tokens[k]
				if lemma := l.lemmas[k]; t.Content() && last[lemma] != int32(j) {
					last[lemma] = int32(j)
					visit(lemma, int32(j))
				}
			}
		}
	}
	each(func(lemma uint32, _ int32) { l.first[lemma+1]++ })
	for i := range n {
		l.first[i+1] += l.first[i]
	}
	l.postings = make([]int32, l.first[n])
	fill := slices.Clone(l.first[:n])
	each(func(lemma uint32, j int32) {
		l.postings[fill[lemma]] = j
		fill[lemma]++
	})
	for j, s := range l.reference.Sentences {
		l.masses[j] = l.mass(l.reference, s.Start, s.End)
	}
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
	l.pool = make([][]candidate, len(l.suspect.Sentences))
	previous := int32(-1)
	for i, s := range l.suspect.Sentences {
		if i&63 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		l.pool[i] = l.propose(s, previous)
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

// propose returns the best candidates for sentence s, best first: those that
// share its rarer words, and those that follow the previous best.
func (l *linker) propose(s text.Sentence, previous int32) []candidate {
	l.enter(s)
	l.vote(s, previous)
	out := l.elected(make([]candidate, 0, candidates+3))
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
	for k := s.Start; k < s.End; k++ {
		if t := &l.suspect.Tokens[k]; t.Kind != text.PunctKind {
			w := l.weight(t)
			l.own = append(l.own, term{l.lemma(t), w})
			l.mine += w
		}
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
		lemma := l.lemma(t)
		group := l.postings[l.first[lemma]:l.first[lemma+1]]
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
	for _, lemma := range l.lemmas[from:to] {
		if lemma == noLemma {
			continue
		}
		n := &l.counts[lemma]
		if n.asked != l.asked {
			*n = tally{asked: l.asked}
		}
		n.left++
	}
	var shared int32
	for _, t := range l.own {
		if n := &l.counts[t.lemma]; n.asked == l.asked && n.left > 0 {
			n.left--
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
	layers := make([][]state, 0, len(l.pool))
	previous := []state{{sentence: -1, last: -1, back: -1}}
	for i, pool := range l.pool {
		if i&63 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		current := make([]state, 0, len(previous)+len(pool))
		for p, x := range previous {
			current = append(current, state{-1, x.last, x.value, int32(p)})
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
			current = append(current, best)
		}
		previous = prune(current)
		layers = append(layers, previous)
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

// prune keeps the best states, one for each pair of sentence and last. There
// are few, so each is put in its place among those before it.
func prune(states []state) []state {
	for i := 1; i < len(states); i++ {
		x, at := states[i], i
		for ; at > 0 && states[at-1].value < x.value; at-- {
			states[at] = states[at-1]
		}
		states[at] = x
	}
	kept := make([]state, 0, beam)
	for _, x := range states {
		if !holds(kept, x) {
			if kept = append(kept, x); len(kept) == beam {
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
func (l *linker) trace(layers [][]state) []link {
	links := make([]link, len(layers))
	at := int32(0)
	for i := len(layers) - 1; i >= 0; i-- {
		x := layers[i][at]
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
