package main

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

func TestToUTF16(t *testing.T) {
	for _, c := range []struct {
		reason, text, part string
		start, end         int
	}{
		{"ASCII counts alike", "plain text", "text", 6, 10},
		{"two bytes are one unit", "é plain", "plain", 2, 7},
		{"three bytes are one unit", "“quoted” said", "said", 9, 13},
		{"four bytes are a surrogate pair", "😀😀 smile", "smile", 5, 10},
		{"a span may hold a pair", "a 😀 b", "😀", 2, 4},
		{"a replaced byte is one unit", "a\uFFFDb", "b", 2, 3},
		{"right to left counts in order of writing", "אבג דה", "דה", 4, 6},
		{"NUL is a character", "\x00x", "x", 1, 2},
		{"an empty text has an empty span", "", "", 0, 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			at := strings.Index(c.text, c.part)
			s := detector.Span{Start: at, End: at + len(c.part), Text: c.part}
			r := &detector.Report{Passages: []detector.Passage{{Suspect: s}}}
			toUTF16(r, func(detector.SpanOwner) string { return c.text })
			assert.Equal(t, detector.Span{Start: c.start, End: c.end, Text: c.part}, r.Passages[0].Suspect)
		})
	}
}

func TestToUTF16KeepsTextsApart(t *testing.T) {
	texts := map[detector.SpanOwner]string{detector.SuspectOwner: "😀x", 0: "éx", 1: "“”x"}
	r := &detector.Report{Substitutions: []detector.Substitution{
		{Suspect: detector.Span{Start: 4, End: 5, Text: "x"}, Reference: &detector.ReferenceSpan{
			Reference: 1, Span: detector.Span{Start: 6, End: 7, Text: "x"}}},
		{Suspect: detector.Span{Start: 4, End: 5, Text: "x"}, Reference: &detector.ReferenceSpan{
			Reference: 0, Span: detector.Span{Start: 2, End: 3, Text: "x"}}},
	}}
	toUTF16(r, func(o detector.SpanOwner) string { return texts[o] })
	assert.Equal(t, 2, r.Substitutions[0].Suspect.Start)
	assert.Equal(t, 2, r.Substitutions[0].Reference.Start)
	assert.Equal(t, 1, r.Substitutions[1].Reference.Start)
}

// Every span of many, in any order and overlapping, must hold its own text.
func TestToUTF16AgreesWithJavaScript(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("ab é“😀אא\uFFFD\n\x00𝒳")
	runes := make([]rune, 400)
	for i := range runes {
		runes[i] = alphabet[chance.IntN(len(alphabet))]
	}
	text := string(runes)
	units := utf16.Encode(runes)
	r := &detector.Report{}
	for range 300 {
		i := chance.IntN(len(runes))
		j := i + chance.IntN(len(runes)-i)
		before, part := string(runes[:i]), string(runes[i:j])
		r.Passages = append(r.Passages, detector.Passage{
			Suspect: detector.Span{Start: len(before), End: len(before) + len(part), Text: part}})
	}
	toUTF16(r, func(detector.SpanOwner) string { return text })
	for _, p := range r.Passages {
		require.Equal(t, p.Suspect.Text, string(utf16.Decode(units[p.Suspect.Start:p.Suspect.End])))
	}
}

// Walking a text from its start for each span would take minutes here.
func TestToUTF16IsNearLinear(t *testing.T) {
	text := strings.Repeat("é😀x ", 100_000)
	r := &detector.Report{}
	for i := 0; i < len(text); i += 8 {
		r.Passages = append(r.Passages, detector.Passage{Suspect: detector.Span{Start: i, End: i + 8}})
	}
	start := time.Now()
	toUTF16(r, func(detector.SpanOwner) string { return text })
	assert.Less(t, time.Since(start), 20*time.Second)
	last := r.Passages[len(r.Passages)-1].Suspect
	assert.Equal(t, detector.Span{Start: 499_995, End: 500_000}, last)
}
