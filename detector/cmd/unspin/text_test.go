package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// golden compares output with a file that a person can read.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func render(t *testing.T, report *detector.Report, s screen) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, writeText(&out, report, s))
	return out.String()
}

func TestTextReport(t *testing.T) {
	golden(t, "harbour.txt", render(t, harbour(t), screen{width: 100}))
	golden(t, "harbour-narrow.txt", render(t, harbour(t), screen{width: 48}))
}

func TestTextReportKeepsTheWidth(t *testing.T) {
	for _, width := range []int{40, 57, 100} {
		for line := range strings.Lines(render(t, harbour(t), screen{width: width})) {
			line = strings.TrimSuffix(line, "\n")
			if strings.HasPrefix(line, " ") { // headings are never broken
				assert.LessOrEqual(t, displaywidth.String(line), width, line)
			}
			assert.Equal(t, strings.TrimRight(line, " "), line, "no blanks at the end of a line")
		}
	}
}

func TestTextReportColour(t *testing.T) {
	coloured := render(t, harbour(t), screen{width: 100, colour: true})
	assert.Contains(t, coloured, "\x1b[1;31mplank\x1b[0m", "evidence is painted")
	assert.NotContains(t, coloured, "niche\x1b", "an escape in a text never reaches the terminal")
	assert.NotContains(t, render(t, harbour(t), screen{width: 100}), "\x1b", "no colour unless asked for")
}

func TestTextReportOfNothing(t *testing.T) {
	out := render(t, &detector.Report{Verdict: detector.Insufficient}, screen{width: 100})
	assert.Contains(t, out, "Verdict: insufficient")
	assert.Contains(t, out, "No phrase found that may stand for another.")
	assert.NotContains(t, out, "Reasons")
}

func TestCaretsStandUnderTheirWords(t *testing.T) {
	for _, test := range []struct{ name, text, marked, words, signs string }{
		{"plain", "a bee and a cow", "bee", "a bee and a cow", "  ^^^"},
		{"wide characters take two columns", "林美玲 saw it", "saw", "林美玲 saw it", "       ^^^"},
		{"marked wide characters take two carets each", "the 林 tree", "林", "the 林 tree", "    ^^"},
		{"combining characters take none", "Cafe\u0301 bar", "bar", "Cafe\u0301 bar", "     ^^^"},
		{"a family is one character", "👩‍👩‍👧 at home", "at", "👩‍👩‍👧 at home", "   ^^"},
		{"white space becomes one space", "one \n\n\ttwo", "two", "one two", "    ^^^"},
		{"what cannot be seen takes no place", "so\u00adft\u200b hy\u202ephen", "hyphen", "soft hyphen", "     ^^^^^^"},
		{"what commands a terminal is replaced", "a\x1b[2Jb\u009bc d", "d", "a\uFFFD[2Jb\uFFFDc d", "         ^"},
		{"bytes that are not UTF-8", "a\xffb c", "c", "a\uFFFDb c", "    ^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			start := strings.Index(test.text, strings.TrimLeft(test.marked, " "))
			end := start + len(test.marked)
			if start < 0 { // the marked word holds characters that cannot be seen
				start, end = strings.LastIndex(test.text, " ")+1, len(test.text)
			}
			words, signs := screen{}.render(glyphs(test.text, []mark{{start: start, end: end, sign: '^'}}))
			assert.Equal(t, test.words, words)
			assert.Equal(t, test.signs, signs)
		})
	}
}

func TestEmptyMarkPointsAtAPlace(t *testing.T) {
	_, signs := screen{}.render(glyphs("one two", []mark{{start: 3, end: 3, sign: '^'}}))
	assert.Equal(t, "   ^", signs)
	_, signs = screen{}.render(glyphs("one", []mark{{start: 3, end: 3, sign: '^'}}))
	assert.Equal(t, "   ^", signs)
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"at spaces", "one two three", 8, []string{"one two", "three"}},
		{"a line that just fits", "one two", 7, []string{"one two"}},
		{"a word longer than the line", "abcdefghij kl", 4, []string{"abcd", "efgh", "ij", "kl"}},
		{"wide characters without spaces", "林美玲林美玲", 5, []string{"林美", "玲林", "美玲"}},
		{"a character wider than the line", "林", 1, []string{"林"}},
		{"nothing", "", 5, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, line := range wrap(glyphs(test.text, nil), test.width) {
				words, _ := screen{}.render(line)
				got = append(got, words)
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func TestScreen(t *testing.T) {
	env := func(vars map[string]string) func(string) string {
		return func(name string) string { return vars[name] }
	}
	assert.Equal(t, screen{width: 100}, screenOf(&bytes.Buffer{}, env(nil)))
	assert.Equal(t, screen{width: 72}, screenOf(&bytes.Buffer{}, env(map[string]string{"COLUMNS": "72"})))
	assert.Equal(t, screen{width: 40}, screenOf(&bytes.Buffer{}, env(map[string]string{"COLUMNS": "3"})))
	assert.Equal(t, screen{width: 100}, screenOf(&bytes.Buffer{}, env(map[string]string{"COLUMNS": "wide"})))

	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	require.NoError(t, err)
	defer file.Close()
	assert.False(t, screenOf(file, env(nil)).colour, "a file is no terminal")
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device, as a terminal is
	require.NoError(t, err)
	defer device.Close()
	assert.True(t, screenOf(device, env(nil)).colour)
	assert.False(t, screenOf(device, env(map[string]string{"NO_COLOR": "1"})).colour)
}

// A partial one: its passage first, with its words; and a sentence that tells
// the same in other words is not counted as word for word.
func TestTextReportOfAPartial(t *testing.T) {
	const (
		ref1 = "The ferry Sigrun left Östvik on 9 November with 212 people aboard."
		ref2 = "Nobody was hurt."
		sus1 = "Willow is cut in spring."
		sus2 = "Some 212 passengers were on the Sigrun when she sailed."
	)
	s := &story{t: t, suspect: sus1 + " " + sus2, reference: ref1 + " " + ref2}
	s.report = &detector.Report{
		Verdict: detector.Partial, Summary: detector.Partial.Shown() + ".",
		Derivation: detector.Derivation{Extent: detector.Part, Share: .67, Order: .5, Facts: detector.FactCounts{Shared: 2, SuspectOnly: 1, ReferenceOnly: 2}},
		References: []detector.ReferenceInfo{{Name: "original.txt"}},
		Passages: []detector.Passage{
			{Suspect: *s.inSuspect(sus1), Kind: detector.PassageNew},
			{Suspect: *s.inSuspect(sus2), References: []detector.ReferenceSpan{*s.inReference(ref1)}, Kind: detector.PassageReworded, Basis: detector.ByContent},
		},
		Facts: []detector.Fact{
			{Kind: detector.FactNumber, Suspect: s.inSuspect("212"), Reference: s.inReference("212")},
			{Kind: detector.FactName, Suspect: s.inSuspect("Sigrun"), Reference: s.inReference("Sigrun")},
			{Kind: detector.FactName, Reference: s.inReference("Östvik")},
		},
	}
	s.row("", sus1)
	s.row(ref1, sus2)
	s.report.Rows[1].Basis = detector.ByContent
	s.row(ref2, "")
	golden(t, "partial.txt", render(t, s.report, screen{width: 100}))

	s.report.Derivation = detector.Derivation{Extent: detector.Whole, Share: 1, Order: 1}
	whole := render(t, s.report, screen{width: 100})
	assert.NotContains(t, whole, "What goes back to the reference", "all of it does")
	assert.Contains(t, whole, "Goes back to the reference as a whole, 100 % of its words; 100 % of what both tell is in the same")
}
