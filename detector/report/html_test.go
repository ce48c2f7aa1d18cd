package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestHTMLMarks(t *testing.T) {
	var h htmlReport
	span := Span{Start: 10, End: 21, Text: "one <2> six"}
	h.marked(span, []pageMark{
		{14, 17, "[", "]"},
		{10, 13, "(", ")"},
		{16, 21, "{", "}"}, // shares a letter with the first
		{21, 21, "!", "?"}, // a place, not a stretch
		{30, 40, "<", ">"}, // elsewhere
	})
	assert.Equal(t, "(one) [&lt;2&gt;]{ six}!?", h.String())
}

func TestEscapeIsUndone(t *testing.T) {
	for _, s := range []string{"", "plain", "<a href=\"x\">'&amp;'</a>", "\r\n\t", "&#34;", "&amp;lt;"} {
		assert.Equal(t, s, unescape(escape(s)))
	}
	assert.Equal(t, "\uFFFD\uFFFD\uFFFD\uFFFD", escape("\x00\x1b\xff\u0085"))
}

func TestReadHTMLRefusesOtherFiles(t *testing.T) {
	for _, file := range []string{"", "<html></html>", "<pre hidden id=unspin-report>"} {
		_, err := ReadHTML(file)
		assert.ErrorIs(t, err, ErrNotReport, file)
	}
	for _, data := range []string{"", "{", "{}", "[]", "{}x", `{"a"}`, `{"a":}`, `{"a":1,}`, `{"a":"`, `{"a":"\\`, `{a:1}`, " {}",
		"1", `{"inputs":[]}`, `{"inputs":[{"name":"a"}]}`, strings.Repeat("[", 1e6), strings.Repeat(`{"a":`, 1e6)} {
		_, err := ReadHTML("<pre hidden id=unspin-report>" + data + "</pre>")
		assert.ErrorIs(t, err, errBadData, excerpt(data))
	}
	var file strings.Builder
	r := &Report{Inputs: []Input{{Role: "suspect"}}}
	require.NoError(t, r.WriteHTML(&file, Enclosures{Suspect: Text{Text: "Words."}}))
	read, err := ReadHTML(file.String())
	require.NoError(t, err)
	assert.Equal(t, "Words.", read.Enclosures.Suspect.Text)
	_, err = ReadHTML(strings.Replace(file.String(), "<pre hidden id=unspin-text-0>\n", "<pre hidden id=unspin-text-0>\n*", 1))
	assert.ErrorContains(t, err, "reading text 1 of the report")
}

// spanIn returns where words stand in a text.
func spanIn(text, words string) Span {
	start := strings.Index(text, words)
	return Span{Start: start, End: start + len(words), Text: words}
}

func TestHTMLOfDerivation(t *testing.T) {
	const suspect, reference = "Willow is cut. 212 sailed on the <b>Sigrun</b>.", "The <b>Sigrun</b> left with 212 people."
	ref := func(words string) *ReferenceSpan { return &ReferenceSpan{Span: spanIn(reference, words)} }
	sus := func(words string) *Span { s := spanIn(suspect, words); return &s }
	r := &Report{
		Verdict: Partial, References: []ReferenceInfo{{}}, Inputs: []Input{{Role: "suspect"}, {Role: "reference"}},
		Derivation: Derivation{Extent: Part, Share: .6, Order: 1, Facts: FactCounts{Shared: 2, SuspectOnly: 250}},
		Passages: []Passage{
			{Suspect: *sus("Willow is cut."), Kind: PassageNew},
			{Suspect: *sus("212 sailed on the <b>Sigrun</b>."), References: []ReferenceSpan{*ref(reference)}, Kind: PassageReworded, Basis: ByContent},
		},
		Rows: []Row{{Suspect: sus("212 sailed on the <b>Sigrun</b>."), References: []ReferenceSpan{*ref(reference)}, Passage: 1, Basis: ByContent}},
		Facts: []Fact{
			{Kind: FactNumber, Suspect: sus("212"), Reference: ref("212")},
			{Kind: FactName, Suspect: sus("<b>Sigrun</b>"), Reference: ref("<b>Sigrun</b>")},
		},
	}
	for range 250 {
		r.Facts = append(r.Facts, Fact{Kind: FactName, Suspect: sus("Willow")})
	}
	write := func(with Enclosures) string {
		var file strings.Builder
		require.NoError(t, r.WriteHTML(&file, with))
		return file.String()
	}
	with := Enclosures{Suspect: Text{Text: suspect}, References: []Text{{Text: reference}}}
	file := write(with)
	for _, part := range []string{
		"Goes back to the reference in part, 60 % of its words; 100 % of what both tell is in the same order; facts: 2 of 252 shared.",
		"What goes back to the reference", "<td>the same told in other words</td>", "<td>number</td><td dir=auto>212</td><td dir=auto>212</td>",
		"<mark class=fact>212</mark> sailed on the <mark class=fact>&lt;b&gt;Sigrun&lt;/b&gt;</mark>", "and 50 more of these",
	} {
		assert.Contains(t, file, part)
	}
	assert.Equal(t, mostFacts, strings.Count(file, "<td dir=auto>–</td><td dir=auto>Willow</td>"))

	with.WithoutTexts = true
	assert.NotContains(t, write(with), "What goes back to the reference", "it would hold the texts")
	with.WithoutTexts, r.Derivation, r.Facts, r.Rows = false, Derivation{Extent: None}, nil, nil
	file = write(with)
	assert.NotContains(t, file, "What goes back to the reference")
	assert.NotContains(t, file, ">Facts<")
	assert.Contains(t, file, "<p>Does not go back to the reference.</p>")
}
