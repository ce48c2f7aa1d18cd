package align

import "unspin/detector/internal/text"

// A memory has the blocks of this comparison and of the one before: a key
// typed in one sentence leaves all others as they were aligned.
type memory struct {
	now, before map[uint64]*keptBlock
}

// A keptBlock is what add made of a block, and of what.
type keptBlock struct {
	block           Block
	suspect, source side
}

// A side is the tokens of one side of a block, and where they begin.
type side struct {
	tokens []text.Token
	start  int32
	text   string
}

func sideOf(d *text.Document, r Range) side {
	return side{d.Tokens[r.Start:r.End], r.Start, d.Text(r.Start, r.End)}
}

// equals reports whether two sides are aligned alike.
func (s *side) equals(o *side) bool {
	if len(s.tokens) != len(o.tokens) || s.text != o.text {
		return false
	}
	for i := range s.tokens {
		if t, u := &s.tokens[i], &o.tokens[i]; t.Word != u.Word || t.Kind != u.Kind || t.Flags != u.Flags {
			return false
		}
	}
	return true
}

// key returns a number that blocks of the same words share.
func key(suspect, source *side) uint64 {
	h := uint64(len(suspect.tokens))
	for _, tokens := range [][]text.Token{suspect.tokens, source.tokens} {
		for i := range tokens {
			h = (h ^ uint64(tokens[i].Word)) * 0x9E3779B97F4A7C15
		}
	}
	return h
}

// turn begins another comparison.
func (m *memory) turn() {
	m.now, m.before = m.before, m.now
	if m.now == nil {
		m.now = map[uint64]*keptBlock{}
	}
	clear(m.now)
}

// find returns the block of the same words that is kept under key k, nil for
// none.
func (m *memory) find(k uint64, suspect, source *side) *keptBlock {
	known := m.now[k]
	if known == nil {
		if known = m.before[k]; known == nil {
			return nil
		}
	}
	if !known.suspect.equals(suspect) || !known.source.equals(source) {
		return nil
	}
	m.now[k] = known
	return known
}

// at returns the kept block as it is where its sides begin elsewhere; its
// sentences are the caller's.
func (k *keptBlock) at(suspect, source int32) Block {
	block := k.block
	s, r := suspect-k.suspect.start, source-k.source.start
	if s == 0 && r == 0 {
		return block
	}
	block.Columns = make([]Column, len(k.block.Columns))
	for i, c := range k.block.Columns {
		if c.R >= 0 {
			c.R += r
		}
		if c.S >= 0 {
			c.S += s
		}
		block.Columns[i] = c
	}
	block.Edits = make([]Edit, len(k.block.Edits))
	for i, e := range k.block.Edits {
		if e.Op != Insert {
			e.Source = e.Source.shift(r)
		}
		if e.Op != Delete {
			e.Suspect = e.Suspect.shift(s)
		}
		block.Edits[i] = e
	}
	return block
}
