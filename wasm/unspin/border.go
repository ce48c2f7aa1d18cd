package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"unspin/detector"
)

// A request is what the page asks, as JSON.
type request struct {
	Suspect    input      `json:"suspect"`
	References []input    `json:"references"`
	Languages  *languages `json:"languages"`
}

// An input is one text of a request.
type input struct {
	Text     string `json:"text"`
	Name     string `json:"name"`
	URL      string `json:"url"`
	Title    string `json:"title"`
	Captured string `json:"captured"`
}

// languages holds what language.wasm said of the texts of a request, once it
// has: the detector is asked again then.
type languages struct {
	Suspect    identified   `json:"suspect"`
	References []identified `json:"references"`
	Models     string       `json:"model"`
}

// An identified is the language of one text.
type identified struct {
	Code       string  `json:"code"`
	Confidence float64 `json:"confidence"`
}

// answer turns a request into a report, both JSON. Whatever goes wrong is in
// the answer: a panic that left this program would end it for the page.
func answer(requestJSON string, inspect bool) (answerJSON string) {
	defer func() {
		if p := recover(); p != nil {
			answerJSON = failure(fmt.Errorf("internal error: %v", p))
		}
	}()
	var r request
	if err := json.Unmarshal([]byte(requestJSON), &r); err != nil {
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
			return nil, errors.New("reading the request: languages.references and references differ in number")
		}
		options = append(options, detector.WithIdentifier(r.identifier()))
	}
	d, err := detector.New(options...)
	if err != nil {
		return nil, err
	}
	if inspect {
		return d.Inspect(context.Background(), detector.Text(r.Suspect))
	}
	references := make([]detector.Text, len(r.References))
	for i, t := range r.References {
		references[i] = detector.Text(t)
	}
	return d.Compare(context.Background(), detector.Text(r.Suspect), references...)
}

// text returns the text that spans of the owner point into.
func (r *request) text(owner detector.SpanOwner) string {
	if owner == detector.SuspectOwner {
		return r.Suspect.Text
	}
	return r.References[owner].Text
}

// identifier returns an Identifier that knows the texts of this request.
func (r *request) identifier() detector.Identifier {
	id := knownLanguages{model: r.Languages.Models, of: map[string]identified{}}
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
