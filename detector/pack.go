package detector

import "unspin/detector/internal/lexicon"

// A Pack is an opened language pack. It may be shared by any number of
// Detectors. It keeps what it was asked for last, what was read last and what was found of it.
type Pack struct {
	lexicon    *lexicon.Lexicon
	readings   readings
	judgements judgements
}

// OpenPack reads a language pack. It keeps the slice, which must not be
// changed afterwards. A pack that is cut short, damaged or of another version
// is refused with an error that says so.
func OpenPack(pack []byte) (*Pack, error) {
	l, err := lexicon.Open(pack)
	if err != nil {
		return nil, err
	}
	return &Pack{lexicon: l}, nil
}

// Version names the pack and its exact content.
func (p *Pack) Version() string { return p.lexicon.Version() }

// EnglishPack returns the pack that the program carries, nil in a browser,
// where it is fetched beside the program.
func EnglishPack() (*Pack, error) {
	l, err := lexicon.English()
	if err != nil || l == nil {
		return nil, err
	}
	return &Pack{lexicon: l}, nil
}

// Sources lists what the pack was compiled from: name, version and licence
// of each.
func (p *Pack) Sources() [][3]string { return listed(p.lexicon.Sources()) }

func listed(sources []lexicon.Source) [][3]string {
	var out [][3]string
	for _, s := range sources {
		out = append(out, [3]string{s.Name, s.Version, s.Licence})
	}
	return out
}

// Language returns the ISO 639-1 code of the language whose words the pack has.
func (p *Pack) Language() string { return p.lexicon.Language() }

// WithPack adds a language pack, an English one in place of the one the program
// carries. Texts in a language without a pack are compared by structure alone.
func WithPack(p *Pack) Option {
	return func(d *Detector) {
		if p == nil || p.lexicon.English() {
			d.pack = p
			return
		}
		if d.others == nil {
			d.others = map[string]*Pack{}
		}
		d.others[p.Language()] = p
	}
}

// WithPacks sets who is asked for the pack of a language other than English
// that WithPack did not give, by its ISO 639-1 code. The answer is nil where
// there is none; open may be called from any number of goroutines at once.
func WithPacks(open func(language string) *Pack) Option {
	return func(d *Detector) { d.opener = open }
}

// packOf returns the pack of a language other than English, nil for none.
func (d *Detector) packOf(language string) *Pack {
	if p := d.others[language]; p != nil || d.opener == nil {
		return p
	}
	return d.opener(language)
}
