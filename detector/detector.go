package detector

import (
	"context"
	"errors"
)

// A Text is one input: the words themselves and, where known, what a reader
// needs to find them again. Any string is a valid Text.
type Text struct {
	Text     string
	Name     string // shown for it; "Reference 2" and the like where empty
	URL      string
	Title    string
	Captured string // when it was taken, in the caller's words
}

// An Identifier tells which language a text is written in: an ISO 639-1 code,
// or "und" where it cannot tell, and a confidence of 0–1. Package
// detector/language has one.
type Identifier interface {
	Identify(text string) (code string, confidence float64)
	Model() string // names the models, for Method.LanguageModel
}

// An Option configures a Detector.
type Option func(*Detector)

// WithIdentifier injects language identification. Without it every language
// is "und" and texts are compared as if they shared one.
func WithIdentifier(id Identifier) Option { return func(d *Detector) { d.identifier = id } }

// ErrNoReference is returned by Compare when it is given no reference.
var ErrNoReference = errors.New("no reference to compare with; use Inspect for a text on its own")

// A Detector compares texts. It holds no state of its own between calls and
// is safe for concurrent use.
type Detector struct {
	identifier Identifier
}

// New returns a Detector.
func New(options ...Option) (*Detector, error) {
	d := &Detector{}
	for _, o := range options {
		o(d)
	}
	return d, nil
}

// Compare reports how the suspect's wording relates to the references'. Any
// text is valid; the error is ErrNoReference or the context's.
func (d *Detector) Compare(ctx context.Context, suspect Text, references ...Text) (*Report, error) {
	if len(references) == 0 {
		return nil, ErrNoReference
	}
	return d.Inspect(ctx, suspect)
}

// Inspect reports on a text without a reference.
func (d *Detector) Inspect(ctx context.Context, suspect Text) (*Report, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &Report{
		Version: ReportVersion, Verdict: Insufficient, Summary: Insufficient.Shown(),
		Reasons: []Reason{}, References: []ReferenceInfo{}, Passages: []Passage{}, Rows: []Row{},
		Substitutions: []Substitution{}, Quotations: []Quotation{}, Warnings: []Warning{},
		Direction: Direction{Original: "undecided"}, Suspect: TextInfo{Language: "und"},
		Method: Method{Dismissed: []string{}}, Inputs: []Input{},
	}, nil
}
