package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed function_words.txt
var functionWordList string

// A wordSet is a set of words that most words are not in, as their first letter
// and length tell.
type wordSet struct {
	words   map[string]bool
	lengths [256]uint32 // by first byte: a bit for the length of each word
}

// functionWords is built once, on first use: every text needs it.
var functionWords = sync.OnceValue(func() *wordSet {
	set := &wordSet{words: make(map[string]bool, 256)}
	for _, w := range strings.Fields(functionWordList) {
		set.words[w] = true
		set.lengths[w[0]] |= 1 << (len(w) & 31)
	}
	return set
})

func (s *wordSet) has(word string) bool {
	return word != "" && s.lengths[word[0]]>>(len(word)&31)&1 == 1 && s.words[word]
}

// markFunctionWords sets the Function flag. English has its list; in another
// language words of up to three letters stand in for it, which is crude but
// the same for both sides of a comparison.
func (p *parser) markFunctionWords() {
	known := p.vocab.function
	words, hits, capitals := 0, 0, 0
	for i := range p.tokens {
		if t := &p.tokens[i]; t.Kind == WordKind {
			words++
			if known[t.Word] {
				hits++
				if t.Is(Capital) {
					capitals++
				}
			}
		}
	}
	// Running English has 40 to 55 of these in 100 words, headlines fewer;
	// other languages share at most a handful of short ones.
	p.english = hits*5 >= words
	// A capital in three sentences' worth of them is an opening or two; in
	// each it is nothing but the way the text is set.
	p.shouted = p.english && hits >= 6 && capitals*4 > hits*3
	p.hushed = p.english && capitals == 0 && hits > 60
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.Kind == WordKind && (p.english && known[t.Word] && (p.shouted || !p.isAcronym(t)) || !p.english && p.isShort(t)) {
			t.Flags |= Function
		}
	}
}

// isAcronym reports whether t is in capitals though its word is a function
// word: US is a country, IT a trade.
func (p *parser) isAcronym(t *Token) bool {
	n := t.End - t.Start
	if n < 2 || n > 5 {
		return false
	}
	w := p.vocab.String(t.Word)
	return (w == "us" || w == "it" || w == "who" || w == "may") && p.source[t.Start:t.End] != w &&
		strings.ToUpper(p.source[t.Start:t.End]) == p.source[t.Start:t.End]
}

// isShort reports whether t is of a script with short function words and
// long other words, and short itself: two letters in Hebrew and Arabic, three
// in alphabets with vowels, none where a character is a word.
func (p *parser) isShort(t *Token) bool {
	if t.Is(Capital) {
		return false
	}
	w := p.vocab.String(t.Word)
	n := utf8.RuneCountInString(w)
	switch r, _ := utf8.DecodeRuneInString(w); {
	case r < 0x0590, r >= 0x1C80 && r < 0x2000:
		return n <= 3
	case r < 0x0700:
		return n <= 2
	}
	return false
}
