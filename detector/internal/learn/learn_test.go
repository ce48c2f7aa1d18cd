package learn

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
)

func TestFitFindsTheTellingValue(t *testing.T) {
	var samples []sample
	for i := range 40 {
		noise := float64(i%5) / 5
		samples = append(samples, sample{[]float64{noise, 1 + noise/4}, true, 1}, sample{[]float64{noise, noise / 4}, false, 1})
	}
	m := fit(samples, []string{"noise", "telling"}, .1)
	assert.Greater(t, m.Terms[1].Weight, 2.0, "the value that differs weighs")
	assert.Less(t, m.Terms[0].Weight, m.Terms[1].Weight/4, "the other does not")
	assert.Greater(t, m.Sum([]float64{.4, 1.1}), 0.0)
	assert.Less(t, m.Sum([]float64{.4, .1}), 0.0)
}

func TestFitWithoutOneClass(t *testing.T) {
	m := fit([]sample{{[]float64{1}, false, 1}}, []string{"any"}, 1)
	assert.Zero(t, m.Sum([]float64{5}), "nothing to tell apart: nothing counts")
}

const plain = "The harbour council voted on Tuesday to close the old ferry terminal. “We cannot keep repairing a building the sea wants back,” " +
	"the mayor said. Harrow's plan will cost about 40 million crowns."

func TestSpinners(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	for _, s := range Spinners {
		a, b := s.Spin(lex, plain, 3), s.Spin(lex, plain, 3)
		assert.Equal(t, a, b, "%s: the same seed gives the same text", s.Name)
		assert.Contains(t, a, "40", "%s: numbers stay", s.Name)
		assert.NotContains(t, a, "  ", "%s: nothing is left empty", s.Name)
	}
	strong := Spinner{Words: 1, Choice: Any}.Spin(lex, plain, 3)
	assert.NotEqual(t, plain, strong)
	assert.Equal(t, plain, Spinner{}.Spin(lex, plain, 3), "a spinner that does nothing")
	quotes := Spinner{Words: 1, Choice: Any, Quotes: true}.Spin(lex, plain, 3)
	assert.Contains(t, quotes, "We cannot keep repairing a building the sea wants back", "protected quotations stay")
	moved := Spinner{Possessives: 1}.Spin(lex, plain, 3)
	assert.Contains(t, moved, "The plan of Harrow")
}

func TestVariants(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	long := strings.Repeat(plain+" ", 6)
	pairs := []corpus.Pair{{ID: "one", Family: "f", Class: "light", Reference: long, Suspect: long}, {ID: "short", Reference: plain, Suspect: plain}}
	got := Variants(pairs, lex)
	require.Len(t, got, 2, "two of the long text, none of the short one")
	for _, p := range got {
		assert.Equal(t, "one", p.Source(), "it is held out with what it was made from")
		assert.Equal(t, long, p.Reference)
	}
}
