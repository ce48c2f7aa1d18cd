//go:build js

// Program archive.wasm tells a page which of many texts one was made from. It sets
//
//	globalThis.unspinArchive = { clear(), add(text, name), find(suspect, top, engine, progress) }
//
// where clear and add fill an archive in memory, with texts under names that differ,
// and engine is {compare(suspect, reference)}, which the detector answers that the
// page runs already, with a report of two strings. find calls progress(done) for each
// text compared and answers a JSON string, {"matches":[{"reference":name,"verdict":…,
// "derived":…,"share":…,"coverage":…,"spinScore":…}]}, the best first, or {"error":"…"}.
//
// It knows nothing of lexicons and verdicts, and is no part of what the first verdict
// waits for. A function globalThis.unspinArchiveReady is called, if the page has
// set one, once the object is there.
package main

import (
	"context"
	"syscall/js"

	"unspin/detector/archive"
	"unspin/detector/report"
	"unspin/wasm/panics"
)

// shelf is what was added since clear.
var shelf = archive.New()

func main() {
	js.Global().Set("unspinArchive", map[string]any{
		"clear": guarded(0, func([]js.Value) string {
			shelf = archive.New()
			return "{}"
		}),
		"add": guarded(2, func(args []js.Value) string {
			shelf.Add(report.Text{Text: args[0].String(), Name: args[1].String()})
			return "{}"
		}),
		"find": guarded(4, find),
	})
	if ready := js.Global().Get("unspinArchiveReady"); ready.Type() == js.TypeFunction {
		ready.Invoke()
	}
	select {}
}

// guarded is a function of the page that takes so many arguments. An unrecovered
// panic, of which what the engine throws is one, would end the program for the page.
func guarded(arguments int, do func(args []js.Value) string) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) (answer any) {
		defer func() {
			if p := recover(); p != nil {
				answer = failure(panics.Words(p))
			}
		}()
		if len(args) < arguments {
			return failure("too few arguments")
		}
		return do(args)
	})
}

func find(args []js.Value) string {
	if args[0].Type() != js.TypeString || args[1].Type() != js.TypeNumber || args[2].Type() != js.TypeObject || args[3].Type() != js.TypeFunction {
		return failure("find takes a suspect, a number of matches, an engine and a function that is told of progress")
	}
	matches, err := archive.Find(context.Background(), shelf, &engine{page: args[2], progress: args[3]}, report.Text{Text: args[0].String()}, args[1].Int(), nil)
	if err != nil {
		return failure(err.Error())
	}
	return answer(matches)
}

// An engine is the detector behind the page's functions.
type engine struct {
	page, progress js.Value
	done           int
}

// Compare returns as much of a report as ranking looks at. What the page throws is an
// error here: it would be a panic on another goroutine than find's.
func (e *engine) Compare(_ context.Context, suspect report.Text, references ...report.Text) (r *report.Report, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = nil, thrown(panics.Words(p))
		}
	}()
	found := e.page.Call("compare", suspect.Text, references[0].Text)
	derivation := found.Get("derivation")
	r = &report.Report{
		Verdict:   report.Verdict(found.Get("verdict").String()),
		SpinScore: found.Get("spinScore").Float(),
		Coverage:  found.Get("coverage").Float(),
		Derivation: report.Derivation{Extent: report.Extent(derivation.Get("extent").String()), Share: derivation.Get("share").Float(),
			LikelihoodRatio: derivation.Get("likelihoodRatio").Float()},
	}
	passages := found.Get("passages")
	for i := range passages.Length() {
		p := passages.Index(i)
		r.Passages = append(r.Passages, report.Passage{Kind: report.PassageKind(p.Get("kind").String()), Suspect: report.Span{Text: p.Get("suspect").Get("text").String()}})
	}
	e.done++
	e.progress.Invoke(e.done)
	return r, nil
}

// thrown is what the page threw.
type thrown string

func (t thrown) Error() string { return string(t) }
