package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"unspin/detector"
)

// A request is what the page asks.
type request struct {
	Suspect    detector.Text
	References []detector.Text
	Languages  *languages
}

// languages holds what language.wasm said of the texts of a request, once it
// has: the detector is asked again then.
type languages struct {
	Suspect    identified
	References []identified
	Model      string
}

// An identified is the language of one text.
type identified struct {
	Code       string
	Confidence float64
}

// answer turns what a call reads into a report, as JSON. Whatever goes wrong
// is in the answer: a panic that left this program would end it for the page.
func answer(read func() (*request, error), inspect bool) (answerJSON string) {
	defer func() {
		if p := recover(); p != nil {
			answerJSON = failure(fmt.Errorf("internal error: %v", p))
		}
	}()
	r, err := read()
	if err != nil {
		return failure(fmt.Errorf("reading the request: %w", err))
	}
	report, err := r.report(inspect || len(r.References) == 0)
	if err != nil {
		return failure(err)
	}
	toUTF16(report, r.text)
	data, err := json.Marshal(map[string]*detector.Report{"report": report})
	if err != nil {
		return failure(fmt.Errorf("writing the report: %w", err))
	}
	return string(data)
}

func (r *request) report(inspect bool) (*detector.Report, error) {
	var options []detector.Option
	if r.Languages != nil {
		if len(r.Languages.References) != len(r.References) {
			return nil, errors.New("languages.references and references differ in number")
		}
		options = append(options, detector.WithIdentifier(r.identifier()))
	}
	d, err := detector.New(options...)
	if err != nil {
		return nil, err
	}
	if inspect {
		return d.Inspect(context.Background(), r.Suspect)
	}
	return d.Compare(context.Background(), r.Suspect, r.References...)
}

// text returns the text that spans of the owner point into. What JavaScript
// hands over is always UTF-8: half a surrogate pair has become U+FFFD, one code
// unit for one.
func (r *request) text(owner detector.SpanOwner) string {
	if owner == detector.SuspectOwner {
		return r.Suspect.Text
	}
	return r.References[owner].Text
}

// identifier returns an Identifier that knows the texts of this request.
func (r *request) identifier() detector.Identifier {
	id := knownLanguages{model: r.Languages.Model, of: map[string]identified{}}
	for i, t := range r.References {
		id.of[t.Text] = r.Languages.References[i]
	}
	id.of[r.Suspect.Text] = r.Languages.Suspect
	return id
}

// knownLanguages answers with what language.wasm found in its own program.
type knownLanguages struct {
	model string
	of    map[string]identified
}

func (k knownLanguages) Identify(text string) (string, float64) {
	if l, ok := k.of[text]; ok && l.Code != "" {
		return l.Code, l.Confidence
	}
	return "und", 0
}

func (k knownLanguages) Model() string { return k.model }

func failure(err error) string {
	data, _ := json.Marshal(map[string]string{"error": err.Error()}) // a string always marshals
	return string(data)
}
