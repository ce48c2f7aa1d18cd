package text

import (
	"strings"
	"unicode"
)

// longestNote bounds a note's mark in bytes.
const longestNote = 24

// noteMark returns the end of the mark of a footnote or of a source that begins
// at i with r: "[12]", "[3, 4–6]", "[a]", "[note 2]" behind a word or a mark or
// before one, superscript figures behind a word. It is i where there is none:
// "[sic]", "saw [12] men", "m²". Such marks stand outside of what the text says,
// and a text pasted from an encyclopaedia has many.
func (t *tokenizer) noteMark(i int, r rune) int {
	if r != '[' {
		return t.superscriptNote(i)
	}
	end := strings.IndexByte(t.source[i:min(len(t.source), i+longestNote)], ']')
	if end < 0 || !isNote(t.source[i+1:i+end]) {
		return i
	}
	end += i + 1
	if t.space && !t.closesClause(end) {
		return i
	}
	return end
}

// closesClause reports whether what ends at i in a line ends with its line, or a
// mark follows it.
func (t *tokenizer) closesClause(i int) bool {
	next, n, _ := t.visibleAt(i)
	return len(t.tokens) > 0 && t.lines == 0 && (n == 0 || next == '\n' || next == '\r' || !isSpace(next) && !isWordRune(next) && !unicode.IsNumber(next))
}

// isNote reports whether s, which stands between square brackets, says where to
// look: numbers, or a letter or a word for notes.
func isNote(s string) bool {
	if strings.EqualFold(s, "citation needed") || len(s) == 1 && isASCIILetter(rune(s[0])) {
		return true
	}
	for _, word := range []string{"note ", "nb "} {
		s = strings.TrimPrefix(s, word)
	}
	figures := 0 // in a row
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			if figures++; figures > 3 {
				return false
			}
		case figures > 0 && strings.ContainsRune(",;", r) || r == ' ' || isDash(r):
			figures = 0
		default:
			return false
		}
	}
	return figures > 0
}

// superscriptNote is noteMark for superscript figures. Those behind a short word
// belong to a unit.
func (t *tokenizer) superscriptNote(i int) int {
	const unit = 3 // bytes
	if t.space || len(t.tokens) == 0 {
		return i
	}
	switch last := &t.tokens[len(t.tokens)-1]; {
	case last.Kind == NumberKind, last.Kind == WordKind && last.End-last.Start <= unit:
		return i
	}
	for {
		r, n := t.glyphAt(i)
		if n == 0 || !isSuperscript(r) {
			return i
		}
		i += n
	}
}

func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || r >= '⁴' && r <= '⁹'
}
