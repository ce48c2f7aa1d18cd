//go:build js

package main

import (
	"errors"
	"syscall/js"

	"unspin/detector"
)

// decode reads a request from its JSON. JavaScript parses it: its own parser
// is faster, and Go's would add 45 KB to the program that every reader loads.
func decode(args []js.Value) (r *request, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case js.Error: // what JSON.parse threw
			err = p
		case wrongType:
			err = errors.New(string(p))
		default:
			panic(p)
		}
	}()
	var text js.Value
	if len(args) > 0 {
		text = args[0]
	}
	if text.Type() != js.TypeString {
		panic(wrongType("the request is not a string"))
	}
	v := js.Global().Get("JSON").Call("parse", text)
	r = &request{Suspect: decodeText(field(v, "request", "suspect", js.TypeObject))}
	for _, t := range elements(field(v, "request", "references", js.TypeObject)) {
		r.References = append(r.References, decodeText(t))
	}
	if l := field(v, "request", "languages", js.TypeObject); !l.IsUndefined() {
		r.Languages = &languages{
			Suspect: decodeLanguage(field(l, "languages", "suspect", js.TypeObject)),
			Model:   str(l, "languages", "model"),
		}
		for _, each := range elements(field(l, "languages", "references", js.TypeObject)) {
			r.Languages.References = append(r.Languages.References, decodeLanguage(each))
		}
	}
	for _, id := range elements(field(v, "request", "excluded", js.TypeObject)) {
		if id.Type() != js.TypeString {
			panic(wrongType("an id in excluded is not a string"))
		}
		r.Excluded = append(r.Excluded, id.String())
	}
	r.Report = str(v, "request", "report")
	if f := field(v, "request", "withoutTexts", js.TypeBoolean); !f.IsUndefined() {
		r.WithoutTexts = f.Bool()
	}
	if f := field(v, "request", "brief", js.TypeBoolean); !f.IsUndefined() {
		r.Brief = f.Bool()
	}
	return r, nil
}

func knows(word js.Value) bool {
	d, err := new(request).detector()
	return err == nil && word.Type() == js.TypeString && d.Knows(word.String())
}

// bytesOf returns the bytes of the first argument, none where it is not a
// Uint8Array: opening them then fails in words.
func bytesOf(args []js.Value) []byte {
	if len(args) == 0 || !args[0].InstanceOf(js.Global().Get("Uint8Array")) {
		return nil
	}
	data := make([]byte, args[0].Length())
	js.CopyBytesToGo(data, args[0])
	return data
}

// wrongType is the panic of a value that is not what a request holds there.
type wrongType string

// field returns a property, or undefined where there is none.
func field(v js.Value, owner, name string, want js.Type) js.Value {
	if v.Type() != js.TypeObject {
		panic(wrongType(owner + " is not an object"))
	}
	f := v.Get(name)
	if f.IsNull() || f.IsUndefined() {
		return js.Undefined()
	}
	if f.Type() != want {
		panic(wrongType(name + " is of type " + f.Type().String() + ", not " + want.String()))
	}
	return f
}

func str(v js.Value, owner, name string) string {
	if f := field(v, owner, name, js.TypeString); !f.IsUndefined() {
		return f.String()
	}
	return ""
}

func elements(v js.Value) []js.Value {
	if v.IsUndefined() {
		return nil
	}
	if !js.Global().Get("Array").Call("isArray", v).Bool() {
		panic(wrongType("an object stands where a list belongs"))
	}
	list := make([]js.Value, v.Length())
	for i := range list {
		list[i] = v.Index(i)
	}
	return list
}

func decodeText(v js.Value) detector.Text {
	if v.IsUndefined() {
		return detector.Text{}
	}
	const owner = "a text"
	return detector.Text{
		Text: str(v, owner, "text"), Name: str(v, owner, "name"), URL: str(v, owner, "url"),
		Title: str(v, owner, "title"), Captured: str(v, owner, "captured"),
	}
}

func decodeLanguage(v js.Value) identified {
	if v.IsUndefined() {
		return identified{}
	}
	l := identified{Code: str(v, "a language", "code")}
	if c := field(v, "a language", "confidence", js.TypeNumber); !c.IsUndefined() {
		l.Confidence = c.Float()
	}
	return l
}
