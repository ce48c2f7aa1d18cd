package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Some disguises can only be told from the text as a whole: a digit inside of
// a word may be a product's name, a dot below a letter Vietnamese. A text is
// read as if it wore one only where it does so throughout.

// figures are the digits and signs that stand for letters in "c0uncil" and
// "mini$ter".
var figures = [128]rune{'0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's', '!': 'i'}

// hasFigures reports whether s writes letters as figures: one word in sixty
// has one between two small letters, and is no address.
func hasFigures(s string) bool {
	found, words := 0, 0
	for i := 1; i+1 < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ':
			words++
		case c >= 'a' || figures[c] == 0:
		case isSmall(s[i-1]) && isSmall(s[i+1]) && !(c == '@' && isDomain(s[i+1:])):
			found++
		}
	}
	return found >= 4 && found*60 >= words
}

func isSmall(c byte) bool { return c >= 'a' && c <= 'z' }

// isDomain reports whether s begins with a name, a dot and a letter.
func isDomain(s string) bool {
	n := 0
	for n < len(s) && (isSmall(s[n]) || s[n] == '-') {
		n++
	}
	return n+1 < len(s) && s[n] == '.' && isSmall(s[n+1])
}

// figure returns the letter that the sign at i stands for, 0 for none: it must
// belong to a word that has letters, too, or to a function word such as "15"
// for "is".
func (t *tokenizer) figure(i int) rune {
	const longest = 32
	r := figures[t.source[i]]
	if r == 0 {
		return 0
	}
	from, to := i, i+1
	for from > 0 && i-from < longest && t.figureOrLetter(from-1) {
		from--
	}
	for to < len(t.source) && to-i < longest && t.figureOrLetter(to) {
		to++
	}
	if t.source[to-1] == '!' { // it ends a sentence
		if to--; to == i {
			return 0
		}
	}
	var buf [2 * longest]byte
	word, letters := buf[:0], 0
	for k := from; k < to; k++ {
		c := t.source[k]
		if isASCIILetter(rune(c)) {
			letters++
			c |= 0x20
		} else {
			c = byte(figures[c])
		}
		word = append(word, c)
	}
	switch {
	case letters > 0 && !isAmount(t.source[from:to]), r == 's' && to == from+1 && t.possesses(from):
		return r
	case isEnglishFunctionWord(string(word)) && (letters > 0 || !t.countsAt(from, to)):
		return r
	}
	return 0
}

// isAmount reports whether s is a number with its unit or ending: "4th",
// "1980s", "$5m", "10km".
func isAmount(s string) bool {
	digits := strings.TrimPrefix(s, "$")
	unit := strings.TrimLeft(digits, "0123456789")
	if len(unit) == len(digits) {
		return false
	}
	switch unit {
	case "th", "st", "nd", "rd", "s", "m", "km", "cm", "mm", "bn", "tn", "k", "g", "kg", "am", "pm", "mph", "C", "F":
		return true
	}
	return false
}

// possesses reports whether a letter and an apostrophe stand before i.
func (t *tokenizer) possesses(i int) bool {
	r, n := utf8.DecodeLastRuneInString(t.source[:i])
	before, _ := utf8.DecodeLastRuneInString(t.source[:i-n])
	return isApostrophe(r) && unicode.IsLetter(before)
}

func (t *tokenizer) figureOrLetter(i int) bool {
	c := t.source[i]
	return c < utf8.RuneSelf && (isASCIILetter(rune(c)) || figures[c] != 0)
}

// countsAt reports whether the figures source[from:to] are part of a longer
// number, or a share.
func (t *tokenizer) countsAt(from, to int) bool {
	beside := func(i int) bool {
		return i >= 0 && i < len(t.source) && strings.IndexByte("0123456789%$.,:-/", t.source[i]) >= 0
	}
	return beside(from-1) || beside(to) && !(t.source[to] == '.' || t.source[to] == ',') || beside(to) && beside(to+1)
}

// isDressed reports whether s is English with marks put on its letters: of the
// words that have any, one in six is an English function word without them.
// In a language that has such letters of its own that is chance.
func isDressed(s string) bool {
	var first string
	var buf [32]byte
	dressed, found, words, others := 0, 0, 0, false
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			if s[i] == ' ' {
				words++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isMarked(r) {
			i += n
			continue
		}
		dressed++
		from := i
		for from > 0 && isASCIILetter(rune(s[from-1])) {
			from--
		}
		word := buf[:0]
		for i = from; i < len(s); i += n {
			if r, n = utf8.DecodeRuneInString(s[i:]); !isASCIILetter(r) && !isMarked(r) {
				break
			}
			if len(word) < len(buf)-utf8.UTFMax {
				word = utf8.AppendRune(word, unicode.ToLower(bare(r)))
			}
		}
		if len(word) > 2 && isEnglishFunctionWord(string(word)) {
			if found++; found == 1 {
				first = string(word)
			}
			others = others || first != string(word)
		}
	}
	return others && found >= 3 && found*6 >= dressed && found*60 >= words
}

// isMarked reports whether r is a Latin letter composed of one and its marks.
func isMarked(r rune) bool {
	if r < 0xC0 || r > 0x24F && (r < 0x1E00 || r > 0x1EFF) {
		return false
	}
	return bare(r) != r
}

// bare returns letter r without its marks.
func bare(r rune) rune {
	if r < 0xC0 || isHangulSyllable(r) {
		return r
	}
	d := canonical(r)
	if d == "" {
		return r
	}
	r, _ = utf8.DecodeRuneInString(d)
	return r
}

func isHangulSyllable(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 }

// redrawn reports whether r is a letter or digit drawn in another way:
// full-width, mathematical, raised, in a circle or a square.
func redrawn(r rune) bool {
	switch {
	case r < 0x02B0:
		return false
	case r <= 0x02B8, r >= 0x02E0 && r <= 0x02E4, r >= 0x1D2C && r <= 0x1D6A, r == 0x1D78, r >= 0x1D9B && r <= 0x1DBF, r == 0x2071, r == 0x207F, r >= 0x2090 && r <= 0x209C:
		return !isApostrophe(r) // raised and lowered
	case r >= 0x2102 && r <= 0x2149:
		return isLetterlike(r)
	case r >= 0x2160 && r <= 0x217F:
		return plain(r) != r // Roman numerals of one letter
	case r >= 0x249C && r <= 0x24E9, r >= 0x1CCD6 && r <= 0x1CCF9, r >= 0x1D400 && r <= 0x1D7FF, r >= 0x1F110 && r <= 0x1F129, r >= 0x1F130 && r <= 0x1F189, r >= 0x1FBF0 && r <= 0x1FBF9:
		return true
	}
	return r >= 0xFF10 && r <= 0xFF19 || r >= 0xFF21 && r <= 0xFF3A || r >= 0xFF41 && r <= 0xFF5A
}

// isLetterlike reports whether r is a letter of mathematics: what it stands
// for is one letter. "№" is two, and "Å" and "K" are the letters themselves.
func isLetterlike(r rune) bool {
	return r != 0x2126 && r != 0x212A && r != 0x212B && r != 0x2139 && unicode.IsLetter(r) && plain(r) != r
}

// raised reports whether r is a letter above or below the line.
func raised(r rune) bool { return redrawn(r) && r < 0x2100 }

// alphabets are letters in frames, which have no plain form in Unicode's
// tables, or not as a single letter.
var alphabets = []struct{ from, to, plain rune }{
	{0x249C, 0x24B5, 'a'}, {0x1CCD6, 0x1CCEF, 'A'}, {0x1CCF0, 0x1CCF9, '0'},
	{0x1F110, 0x1F129, 'A'}, {0x1F130, 0x1F149, 'A'}, {0x1F150, 0x1F169, 'A'}, {0x1F170, 0x1F189, 'A'},
}

// plain returns the letter or digit that redrawn r stands for, r itself where
// it is more than one.
func plain(r rune) rune {
	for _, a := range alphabets {
		if r >= a.from && r <= a.to {
			return r - a.from + a.plain
		}
	}
	d := compatible(r)
	if p, n := utf8.DecodeRuneInString(d); n > 0 && n == len(d) {
		return p
	}
	return r
}

// isBadge reports whether the redrawn letter r at i is one of the four that
// are also emoji and is meant so: "🅿️".
func (t *tokenizer) isBadge(r rune, end int) bool {
	if r != 0x1F170 && r != 0x1F171 && r != 0x1F17E && r != 0x1F17F {
		return false
	}
	next, _ := utf8.DecodeRuneInString(t.source[end:])
	return next == 0xFE0F
}

// eastAsian reports whether the source is written in Chinese, Japanese or
// Korean, where full-width letters are ordinary. It is looked for once, when
// such a letter asks.
func (t *tokenizer) eastAsian() bool {
	if t.wideText == unknown {
		own, latin := 0, 0
		for _, r := range t.source {
			switch {
			case r < utf8.RuneSelf:
				if isASCIILetter(r) {
					latin++
				}
			case r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
				own++
			}
		}
		t.wideText = no
		if own*3 > latin {
			t.wideText = yes
		}
	}
	return t.wideText == yes
}

// dotless reports whether the source is written in a language of which the
// dotless i is a letter: it has others of Turkish and its kin as well.
func (t *tokenizer) dotless() bool {
	if t.turkic == unknown {
		t.turkic = no
		for _, r := range t.source {
			if r == 'ğ' || r == 'ş' || r == 'İ' || r == 'ə' {
				t.turkic = yes
				break
			}
		}
	}
	return t.turkic == yes
}

// heaped reports whether r is a mark that is put over, under or around any
// letter. Those of a script are its spelling.
func heaped(r rune) bool {
	switch {
	case r < 0x0300:
		return false
	case r <= 0x036F, r >= 0x0483 && r <= 0x0489, r >= 0x1AB0 && r <= 0x1AFF, r >= 0x1DC0 && r <= 0x1DFF, r >= 0x20D0 && r <= 0x20FF, r >= 0xFE20 && r <= 0xFE2F:
		return true
	}
	return false
}

// keycap is the mark around the digit of an emoji: "1️⃣".
const keycap = 0x20E3
