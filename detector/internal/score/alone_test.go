package score

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/text"
)

func TestTextsAloneFromAHundredWordsOn(t *testing.T) {
	alone := func(s string) Result {
		vocabulary := text.NewVocabulary()
		d := text.Parse(vocabulary, s)
		a, err := align.Align(context.Background(), align.NewWords(vocabulary, english(t)), d)
		require.NoError(t, err)
		return WeighAlone(a, artifact.Choices(a), nil)
	}
	assert.Equal(t, NoEvidence, alone(original).Verdict, "%d words of a newsroom", len(strings.Fields(original)))
	assert.Greater(t, alone(spun).Score, alone(original).Score+20, "the same, spun: so few words are enough to score, not always for a hint")
	assert.Equal(t, Insufficient, alone(spun[:len(spun)/2]).Verdict, "half of it is too little")
	assert.Equal(t, Insufficient, alone(strings.Repeat("Brantmouth ", 120)).Verdict, "names alone say nothing")
}

// TestShortTextsAreHardlyCleared: a short text of which few words were put looks like an innocent one, so that little is
// claimed of either.
func TestShortTextsAreHardlyCleared(t *testing.T) {
	last := 1.0
	for _, words := range []int{100, 160, 250, 1000} {
		r := JudgeAlone(withVectors(), Alone{Words: words, Choices: words / 2, Joints: words / 8, Mixture: -9, Lift: 99})
		assert.Equal(t, NoEvidence, r.Verdict)
		assert.Less(t, r.Ratio, last, "%d words", words)
		last = r.Ratio
		if words < 200 {
			assert.Greater(t, r.Ratio, 1.0/25, "%d words", words)
		}
		sum := 0.0
		for _, x := range r.Reasons {
			sum += x.Effect
		}
		assert.InDelta(t, r.Score, 100*logistic(sum), .5)
	}
	assert.InDelta(t, .01, last, .001)
}

// TestAHintNeedsAFinding: what nothing on the page would show is not hinted at.
func TestAHintNeedsAFinding(t *testing.T) {
	hint := func() *Result { return &Result{Verdict: LikelySpun, Confidence: .9} }
	without, shown := hint(), hint()
	without.Substantiate([]artifact.Finding{{}})
	assert.Equal(t, NoEvidence, without.Verdict)
	assert.InDelta(t, .1, without.Confidence, 1e-9)
	shown.Substantiate([]artifact.Finding{{}, {Artifact: true}})
	assert.Equal(t, hint(), shown)
	clear := &Result{Verdict: NoEvidence, Confidence: .9}
	clear.Substantiate(nil)
	assert.Equal(t, NoEvidence, clear.Verdict)
	assert.InDelta(t, .9, clear.Confidence, 1e-9)
}
