package detector

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
)

// TestASideLooksSpunOnlyWhereAFindingShowsIt asks of stretches of spun stories whether they look spun by themselves. Some weigh
// like spun texts in words none of which is odd enough to be shown: there is nothing to point at, so that nobody is warned.
func TestASideLooksSpunOnlyWhereAFindingShowsIt(t *testing.T) {
	d, err := New()
	require.NoError(t, err)
	stories, err := filepath.Glob("../testdata/stories/*-*/spun.txt")
	require.NoError(t, err)
	shown, unshown := 0, 0
	for _, path := range stories {
		for _, stretch := range stretches(t, path, 3, 4, 5) {
			c, spun := looksSpun(t, d, stretch)
			a, err := align.Align(t.Context(), c.words, c.suspect)
			require.NoError(t, err)
			choices := artifact.Choices(a)
			if score.WeighAlone(a, choices, nil).Verdict != score.LikelySpun {
				assert.False(t, spun, stretch)
				continue
			}
			finding := false
			for _, f := range artifact.Alone(a, choices) {
				finding = finding || f.Artifact
			}
			assert.Equal(t, finding, spun, stretch)
			if finding {
				shown++
			} else {
				unshown++
			}
		}
	}
	assert.Positive(t, shown, "some stretches show what is odd in them")
	assert.Positive(t, unshown, "some weigh as spun and show nothing")
}

// looksSpun reports whether a text looks spun by itself, with the comparison that was asked.
func looksSpun(t *testing.T, d *Detector, text string) (*comparison, bool) {
	t.Helper()
	c, err := d.newComparison(t.Context(), Text{Text: text}, nil)
	require.NoError(t, err)
	c.words = c.reading.facts(c.lexicon())
	c.words.Use(c.vectors())
	found, err := c.alone(t.Context(), 0)
	require.NoError(t, err)
	return c, found.likely
}

// stretches returns all so many sentences in a row of a file.
func stretches(t *testing.T, path string, sentences ...int) (found []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	all := strings.SplitAfter(string(data), ". ")
	for _, n := range sentences {
		for from := 0; from+n <= len(all); from++ {
			found = append(found, strings.Join(all[from:from+n], ""))
		}
	}
	return found
}

// TestASideOfPlainWordingLooksSpunNowhere: what people wrote of the same events does not look spun by itself.
func TestASideOfPlainWordingLooksSpunNowhere(t *testing.T) {
	d, err := New()
	require.NoError(t, err)
	for _, version := range []string{"reference", "wire", "paraphrase", "independent"} {
		stories, err := filepath.Glob("../testdata/stories/*-*/" + version + ".txt")
		require.NoError(t, err)
		require.NotEmpty(t, stories)
		for _, path := range stories {
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			_, spun := looksSpun(t, d, string(text))
			assert.False(t, spun, path)
		}
	}
}

// TestJudgementsAreKept: what came of a text is known as long as not many others came after it, and asking again
// is answered the same.
func TestJudgementsAreKept(t *testing.T) {
	d, err := New()
	require.NoError(t, err)
	innocent, err := os.ReadFile("../testdata/stories/cup-final/reference.txt")
	require.NoError(t, err)
	spun, err := os.ReadFile("../testdata/stories/cup-final/spun.txt")
	require.NoError(t, err)
	for range 2 {
		_, is := looksSpun(t, d, string(spun))
		assert.True(t, is)
		_, is = looksSpun(t, d, string(innocent))
		assert.False(t, is)
	}
	p := &Pack{}
	for i := range 10 * maxJudged {
		p.judge(strconv.Itoa(i), judgement{likely: i%3 == 0})
		is, known := p.judged(strconv.Itoa(max(0, i-maxJudged)))
		assert.True(t, known)
		assert.Equal(t, max(0, i-maxJudged)%3 == 0, is.likely)
	}
	_, known := p.judged("0")
	assert.False(t, known, "what is long ago")
	assert.LessOrEqual(t, len(p.judgements.recent)+len(p.judgements.old), 2*maxJudged)
}
