//go:build js

package main

import (
	"syscall/js"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

func TestDecode(t *testing.T) {
	r, err := decode([]js.Value{js.ValueOf(`{
		"suspect": {"text": "a \ud83d b", "name": "n", "url": "u", "title": "t", "captured": "c", "later": 1},
		"references": [{"text": "😀"}, {"text": "two", "name": null}],
		"languages": {"suspect": {"code": "en", "confidence": 0.5}, "references": [{"code": "fr", "confidence": 1}, {}], "model": "m"},
		"excluded": ["s1", "quotations"], "report": "<file>", "withoutTexts": true, "later": []}`)})
	require.NoError(t, err)
	assert.Equal(t, &request{
		Suspect:    detector.Text{Text: "a \uFFFD b", Name: "n", URL: "u", Title: "t", Captured: "c"},
		References: []detector.Text{{Text: "😀"}, {Text: "two"}},
		Languages:  &languages{Suspect: identified{"en", .5}, References: []identified{{"fr", 1}, {}}, Model: "m"},
		Excluded:   []string{"s1", "quotations"},
		Report:     "<file>",

		WithoutTexts: true,
	}, r)
}

func TestDecodeTakesWhatIsLeftOut(t *testing.T) {
	r, err := decode([]js.Value{js.ValueOf(`{}`)})
	require.NoError(t, err)
	assert.Equal(t, &request{}, r)
}

func TestDecodeNamesWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ reason, request, says string }{
		{"nothing", ``, "JSON"},
		{"not JSON", `suspect`, "JSON"},
		{"cut off", `{"suspect":{"text":"a`, "JSON"},
		{"not an object", `7`, "request is not an object"},
		{"null", `null`, "request is not an object"},
		{"a text of the wrong type", `{"suspect":{"text":7}}`, "text is of type number, not string"},
		{"a suspect that is only a string", `{"suspect":"text"}`, "suspect is of type string, not object"},
		{"a reference that is only a string", `{"references":["text"]}`, "a text is not an object"},
		{"references that are no list", `{"references":{"0":{"text":"a"}}}`, "where a list belongs"},
		{"a switch in words", `{"withoutTexts":"yes"}`, "withoutTexts is of type string, not boolean"},
		{"an excluded number", `{"excluded":[1]}`, "not a string"},
		{"a confidence in words", `{"languages":{"suspect":{"code":"en","confidence":"high"}}}`, "confidence is of type string"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			_, err := decode([]js.Value{js.ValueOf(c.request)})
			assert.ErrorContains(t, err, c.says)
		})
	}
	for _, args := range [][]js.Value{nil, {js.Undefined()}, {js.ValueOf(7)}} {
		_, err := decode(args)
		assert.ErrorContains(t, err, "not a string")
	}
}

func TestBytesOf(t *testing.T) {
	array := js.Global().Get("Uint8Array").New(3)
	js.CopyBytesToJS(array, []byte{1, 2, 255})
	assert.Equal(t, []byte{1, 2, 255}, bytesOf([]js.Value{array}))
	assert.Empty(t, bytesOf(nil))
	assert.Empty(t, bytesOf([]js.Value{js.ValueOf("bytes")}))
}
