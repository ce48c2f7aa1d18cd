package main

import (
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/parallel"
)

// A measured is a pair that was aligned once, with what is known about it
// apart from the detector.
type measured struct {
	learn.Example
	group   group
	kind    string  // what is held out with it
	source  int     // pairs that share a text have the same number
	words   int     // of the suspect
	changed float64 // share of its words that a word diff does not find in the reference
}

// measure aligns the pairs.
func measure(pairs []corpus.Pair, lex *lexicon.Lexicon) ([]measured, error) {
	examples, err := learn.Measure(pairs, lex)
	if err != nil {
		return nil, err
	}
	source, out := sources(pairs), make([]measured, len(pairs))
	err = parallel.Each(len(pairs), func(i int) error {
		p := &pairs[i]
		out[i] = measured{
			Example: examples[i], group: groupOf(p), kind: kindOf(p.Family), source: source[i],
			words: examples[i].Alignment.Suspect.Words, changed: changedShare(p.Suspect, p.Reference),
		}
		return nil
	})
	return out, err
}

// Spun texts with fewer words, or with less of them changed, are not asked
// for: nobody could tell.
const (
	enoughWords   = 150
	enoughChanged = .08
)

// enough reports whether a spun text is one that must be found.
func (m *measured) enough() bool { return m.words >= enoughWords && m.changed >= enoughChanged }
