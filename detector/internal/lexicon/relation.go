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

// Relate returns how a and b are related, in any of their readings. To relate
// many words with each other, make a Profile of each once.
func (l *Lexicon) Relate(a, b Word) Relation {
	var bufA, bufB [maxMembers]member
	profileA, profileB := l.profile(a, bufA[:0]), l.profile(b, bufB[:0])
	return profileA.Relate(&profileB)
}

// Relate returns how the words of two profiles are related.
func (p *Profile) Relate(q *Profile) Relation {
	var r Relation
	if len(p.words.members) == 0 || len(q.words.members) == 0 {
		return r
	}
	var none Relation
	r.Thesaurus = none.meet(Thesaurus, &p.headings, &q.headings) ||
		none.meet(Thesaurus, &p.later, &q.words) || none.meet(Thesaurus, &p.words, &q.later)
	r.Opposite = none.meet(OneStep, &p.opposites, &q.senses) || none.meet(OneStep, &p.senses, &q.opposites)
	if !r.meet(SameSynset, &p.senses, &q.senses) {
		// Each step is written at one of its ends, so both sides are asked.
		one := r.meet(OneStep, &p.next, &q.senses)
		if !r.meet(OneStep, &p.senses, &q.next) && !one {
			r.meet(TwoSteps, &p.next, &q.next)
		}
	}
	r.Kind = r.WordNet
	if r.Thesaurus && (r.WordNet == Unrelated || r.WordNet == TwoSteps) {
		r.Kind = Thesaurus
	}
	return r
}

// Kind returns the Kind that Relate finds, which is the same either way round, in a fraction of the time: for
// aligning texts, where each word is held against many that it has nothing to
// do with.
func (p *Profile) Kind(q *Profile) Kind {
	known := len(p.words.members) > 0 && len(q.words.members) > 0
	near := known && p.synsets.meets(&q.synsets)
	switch {
	case near && p.senses.shares(&q.senses):
		return SameSynset
	case near && (p.next.shares(&q.senses) || p.senses.shares(&q.next)):
		return OneStep
	case known && p.headings.shares(&q.headings),
		known && p.linked.meets(&q.linked) && (p.later.shares(&q.words) || p.words.shares(&q.later)):
		return Thesaurus
	case near && p.next.shares(&q.next):
		return TwoSteps
	}
	return Unrelated
}

// shares reports whether two sets have a member in common.
func (s *set) shares(t *set) bool {
	if !s.filter.meets(&t.filter) {
		return false
	}
	if len(s.members) < len(t.members) {
		s, t = t, s // the smaller one's filter lets less through
	}
	for _, x := range s.members {
		if !t.filter.may(x) {
			continue
		}
		for _, y := range t.members {
			if x.id() == y.id() {
				return true
			}
		}
	}
	return false
}

// meet notes the members that two sets share, if any, as a relation by
// WordNet: of several, the one by the commonest senses.
func (r *Relation) meet(kind Kind, as, bs *set) bool {
	if !as.filter.meets(&bs.filter) {
		return false
	}
	found := false
	for _, x := range as.members {
		if !bs.filter.may(x) {
			continue
		}
		for _, y := range bs.members {
			if x.id() != y.id() {
				continue
			}
			found = true
			if r.WordNet != kind || int(x.rank())+int(y.rank()) < int(r.RankA)+int(r.RankB) {
				r.WordNet, r.RankA, r.RankB = kind, x.rank(), y.rank()
			}
		}
	}
	return found
}
