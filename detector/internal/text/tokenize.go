package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap is the white space before a token, as far as later steps need it.
type gap struct {
	newlines uint8 // 0, 1, or 2 for a blank line
}

// A tokenizer cuts a source into tokens.
type tokenizer struct {
	normalizer
	source string
	vocab  *Vocabulary
	tokens []Token
	gaps   []gap // one for each token
	space  bool  // white space came since the last token
	lines  uint8
}

// run appends all tokens of the source.
func (t *tokenizer) run() {
	t.space = true
	t.latinText = mostlyLatin(t.source)
	for i := 0; i < len(t.source); {
		i = t.next(i)
	}
}

// next handles what starts at i and returns where it ends.
func (t *tokenizer) next(i int) int {
	r, n := utf8.DecodeRuneInString(t.source[i:])
	switch {
	case r == '\n' || r == '\u2029' || r == '\u0085':
		t.lines = min(t.lines+1, 2)
		t.space = true
		return i + n
	case unicode.IsSpace(r) || r == '\u2028':
		t.space = true
		return i + n
	case invisible(r):
		t.hidden.Invisible++
		return i + n
	case direction(r):
		t.hidden.Directions++
		return i + n
	case unicode.IsDigit(r), isCurrency(r) && t.digitAt(i+n):
		return t.number(i)
	case isWordRune(r):
		if end := addressEnd(t.source, i); end > i {
			t.add(i, end, WordKind, t.vocab.internBytes(t.word(t.source[i:end])))
			return end
		}
		return t.wordAt(i, r, n)
	case r == '%':
		t.add(i, i+n, WordKind, t.vocab.Intern("percent"))
		return i + n
	}
	if r == '.' {
		for strings.HasPrefix(t.source[i+n:], ".") && n < 3 {
			n++
		}
	}
	t.add(i, i+n, PunctKind, t.vocab.internBytes(t.punct(t.source[i:i+n])))
	return i + n
}

// add appends the token source[from:to].
func (t *tokenizer) add(from, to int, kind Kind, w Word) {
	tok := Token{Start: int32(from), End: int32(to), Word: w, Quotation: -1, Kind: kind}
	if t.space {
		tok.Flags |= SpaceBefore
	}
	if kind == WordKind {
		if r, _ := utf8.DecodeRuneInString(t.source[from:]); unicode.IsUpper(r) {
			tok.Flags |= Capital
		}
	}
	t.tokens = append(t.tokens, tok)
	t.gaps = append(t.gaps, gap{t.lines})
	t.space, t.lines = false, 0
}

// isWordRune reports whether r can begin a word.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

// standsAlone reports whether r is of a script written without spaces, in
// which each character is taken for a word.
func standsAlone(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x0E00 && r <= 0x0EFF || r >= 0x1000 && r <= 0x109F || r >= 0x1780 && r <= 0x17FF
}

// wordAt adds the word that begins at i with r, cut at contractions.
func (t *tokenizer) wordAt(i int, r rune, n int) int {
	if standsAlone(r) {
		t.add(i, i+n, WordKind, t.vocab.internBytes(t.word(t.source[i:i+n])))
		return i + n
	}
	end := t.wordEnd(i)
	stem, suffix := contraction(t.source[i:end])
	if suffix == "" {
		t.add(i, end, WordKind, t.vocab.internBytes(t.word(t.source[i:end])))
		return end
	}
	cut := i + len(stem)
	w := string(t.word(stem))
	if suffix == "not" {
		w = fullForm(w)
	}
	t.add(i, cut, WordKind, t.vocab.Intern(w))
	t.add(cut, end, WordKind, t.vocab.Intern(suffix))
	return end
}

// wordEnd returns where the word that begins at i ends: apostrophes between
// letters and the dots of acronyms (U.S.) belong to it, and so does what does
// not show.
func (t *tokenizer) wordEnd(i int) int {
	s := t.source
	j := i
	dotted := false
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		switch {
		case isWordRune(r) && !standsAlone(r), unicode.IsDigit(r):
			j += n
			continue
		case (invisible(r) || direction(r)) && t.letterAt(j+n):
			j += n
			continue
		case (r == '\'' || r == '’' || r == 'ʼ') && t.letterAt(j+n):
			j += n
			continue
		case r == '.' && lastInitial(s[i:j], dotted) && (initialAt(s, j+1) || dotted):
			j++
			dotted = true
			continue
		}
		break
	}
	return j
}

// lastInitial reports whether w ends in a single capital: one letter alone,
// or after a dot.
func lastInitial(w string, dotted bool) bool {
	r, n := utf8.DecodeLastRuneInString(w)
	if !unicode.IsUpper(r) {
		return false
	}
	return len(w) == n || dotted && w[len(w)-n-1] == '.'
}

// initialAt reports whether s[i:] begins with a capital that ends there or
// before another dot: the next letter of an acronym.
func initialAt(s string, i int) bool {
	r, n := utf8.DecodeRuneInString(s[i:])
	if !unicode.IsUpper(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i+n:])
	return next == '.' || !isWordRune(next)
}

func (t *tokenizer) letterAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.source[i:])
	return isWordRune(r)
}

func (t *tokenizer) digitAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.source[i:])
	return unicode.IsDigit(r)
}

func isCurrency(r rune) bool { return r == '$' || unicode.Is(unicode.Sc, r) }

// number adds the number that begins at i: digits with their separators, a
// currency sign before and letters after (30th, 5km, 2x).
func (t *tokenizer) number(i int) int {
	s := t.source
	_, n := utf8.DecodeRuneInString(s[i:])
	j := i + n
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		if unicode.IsDigit(r) || isWordRune(r) && !standsAlone(r) {
			j += n
			continue
		}
		if (r == ',' || r == '.' || r == ':') && t.digitAt(j+1) {
			j++
			continue
		}
		break
	}
	t.add(i, j, NumberKind, t.vocab.internBytes(t.normalizer.number(s[i:j])))
	return j
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
	return i + len(strings.TrimRight(rest[:end], ".,;:!?"))
}
