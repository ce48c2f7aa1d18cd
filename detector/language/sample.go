package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// A text is judged by 16 pieces of 128 bytes spread over it. 2 KB tell a
	// language as well as 100 KB do, which take lingua-go 300 ms; and pieces
	// can disagree, which is how a language outside the list gives itself
	// away (see Identify).
	pieceCount = 16
	pieceSize  = 128
)

// spread returns pieces of the text, evenly spaced, or all of a short text.
func spread(text string) []string {
	count := min(pieceCount, (len(text)+pieceSize-1)/pieceSize)
	var pieces []string
	for i := range count {
		size := min(pieceSize, len(text))
		start := 0
		if count > 1 {
			start = (len(text) - size) * i / (count - 1)
		}
		end := start + size
		for start < end && !utf8.RuneStart(text[start]) {
			start++
		}
		for end < len(text) && end > start && !utf8.RuneStart(text[end]) {
			end--
		}
		pieces = append(pieces, text[start:end])
	}
	return pieces
}

// A sample is what is judged of a text: its pieces, reduced to the words in
// the script that most of its letters belong to. lingua-go settles a tie
// between scripts by chance; with one script there is none.
type sample struct {
	script  string
	letters int     // of the script
	share   float64 // of all letters
	pieces  []string
}

// newSample takes a sample of the text.
func newSample(text string) sample {
	pieces := spread(text)
	byScript := map[string]int{}
	all := 0
	for _, p := range pieces {
		for _, r := range p {
			if unicode.IsLetter(r) {
				byScript[scriptOf(r)]++
				all++
			}
		}
	}
	var s sample
	for _, l := range languages() {
		if byScript[l.script] > s.letters {
			s.script, s.letters = l.script, byScript[l.script]
		}
	}
	if all > 0 {
		s.share = float64(s.letters) / float64(all)
	}
	for _, p := range pieces {
		s.pieces = append(s.pieces, strings.Map(s.keep, p))
	}
	return s
}

// keep keeps a letter of the sample's script. Combining marks go, so that a
// word stays one word; whatever else there is parts words.
func (s *sample) keep(r rune) rune {
	switch {
	case unicode.IsLetter(r) && scriptOf(r) == s.script:
		return r
	case unicode.Is(unicode.Mn, r):
		return -1
	}
	return ' '
}

// foreign returns how many letters the language is not written with, and
// their share. Words with a capital are left out: they may be names.
func (s *sample) foreign(l known) (count int, share float64) {
	if l.letters == "" {
		return 0, 0
	}
	total := 0
	for _, p := range s.pieces {
		for word := range strings.FieldsSeq(p) {
			if strings.ContainsFunc(word, unicode.IsUpper) {
				continue
			}
			for _, r := range word {
				total++
				if !strings.ContainsRune(l.letters, r) {
					count++
				}
			}
		}
	}
	return count, float64(count) / float64(max(1, total))
}

// scriptOf returns the script of the list that r belongs to, or "".
func scriptOf(r rune) string {
	if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
		return "Han" // Japanese mixes the three
	}
	for _, l := range languages() {
		if unicode.Is(unicode.Scripts[l.script], r) {
			return l.script
		}
	}
	return ""
}
