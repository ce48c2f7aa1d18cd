package detector_test

import (
	"fmt"
	"html"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"unspin/detector"
)

// An evasion is a way to hide words from a comparison that a reader does not
// see, or sees through.
type evasion struct {
	name  string
	named string // what the warning calls it; "" for what nobody need be warned of
	word  func(word string) string
	mark  string                   // stands around punctuation too, if it is set
	whole func(text string) string // instead of word, for what is done to a text as a whole
}

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

// between puts mark after every third letter, the first included.
func between(name, named, mark string) evasion {
	return evasion{name: name, named: named, mark: mark, word: func(word string) string {
		return eachLetter(word, func(n int, r rune) string {
			if n%3 == 0 {
				return string(r) + mark
			}
			return string(r)
		})
	}}
}

// letters puts other letters for those of the alphabet, pair by pair.
func letters(name, named string, pairs ...string) evasion {
	return evasion{name: name, named: named, word: strings.NewReplacer(pairs...).Replace}
}

// shifted draws letters from another part of Unicode. An alphabet without
// small letters has zero for them.
func shifted(name string, upper, lower rune) evasion {
	return evasion{name: name, named: "full-width or stylised letter", word: func(word string) string {
		return eachLetter(word, func(_ int, r rune) string {
			switch {
			case unicode.IsUpper(r):
				return string(r - 'A' + upper)
			case lower == 0:
				return string(r - 'a' + upper)
			}
			return string(r - 'a' + lower)
		})
	}}
}

// whole does something to a text as a whole.
func whole(name, named string, change func(string) string) evasion {
	return evasion{name: name, named: named, whole: change}
}

// replaced is whole for what stands for something else.
func replaced(name, named string, pairs ...string) evasion {
	return whole(name, named, strings.NewReplacer(pairs...).Replace)
}

// windows1252 holds what that encoding shows for its bytes from 0x80 on.
var windows1252 = map[byte]rune{
	0x80: '€', 0x82: '‚', 0x83: 'ƒ', 0x84: '„', 0x85: '…', 0x86: '†', 0x87: '‡', 0x88: 'ˆ', 0x89: '‰', 0x8A: 'Š', 0x8B: '‹', 0x8C: 'Œ', 0x8E: 'Ž',
	0x91: '‘', 0x92: '’', 0x93: '“', 0x94: '”', 0x95: '•', 0x96: '–', 0x97: '—', 0x98: '˜', 0x99: '™', 0x9A: 'š', 0x9B: '›', 0x9C: 'œ', 0x9E: 'ž', 0x9F: 'Ÿ',
}

// garble reads the UTF-8 of text in another encoding, that of table or
// Latin-1.
func garble(text string, table map[byte]rune) string {
	var b strings.Builder
	for i := range len(text) {
		if r, ok := table[text[i]]; ok {
			b.WriteRune(r)
		} else {
			b.WriteRune(rune(text[i]))
		}
	}
	return b.String()
}

// typographic gives text the marks that a wrong encoding shows in.
func typographic(text string) string {
	return strings.NewReplacer(` "`, " “", "\n\"", "\n“", `"`, "”", "'", "’", " a ", "\u00a0a\u00a0", " - ", " – ").Replace(text)
}

// wrap breaks lines after so many letters, as a column of print does; hyphens
// tells whether long words are broken, too.
func wrap(text string, width int, hyphens bool) string {
	var b strings.Builder
	for _, paragraph := range strings.Split(text, "\n\n") {
		column := 0
		for _, word := range strings.Fields(paragraph) {
			n := utf8.RuneCountInString(word)
			if column+n > width && column > 0 {
				if cut := width - column; hyphens && cut > 2 && n-cut > 2 && plainLetters(word) {
					b.WriteString(word[:cut] + "-\n" + word[cut:])
					column = n - cut
					b.WriteByte(' ')
					continue
				}
				b.WriteByte('\n')
				column = 0
			}
			b.WriteString(word + " ")
			column += n + 1
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func plainLetters(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
}

const (
	invisible = "invisible character"
	direction = "direction control"
	lookalike = "look-alike"
	stacked   = "stacked mark"
	redrawn   = "full-width or stylised letter"
	tag       = "HTML tag"
	reference = "HTML character reference"
	garbled   = "garbled character"
)

var evasions = []evasion{
	between("zero-width spaces", invisible, "\u200b"),
	between("zero-width joiners", invisible, "\u200d"),
	between("zero-width non-joiners", invisible, "\u200c"),
	between("word joiners", invisible, "\u2060\ufeff"),
	between("soft hyphens", invisible, "\u00ad"),
	between("invisible operators", invisible, "\u2061\u2064"),
	between("grapheme joiners", invisible, "\u034f"),
	between("Hangul fillers", invisible, "\u3164"),
	between("variation selectors", invisible, "\ufe0f"),
	between("more variation selectors", invisible, "\U000e0101"),
	between("tag characters", invisible, "\U000e0068\U000e007f"),
	between("annotation marks", invisible, "\ufff9\ufffb"),
	between("control characters", invisible, "\x00\x08\x7f"),
	between("formats of shorthand and music", invisible, "\U0001bca0\U0001d173"),
	between("direction controls", direction, "\u202a\u202c"),
	between("isolates", direction, "\u2066\u2069"),
	between("direction marks", direction, "\u200e\u061c"),
	between("stacked marks", stacked, "\u0301\u0322\u0338"),
	between("underlining", stacked, "\u0332"),
	between("marks around letters", stacked, "\u20dd\u0489"),
	between("a storm of marks", stacked, strings.Repeat("\u0300\u0316\u0334\u035c", 6)),
	between("tags inside of words", tag, "<b></b>"),
	between("comments inside of words", tag, "<!-- x -->"),

	letters("Cyrillic letters", lookalike, "a", "а", "c", "с", "e", "е", "o", "о", "p", "р", "x", "х", "y", "у", "i", "і", "s", "ѕ", "h", "һ", "d", "ԁ", "l", "ӏ",
		"A", "А", "B", "В", "C", "С", "E", "Е", "H", "Н", "I", "І", "K", "К", "M", "М", "O", "О", "P", "Р", "S", "Ѕ", "T", "Т", "X", "Х"),
	letters("Greek letters", lookalike, "o", "ο", "v", "ν", "u", "υ", "a", "α", "p", "ρ", "i", "ι", "k", "κ", "A", "Α", "T", "Τ", "H", "Η", "M", "Μ"),
	letters("Armenian letters", lookalike, "o", "օ", "h", "հ", "u", "ս", "n", "ո", "g", "ց", "q", "զ", "f", "ք", "S", "Տ"),
	letters("Cherokee letters", lookalike, "A", "Ꭺ", "T", "Ꭲ", "E", "Ꭼ", "M", "Ꮇ", "H", "Ꮋ", "W", "Ꮃ", "S", "Ꮪ", "C", "Ꮯ", "P", "Ꮲ", "L", "Ꮮ", "a", "ꭺ", "s", "ꮪ", "e", "ꭼ", "v", "ꮩ", "w", "ꮃ", "z", "ꮓ", "c", "ꮯ"),
	letters("small capitals", lookalike, "a", "ᴀ", "b", "ʙ", "c", "ᴄ", "d", "ᴅ", "e", "ᴇ", "o", "ᴏ", "n", "ɴ", "r", "ʀ", "t", "ᴛ", "i", "ɪ"),
	letters("letters of phonetics", lookalike, "a", "ɑ", "g", "ɡ", "i", "ı", "j", "ȷ", "e", "ҽ", "y", "ʏ"),
	letters("leetspeak", lookalike, "e", "3", "o", "0", "i", "1", "a", "4", "s", "5"),
	letters("at signs and dollars", lookalike, "a", "@", "s", "$", "i", "!"),
	letters("letters with dots", stacked, "a", "ạ", "e", "ẹ", "i", "ị", "o", "ọ", "u", "ụ"),
	letters("ligatures", "", "ffi", "ﬃ", "fi", "ﬁ", "fl", "ﬂ", "ff", "ﬀ", "st", "ﬆ"),
	shifted("full-width letters", 'Ａ', 'ａ'),
	shifted("bold letters", '𝐀', '𝐚'),
	shifted("sans-serif letters", '𝖠', '𝖺'),
	shifted("monospaced letters", '𝙰', '𝚊'),
	shifted("bold fraktur letters", '𝕬', '𝖆'),
	shifted("letters in circles", 'Ⓐ', 'ⓐ'),
	shifted("letters in brackets", '🄐', '⒜'),
	shifted("letters in squares", '🄰', 0),
	shifted("letters in black circles", '🅐', 0),
	shifted("letters in black squares", '🅰', 0),
	letters("raised letters", redrawn, "a", "ᵃ", "b", "ᵇ", "c", "ᶜ", "d", "ᵈ", "e", "ᵉ", "g", "ᵍ", "h", "ʰ", "i", "ⁱ", "k", "ᵏ", "l", "ˡ", "m", "ᵐ", "n", "ⁿ", "o", "ᵒ", "p", "ᵖ", "r", "ʳ", "s", "ˢ", "t", "ᵗ", "u", "ᵘ", "v", "ᵛ", "w", "ʷ", "y", "ʸ"),
	letters("letters of mathematics", redrawn, "h", "ℎ", "e", "ℯ", "g", "ℊ", "o", "ℴ", "R", "ℝ", "C", "ℂ", "N", "ℕ"),
	{name: "character references", named: reference, word: func(word string) string {
		return eachLetter(word, func(n int, r rune) string {
			if n%5 == 0 {
				return fmt.Sprintf("&#%d;", r)
			}
			return string(r)
		})
	}},

	whole("HTML", tag, func(text string) string {
		text = strings.NewReplacer("’", "&rsquo;", "“", "&ldquo;", "”", "&rdquo;", "—", "&mdash;").Replace(html.EscapeString(text))
		return `<div class="story"><p>` + strings.ReplaceAll(text, "\n\n", "</p>\n<p>") + "</p></div>"
	}),
	whole("a wrong encoding", garbled, func(text string) string { return garble(typographic(text), windows1252) }),
	whole("a wrong encoding twice", garbled, func(text string) string { return garble(garble(typographic(text), windows1252), windows1252) }),
	whole("UTF-8 read as Latin-1", garbled, func(text string) string { return garble(typographic(text), nil) }),
	whole("control bytes of Windows-1252", garbled, func(text string) string {
		return strings.NewReplacer("‘", "\u0091", "’", "\u0092", "“", "\u0093", "”", "\u0094", "–", "\u0096", "—", "\u0097", "…", "\u0085").Replace(typographic(text))
	}),
	whole("bytes that are no UTF-8", garbled, func(text string) string {
		return strings.NewReplacer("‘", "\x91", "’", "\x92", "“", "\x93", "”", "\x94", "–", "\x96", "—", "\x97").Replace(typographic(text))
	}),
	whole("curly marks", "", typographic),
	replaced("straight marks", "", "“", `"`, "”", `"`, "‘", "'", "’", "'"),
	replaced("primes", "", "“", "″", "”", "″", `"`, "″", "’", "′", "'", "′"),
	replaced("accents for marks", "", "“", "``", "”", "´´", "’", "´", "'", "`"),
	replaced("two single marks for a double one", "", "“", "''", "”", "''", `"`, "''"),
	replaced("no-break spaces", "", " ", "\u00a0"),
	replaced("thin spaces", "", " ", "\u2009"),
	replaced("ideographic spaces", "", " ", "\u3000"),
	replaced("blank patterns of Braille", invisible, " ", "\u2800"),
	replaced("two spaces", "", " ", "  "),
	replaced("separators of lines", "", "\n\n", "\u2028"),
	replaced("separators of paragraphs", "", "\n\n", "\u2029"),
	replaced("carriage returns", "", "\n", "\r"),
	replaced("no blank lines", "", "\n\n", "\n"),
	replaced("one line", "", "\n\n", " "),
	replaced("no space after full stops", "", ". ", "."),
	whole("lines of 60 letters", "", func(text string) string { return wrap(text, 60, false) }),
	whole("lines with hyphens", "", func(text string) string { return wrap(text, 60, true) }),
	whole("narrow columns with hyphens", "", func(text string) string { return wrap(text, 28, true) }),
	whole("capitals", "", strings.ToUpper),
	whole("small letters", "", strings.ToLower),
	whole("decomposed letters", "", func(text string) string { return strings.NewReplacer("é", "e\u0301", "ö", "o\u0308").Replace(text) }),
}

// words applies an evasion to each word of text whose number chosen accepts.
func (e *evasion) words(text string, chosen func(n int) bool) string {
	var b strings.Builder
	n := 0
	for len(text) > 0 {
		i := strings.IndexFunc(text, unicode.IsLetter)
		if i < 0 {
			i = len(text)
		}
		b.WriteString(text[:i])
		text = text[i:]
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
		if end < 0 {
			end = len(text)
		}
		if chosen(n) {
			b.WriteString(e.word(text[:end]))
		} else {
			b.WriteString(text[:end])
		}
		n++
		text = text[end:]
	}
	return b.String()
}

// densities are the ways in which an evasion is spread over a text.
func (e *evasion) densities() map[string]func(string) string {
	if e.whole != nil {
		return map[string]func(string) string{"throughout": e.whole}
	}
	all := map[string]func(string) string{
		"every word":       func(text string) string { return e.words(text, func(int) bool { return true }) },
		"every third word": func(text string) string { return e.words(text, func(n int) bool { return n%3 == 0 }) },
		"every tenth word": func(text string) string { return e.words(text, func(n int) bool { return n%10 == 4 }) },
	}
	if e.mark != "" {
		all["around punctuation"] = func(text string) string {
			var b strings.Builder
			for _, r := range text {
				if unicode.IsPunct(r) {
					b.WriteString(e.mark + string(r) + e.mark)
				} else {
					b.WriteRune(r)
				}
			}
			return b.String()
		}
		all["before spaces"] = strings.NewReplacer(" ", e.mark+" ").Replace
		all["after spaces"] = strings.NewReplacer(" ", " "+e.mark, "\n", "\n"+e.mark).Replace
	}
	return all
}

// mixed spreads all evasions of words over one text.
var mixed = whole("all together", invisible, func(text string) string {
	k := -1
	each := evasion{word: func(word string) string {
		for k++; ; k++ {
			if e := &evasions[k%len(evasions)]; e.word != nil {
				return e.word(word)
			}
		}
	}}
	return each.words(text, func(int) bool { return true })
})

// TestEvasion hides the words of texts from the comparison. The score of a
// spun text must not fall by more than five points, nor that of an innocent
// one rise, and a warning names what was found.
func TestEvasion(t *testing.T) {
	t.Parallel()
	d := newDetector(t)
	stories := readStories(t)
	if runtime.GOARCH == "wasm" {
		stories = stories[:2]
	}
	open := map[string]*detector.Report{}
	for _, s := range stories {
		for version := range s.texts {
			open[s.name+version] = run(t, d, compared{suspect: s.texts[version], references: []detector.Text{s.texts["reference"]}})
		}
	}
	innocent := 0 // each way to hide is tried on two innocent texts, in turn
	for _, e := range append(evasions, mixed) {
		all := e.densities()
		for _, density := range slices.Sorted(maps.Keys(all)) {
			hide := all[density]
			t.Run(e.name+"/"+density, func(t *testing.T) {
				compare := func(s story, version string) (was, is *detector.Report) {
					hidden := detector.Text{Text: hide(s.texts[version].Text)}
					return open[s.name+version], run(t, d, compared{suspect: hidden, references: []detector.Text{s.texts["reference"]}})
				}
				for _, s := range stories {
					was, is := compare(s, "spun")
					assert.GreaterOrEqual(t, is.SpinScore, was.SpinScore-5, s.name)
					assert.Equal(t, was.Verdict, is.Verdict, s.name)
					found := warning(is, detector.WarnHiddenCharacters)
					if e.named == "" {
						assert.Empty(t, found, s.name)
					} else if hide(s.texts["spun"].Text) != s.texts["spun"].Text {
						assert.Contains(t, found, e.named, s.name)
					}
				}
				for _, version := range []string{"wire", "paraphrase"} {
					s := stories[innocent%len(stories)]
					innocent++
					was, is := compare(s, version)
					assert.LessOrEqual(t, is.SpinScore, was.SpinScore+5, "%s/%s", s.name, version)
				}
			})
		}
	}
}
