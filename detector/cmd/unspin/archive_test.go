package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/archive"
)

func storyText(t *testing.T, story, version string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "stories", story, version+".txt"))
	require.NoError(t, err)
	return string(b)
}

// writeArchive writes a folder of texts, some of which are none.
func writeArchive(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	line, err := json.Marshal(map[string]string{"name": "the flood", "text": storyText(t, "river-flood", "reference")})
	require.NoError(t, err)
	for name, content := range map[string]string{
		"final.txt":          storyText(t, "cup-final", "reference"),
		"deep/er/accord.md":  storyText(t, "strait-accord", "reference"),
		"lines.jsonl":        "{\"text\": 3}\n" + string(line) + "\nnot json\n",
		"empty.txt":          " \n",
		"picture.txt":        "\x89PNG\x00\x00",
		"ignored.png":        "not looked at",
		"page.html":          "<p>" + strings.ReplaceAll(storyText(t, "seagrass-heat", "reference"), "\n\n", "</p>\n<p>") + "</p>",
		"a name with\nlines": "no ending",
	} {
		file := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(content), 0o644))
	}
	return folder
}

func runArchive(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	return runWith(t, t.Context(), stdin, append([]string{"-archive"}, args...)...)
}

func runWith(t *testing.T, ctx context.Context, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, complaints bytes.Buffer
	c := &command{stdin: strings.NewReader(stdin), stdout: &out, stderr: &complaints, getenv: func(string) string { return "" }}
	status = c.run(ctx, args)
	return status, out.String(), complaints.String()
}

func TestArchiveNamesWhatATextWasMadeFrom(t *testing.T) {
	folder := writeArchive(t)
	stories := filepath.Join("..", "..", "..", "testdata", "stories")
	status, out, complaints := runArchive(t, "", folder, filepath.Join(stories, "river-flood", "spun.txt"), filepath.Join(stories, "strait-accord", "spun.txt"),
		filepath.Join(stories, "seagrass-heat", "wire.txt"), filepath.Join(stories, "cup-final", "independent.txt"))
	require.Equal(t, exitOK, status, complaints)
	answers := strings.SplitAfter(out, "\n")
	require.Len(t, answers, 8, out)
	assert.Contains(t, answers[0], "goes back to 1 of 4 texts")
	assert.Regexp(t, `^  1  spun .* the flood\n$`, answers[1])
	assert.Contains(t, answers[3], "accord.md")
	assert.Contains(t, answers[5], "page.html")
	assert.Contains(t, answers[6], "goes back to none of 4 texts")

	for _, name := range []string{"empty.txt: holds no text", "picture.txt: holds no text", "lines.jsonl:1: ", "lines.jsonl:3: "} {
		assert.Contains(t, complaints, name)
	}
	assert.Equal(t, 4, strings.Count(complaints, "\n"), complaints)
}

func TestArchiveReportsOnTheBest(t *testing.T) {
	_, out, _ := runArchive(t, "", writeArchive(t), "-report", filepath.Join("..", "..", "..", "testdata", "stories", "river-flood", "spun.txt"))
	assert.Contains(t, out, "Verdict: spun")
}

// TestArchiveLeavesTheSuspectOut: a text is not made from itself.
func TestArchiveLeavesTheSuspectOut(t *testing.T) {
	folder := writeArchive(t)
	_, out, _ := runArchive(t, "", folder, filepath.Join(folder, "final.txt"))
	assert.Contains(t, out, "goes back to none of 4 texts")
}

func TestArchiveOfManySuspects(t *testing.T) {
	var lines strings.Builder
	for id, story := range []string{"river-flood", "cup-final"} {
		line, err := json.Marshal(map[string]any{"id": id, "suspect": storyText(t, story, "spun")})
		require.NoError(t, err)
		lines.Write(append(line, '\n'))
	}
	status, out, complaints := runArchive(t, lines.String()+"{\"id\": 2}\n", writeArchive(t), "-batch", "-top", "1", "-report")
	require.Equal(t, exitOK, status, complaints)
	answers := strings.SplitAfter(out, "\n")
	require.Len(t, answers, 4, out)
	for id, name := range []string{"the flood", "final.txt"} {
		var answer struct {
			ID      int
			Matches []archive.Match
			Report  *detector.Report
		}
		require.NoError(t, json.Unmarshal([]byte(answers[id]), &answer))
		assert.Equal(t, id, answer.ID)
		require.Len(t, answer.Matches, 1)
		assert.Contains(t, answer.Matches[0].Reference, name)
		assert.Equal(t, detector.Spun, answer.Report.Verdict)
	}
	assert.JSONEq(t, `{"id": 2, "error": "no suspect"}`, answers[2])
}

// TestArchiveOnDiskAnswersAlike: as in memory, from whatever run it was added in.
func TestArchiveOnDiskAnswersAlike(t *testing.T) {
	folder, index := writeArchive(t), filepath.Join(t.TempDir(), "index")
	stories := filepath.Join("..", "..", "..", "testdata", "stories")
	suspects := []string{"-format", "json", filepath.Join(stories, "river-flood", "spun.txt"), filepath.Join(stories, "strait-accord", "spun.txt")}
	ask := func(args ...string) (answers, complaints string) {
		status, answers, complaints := runWith(t, t.Context(), "", append(args, suspects...)...)
		require.Equal(t, exitOK, status, complaints)
		return answers, complaints
	}
	inMemory, named := ask("-archive", folder)
	status, out, complaints := runArchive(t, "", folder, "-index", index)
	assert.Equal(t, exitOK, status)
	assert.Empty(t, out)
	assert.Equal(t, named+"unspin: 4 texts added to "+index+", 0 removed\n", complaints)
	onDisk, complaints := ask("-index", index)
	assert.Equal(t, inMemory, onDisk)
	assert.Empty(t, complaints)
	_, complaints = ask("-archive", folder, "-archive", filepath.Join(folder, "final.txt"), "-index", index)
	assert.NotContains(t, complaints, "added", "nothing changed")

	require.NoError(t, os.Remove(filepath.Join(folder, "lines.jsonl")))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "new.txt"), []byte(storyText(t, "river-flood", "wire")), 0o644))
	inMemory, _ = ask("-archive", folder)
	onDisk, complaints = ask("-archive", folder, "-index", index)
	assert.Equal(t, inMemory, onDisk)
	assert.Contains(t, complaints, "1 texts added to "+index+", 1 removed")
}

// TestIndexingStops: what was added by then stays, and the next run goes on.
func TestIndexingStops(t *testing.T) {
	folder, index := t.TempDir(), filepath.Join(t.TempDir(), "index")
	for i := range 50 {
		require.NoError(t, os.WriteFile(filepath.Join(folder, fmt.Sprintf("%02d.txt", i)), fmt.Appendf(nil, "The ferry carried %d people.", i), 0o644))
	}
	require.NoError(t, os.WriteFile(filepath.Join(folder, "25.bad.txt"), nil, 0o644))
	ctx, cancel := context.WithCancel(t.Context())
	var out bytes.Buffer
	c := &command{stdin: strings.NewReader(""), stdout: &out, getenv: func(string) string { return "" }}
	complaints := &onWrite{then: cancel} // at the first one: of the file in the middle
	c.stderr = complaints
	assert.Equal(t, exitStopped, c.run(ctx, []string{"-archive", folder, "-index", index}))
	assert.Contains(t, complaints.String(), "unspin: 25 texts added to "+index)
	assert.Contains(t, complaints.String(), "goes on from there")

	status, _, said := runArchive(t, "", folder, "-index", index)
	assert.Equal(t, exitOK, status)
	assert.Contains(t, said, "unspin: 25 texts added to "+index+", 0 removed")
}

// An onWrite does something when it is written to.
type onWrite struct {
	bytes.Buffer
	then func()
}

func (w *onWrite) Write(b []byte) (int, error) {
	w.then()
	return w.Buffer.Write(b)
}

func TestArchiveRefusesWrongUse(t *testing.T) {
	folder := writeArchive(t)
	for name, args := range map[string][]string{
		"no suspect":             {folder},
		"no such folder":         {filepath.Join(folder, "none"), "-"},
		"no texts":               {filepath.Join(folder, "ignored.png"), "-top", "0", "-"},
		"a folder without texts": {t.TempDir(), "-"},
		"a reference":            {folder, "-ref", folder, "-"},
		"a format of reports":    {folder, "-format", "csv", "-"},
		"no matches":             {folder, "-top", "0", "-"},
		"files with -batch":      {folder, "-batch", "-"},
		"a format with -batch":   {folder, "-batch", "-format", "json"},
		"a flag at the end":      {folder, "-", "-report"},
		"another file as index":  {folder, "-index", filepath.Join(folder, "final.txt")},
		"an index of nothing":    {t.TempDir(), "-index", filepath.Join(t.TempDir(), "index")},
	} {
		t.Run(name, func(t *testing.T) {
			status, out, complaints := runArchive(t, "", args...)
			assert.Equal(t, exitWrong, status)
			assert.Empty(t, out)
			assert.Contains(t, complaints, "unspin: error: ")
		})
	}
	status, _, complaints := runWith(t, t.Context(), "", "-index", filepath.Join(folder, "none"), "-")
	assert.Equal(t, exitWrong, status)
	assert.Contains(t, complaints, "there is no such index")
}
