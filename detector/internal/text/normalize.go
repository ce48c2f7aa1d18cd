package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed lookalikes.txt
var lookalikeList string

// lookalikes maps letters of other scripts, and small capitals, to the Latin
// letters they can hardly be told from (after Unicode TR 39, confusables; the
// single letters that attacks on detectors use).
var lookalikes = sync.OnceValue(func() map[rune]rune {
	table := make(map[rune]rune, 160)
	for _, line := range strings.Split(strings.TrimSpace(lookalikeList), "\n") {
		letters := []rune(strings.ReplaceAll(line, " ", ""))
		for _, r := range letters[1:] {
			table[r] = letters[0]
			if r >= 0x13A0 && r <= 0x13F5 { // the small letters of Cherokee look like its capitals
				table[unicode.ToLower(r)] = unicode.ToLower(letters[0])
			}
		}
	}
	return table
})

// normal returns source[from:to] in the form in which it is compared: in
// lower case, with apostrophes of one form, without the dots of acronyms, and
// with what does not show folded away. The result is valid until the next
// call.
func (t *tokenizer) normal(from, to int) []byte {
	t.buf = t.buf[:0]
	for i := from; i < to; i++ {
		c := t.source[i]
		switch {
		case c >= utf8.RuneSelf || c == '&' || c == '<' || c < ' ' || c == 0x7F || t.figures && figures[c] != 0:
			t.wide(from, to)
			return t.compose()
		case c >= 'A' && c <= 'Z':
			t.buf = append(t.buf, c+'a'-'A')
		case c == '`':
			t.buf = append(t.buf, '\'')
		case c == '.':
		default:
			t.buf = append(t.buf, c)
		}
	}
	return t.buf
}

// wide fills runes with the glyphs of source[from:to] that show.
func (t *tokenizer) wide(from, to int) {
	t.runes = t.runes[:0]
	for i := from; i < to; {
		r, n := t.glyph(i)
		t.note(r, i, n)
		i += n
		switch {
		case unseen(r):
		case isSpace(r): // a line break, after the hyphen of a word that it parts
			if k := len(t.runes) - 1; k >= 0 && isDash(t.runes[k]) {
				t.runes = t.runes[:k]
			}
		case isApostrophe(r):
			t.runes = append(t.runes, '\'')
		default:
			t.runes = append(t.runes, r)
		}
	}
}

// compose returns runes composed, folded and in lower case.
func (t *tokenizer) compose() []byte {
	t.encode()
	t.buf = nfkc(t.buf)
	t.runes = t.runes[:0]
	latin := false
	for b := t.buf; len(b) > 0; {
		r, n := utf8.DecodeRune(b)
		b = b[n:]
		k := len(t.runes)
		switch {
		case r == '.', invisible(r):
			continue
		case unicode.In(r, unicode.Mn, unicode.Me) && k > 0 && unicode.In(t.runes[k-1], unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Nd):
			// What composes is composed by now: another mark on these
			// letters is heaped on, and so was what composed.
			t.hidden.Stacked++
			t.runes[k-1] = bare(t.runes[k-1])
			continue
		}
		if t.dressed && isMarked(r) {
			t.hidden.Stacked++
			r = bare(r)
		}
		latin = latin || unicode.Is(unicode.Latin, r)
		t.runes = append(t.runes, r)
	}
	t.latinize(latin)
	for i, r := range t.runes {
		t.runes[i] = unicode.ToLower(r)
	}
	t.encode()
	return t.buf
}

// encode fills buf with runes.
func (t *tokenizer) encode() {
	t.buf = t.buf[:0]
	for _, r := range t.runes {
		t.buf = utf8.AppendRune(t.buf, r)
	}
}

// latinize replaces lookalikes in a word that also has Latin letters, and in
// Latin text in a word that has nothing else: elsewhere a word made of
// lookalikes alone is a word of its own language.
func (t *tokenizer) latinize(latin bool) {
	table := lookalikes()
	if !latin {
		for _, r := range t.runes {
			if _, ok := table[r]; !ok && r != '\'' && !unicode.IsDigit(r) {
				return
			}
		}
		if !t.latinText() {
			return
		}
	}
	for i, r := range t.runes {
		if l, ok := table[r]; ok {
			t.runes[i] = l
			if r != 'ı' || !t.dotless() {
				t.hidden.Lookalikes++
			}
		}
	}
}

// latinText reports whether the source is written in Latin letters, those
// of other scripts that cannot pass for them being one in five at most. It is
// looked for once, when a word asks.
func (t *tokenizer) latinText() bool {
	if t.latin == unknown {
		latin, other := 0, 0
		table := lookalikes()
		for _, r := range t.source {
			switch {
			case r < utf8.RuneSelf:
				if r|0x20 >= 'a' && r|0x20 <= 'z' {
					latin++
				}
			case r >= 0x0370 && r <= 0x058F && unicode.IsLetter(r):
				if _, ok := table[r]; !ok {
					other++
				}
			}
		}
		t.latin = no
		if latin > 4*other {
			t.latin = yes
		}
	}
	return t.latin == yes
}

// normalNumber returns the number source[from:to] without the separators of
// digit groups.
func (t *tokenizer) normalNumber(from, to int) []byte {
	t.wide(from, to)
	shown := len(t.runes)
	t.runes = slices.DeleteFunc(t.runes, func(r rune) bool { return heaped(r) && r != keycap })
	t.hidden.Stacked += shown - len(t.runes)
	t.encode()
	t.buf = nfkc(t.buf)
	out := t.buf[:0]
	group, point := byte(','), byte('.')
	if t.rules.decimalComma {
		group, point = point, group
	}
	for i, c := range t.buf {
		switch {
		case c == group && i > 0 && digits(t.buf[i+1:], 3):
			continue
		case c == point:
			c = '.'
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		}
		out = append(out, c)
	}
	return out
}

// digits reports whether b begins with exactly want digits.
func digits(b []byte, want int) bool {
	k := 0
	for k < len(b) && k <= want && b[k] >= '0' && b[k] <= '9' {
		k++
	}
	return k == want
}

// mark returns the form in which punctuation r is compared: quotation marks,
// dashes and ellipses of one kind each.
func (t *tokenizer) mark(r rune) []byte {
	t.buf = t.buf[:0]
	if r >= 0xFF01 && r <= 0xFF5E {
		if !t.eastAsian() {
			t.hidden.FullWidth++
		}
		r -= 0xFEE0
	}
	switch {
	case isDoubleQuote(r):
		return append(t.buf, '"')
	case isSingleQuote(r):
		return append(t.buf, '\'')
	case isDash(r):
		return append(t.buf, '-')
	case r == '…':
		return append(t.buf, "..."...)
	}
	return utf8.AppendRune(t.buf, r)
}

// isDoubleQuote reports whether r is a double quotation mark. U+FFFD is what is
// left of one where Windows-1252 was read as UTF-8.
func isDoubleQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '＂', '「', '」', '″', utf8.RuneError:
		return true
	}
	return false
}

func isSingleQuote(r rune) bool {
	switch r {
	case '\'', '‘', '’', '‚', '‛', '`', '´', '‹', '›', '′', '＇':
		return true
	}
	return false
}

// isApostrophe reports whether r stands for an apostrophe between letters.
// U+FFFD is what is left of "’" where Windows-1252 was read as UTF-8.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '‘', '`', '´', '′', '＇', 'ʻ', 'ʹ', '‛', utf8.RuneError:
		return true
	}
	return false
}

func isDash(r rune) bool {
	return r == '-' || r >= 0x2010 && r <= 0x2015 || r == 0x2212 || r == 0x2E3A || r == 0x2E3B || r == 0xFE58 || r == 0xFE63 || r == 0xFF0D
}
