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

// TestSense tells in which sense a word is listed for another, and, where the text around has the other in one far
// from that, which.
func TestSense(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	tests := []struct{ text, old, new, taken, meant, reason string }{
		{"In spring the tulips in the park bloom and the gardeners plant roses.", "spring", "leap", "jump", "autumn", "a season is no leap"},
		{"The company closed its plant in Leeds and dismissed two hundred workers.", "plant", "herb", "vegetable", "factory", "workers are dismissed from a factory"},
		{"The judge gave him a sentence of six years in prison.", "sentence", "phrase", "paragraph", "conviction", "it is served, not read"},
		{"The bank raised the interest on loans to nine percent.", "interest", "curiosity", "enthusiasm", "dividend", "it is paid"},
		{"The doctor told her to keep to light work in the office for a month.", "light", "luminous", "bright", "", "it weighs little; nothing listed says so as well"},
		{"The nurses struck over low pay on the wards.", "low", "bass", "heavy", "", "a low sound"},

		{"In spring the frogs in the pond leap from stone to stone and jump into the reeds.", "leap", "spring", "jump", "", "the sense meant"},
		{"The judge read the sentence aloud, word by word, and found a comma missing.", "sentence", "phrase", "paragraph", "", "the sense meant"},
		{"The company bought a large vineyard near the river.", "large", "big", "huge", "", "the sense meant"},
		{"The doctor saw forty patients before noon.", "doctor", "physician", "surgeon", "", "the sense meant"},
		{"The harbour was closed at dawn.", "dawn", "banana", "", "", "nothing lists one for the other"},
		{"The harbour was closed at dawn.", "closed", "closed", "", "", "one word"},
		{"The price began to rise in May.", "rise", "fall", "", "", "the opposite"},
		{"The zzyzx was closed at dawn.", "zzyzx", "physician", "", "", "an unknown word"},
	}
	for _, test := range tests {
		t.Run(test.old+" "+test.new, func(t *testing.T) {
			for _, vectors := range []bool{true, false} {
				vocab := text.NewVocabulary()
				d := text.Parse(vocab, test.text)
				words := align.NewWords(vocab, lex)
				if vectors {
					words = knownWords(t, vocab, lex)
				}
				i := int32(0)
				for d.Text(i, i+1) != test.old {
					i++
				}
				s := newSenseTeller(newCompany(prober{words: words, lexicon: lex, suspect: d})).sense(i, lex.Lookup(test.old), lex.Lookup(test.new))
				if !vectors {
					assert.Zero(t, s, "without vectors")
					continue
				}
				first, _, _ := strings.Cut(s.taken, ",")
				assert.Equal(t, test.taken, first, test.reason)
				assert.Equal(t, test.meant, s.meant, test.reason)
			}
		})
	}
}

// TestSenseOnceVectorsArrive compares two texts before vectors arrive and after that, by what was kept: what is told
// must be what it is of texts that nobody has compared.
func TestSenseOnceVectorsArrive(t *testing.T) {
	const reference, suspect = "In spring the tulips in the park bloom and the gardeners plant roses.", "In leap the tulips in the park bloom and the gardeners plant roses."
	lex, err := lexicon.English()
	require.NoError(t, err)
	vectors, err := lexicon.EnglishVectors()
	require.NoError(t, err)
	vocab := text.NewVocabulary()
	s, r := text.Parse(vocab, suspect), text.Parse(vocab, reference)
	words := align.NewWords(vocab, lex)
	var told [3]string
	for i := range told {
		words.Learn()
		if i == 1 {
			words.Use(vectors)
		}
		a, err := align.Align(context.Background(), words, s, r)
		require.NoError(t, err)
		for _, n := range Find(a) {
			told[i] += n.Why
		}
	}
	assert.NotContains(t, told[0], "in the sense of")
	assert.Contains(t, told[1], "in the sense of “jump, bounce”; the words around “spring” are closer to “autumn”")
	assert.Equal(t, told[1], told[2])
}
