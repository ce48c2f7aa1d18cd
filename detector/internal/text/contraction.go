package text

import "strings"

// suffixes of contractions and the full word each stands for. "'s" and "'d"
// stand for more than one and stay as they are.
var suffixes = []struct{ suffix, word string }{
	{"n't", "not"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "am"}, {"'s", "'s"}, {"'d", "'d"},
}

// contraction cuts word before its contracted suffix and returns the full
// word that stands for it, so that "don't" and "do not" are the same words.
// The suffix is empty where there is none.
func contraction(word string) (stem, suffix string) {
	if !strings.ContainsAny(word, "'’ʼ") {
		return word, ""
	}
	for _, s := range suffixes {
		if k := matchSuffix(word, s.suffix); k > 0 {
			return word[:k], s.word
		}
	}
	return word, ""
}

// matchSuffix returns where suffix begins in word, whatever the apostrophe
// and the case, or 0.
func matchSuffix(word, suffix string) int {
	i := len(word)
	for k := len(suffix) - 1; k >= 0; k-- {
		c := suffix[k]
		if c == '\'' {
			a := lastApostrophe(word[:i])
			if a == 0 {
				return 0
			}
			i -= a
			continue
		}
		if i == 0 || word[i-1]|0x20 != c {
			return 0
		}
		i--
	}
	return i
}

// lastApostrophe returns the length of the apostrophe that s ends in, or 0.
func lastApostrophe(s string) int {
	for _, a := range []string{"'", "’", "ʼ"} {
		if strings.HasSuffix(s, a) {
			return len(a)
		}
	}
	return 0
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
