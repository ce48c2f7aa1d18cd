//go:build js

// Program versions.wasm tells a page who copied whom among many texts. It sets
//
//	globalThis.unspinVersions = { trace(texts, engine, progress) }
//
// where texts is an array of {text, name}, and engine is {compare(suspect, reference),
// knows(word)}, which the detector answers that the page runs already: compare
// gives an object {verdict, spinScore, coverage, direction: {original, confidence},
// reversed, words, sentences, language, sha256} of two strings, the last four of the
// suspect. trace calls progress(done, total) meanwhile and answers a JSON string,
// {"lineage":{…},"relations":{code: words},"dot":"…","html":"…"} or {"error":"…"}.
//
// It knows nothing of texts by itself, and so is a third of the detector's size
// and no part of what the first verdict waits for. A function
// globalThis.unspinVersionsReady is called, if the page has set one, once the
// object is there.
package main

import (
	"context"
	"syscall/js"

	"unspin/detector/report"
	"unspin/detector/versions"
	"unspin/wasm/panics"
)

func main() {
	js.Global().Set("unspinVersions", map[string]any{
		"trace": js.FuncOf(func(_ js.Value, args []js.Value) any { return trace(args) }),
	})
	if ready := js.Global().Get("unspinVersionsReady"); ready.Type() == js.TypeFunction {
		ready.Invoke()
	}
	select {}
}

// trace answers a call. An unrecovered panic, of which what the engine throws is
// one, would end the program for the page.
func trace(args []js.Value) (answerJSON string) {
	defer func() {
		if p := recover(); p != nil {
			answerJSON = failure(panics.Words(p))
		}
	}()
	if len(args) < 3 || !js.Global().Get("Array").Call("isArray", args[0]).Bool() || args[1].Type() != js.TypeObject || args[2].Type() != js.TypeFunction {
		return failure("trace takes texts, an engine and a function that is told of progress")
	}
	texts := make([]report.Text, args[0].Length())
	for i := range texts {
		t := args[0].Index(i)
		texts[i] = report.Text{Text: t.Get("text").String(), Name: t.Get("name").String()}
	}
	lineage, err := versions.Trace(context.Background(), engine{args[1]}, texts, func(done, total int) { args[2].Invoke(done, total) })
	if err != nil {
		return failure(err.Error())
	}
	return answer(lineage)
}

// An engine is the detector behind the page's functions.
type engine struct{ page js.Value }

func (e engine) Knows(word string) bool { return e.page.Call("knows", word).Truthy() }

// Compare returns as much of a report as a lineage is made from.
func (e engine) Compare(_ context.Context, suspect report.Text, references ...report.Text) (*report.Report, error) {
	found := e.page.Call("compare", suspect.Text, references[0].Text)
	r := &report.Report{
		Verdict:   report.Verdict(found.Get("verdict").String()),
		SpinScore: found.Get("spinScore").Float(),
		Coverage:  found.Get("coverage").Float(),
		Direction: report.Direction{Original: found.Get("direction").Get("original").String(), Confidence: found.Get("direction").Get("confidence").Float()},
		Inputs:    []report.Input{{Role: "suspect", SHA256: found.Get("sha256").String()}},
	}
	r.Suspect.Words, r.Suspect.Sentences, r.Suspect.Language = found.Get("words").Int(), found.Get("sentences").Int(), found.Get("language").String()
	if found.Get("reversed").Truthy() {
		r.Warnings = []report.Warning{{Code: report.WarnReversed}}
	}
	return r, nil
}
