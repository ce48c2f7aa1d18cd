package lexicon

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is kept of two words is what is found of them, the first time and
// afterwards, whichever way round they were asked about.
func TestCachedAnswers(t *testing.T) {
	l, err := English()
	require.NoError(t, err)
	related := 0
	words := []string{"bank", "lender", "shore", "river", "hot", "cold", "begin", "start", "starts", "spring", "leap", "doctor", "physicians", "country", "state", "led", "drove", "zzzz"}
	for range 2 {
		for _, a := range words {
			for _, b := range words {
				x, y := l.Lookup(a), l.Lookup(b)
				want := l.Relate(x, y)
				got, closeness := l.Relation(l.Profile(x), l.Profile(y))
				assert.Equal(t, want, got, "%s, %s", a, b)
				assert.Equal(t, l.Closeness(x, y), closeness, "%s, %s", a, b)
				assert.Equal(t, want.Kind, l.Profile(x).Kind(l.Profile(y)), "%s, %s", a, b)
				if want.Kind != Unrelated && a != b {
					related++
				}
			}
		}
	}
	assert.Greater(t, related, 20)
	for range 2 {
		for _, w := range append(words, "defence", "organised", "starts", strings.Repeat("z", 100), "") {
			e := l.Entry(w, 7) // all in one place
			assert.Equal(t, Canonical(w), e.Canonical)
			assert.Equal(t, l.Lookup(w), e.Word, w)
			if e.Word != 0 {
				assert.Equal(t, l.Lemma(e.Word), e.Lemma, w)
			}
		}
	}
	assert.Equal(t, "defense", (*Lexicon)(nil).Entry("defence", 7).Canonical)
}

// Two words of one place are both kept.
func TestCachedSideBySide(t *testing.T) {
	l, err := English()
	require.NoError(t, err)
	a, b := l.Entry("quay", 7), l.Entry("wharf", 7)
	assert.Same(t, a, l.Entry("quay", 7))
	assert.Same(t, b, l.Entry("wharf", 7))
}
