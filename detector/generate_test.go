package detector_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// frame holds the small words of generated text, roughly as often as English
// has them.
var frame = strings.Fields("the the the the the of of of and and to to to in in in a a for on with that is was by at as from were it be " +
	"its not has had their this after but which they would been will who are an he she")

// written holds the other words of the stories, which a language pack knows.
var written = sync.OnceValue(func() []string {
	seen := map[string]bool{}
	var words []string
	files, err := filepath.Glob("../testdata/stories/*/reference.txt")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		story, err := os.ReadFile(f)
		if err != nil {
			panic(err)
		}
		for _, w := range strings.FieldsFunc(string(story), func(r rune) bool { return r < 'a' || r > 'z' }) {
			if len(w) > 4 && !seen[w] {
				seen[w] = true
				words = append(words, w)
			}
		}
	}
	return words
})

// syllables make up words that it does not know.
var syllables = strings.Fields("ba ker do lan mi ste ra ton vel gor sha pin du mor el fis car wen tol bri")

// A generator writes text of a wanted length that looks like news to the
// detector: sentences, paragraphs, names, numbers and quotations. Equal seeds
// give equal text.
type generator struct {
	*rand.Rand
	b     strings.Builder
	words int
}

func newGenerator(seed uint64) *generator { return &generator{Rand: rand.New(rand.NewPCG(seed, 7))} }

// generate returns a text of about the given number of words.
func generate(words int, seed uint64) string {
	g := newGenerator(seed)
	for g.words < words {
		g.paragraph()
	}
	return g.b.String()
}

// spin returns text with the given share of its generated content words
// replaced, each in place, as a spinner does it.
func spin(text string, share float64, seed uint64) string {
	g := newGenerator(seed)
	words := strings.SplitAfter(text, " ")
	for i, w := range words {
		end := strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' })
		if end > 4 && g.Float64() < share {
			words[i] = g.word() + w[end:]
		}
	}
	return strings.Join(words, "")
}

func (g *generator) paragraph() {
	for range 2 + g.IntN(4) {
		g.sentence()
	}
	g.b.WriteString("\n\n")
}

func (g *generator) sentence() {
	quoted := g.IntN(7) == 0
	if quoted {
		g.b.WriteString("“")
	}
	g.add("The")
	for range 10 + g.IntN(16) {
		switch n := g.IntN(100); {
		case n < 45:
			g.add(frame[g.IntN(len(frame))])
		case n < 92:
			g.add(g.word())
		case n < 97:
			g.add(strings.ToUpper(g.word()[:1]) + "olen")
		default:
			g.add(fmt.Sprint(g.IntN(3000)))
		}
		if g.IntN(11) == 0 {
			g.b.WriteString(",")
		}
	}
	g.b.WriteString(".")
	if quoted {
		g.b.WriteString("”")
	}
	g.b.WriteString(" ")
}

func (g *generator) add(word string) {
	if s := g.b.String(); s != "" && !strings.HasSuffix(s, "“") && !strings.HasSuffix(s, "\n") && !strings.HasSuffix(s, " ") {
		g.b.WriteString(" ")
	}
	g.b.WriteString(word)
	g.words++
}

// word returns one of five thousand content words: the n-th is about 1/n as
// frequent as the first.
func (g *generator) word() string {
	n := int(math.Exp(g.Float64()*math.Log(5000))) - 1
	if n < len(written()) {
		return written()[n]
	}
	w := ""
	for k := n + len(syllables); k > 0; k /= len(syllables) {
		w += syllables[k%len(syllables)]
	}
	return w
}

// A pair is a suspect and the reference it is compared with.
type pair struct{ name, suspect, reference string }

// bytes returns the length of both texts.
func (p *pair) bytes() int64 { return int64(len(p.suspect) + len(p.reference)) }

// generated returns a spun text of about the given number of words with its
// original.
func generated(words int) pair {
	reference := generate(words, 1)
	return pair{fmt.Sprintf("words=%d", words), spin(reference, .3, 2), reference}
}

// stories returns the spun version of every story with its reference.
func stories(t testing.TB) []pair {
	folders, err := filepath.Glob("../testdata/stories/*/spun.txt")
	require.NoError(t, err)
	require.NotEmpty(t, folders)
	var pairs []pair
	for _, f := range folders {
		folder := filepath.Dir(f)
		suspect, err := os.ReadFile(f)
		require.NoError(t, err)
		reference, err := os.ReadFile(filepath.Join(folder, "reference.txt"))
		require.NoError(t, err)
		pairs = append(pairs, pair{"story=" + filepath.Base(folder), string(suspect), string(reference)})
	}
	return pairs
}
