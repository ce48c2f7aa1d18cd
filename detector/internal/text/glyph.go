package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a reader sees at one place of the source need not be what stands
// there: "&rsquo;", "â€™" (UTF-8 taken for Windows-1252) and "’" are one
// apostrophe, and "<b>" shows nothing at all. The tokenizer therefore reads
// glyphs; offsets stay those of the source.

// Runes that stand for markup where a glyph is read.
const (
	joiner         = '\u2060' // shows nothing and does not part a word, like an inline tag
	lineBreak      = '\n'
	paragraphBreak = '\u2029'
)

// glyph returns what a reader sees at i, and how many bytes of the source it
// takes.
func (t *tokenizer) glyph(i int) (r rune, n int) {
	switch c := t.source[i]; {
	case c == '&':
		if r, n = entity(t.source[i:]); n > 0 {
			return r, n
		}
	case c == '<':
		if r, n = t.markup(i); n > 0 {
			return r, n
		}
	case c == '\'' || c == '`':
		if i+1 < len(t.source) && t.source[i+1] == c { // \'\'so\'\', as typewriters and TeX quote
			return twice(rune(c)), 2
		}
	case c >= utf8.RuneSelf:
		if t.garbled {
			return ungarble(t.source[i:], 2)
		}
		r, n = utf8.DecodeRuneInString(t.source[i:])
		switch {
		case r < 0xA0 && windows1252[r-0x80] != 0:
			return windows1252[r-0x80], n
		case (r == '’' || r == '‘' || r == '´') && strings.HasPrefix(t.source[i+n:], t.source[i:i+n]):
			return twice(r), 2 * n
		case redrawn(r) && !t.isBadge(r, i+n):
			return plain(r), n
		}
		return r, n
	case t.figures:
		if r = t.figure(i); r != 0 {
			return r, 1
		}
	}
	return rune(t.source[i]), 1
}

// twice returns the double mark that two single ones stand for.
func twice(r rune) rune {
	switch r {
	case '’', '´':
		return '”'
	case '‘', '`':
		return '“'
	}
	return '"'
}

// glyphAt is glyph, or a space at the end of the source.
func (t *tokenizer) glyphAt(i int) (r rune, n int) {
	if i >= len(t.source) {
		return ' ', 0
	}
	return t.glyph(i)
}

// visibleAt returns the first glyph from i on that shows or parts words.
func (t *tokenizer) visibleAt(i int) (r rune, n, at int) {
	for {
		r, n = t.glyphAt(i)
		if n == 0 || !unseen(r) && !heaped(r) {
			return r, n, i
		}
		i += n
	}
}

// note counts glyph r at i where it is not what stands in the source, or is
// not seen.
func (t *tokenizer) note(r rune, i, n int) {
	switch c := t.source[i]; {
	case c == '<' && n > 1:
		t.hidden.Tags++
		return
	case c == '&' && n > 1:
		t.hidden.Entities++
	case isASCIILetter(r) && n == 1 && rune(c) != r:
		t.hidden.Lookalikes++
	case c >= utf8.RuneSelf:
		switch raw, size := utf8.DecodeRuneInString(t.source[i:]); {
		case r == utf8.RuneError:
			t.hidden.Garbled++
		case raw == r || n == 2*size && r == twice(raw):
		case !redrawn(raw):
			t.hidden.Garbled++
		case raised(raw):
			if t.startsRaised(i) {
				t.hidden.FullWidth++
			}
		case !t.eastAsian():
			t.hidden.FullWidth++
		}
	}
	switch {
	case direction(r):
		if !bidiMark(r) || !t.rightToLeft() {
			t.hidden.Directions++
		}
	case invisible(r) && !t.belongs(r, i), r == blankPattern:
		t.hidden.Invisible++
	}
}

// startsRaised reports whether the raised letter at i has no business where it
// stands: raised letters end "1ˢᵗ" and "Mᵐᵉ", and are counted once a run.
func (t *tokenizer) startsRaised(i int) bool {
	before := t.shownBefore(i)
	return !raised(before) && !unicode.IsDigit(before) && !unicode.IsUpper(before)
}

// belongs reports whether invisible r has business where it stands, at i: the
// joiners of Persian and of the scripts of India, those and the variation
// selectors of emoji, a byte order mark at the start.
func (t *tokenizer) belongs(r rune, i int) bool {
	if r == 0xFEFF {
		return i == 0
	}
	if r != 0x200C && r != 0x200D && (r < 0xFE00 || r > 0xFE0F) && (r < 0xE0020 || r > 0xE007F) {
		return false
	}
	before := t.shownBefore(i)
	return before >= 0x0590 && (unicode.IsLetter(before) || unicode.Is(unicode.M, before)) && !unicode.Is(unicode.Latin, before) ||
		before >= 0xA1 && unicode.IsSymbol(before) ||
		r >= 0xFE00 && r <= 0xFE0F && (unicode.IsDigit(before) || before == '#' || before == '*')
}

// shownBefore returns the last rune before i that shows, if it is near.
func (t *tokenizer) shownBefore(i int) rune {
	const near = 8
	for range near {
		r, n := utf8.DecodeLastRuneInString(t.source[:i])
		if !unseen(r) {
			return r
		}
		i -= n
	}
	return 0
}

// unseen reports whether r shows nothing and does not part words.
func unseen(r rune) bool { return (r < ' ' || r >= 0x7F) && (invisible(r) || direction(r)) }

// invisible reports whether r shows nothing and only serves to break up or
// join what it stands in: soft hyphens, zero-width characters, variation
// selectors, tags, control characters.
func invisible(r rune) bool {
	switch {
	case r < 0x0300:
		return r == 0x00AD || unicode.IsControl(r) && !isSpace(r)
	case r == 0x034F, r == 0x034F, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x3164, r == 0xFFA0:
		return true
	case r >= 0x180B && r <= 0x180F, r >= 0x200B && r <= 0x200D, r >= 0x2060 && r <= 0x2065, r >= 0x206A && r <= 0x206F:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF, r >= 0xFFF0 && r <= 0xFFFB, r >= 0x1BCA0 && r <= 0x1BCA3, r >= 0x1D173 && r <= 0x1D17A, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// direction reports whether r is a bidirectional control.
func direction(r rune) bool {
	return bidiMark(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// bidiMark reports whether r is one of the marks that are ordinary in
// right-to-left text, but equally unseen.
func bidiMark(r rune) bool { return r == 0x200E || r == 0x200F || r == 0x061C }

// rightToLeft reports whether the source has letters written from right to
// left. It is looked for once, when a mark asks.
func (t *tokenizer) rightToLeft() bool {
	if t.bidi == unknown {
		t.bidi = no
		for _, r := range t.source {
			if r >= 0x0590 && r <= 0x08FF && r != 0x061C || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC {
				t.bidi = yes
				break
			}
		}
	}
	return t.bidi == yes
}

// A known is a fact that is worked out when it is first asked for.
type known uint8

const (
	unknown known = iota
	no
	yes
)
