package detector_test

import (
	"context"
	"fmt"
	"html"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// eachLetter returns text with every letter replaced by what change makes of
// it; n counts the letters.
func eachLetter(text string, change func(n int, r rune) string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			b.WriteString(change(n, r))
			n++
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// between puts mark after every third letter.
func between(mark string) func(string) string {
	return func(text string) string {
		return eachLetter(text, func(n int, r rune) string {
			if n%3 == 0 {
				return string(r) + mark
			}
			return string(r)
		})
	}
}

// shifted draws letters from another part of Unicode.
func shifted(upper, lower rune) func(string) string {
	return func(text string) string {
		return eachLetter(text, func(_ int, r rune) string {
			if unicode.IsUpper(r) {
				return string(r - 'A' + upper)
			}
			return string(r - 'a' + lower)
		})
	}
}

// garble reads the UTF-8 of text as Windows-1252.
func garble(text string) string {
	decode := map[byte]rune{
		0x80: '€', 0x82: '‚', 0x83: 'ƒ', 0x84: '„', 0x85: '…', 0x86: '†', 0x87: '‡', 0x88: 'ˆ', 0x89: '‰', 0x8A: 'Š', 0x8B: '‹', 0x8C: 'Œ', 0x8E: 'Ž',
		0x91: '‘', 0x92: '’', 0x93: '“', 0x94: '”', 0x95: '•', 0x96: '–', 0x97: '—', 0x98: '˜', 0x99: '™', 0x9A: 'š', 0x9B: '›', 0x9C: 'œ', 0x9E: 'ž', 0x9F: 'Ÿ',
	}
	var b strings.Builder
	for i := range len(text) {
		if r, ok := decode[text[i]]; ok {
			b.WriteRune(r)
		} else {
			b.WriteRune(rune(text[i]))
		}
	}
	return b.String()
}

// evasions are ways to hide words from a comparison that a reader does not
// see, or sees through.
var evasions = []struct {
	name, named string // what the warning calls it
	hide        func(string) string
}{
	{"zero-width spaces", "invisible character", between("\u200b")},
	{"word joiners", "invisible character", between("\u2060\ufeff")},
	{"soft hyphens", "invisible character", between("\u00ad")},
	{"direction controls", "direction control", between("\u202a\u202c")},
	{"look-alikes", "look-alike", strings.NewReplacer("a", "а", "c", "с", "e", "е", "o", "о", "p", "р", "x", "х", "y", "у", "i", "і", "s", "ѕ",
		"A", "А", "B", "В", "C", "С", "E", "Е", "H", "Н", "I", "І", "K", "К", "M", "М", "O", "О", "P", "Р", "S", "Ѕ", "T", "Т", "X", "Х").Replace},
	{"Greek letters", "look-alike", strings.NewReplacer("o", "ο", "v", "ν", "u", "υ", "A", "Α", "T", "Τ").Replace},
	{"stacked marks", "stacked mark", between("\u0301\u0322\u0338")},
	{"underlining", "stacked mark", between("\u0332")},
	{"full-width letters", "full-width or mathematical letter", shifted('Ａ', 'ａ')},
	{"bold letters", "full-width or mathematical letter", shifted('𝐀', '𝐚')},
	{"circled letters", "full-width or mathematical letter", shifted('Ⓐ', 'ⓐ')},
	{"tags inside of words", "HTML tag", between("<b></b>")},
	{"HTML", "HTML tag", func(text string) string {
		text = strings.NewReplacer("’", "&rsquo;", "“", "&ldquo;", "”", "&rdquo;", "—", "&mdash;").Replace(html.EscapeString(text))
		return `<div class="story"><p>` + strings.ReplaceAll(text, "\n\n", "</p>\n<p>") + "</p></div>"
	}},
	{"character references", "HTML character reference", func(text string) string {
		return eachLetter(text, func(n int, r rune) string {
			if n%5 == 0 {
				return fmt.Sprintf("&#%d;", r)
			}
			return string(r)
		})
	}},
	{"a wrong encoding", "garbled character", func(text string) string {
		return garble(strings.NewReplacer(`"`, "“", "'", "’", " a ", "\u00a0a\u00a0").Replace(text))
	}},
}

// TestEvasion hides the words of spun texts from the comparison. The score
// must stay within five points, and a warning name what was found.
func TestEvasion(t *testing.T) {
	d := newDetector(t)
	compare := func(p pair) *detector.Report {
		r, err := d.Compare(context.Background(), detector.Text{Text: p.suspect}, detector.Text{Text: p.reference})
		require.NoError(t, err)
		return r
	}
	for _, p := range stories(t) {
		open := compare(p)
		require.Empty(t, open.Warnings)
		for _, e := range evasions {
			t.Run(p.name+"/"+e.name, func(t *testing.T) {
				hidden := holds(t, d, e.hide(p.suspect), p.reference)
				assert.InDelta(t, open.SpinScore, hidden.SpinScore, 5)
				assert.InDelta(t, open.Coverage, hidden.Coverage, .02)
				assert.Equal(t, open.Verdict, hidden.Verdict)
				var warning string
				for _, w := range hidden.Warnings {
					if w.Code == detector.WarnHiddenCharacters {
						warning = w.Text
					}
				}
				assert.Contains(t, warning, e.named)
			})
		}
	}
}
