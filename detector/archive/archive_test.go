package archive_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/archive"
	"unspin/detector/report"
)

var stories = []string{"bakery-takeover", "cup-final", "harbor-fraud", "library-closure", "river-flood", "seagrass-heat", "strait-accord"}

func read(t testing.TB, story, version string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "stories", story, version+".txt"))
	require.NoError(t, err)
	return string(b)
}

// filled returns an archive of the reference of every story.
func filled(t testing.TB) *archive.Archive {
	a := archive.New()
	for _, s := range stories {
		a.Add(report.Text{Text: read(t, s, "reference"), Name: s})
	}
	return a
}

func find(t *testing.T, a *archive.Archive, suspect string, top int) []archive.Match {
	t.Helper()
	d, err := detector.New()
	require.NoError(t, err)
	matches, err := a.Find(t.Context(), d, report.Text{Text: suspect}, top, nil)
	require.NoError(t, err)
	return matches
}

func TestFindsWhatASuspectWasMadeFrom(t *testing.T) {
	a := filled(t)
	for _, s := range stories {
		spun := find(t, a, read(t, s, "spun"), 3)
		require.NotEmpty(t, spun, s)
		assert.Equal(t, s, spun[0].Reference)
		assert.Equal(t, report.Spun, spun[0].Verdict, s)
		assert.True(t, spun[0].Derived, s)
		assert.NotEmpty(t, spun[0].Passages, s)
		for _, m := range spun[1:] {
			assert.False(t, m.Derived, "%s from %s", s, m.Reference)
		}
		for _, m := range find(t, a, read(t, s, "independent"), 3) {
			assert.False(t, m.Derived, "an independent report of %s from %s", s, m.Reference)
		}
	}
}

func TestAPassageIsTracedToItsText(t *testing.T) {
	paragraphs := strings.Split(read(t, "river-flood", "reference"), "\n\n")
	suspect := read(t, "harbor-fraud", "independent") + "\n\n" + strings.Join(paragraphs[2:6], "\n\n")
	best := find(t, filled(t), suspect, 1)[0]
	assert.Equal(t, "river-flood", best.Reference)
	assert.Equal(t, report.Partial, best.Verdict)
	require.NotEmpty(t, best.Passages)
	assert.Contains(t, suspect[best.Passages[0].Suspect.Start:best.Passages[0].Suspect.End], strings.Fields(paragraphs[3])[0])
}

// TestBestFirst: a sibling explains less of a copy than what was copied.
func TestBestFirst(t *testing.T) {
	a := filled(t)
	a.Add(report.Text{Text: read(t, "strait-accord", "wire"), Name: "wire"})
	spun := find(t, a, read(t, "strait-accord", "spun"), 2)
	require.Len(t, spun, 2)
	assert.Equal(t, []string{"strait-accord", "wire"}, []string{spun[0].Reference, spun[1].Reference})
	assert.GreaterOrEqual(t, spun[0].Coverage, spun[1].Coverage)
}

func TestNothingToFind(t *testing.T) {
	assert.Empty(t, find(t, archive.New(), read(t, "river-flood", "spun"), 5), "no texts")
	assert.Empty(t, find(t, filled(t), "", 5), "no suspect")
	assert.Empty(t, find(t, filled(t), "\xff\x00 😀 مرحبا", 5), "nothing in common")
	for _, m := range find(t, filled(t), "The council met on Monday.", 5) {
		assert.False(t, m.Derived)
	}
}

func TestSkippedAndCancelled(t *testing.T) {
	a := filled(t)
	d, err := detector.New()
	require.NoError(t, err)
	suspect := report.Text{Text: read(t, "river-flood", "spun")}
	matches, err := a.Find(t.Context(), d, suspect, 5, func(r report.Text) bool { return r.Name == "river-flood" })
	require.NoError(t, err)
	for _, m := range matches {
		assert.NotEqual(t, "river-flood", m.Reference)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = a.Find(ctx, d, suspect, 5, nil)
	assert.ErrorIs(t, err, context.Canceled)
}

// TestFormOfTerms: an index knows by archive.Form whether its terms are today's.
func TestFormOfTerms(t *testing.T) {
	h := sha256.New()
	for _, s := range stories {
		fmt.Fprintln(h, archive.Terms(read(t, s, "reference")))
	}
	assert.Equal(t, "1 8b811d601d57b6bd", fmt.Sprintf("%d %x", archive.Form, h.Sum(nil)[:8]), "Terms takes others than it did: add one to Form, and put this here")
}

// BenchmarkFind asks ten thousand texts, the stories' and ones made of their sentences.
func BenchmarkFind(b *testing.B) {
	a := filled(b)
	var sentences []string
	for _, s := range stories {
		sentences = append(sentences, strings.SplitAfter(read(b, s, "independent"), ". ")...)
	}
	for n := range 10_000 {
		var t strings.Builder
		for k := range 20 {
			fmt.Fprintf(&t, "%s In %d it was said in Ort%d. ", sentences[(n*31+k*k*7)%len(sentences)], n, n*k)
		}
		a.Add(report.Text{Text: t.String(), Name: fmt.Sprint(n)})
	}
	d, err := detector.New()
	require.NoError(b, err)
	suspect := report.Text{Text: read(b, "river-flood", "spun")}
	for b.Loop() {
		_, _ = a.Find(context.Background(), d, suspect, 5, nil)
	}
}
