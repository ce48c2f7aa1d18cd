//go:build js

package main

import (
	"math/rand/v2"
	"strings"
	"syscall/js"
	"testing"
	"unicode/utf8"

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

// TestDecodeAnything changes requests by chance, a byte here and there and
// whole values: they are read or refused in words, and nothing else.
func TestDecodeAnything(t *testing.T) {
	const good = `{"suspect":{"text":"a \ud83d b","name":"n"},"references":[{"text":"😀"},{"text":"two","url":null}],` +
		`"languages":{"suspect":{"code":"en","confidence":0.5},"references":[{"code":"fr"}],"model":"m"},"excluded":["s1"],"report":"<file>"}`
	values := []string{`null`, `7`, `-1e999`, `""`, `"\ud800"`, `[]`, `{}`, `true`, `[[[]]]`, `{"length":3}`, `{"text":{"text":1}}`, `{"__proto__":{"text":"x"}}`, `[null]`}
	chance := rand.New(rand.NewPCG(8, 1))
	read := 0
	for range 5000 {
		request := good
		for range 1 + chance.IntN(3) {
			at := chance.IntN(len(request) + 1)
			end := min(len(request), at+chance.IntN(20))
			switch chance.IntN(3) {
			case 0:
				request = request[:at] + request[end:]
			case 1:
				request = request[:at] + string(rune(chance.IntN(0x11000))) + request[end:]
			default: // one value for another
				if from := strings.IndexByte(request[at:], ':'); from >= 0 {
					from += at + 1
					to := from + strings.IndexAny(request[from:]+",", ",}")
					request = request[:from] + values[chance.IntN(len(values))] + request[min(to, len(request)):]
				}
			}
		}
		r, err := decode([]js.Value{js.ValueOf(request)})
		if err != nil {
			require.NotEmpty(t, err.Error(), request)
			continue
		}
		require.NotNil(t, r, request)
		read++
		require.True(t, utf8.ValidString(r.Suspect.Text), request)
	}
	assert.Greater(t, read, 250, "some are read")
	assert.Less(t, read, 4750, "and some are not")
}
