package text

import (
	"strings"
	"syscall/js"
	"unicode"
	"unicode/utf8"
)

// A browser has Unicode's normal forms already. The program asks it instead of
// carrying their tables, which would be 60 KB more over the wire. A call takes
// 20 µs, so what was asked is kept.

// A block is 256 neighbouring runes, a bit each.
type block [256 / 32]uint32

var (
	inertBlocks = map[rune]*block{}
	canonicals  = map[rune]string{}
	compatibles = map[rune]string{}
)

// nfkc returns b, which is valid UTF-8, in normal form KC (Unicode TR 15): b
// itself where it is in that form.
func nfkc(b []byte) []byte {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if !inert(r) {
			return []byte(normalize("NFKC", string(b)))
		}
		i += n
	}
	return b
}

// inert reports whether normal form KC leaves r as it is, whatever stands
// beside it.
func inert(r rune) bool {
	if r < 0xA0 {
		return true
	}
	known, ok := inertBlocks[r>>8]
	if !ok {
		known = inertBlock(r &^ 0xFF)
		inertBlocks[r>>8] = known
	}
	return known[r>>5&7]>>(r&31)&1 != 0
}

// inertBlock asks about the block that begins with first, in one call.
func inertBlock(first rune) *block {
	const parted = "\x00"
	var all strings.Builder
	for r := first; r < first+256; r++ {
		all.WriteRune(r)
		all.WriteString(parted)
	}
	var known block
	for i, form := range strings.SplitN(normalize("NFKC", all.String()), parted, 257)[:256] {
		r := first + rune(i)
		if form == string(r) && !unicode.Is(unicode.M, r) && !isVowelOrFinal(r) {
			known[i>>5] |= 1 << (i & 31)
		}
	}
	return &known
}

// isVowelOrFinal reports whether r is a Hangul letter that composes with one
// before it.
func isVowelOrFinal(r rune) bool { return r >= 0x1160 && r <= 0x11FF }

// canonical returns the canonical decomposition of r, which is no Hangul
// syllable; nothing where r has none.
func canonical(r rune) string { return decomposition("NFD", canonicals, r) }

// compatible returns the compatibility decomposition of r, which is no Hangul
// syllable; nothing where r has none.
func compatible(r rune) string { return decomposition("NFKD", compatibles, r) }

func decomposition(form string, known map[rune]string, r rune) string {
	d, ok := known[r]
	if !ok {
		if d = normalize(form, string(r)); d == string(r) {
			d = ""
		}
		known[r] = d
	}
	return d
}

func normalize(form, s string) string {
	return js.Global().Get("String").Get("prototype").Get("normalize").Call("call", s, form).String()
}
