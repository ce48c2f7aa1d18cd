package lexicon

import (
	"encoding/binary"
	"math"
)

// bigrams holds, for each first word, the words seen after it: gaps between
// their positions in one section, the lift of each in four bits in another, so
// that each compresses among its like. Positions are another order of the
// words, which has words side by side that follow the same ones: the gaps take
// two thirds of what they would in alphabetical order.
//
// The index has two numbers for every eighth first word: where its list
// begins, and how many pairs come before it. A list is the number of pairs,
// the length of what follows, a jump table, and the gaps. The jump table lets
// a long list be entered at every bigramBlock-th pair: two bytes for the
// second word just before it, two for the position of its gap.
type bigrams struct {
	positions, index, gaps, lifts, levels []byte
}

const bigramBlock = 128

// Logarithms are kept in a byte, in steps of 1/logStep; those of probabilities
// and back-offs below zero.
const logStep = 8

// LogProb returns the natural logarithm of the probability of w in American
// news, to a sixteenth. A word outside the vocabulary gets the least there is.
func (l *Lexicon) LogProb(w Word) float32 {
	if w == 0 || int(w) > len(l.logProb) {
		return -math.MaxUint8 / float32(logStep)
	}
	return -float32(l.logProb[w-1]) / logStep
}

// Lift returns how much likelier b is after a than anywhere: ln p(b|a)/p(b).
// Where the pack does not have the pair it is an estimate from a alone; where
// a word is unknown it is 0.
func (l *Lexicon) Lift(a, b Word) (lift float32, seen bool) {
	if a == 0 || b == 0 || int(a) > len(l.backOff) || int(b) > len(l.backOff) {
		return 0, false
	}
	level, ok := l.level(uint32(a), uint32(b))
	if ok {
		return float32(int8(l.bigrams.levels[level])) / logStep, true
	}
	loss := l.backOff[a-1]
	if l.attested {
		loss = min(loss, l.backOff[b-1])
	}
	return -float32(loss) / logStep, false
}

// cachedLifts is half of how many answers of find are kept. A kept one holds both words,
// which are below 1<<24, the level, and a bit that says whether there is one.
const cachedLifts = 16384

// level is find, or what it answered before.
func (l *Lexicon) level(a, b uint32) (level byte, ok bool) {
	pair := uint64(a)<<40 | uint64(b)<<16
	places := &l.lifts[spread(pair)%cachedLifts]
	first := places[0].load()
	if first&^0xFFFF == pair {
		return byte(first), first&0x100 != 0
	}
	if k := places[1].load(); k&^0xFFFF == pair {
		return byte(k), k&0x100 != 0
	}
	level, ok = l.bigrams.find(a, b)
	k := pair | uint64(level)
	if ok {
		k |= 0x100
	}
	places[1].store(first)
	places[0].store(k)
	return level, ok
}

// each calls f with the positions of the words after word a.
func (t *bigrams) each(a uint32, f func(position uint32)) {
	g := int(a/listGroup) * 8
	if g+8 > len(t.index) {
		return
	}
	at := int(binary.LittleEndian.Uint32(t.index[g:]))
	var count, size uint32
	for skip := a % listGroup; ; skip-- {
		count, at = number(t.gaps, at)
		size = 0
		if count > 0 {
			size, at = number(t.gaps, at)
		}
		if skip == 0 {
			break
		}
		at += int(size)
	}
	if count > 0 {
		at += 4 * ((int(count) - 1) / bigramBlock)
	}
	for position := uint32(0); count > 0; count-- {
		var gap uint32
		gap, at = number(t.gaps, at)
		position += gap + 1
		f(position)
	}
}

func uint16At(b []byte, i int) uint16 { return binary.LittleEndian.Uint16(b[2*i:]) }

func (t *bigrams) find(a, b uint32) (level byte, ok bool) {
	g := int(a/listGroup) * 8
	if g+8 > len(t.index) {
		return 0, false
	}
	at := int(binary.LittleEndian.Uint32(t.index[g:]))
	entry := int(binary.LittleEndian.Uint32(t.index[g+4:]))
	var count, size uint32
	for skip := a % listGroup; ; skip-- {
		count, at = number(t.gaps, at)
		if count > 0 {
			size, at = number(t.gaps, at)
		} else {
			size = 0
		}
		if skip == 0 {
			break
		}
		at += int(size)
		entry += int(count)
	}
	b = uint32(binary.LittleEndian.Uint16(t.positions[2*(b-1):]))
	end := at + int(size)
	jumps := (int(count) - 1) / bigramBlock
	if count == 0 || end > len(t.gaps) || at+4*jumps > end {
		return 0, false
	}
	list := t.gaps[at:end]
	second, n := uint32(0), int(count)
	if jumps > 0 {
		lo, hi := 0, jumps
		for lo < hi {
			mid := int(uint(lo+hi) / 2)
			if uint32(binary.LittleEndian.Uint16(list[4*mid:])) < b {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		at = 4 * jumps
		if lo > 0 {
			j := list[4*(lo-1):]
			second = uint32(binary.LittleEndian.Uint16(j))
			at += int(binary.LittleEndian.Uint16(j[2:]))
			entry += lo * bigramBlock
			n -= lo * bigramBlock
		}
		n = min(n, bigramBlock)
	} else {
		at = 0
	}
	for ; n > 0 && at < len(list); n-- {
		var gap uint32
		gap, at = number(list, at)
		second += gap + 1
		if second >= b {
			break
		}
		entry++
	}
	if second != b || n == 0 || entry/2 >= len(t.lifts) {
		return 0, false
	}
	return t.lifts[entry/2] >> (4 * (entry & 1)) & 15, true
}
