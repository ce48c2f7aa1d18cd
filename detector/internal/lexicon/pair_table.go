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
	row, at := t.row(a, b)
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

// row returns the slots of the pairs with first word a, and where among them one is looked for first.
func (t *pairTable) row(a, b Word) (slots []uint32, at int) {
	slots = t.slots[t.start[a]:t.start[a+1]]
	return slots, int(uint64(uint32(b)*0x9E3779B1) * uint64(len(slots)) >> 32)
}

// joint is Joint of two words of the pack.
func (t *pairTable) joint(l *Lexicon, a, b Word) Joint { return l.jointOf(a, b, *t.find(a, b)) }

// jointOf returns the joint of a pair that has that slot.
func (l *Lexicon) jointOf(a, b Word, slot uint32) Joint {
	if slot&pairSeen == 0 {
		return Joint{l.unseen(a, b), false, slot != 0}
	}
	return Joint{l.liftOf(byte(slot / pairLevel % (pairSecond / pairLevel))), true, slot&pairPhrase != 0}
}

// atOnce is how many pairs are looked up at once.
const atOnce = 64

// joints is Joints of words of the pack. Where each pair is looked for first is read before any is looked at: these
// places lie far apart in memory, and the processor waits for all of them at once so.
func (t *pairTable) joints(l *Lexicon, joints []Joint, words []Word, beside Word, after bool) {
	var slots [atOnce]uint32
	for len(words) > 0 {
		some := words[:min(len(words), atOnce)]
		for i, w := range some {
			row, at := t.row(inOrder(w, beside, after))
			slots[i] = row[at]
		}
		for i, w := range some {
			a, b := inOrder(w, beside, after)
			if slots[i] != 0 && Word(slots[i]/pairSecond) != b {
				slots[i] = *t.find(a, b)
			}
			joints[i] = l.jointOf(a, b, slots[i])
		}
		words, joints = words[len(some):], joints[len(some):]
	}
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
