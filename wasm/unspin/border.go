package main

import (
	"context"
	"errors"
	"strings"

	"unspin/detector"
	"unspin/detector/language/sample"
	"unspin/wasm/panics"
)

// A request is what the page asks.
type request struct {
	Suspect    detector.Text
	References []detector.Text
	Languages  *languages
	Excluded   []string // findings that the reader dismissed
	Report     string   // the file to verify

	Brief        bool // wants the verdict and its figures alone, of thousands of pairs
	WithoutTexts bool // leaves the full texts out of the file that is written

	lacks string // what a report would have been another with: "language", or the language whose pack a text would have been read with
}

// pack is the language pack that the page has loaded, nil until it has: the
// detector then works from structure alone.
var pack *detector.Pack

// others are the packs of other languages that it has loaded, by language.
var others = map[string]*detector.Pack{}

// loadPack opens a language pack for every later call and returns its version
// as JSON. A pack that is refused leaves the one before in use.
func loadPack(data []byte) (answerJSON string) {
	defer recovered(&answerJSON)
	opened, err := detector.OpenPack(data)
	if err != nil {
		return failure(err)
	}
	if opened.Language() != "en" {
		others[opened.Language()] = opened
		return quoted("pack", opened.Version())
	}
	pack = opened
	return quoted("pack", opened.Version())
}

// vectors are the word vectors that the page has loaded, nil until it has.
var vectors *detector.Vectors

// loadVectors opens word vectors for every later call, as loadPack does a pack.
func loadVectors(data []byte) (answerJSON string) {
	defer recovered(&answerJSON)
	opened, err := detector.OpenVectors(data)
	if err != nil {
		return failure(err)
	}
	vectors = opened
	return quoted("vectors", opened.Version())
}

// languages holds what language.wasm said of the texts of a request, where it
// was asked because their letters and words do not settle it: see settled.
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
	defer recovered(&answerJSON)
	r, err := read()
	if err != nil {
		return unread(err)
	}
	report, err := r.report(inspect || len(r.References) == 0)
	if err != nil {
		return failure(err)
	}
	if r.Brief {
		report.Facts, report.Passages, report.Rows, report.Substitutions, report.Quotations, report.Queries = nil, nil, nil, nil, nil, nil
	}
	toUTF16(report, r.text)
	b := report.AppendJSON(append(room[:0], `{"report":`...))
	b = append(r.appendLack(appendProse(appendKey(b, "prose"), report)), '}')
	if cap(b) <= mostRoom {
		room = b
	}
	return string(b)
}

// room is where the last answer was put together, for the next one; a program
// answers one question at a time.
var room []byte

const mostRoom = 1 << 20

// written turns what a call reads into {html}: the report as one file, with the
// texts unless they are to be left out, and with the score as it was before anything was dismissed.
func written(read func() (*request, error)) (answerJSON string) {
	defer recovered(&answerJSON)
	r, err := read()
	if err != nil {
		return unread(err)
	}
	alone := len(r.References) == 0
	report, err := r.report(alone)
	if err != nil {
		return failure(err)
	}
	with := detector.Enclosures{Suspect: r.Suspect, References: r.References, WithoutTexts: r.WithoutTexts}
	if len(r.Excluded) > 0 {
		r.Excluded = nil
		if with.Original, err = r.report(alone); err != nil {
			return failure(err)
		}
	}
	var html strings.Builder
	if err := report.WriteHTML(&html, with); err != nil {
		return failure(err)
	}
	return string(append(r.appendLack(appendString([]byte{'{'}, "html", html.String())), '}'))
}

// recovered turns a panic into the answer.
func recovered(answerJSON *string) {
	if p := recover(); p != nil {
		*answerJSON = quoted("error", "internal error: "+panics.Words(p))
	}
}

// verified turns what a call reads into {verification}: whether the report in
// the request comes out of its own texts again or, where it holds none, out of
// the request's.
func verified(read func() (*request, error)) (answerJSON string) {
	defer recovered(&answerJSON)
	r, err := read()
	if err != nil {
		return unread(err)
	}
	report, err := detector.ReadHTML(r.Report)
	if err != nil {
		return failure(err)
	}
	d, err := r.detector()
	if err != nil {
		return failure(err)
	}
	var handed []detector.Text
	if report.Enclosures.WithoutTexts {
		handed = append([]detector.Text{r.Suspect}, r.References...)
	}
	verification, err := d.Verify(context.Background(), report, handed...)
	if err != nil {
		return failure(err)
	}
	return string(append(r.appendLack(verification.AppendJSON([]byte(`{"verification":`))), '}'))
}

func (r *request) report(inspect bool) (*detector.Report, error) {
	d, err := r.detector()
	if err != nil {
		return nil, err
	}
	if inspect {
		return d.Inspect(context.Background(), r.Suspect)
	}
	return d.Compare(context.Background(), r.Suspect, r.References...)
}

// detector returns one that works as the request asks.
func (r *request) detector() (*detector.Detector, error) {
	options := []detector.Option{detector.WithExcluded(r.Excluded...)}
	if pack != nil {
		options = append(options, detector.WithPack(pack))
	}
	options = append(options, detector.WithPacks(r.other))
	if vectors != nil {
		options = append(options, detector.WithVectors(vectors))
	}
	if r.Languages == nil {
		r.Languages = r.settled()
	}
	if r.Languages == nil {
		r.lacks = "language"
		return detector.New(options...)
	}
	if len(r.Languages.References) != len(r.References) {
		return nil, errors.New("languages.references and references differ in number")
	}
	return detector.New(append(options, detector.WithIdentifier(r.identifier()))...)
}

// other returns the pack of a language other than English, and notes that one
// is asked for that has not been loaded.
func (r *request) other(language string) *detector.Pack {
	p := others[language]
	if p == nil {
		r.lacks = language
	}
	return p
}

// settled returns the languages of the texts where their letters and words settle
// them all, as language.wasm would say; nil where it must be asked.
func (r *request) settled() *languages {
	l := languages{References: make([]identified, len(r.References)), Model: sample.Model}
	ok := l.Suspect.settle(r.Suspect.Text)
	for i, reference := range r.References {
		ok = l.References[i].settle(reference.Text) && ok
	}
	if !ok {
		return nil
	}
	return &l
}

func (i *identified) settle(text string) (ok bool) {
	i.Code, i.Confidence, ok = sample.Judge(sample.Spread(text), nil)
	return ok
}

// appendLack tells the page what to load before it asks again.
func (r *request) appendLack(b []byte) []byte {
	if r.lacks == "" {
		return b
	}
	return appendString(b, "lacks", r.lacks)
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

func failure(err error) string { return quoted("error", err.Error()) }

func unread(err error) string { return quoted("error", "reading the request: "+err.Error()) }
