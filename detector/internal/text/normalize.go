package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// invisible reports whether r shows nothing and only serves to break up or
// join what it stands in: soft hyphens, zero-width characters, variation
// selectors, tags.
func invisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x034F, r == 0x061C, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x180E:
		return true
	case r >= 0x200B && r <= 0x200D, r >= 0x2060 && r <= 0x2064, r == 0xFEFF:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// direction reports whether r is a bidirectional control. Marks alone
// (U+200E, U+200F) are ordinary in right-to-left text, but equally unseen.
func direction(r rune) bool {
	return r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// lookalikes maps letters of Cyrillic and Greek to the Latin letters they
// cannot be told from in most typefaces (Unicode TR 39, confusables; the
// single-letter part that attacks on detectors use).
var lookalikes = map[rune]byte{
	'а': 'a', 'с': 'c', 'е': 'e', 'о': 'o', 'р': 'p', 'х': 'x', 'у': 'y', 'і': 'i', 'ѕ': 's', 'ј': 'j',
	'ԁ': 'd', 'һ': 'h', 'ո': 'n', 'ԛ': 'q', 'ԝ': 'w', 'ν': 'v', 'ο': 'o', 'α': 'a', 'ι': 'i', 'κ': 'k', 'ρ': 'p', 'υ': 'u',
	'ɡ': 'g', 'ӏ': 'l', 'т': 't', 'к': 'k', 'м': 'm', 'н': 'h', 'в': 'b', 'г': 'r',
	'А': 'A', 'В': 'B', 'С': 'C', 'Е': 'E', 'Н': 'H', 'І': 'I', 'Ј': 'J', 'К': 'K', 'М': 'M', 'О': 'O', 'Р': 'P', 'Ѕ': 'S', 'Т': 'T', 'Х': 'X', 'У': 'Y',
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T', 'Υ': 'Y', 'Χ': 'X',
}

// A normalizer brings words to the form in which they are compared.
type normalizer struct {
	hidden    Hidden
	latinText bool // most letters of the text are Latin
	buf       []byte
	runes     []rune
}

// word returns s in lower case, with apostrophes of one form, without the
// dots of acronyms, and with what does not show folded away. The result is
// valid until the next call.
func (n *normalizer) word(s string) []byte {
	n.buf = n.buf[:0]
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return n.wide(s)
		case c >= 'A' && c <= 'Z':
			n.buf = append(n.buf, c+'a'-'A')
		case c == '.':
		default:
			n.buf = append(n.buf, c)
		}
	}
	return n.buf
}

// wide is word for text beyond ASCII.
func (n *normalizer) wide(s string) []byte {
	n.runes = n.runes[:0]
	latin := false
	composed := s
	if !norm.NFKC.IsNormalString(s) {
		composed = norm.NFKC.String(s)
	}
	for _, r := range s {
		if r >= 0xFF01 && r <= 0xFF5E || r >= 0x1D400 && r <= 0x1D7FF {
			n.hidden.FullWidth++
		}
	}
	for _, r := range composed {
		switch {
		case invisible(r):
			n.hidden.Invisible++
			continue
		case direction(r):
			n.hidden.Directions++
			continue
		case r == '’' || r == 'ʼ' || r == '‘' || r == '′':
			r = '\''
		case r == '.':
			continue
		case unicode.Is(unicode.Mn, r) && len(n.runes) > 0 && unicode.Is(unicode.Latin, n.runes[len(n.runes)-1]):
			// A mark that composes is gone by now; what is left on a Latin
			// letter is either rare or heaped on to break matching.
			n.hidden.Stacked++
			continue
		}
		if unicode.Is(unicode.Latin, r) {
			latin = true
		}
		n.runes = append(n.runes, r)
	}
	n.latinize(latin)
	n.buf = n.buf[:0]
	for _, r := range n.runes {
		n.buf = utf8.AppendRune(n.buf, unicode.ToLower(r))
	}
	return n.buf
}

// latinize replaces lookalikes in a word that also has Latin letters, and in
// Latin text in a word that has nothing else: elsewhere a word made of
// lookalikes alone is a word of its own language.
func (n *normalizer) latinize(latin bool) {
	if !latin && !(n.latinText && n.allLookalikes()) {
		return
	}
	for i, r := range n.runes {
		if b, ok := lookalikes[r]; ok {
			n.runes[i] = rune(b)
			n.hidden.Lookalikes++
		}
	}
}

// number returns s without the separators of digit groups.
func (n *normalizer) number(s string) []byte {
	w := n.keepDots(s)
	out := w[:0]
	for i, c := range w {
		if c == ',' && i > 0 && digits(w[i+1:], 3) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// keepDots is word without the loss of decimal points.
func (n *normalizer) keepDots(s string) []byte {
	n.buf = n.buf[:0]
	for _, r := range s {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			n.hidden.FullWidth++
			r -= 0xFEE0
		case invisible(r):
			n.hidden.Invisible++
			continue
		case direction(r):
			n.hidden.Directions++
			continue
		}
		n.buf = utf8.AppendRune(n.buf, unicode.ToLower(r))
	}
	return n.buf
}

// digits reports whether b begins with exactly want digits.
func digits(b []byte, want int) bool {
	k := 0
	for k < len(b) && b[k] >= '0' && b[k] <= '9' {
		k++
	}
	return k == want
}

// punct returns the form in which punctuation is compared: quotation marks,
// dashes and ellipses of one kind each.
func (n *normalizer) punct(s string) []byte {
	n.buf = n.buf[:0]
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case isDoubleQuote(r):
		return append(n.buf, '"')
	case isSingleQuote(r):
		return append(n.buf, '\'')
	case isDash(r):
		return append(n.buf, '-')
	case r == '…' || s == "...":
		return append(n.buf, "..."...)
	case r >= 0xFF01 && r <= 0xFF5E:
		n.hidden.FullWidth++
		return append(n.buf, byte(r-0xFEE0))
	}
	return append(n.buf, s...)
}

func isDoubleQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '＂', '「', '」':
		return true
	}
	return false
}

func isSingleQuote(r rune) bool {
	switch r {
	case '\'', '‘', '’', '‚', '‛', '`', '´', '‹', '›':
		return true
	}
	return false
}

func isDash(r rune) bool {
	return r == '-' || r >= 0x2010 && r <= 0x2015 || r == 0x2212 || r == 0x2E3A || r == 0x2E3B || r == 0xFE58 || r == 0xFE63 || r == 0xFF0D
}

func (n *normalizer) allLookalikes() bool {
	for _, r := range n.runes {
		if _, ok := lookalikes[r]; !ok {
			return false
		}
	}
	return true
}

// mostlyLatin reports whether Latin letters outnumber those of the scripts
// that lookalikes come from by four to one.
func mostlyLatin(s string) bool {
	latin, other := 0, 0
	for _, r := range s {
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			latin++
		case r >= 0x0370 && r <= 0x058F:
			other++
		}
	}
	return latin > 4*other
}
