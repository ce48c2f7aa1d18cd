package detector_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
)

// benchmarked are the pairs that every benchmark runs on: stories, the seeds
// where SEEDS names their folder, and generated texts.
func benchmarked(b *testing.B) []pair {
	pairs := append(stories(b), seedPairs(b)...)
	for _, n := range []int{1000, 10_000, 100_000, 300_000} {
		pairs = append(pairs, generated(n))
	}
	return pairs
}

// seedPairs returns the spun seed and the independent one, each with the
// original: what costs most and least of texts of a thousand words.
func seedPairs(b *testing.B) []pair {
	if os.Getenv("SEEDS") == "" {
		return nil
	}
	read := func(number string) string {
		files, err := filepath.Glob(filepath.Join(os.Getenv("SEEDS"), number+"*.txt"))
		require.NoError(b, err)
		require.Len(b, files, 1, "seed "+number)
		text, err := os.ReadFile(files[0])
		require.NoError(b, err)
		return string(text)
	}
	original := read("000")
	return []pair{{"seed=004-000", read("004"), original}, {"seed=003-000", read("003"), original}}
}

func BenchmarkCompare(b *testing.B) {
	d, err := detector.New()
	require.NoError(b, err)
	for _, p := range benchmarked(b) {
		b.Run(p.name, func(b *testing.B) {
			b.SetBytes(p.bytes())
			b.ReportAllocs()
			for b.Loop() {
				_, err := d.Compare(context.Background(), detector.Text{Text: p.suspect}, detector.Text{Text: p.reference})
				require.NoError(b, err)
			}
		})
	}
}

// BenchmarkStages takes the line apart.
func BenchmarkStages(b *testing.B) {
	pack, err := lexicon.English()
	require.NoError(b, err)
	for _, p := range benchmarked(b) {
		parse := func() (v *text.Vocabulary, suspect, reference *text.Document) {
			v = text.NewVocabulary()
			return v, text.Parse(v, p.suspect), text.Parse(v, p.reference)
		}
		v, suspect, reference := parse()
		words := align.NewWords(v, pack)
		alignment, err := align.Align(context.Background(), words, suspect, reference)
		require.NoError(b, err)
		findings := artifact.Find(alignment)
		stage := func(name string, run func()) {
			b.Run("stage="+name+"/"+p.name, func(b *testing.B) {
				b.SetBytes(p.bytes())
				b.ReportAllocs()
				for b.Loop() {
					run()
				}
			})
		}
		stage("text", func() { parse() })
		stage("words", func() { align.NewWords(v, pack) })
		stage("align", func() { align.Align(context.Background(), words, suspect, reference) })
		stage("artifact", func() { artifact.Find(alignment); artifact.Quotations(alignment, true) })
		stage("score", func() { score.Weigh(alignment, findings, nil) })
	}
}

func BenchmarkJSON(b *testing.B) {
	d, err := detector.New()
	require.NoError(b, err)
	for _, p := range benchmarked(b) {
		r, err := d.Compare(context.Background(), detector.Text{Text: p.suspect}, detector.Text{Text: p.reference})
		require.NoError(b, err)
		b.Run(p.name, func(b *testing.B) {
			b.SetBytes(p.bytes())
			b.ReportAllocs()
			for b.Loop() {
				_, err := json.Marshal(r)
				require.NoError(b, err)
			}
		})
	}
}
