package lexicon

import "slices"

// A Profile is everything by which a word can be related to another: itself
// and its lemmas, what the thesaurus and WordNet have for them. Relating two
// profiles takes a tenth of the time that Relate takes to make them.
type Profile struct {
	of Word

	// What Kind asks of all pairs stands first, side by side: most are unrelated.
	synsets   filter // of senses and next
	linked    filter // of words and later
	headings  set    // of the thesaurus, that the words stand under
	words     set    // the word and its lemmas
	later     set    // words after them that the thesaurus links them with besides
	senses    set    // synsets, with their rank
	next      set    // synsets one step away, with the rank of the sense
	opposites set    // synsets that are antonyms of theirs

	readings []Analysis
}

// Readings returns the Analyses of the word. They must not be changed.
func (p *Profile) Readings() []Analysis { return p.readings }

// Profile returns the profile of w, of no relations for 0. The last few
// thousand are kept: texts share their words, and who types compares the same
// ones over and over.
func (l *Lexicon) Profile(w Word) *Profile {
	places := &l.profiles[spread(uint64(w))%cachedProfiles]
	first := places[0].load()
	if first != nil && first.of == w {
		return first
	}
	if p := places[1].load(); p != nil && p.of == w {
		return p
	}
	p := l.newProfile(w)
	places[1].store(first)
	places[0].store(p)
	return p
}

// cachedProfiles is half of how many profiles are kept, of 1 KB each: more than
// an article has words.
const cachedProfiles = 4096

// Relation returns the Relation of the words of two profiles and their Closeness. The last
// answers are kept.
func (l *Lexicon) Relation(p, q *Profile) (r Relation, closeness int) {
	pair := uint64(p.of)<<48 | uint64(q.of)<<32
	places := &l.relations[spread(pair)%cachedRelations]
	first := places[0].load()
	for _, k := range [2]uint64{first, places[1].load()} {
		if k&^0xFFFFFFFF == pair {
			return Relation{Kind(k & 7), Kind(k >> 3 & 7), k>>6&1 == 1, k>>7&1 == 1, uint8(k >> 8), uint8(k >> 16)}, int(k >> 24 & 3)
		}
	}
	r, closeness = p.Relate(q), l.closest(p, q)
	k := pair | uint64(r.Kind) | uint64(r.WordNet)<<3 | uint64(r.RankA)<<8 | uint64(r.RankB)<<16 | uint64(closeness)<<24
	if r.Thesaurus {
		k |= 1 << 6
	}
	if r.Opposite {
		k |= 1 << 7
	}
	places[1].store(first)
	places[0].store(k)
	return r, closeness
}

// cachedRelations is half of how many answers of Relation are kept: more than
// two articles have substitutions. Words are below 1<<16, as the pack's positions are.
const cachedRelations = 2048

func (l *Lexicon) newProfile(w Word) *Profile {
	var buf [maxMembers]member
	p := l.profile(w, buf[:0])
	members := make([]member, 0, p.size())
	keep := func(s *set) set {
		from := len(members)
		members = append(members, s.members...)
		return set{members[from:len(members):len(members)], s.filter}
	}
	return &Profile{
		of: w, synsets: p.senses.filter.with(&p.next.filter), linked: p.words.filter.with(&p.later.filter),
		words: keep(&p.words), senses: keep(&p.senses), next: keep(&p.next),
		opposites: keep(&p.opposites), headings: keep(&p.headings), later: keep(&p.later),
		readings: l.Analyses(w, nil),
	}
}

func (p *Profile) size() int {
	return len(p.words.members) + len(p.senses.members) + len(p.next.members) +
		len(p.opposites.members) + len(p.headings.members) + len(p.later.members)
}

// A member is a word, a heading or a synset, and in the lowest byte the rank
// of the sense that leads to it.
type member uint32

func newMember(id, rank uint32) member { return member(id<<8 | min(rank, 255)) }
func (m member) id() uint32            { return uint32(m) >> 8 }
func (m member) rank() uint8           { return uint8(m) }

// What is too much for a profile is left out: "break" has 75 senses, but a
// relation by the fortieth, or a step from the thirteenth, says little.
const (
	maxMembers  = 400
	sensesRanks = 40
	stepsRanks  = 12
)

// A set is a few members and a filter that answers quickly that something is
// not among them.
type set struct {
	members []member
	filter  filter
}

type filter [8]uint64

func (f *filter) add(m member)      { f[m>>14&7] |= 1 << (m >> 8 & 63) }
func (f *filter) may(m member) bool { return f[m>>14&7]>>(m>>8&63)&1 != 0 }

// with returns the filter of what either lets through.
func (f *filter) with(g *filter) filter {
	var both filter
	for i := range f {
		both[i] = f[i] | g[i]
	}
	return both
}

func (f *filter) meets(g *filter) bool {
	return f[0]&g[0]|f[1]&g[1]|f[2]&g[2]|f[3]&g[3]|f[4]&g[4]|f[5]&g[5]|f[6]&g[6]|f[7]&g[7] != 0
}

// profile makes the profile of w, its members in buf: as many as have room.
func (l *Lexicon) profile(w Word, buf []member) Profile {
	var forms [maxAnalyses]Analysis
	readings := l.Analyses(w, forms[:0])

	var filters [6]filter
	var ends [6]int
	filling := 0
	add := func(id uint32, rank uint8) {
		if len(buf) < cap(buf) {
			m := newMember(id, uint32(rank))
			buf = append(buf, m)
			filters[filling].add(m)
		}
	}
	end := func() {
		ends[filling] = len(buf)
		filling++
	}

	if w != 0 {
		add(uint32(w), 0)
	}
	for i, f := range readings {
		if f.Lemma != w && !slices.ContainsFunc(readings[:i], func(g Analysis) bool { return g.Lemma == f.Lemma }) {
			add(uint32(f.Lemma), 0)
		}
	}
	words := buf
	end()

	for _, lemma := range words {
		var wanted [4]bool
		for _, f := range readings {
			if f.Lemma == Word(lemma.id()) {
				wanted[f.PartOfSpeech&3] = true
			}
		}
		l.eachSense(Word(lemma.id()), func(part PartOfSpeech, m member) {
			if wanted[part&3] && m.rank() < sensesRanks {
				add(m.id(), m.rank())
			}
		})
	}
	senses := buf[len(words):]
	end()

	var opposed []member // those of senses that have opposites: few
	for _, s := range senses {
		if s.rank() < stepsRanks {
			has := false
			l.eachStep(s.id(), func(to uint32, opposite bool) {
				if opposite {
					has = true
				} else {
					add(to, s.rank())
				}
			})
			if has {
				opposed = append(opposed, s)
			}
		}
	}
	end()
	for _, s := range opposed {
		l.eachStep(s.id(), func(to uint32, opposite bool) {
			if opposite {
				add(to, s.rank())
			}
		})
	}
	end()

	var later [maxAnalyses + 1][]byte // what is left of the links of each word
	for i, x := range words {
		later[i] = l.eachHeading(Word(x.id()), func(heading uint32) { add(heading, 0) })
	}
	end()
	for i, x := range words {
		l.eachLater(Word(x.id()), later[i], func(later Word) { add(uint32(later), 0) })
	}
	end()

	return Profile{
		words:     set{buf[:ends[0]], filters[0]},
		senses:    set{buf[ends[0]:ends[1]], filters[1]},
		next:      set{buf[ends[1]:ends[2]], filters[2]},
		opposites: set{buf[ends[2]:ends[3]], filters[3]},
		headings:  set{buf[ends[3]:ends[4]], filters[4]},
		later:     set{buf[ends[4]:ends[5]], filters[5]},
	}
}

// Kinds of step between synsets, as the pack writes them in three bits.
const (
	stepUp = iota // hypernym
	stepSimilar
	stepDerived
	stepOpposite
	stepOther // attribute, entailment, cause, see also, pertainym
)

// eachSense calls f with the synsets of a lemma, those of each part of speech
// from the commonest on.
func (l *Lexicon) eachSense(lemma Word, f func(PartOfSpeech, member)) {
	run := l.senses.at(uint32(lemma))
	synset := uint32(0)
	for at := 0; at < len(run); {
		var head, d uint32
		head, at = number(run, at)
		for rank := uint32(0); rank < head>>2 && at < len(run); rank++ {
			d, at = number(run, at)
			if synset += uint32(signed(d)); synset < maxSynset {
				f(PartOfSpeech(head&3), newMember(synset, rank))
			}
		}
	}
}

// eachStep calls f with the synsets that the pack has a step to.
func (l *Lexicon) eachStep(synset uint32, f func(to uint32, opposite bool)) {
	run := l.steps.at(synset)
	for at := 0; at < len(run); {
		var n uint32
		n, at = number(run, at)
		if to := synset + uint32(signed(n>>3)); to < maxSynset {
			f(to, n&7 == stepOpposite)
		}
	}
}

// eachLink calls heading with every heading w stands under and link with
// every later word it is linked with besides.
func (l *Lexicon) eachLink(w Word, heading func(uint32), link func(Word)) {
	l.eachLater(w, l.eachHeading(w, heading), link)
}

// eachHeading is the one half of eachLink, and returns what is left for the other.
func (l *Lexicon) eachHeading(w Word, heading func(uint32)) (later []byte) {
	run := l.links.at(uint32(w))
	count, at := number(run, 0)
	var gap, h uint32
	for ; count > 0 && at < len(run); count-- {
		gap, at = number(run, at)
		if h += gap + 1; h < maxSynset {
			heading(h)
		}
	}
	return run[min(at, len(run)):]
}

// eachLater is the other half.
func (l *Lexicon) eachLater(w Word, run []byte, link func(Word)) {
	at := 0
	for to := uint32(w); at < len(run); {
		var gap uint32
		gap, at = number(run, at)
		if to += gap + 1; int(to) <= l.words.n {
			link(Word(to))
		}
	}
}

// maxSynset bounds the numbers of synsets and headings that a damaged pack
// could ask memory for.
const maxSynset = 1 << 20
