package lexicon

import (
	"encoding/binary"
	"math/bits"
)

// technical holds the pairs of neighbours of technical texts: a bit for each
// lemma that stands in one, and by the number of these, not of all words, a
// run of those after it.
type technical struct {
	words []byte
	after lists
}

// TechnicalStep is what one step of Technical stands for, in natural logarithms.
const TechnicalStep = 1.75

// Technical returns how strongly technical texts tie lemma b to lemma a right
// before it, 1 to 8: ln of how often they have the pair and how much oftener
// than by chance, in steps. It is 0 for pairs that they lack or that news has
// hardly less often.
func (l *Lexicon) Technical(a, b Word) int {
	t := &l.technical
	if !t.has(a) || !t.has(b) {
		return 0
	}
	run, second := t.after.at(t.number(a)), t.number(b)+1
	last := uint32(0)
	for at := 0; at < len(run); {
		var n uint32
		n, at = number(run, at)
		if last += n>>3 + 1; last == second {
			return int(n&7) + 1
		}
	}
	return 0
}

func (t *technical) has(w Word) bool {
	return int(w/8) < len(t.words) && t.words[w/8]>>(w%8)&1 != 0
}

// number counts the lemmas before w.
func (t *technical) number(w Word) uint32 {
	before, n := t.words[:w/8], bits.OnesCount8(t.words[w/8]&(1<<(w%8)-1))
	for ; len(before) >= 8; before = before[8:] {
		n += bits.OnesCount64(binary.LittleEndian.Uint64(before))
	}
	for _, b := range before {
		n += bits.OnesCount8(b)
	}
	return uint32(n)
}
