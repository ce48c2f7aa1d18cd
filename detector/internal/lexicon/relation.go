package lexicon

// A Kind is how closely two words are related, the closest first.
type Kind uint8

// Kinds of relation.
const (
	Unrelated  Kind = iota
	SameSynset      // WordNet lists them as one sense
	OneStep         // WordNet links a sense of one to a sense of the other
	Thesaurus       // the Moby thesaurus lists one under the other
	TwoSteps        // senses of both are linked to a third
)

// A Relation says how two words are related.
type Relation struct {
	Kind      Kind // the closest that holds
	WordNet   Kind // by WordNet alone: SameSynset, OneStep, TwoSteps or Unrelated
	Thesaurus bool // by the Moby thesaurus
	Opposite  bool // WordNet has them as antonyms

	// RankA and RankB say by which senses of the two words WordNet relates
	// them: 0 is the commonest sense of a word, and a relation by rare senses
	// is a weak one.
	RankA, RankB uint8
}

// A sense is one synset of a word and its rank among those of its lemma.
type sense struct {
	synset uint32
	rank   uint8
}

// maxSenses and maxSteps bound what Relate looks at; "break" has 75 senses.
const (
	maxSenses = 96
	maxSteps  = 192
)

// Kinds of step between synsets, as the pack writes them in three bits.
const (
	stepUp = iota // hypernym
	stepSimilar
	stepDerived
	stepOpposite
	stepOther // attribute, entailment, cause, see also, pertainym
)

// Relate returns how a and b are related, in any of their readings.
func (l *Lexicon) Relate(a, b Word) Relation {
	var r Relation
	if a == 0 || b == 0 {
		return r
	}
	var bufA, bufB [maxAnalyses]Analysis
	formsA, formsB := l.Analyses(a, bufA[:0]), l.Analyses(b, bufB[:0])
	r.Thesaurus = l.linked(a, b, formsA, formsB)
	l.relateSenses(&r, formsA, formsB)
	r.Kind = r.WordNet
	if r.Thesaurus && (r.WordNet == Unrelated || r.WordNet == TwoSteps) {
		r.Kind = Thesaurus
	}
	return r
}

// linked reports whether the thesaurus has a link between a or a lemma of a
// and b or a lemma of b.
func (l *Lexicon) linked(a, b Word, formsA, formsB []Analysis) bool {
	if l.link(a, b) {
		return true
	}
	last := a
	for _, x := range formsA {
		if x.Lemma != last && l.link(x.Lemma, b) {
			return true
		}
		last = x.Lemma
		lastB := b
		for _, y := range formsB {
			if y.Lemma != lastB && l.link(x.Lemma, y.Lemma) {
				return true
			}
			lastB = y.Lemma
		}
	}
	return false
}

// link reports whether a and b share a heading of the thesaurus or are linked
// on their own, which is written with the first of them.
func (l *Lexicon) link(a, b Word) bool {
	if a > b {
		a, b = b, a
	}
	runA, runB := l.links.at(uint32(a)), l.links.at(uint32(b))
	countA, atA := number(runA, 0)
	countB, atB := number(runB, 0)
	var gap, headA, headB uint32
	for {
		if headA <= headB {
			if countA == 0 {
				break
			}
			countA--
			gap, atA = number(runA, atA)
			headA += gap + 1
		} else {
			if countB == 0 {
				break
			}
			countB--
			gap, atB = number(runB, atB)
			headB += gap + 1
		}
		if headA == headB {
			return true
		}
	}
	for ; countA > 0; countA-- {
		_, atA = number(runA, atA)
	}
	for w := uint32(a); atA < len(runA); {
		gap, atA = number(runA, atA)
		w += gap + 1
		if w >= uint32(b) {
			return w == uint32(b)
		}
	}
	return false
}

// A filter answers quickly that a synset is not in a set.
type filter [4]uint64

func (f *filter) add(s uint32)      { f[s>>6&3] |= 1 << (s & 63) }
func (f *filter) may(s uint32) bool { return f[s>>6&3]>>(s&63)&1 != 0 }

func (l *Lexicon) relateSenses(r *Relation, formsA, formsB []Analysis) {
	var bufA, bufB [maxSenses]sense
	sensesA, sensesB := l.sensesOf(formsA, bufA[:0]), l.sensesOf(formsB, bufB[:0])
	if len(sensesA) == 0 || len(sensesB) == 0 {
		return
	}
	var inA, inB filter
	for _, s := range sensesA {
		inA.add(s.synset)
	}
	for _, s := range sensesB {
		inB.add(s.synset)
	}
	best := 1 << 16
	meet := func(kind Kind, x, y sense) {
		if rank := int(x.rank) + int(y.rank); r.WordNet != kind || rank < best {
			r.WordNet, r.RankA, r.RankB, best = kind, x.rank, y.rank, rank
		}
	}
	for _, x := range sensesA {
		if !inB.may(x.synset) {
			continue
		}
		for _, y := range sensesB {
			if x.synset == y.synset {
				meet(SameSynset, x, y)
			}
		}
	}
	if r.WordNet == SameSynset {
		return
	}
	// Each step is written at one of its ends, so both sides are asked.
	var nextBufA, nextBufB [maxSteps]sense
	nextA, nextB := nextBufA[:0], nextBufB[:0]
	for _, x := range sensesA {
		run := l.steps.at(x.synset)
		for at := 0; at < len(run); {
			var n uint32
			n, at = number(run, at)
			to, kind := x.synset+uint32(signed(n>>3)), n&7
			if len(nextA) < cap(nextA) && kind != stepOpposite {
				nextA = append(nextA, sense{to, x.rank})
			}
			if !inB.may(to) {
				continue
			}
			for _, y := range sensesB {
				if to == y.synset {
					if kind == stepOpposite {
						r.Opposite = true
					} else {
						meet(OneStep, x, y)
					}
				}
			}
		}
	}
	for _, y := range sensesB {
		run := l.steps.at(y.synset)
		for at := 0; at < len(run); {
			var n uint32
			n, at = number(run, at)
			to, kind := y.synset+uint32(signed(n>>3)), n&7
			if len(nextB) < cap(nextB) && kind != stepOpposite {
				nextB = append(nextB, sense{to, y.rank})
			}
			if !inA.may(to) {
				continue
			}
			for _, x := range sensesA {
				if to == x.synset {
					if kind == stepOpposite {
						r.Opposite = true
					} else {
						meet(OneStep, x, y)
					}
				}
			}
		}
	}
	if r.WordNet == OneStep {
		return
	}
	var near filter
	for _, y := range nextB {
		near.add(y.synset)
	}
	for _, x := range nextA {
		if !near.may(x.synset) {
			continue
		}
		for _, y := range nextB {
			if x.synset == y.synset {
				meet(TwoSteps, x, y)
			}
		}
	}
}

// sensesOf appends the senses of every reading, as many as there is room for.
func (l *Lexicon) sensesOf(forms []Analysis, buf []sense) []sense {
	for _, f := range forms {
		l.eachSense(f.Lemma, func(p PartOfSpeech, s sense) {
			if p == f.PartOfSpeech && len(buf) < cap(buf) {
				buf = append(buf, s)
			}
		})
	}
	return buf
}
