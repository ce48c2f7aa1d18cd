package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/language"
)

// benchmarked are the pairs that are measured: the spun seed and the
// independent one, each with the original, where SEEDS names their folder, and
// the stories' spun texts otherwise.
func benchmarked(b *testing.B) (pairs [][2]string) {
	match := func(patterns ...string) (texts [2]string) {
		for i, pattern := range patterns {
			files, err := filepath.Glob(pattern)
			require.NoError(b, err)
			require.Len(b, files, 1, pattern)
			text, err := os.ReadFile(files[0])
			require.NoError(b, err)
			texts[i] = string(text)
		}
		return texts
	}
	if seeds := os.Getenv("SEEDS"); seeds != "" {
		original := filepath.Join(seeds, "000*.txt")
		return append(pairs, match(filepath.Join(seeds, "004*.txt"), original), match(filepath.Join(seeds, "003*.txt"), original))
	}
	stories, err := filepath.Glob("../../../testdata/stories/*/spun.txt")
	require.NoError(b, err)
	for _, spun := range stories {
		pairs = append(pairs, match(spun, filepath.Join(filepath.Dir(spun), "reference.txt")))
	}
	return pairs
}

// another returns a text that differs from all others that it returns.
func another(text string, n int) string {
	return text + "\nMore of " + strconv.Itoa(n) + " is to come.\n"
}

// BenchmarkLanguages measures comparisons with and without telling languages: a
// stream of different suspects with the same reference, and one in which no text
// comes twice. The models of languages, which are unpacked once, are so before.
func BenchmarkLanguages(b *testing.B) {
	telling, err := newDetector()
	require.NoError(b, err)
	plain, err := detector.New()
	require.NoError(b, err)
	language.Identifier{}.Identify("Vox populi vox dei ipsa quidem") // which no list of words settles
	n := 0
	for i, p := range benchmarked(b) {
		for name, d := range map[string]*detector.Detector{"told": telling, "untold": plain} { // in any order
			measure := func(b *testing.B, next func(n int) (suspect, reference string)) {
				for b.Loop() {
					n++
					suspect, reference := next(n)
					_, err := d.Compare(b.Context(), detector.Text{Text: suspect}, detector.Text{Text: reference})
					require.NoError(b, err)
				}
			}
			pair := "/pair=" + strconv.Itoa(i) + "/languages=" + name
			b.Run("new=suspect"+pair, func(b *testing.B) {
				measure(b, func(n int) (string, string) { return another(p[0], n), p[1] })
			})
			b.Run("new=both"+pair, func(b *testing.B) {
				measure(b, func(n int) (string, string) { return another(p[0], n), another(p[1], n) })
			})
		}
	}
}

// BenchmarkBatch measures -batch on a hundred lines, no text of which comes
// twice.
func BenchmarkBatch(b *testing.B) {
	pairs := benchmarked(b)
	n := 0
	for b.Loop() {
		b.StopTimer()
		var lines bytes.Buffer
		for range 100 {
			n++
			p := pairs[n%len(pairs)]
			line, err := json.Marshal(map[string]string{"suspect": another(p[0], n), "reference": another(p[1], n)})
			require.NoError(b, err)
			lines.Write(append(line, '\n'))
		}
		b.StartTimer()
		c := &command{stdin: &lines, stdout: io.Discard, stderr: io.Discard, getenv: os.Getenv}
		require.Equal(b, exitOK, c.run(b.Context(), []string{"-batch"}))
	}
}
