package main

import (
	"math/bits"
	"strings"
	"unicode"
)

// changedShare returns the share of the suspect's words that a plain word diff
// does not find in the reference, in order. It knows nothing of what the
// detector does, so that it may say which texts are changed enough to judge by.
func changedShare(suspect, reference string) float64 {
	a := diffWords(suspect)
	if len(a) == 0 {
		return 0
	}
	return 1 - float64(commonWords(a, diffWords(reference)))/float64(len(a))
}

// exchangedShare is changedShare for words that the reference has not, or not as often,
// wherever they stand: a sentence that is moved exchanges none. Of what our spinners do word
// by word it is off their own record by four words a text at most, and by .2 on average.
func exchangedShare(suspect, reference string) float64 {
	left := map[string]int{}
	for _, w := range diffWords(reference) {
		left[w]++
	}
	words, exchanged := diffWords(suspect), 0
	for _, w := range words {
		if left[w]--; left[w] < 0 {
			exchanged++
		}
	}
	return float64(exchanged) / float64(max(len(words), 1))
}

func diffWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	})
}

// commonWords returns the length of the longest common subsequence, 64 words
// at a time (Hyyrö 2004).
func commonWords(a, b []string) int {
	size := (len(a) + 63) / 64
	places := map[string][]uint64{} // word → where it stands in a
	for i, w := range a {
		if places[w] == nil {
			places[w] = make([]uint64, size)
		}
		places[w][i/64] |= 1 << (i % 64)
	}
	row := make([]uint64, size)
	for i := range row {
		row[i] = ^uint64(0)
	}
	for _, w := range b {
		at, carry := places[w], uint64(0)
		if at == nil {
			continue
		}
		for i, v := range row {
			u := v & at[i]
			var sum uint64
			sum, carry = bits.Add64(v, u, carry)
			row[i] = sum | v&^u
		}
	}
	n := 0
	for i := range a {
		if row[i/64]>>(i%64)&1 == 0 {
			n++
		}
	}
	return n
}
