package artifact

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// TestSillySuggestionsAreNotMade: no suggestion is better than one that doubles a word or has another part of speech.
func TestSillySuggestionsAreNotMade(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	vocabulary := text.NewVocabulary()
	d := text.Parse(vocabulary, "The citizens lost their benefit right after the address about wages.")
	a, err := align.Align(context.Background(), align.NewWords(vocabulary, lex), d)
	require.NoError(t, err)
	dec := newDecoder(newFinder(a).prober, Choices(a))
	// put is what decodes the words from one on, in the forms given; "=" leaves one alone.
	put := func(first, words string) decoding {
		var x decoding
		at := int32(-1)
		for i := range d.Tokens {
			if d.Text(int32(i), int32(i)+1) == first {
				at = int32(i)
			}
		}
		require.GreaterOrEqual(t, at, int32(0), first)
		x.before = lex.Lookup(d.Text(at-1, at))
		for _, w := range strings.Fields(words) {
			o := &option{words: []lexicon.Word{lex.Lookup(w)}}
			if w == "=" {
				o.words[0] = lex.Lookup(d.Text(at, at+1))
				o.signs[keeps] = 1
			}
			x.parts = append(x.parts, part{align.Range{Start: at, End: at + 1}, o})
			at++
		}
		x.after = lex.Lookup(d.Text(at, at+1))
		return x
	}
	for _, c := range []struct {
		reason, at string
		found      []string
		want       int
	}{
		{"a word twice in a row", "benefit", []string{"right ="}, 0},
		{"twice beside what stands before", "benefit", []string{"their ="}, 0},
		{"a verb where a noun stands", "citizens", []string{"understand"}, 0},
		{"where the first is silly, so are those after it", "citizens", []string{"understand", "people"}, 0},
		{"a noun for a noun", "address", []string{"speech"}, 1},
		{"the word may be a verb, the first is a noun: so are the others", "address", []string{"speech", "understand", "lecture"}, 2},
		{"what is left as it is is no suggestion", "address", []string{"=", "speech"}, 1},
		{"a small word, of which no part of speech is told", "address", []string{"them"}, 1},
		{"both words, each with its part of speech", "benefit", []string{"welfare claim", "= claim", "welfare ="}, 3},
		{"one of both", "benefit", []string{"welfare claim", "understand claim"}, 1},
	} {
		var found []decoding
		for _, words := range c.found {
			found = append(found, put(c.at, words))
		}
		assert.Len(t, dec.sensible(found), c.want, c.reason)
	}
}
