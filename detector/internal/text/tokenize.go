package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap is the white space before a token, as far as later steps need it.
type gap struct {
	newlines uint8 // 0, 1, or 2 for a blank line
	item     bool  // an item of a list begins after it
}

// A tokenizer cuts a source into tokens.
type tokenizer struct {
	source string
	vocab  *Vocabulary
	rules  *Language // by which it is read
	tokens []Token
	gaps   []gap // one for each token
	hidden Hidden

	space bool // white space came since the last token
	lines uint8

	garbled  bool            // the source was read in a wrong encoding somewhere
	figures  bool            // it writes letters as figures
	dressed  bool            // it puts marks on English letters
	latin    known           // it is written in Latin letters
	bidi     known           // it has letters written from right to left
	wideText known           // it is written in Chinese, Japanese or Korean
	turkic   known           // the dotless i is one of its letters
	missing  map[string]bool // ends of markup that the rest of the source has not

	buf   []byte
	runes []rune
}

// run appends all tokens of the source.
func (t *tokenizer) run() {
	t.space = true
	t.garbled, t.figures, t.dressed = isGarbled(t.source), hasFigures(t.source), isDressed(t.source)
	for i := 0; i < len(t.source); {
		switch c := t.source[i]; {
		case c == ' ':
			t.space = true
			i++
			continue
		case isASCIILetter(rune(c)) && !t.figures:
			if end := t.plainWord(i); end > i {
				i = end
				continue
			}
		}
		i = t.next(i)
	}
}

// next handles what starts at i and returns where it ends.
func (t *tokenizer) next(i int) int {
	r, n := t.glyph(i)
	if isASCIILetter(r) && n == 1 {
		return t.word(i, r, n)
	}
	if r == '[' || isSuperscript(r) {
		if end := t.noteMark(i, r); end > i {
			return end
		}
	}
	switch {
	case isSpace(r), unseen(r):
		if n > 1 || unseen(r) {
			t.note(r, i, n)
		}
		t.blank(r, i+n)
		return i + n
	case heaped(r): // on nothing, or on punctuation
		if r != keycap {
			t.hidden.Stacked++
		}
		return i + n
	case unicode.IsNumber(r), isCurrency(r) && t.digitAt(i+n):
		return t.number(i)
	case isWordRune(r):
		return t.word(i, r, n)
	case r == '%' || r == '％' || r == '٪':
		t.note(r, i, n)
		t.add(i, i+n, r, WordKind, t.vocab.Intern("percent"))
		return i + n
	case r == '&' && t.space && t.spaceAt(i+n):
		t.note(r, i, n)
		t.add(i, i+n, r, WordKind, t.vocab.InternBytes(t.rules.ampersand))
		return i + n
	case isApostrophe(r) && !t.space:
		if end := t.detached(i, n); end > i {
			return end
		}
	}
	return t.punctuation(i, r, n)
}

// blank notes white space or an unseen character r before end.
func (t *tokenizer) blank(r rune, end int) {
	switch r {
	case '\r':
		if next, _ := t.glyphAt(end); next == '\n' {
			break
		}
		fallthrough
	case '\n', '\v', '\f', 0x85, 0x2028:
		t.lines = min(t.lines+1, 2)
	case paragraphBreak:
		t.lines = 2
	}
	t.space = t.space || !unseen(r)
}

// punctuation adds the mark r at i. Dots in a row are one mark.
func (t *tokenizer) punctuation(i int, r rune, n int) int {
	t.note(r, i, n)
	end := i + n
	if r == '.' {
		for end < i+3 && end < len(t.source) && t.source[end] == '.' {
			end++
		}
	}
	if r == utf8.RuneError && t.space && t.spaceAt(end) {
		r = '—' // quotation marks have a word beside them
	}
	form := t.mark(r)
	if end-i == 3 && r == '.' {
		form = t.mark('…')
	}
	t.add(i, end, r, PunctKind, t.vocab.InternBytes(form))
	return end
}

// add appends the token source[from:to], which begins with r.
func (t *tokenizer) add(from, to int, r rune, kind Kind, w Word) {
	tok := Token{Start: int32(from), End: int32(to), Word: w, Quotation: -1, Kind: kind}
	if t.space {
		tok.Flags |= SpaceBefore
	}
	if kind == WordKind && (r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r)) {
		tok.Flags |= Capital
	}
	t.tokens = append(t.tokens, tok)
	t.gaps = append(t.gaps, gap{newlines: t.lines})
	t.space, t.lines = false, 0
}

func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// isSpace is unicode.IsSpace with the separators of lines and paragraphs.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r) || r == blankPattern
}

// blankPattern is a letter of Braille without a dot: a space to the eye.
const blankPattern = 0x2800

// isWordRune reports whether r can begin a word.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIILetter(r)
	}
	return (unicode.IsLetter(r) || unicode.Is(unicode.M, r)) && !isApostrophe(r)
}

// standsAlone reports whether r is of a script written without spaces, in
// which each character is taken for a word.
func standsAlone(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x0E00 && r <= 0x0EFF || r >= 0x1000 && r <= 0x109F || r >= 0x1780 && r <= 0x17FF
}

// detached adds the "'s" at i that a number or a closing mark stands before:
// "the 1990's".
func (t *tokenizer) detached(i, n int) int {
	if t.source[i+n:] == "" || t.source[i+n] != 's' {
		return i
	}
	if next, _, _ := t.visibleAt(i + n + 1); isWordRune(next) || unicode.IsDigit(next) {
		return i
	}
	last := &t.tokens[len(t.tokens)-1]
	if r, _ := t.glyph(int(last.Start)); last.Kind == PunctKind && !isDoubleQuote(r) && r != ')' {
		return i
	}
	t.add(i, i+n+1, '\'', WordKind, t.vocab.Intern("'s"))
	return i + n + 1
}

func (t *tokenizer) letterAt(i int) bool {
	r, _, _ := t.visibleAt(i)
	return isWordRune(r)
}

func (t *tokenizer) digitAt(i int) bool {
	r, _, _ := t.visibleAt(i)
	return unicode.IsDigit(r)
}

func (t *tokenizer) spaceAt(i int) bool {
	r, _ := t.glyphAt(i)
	return isSpace(r)
}

func isCurrency(r rune) bool { return r == '$' || r > 0xA1 && unicode.Is(unicode.Sc, r) }

// number adds the number that begins at i: digits with their separators, a
// currency sign before and letters after (30th, 5km, 2x).
func (t *tokenizer) number(i int) int {
	r, n := t.glyph(i)
	end := t.numberEnd(i + n)
	t.add(i, end, r, NumberKind, t.vocab.InternBytes(t.normalNumber(i, end)))
	return end
}

// numberEnd returns where a number that reaches to i ends.
func (t *tokenizer) numberEnd(i int) int {
	end := i
	for i < len(t.source) {
		r, n := t.glyph(i)
		i += n
		switch {
		case unseen(r):
			continue
		case unicode.IsNumber(r), isWordRune(r) && !standsAlone(r):
		case (r == ',' || r == '.' || r == ':') && t.digitAt(i):
		default:
			return end
		}
		end = i
	}
	return end
}

// addressEnd returns the end of the web address that begins at i, or i.
func addressEnd(s string, i int) int {
	rest := s[i:]
	if !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") && !strings.HasPrefix(rest, "www.") {
		return i
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>()[]\"“”", r) })
	if end < 0 {
		end = len(rest)
	}
	return i + len(strings.TrimRight(rest[:end], ".,;:!?'’"))
}
