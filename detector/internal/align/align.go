// Package align turns two or more Documents into an Alignment: which
// sentences of the suspect go back to which of a reference, and inside them
// which word became which.
//
// It works from the outside in, so that time stays near-linear in length:
// an inverted index proposes reference sentences for each of the suspect's,
// a Viterbi search picks the most likely sequence of them, and words are
// aligned inside the resulting blocks alone (Needleman–Wunsch).
package align

import (
	"cmp"
	"context"
	"slices"

	"unspin/detector/internal/text"
)

// An Alignment relates a suspect to one or several references. Its Blocks
// follow the suspect's order and together hold each of its sentences once.
type Alignment struct {
	Suspect    *text.Document
	References []*text.Document
	Words      *Words
	Blocks     []Block
	Contents   []Content // by reference: what the suspect tells that it tells, too; these and the next three by CompareContents
	Rests      []Content // the same of what stands outside of the passages that go back to it
	Passages   []Passage // in the suspect's order
	// ContentLinks are by sentence of the suspect, also where wording links it.
	ContentLinks []ContentLink
	Note         Note
}

// A Range is a half-open range of sentences or tokens.
type Range struct{ Start, End int32 }

// Len returns the length of r.
func (r Range) Len() int32 { return r.End - r.Start }

func (r Range) shift(by int32) Range { return Range{r.Start + by, r.End + by} }

// A Block is a run of suspect sentences and the reference sentences they go
// back to. Without any, Reference is −1 and there are no columns.
type Block struct {
	Reference     int   // index of the reference, −1 for none
	Suspect       Range // sentences of the suspect
	Source        Range // sentences of the reference
	SuspectTokens Range
	SourceTokens  Range
	Columns       []Column // the word alignment, in the suspect's order
	Edits         []Edit   // the columns that differ, grouped into phrases
	Touched       int32    // rarity-weighted mass of the suspect's words
	Explained     int32    // of that, explained, by how strongly each relation explains
	Strong        int32    // of that, explained by words of the same stem
	Note          *Note    // nil where nothing is kept of it
	derived       bool     // see Derived
}

// Linked reports whether the block goes back to a reference.
func (b *Block) Linked() bool { return b.Reference >= 0 }

// A Column pairs a token of the reference with one of the suspect; −1 stands
// for no token. Indices are into the documents' tokens.
type Column struct {
	R, S     int32
	Relation Relation
	Moved    bool
}

// Align aligns the suspect with the references, whose words words must know.
// With several, each sentence of the suspect goes to the reference that
// explains it best.
func Align(ctx context.Context, words *Words, suspect *text.Document, references ...*text.Document) (*Alignment, error) {
	a := &Alignment{Suspect: suspect, References: references, Words: words}
	links, err := bestLinks(ctx, words, suspect, references)
	if err != nil {
		return nil, err
	}
	a.Blocks = make([]Block, 0, len(links))
	b := blocker{alignment: a, links: links, scorer: scorer{words}, board: &words.board}
	if err := b.run(ctx); err != nil {
		return nil, err
	}
	return a, nil
}

// A link says which reference sentences one suspect sentence goes back to.
type link struct {
	reference int
	source    Range
	value     int32 // similarity, in thousandths
}

var noLink = link{reference: -1}

// bestLinks links each sentence of the suspect to the reference that explains
// it best. Where two do so alike, as wire siblings do, it goes to the one that
// explains more of the whole, whatever order they were given in.
func bestLinks(ctx context.Context, words *Words, suspect *text.Document, references []*text.Document) ([]link, error) {
	all := make([][]link, len(references))
	totals := make([]int, len(references))
	order := make([]int, len(references))
	for i, r := range references {
		own, err := newLinker(words, suspect, r).run(ctx)
		if err != nil {
			return nil, err
		}
		all[i], order[i] = own, i
		for j := range own {
			if own[j].reference >= 0 {
				totals[i] += int(own[j].value) * int(suspect.Sentences[j].Words)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(totals[b], totals[a]) })
	links := make([]link, len(suspect.Sentences))
	for i := range links {
		links[i] = noLink
	}
	for _, i := range order {
		keepBest(links, all[i], i)
	}
	return links, nil
}

// keepBest replaces the links that own explains better, by a margin that
// keeps neighbours together where two references are near copies.
func keepBest(links, own []link, reference int) {
	const margin = 60
	for i := range own {
		if own[i].reference < 0 || links[i].reference >= 0 && own[i].value <= links[i].value+margin {
			continue
		}
		links[i] = own[i]
		links[i].reference = reference
	}
}
