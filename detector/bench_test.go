package detector_test

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strconv"
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

// measure runs a benchmark and reports the processor time it took beside the
// time on the clock, which other programs lengthen.
func measure(b *testing.B, p *pair, run func()) {
	b.SetBytes(p.bytes())
	b.ReportAllocs()
	start := clock()
	for b.Loop() {
		run()
	}
	b.ReportMetric(float64((clock()-start).Nanoseconds())/float64(b.N), "cpu-ns/op")
}

// BenchmarkCompare measures the whole line, each time with another ending of
// the suspect, as if somebody typed it.
func BenchmarkCompare(b *testing.B) {
	d, err := detector.New()
	require.NoError(b, err)
	for _, p := range benchmarked(b) {
		b.Run(p.name, func(b *testing.B) {
			n := 0
			measure(b, &p, func() {
				n++
				suspect := p.suspect + "\nMore of " + strconv.Itoa(n) + " is to come.\n"
				_, err := d.Compare(context.Background(), detector.Text{Text: suspect}, detector.Text{Text: p.reference})
				require.NoError(b, err)
			})
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
		require.NoError(b, alignment.CompareContents(context.Background()))
		findings := artifact.Find(alignment)
		stage := func(name string, run func()) {
			b.Run("stage="+name+"/"+p.name, func(b *testing.B) { measure(b, &p, run) })
		}
		stage("text", func() { parse() })
		stage("words", func() { align.NewWords(v, pack) })
		stage("align", func() { align.Align(context.Background(), words, suspect, reference) })
		stage("artifact", func() { artifact.Find(alignment); artifact.Quotations(alignment, true) })
		stage("facts", func() { alignment.CompareFacts(nil, []int{0}, []bool{true}) })
		stage("score", func() { score.Weigh(alignment, findings, nil) })
	}
}

// BenchmarkReport measures what becomes of a report: the bytes that the page
// gets, the JSON that the command writes, and the file that people keep.
func BenchmarkReport(b *testing.B) {
	d, err := detector.New()
	require.NoError(b, err)
	for _, p := range benchmarked(b) {
		suspect, reference := detector.Text{Text: p.suspect}, detector.Text{Text: p.reference}
		r, err := d.Compare(context.Background(), suspect, reference)
		require.NoError(b, err)
		var buf []byte
		b.Run("as=page/"+p.name, func(b *testing.B) { measure(b, &p, func() { buf = r.AppendJSON(buf[:0]) }) })
		b.Run("as=json/"+p.name, func(b *testing.B) {
			measure(b, &p, func() {
				_, err := json.Marshal(r)
				require.NoError(b, err)
			})
		})
		b.Run("as=html/"+p.name, func(b *testing.B) {
			with := detector.Enclosures{Suspect: suspect, References: []detector.Text{reference}}
			measure(b, &p, func() { require.NoError(b, r.WriteHTML(io.Discard, with)) })
		})
	}
}
