package detector

import (
	"context"
	"errors"
	"unicode/utf8"
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
	pack       *Pack
	excluded   []string
}

// New returns a Detector. Natively it carries the English language pack; in a
// browser it works from structure alone until it is given one (WithPack).
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
	if err := c.run(ctx); err != nil {
		return nil, err
	}
	d.pack.keep(c.reading)
	return c.report, nil
}

// validUTF8 returns s with each byte that is not UTF-8 replaced by U+FFFD,
// and how many there were.
func validUTF8(s string) (string, int) {
	if utf8.ValidString(s) {
		return s, 0
	}
	out, bad := make([]byte, 0, len(s)+16), 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		out = utf8.AppendRune(out, r)
		i += n
	}
	return string(out), bad
}
