package text

import (
	"strings"
	"unicode/utf8"
)

// recognizeLanguage sets the language, by its function words: running text has 40 to
// 55 of its own in 100 words, English headlines fewer. English and German share
// a handful of short ones with the others, which are nearer one another:
// Portuguese news has up to 34 words in 100 that Spanish has, too.
func (p *parser) recognizeLanguage() {
	known := p.vocab.function
	var hits, capitals [maxLanguages]int
	words := 0
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.Kind != WordKind {
			continue
		}
		words++
		for rest := known[t.Word]; rest != 0; {
			var l int
			l, rest = rest.next()
			hits[l]++
			if t.Is(Capital) {
				capitals[l]++
			}
		}
	}
	best := 0
	for l, n := range hits {
		if n > hits[best] {
			best = l
		}
	}
	language := registered().languages[best].ruled()
	if hits[best]*100 < words*language.share {
		return
	}
	p.language = language
	p.own = 1 << best
	// A capital in three sentences' worth of them is an opening or two; in
	// each it is nothing but the way the text is set.
	p.shouted = hits[best] >= 6 && capitals[best]*4 > hits[best]*3
	p.hushed = capitals[best] == 0 && hits[best] > 60
}

// markFunctionWords sets the Function flag. A language has its list; elsewhere
// words of up to three letters stand in for it, which is crude but the same for
// both sides of a comparison.
func (p *parser) markFunctionWords() {
	known := p.vocab.function
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.Kind == WordKind && (known[t.Word]&p.own != 0 && (p.shouted || !p.isAcronym(t)) || p.language == nil && p.isShort(t)) {
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
	w, letters := p.vocab.String(t.Word), p.source[t.Start:t.End]
	return letters != w && strings.ToUpper(letters) == letters && p.rules.acronyms[w]
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
