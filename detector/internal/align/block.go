package align

import (
	"context"
	"slices"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A blocker joins linked sentences into blocks and aligns their words.
type blocker struct {
	scorer
	*board
	alignment *Alignment
	links     []link
}

// A board is the room that the words of a block are aligned in, which one
// block after the other takes.
type board struct {
	block            uint32 // how many blocks took it
	spelled          []spelling
	content          []int32 // which of those are content words
	chains           []chain // by canonical form
	settledRelations [classes][]Relation
	settledWorths    [classes][]int32

	worths    []int32
	relations []Relation
	table     []int32
	moves     []byte

	edited []Edit

	cache blockCache
}

// maxCells bounds the table of one word alignment; sentences are bounded, so
// only a block of many sentences could grow past it.
const maxCells = 1 << 19

// run fills the alignment's blocks.
func (b *blocker) run(ctx context.Context) error {
	n := int32(len(b.links))
	for i := int32(0); i < n; {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		j := i + 1
		source := b.links[i].source
		for j < n && b.joins(i, j, source) {
			source.Start = min(source.Start, b.links[j].source.Start)
			source.End = max(source.End, b.links[j].source.End)
			j++
		}
		b.add(Range{i, j}, source, b.links[i].reference)
		i = j
	}
	return nil
}

// joins reports whether suspect sentence j goes on where the block [i, j)
// stands: in reference sentences that the block uses already.
func (b *blocker) joins(i, j int32, source Range) bool {
	k, last := &b.links[j], &b.links[j-1]
	if k.reference < 0 || k.reference != last.reference {
		return false
	}
	if k.source.Start >= source.End || k.source.End <= source.Start {
		return false
	}
	s := b.alignment.Suspect.Sentences
	r := b.alignment.References[k.reference].Sentences
	union := Range{min(source.Start, k.source.Start), max(source.End, k.source.End)}
	rows := s[j].End - s[i].Start
	columns := r[union.End-1].End - r[union.Start].Start
	return rows*columns <= maxCells
}

// add appends the block of the suspect's sentences s and the reference's r.
func (b *blocker) add(s, r Range, reference int) {
	sentences := b.alignment.Suspect.Sentences
	block := Block{Reference: reference, Suspect: s, Source: r}
	block.SuspectTokens = Range{sentences[s.Start].Start, sentences[s.End-1].End}
	if reference >= 0 {
		source := b.alignment.References[reference].Sentences
		block.SourceTokens = Range{source[r.Start].Start, source[r.End-1].End}
		b.remember(&block)
	} else {
		b.align(&block)
	}
	b.alignment.Blocks = append(b.alignment.Blocks, block)
}

// remember aligns a block, or takes what came of the same words before.
func (b *blocker) remember(block *Block) {
	suspect := sideOf(b.alignment.Suspect, block.SuspectTokens)
	source := sideOf(b.alignment.References[block.Reference], block.SourceTokens)
	k := key(&suspect, &source)
	known := b.cache.find(k, &suspect, &source)
	if known == nil {
		if suspect.bounded() && source.bounded() {
			block.Note = &Note{}
		}
		b.align(block)
		b.cache.now[k] = &cachedBlock{*block, suspect, source}
		return
	}
	was := &known.block
	block.Columns, block.Edits, block.Note = was.Columns, was.Edits, was.Note
	block.Touched, block.Explained, block.Strong, block.derived = was.Touched, was.Explained, was.Strong, was.derived
	if !was.Linked() {
		block.unlink()
	}
}

// align aligns the words of a block and makes out what that amounts to.
func (b *blocker) align(block *Block) {
	if block.Linked() {
		b.words(block)
	}
	b.measure(block)
	if block.Linked() && block.Explained*10 < block.Touched*3 && !b.framed(block) {
		// What little matches is chance: a sentence on the same matter.
		block.unlink()
		block.Columns, block.Explained, block.Strong = nil, 0, 0
	}
	if block.Linked() {
		block.Edits = b.edits(block)
	}
	block.derived = block.derives()
}

func (b *Block) unlink() { b.Reference, b.Source, b.SourceTokens, b.Note = -1, Range{}, Range{}, nil }

// Derived reports whether the reference explains the block's wording: half of
// it by words of the same stem, or the block keeps the frame of its sentence
// though the words in it were replaced. Two newsrooms on one event share
// names and matter, but neither.
func (b *Block) Derived() bool { return b.derived }

// derives works out Derived.
func (b *Block) derives() bool {
	if !b.Linked() {
		return false
	}
	if b.Strong*2 >= b.Touched || b.Explained*5 >= b.Touched*3 {
		return true
	}
	first, last := b.Inner()
	inPlace, kept := 0, 0
	for _, c := range b.Columns[first : last+1] {
		if !pairs(c) {
			continue
		}
		inPlace++
		if c.Relation.Kept() {
			kept++
		}
	}
	all := last + 1 - first
	return inPlace*10 >= all*7 && kept*5 >= all*2
}

// framed reports whether the block's frame is kept though few of its words
// are: most columns pair tokens one for one, and half of them are equal
// counting function words and punctuation.
func (b *blocker) framed(block *Block) bool {
	paired, equal := 0, 0
	for _, c := range block.Columns {
		if c.R < 0 || c.S < 0 || c.Moved {
			continue
		}
		paired++
		if c.Relation.Kept() {
			equal++
		}
	}
	return paired*4 >= len(block.Columns)*3 && equal*5 >= len(block.Columns)*2
}

// measure fills Explained and Touched.
func (b *blocker) measure(block *Block) {
	d := b.alignment.Suspect
	block.Touched = b.mass(d, block.SuspectTokens.Start, block.SuspectTokens.End)
	for _, c := range block.Columns {
		if c.R < 0 || c.S < 0 {
			continue
		}
		w := b.weight(&d.Tokens[c.S])
		switch {
		case c.Relation.Strong():
			block.Explained += w
			block.Strong += w
		case c.Relation.Linked():
			block.Explained += w * 6 / 10
		case c.Relation == None:
			block.Explained += w / 4
		}
	}
}

// Steps of the word alignment, as the table remembers them.
const (
	stepPair byte = iota
	stepSuspect
	stepSource
)

// gap is what a token without a counterpart costs, in hundredths.
const gap = -22

// words aligns the block's tokens (Needleman–Wunsch, the ends of the
// reference free).
func (b *blocker) words(block *Block) {
	n, m := int(block.SuspectTokens.Len()), int(block.SourceTokens.Len())
	b.relateAll(block, n, m)
	b.fill(n, m)
	block.Columns = b.walk(block, n, m)
	b.linkMoved(block, m)
}

// A spelling is what settles most pairs of a reference token.
type spelling struct {
	canonical uint32
	lemma     uint32
	known     lexicon.Word
	first     byte
	class     class
	next      int32 // the next token of the block that is spelled so, −1 for none
}

// A chain leads to the tokens of a block that are spelled alike.
type chain struct {
	block uint32 // the number of the block
	first int32
}

// relateAll fills relations and worths for every pair of the block. A row begins
// with what is settled for the class of the suspect's token; then come the
// pairs of content words, of which most neither begin alike nor share a lemma, and
// those of tokens that are spelled alike.
func (b *blocker) relateAll(block *Block, n, m int) {
	b.relations = slices.Grow(b.relations[:0], n*m)[:n*m]
	b.worths = slices.Grow(b.worths[:0], n*m)[:n*m]
	suspect := b.alignment.Suspect.Tokens[block.SuspectTokens.Start:block.SuspectTokens.End]
	source := b.alignment.References[block.Reference].Tokens[block.SourceTokens.Start:block.SourceTokens.End]
	facts := b.scorer.words.facts
	b.spell(source)
	for i := range suspect {
		s := &suspect[i]
		f, known, own := &facts[s.Word], b.scorer.words.Known(s.Word), classOf(s)
		relations, worths := b.relations[i*m:(i+1)*m], b.worths[i*m:(i+1)*m]
		copy(relations, b.settledRelations[own])
		copy(worths, b.settledWorths[own])
		if own == name || own == common {
			for _, j := range b.content {
				r := &b.spelled[j]
				switch {
				case r.canonical == f.canonical:
				case r.lemma == f.lemma || r.first == f.first:
					rel := b.relateContent(&source[j], s)
					relations[j], worths[j] = rel, b.worth(rel, &source[j], s)
				case r.class == name && own == name:
					relations[j], worths[j] = NewName, worthNames
				case r.class == name || own == name:
					relations[j], worths[j] = NewName, worthNewName
				default:
					if rel := b.scorer.words.meaning(source[j].Word, s.Word, r.known, known); rel == None {
						relations[j], worths[j] = None, worthNone
					} else {
						relations[j], worths[j] = rel, b.worth(rel, &source[j], s)
					}
				}
			}
		}
		if alike := b.chains[f.canonical]; alike.block == b.block {
			for j := alike.first; j >= 0; j = b.spelled[j].next {
				rel := b.relate(&source[j], s)
				relations[j], worths[j] = rel, b.worth(rel, &source[j], s)
			}
		}
	}
}

// spell prepares the reference tokens of a block for relateAll.
func (b *blocker) spell(source []text.Token) {
	if n := b.scorer.words.keys(); len(b.chains) < n {
		b.chains = slices.Grow(b.chains, n-len(b.chains))[:n] // what it held counts for blocks before this
	}
	b.block++
	b.spelled, b.content = b.spelled[:0], b.content[:0]
	for j := range source {
		f := &b.scorer.words.facts[source[j].Word]
		x := spelling{f.canonical, f.lemma, b.scorer.words.Known(source[j].Word), f.first, classOf(&source[j]), -1}
		if alike := &b.chains[x.canonical]; alike.block == b.block {
			x.next = alike.first
		}
		b.chains[x.canonical] = chain{b.block, int32(j)}
		b.spelled = append(b.spelled, x)
		if x.class == name || x.class == common {
			b.content = append(b.content, int32(j))
		}
	}
	for own := range classes {
		relations, worths := b.settledRelations[own][:0], b.settledWorths[own][:0]
		for j := range b.spelled {
			x := &settled[own][b.spelled[j].class] // which is the same either way round
			relations, worths = append(relations, x.relation), append(worths, x.worth)
		}
		b.settledRelations[own], b.settledWorths[own] = relations, worths
	}
}

// fill computes the table of best sums and the step that leads to each.
func (b *blocker) fill(n, m int) {
	w := m + 1
	b.table = slices.Grow(b.table[:0], (n+1)*w)[:(n+1)*w]
	b.moves = slices.Grow(b.moves[:0], (n+1)*w)[:(n+1)*w]
	for j := 0; j <= m; j++ {
		b.table[j], b.moves[j] = 0, stepSource
	}
	for i := 1; i <= n; i++ {
		row, above := b.table[i*w:(i+1)*w], b.table[(i-1)*w:i*w]
		moves, worths := b.moves[i*w:(i+1)*w], b.worths[(i-1)*m:i*m]
		row[0], moves[0] = above[0]+gap, stepSuspect
		skip := int32(gap)
		if i == n {
			skip = 0
		}
		diagonal, left := above[0], row[0]
		above, row, moves = above[1:][:len(worths)], row[1:][:len(worths)], moves[1:][:len(worths)]
		for j, worth := range worths {
			best, move := diagonal+worth, stepPair
			diagonal = above[j]
			if v := diagonal + gap; v > best {
				best, move = v, stepSuspect
			}
			if v := left + skip; v > best {
				best, move = v, stepSource
			}
			row[j], moves[j] = best, move
			left = best
		}
	}
}

// walk follows the steps back and returns the columns in order.
func (b *blocker) walk(block *Block, n, m int) []Column {
	columns := make([]Column, 0, n+m/4+4)
	r0, s0 := block.SourceTokens.Start, block.SuspectTokens.Start
	for i, j := n, m; i > 0 || j > 0; {
		switch b.moves[i*(m+1)+j] {
		case stepPair:
			i, j = i-1, j-1
			columns = append(columns, Column{R: r0 + int32(j), S: s0 + int32(i), Relation: b.relations[i*m+j]})
		case stepSuspect:
			i--
			columns = append(columns, Column{R: -1, S: s0 + int32(i)})
		default:
			j--
			columns = append(columns, Column{R: r0 + int32(j), S: -1})
		}
	}
	slices.Reverse(columns)
	return columns
}

// linkMoved pairs content words that stand on both sides without a
// counterpart in place: they were moved. Words of the same stem come first,
// then synonyms; looser links are no evidence away from their place, since
// among unrelated words something would always fit.
func (b *blocker) linkMoved(block *Block, m int) {
	suspect, source := b.alignment.Suspect, b.alignment.References[block.Reference]
	var free []int // columns whose reference token has no true counterpart
	for x, c := range block.Columns {
		if c.R >= 0 && (c.S < 0 || b.unsettled(block, x)) && source.Tokens[c.R].Content() {
			free = append(free, x)
		}
	}
	if len(free) == 0 {
		return
	}
	var alone []Column // reference tokens that lost what they were paired with
	for _, accept := range []func(Relation) bool{Relation.Strong, func(r Relation) bool { return r == Synonym || r == Near }} {
		for x := range block.Columns {
			c := block.Columns[x]
			if c.S < 0 || c.Moved || c.R >= 0 && !b.unsettled(block, x) || !suspect.Tokens[c.S].Content() {
				continue
			}
			for f, y := range free {
				if y < 0 || y == x || block.Columns[y].R < 0 || block.Columns[y].Moved {
					continue
				}
				r := block.Columns[y].R
				rel := b.relations[int(c.S-block.SuspectTokens.Start)*m+int(r-block.SourceTokens.Start)]
				if accept(rel) {
					cx, cy := &block.Columns[x], &block.Columns[y]
					if cx.R >= 0 {
						alone = append(alone, Column{R: cx.R, S: -1})
					}
					*cx = Column{R: r, S: cx.S, Relation: rel, Moved: true}
					*cy = Column{R: -1, S: cy.S}
					free[f] = -1
					break
				}
			}
		}
	}
	block.Columns = slices.DeleteFunc(block.Columns, func(c Column) bool { return c.R < 0 && c.S < 0 })
	for _, c := range alone {
		at := slices.IndexFunc(block.Columns, func(o Column) bool { return o.R > c.R && !o.Moved })
		if at < 0 {
			at = len(block.Columns)
		}
		block.Columns = slices.Insert(block.Columns, at, c)
	}
}

// unsettled reports whether column x pairs two tokens only for want of
// anything better.
func (b *blocker) unsettled(block *Block, x int) bool {
	return !block.Columns[x].Moved && loose(block.Columns[x].Relation) && !block.Flanked(x)
}

// Flanked reports whether the columns on both sides of x pair tokens in
// place: then what x pairs is a substitution, however unlike its words.
func (b *Block) Flanked(x int) bool {
	return x > 0 && x+1 < len(b.Columns) && pairs(b.Columns[x-1]) && pairs(b.Columns[x+1])
}

// Inner returns the first and last column that has a suspect token: what the
// reference has before and after belongs to no edit of this block.
func (b *Block) Inner() (first, last int) {
	first, last = len(b.Columns), -1
	for x, c := range b.Columns {
		if c.S >= 0 {
			first = min(first, x)
			last = x
		}
	}
	return first, last
}

func loose(r Relation) bool { return r == None || r == NewName || r == Mismatch }
