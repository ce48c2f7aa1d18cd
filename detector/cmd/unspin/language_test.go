package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// The command identifies languages, and says plainly when there is nothing
// to compare.
func TestTextsInDifferentLanguages(t *testing.T) {
	reference := write(t, "reference.txt", "The river rose in the night and the mill stood in water by dawn, said the miller’s wife.")
	suspect := write(t, "suspect.txt", "La rivière est montée dans la nuit et le moulin était dans l’eau à l’aube, a dit la meunière.")
	status, stdout, stderr := invoke(nil, "-format", "json", "-ref", reference, suspect)
	require.Equal(t, exitOK, status, stderr)
	var report detector.Report
	require.NoError(t, json.Unmarshal([]byte(stdout), &report))
	assert.Equal(t, detector.OtherLanguage, report.Verdict)
	assert.Equal(t, "fr", report.Suspect.Language)
	assert.Equal(t, "en", report.References[0].Language)
	assert.Equal(t, detector.OtherLanguage, report.References[0].Verdict)

	_, stdout, _ = invoke(nil, "-ref", reference, suspect)
	assert.Contains(t, stdout, "Verdict: other-language\n  The texts are in different languages")
	assert.NotContains(t, stdout, "Spin score", "nothing was weighed")
}
