package score

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// Counts is what an alignment adds up to: how much of the reference's wording
// was kept, and in which ways the rest was changed. Words are tokens that are
// not punctuation.
type Counts struct {
	Words  int // of the suspect, in sentences that are not fragments
	Linked int // of those, in blocks that go back to a reference

	Derived int // words in blocks whose wording the reference explains

	Kept        int // content words kept in place
	Replaced    int // content words replaced in place by words of another stem
	Flanked     int // of those, with both neighbours paired in place
	Distinct    int // of those, different pairs: one word replaced throughout counts once
	Inflected   int // replaced by another form or derivation of the same word
	Names       int // names and numbers of the reference inside the blocks
	NamesKept   int // of those, kept
	FrameKept   int // function words kept in place
	FrameSwaps  int // function words replaced by other function words
	FrameLoss   int // function words inserted or deleted
	Inserted    int // content words inserted
	Deleted     int // content words deleted inside blocks
	Moved       int // words moved
	Phrases     int // edits with several words on a side
	Rewritten   int // words in edits with more than three words on a side
	Edits       int
	Marks       int // punctuation kept in place
	MarksLost   int // punctuation without a counterpart
	Sentences   int // linked sentences of the suspect
	Singles     int // of those, in blocks of one sentence each side
	Ordered     int // blocks that follow the one before in the reference
	Blocks      int
	Touched     int // blocks with a replaced content word
	Verbatim    int // blocks without any edit
	LongestKept int // longest run of words kept in place
	KeptRuns    int // words in runs of six and more kept in place
}

// A Mask marks tokens of the suspect that a reader left out of the evidence;
// nil marks none.
type Mask []bool

// covers reports whether all of r is left out.
func (m Mask) covers(r align.Range) bool {
	if m == nil || r.Start >= r.End {
		return false
	}
	for i := r.Start; i < r.End; i++ {
		if !m[i] {
			return false
		}
	}
	return true
}

// Count adds up the alignment, without what is left out.
func Count(a *align.Alignment, without Mask) Counts {
	c := counter{alignment: a, without: without, last: -1, met: map[[2]text.Word]bool{}}
	for i := range a.Blocks {
		c.block(&a.Blocks[i])
	}
	return c.Counts
}

// A counter adds up one alignment.
type counter struct {
	Counts
	alignment *align.Alignment
	without   Mask
	met       map[[2]text.Word]bool // the flanked replacements met so far
	last      int32                 // where the block before ended in its reference
}

func (c *counter) block(b *align.Block) {
	if c.without.covers(b.SuspectTokens) {
		return
	}
	words, scored := 0, false
	for i := b.Suspect.Start; i < b.Suspect.End; i++ {
		if s := &c.alignment.Suspect.Sentences[i]; s.Flags&text.Fragment == 0 {
			words += int(s.Words)
			scored = true
		}
	}
	if !scored {
		return
	}
	c.Words += words
	if !b.Linked() {
		return
	}
	if !b.Derived() {
		return
	}
	c.Derived += words
	c.Linked += words
	c.Blocks++
	c.Sentences += int(b.Suspect.Len())
	if b.Suspect.Len() == 1 && b.Source.Len() == 1 {
		c.Singles++
	}
	if b.Source.Start >= c.last {
		c.Ordered++
	}
	c.last = b.Source.Start
	replaced := c.Replaced
	c.columns(b)
	c.edits(b)
	if c.Replaced > replaced {
		c.Touched++
	}
	if len(b.Edits) == 0 {
		c.Verbatim++
	}
}

// columns counts what became of each word of block b.
func (c *counter) columns(b *align.Block) {
	suspect, source := c.alignment.Suspect, c.alignment.References[b.Reference]
	first, last := b.Inner()
	run := 0
	endRun := func() {
		c.LongestKept = max(c.LongestKept, run)
		if run >= 6 {
			c.KeptRuns += run
		}
		run = 0
	}
	for x := first; x <= last; x++ {
		col := b.Columns[x]
		switch {
		case col.S >= 0 && c.without != nil && c.without[col.S]:
		case col.R < 0:
			if c.unpaired(&suspect.Tokens[col.S], &c.Inserted) {
				endRun()
			}
		case col.S < 0:
			c.name(&source.Tokens[col.R], false)
			if c.unpaired(&source.Tokens[col.R], &c.Deleted) {
				endRun()
			}
		default:
			c.name(&source.Tokens[col.R], col.Relation.Kept())
			if c.pair(b, x, &source.Tokens[col.R], &suspect.Tokens[col.S]) {
				run++
			} else if suspect.Tokens[col.S].Kind != text.PunctKind {
				endRun()
			}
		}
	}
	endRun()
}

// unpaired counts a token that has no counterpart, and reports whether it is
// a word.
func (c *counter) unpaired(t *text.Token, content *int) bool {
	switch {
	case t.Kind == text.PunctKind:
		c.MarksLost++
		return false
	case t.Content():
		*content++
	default:
		c.FrameLoss++
	}
	return true
}

// name counts a name or number of the reference.
func (c *counter) name(t *text.Token, kept bool) {
	if t.Kind != text.NumberKind && !t.Is(text.Name) {
		return
	}
	c.Names++
	if kept {
		c.NamesKept++
	}
}

// pair counts the pair in column x and reports whether a word was kept.
func (c *counter) pair(b *align.Block, x int, r, s *text.Token) bool {
	col := b.Columns[x]
	switch {
	case col.Moved:
		c.Moved++
		return false
	case s.Kind == text.PunctKind:
		c.Marks++
		return false
	case !r.Content() && !s.Content():
		if col.Relation.Kept() {
			c.FrameKept++
			return true
		}
		c.FrameSwaps++
		return false
	case col.Relation.Kept():
		c.Kept++
		return true
	case col.Relation.Strong():
		c.Inflected++
		return false
	}
	c.Replaced++
	if b.Flanked(x) {
		c.Flanked++
		if pair := [2]text.Word{r.Word, s.Word}; !c.met[pair] {
			c.met[pair] = true
			c.Distinct++
		}
	}
	return false
}

// edits counts the phrases of block b.
func (c *counter) edits(b *align.Block) {
	for i := range b.Edits {
		e := &b.Edits[i]
		if e.Relation.Kept() && e.Op == align.Replace || c.without.covers(e.Suspect) {
			continue
		}
		c.Edits++
		long := max(e.Source.Len(), e.Suspect.Len())
		if long > 1 && e.Op == align.Replace {
			c.Phrases++
		}
		if long > 3 {
			c.Rewritten += int(long)
		}
	}
}
