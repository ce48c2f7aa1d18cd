package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/lexicon"
)

func TestBaselinesOfDerivation(t *testing.T) {
	vectors, err := lexicon.EnglishVectors()
	require.NoError(t, err)
	const reference = "The council closed the old bridge on Tuesday after engineers found cracks in its pillars."
	const reworded = "Officials shut the ageing crossing when experts discovered damage to the columns."
	const other = "She bakes bread with butter and sugar, and the children eat it for breakfast with milk."
	same, like, unlike := averagedCosine(vectors, reference, reference), averagedCosine(vectors, reference, reworded), averagedCosine(vectors, reference, other)
	assert.InDelta(t, 1, same, 1e-9)
	assert.Greater(t, like, unlike+.1, "the same matter is nearer than another")
	assert.Zero(t, averagedCosine(vectors, reference, "xqzt vkrp"), "words without vectors")
	assert.Equal(t, 1.0, sixGrams(reference, reference))
	assert.Zero(t, sixGrams(reference, reworded))
}
