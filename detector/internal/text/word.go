package text

import (
	"unicode"
)

// word adds the word that begins at i with r, cut at contractions.
func (t *tokenizer) word(i int, r rune, n int) int {
	if standsAlone(r) {
		t.add(i, i+n, r, WordKind, t.vocab.internBytes(t.normal(i, i+n)))
		return i + n
	}
	if r == 'h' || r == 'w' {
		if end := addressEnd(t.source, i); end > i {
			t.add(i, end, r, WordKind, t.vocab.internBytes(t.normal(i, end)))
			return end
		}
	}
	s := t.scan(i)
	cut, suffix := s.contraction()
	if cut <= i {
		w := t.normal(i, s.end)
		if string(w) != "cannot" || s.end-i != len(w) {
			t.add(i, s.end, r, WordKind, t.vocab.internBytes(w))
			return s.end
		}
		cut, suffix = s.end-len("not"), "not"
	}
	w := string(t.normal(i, cut))
	if suffix == "not" {
		w = fullForm(w)
	}
	t.add(i, cut, r, WordKind, t.vocab.Intern(w))
	t.normal(cut, s.end) // counts what is hidden in it
	t.add(cut, s.end, '\'', WordKind, t.vocab.Intern(suffix))
	return s.end
}

// A scan is what is known of a word from reading its glyphs once.
type scan struct {
	end int // where it ends in the source

	last   rune // the last glyph, and where it stands
	lastAt int

	apostrophe int  // where the last apostrophe stands, 0 for none
	before     rune // the letter before it, and where it stands
	beforeAt   int
	after      [2]rune // the letters after it
	letters    int     // how many
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
			s.letter(r, j)
			if !unicode.Is(unicode.M, r) {
				since++
			}
		case unseen(r):
			j += n
			continue
		case isApostrophe(r) && t.letterAt(j+n):
			s.apostrophe, s.before, s.beforeAt, s.letters = j, s.last, s.lastAt, 0
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

// letter notes letter r at position at.
func (s *scan) letter(r rune, at int) {
	s.last, s.lastAt = r, at
	if s.apostrophe > 0 {
		if s.letters < len(s.after) {
			s.after[s.letters] = unicode.ToLower(r)
		}
		s.letters++
	}
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

// contraction returns where the contracted suffix of the word begins and the
// full word that stands for it, so that "don't" and "do not" are the same
// words. "'s" and "'d" stand for more than one and stay as they are.
func (s *scan) contraction() (cut int, suffix string) {
	if s.apostrophe == 0 {
		return 0, ""
	}
	switch s.letters {
	case 1:
		switch s.after[0] {
		case 't':
			if unicode.ToLower(s.before) == 'n' {
				return s.beforeAt, "not"
			}
		case 's':
			return s.apostrophe, "'s"
		case 'd':
			return s.apostrophe, "'d"
		case 'm':
			return s.apostrophe, "am"
		}
	case 2:
		switch string(s.after[:]) {
		case "re":
			return s.apostrophe, "are"
		case "ve":
			return s.apostrophe, "have"
		case "ll":
			return s.apostrophe, "will"
		}
	}
	return 0, ""
}

// fullForm returns the verb that stands shortened before "n't".
func fullForm(w string) string {
	switch w {
	case "ca":
		return "can"
	case "wo":
		return "will"
	case "sha":
		return "shall"
	}
	return w
}
