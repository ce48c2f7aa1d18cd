//go:build js

// Program unspin.wasm is the detector for a page. It sets
//
//	globalThis.unspin = { compare(request), inspect(request), html(request), verify(request), knows(word), loadPack(bytes), words(), version() }
//
// A request is a JSON string:
//
//	{suspect: TEXT, references: [TEXT],
//	 languages?: {suspect: {code, confidence}, references: [{code, confidence}], model},
//	 excluded?: [id], withoutTexts?: true, brief?: true}
//
// where TEXT is {text, name?, url?, title?, captured?}. The answer is a JSON
// string, {"report":{…},"prose":{…}} or {"error":"…"}, with spans in UTF-16 code
// units; prose holds what people read of the report: counts, figures, limits. A
// request without references is inspected. html answers {"html":"…"}, the report
// as one file, without the full texts where the request says so. verify takes such a file as the request's report, with its texts, and
// answers {"verification":{…}}. knows says whether the language pack has a word. words() gives the words shown for
// each code, as JSON; version() gives {engine, commit}. loadPack takes the language
// pack as a Uint8Array and answers {"pack":"its version"} or {"error":"…"}; until
// then the detector works from structure alone. Packs of other languages, each in its
// turn, stand beside the English one; an answer that would have been another with one
// that is not loaded names its language: "lacks":"es". Where letters and common words
// do not settle which languages the texts are in, and the request does not say, the
// answer names none and "lacks":"language". loadVectors takes word vectors
// likewise; until then sentences are linked by the words that they share alone.
//
// The object is there once Go.run has been called, and a function
// globalThis.unspinReady, if the page has set one, is called then. Calls return
// when they are done: run the program in a worker, and end the worker to cancel.
package main

import (
	"syscall/js"

	"unspin/detector"
)

func main() {
	js.Global().Set("unspin", map[string]any{
		"compare": reporting(false),
		"inspect": reporting(true),
		"html": js.FuncOf(func(_ js.Value, args []js.Value) any {
			return written(func() (*request, error) { return decode(args) })
		}),
		"verify": js.FuncOf(func(_ js.Value, args []js.Value) any {
			return verified(func() (*request, error) { return decode(args) })
		}),
		"knows": js.FuncOf(func(_ js.Value, args []js.Value) any { return len(args) > 0 && knows(args[0]) }),
		"words": js.FuncOf(func(js.Value, []js.Value) any { return words() }),
		"loadPack": js.FuncOf(func(_ js.Value, args []js.Value) any {
			return loadPack(bytesOf(args))
		}),
		"loadVectors": js.FuncOf(func(_ js.Value, args []js.Value) any {
			return loadVectors(bytesOf(args))
		}),
		"version": js.FuncOf(func(js.Value, []js.Value) any { return version() }),
	})
	if ready := js.Global().Get("unspinReady"); ready.Type() == js.TypeFunction {
		ready.Invoke()
	}
	select {}
}

func reporting(inspect bool) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		return answer(func() (*request, error) { return decode(args) }, inspect)
	})
}

func version() string {
	b := appendString([]byte{'{'}, "engine", detector.Version)
	return string(append(appendString(b, "commit", detector.Commit()), '}'))
}
