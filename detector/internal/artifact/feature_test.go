package artifact

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/lexicon"
)

// TestNoWordIsToBlameForWhatWasPutBesideIt holds a fair synonym against a poor one
// beside it.
func TestNoWordIsToBlameForWhatWasPutBesideIt(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	const reference = "The driver suffered serious injuries in the crash."
	alone := aligned(t, lex, reference, "The driver suffered severe injuries in the crash.")
	both := aligned(t, lex, reference, "The driver suffered severe hurts in the crash.")
	alone.run()
	both.run()
	require.Len(t, alone.findings, 1)
	require.Len(t, both.findings, 2, "the fair one is shown singly")
	severe := both.findings[0]
	assert.Equal(t, alone.findings[0].OwnWeight, severe.OwnWeight, "by itself it is the same choice")
	assert.Greater(t, severe.Weight, severe.OwnWeight, "the place tells of the text, which is poor here")
	assert.False(t, severe.Artifact)
	assert.True(t, both.findings[1].Artifact)
}

// TestPairsAreLookedUpInAllForms holds a rare pair of forms against what is known
// of the words.
func TestPairsAreLookedUpInAllForms(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	f := aligned(t, lex, "The farmers sold their smallest pigs.", "The farmers sold their tiniest pigs.")
	f.run()
	require.Len(t, f.findings, 1)
	c := f.findings[0].Features
	assert.Equal(t, 2, c.SuspectUnseen, "“tiniest” is found after “their” and before “pigs” nowhere")
	assert.Equal(t, 1, c.BestUnseen, "“their tiny” is found")
	assert.Greater(t, c.AnyFit, c.BestFit)
}
