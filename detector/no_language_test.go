package detector_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// ofStories identifies English by a word that each of its texts has, and guesses at the rest.
type ofStories struct{}

func (ofStories) Identify(s string) (string, float64) {
	if strings.Contains(s, " the ") {
		return "en", 1
	}
	return "nl", .4
}

func (ofStories) Model() string { return "none" }

// That nonsense shares nothing with a text is not told as an independent telling; two texts
// in one language that nobody knows are compared, and what is copied is found.
func TestNoLanguageIsNotJudged(t *testing.T) {
	d, err := detector.New(detector.WithIdentifier(ofStories{}))
	require.NoError(t, err)
	reference := storyNamed(t, "strait-accord").texts["reference"]
	independent := storyNamed(t, "cup-final").texts["reference"]
	nonsense := detector.Text{Text: strings.Repeat("Vuno karemi tolu basink, frelo dumari vens kotu lapirn mosk. ", 8)}
	other := detector.Text{Text: strings.Repeat("Genk polari suto mervin, haldo brisk tanuvi relm okas dofire. ", 8)}
	for _, c := range []struct {
		name               string
		suspect, reference detector.Text
		verdict            detector.Verdict
		declined           bool
	}{
		{"nonsense beside English", nonsense, reference, detector.Insufficient, true},
		{"nonsense beside other nonsense", nonsense, other, detector.Independent, false},
		{"nonsense beside itself", nonsense, nonsense, detector.Identical, false},
		{"English beside nonsense", reference, nonsense, detector.Independent, false},
		{"English beside English", independent, reference, detector.Independent, false},
		{"too little nonsense", detector.Text{Text: "Vuno karemi tolu basink."}, reference, detector.Insufficient, false},
	} {
		r, err := d.Compare(context.Background(), c.suspect, c.reference)
		require.NoError(t, err)
		agreeing(t, r, c.name)
		assert.Equal(t, c.verdict, r.Verdict, c.name)
		assert.Equal(t, c.declined, r.Warned("no-language"), c.name)
		assert.Equal(t, c.declined, r.Suspect.Language == "und", "%s: a guess beside “no language that Unspin knows”", c.name)
		assert.Equal(t, c.declined, strings.HasPrefix(r.Headline(), "Not judged: the suspect reads as no language"), c.name)
		assert.Equal(t, c.name == "too little nonsense", strings.Contains(r.Summary, "It takes 25 words on either side; here are 4 in the suspect"), c.name)
	}
}
