package main

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// ask sends a request over the border and takes the answer apart.
func ask(t *testing.T, request any, inspect bool) (*detector.Report, string) {
	t.Helper()
	text, isText := request.(string)
	if !isText {
		data, err := json.Marshal(request)
		require.NoError(t, err)
		text = string(data)
	}
	var a struct {
		Report *detector.Report `json:"report"`
		Error  string           `json:"error"`
	}
	require.NoError(t, json.Unmarshal([]byte(answer(text, inspect)), &a))
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

func pair(suspect, reference string) map[string]any {
	return map[string]any{
		"suspect":    map[string]string{"text": suspect},
		"references": []any{map[string]string{"text": reference, "name": "The original"}},
	}
}

func TestAnswerGivesAReport(t *testing.T) {
	report, _ := ask(t, pair(retold, story), false)
	assert.Equal(t, detector.ReportVersion, report.Version)
	assert.NotEmpty(t, report.Verdict)
	assert.NotEmpty(t, report.Summary)
}

func TestAnswerInspectsWithoutAReference(t *testing.T) {
	r := pair(story, story)
	asked, _ := ask(t, r, true)
	delete(r, "references")
	unreferenced, _ := ask(t, r, false)
	assert.Empty(t, asked.References)
	assert.Equal(t, asked, unreferenced)
}

func TestAnswerTakesLanguages(t *testing.T) {
	r := pair(retold, story)
	r["languages"] = languages{
		Suspect:    identified{"en", .98},
		References: []identified{{"en", 1}},
		Models:     "some models",
	}
	id := decoded(t, r).identifier()
	code, confidence := id.Identify(retold)
	assert.Equal(t, "en", code)
	assert.Equal(t, .98, confidence)
	code, confidence = id.Identify("a text of no request")
	assert.Equal(t, "und", code)
	assert.Zero(t, confidence)
	assert.Equal(t, "some models", id.Model())

	_, failed := ask(t, r, false)
	assert.Empty(t, failed)
	r["languages"] = languages{Suspect: identified{"en", 1}}
	_, failed = ask(t, r, false)
	assert.Contains(t, failed, "differ in number")
}

// decoded returns a request as the border reads it.
func decoded(t *testing.T, r any) *request {
	t.Helper()
	data, err := json.Marshal(r)
	require.NoError(t, err)
	d := &request{}
	require.NoError(t, json.Unmarshal(data, d))
	return d
}

func TestAnswerNamesWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ reason, request, says string }{
		{"no request", "", "reading the request"},
		{"not JSON", "suspect", "reading the request"},
		{"cut off", `{"suspect":{"text":"a`, "reading the request"},
		{"a text of the wrong type", `{"suspect":{"text":7}}`, "reading the request"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			_, failed := ask(t, c.request, false)
			assert.Contains(t, failed, c.says)
		})
	}
}

// Any text is valid input, and every span must hold its text.
func TestAnswerOnAnyText(t *testing.T) {
	for reason, text := range map[string]string{
		"empty":         "",
		"white space":   " \n\t\u00a0 ",
		"one word":      "word",
		"one character": strings.Repeat("a", 1<<20),
		"NUL bytes":     strings.Repeat("\x00", 4000),
		"invalid UTF-8": strings.Repeat("caf\xe9 \xff\xfe ", 300),
		"only emoji":    strings.Repeat("😀👩‍👩‍👧‍👦", 500),
		"right to left": strings.Repeat("העיר סגרה את הנמל הישן ביום שלישי. ", 40),
		"markup":        strings.Repeat(`<script>alert("x")</script> `, 100),
	} {
		for _, request := range []map[string]any{pair(text, story), pair(story, text), pair(text, text)} {
			t.Run(reason, func(t *testing.T) {
				texts := decoded(t, request)
				report, failed := ask(t, request, false)
				require.Empty(t, failed)
				report.EachSpan(func(owner detector.SpanOwner, s *detector.Span) {
					units := utf16.Encode([]rune(texts.text(owner)))
					require.LessOrEqual(t, s.Start, s.End)
					require.LessOrEqual(t, s.End, len(units))
					require.Equal(t, s.Text, string(utf16.Decode(units[s.Start:s.End])))
				})
			})
		}
	}
}
