package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/versions"
)

func runVersions(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, complaints bytes.Buffer
	c := &command{stdin: strings.NewReader(""), stdout: &out, stderr: &complaints, getenv: func(string) string { return "" }}
	status = c.run(t.Context(), append([]string{"-versions"}, args...))
	return status, out.String(), complaints.String()
}

func storyFiles(names ...string) []string {
	for i, n := range names {
		names[i] = filepath.Join("..", "..", "..", "testdata", "stories", "strait-accord", n+".txt")
	}
	return names
}

func TestVersionsDrawsTheTree(t *testing.T) {
	status, out, complaints := runVersions(t, storyFiles("spun", "independent", "reference")...)
	require.Equal(t, exitOK, status, complaints)
	assert.Contains(t, out, "reference.txt\n└─ spun.txt — spun")
	assert.Contains(t, out, "By themselves: independent.txt")
}

func TestVersionsFormats(t *testing.T) {
	files := storyFiles("spun", "independent", "reference")
	_, out, _ := runVersions(t, append([]string{"-format", "json"}, files...)...)
	var l versions.Lineage
	require.NoError(t, json.Unmarshal([]byte(out), &l))
	require.Len(t, l.Links, 1)
	assert.Equal(t, versions.Node{Text: 2}, l.Links[0].From)
	assert.Equal(t, versions.Node{Text: 0}, l.Links[0].To)
	assert.Equal(t, [][]int{{0, 2}, {1}}, l.Groups)

	_, out, _ = runVersions(t, append([]string{"-format", "dot"}, files...)...)
	assert.Contains(t, out, `"text-2" -> "text-0" [label="spun", style=solid`)

	_, out, _ = runVersions(t, append([]string{"-format", "html"}, files...)...)
	assert.Contains(t, out, "<strong>spun.txt</strong> — spun")
	assert.NotContains(t, out, "<script")
}

func TestVersionsRefusesWrongUse(t *testing.T) {
	files := storyFiles("spun", "reference")
	for name, args := range map[string][]string{
		"one text":             files[:1],
		"a format of reports":  append([]string{"-format", "csv"}, files...),
		"a reference":          append([]string{"-ref", files[0]}, files...),
		"a flag at the end":    append(files[:2:2], "-format"),
		"standard input twice": {"-", "-"},
	} {
		t.Run(name, func(t *testing.T) {
			status, out, complaints := runVersions(t, args...)
			assert.Equal(t, exitWrong, status)
			assert.Empty(t, out)
			assert.LessOrEqual(t, strings.Count(complaints, "\n"), 2)
		})
	}
}
