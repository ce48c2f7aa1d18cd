package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strings"

	"unspin/detector/internal/lexicon"
)

// A model is the unigrams and bigrams of a language model.
type model struct {
	words   []string          // by the model's own number, spelled canonically; "" where another spelling stands for it
	logProb []float64         // ln p(w)
	backOff []float64         // what ln p(b|a)/p(b) is for a pair never seen
	number  map[string]uint32 // of a word
	rank    map[string]int    // of a word by probability, from 0
	after   [][]bigram        // by first word, ordered by second

	attested bool // a pair is there or not, and nothing is known of how often
}

// A bigram is a second word and its lift, ln p(b|a)/p(b).
type bigram struct {
	second uint32
	lift   float64
}

const modelFile = "usr/share/pocketsphinx/model/en-us/en-us.lm.bin"

// readModel reads the "Trie Language Model" binary of CMU Sphinx: a header of
// 20 letters, the counts of each order, tables of quantised logarithms to the
// base 1.0001, fixed-size unigrams, bit-packed bigrams sorted by their second
// word, and the words.
func readModel(dir string) (*model, error) {
	files, err := sphinxSource.debFiles(dir, modelFile)
	if err != nil {
		return nil, err
	}
	b := files[modelFile]
	const header = "Trie Language Model"
	if !strings.HasPrefix(string(b[:len(header)]), header) {
		return nil, fmt.Errorf("%s is no Sphinx language model", modelFile)
	}
	u32 := binary.LittleEndian.Uint32
	f32 := func(b []byte) float64 { return float64(math.Float32frombits(u32(b))) * math.Log(1.0001) }
	n1, n2, n3 := int(u32(b[20:])), int(u32(b[24:])), int(u32(b[28:]))
	at := 36
	bigramProb := b[at:]
	at += 65536 * 4 * 3
	m := &model{number: map[string]uint32{}, rank: map[string]int{}}
	next := make([]int, n1+1)
	for i := range n1 + 1 {
		m.logProb = append(m.logProb, f32(b[at:]))
		m.backOff = append(m.backOff, f32(b[at+4:]))
		next[i] = int(u32(b[at+8:]))
		at += 12
	}
	wordBits, nextBits := bits.Len32(uint32(n1)), bits.Len32(uint32(n3))
	pairBits := wordBits + 32 + nextBits
	pairs := b[at:]
	at += ((1+n2)*pairBits+7)/8 + 8
	at += ((1+n3)*(wordBits+16)+7)/8 + 8
	size := int(u32(b[at:]))
	letters := strings.TrimSuffix(string(b[at+4:at+4+size]), "\x00")
	m.words = strings.Split(letters, "\x00")
	if len(m.words) != n1 {
		return nil, fmt.Errorf("%s has %d words, expected %d", modelFile, len(m.words), n1)
	}
	m.spell()
	bitsAt := func(off, n int) uint32 {
		v := binary.LittleEndian.Uint64(pairs[off>>3:]) >> (off & 7)
		return uint32(v & (1<<n - 1))
	}
	m.after = make([][]bigram, n1)
	for second := range n1 {
		for i := next[second]; i < next[second+1]; i++ {
			off := i * pairBits
			first := bitsAt(off, wordBits)
			p := f32(bigramProb[4*bitsAt(off+wordBits+16, 16):])
			m.after[first] = append(m.after[first], bigram{uint32(second), p - m.logProb[second]})
		}
	}
	return m, nil
}

// spell gives every word its canonical spelling; where the model has several
// spellings of a word the likeliest stands for all.
func (m *model) spell() {
	order := make([]uint32, len(m.words))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortStableFunc(order, func(a, b uint32) int {
		switch {
		case m.logProb[a] > m.logProb[b]:
			return -1
		case m.logProb[a] < m.logProb[b]:
			return 1
		}
		return 0
	})
	for _, i := range order {
		w := lexicon.Canonical(m.words[i])
		if _, taken := m.number[w]; taken {
			m.words[i] = ""
			continue
		}
		m.words[i] = w
		m.number[w] = i
		m.rank[w] = len(m.rank)
	}
}
