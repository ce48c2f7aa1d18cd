//go:build js

// Program language.wasm tells a page which language a text is in. It sets
//
//	globalThis.unspinLanguage = { identify(text), model() }
//
// where identify answers {"code":"en","confidence":1} as a JSON string, or
// {"error":"…"}, and model names the models. It is loaded beside unspin.wasm,
// which starts at once while these 3 MB arrive. When the object is there, a
// function globalThis.unspinLanguageReady is called if the page has set one.
package main

import (
	"encoding/json"
	"fmt"
	"syscall/js"

	"unspin/detector/language"
)

func main() {
	var identifier language.Identifier
	js.Global().Set("unspinLanguage", map[string]any{
		"identify": js.FuncOf(func(_ js.Value, args []js.Value) (answer any) {
			// An unrecovered panic would end the program for the page.
			defer func() {
				if p := recover(); p != nil {
					answer = toJSON(map[string]string{"error": fmt.Sprint(p)})
				}
			}()
			code, confidence := identifier.Identify(args[0].String())
			return toJSON(struct {
				Code       string  `json:"code"`
				Confidence float64 `json:"confidence"`
			}{code, confidence})
		}),
		"model": js.FuncOf(func(js.Value, []js.Value) any { return identifier.Model() }),
	})
	if ready := js.Global().Get("unspinLanguageReady"); ready.Type() == js.TypeFunction {
		ready.Invoke()
	}
	select {}
}

func toJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings and rounded numbers always marshal
	}
	return string(data)
}
