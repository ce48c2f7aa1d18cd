package versions

import (
	"unicode"
	"unicode/utf8"
)

// A slip is a word of one text that is misspelled where the other has it right.
type slip struct{ right, wrong string }

// slips returns the words that v misspells where w, between the same two words,
// does not: the wrong one is no word as far as the detector knows and the right
// one is, or v itself has it right elsewhere, which needs no dictionary. Misspelling
// has a direction; nobody copies "president" and writes "presidnet" on purpose.
func (s *study) slips(v, w *version) []slip {
	between := map[[2]string]string{}
	for i := 1; i+1 < len(w.words); i++ {
		between[[2]string{w.words[i-1].text, w.words[i+1].text}] = w.words[i].text
	}
	var out []slip
	for i := 1; i+1 < len(v.words); i++ {
		wrong := v.words[i].text
		right := between[[2]string{v.words[i-1].text, v.words[i+1].text}]
		if right == "" || right == wrong || !misspelling(right, wrong) || s.knows(wrong) || w.counts()[wrong] > 0 {
			continue
		}
		if s.knows(right) || v.counts()[right] > 0 && v.counts()[wrong] == 1 {
			out = append(out, slip{right, wrong})
		}
	}
	return out
}

func (s *study) knows(word string) bool { return s.engine.Knows(word) }

// counts returns how often v has each word.
func (v *version) counts() map[string]int {
	if v.known == nil {
		v.known = map[string]int{}
		for _, w := range v.words {
			v.known[w.text]++
		}
	}
	return v.known
}

// misspelling reports whether one letter left out, put in or replaced, or two
// exchanged, make one of two long words the other.
func misspelling(a, b string) bool {
	const leastLetters = 4
	if utf8.RuneCountInString(a) < leastLetters || utf8.RuneCountInString(b) < leastLetters {
		return false
	}
	x, y := []rune(a), []rune(b)
	for _, r := range append([]rune(a), y...) {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return false
		}
	}
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	switch {
	case len(x)+len(y) == 1, len(x) == 1 && len(y) == 1:
		return true
	case len(x) == 2 && len(y) == 2:
		return x[0] == y[1] && x[1] == y[0]
	}
	return false
}
