package learn

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
)

func TestFitFindsTheTellingValue(t *testing.T) {
	var samples []sample
	for i := range 40 {
		noise := float64(i%5) / 5
		samples = append(samples, sample{[]float64{noise, 1 + noise/4}, true, 1}, sample{[]float64{noise, noise / 4}, false, 1})
	}
	f := fitter{codes: []string{"noise", "telling"}, ridge: .1}
	m := f.fit(samples)
	assert.Greater(t, m.Terms[1].Weight, 2.0, "the value that differs weighs")
	assert.Less(t, m.Terms[0].Weight, m.Terms[1].Weight/4, "the other does not")
	assert.Greater(t, m.Sum([]float64{.4, 1.1}), 0.0)
	assert.Less(t, m.Sum([]float64{.4, .1}), 0.0)

	f.signs = []int{0, -1}
	assert.Zero(t, f.fit(samples).Terms[1].Weight, "a weight that its meaning forbids is not learned")
}

func TestCalibratedSumsClaimNoMoreThanUnseenFamiliesBear(t *testing.T) {
	var examples []Example
	var samples []sample
	codes := make([]string, 20)
	for j := range codes {
		codes[j] = fmt.Sprint(j)
	}
	for i := range 120 { // values that say nothing, but so many that something fits
		values := make([]float64, len(codes))
		for j := range values {
			values[j] = share(uint64(i), codes[j], "noise")
		}
		examples = append(examples, Example{Pair: &corpus.Pair{ID: fmt.Sprintf("x/%d", i), Family: fmt.Sprint(i % 12)}})
		samples = append(samples, sample{values, i%2 == 0, 1})
	}
	f := fitter{codes: codes, ridge: .1}
	size := func(m *linear.Model) (sum float64) {
		for _, term := range m.Terms {
			sum += math.Abs(term.Weight)
		}
		return sum
	}
	own, calibrated := f.fit(samples), f.calibrated(examples, samples)
	assert.Greater(t, size(own), 5.0)
	assert.Less(t, size(calibrated), size(own)/3)
	assert.InDelta(t, 0, calibrated.Baseline, .5, "nothing is known")
}

func TestFitForSpinnersUnlikeTheKnown(t *testing.T) {
	var samples []sample
	for i := range 40 { // all five values tell, the first by far the most plainly
		noise := float64(i%5) / 5
		samples = append(samples,
			sample{[]float64{4 + noise/4, 1 + noise, 1 + noise, 1 + noise, 1 + noise}, true, 1},
			sample{[]float64{noise / 4, noise, noise, noise, noise}, false, 1})
	}
	f := fitter{codes: []string{"plain", "b", "c", "d", "e"}, signs: []int{1, 1, 1, 1, 1}, ridge: .1}
	unlike, innocent := []float64{0, 1.4, 1.4, 1.4, 1.4}, []float64{.1, .4, .4, .4, .4}
	assert.Less(t, f.fit(samples).Sum(unlike), 0.0, "the plainest value carries it all")
	f.unseen = true
	m := f.fit(samples)
	assert.Greater(t, m.Sum(unlike), 1.0, "the others do without it")
	assert.Less(t, m.Sum(innocent), -1.0)
}

func TestUnlikeReplacesTheSpunOnly(t *testing.T) {
	samples := []sample{{[]float64{1, 2, -4, 9}, true, 6}, {[]float64{1, 1, 1, 1}, true, 1}, {[]float64{4, 5, -6, 0}, false, 1}}
	f := fitter{signs: []int{1, 1, -1, -1}}
	got := f.unlike(samples, []float64{-1, -2, -3, 5}, .5)
	assert.Equal(t, []sample{
		{[]float64{1, 2, -4, 9}, true, 3},
		{[]float64{-1, -2, -4, 9}, true, 1}, {[]float64{-1, 2, -3, 9}, true, 1}, {[]float64{1, -2, -3, 9}, true, 1},
		{[]float64{1, 1, 1, 1}, true, .5}, {[]float64{-1, -2, 1, 1}, true, 1.0 / 6}, {[]float64{-1, 1, 1, 5}, true, 1.0 / 6}, {[]float64{1, -2, 1, 5}, true, 1.0 / 6},
		{[]float64{4, 5, -6, 0}, false, 1},
	}, got, "what speaks against spinning gives nothing away")
}

func TestFitOfClassesThatAreAllButApart(t *testing.T) {
	var samples []sample
	for i := range 40 { // the loss is flat where Newton's method begins to go wrong
		x := float64(i%2)*30 - 15 + float64(i)/100
		samples = append(samples, sample{[]float64{x, 1 - x/30, float64(i % 7)}, x > 0, 1e-3})
	}
	m := (&fitter{codes: []string{"a", "b", "c"}, ridge: 1e-9}).fit(samples)
	for _, s := range samples {
		sum := m.Sum(s.values)
		assert.False(t, math.IsNaN(sum) || math.Abs(sum) > 1e6, "%v", sum)
		assert.Equal(t, s.spun, sum > 0, "%v", s.values)
	}
}

func TestFitWithoutOneClass(t *testing.T) {
	m := (&fitter{codes: []string{"any"}, ridge: 1}).fit([]sample{{[]float64{1}, false, 1}})
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
		assert.NotContains(t, a, "  ", "%s: nothing is left empty", s.Name)
	}
	all := Spinner{Least: 1, Most: 1, Choice: Any}
	strong := all.Spin(lex, plain, 3)
	assert.NotEqual(t, plain, strong)
	assert.Contains(t, strong, "40", "numbers stay")
	assert.Contains(t, strong, "Tuesday", "names stay")
	assert.Equal(t, plain, Spinner{}.Spin(lex, plain, 3), "a spinner that does nothing")
	all.Quotes = true
	quotes := all.Spin(lex, plain, 3)
	assert.Contains(t, quotes, "We cannot keep repairing a building the sea wants back", "protected quotations stay")
	moved := Spinner{Trip: Trip{Possessives: 1}}.Spin(lex, plain, 3)
	assert.Contains(t, moved, "The plan of Harrow")
	rules := Spinner{Trip: Trip{Pronouns: 1, Articles: 1, Compounds: 3}}
	assert.Equal(t, "Yesterday left without the boats.", rules.Spin(lex, "Yesterday they left without boats.", 3), "no pronoun, a plural at large")
	assert.Equal(t, "Divers met on morning of Monday.", Spinner{Trip: Trip{Compounds: 3}}.Spin(lex, "Divers met on Monday morning.", 3))
	assert.Equal(t, "It is late.", Spinner{Trip: Trip{Articles: 1}}.Spin(lex, "It's late.", 3))
	assert.NotContains(t, Spinner{Attributions: true}.Spin(lex, plain, 3), "the mayor said")
	assert.Contains(t, Spinner{Merge: 1}.Spin(lex, "The boat left. The crew slept.", 3), "The boat left, and the crew slept.")
	assert.NotContains(t, Spinner{Headings: true}.Spin(lex, "Old Boats of the Bay\n\nThe boat left.", 3), "Old Boats", "a heading is lost")
}

func TestVariants(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	long := strings.Repeat(plain+" ", 6)
	pairs := []corpus.Pair{{ID: "one", Family: "f", Class: "light", Reference: long, Suspect: long}, {ID: "short", Reference: plain, Suspect: plain}}
	got := Variants(pairs, lex)
	require.Len(t, got, spinsEach+editsEach, "some of the long text, none of the short one")
	for _, p := range got {
		assert.Equal(t, "one", p.Source(), "it is held out with what it was made from")
		assert.Contains(t, []string{p.Reference, p.Suspect}, long)
		assert.NotEqual(t, p.Reference, p.Suspect)
	}
}

func TestToolsKnowDifferentWords(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	long := strings.Repeat(plain+" ", 3)
	a := Spinner{Least: 1, Most: 1, List: .5, Tool: 1}.Spin(lex, long, 3)
	b := Spinner{Least: 1, Most: 1, List: .5, Tool: 2}.Spin(lex, long, 3)
	assert.NotEqual(t, a, b, "no list is to be learned by heart")
}

func TestEditors(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	long := strings.Repeat(plain+" ", 3)
	for _, e := range editors {
		a, b := e.Edit(lex, long, 3), e.Edit(lex, long, 3)
		assert.Equal(t, a, b, "%s: the same seed gives the same text", e.Name)
		assert.NotContains(t, a, "  ", "%s: nothing is left empty", e.Name)
	}
	assert.Equal(t, plain, Editor{}.Edit(lex, plain, 3), "an editor who does nothing")
	assert.Contains(t, Editor{Apt: 1}.Edit(lex, plain, 3), "mayor said", "what fits best stays")
	assert.Less(t, len(Editor{Excerpt: true}.Edit(lex, long, 3)), len(long))
}
