//go:build !js

package lexicon

// A pairFilter has a bit for each pair of words that the pack has, side by side in news or as a
// phrase, at a place that few pairs share: of a pair that has none there the pack knows nothing,
// which most questions are about.
type pairFilter [1 << (pairFilterBits - 6)]uint64

// pairFilterBits is the logarithm of the number of bits: a megabyte, in which one pair in seven that the
// pack lacks is let through.
const pairFilterBits = 23

func pairPlace(a, b Word) uint64 {
	return (uint64(a)<<32 | uint64(b)) * 0x9E3779B97F4A7C15 >> (64 - pairFilterBits)
}

func (f *pairFilter) add(a, b Word) { f[pairPlace(a, b)/64] |= 1 << (pairPlace(a, b) % 64) }

// lacks reports whether the pack surely lacks a pair; of no filter (nil) nothing is sure.
func (f *pairFilter) lacks(a, b Word) bool {
	return f != nil && f[pairPlace(a, b)/64]>>(pairPlace(a, b)%64)&1 == 0
}

// FilterPairs makes Lift, Joint and Phrase of two words tell of most pairs that the pack lacks without looking them up. It takes some
// milliseconds, so it is for who has asked for many pairs and will for more.
func (l *Lexicon) FilterPairs() {
	f := new(pairFilter)
	at := l.byPosition()
	for a := Word(1); int(a) <= l.words.n; a++ {
		l.bigrams.each(uint32(a), func(position uint32) { f.add(a, at[position]) })
		l.eachPhrase(a, func(second, _ Word) bool {
			f.add(a, second)
			return true
		})
	}
	l.filter.store(f)
}
