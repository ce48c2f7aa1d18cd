package main

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/language"
)

// ask asks over the border and takes the answer apart.
func ask(t *testing.T, r *request, inspect bool) (*detector.Report, string) {
	t.Helper()
	var a struct {
		Report *detector.Report `json:"report"`
		Error  string           `json:"error"`
	}
	said := answer(func() (*request, error) { return r, nil }, inspect)
	require.NoError(t, json.Unmarshal([]byte(said), &a))
	require.True(t, (a.Report == nil) != (a.Error == ""), "an answer is a report or an error")
	return a.Report, a.Error
}

const (
	story = "The harbour council voted on Tuesday to close the old ferry terminal in Brantmouth. " +
		"“We cannot keep repairing a building the sea wants back,” mayor Ilse Harrow said. " +
		"The terminal, opened in 1931, handled 40,000 passengers last year. "
	retold = "The harbour council cast a ballot on Tuesday to shut the antique ferry depot in Brantmouth. " +
		"“We can't keep mending a structure the ocean needs back,” mayor Ilse Harrow stated. " +
		"The depot, unlocked in 1931, dealt with 40,000 travelers last year. "
)

// The same in Spanish.
const (
	spanish = "El puente viejo de la villa se cerró el lunes sin que nadie lo dijera a los vecinos."
	respun  = "El puente de la villa está cerrado desde el lunes y nadie lo dijo a los vecinos."
)

func pair(suspect, reference string) *request {
	return &request{
		Suspect:    detector.Text{Text: suspect},
		References: []detector.Text{{Text: reference, Name: "The original"}},
	}
}

func TestAnswerGivesAReport(t *testing.T) {
	report, _ := ask(t, pair(retold, story), false)
	assert.Equal(t, detector.ReportVersion, report.Version)
	assert.NotEmpty(t, report.Verdict)
	assert.NotEmpty(t, report.Summary)
	assert.Equal(t, "The original", report.References[0].Name)
}

func TestAnswerTellsTheReport(t *testing.T) {
	var a struct {
		Prose struct {
			Counts, Limits []string
			Figures        []detector.Figure
		}
	}
	r := pair(retold, story)
	require.NoError(t, json.Unmarshal([]byte(answer(func() (*request, error) { return r, nil }, false)), &a))
	report, err := r.report(false)
	require.NoError(t, err)
	assert.Equal(t, report.Counts(), a.Prose.Counts)
	assert.Equal(t, report.Figures(), a.Prose.Figures)
	assert.Equal(t, report.Limits(), a.Prose.Limits)
}

func TestAnswerInspectsWithoutAReference(t *testing.T) {
	r := pair(story, story)
	asked, _ := ask(t, r, true)
	r.References = nil
	unreferenced, _ := ask(t, r, false)
	assert.Empty(t, asked.References)
	assert.Equal(t, asked, unreferenced)
}

func TestAnswerTakesLanguages(t *testing.T) {
	r := pair(retold, story)
	r.Languages = &languages{Suspect: identified{"en", .98}, References: []identified{{"fr", 1}}, Model: "some models"}
	report, _ := ask(t, r, false)
	assert.Equal(t, detector.OtherLanguage, report.Verdict)
	assert.Equal(t, "en", report.Suspect.Language)
	assert.Equal(t, .98, report.Suspect.LanguageConfidence)
	assert.Equal(t, "fr", report.References[0].Language)
	assert.Equal(t, "some models", report.Method.LanguageModel)

	r.Languages.References = nil
	_, failed := ask(t, r, false)
	assert.Contains(t, failed, "differ in number")
}

// What letters and words settle needs no other program; what they do not is left to the page.
func TestAnswerTellsLanguagesThatWordsSettle(t *testing.T) {
	const (
		english = "When the rain finally stopped, the cellars stood under water already and nobody knew where the pumps had been put."
		spanish = "Cuando por fin dejó de llover, los sótanos ya estaban bajo el agua y nadie sabía dónde estaban las bombas de la ciudad."
		names   = "Town council closes bridge, engineers find cracks"
	)
	report, _ := ask(t, pair(spanish, english), false)
	assert.Equal(t, detector.OtherLanguage, report.Verdict)
	assert.Equal(t, "es", report.Suspect.Language)
	assert.Equal(t, "en", report.References[0].Language)
	assert.Equal(t, language.Identifier{}.Model(), report.Method.LanguageModel)

	report, _ = ask(t, pair(names, english), false)
	assert.Equal(t, "und", report.References[0].Language, "all or none")
	assert.Empty(t, report.Method.LanguageModel)

	for suspect, want := range map[string]string{english: "", "": "", names: "language"} {
		var a struct{ Lacks string }
		require.NoError(t, json.Unmarshal([]byte(answer(func() (*request, error) { return pair(suspect, english), nil }, false)), &a))
		assert.Equal(t, want, a.Lacks, suspect)
	}
}

func TestLoadPack(t *testing.T) {
	t.Cleanup(func() { pack = nil })
	english, err := os.ReadFile("../../detector/internal/lexicon/en.pack")
	require.NoError(t, err)
	var a struct{ Pack, Error string }
	require.NoError(t, json.Unmarshal([]byte(loadPack(english)), &a))
	assert.Empty(t, a.Error)
	report, _ := ask(t, pair(retold, story), false)
	assert.NotEmpty(t, a.Pack)
	assert.Equal(t, a.Pack, report.Method.Pack)

	for reason, bad := range map[string][]byte{
		"nothing": nil, "cut short": english[:len(english)/2], "another file": []byte("<!doctype html>"),
	} {
		a.Error = ""
		require.NoError(t, json.Unmarshal([]byte(loadPack(bad)), &a), reason)
		assert.NotEmpty(t, a.Error, reason)
	}
	again, _ := ask(t, pair(retold, story), false)
	assert.Equal(t, report, again, "the pack before stays")
}

// A pack of another language stands beside the English one, and is used for texts
// in it alone.
func TestLoadOtherPack(t *testing.T) {
	t.Cleanup(func() { pack, others = nil, map[string]*detector.Pack{} })
	lacks := func(inspect bool) string {
		t.Helper()
		var a struct{ Lacks, Error string }
		said := answer(func() (*request, error) { return pair(respun, spanish), nil }, inspect)
		require.NoError(t, json.Unmarshal([]byte(said), &a))
		require.Empty(t, a.Error)
		return a.Lacks
	}
	assert.Equal(t, "es", lacks(false), "the page learns which one to load")
	assert.Equal(t, "es", lacks(true), "of a text alone, too")
	var a struct{ Pack, Error string }
	for _, name := range []string{"en.pack", "packs/es.pack", "packs/es.pack"} {
		bytes, err := os.ReadFile("../../detector/internal/lexicon/" + name)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal([]byte(loadPack(bytes)), &a))
		require.Empty(t, a.Error)
	}
	require.Len(t, others, 1, "the later one in place of the one before")
	report, _ := ask(t, pair(retold, story), false)
	assert.Equal(t, pack.Version(), report.Method.Pack)
	report, _ = ask(t, pair(respun, spanish), false)
	assert.Equal(t, a.Pack, report.Method.Pack)
	assert.Empty(t, lacks(false))
	assert.Empty(t, lacks(true))
}

func TestLoadVectors(t *testing.T) {
	t.Cleanup(func() { pack, vectors = nil, nil })
	english, err := os.ReadFile("../../detector/internal/lexicon/en.pack")
	require.NoError(t, err)
	loadPack(english)
	bytes, err := os.ReadFile("../../detector/internal/lexicon/vectors.pack")
	require.NoError(t, err)
	var a struct{ Vectors, Error string }
	require.NoError(t, json.Unmarshal([]byte(loadVectors(bytes)), &a))
	assert.Empty(t, a.Error)
	report, _ := ask(t, pair(retold, story), false)
	assert.NotEmpty(t, a.Vectors)
	assert.Equal(t, a.Vectors, report.Method.Vectors, "a report says that it had them")
	require.NoError(t, json.Unmarshal([]byte(loadVectors(english)), &a))
	assert.NotEmpty(t, a.Error, "a language pack is none")
}

func TestAnswerLeavesOutWhatWasDismissed(t *testing.T) {
	r := pair(retold, story)
	r.Excluded = []string{"quotations"}
	report, _ := ask(t, r, false)
	assert.Equal(t, []string{"quotations"}, report.Method.Dismissed)
}

func TestWrittenHoldsTheTextsAndTheScoreBefore(t *testing.T) {
	r := pair(retold, story)
	r.Excluded = []string{"quotations"}
	var a struct{ HTML string }
	said := written(func() (*request, error) { return r, nil })
	require.NoError(t, json.Unmarshal([]byte(said), &a))
	read, err := detector.ReadHTML(a.HTML)
	require.NoError(t, err)
	assert.Equal(t, []string{"quotations"}, read.Dismissed)
	assert.Equal(t, retold, read.Enclosures.Suspect.Text)
	assert.Equal(t, story, read.Enclosures.References[0].Text)
}

func TestVerified(t *testing.T) {
	r := pair(retold, story)
	var a struct {
		HTML         string
		Error        string
		Verification detector.Verification
	}
	require.NoError(t, json.Unmarshal([]byte(written(func() (*request, error) { return r, nil })), &a))
	verify := func(report string) detector.Verification {
		r.Report = report
		require.NoError(t, json.Unmarshal([]byte(verified(func() (*request, error) { return r, nil })), &a))
		require.Empty(t, a.Error)
		return a.Verification
	}
	assert.True(t, verify(a.HTML).Reproduced)
	changed := verify(strings.Replace(a.HTML, `"words":`, `"words":1`, 1))
	assert.False(t, changed.Reproduced)
	assert.NotEmpty(t, changed.Differences)
}

func TestAnswerSaysWhatWentWrong(t *testing.T) {
	said := answer(func() (*request, error) { return nil, errors.New("not JSON") }, false)
	assert.Equal(t, `{"error":"reading the request: not JSON"}`, said)
	said = answer(func() (*request, error) { panic("a bug <of ours>") }, false)
	assert.Contains(t, said, "internal error: a bug")
}

// Any text is valid input, and every span must hold its text.
func TestAnswerOnAnyText(t *testing.T) {
	for reason, text := range map[string]string{
		"empty":         "",
		"white space":   " \n\t\u00a0 ",
		"one word":      "word",
		"one character": strings.Repeat("a", 200_000),
		"NUL bytes":     strings.Repeat("\x00", 4000),
		"replaced":      strings.Repeat("caf\uFFFD \uFFFD\uFFFD ", 300),
		"only emoji":    strings.Repeat("😀👩‍👩‍👧‍👦", 500),
		"right to left": strings.Repeat("העיר סגרה את הנמל הישן ביום שלישי. ", 40),
		"markup":        strings.Repeat(`<script>alert("x")</script> `, 100),
	} {
		for _, r := range []*request{pair(text, story), pair(story, text), pair(text, text)} {
			t.Run(reason, func(t *testing.T) {
				report, failed := ask(t, r, false)
				require.Empty(t, failed)
				report.EachSpan(func(owner detector.SpanOwner, s *detector.Span) {
					units := utf16.Encode([]rune(r.text(owner)))
					require.LessOrEqual(t, s.Start, s.End)
					require.LessOrEqual(t, s.End, len(units))
					require.Equal(t, s.Text, string(utf16.Decode(units[s.Start:s.End])))
				})
			})
		}
	}
}

// FuzzBorder sends texts over the border: whatever they are, the answer is
// JSON, holds no internal error, and its spans hold their text in UTF-16.
func FuzzBorder(f *testing.F) {
	f.Add(retold, story, "s1", "en")
	f.Add("", "", "", "und")
	f.Add("😀 “a” \x00\xff\u2028", "\U0001F469\u200D\U0001F467 b", "quotations", "ar")
	f.Add("<b>bold</b>&amp;\u202e", "bold", "q1", "zz")
	f.Fuzz(func(t *testing.T, suspect, reference, id, language string) {
		suspect, reference = string([]rune(suspect)), string([]rune(reference)) // JavaScript hands over no other
		r := pair(suspect, reference)
		r.Excluded = []string{id}
		r.Languages = &languages{Suspect: identified{language, .9}, References: []identified{{language, .9}}, Model: id}
		report, failed := ask(t, r, false)
		require.Empty(t, failed)
		units := map[detector.SpanOwner][]uint16{
			detector.SuspectOwner: utf16.Encode([]rune(suspect)), 0: utf16.Encode([]rune(reference)),
		}
		report.EachSpan(func(owner detector.SpanOwner, s *detector.Span) {
			text := units[owner]
			require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= len(text), "span [%d, %d) of %d units", s.Start, s.End, len(text))
			require.Equal(t, s.Text, string(utf16.Decode(text[s.Start:s.End])))
		})
		_, failed = ask(t, r, true)
		require.Empty(t, failed)
		read := func() (*request, error) { return r, nil }
		var file struct{ HTML, Error string }
		require.NoError(t, json.Unmarshal([]byte(written(read)), &file))
		require.Empty(t, file.Error)
		r.Report = file.HTML
		var back struct {
			Verification *detector.Verification
			Error        string
		}
		require.NoError(t, json.Unmarshal([]byte(verified(read)), &back))
		require.Empty(t, back.Error)
		require.True(t, back.Verification.Reproduced, "%q", back.Verification.Differences)
		r.Report = suspect
		require.NoError(t, json.Unmarshal([]byte(verified(read)), &back))
		require.NotContains(t, back.Error, "internal error")
		require.NotContains(t, loadPack([]byte(suspect)), "internal error")
	})
}
