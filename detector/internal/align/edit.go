package align

import (
	"slices"
	"strings"

	"unspin/detector/internal/text"
)

// An Op says what an edit did.
type Op uint8

// Operations.
const (
	Replace Op = iota
	Insert
	Delete
	Move
)

// An Edit is one place in which a block's sides differ: a phrase of the
// reference and the phrase of the suspect that stands for it. One side is
// empty where words were inserted or deleted.
type Edit struct {
	Op       Op
	Source   Range // tokens of the reference
	Suspect  Range // tokens of the suspect
	Relation Relation
	// Head is the column of the pair that Relation belongs to, −1 where
	// none pairs the sides word for word.
	Head int32
	// Left and Right tell that the column beside the edit pairs two tokens
	// in place, or that the block ends there: the frame holds on that side.
	Left, Right bool
	Columns     Range // columns of the block, for in-place edits
}

// Flanked reports whether the frame holds on both sides.
func (e *Edit) Flanked() bool { return e.Left && e.Right }

// edits groups the columns that differ. A run of them between kept columns
// gives an edit for each pair, and words without a counterpart join the pair
// beside them that is least explained by itself: "call on" → "approach",
// "centre" → "focal point". A run without a pair is one edit.
func (b *blocker) edits(block *Block) []Edit {
	out := b.edited[:0]
	columns := block.Columns
	first, last := block.Inner()
	for i := 0; i < len(columns); {
		if b.keeps(block, columns[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(columns) && !b.keeps(block, columns[j]) {
			j++
		}
		out = b.phrases(block, out, max(i, first), min(j, last+1))
		i = j
	}
	b.edited = out
	return slices.Clone(out)
}

// keeps reports whether column c ends a run: a pair that was kept, in place.
// Punctuation alone does neither begin nor end an edit.
func (b *blocker) keeps(block *Block, c Column) bool {
	if c.R >= 0 && c.S >= 0 {
		return c.Relation.Kept() && !c.Moved
	}
	return false
}

// phrases appends the edits of columns [i, j), none of which was kept.
func (b *blocker) phrases(block *Block, out []Edit, i, j int) []Edit {
	if i >= j {
		return out
	}
	var heads []int
	for x := i; x < j; x++ {
		c := block.Columns[x]
		switch {
		case c.Moved:
			out = append(out, Edit{Op: Move, Source: one(c.R), Suspect: one(c.S), Relation: c.Relation, Head: int32(x), Columns: Range{int32(x), int32(x) + 1}})
		case c.R >= 0 && c.S >= 0:
			heads = append(heads, x)
		}
	}
	if len(heads) == 0 {
		return b.appendEdit(block, out, i, j, -1)
	}
	from := i
	for h, x := range heads {
		to := j
		if h+1 < len(heads) {
			to = b.divide(block, x, heads[h+1])
		}
		out = b.appendEdit(block, out, from, to, x)
		from = to
	}
	return out
}

func one(i int32) Range { return Range{i, i + 1} }

// divide returns where, between pair columns x and y of one run, the words
// without a counterpart are parted: they go to the weaker pair, and on a tie
// to the later one, since English phrases put their head last.
func (b *blocker) divide(block *Block, x, y int) int {
	if firmness(block.Columns[x].Relation) < firmness(block.Columns[y].Relation) {
		return y
	}
	return x + 1
}

// firmness orders relations by how well they explain a pair by itself.
// Function words explain least of those that explain anything: they swell
// into phrases ("both" → "the two").
func firmness(r Relation) int {
	switch {
	case r.Strong():
		return 3
	case r.Linked(), r == Number:
		return 2
	case r == Function:
		return 1
	}
	return 0
}

// appendEdit appends the edit of columns [i, j) with the pair at head.
func (b *blocker) appendEdit(block *Block, out []Edit, i, j, head int) []Edit {
	e := Edit{Op: Replace, Source: Range{-1, -1}, Suspect: Range{-1, -1}, Head: int32(head), Columns: Range{int32(i), int32(j)}}
	suspect, source := b.alignment.Suspect, b.alignment.References[block.Reference]
	for _, c := range block.Columns[i:j] {
		if c.Moved {
			continue
		}
		if c.R >= 0 && source.Tokens[c.R].Kind != text.PunctKind {
			e.Source = widen(e.Source, c.R)
		}
		if c.S >= 0 && suspect.Tokens[c.S].Kind != text.PunctKind {
			e.Suspect = widen(e.Suspect, c.S)
		}
	}
	switch {
	case e.Source.Start < 0 && e.Suspect.Start < 0:
		return out // punctuation alone
	case e.Source.Start < 0:
		e.Op, e.Source = Insert, Range{}
	case e.Suspect.Start < 0:
		e.Op, e.Suspect = Delete, Range{}
	}
	if head >= 0 {
		e.Relation = block.Columns[head].Relation
	}
	if e.Op == Replace && (initials(source, e.Source, suspect, e.Suspect) || initials(suspect, e.Suspect, source, e.Source)) {
		e.Relation = NameForm
	}
	first, last := block.Inner()
	e.Left = i <= first || pairs(block.Columns[i-1])
	e.Right = j > last || pairs(block.Columns[j])
	return append(out, e)
}

// pairs reports whether c pairs two tokens in place.
func pairs(c Column) bool { return c.R >= 0 && c.S >= 0 && !c.Moved }

func widen(r Range, i int32) Range {
	if r.Start < 0 {
		return Range{i, i + 1}
	}
	return Range{min(r.Start, i), max(r.End, i+1)}
}

// initials reports whether the one word of short spells the initials of the
// capitalised words of long: US, United States.
func initials(short *text.Document, s Range, long *text.Document, l Range) bool {
	if s.Len() != 1 || l.Len() < 2 || !short.Tokens[s.Start].Is(text.Capital) {
		return false
	}
	rest := short.Text(s.Start, s.End)
	for i := l.Start; i < l.End; i++ {
		t := &long.Tokens[i]
		if !t.Is(text.Capital) {
			if t.Content() {
				return false
			}
			continue
		}
		rest = strings.TrimPrefix(rest, ".")
		if rest == "" || rest[0] != long.Source[t.Start] {
			return false
		}
		rest = rest[1:]
	}
	return strings.Trim(rest, ".") == ""
}
