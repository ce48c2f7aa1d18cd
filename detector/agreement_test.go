package detector_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/internal/contradiction"
)

// english says that every text is in English.
type english struct{}

func (english) Identify(string) (string, float64) { return "en", 1 }
func (english) Model() string                     { return "none" }

// german says that every text is in a language without a pack.
type german struct{}

func (german) Identify(string) (string, float64) { return "de", 1 }
func (german) Model() string                     { return "none" }

// agreeing asserts that a report departs from itself nowhere.
func agreeing(t *testing.T, r *detector.Report, what string) {
	t.Helper()
	assert.Empty(t, contradiction.Of(r), "%s: %s, score %.1f: %s", what, r.Verdict, r.SpinScore, r.Summary)
}

func TestNoStoryIsContradicted(t *testing.T) {
	t.Parallel()
	for name, options := range map[string][]detector.Option{
		"plain": nil, "English": {detector.WithIdentifier(english{})}, "German": {detector.WithIdentifier(german{})},
	} {
		d, err := detector.New(options...)
		require.NoError(t, err)
		for _, s := range readStories(t) {
			for _, suspect := range versions {
				for _, reference := range versions {
					r, err := d.Compare(context.Background(), s.texts[suspect], s.texts[reference])
					require.NoError(t, err)
					agreeing(t, r, name+" "+s.name+" "+suspect+" "+reference)
				}
				r, err := d.Compare(context.Background(), s.texts[suspect], s.texts["wire"], s.texts["independent"], s.texts["spun"])
				require.NoError(t, err)
				agreeing(t, r, name+" "+s.name+" "+suspect+" against several")
				r, err = d.Inspect(context.Background(), s.texts[suspect])
				require.NoError(t, err)
				agreeing(t, r, name+" "+s.name+" "+suspect+" alone")
			}
		}
	}
}

// A few words that were replaced throughout a long text speak for no spinner, however
// often they stand there.
func TestFewWordsReplacedThroughoutAreDoubtful(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	reference := generate(4000, 1)
	suspect := strings.NewReplacer(" which ", " that ", " council", " assembly", " company", " corporation", " people", " individuals").Replace(reference)
	r, err := d.Compare(context.Background(), detector.Text{Text: suspect}, detector.Text{Text: reference})
	require.NoError(t, err)
	agreeing(t, r, "a few words throughout")
	assert.NotEqual(t, detector.Spun, r.Verdict)
	assert.LessOrEqual(t, r.SpinScore, 50.0)
}

// Each text of two of which one was spun from a third says so, and a plain pair does not.
func TestASideThatWasSpunFromAThirdTextIsNamed(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	for _, s := range readStories(t) {
		for _, suspect := range []string{"reference", "wire", "paraphrase", "independent"} {
			for _, reference := range []string{"reference", "wire", "paraphrase", "independent"} {
				r, err := d.Compare(context.Background(), s.texts[suspect], s.texts[reference])
				require.NoError(t, err)
				assert.False(t, r.Warned(detector.WarnSpunElsewhere), "%s: %s against %s", s.name, suspect, reference)
			}
		}
	}
}

func TestTheWrongWayRoundStandsInTheHeadline(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	reversed := 0
	for _, s := range readStories(t) {
		r, err := d.Compare(context.Background(), s.texts["reference"], s.texts["spun"])
		require.NoError(t, err)
		if r.Warned(detector.WarnReversed) {
			reversed++
			assert.Contains(t, r.Headline(), "compare them the other way round", s.name)
			assert.Equal(t, "doubtful", r.Tone(), s.name)
		}
	}
	assert.GreaterOrEqual(t, reversed, 5)
}

// Texts that tell much the same in much the same order are told as such only where that
// is likelier than what two texts on one matter share.
func TestWhatHardlyGoesBackIsDoubtful(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	stories := map[string]story{}
	for _, s := range readStories(t) {
		stories[s.name] = s
	}
	for _, c := range []struct {
		story, suspect, reference string
		doubtful                  bool
	}{
		{"harbor-fraud", "wire", "paraphrase", true},
		{"library-closure", "paraphrase", "spun", true},
		{"harbor-fraud", "paraphrase", "wire", false},
		{"bakery-takeover", "paraphrase", "reference", false},
		{"library-closure", "paraphrase", "reference", false},
		{"river-flood", "paraphrase", "reference", false},
		{"strait-accord", "paraphrase", "wire", false},
		{"river-flood", "wire", "reference", false},
		{"strait-accord", "independent", "reference", false},
	} {
		texts := stories[c.story].texts
		r, err := d.Compare(context.Background(), texts[c.suspect], texts[c.reference])
		require.NoError(t, err)
		what := c.story + ": " + c.suspect + " against " + c.reference
		assert.Equal(t, c.doubtful, r.Doubtful(), "%s: %s, confidence %v", what, r.Verdict, r.Confidence)
		assert.Equal(t, c.doubtful, strings.HasPrefix(r.Summary, "Doubtful: "), what)
	}
}
