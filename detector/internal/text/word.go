package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word adds the word that begins at i with r, cut at contractions.
func (t *tokenizer) word(i int, r rune, n int) int {
	if standsAlone(r) {
		t.add(i, i+n, r, WordKind, t.vocab.InternBytes(t.normal(i, i+n)))
		return i + n
	}
	if r == 'h' || r == 'w' {
		if end := addressEnd(t.source, i); end > i {
			t.add(i, end, r, WordKind, t.vocab.InternBytes(t.normal(i, end)))
			return end
		}
	}
	if end := t.elision(i); end > i {
		return end
	}
	s := t.scan(i)
	w := t.normal(i, s.end)
	stem, suffix := len(w), ""
	cut := s.end
	if s.apostrophe > 0 {
		stem, suffix = t.rules.contraction(w)
		if cut = s.apostrophe; suffix == "not" {
			cut = s.beforeAt
		}
	} else if j := t.rules.joinedIn(w); j != nil && s.end-i == len(w) {
		stem, suffix = len(j.first), j.second
		cut = i + stem
	}
	if suffix == "" || cut == i { // "ŉ't" has an n for its first letter, and nothing before it
		t.add(i, s.end, r, WordKind, t.vocab.InternBytes(w))
		return s.end
	}
	t.add(i, cut, r, WordKind, t.vocab.InternBytes(t.rules.fullForm(w[:stem], suffix)))
	t.add(cut, s.end, '\'', WordKind, t.vocab.Intern(suffix))
	return s.end
}

// elision adds the word at i that an apostrophe joins to the next one, with the
// apostrophe, and returns where it ends; i where there is none.
func (t *tokenizer) elision(i int) int {
	if len(t.rules.elisions) == 0 {
		return i
	}
	const longest = 16
	for j := i; j < len(t.source) && j < i+longest; {
		r, n := t.glyph(j)
		switch {
		case isApostrophe(r):
			if w := t.normal(i, j); !t.rules.elisions[string(w)] || !t.letterAt(j+n) {
				return i
			}
			first, _ := t.glyph(i)
			t.add(i, j+n, first, WordKind, t.vocab.InternBytes(append(t.buf, '\'')))
			return j + n
		case !isWordRune(r) && !unseen(r):
			return i
		}
		j += n
	}
	return i
}

// plainWord adds the word at i, of nothing but Latin letters, and returns where
// it ends; i where what follows it may belong to it, so that word must look. Most
// words are plain.
func (t *tokenizer) plainWord(i int) int {
	t.buf = t.buf[:0]
	end, hash := i, hashStart
	for end < len(t.source) {
		c := t.source[end] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		t.buf = append(t.buf, c)
		hash = (hash ^ uint64(c)) * hashFactor
		end++
	}
	if end < len(t.source) && !t.endsPlainWord(i, end) || t.rules.joinedIn(t.buf) != nil {
		return i
	}
	t.add(i, end, rune(t.source[i]), WordKind, t.vocab.internHashed(t.buf, fold(hash)))
	return end
}

// endsPlainWord reports whether what stands at end surely ends the word that
// begins at i: no mark that can join words or begin markup, no other letter.
func (t *tokenizer) endsPlainWord(i, end int) bool {
	switch t.source[end] {
	case ' ', '\n', '\r', '\t', ',', ';', '!', '?', '(', ')', '[', ']', '"', '/':
		return true
	case '.', ':': // U.S., http://, www.
		return end > i+1 && t.source[i] != 'h' && t.source[i] != 'w'
	case '-': // a line can end there
		return end+1 < len(t.source) && isASCIILetter(rune(t.source[end+1]))
	}
	return !t.garbled && (strings.HasPrefix(t.source[end:], "”") || strings.HasPrefix(t.source[end:], "“"))
}

// A scan is what is known of a word from reading its glyphs once.
type scan struct {
	end int // where it ends in the source

	last   rune // the last letter, and where it stands
	lastAt int

	apostrophe int // where the last apostrophe stands, 0 for none
	beforeAt   int // and the letter before it
}

// scan reads the word that begins at i: apostrophes between letters and the
// dots of acronyms (U.S., a.m.) belong to it, and so does what does not show.
func (t *tokenizer) scan(i int) scan {
	s := scan{end: i}
	dotted, since := false, 0 // since counts the letters after the last dot
	for j := i; j < len(t.source); {
		r, n := rune(t.source[j]), 1
		if !isASCIILetter(r) {
			r, n = t.glyph(j)
		}
		switch {
		case isWordRune(r) && !standsAlone(r), unicode.IsDigit(r):
			if !unicode.Is(unicode.M, r) {
				s.last, s.lastAt = r, j
				since++
			}
		case unseen(r):
			j = max(j+n, t.wrapped(j+n, r, s.last))
			continue
		case s.end == j && t.wrapped(j+n, r, s.last) > 0:
			j = t.wrapped(j+n, r, s.last)
			continue
		case isApostrophe(r) && t.letterAt(j+n) && (r != utf8.RuneError || since == 1 || t.contracts(j+n)):
			s.apostrophe, s.beforeAt = j, s.lastAt
		case r == '_' && t.letterAt(j+n):
		case r == '.' && since == 1 && (dotted || t.initialAt(j+n, unicode.IsUpper(s.last))):
			dotted, since = true, 0
		default:
			return s
		}
		j += n
		s.end = j
	}
	return s
}

// wrapped returns where a word goes on that hyphen r before i broke at the end
// of a line, as columns of print do, or 0. A compound broken there is read as
// one word, too: nothing shows which it was.
func (t *tokenizer) wrapped(i int, r, last rune) int {
	if r != '-' && r != '‐' && r != softHyphen || !unicode.IsLower(last) {
		return 0
	}
	rest, broken := strings.CutPrefix(strings.TrimPrefix(t.source[i:], "\r"), "\n")
	if !broken {
		return 0
	}
	rest = strings.TrimLeft(rest, " \t")
	if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLower(next) {
		return 0
	}
	return len(t.source) - len(rest)
}

const softHyphen = 0xAD

// contracts reports whether the ending of a contraction stands at i.
func (t *tokenizer) contracts(i int) bool {
	end := i
	for end < len(t.source) && end < i+3 && isASCIILetter(rune(t.source[end])) {
		end++
	}
	switch t.source[i:end] {
	case "s", "t", "d", "m", "re", "ve", "ll":
		return true
	}
	return false
}

// initialAt reports whether the next letter of an acronym stands at i: a
// single one before another dot, or a single capital before anything else.
func (t *tokenizer) initialAt(i int, upper bool) bool {
	r, n, at := t.visibleAt(i)
	if !isWordRune(r) || unicode.IsUpper(r) != upper {
		return false
	}
	next, _, _ := t.visibleAt(at + n)
	return next == '.' || upper && !isWordRune(next)
}

// contraction returns the length of the normalised word w without its
// contracted suffix and the full word that stands for that, so that "don't"
// and "do not" are the same words. The suffix is empty where there is none.
func (l *Language) contraction(w []byte) (stem int, suffix string) {
	for _, s := range l.contractions {
		if n := len(w) - len(s.suffix); n > 0 && string(w[n:]) == s.suffix {
			return n, s.word
		}
	}
	return len(w), ""
}

// fullForm returns the word that stands shortened before a suffix.
func (l *Language) fullForm(w []byte, suffix string) []byte {
	if suffix != "not" {
		return w
	}
	if full := l.shortened[string(w)]; full != "" {
		return append(w[:0], full...)
	}
	return w
}

// joinedIn returns the two words that w is written for as one, nil for none.
func (l *Language) joinedIn(w []byte) *joined {
	for i := range l.joined {
		if j := &l.joined[i]; string(w) == j.word {
			return j
		}
	}
	return nil
}
