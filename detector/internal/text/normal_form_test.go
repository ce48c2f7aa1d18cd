package text

import (
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"
)

// TestNormalForms holds what a browser says of every rune against the tables
// that a native program carries: in WebAssembly the two have different
// sources.
func TestNormalForms(t *testing.T) {
	for r := rune(0x80); r <= 0x1FFFF; r++ {
		if r >= 0xD800 && r <= 0xDFFF || !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z) {
			continue // surrogates, and what one side does not know yet
		}
		s := string(r)
		if got, want := string(nfkc([]byte(s))), norm.NFKC.String(s); got != want {
			t.Errorf("%U: %+q in normal form KC, not %+q", r, got, want)
		}
		if isHangulSyllable(r) {
			continue
		}
		for _, form := range []struct {
			of   norm.Form
			says func(rune) string
		}{{norm.NFD, canonical}, {norm.NFKD, compatible}} {
			want := form.of.String(s)
			if want == s {
				want = ""
			}
			if got := form.says(r); got != want {
				t.Errorf("%U: decomposed %+q, not %+q", r, got, want)
			}
		}
	}
}

func TestNormalFormOfWords(t *testing.T) {
	for _, s := range []string{
		"", "council", "naïve", "nai\u0308ve", "e\u0323\u0302te\u0302\u0323", "ﬁnance", "Ｃｏｕｎｃｉｌ", "𝒸ouncil", "각", "\u1100\u1161\u11A8", "가\u11A8",
		"か\u3099", "ｶﾞ", "Å", "½", "x²", "Ω", "क\u093c", "\u0915\u093C\u0301", "ব\u09CB", "ব\u09C7\u09BE", "\u0301alone", "中文", "😀\u200d🚀", "\uFFFD",
	} {
		assert.Equal(t, norm.NFKC.String(s), string(nfkc([]byte(s))), "%+q", s)
	}
}
