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
