package lexicon

import (
	"bytes"
	"math"
)

// AttestedLift is the lift, in eighths, of all pairs of a pack that knows which
// are met and not how often.
const AttestedLift = 24

// AttestedLoss is how much less often than by chance a pair is met, in natural
// logarithms, that such a pack does not have, though one of its words has so
// many neighbours: of words that are seldom met few pairs are known, and one
// that is not says little.
func AttestedLoss(neighbours int) float64 { return 0.35 * math.Log1p(float64(neighbours)) }

// AsAttested returns what would be left of l if it knew of pairs of words only
// that they are met, and of synonyms only what a thesaurus lists: what packs of
// other languages know. Weights for those are learned from English texts, too.
func (l *Lexicon) AsAttested() *Lexicon {
	n := l.words.n
	neighbours := make([]int, n+1)
	at := l.byPosition()
	for a := 1; a <= n; a++ {
		l.bigrams.each(uint32(a), func(position uint32) {
			neighbours[a]++
			neighbours[at[position]]++
		})
	}
	backOff := make([]byte, n)
	for w := range backOff {
		backOff[w] = byte(math.Round(AttestedLoss(neighbours[w+1]) * logStep))
	}
	return &Lexicon{
		version: l.version, language: l.language, meta: l.meta, words: l.words, logProb: l.logProb, backOff: backOff,
		forms: l.forms, irregular: l.irregular, links: l.links, bigrams: l.bigrams, phrases: l.phrases,
		levels: bytes.Repeat([]byte{AttestedLift}, len(l.levels)), technical: l.technical, attested: true, meaning: &byMeaning{}, inflected: &byLemma{},
	}
}
