package learn

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
)

func TestSpotsAreWhereWordsWereReplaced(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	s, err := newSpots(&corpus.Pair{
		Family:    "spun",
		Reference: "The city council voted on Tuesday to close the old ferry terminal. The mayor said that the city could not afford the repairs.",
		Suspect:   "The metropolis chamber voted on Tuesday to close the aged ferry terminal. The mayor said that the city could not afford the repairs.",
	}, lex)
	require.NoError(t, err)
	assert.Equal(t, []string{"city council", "council voted", "old ferry"}, s.Was, "pairs that keep both words are none")

	x := artifact.NewTracer(lex, artifact.ParseInverse("", lex), linear.MustParse(firstWeights, artifact.SignCodes()), true)
	var found []string
	for _, d := range s.Decode(x, 60)[0] {
		found = append(found, d.Text)
	}
	assert.Contains(t, found, "city council")
}
