package detector

import "unspin/detector/internal/lexicon"

// Vectors are an opened pack of word vectors, by which words are told to be
// used alike that no dictionary links. They may be shared by any number of
// Detectors.
type Vectors struct{ vectors *lexicon.Vectors }

// OpenVectors reads a pack of word vectors. It keeps the slice, which must not
// be changed afterwards. A pack that is cut short, damaged or of another
// version is refused with an error that says so.
func OpenVectors(pack []byte) (*Vectors, error) {
	v, err := lexicon.OpenVectors(pack)
	if err != nil {
		return nil, err
	}
	return &Vectors{v}, nil
}

// Version names the vectors and their exact content.
func (v *Vectors) Version() string { return v.vectors.Version() }

// Sources lists what they were compiled from, as a Pack's does.
func (v *Vectors) Sources() [][3]string { return listed(v.vectors.Sources()) }

// EnglishVectors returns the vectors that the program carries, nil in a
// browser, where they are fetched beside the program.
func EnglishVectors() (*Vectors, error) {
	v, err := lexicon.EnglishVectors()
	if err != nil || v == nil {
		return nil, err
	}
	return &Vectors{v}, nil
}

// WithVectors sets the word vectors in place of those the program carries.
func WithVectors(v *Vectors) Option { return func(d *Detector) { d.vectors = v } }
