package lexicon

import (
	"encoding/binary"
	"math"
	"math/bits"
	"sync"
	"sync/atomic"
)

// bigrams holds, for each first word, the words seen after it: gaps between
// their positions in one section, the lift of each in four bits in another, so
// that each compresses among its like. Positions are another order of the
// words, which has words side by side that follow the same ones: the gaps take
// two thirds of what they would in alphabetical order. First words stand by
// their probability, the likeliest first: lists of one length have gaps of one
// size.
type bigrams struct {
	positions, gaps, lifts []byte
	after                  []followers // by first word
	jumps                  []jump
	filling                sync.Mutex // of the jumps of a list
}

// followers is the list of one first word.
type followers struct {
	at, entry uint32 // of its first gap and lift
	count     uint32
	jumps     uint32      // of its first jump, of which there is one for every bigramBlock followers but the first
	filled    atomic.Bool // its jumps are
}

// A jump lets a long list be entered at a multiple of bigramBlock.
type jump struct {
	second uint32 // the position of the follower before
	at     uint32 // of the gap after that
}

const bigramBlock = 16

// open counts where each list begins; ok is false if the gaps are not as many
// as the counts say. A list of the pack has its count where its first word
// stands.
func (t *bigrams) open(counts, logProb []byte) (ok bool) {
	t.after = make([]followers, len(logProb)+1)
	var at, entry, read, jumps int
	for _, w := range likeliest(logProb) {
		var n uint32
		n, read = number(counts, read)
		if int(n) > len(t.gaps)-at {
			return false
		}
		list := &t.after[w]
		list.at, list.entry, list.count, list.jumps = uint32(at), uint32(entry), n, uint32(jumps)
		at = skip(t.gaps, at, int(n))
		entry += int(n)
		jumps += jumpsOf(n)
	}
	t.jumps = make([]jump, jumps)
	return read == len(counts) && at == len(t.gaps) && (entry+1)/2 == len(t.lifts)
}

// skip returns where n numbers end that begin at a place in b, eight bytes at a time: only the last byte of a number is below
// 0x80. Where b has fewer that is beyond its end.
func skip(b []byte, at, n int) int {
	const tops = 0x8080808080808080
	for n > 8 && at+8 <= len(b) {
		n -= bits.OnesCount64(^binary.LittleEndian.Uint64(b[at:]) & tops)
		at += 8
	}
	for n > 0 && at < len(b) {
		if b[at] < 0x80 {
			n--
		}
		at++
	}
	return at + n
}

// jumpsOf returns how many jumps a list of n followers has.
func jumpsOf(n uint32) int { return max(0, int(n)-1) / bigramBlock }

// jumpsIn returns the jumps of a list, which are filled when they are asked for: a comparison enters one list in fifty.
func (t *bigrams) jumpsIn(list *followers) []jump {
	jumps := t.jumps[list.jumps : int(list.jumps)+jumpsOf(list.count)]
	if list.filled.Load() {
		return jumps
	}
	t.filling.Lock()
	defer t.filling.Unlock()
	if list.filled.Load() { // by whom this one waited for
		return jumps
	}
	at, second := int(list.at), uint32(0)
	for i := range jumps {
		for range bigramBlock {
			// Most gaps are of one byte, and the page's programs have no calls inlined.
			gap := uint32(math.MaxUint8)
			if at < len(t.gaps) {
				gap = uint32(t.gaps[at])
			}
			if at++; gap >= 0x80 {
				gap, at = number(t.gaps, at-1)
			}
			second += gap + 1
		}
		jumps[i] = jump{second, uint32(at)}
	}
	list.filled.Store(true)
	return jumps
}

// likeliest returns the words by their probability, the likeliest first, and
// by the alphabet.
func likeliest(logProb []byte) []Word {
	var starts [math.MaxUint8 + 2]int
	for _, p := range logProb {
		starts[int(p)+1]++
	}
	for p := 1; p < len(starts); p++ {
		starts[p] += starts[p-1]
	}
	words := make([]Word, len(logProb))
	for i, p := range logProb {
		words[starts[p]] = Word(i + 1)
		starts[p]++
	}
	return words
}

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
	if t := l.pairs.load(); t != nil {
		j := t.joint(l, a, b)
		return j.Lift, j.Seen
	}
	return l.lift(a, b)
}

// A Joint is what the pack has of two words side by side: their Lift, and whether they are a Phrase.
type Joint struct {
	Lift         float32
	Seen, Phrase bool
}

// Joint returns that of two words.
func (l *Lexicon) Joint(a, b Word) Joint {
	if a == 0 || b == 0 || int(a) > len(l.backOff) || int(b) > len(l.backOff) {
		return Joint{}
	}
	if t := l.pairs.load(); t != nil {
		return t.joint(l, a, b)
	}
	lift, seen := l.lift(a, b)
	return Joint{lift, seen, l.phrase(a, b, 0)}
}

// Joints fills joints, of which there must be as many, with those of words of the pack and another word of it beside each,
// before or after. It takes less than to ask for one after the other.
func (l *Lexicon) Joints(joints []Joint, words []Word, beside Word, after bool) {
	if t := l.pairs.load(); t != nil {
		t.joints(l, joints, words, beside, after)
		return
	}
	for i, w := range words {
		joints[i] = l.Joint(inOrder(w, beside, after))
	}
}

// inOrder returns a word and the one beside it in the order in which they stand.
func inOrder(w, beside Word, after bool) (first, second Word) {
	if after {
		return w, beside
	}
	return beside, w
}

// lift is Lift of two words of the pack.
func (l *Lexicon) lift(a, b Word) (lift float32, seen bool) {
	if level, ok := l.level(uint32(a), uint32(b)); ok {
		return l.liftOf(level), true
	}
	return l.unseen(a, b), false
}

func (l *Lexicon) liftOf(level byte) float32 { return float32(int8(l.levels[level])) / logStep }

// unseen estimates the lift of a pair that the pack does not have.
func (l *Lexicon) unseen(a, b Word) float32 {
	loss := l.backOff[a-1]
	if l.attested {
		loss = min(loss, l.backOff[b-1])
	}
	return -float32(loss) / logStep
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
	if uint(a) >= uint(len(t.after)) {
		return
	}
	list := &t.after[a]
	at, position := int(list.at), uint32(0)
	for range list.count {
		var gap uint32
		gap, at = number(t.gaps, at)
		position += gap + 1
		f(position)
	}
}

// byPosition returns the word at each position.
func (l *Lexicon) byPosition() []Word {
	at := make([]Word, l.words.n+1)
	for w := 1; w <= l.words.n; w++ {
		at[uint16At(l.bigrams.positions, w-1)] = Word(w)
	}
	return at
}

func uint16At(b []byte, i int) uint16 { return binary.LittleEndian.Uint16(b[2*i:]) }

func (t *bigrams) find(a, b uint32) (level byte, ok bool) {
	if uint(a) >= uint(len(t.after)) {
		return 0, false
	}
	list := &t.after[a]
	b = uint32(binary.LittleEndian.Uint16(t.positions[2*(b-1):]))
	at, entry, second := int(list.at), int(list.entry), uint32(0)
	n := int(list.count)
	if n > bigramBlock {
		jumps := t.jumpsIn(list)
		lo, hi := 0, len(jumps)
		for lo < hi {
			mid := int(uint(lo+hi) / 2)
			if jumps[mid].second < b {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		if lo > 0 {
			second, at = jumps[lo-1].second, int(jumps[lo-1].at)
			entry += lo * bigramBlock
			n -= lo * bigramBlock
		}
		n = min(n, bigramBlock)
	}
	for ; n > 0; n-- {
		var gap uint32
		gap, at = number(t.gaps, at)
		second += gap + 1
		if second >= b {
			break
		}
		entry++
	}
	if second != b || n == 0 {
		return 0, false
	}
	return t.lift(entry), true
}

// lift returns the level of an entry.
func (t *bigrams) lift(entry int) byte { return t.lifts[entry/2] >> (4 * (entry & 1)) & 15 }
