package sample

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed words.txt
var wordList string

// A tally tells how many of some common words one language has.
type tally struct {
	language int // its index in common
	words    int
	long     int // those of three letters or more
	lead     int // over the closest rival, see count
}

// settles reports whether the words found in a sample of n pieces settle which
// language it is in. Of twenty words of prose eight are common ones; Samoan has
// five of the short ones of Italian.
func (t tally) settles(n int) bool { return t.words >= 4+n/4 && t.long >= 2+n/4 && t.lead >= 2+n/2 }

// agrees reports whether the words found in a piece agree that it is in the
// language that the sample is in: a short one by itself is of too many languages.
func (t tally) agrees() bool { return (t.words >= 2 || t.long >= 1) && t.lead >= 0 }

// A word is one of the commonest of some languages.
type word struct {
	languages []uint8 // by their index in common
	isLong    bool    // of three letters or more
}

// common has the commonest words, and the codes of the languages they are of.
var common = sync.OnceValue(func() (c struct {
	words map[string]*word
	codes []string
}) {
	c.words = make(map[string]*word, 2000) // about as many as there are: growing it takes as long as filling it
	for line := range strings.Lines(wordList) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		for _, text := range f[1:] {
			w := c.words[text]
			if w == nil {
				w = &word{isLong: utf8.RuneCountInString(text) > 2}
				c.words[text] = w
			}
			w.languages = append(w.languages, uint8(len(c.codes)))
		}
		c.codes = append(c.codes, f[0])
	}
	return c
})

// commonWords returns for each word of a piece in lower case which of the commonest it is,
// nil for others.
func commonWords(piece string) (met []*word) {
	words := common().words
	met = make([]*word, 0, len(piece)/4)
	for text := range strings.FieldsSeq(piece) {
		met = append(met, words[text])
	}
	return met
}

// distinct returns the commonest words among those met, each once.
func distinct(met []*word) (found []*word) {
	for _, w := range met {
		if w != nil && !slices.Contains(found, w) {
			found = append(found, w)
		}
	}
	return found
}

// isProse reports whether the sample, of whose pieces the commonest words are met, has as
// many of a language's commonest words as prose: of 20 words prose has four and of 60
// sixteen in the least of a thousand stretches of each language of the stories; of letters
// at random, which lingua-go is as sure of, one in a hundred has so many.
func isProse(met [][]*word, code string) bool {
	language, words, hits := uint8(slices.Index(common().codes, code)), 0, 0
	for _, piece := range met {
		words += len(piece)
		for _, w := range piece {
			if w != nil && slices.Contains(w.languages, language) {
				hits++
			}
		}
	}
	return hits > words/6
}

// merge returns what is found in any of several pieces, each word once.
func merge(pieces [][]*word) (found []*word) {
	for _, p := range pieces {
		for _, w := range p {
			if !slices.Contains(found, w) {
				found = append(found, w)
			}
		}
	}
	return found
}

// mostOf returns the language that has most of some common words, the first in
// common where several have.
func mostOf(found []*word) (best int) {
	var counts [256]int
	for _, w := range found {
		for _, l := range w.languages {
			counts[l]++
		}
	}
	for l, n := range counts {
		if n > counts[best] {
			best = l
		}
	}
	return best
}

// count tallies some common words for a language. Languages share many of them,
// and a rival may have words of its own among them: the lead over it is how
// many the language has that it has not, less twice those that it has and the
// language has not. So Spanish is told from Asturian, which shares all but a
// few, and Asturian with one of those few is not taken for Spanish.
func count(found []*word, language int) tally {
	t := tally{language: language}
	var lack [256]int // by which each rival falls behind; as many as a word's languages can be
	for _, w := range found {
		gain := -2 // it is the rivals' own
		if slices.Contains(w.languages, uint8(language)) {
			gain = -1 // they share it
			t.words++
			if w.isLong {
				t.long++
			}
		}
		for _, l := range w.languages {
			lack[l] += gain
		}
	}
	t.lead = t.words
	for l, n := range lack[:len(common().codes)] {
		if l != language {
			t.lead = min(t.lead, t.words+n)
		}
	}
	return t
}
