// Package text turns a string into a Document: tokens with byte offsets,
// sentences, paragraphs and quotations, with names and numbers marked.
//
// Words are interned in a Vocabulary that all documents of one comparison
// share, so that later stages compare integers. What a reader cannot see
// (zero-width characters, letters of another script that look alike) is
// folded away for comparison and counted in Hidden; offsets always point into
// the text as given.
package text

import "unicode/utf8"

// A Kind is what a token consists of.
type Kind uint8

// Kinds of token.
const (
	WordKind Kind = iota
	NumberKind
	PunctKind
)

// Flags are facts about a token in its place.
type Flags uint8

// Flags of a token.
const (
	SpaceBefore Flags = 1 << iota // white space or the start of the text stands before it
	Capital                       // its first letter is upper-case
	Name                          // it is taken for (a part of) a proper name
	Function                      // it is a function word
)

// A Token is a word, a number or a punctuation mark: Source[Start:End].
type Token struct {
	Start, End int32
	Word       Word
	Quotation  int32 // index into Quotations, −1 outside of quotations
	Kind       Kind
	Flags      Flags
}

// Is reports whether t has all of flags.
func (t *Token) Is(flags Flags) bool { return t.Flags&flags == flags }

// Content reports whether t carries meaning of its own: a number, or a word
// that is not a function word.
func (t *Token) Content() bool { return t.Kind != PunctKind && t.Flags&Function == 0 }

// A Sentence is the half-open token range [Start, End).
type Sentence struct {
	Start, End int32
	Paragraph  int32
	Words      int32 // tokens that are not punctuation
	Flags      SentenceFlags
}

// SentenceFlags are facts about a sentence.
type SentenceFlags uint8

// Flags of a sentence.
const (
	Fragment     SentenceFlags = 1 << iota // too short to judge, or Furniture
	Furniture                              // what pages put around a text: "Skip to content", who wrote it and when
	LostBoundary                           // no space stands between it and the sentence before
	Heading                                // no terminal, and most of its words are capitalised
)

// A Quotation is the half-open token range [Start, End) between two quotation
// marks, the marks left out.
type Quotation struct {
	Start, End int32
	Closed     bool // false where a paragraph ended first
}

// Document is a parsed text.
type Document struct {
	Source     string
	Tokens     []Token
	Sentences  []Sentence
	Quotations []Quotation
	Words      int  // tokens that are not punctuation
	Unmarked   bool // it has hardly a terminal, so that Sentences are guessed at: it was dictated, or stripped of its punctuation
	Hidden     Hidden
	// Language is what enough of its words are function words of; nil where
	// there is none, and short, frequent words stand in for such a list.
	Language *Language
}

// Counted returns how many words token range [from, to) has as people and their word
// processors count them: what stands between blanks, "isn't" and "US-led" being one each.
func (d *Document) Counted(from, to int32) int {
	words, inside := 0, false
	for i := from; i < to; i++ {
		t := &d.Tokens[i]
		if t.Is(SpaceBefore) {
			inside = false
		}
		if t.Kind != PunctKind && (!inside || d.unspaced(t)) {
			inside = true
			words++
		}
	}
	return words
}

// Unspaced reports whether most of its words are characters of a script that is written
// without blanks between words.
func (d *Document) Unspaced() bool {
	n := 0
	for i := range d.Tokens {
		if d.unspaced(&d.Tokens[i]) {
			n++
		}
	}
	return 2*n > d.Words
}

func (d *Document) unspaced(t *Token) bool {
	if t.Kind != WordKind || d.Source[t.Start] < 0xE0 { // no such character begins with less
		return false
	}
	r, _ := utf8.DecodeRuneInString(d.Source[t.Start:])
	return standsAlone(r)
}

// Text returns what token range [from, to) covers in the source.
func (d *Document) Text(from, to int32) string {
	if from >= to {
		return ""
	}
	return d.Source[d.Tokens[from].Start:d.Tokens[to-1].End]
}
