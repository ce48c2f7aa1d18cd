package text

import (
	"strings"
	"unicode/utf8"
)

// windows1252 holds what the bytes 0x80 to 0x9F show in that encoding; 0 is
// for those that it leaves open, and for 0x85, which is also a line break.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', 0, '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// isGarbled reports whether s was UTF-8, was read as Windows-1252 somewhere
// and saved so. The signs looked for occur in no language; only a text that
// has one is repaired, since “MAÇÃ” and «MANHÃ» are
// Portuguese.
func isGarbled(s string) bool {
	if strings.Contains(s, "â€") {
		return true
	}
	for _, lead := range []string{"Ã", "Â"} {
		for rest := s; ; {
			i := strings.Index(rest, lead)
			if i < 0 {
				break
			}
			rest = rest[i+len(lead):]
			if r, _ := utf8.DecodeRuneInString(rest); r >= 0xA0 && r <= 0xBF && r != '«' && r != '»' {
				return true
			}
		}
	}
	return false
}

// ungarble returns the character at the start of s and its length, where it
// was taken for Windows-1252 up to depth times.
func ungarble(s string, depth int) (r rune, n int) {
	if depth == 0 {
		return utf8.DecodeRuneInString(s)
	}
	r, n = ungarble(s, depth-1)
	var code [utf8.UTFMax]byte
	code[0] = windowsByte(r)
	length := sequenceLength(code[0])
	end := n
	for k := 1; k < length; k++ {
		next, m := rune(0), 0
		if end < len(s) {
			next, m = ungarble(s[end:], depth-1)
		}
		code[k] = windowsByte(next)
		if code[k]&0xC0 != 0x80 {
			if k == 2 && code[0] == 0xE2 && code[1] == 0x80 {
				return '”', end // its last byte shows nothing and is often lost
			}
			return r, n
		}
		end += m
	}
	if length > 0 {
		if whole, m := utf8.DecodeRune(code[:length]); m == length {
			return whole, end
		}
	}
	return r, n
}

// sequenceLength returns how many bytes a UTF-8 sequence that begins with b
// has, or 0.
func sequenceLength(b byte) int {
	switch {
	case b >= 0xC2 && b <= 0xDF:
		return 2
	case b >= 0xE0 && b <= 0xEF:
		return 3
	case b >= 0xF0 && b <= 0xF4:
		return 4
	}
	return 0
}

// windowsByte returns the byte for r in Windows-1252, or 0. Bytes that it
// leaves open are kept as they are, as programs do.
func windowsByte(r rune) byte {
	switch {
	case r >= 0x80 && r <= 0xFF:
		return byte(r)
	case r == '…':
		return 0x85
	case r > 0xFF && r <= '™':
		for i, w := range windows1252 {
			if w == r {
				return byte(0x80 + i)
			}
		}
	}
	return 0
}
