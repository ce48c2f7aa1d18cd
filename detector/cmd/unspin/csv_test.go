package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

func TestCSV(t *testing.T) {
	report := harbour(t)
	report.Substitutions = append(report.Substitutions, detector.Substitution{
		ID: "s6", Suspect: detector.Span{Start: 3, End: 9, Text: "a, \"b\""}, Kind: detector.KindOther, Rule: "trace", Weight: -0.5,
	})
	var out bytes.Buffer
	require.NoError(t, report.WriteCSV(&out))
	golden(t, "harbour.csv", strings.ReplaceAll(out.String(), "\r\n", "\n"))
	assert.Equal(t, 7, strings.Count(out.String(), "\r\n"), "RFC 4180 ends every line with CR LF")

	assert.True(t, bytes.HasPrefix(out.Bytes(), []byte("\uFEFFid,")), "a spreadsheet knows the encoding")
	rows, err := csv.NewReader(&out).ReadAll()
	require.NoError(t, err)
	assert.Equal(t, []string{"suspect", "verdict", "spin_score"}, rows[0][14:])
	assert.Equal(t, []string{"doubtful.txt", "spun", "96.9"}, rows[1][14:], "each row says what it is about")
	assert.Equal(t, "a, \"b\"", rows[6][11], "commas and quotes survive")
	assert.Equal(t, "'=“niche” is not found before “store”", rows[5][12], "no spreadsheet runs a text")
	assert.Equal(t, "-0.5", rows[6][4], "a figure is no text and stays a figure")
}

func TestJSON(t *testing.T) {
	report := harbour(t)
	report.Summary = "<b> & “c”"
	var out bytes.Buffer
	require.NoError(t, writeJSON(&out, report))
	assert.Contains(t, out.String(), `  "summary": "<b> & “c”",`+"\n", "indented, and no escapes nobody needs")
	var back detector.Report
	require.NoError(t, json.Unmarshal(out.Bytes(), &back))
	assert.Equal(t, report.Rows, back.Rows)
}
