//go:build !js

package text

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nfkc returns b, which is valid UTF-8, in normal form KC (Unicode TR 15): b
// itself where it is in that form.
func nfkc(b []byte) []byte {
	if norm.NFKC.IsNormal(b) {
		return b
	}
	return norm.NFKC.Bytes(b)
}

// canonical returns the canonical decomposition of r, which is no Hangul
// syllable; nothing where r has none.
func canonical(r rune) string { return decomposition(norm.NFD, r) }

// compatible returns the compatibility decomposition of r, which is no Hangul
// syllable; nothing where r has none.
func compatible(r rune) string { return decomposition(norm.NFKD, r) }

func decomposition(form norm.Form, r rune) string {
	var b [utf8.UTFMax]byte
	return string(form.Properties(utf8.AppendRune(b[:0], r)).Decomposition())
}
