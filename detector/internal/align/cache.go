package align

import (
	"unspin/detector/internal/text"
)

// A blockCache has the blocks of this comparison and of the one before: a key
// typed in one sentence leaves all others as they were.
type blockCache struct {
	now, before map[uint64]*cachedBlock
}

// A cachedBlock is what add made of a block, and of what.
type cachedBlock struct {
	block           Block
	suspect, source side
}

// A Note is room for what a later stage makes of an alignment, or of a block by
// its words and those around it, which then is kept with the block. That stage alone
// knows what it is.
type Note struct{ Made any }

// A side is the tokens of one side of a block with those around it, and which
// of them are the block's.
type side struct {
	tokens           []text.Token
	start, before, n int32 // the block's first token, how many stand before it here, and how many the block has
	text             string
}

// How far later stages may look around a block: to so many words on either
// side, not counting those that a hyphen or another mark joins to what stands before, in
// so many tokens. A block with more of those has no Note.
const (
	aroundWords  = 4
	aroundTokens = 48
)

// sideOf returns the side that has the tokens r of d.
func sideOf(d *text.Document, r Range) side {
	from, to := r.Start-around(d, r.Start-1, -1), r.End+around(d, r.End, +1)
	return side{d.Tokens[from:to], r.Start, r.Start - from, r.Len(), d.Text(from, to)}
}

// around counts the tokens from i on, in direction step, that a later stage
// may look at.
func around(d *text.Document, i, step int32) (n int32) {
	for words := 0; words < aroundWords && n < aroundTokens && i >= 0 && int(i) < len(d.Tokens); i += step {
		n++
		joined := n > 1 && d.Tokens[i-step].Kind == text.PunctKind && !d.Tokens[max(i, i-step)].Is(text.SpaceBefore)
		if d.Tokens[i].Kind != text.PunctKind && !joined {
			words++
		}
	}
	return n
}

// bounded reports whether a side has all that a later stage may look at.
func (s *side) bounded() bool {
	return s.before < aroundTokens && int32(len(s.tokens))-s.before-s.n < aroundTokens
}

// equals reports whether nothing tells two sides apart.
func (s *side) equals(o *side) bool {
	if len(s.tokens) != len(o.tokens) || s.before != o.before || s.n != o.n || s.text != o.text {
		return false
	}
	for i := range s.tokens {
		t, u := &s.tokens[i], &o.tokens[i]
		if t.Word != u.Word || t.Kind != u.Kind || t.Flags != u.Flags || t.Quotation < 0 != (u.Quotation < 0) {
			return false
		}
	}
	return true
}

// key returns a number that blocks of the same words among the same share.
func key(suspect, source *side) uint64 {
	h := uint64(len(suspect.tokens))<<32 ^ uint64(suspect.n)<<16 ^ uint64(source.n)
	for _, tokens := range [][]text.Token{suspect.tokens, source.tokens} {
		for i := range tokens {
			h = (h ^ uint64(tokens[i].Word)) * 0x9E3779B97F4A7C15
		}
	}
	return h
}

// turn begins another comparison.
func (m *blockCache) turn() {
	m.now, m.before = m.before, m.now
	if m.now == nil {
		m.now = map[uint64]*cachedBlock{}
	}
	clear(m.now)
}

// find returns the block of the same words that is kept under key k, where it
// is now; nil for none. Its sentences are the caller's.
func (m *blockCache) find(k uint64, suspect, source *side) *cachedBlock {
	known := m.now[k]
	if known == nil {
		if known = m.before[k]; known == nil {
			return nil
		}
	}
	if !known.suspect.equals(suspect) || !known.source.equals(source) {
		return nil
	}
	known.move(suspect.start-known.suspect.start, source.start-known.source.start)
	known.suspect, known.source = *suspect, *source // the texts of before need not be kept for it
	m.now[k] = known
	return known
}

// move makes the block one whose sides begin elsewhere.
func (k *cachedBlock) move(suspect, source int32) {
	if suspect == 0 && source == 0 {
		return
	}
	columns := make([]Column, len(k.block.Columns))
	for i, c := range k.block.Columns {
		if c.R >= 0 {
			c.R += source
		}
		if c.S >= 0 {
			c.S += suspect
		}
		columns[i] = c
	}
	edits := make([]Edit, len(k.block.Edits))
	for i, e := range k.block.Edits {
		if e.Op != Insert {
			e.Source = e.Source.shift(source)
		}
		if e.Op != Delete {
			e.Suspect = e.Suspect.shift(suspect)
		}
		edits[i] = e
	}
	k.block.Columns, k.block.Edits = columns, edits
}
