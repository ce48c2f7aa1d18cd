package lexicon

import (
	"encoding/binary"
	"math"
	"strings"
)

// words is the vocabulary in alphabetical order, front-coded: the index has
// the position of every sixteenth word, which is written out; each of the
// others says how many letters it shares with the one before it.
type words struct {
	index, data []byte
	n           int
	first       *[pairs + 1]uint16 // by two letters: how many groups begin before them
}

const wordGroup = 16

// newWords notes where the groups of each pair of letters begin.
func newWords(index, data []byte, n int) words {
	t := words{index, data, n, new([pairs + 1]uint16)}
	next := 0
	for g := range min(len(index)/4, math.MaxUint16) {
		_, head, _ := t.entry(t.group(g))
		for ; next <= pairs && compare(head, letters(next)) >= 0; next++ {
			t.first[next] = uint16(g)
		}
	}
	for ; next <= pairs; next++ {
		t.first[next] = uint16(len(index) / 4)
	}
	return t
}

// letters returns the two letters of a pair; those after the last come after
// every word that begins with two letters.
func letters(pair int) string {
	return string([]byte{'a' + byte(pair/26), 'a' + byte(pair%26)})
}

// maxWord is the length in bytes of the longest word looked up.
const maxWord = 64

// Lookup returns the entry of a word in lower case. The pack has words in
// their canonical spelling, which any variant finds: "defence" is "defense".
func (l *Lexicon) Lookup(word string) Word {
	if len(word) == 0 || len(word) > maxWord {
		return 0
	}
	if !l.English() {
		return find(&l.words, word)
	}
	var buf [maxWord + maxGrowth]byte
	return find(&l.words, canonical(buf[:0], word))
}

// LookupCanonical is Lookup for what Canonical returned.
func (l *Lexicon) LookupCanonical(word string) Word {
	if len(word) == 0 || len(word) > maxWord+maxGrowth {
		return 0
	}
	return find(&l.words, word)
}

// An Entry is what the pack has for a word as texts spell it.
type Entry struct {
	word      string
	Canonical string // see Canonical
	Word      Word   // 0 for none
	Lemma     Word   // of a word that the pack does not have, what it is a regular form of; 0 for none
}

// Entry returns the entry of a word in lower case, given any hash of it; of no
// lexicon (nil) one with the spelling alone. The last few thousand are kept.
func (l *Lexicon) Entry(word string, hash uint32) *Entry {
	if l == nil || len(word) > maxWord {
		return &Entry{Canonical: Canonical(word)}
	}
	places := &l.entries[hash%cachedEntries]
	first := places[0].load()
	if first != nil && first.word == word {
		return first
	}
	if e := places[1].load(); e != nil && e.word == word {
		return e
	}
	e := &Entry{word: strings.Clone(word)} // not the text that it is a part of
	e.Canonical = l.Canonical(e.word)
	if e.Word = l.LookupCanonical(e.Canonical); e.Word != 0 {
		e.Lemma = l.Lemma(e.Word)
	} else if l.English() {
		e.Lemma = l.stem(e.Canonical)
	}
	places[1].store(first)
	places[0].store(e)
	return e
}

const cachedEntries = 4096 // times two

// Len returns how many words there are; they are the numbers from 1 to it.
func (l *Lexicon) Len() int { return l.words.n }

// String returns the letters of w, "" if w is none of this pack's words.
func (l *Lexicon) String(w Word) string {
	var buf [maxWord]byte
	return string(l.Append(buf[:0], w))
}

// Append appends the letters of w to buf.
func (l *Lexicon) Append(buf []byte, w Word) []byte { return l.words.append(buf, w) }

func (t *words) append(buf []byte, w Word) []byte {
	if w == 0 || int(w) > t.n {
		return buf
	}
	i := int(w) - 1
	start := len(buf)
	at := t.group(i / wordGroup)
	for skip := i % wordGroup; ; skip-- {
		shared, suffix, next := t.entry(at)
		if start+shared > len(buf) {
			return buf[:start]
		}
		buf = append(buf[:start+shared], suffix...)
		if skip == 0 {
			return buf
		}
		at = next
	}
}

// group returns the position of the g-th group of words.
func (t *words) group(g int) int {
	if 4*g+4 > len(t.index) {
		return len(t.data)
	}
	return int(binary.LittleEndian.Uint32(t.index[4*g:]))
}

// entry reads the word at a position: the number of letters shared with the
// word before it, and the letters after those.
func (t *words) entry(at int) (shared int, suffix []byte, next int) {
	if uint(at)+2 > uint(len(t.data)) {
		return 0, nil, len(t.data)
	}
	shared = int(t.data[at])
	at += 2
	next = min(at+int(t.data[at-1]), len(t.data))
	return shared, t.data[at:next], next
}

// find returns the entry of a word, 0 if there is none. It never spells a
// word out: it keeps the number of letters that the entries so far share
// with the one sought.
func find[T string | []byte](t *words, word T) Word {
	lo, hi := 0, len(t.index)/4
	if pair := pairOf(word); pair >= 0 {
		lo, hi = int(t.first[pair]), int(t.first[pair+1])
	}
	for lo < hi { // the last group whose first word is not after word
		mid := int(uint(lo+hi) / 2)
		_, head, _ := t.entry(t.group(mid))
		if compare(head, word) > 0 {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo == 0 {
		return 0
	}
	g := lo - 1
	at, common := t.group(g), 0
	for i := g * wordGroup; i < min((g+1)*wordGroup, t.n); i++ {
		shared, suffix, next := t.entry(at)
		at = next
		if shared > common {
			continue // differs from word where its predecessor did
		}
		if shared < common {
			return 0 // has passed it
		}
		k := 0
		for k < len(suffix) && common+k < len(word) && suffix[k] == word[common+k] {
			k++
		}
		common += k
		if k == len(suffix) {
			if common == len(word) {
				return Word(i + 1)
			}
			continue
		}
		if common == len(word) || suffix[k] > word[common] {
			return 0
		}
	}
	return 0
}

func compare[T string | []byte](a []byte, b T) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return len(a) - len(b)
}
