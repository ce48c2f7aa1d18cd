package report

import "unicode/utf8"

// A Text is one input: the words themselves and, where known, what a reader
// needs to find them again. Any string is a valid Text.
type Text struct {
	Text     string
	Name     string // shown for it; "Reference 2" and the like where empty
	URL      string
	Title    string
	Captured string // when it was taken, in the caller's words
}

// ValidUTF8 returns the text as reports quote it, with U+FFFD for each byte that
// is not UTF-8, and how many of these its words had.
func (t Text) ValidUTF8() (valid Text, replaced int) {
	for _, known := range []*string{&t.Name, &t.URL, &t.Title, &t.Captured} {
		*known, _ = validUTF8(*known) // a file may be named in any bytes
	}
	t.Text, replaced = validUTF8(t.Text)
	return t, replaced
}

// validUTF8 returns s with each byte that is not UTF-8 replaced by U+FFFD,
// and how many there were.
func validUTF8(s string) (string, int) {
	if utf8.ValidString(s) {
		return s, 0
	}
	out, bad := make([]byte, 0, len(s)+16), 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		out = utf8.AppendRune(out, r)
		i += n
	}
	return string(out), bad
}
