//go:build !js

package lexicon

// A pairTable has all pairs of words that the pack has, side by side in news or as a phrase, where one look
// finds them: in the pack a pair is found by reading a list. Those of English take 8 MB. The pairs with one first
// word stand together, each where its second is spread to or in the first free slot after that, so that
// who asks what goes after a word finds all in one place.
type pairTable struct {
	start []uint32 // by first word: of its slots, of which a third is free
	slots []uint32
}

// What a slot holds: whether the pair is a phrase, whether it is seen in news, its level, and its second word.
// It is at least one of the first two, so that a free slot is 0.
const (
	pairPhrase = 1
	pairSeen   = 2
	pairLevel  = 4
	pairSecond = 64
)

// find returns the slot of a pair, a free one for a pair that the pack lacks.
func (t *pairTable) find(a, b Word) *uint32 {
	row := t.slots[t.start[a]:t.start[a+1]]
	at := int(uint64(uint32(b)*0x9E3779B1) * uint64(len(row)) >> 32)
	for {
		slot := &row[at]
		if *slot == 0 || Word(*slot/pairSecond) == b {
			return slot
		}
		if at++; at == len(row) {
			at = 0
		}
	}
}

// joint is Joint of two words of the pack.
func (t *pairTable) joint(l *Lexicon, a, b Word) (lift float32, seen, phrase bool) {
	slot := *t.find(a, b)
	if slot&pairSeen == 0 {
		return l.unseen(a, b), false, slot != 0
	}
	return l.liftOf(byte(slot / pairLevel % (pairSecond / pairLevel))), true, slot&pairPhrase != 0
}

// TabulatePairs makes Lift, Joint and Phrase of two words answer from a table of all pairs. It takes some
// ten milliseconds, so it is for who has asked for many pairs and will for more.
func (l *Lexicon) TabulatePairs() {
	t := &pairTable{start: make([]uint32, l.words.n+2)}
	for a := 1; a <= l.words.n; a++ {
		n := l.bigrams.after[a].count
		l.eachPhraseOfTwo(Word(a), func(Word) { n++ })
		t.start[a+1] = t.start[a] + n + n/2 + 1
	}
	t.slots = make([]uint32, t.start[l.words.n+1])
	at := l.byPosition()
	for a := Word(1); int(a) <= l.words.n; a++ {
		add := func(b Word, what uint32) { *t.find(a, b) |= uint32(b)*pairSecond | what }
		entry := int(l.bigrams.after[a].entry)
		l.bigrams.each(uint32(a), func(position uint32) {
			add(at[position], pairSeen|pairLevel*uint32(l.bigrams.lift(entry)))
			entry++
		})
		l.eachPhraseOfTwo(a, func(b Word) { add(b, pairPhrase) })
	}
	l.pairs.store(t)
}

// eachPhraseOfTwo calls f with the second word of each phrase of two that word a begins.
func (l *Lexicon) eachPhraseOfTwo(a Word, f func(second Word)) {
	l.eachPhrase(a, func(second, third Word) bool {
		if third == 0 {
			f(second)
		}
		return true
	})
}
