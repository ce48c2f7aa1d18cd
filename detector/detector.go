package detector

import (
	"context"
	"errors"
)

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

// WithExcluded leaves findings out of the evidence, as a reader who dismisses
// them would: IDs of substitutions ("s3"), of quotations ("q1") and of
// passages ("p2"), counted from 1 in the order of the report, and the classes
// "quotations" and "names". The score is computed anew without them; they
// stay in the report, and Method.Dismissed lists them.
func WithExcluded(ids ...string) Option {
	return func(d *Detector) { d.excluded = append(d.excluded, ids...) }
}

// ErrNoReference is returned by Compare when it is given no reference.
var ErrNoReference = errors.New("no reference to compare with; use Inspect for a text on its own")

// A Detector compares texts. It holds no state of its own between calls and
// is safe for concurrent use.
type Detector struct {
	identifier Identifier
	pack       *Pack            // the English one
	others     map[string]*Pack // by language
	opener     func(language string) *Pack
	vectors    *Vectors
	excluded   []string
}

// New returns a Detector. Natively it carries the English language pack and
// word vectors; in a browser it works from structure alone until it is given a
// pack (WithPack), and without vectors until it is given those (WithVectors).
func New(options ...Option) (*Detector, error) {
	d := &Detector{}
	for _, o := range options {
		o(d)
	}
	if d.pack == nil {
		p, err := EnglishPack()
		if err != nil {
			return nil, err
		}
		d.pack = p
	}
	if d.vectors == nil {
		v, err := EnglishVectors()
		if err != nil {
			return nil, err
		}
		d.vectors = v
	}
	return d, nil
}

// Compare reports how the suspect's wording relates to the references'. Any
// text is valid; the error is ErrNoReference or the context's.
func (d *Detector) Compare(ctx context.Context, suspect Text, references ...Text) (*Report, error) {
	if len(references) == 0 {
		return nil, ErrNoReference
	}
	c, err := d.newComparison(ctx, suspect, references)
	if err != nil {
		return nil, err
	}
	if err := c.compare(ctx); err != nil {
		return nil, err
	}
	d.pack.keep(c.reading)
	return c.report, nil
}

// Inspect reports on a text without a reference: which of its phrases look
// made from others word by word, what those may have been, and the words with
// which to search for the original (Report.Queries). Its verdicts are
// LikelySpun, NoEvidence and Insufficient, and they are hints. The error is
// the context's.
func (d *Detector) Inspect(ctx context.Context, suspect Text) (*Report, error) {
	c, err := d.newComparison(ctx, suspect, nil)
	if err != nil {
		return nil, err
	}
	if err := c.inspect(ctx); err != nil {
		return nil, err
	}
	d.pack.keep(c.reading)
	return c.report, nil
}
