package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/archive"
	"unspin/detector/report"
)

func TestAnswerIsJSON(t *testing.T) {
	var a struct {
		Matches []struct {
			Reference, Verdict         string
			Derived                    bool
			Share, Coverage, SpinScore float64
		}
		Error string
	}
	require.NoError(t, json.Unmarshal([]byte(answer(nil)), &a))
	assert.NotNil(t, a.Matches)
	require.NoError(t, json.Unmarshal([]byte(answer([]archive.Match{
		{Reference: `a "<b>`, Verdict: report.Spun, Derived: true, Coverage: .25, SpinScore: 99.5, Derivation: report.Derivation{Share: .5}},
		{Reference: "c", Verdict: report.Independent}})), &a))
	require.Len(t, a.Matches, 2)
	assert.Equal(t, `a "<b>`, a.Matches[0].Reference)
	assert.True(t, a.Matches[0].Derived)
	assert.Equal(t, []float64{.5, .25, 99.5}, []float64{a.Matches[0].Share, a.Matches[0].Coverage, a.Matches[0].SpinScore})
	assert.Equal(t, "independent", a.Matches[1].Verdict)

	require.NoError(t, json.Unmarshal([]byte(failure(`a "reason"`)), &a))
	assert.Equal(t, `a "reason"`, a.Error)
}
