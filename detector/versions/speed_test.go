package versions_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/versions"
)

// manyTexts returns n versions of a story of about 600 words, each a copy of an
// earlier one with one word in thirty left out.
func manyTexts(b *testing.B, n int) []detector.Text {
	b.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", "testdata", "stories", "harbor-fraud", "reference.txt"))
	require.NoError(b, err)
	rng := rand.New(rand.NewPCG(1, 2))
	copies := [][]string{strings.SplitAfter(string(source), " ")}
	for len(copies) < n {
		var next []string
		for _, w := range copies[rng.IntN(len(copies))] {
			if rng.IntN(30) > 0 {
				next = append(next, w)
			}
		}
		copies = append(copies, next)
	}
	texts := make([]detector.Text, n)
	for i, c := range copies {
		texts[i] = detector.Text{Name: fmt.Sprint(i), Text: strings.Join(c, "")}
	}
	return texts
}

// The most texts that Trace takes. The bar is 20 s for 200 texts of 800 words.
func BenchmarkTrace200(b *testing.B) {
	d, err := detector.New()
	require.NoError(b, err)
	texts := manyTexts(b, versions.Most)
	for b.Loop() {
		_, err := versions.Trace(b.Context(), d, texts, nil)
		require.NoError(b, err)
	}
}
