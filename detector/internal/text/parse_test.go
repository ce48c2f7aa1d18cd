package text_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/text"
)

// parse returns the Document of source and the vocabulary of its words,
// having checked what holds of every Document.
func parse(t testing.TB, source string) (*text.Document, *text.Vocabulary) {
	v := text.NewVocabulary()
	d := text.Parse(v, source)
	holds(t, v, d)
	return d, v
}

// holds checks what holds of every Document, whatever the text.
func holds(t testing.TB, v *text.Vocabulary, d *text.Document) {
	require.Empty(t, wrongTokens(v, d))
	require.Empty(t, wrongSentences(d))
	require.Empty(t, wrongQuotations(d))
}

// wrongTokens says what is wrong with the tokens of d.
func wrongTokens(v *text.Vocabulary, d *text.Document) string {
	end, words := int32(0), 0
	for i, tok := range d.Tokens {
		switch {
		case tok.Start < end:
			return fmt.Sprintf("token %d overlaps the one before", i)
		case tok.End <= tok.Start:
			return fmt.Sprintf("token %d is empty", i)
		case int(tok.End) > len(d.Source):
			return fmt.Sprintf("token %d ends beyond the source", i)
		case !utf8.RuneStart(d.Source[tok.Start]) || int(tok.End) < len(d.Source) && !utf8.RuneStart(d.Source[tok.End]):
			return fmt.Sprintf("token %d cuts a character", i)
		case int(tok.Word) >= v.Len():
			return fmt.Sprintf("token %d has a word of no vocabulary", i)
		}
		if tok.Kind != text.PunctKind {
			words++
		}
		end = tok.End
	}
	if words != d.Words {
		return fmt.Sprintf("%d words are counted as %d", words, d.Words)
	}
	return ""
}

// wrongSentences says what is wrong with the sentences of d.
func wrongSentences(d *text.Document) string {
	next, paragraph := int32(0), int32(0)
	for i, s := range d.Sentences {
		switch {
		case s.Start != next:
			return fmt.Sprintf("sentence %d leaves a gap", i)
		case s.End <= s.Start:
			return fmt.Sprintf("sentence %d is empty", i)
		case s.End-s.Start > 500:
			return fmt.Sprintf("sentence %d is too long to align", i)
		case s.Paragraph < paragraph:
			return fmt.Sprintf("sentence %d goes back a paragraph", i)
		}
		next, paragraph = s.End, s.Paragraph
	}
	if int(next) != len(d.Tokens) {
		return "the sentences do not reach the end"
	}
	return ""
}

// wrongQuotations says what is wrong with the quotations of d.
func wrongQuotations(d *text.Document) string {
	end, quoted := int32(0), 0
	for i, q := range d.Quotations {
		if q.Start < end || q.End <= q.Start || int(q.End) > len(d.Tokens) {
			return fmt.Sprintf("quotation %d is empty, out of bounds or overlaps", i)
		}
		for k := q.Start; k < q.End; k++ {
			if d.Tokens[k].Quotation != int32(i) {
				return fmt.Sprintf("token %d does not know its quotation", k)
			}
			quoted++
		}
		end = q.End
	}
	for i := range d.Tokens {
		if d.Tokens[i].Quotation >= 0 {
			quoted--
		}
	}
	if quoted != 0 {
		return "tokens outside of quotations think that they are inside"
	}
	return ""
}

// forms returns the normalised tokens of d, parted by spaces.
func forms(d *text.Document, v *text.Vocabulary) string {
	var out []string
	for _, tok := range d.Tokens {
		out = append(out, v.String(tok.Word))
	}
	return strings.Join(out, " ")
}

// surfaces returns what the tokens of d cover in the source, parted by bars.
func surfaces(d *text.Document) string {
	var out []string
	for _, tok := range d.Tokens {
		out = append(out, d.Source[tok.Start:tok.End])
	}
	return strings.Join(out, "|")
}

// marked returns the tokens of d that have all flags, parted by spaces.
func marked(d *text.Document, flags text.Flags) string {
	var out []string
	for i := range d.Tokens {
		if tok := &d.Tokens[i]; tok.Is(flags) {
			out = append(out, d.Source[tok.Start:tok.End])
		}
	}
	return strings.Join(out, " ")
}

func TestParseKeepsNothingBetweenCalls(t *testing.T) {
	v := text.NewVocabulary()
	first := text.Parse(v, "Don’t wait, he said.")
	second := text.Parse(v, "Don’t wait, he said.")
	assert.Equal(t, first, second, "the same text in the same vocabulary is the same document")
	assert.Equal(t, 7, v.Len(), "equal words are numbered once")
}

func TestParseOfNothing(t *testing.T) {
	for name, source := range map[string]string{
		"empty": "", "blank": " \n\n\t\r\n", "only what does not show": "\u200b\u00ad\ufeff\u202e", "only tags": "<p><b></b></p>",
	} {
		t.Run(name, func(t *testing.T) {
			d, _ := parse(t, source)
			assert.Empty(t, d.Tokens)
			assert.Empty(t, d.Sentences)
			assert.Zero(t, d.Words)
		})
	}
}

// TestParseOfExtremes gives Parse what nobody writes. It must come back, and
// soon: a step that looks back from every token would not.
func TestParseOfExtremes(t *testing.T) {
	const n = 100_000
	for name, source := range map[string]string{
		"no punctuation":           strings.Repeat("harbour ", n),
		"nothing but terminals":    strings.Repeat(".", n) + " a",
		"terminals and quotes":     strings.Repeat(".'", n) + " a",
		"exclamations, then lower": strings.Repeat("!", n) + " then",
		"straight quotes":          strings.Repeat(`" `, n),
		"opening quotes":           strings.Repeat("“", n),
		"single quotes":            strings.Repeat("'a ", n),
		"apostrophes in a word":    strings.Repeat("a'", n) + "a",
		"one word":                 strings.Repeat("a", 5_000_000),
		"one number":               strings.Repeat("1,", n),
		"one acronym":              strings.Repeat("A.", n),
		"zero-width":               "a" + strings.Repeat("\u200b", n) + "b",
		"marks":                    "a" + strings.Repeat("\u0301", n),
		"tags that never end":      strings.Repeat("<a ", n),
		"comments that never end":  strings.Repeat("<!--", n),
		"scripts that never end":   strings.Repeat("<script>", n),
		"quotes in tags":           strings.Repeat(`<a href="`, n),
		"ampersands":               strings.Repeat("&", n),
		"garbled":                  strings.Repeat("Ã¢â‚¬", n/4),
		"line breaks":              strings.Repeat("-\n", n),
		"emoji":                    strings.Repeat("👩‍👩‍👧‍👦", n/10),
		"one sentence many times":  strings.Repeat("The ferry left. ", n/4),
	} {
		t.Run(name, func(t *testing.T) { parse(t, source) })
	}
}

// FuzzParse holds Parse to what holds of every Document.
func FuzzParse(f *testing.F) {
	stories, err := filepath.Glob("../../../testdata/stories/*/*.txt")
	require.NoError(f, err)
	require.NotEmpty(f, stories)
	for _, name := range stories {
		story, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(string(story))
	}
	for _, tables := range [][]tokenCase{tokenCases, wordCases} {
		for _, c := range tables {
			f.Add(c.source)
		}
	}
	for _, c := range hiddenCases {
		f.Add(c.source)
	}
	for _, c := range quotationCases {
		f.Add(c.source)
	}
	for _, c := range sentenceCases {
		f.Add(c.source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		source = strings.ToValidUTF8(source, "\uFFFD")
		d, v := parse(t, source)
		words := v.Len()
		again := text.Parse(v, source)
		require.Equal(t, d, again, "what was read before changes nothing")
		require.Equal(t, words, v.Len(), "the same text has no other words")
		// "U.S." and "don't" are two words at most, so memory is bounded.
		require.LessOrEqual(t, len(d.Tokens), 2*len(source))
		for w := range words {
			require.True(t, utf8.ValidString(v.String(text.Word(w))), "word %d is not UTF-8", w)
		}
	})
}
