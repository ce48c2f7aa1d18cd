package score

import (
	"math"
	"slices"

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

	Kept       int // content words kept in place
	Replaced   int // content words replaced in place by words of another stem
	Flanked    int // of those, with both neighbours paired in place
	Distinct   int // of those, different pairs: one word replaced throughout counts once
	Known      int // of the flanked, pairs that a thesaurus links
	Again      int // places of words that were replaced elsewhere in the text, too
	AgainSame  int // of those, with the same outcome as before
	SameSense  int // of the replaced, by a word that WordNet has in one sense with it
	NextSense  int // of the replaced, by a word one step away there
	Strange    int // of the replaced, by a word that nothing relates to it
	Renamed    int // names written another way, or names against other words
	Inflected  int // replaced by another form or derivation of the same word
	FrameKept  int // function words kept in place
	FrameSwaps int // function words replaced by other function words
	FrameLoss  int // function words inserted or deleted
	SmallAlone int // function words inserted, deleted or replaced with both neighbours kept
	Turned     int // words that stand the other way round on both sides of an "of" put in
	Compounded int // words that stand the other way round where an "of" between them was left out
	Dropped    int // pronouns left out before what they are the subject of
	Slips      int // words misspelled on one side or on both
	Inserted   int // content words inserted
	Deleted    int // content words deleted inside blocks
	Moved      int // words moved
	Rewritten  int // words in edits with more than three words on a side
	Edits      int
	Marks      int // punctuation kept in place
	MarksLost  int // punctuation without a counterpart
	Sentences  int // linked sentences of the suspect
	Singles    int // of those, in blocks of one sentence each side
	Blocks     int
	Touched    int     // blocks with a replaced content word
	KeptRuns   int     // words in runs of six and more kept in place
	Runs       int     // runs of words kept in place
	Changed    int     // blocks with an edit
	Source     int     // words of the references, in sentences that are not fragments
	Used       int     // of those, in sentences that blocks go back to
	Uneven     float64 // sum over blocks of how much longer one side is than the other, as a logarithm
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

// and returns what m or n marks.
func (m Mask) and(n Mask) Mask {
	if m == nil || n == nil {
		return append(m, n...)
	}
	both := slices.Clone(m)
	for i := range n {
		both[i] = both[i] || n[i]
	}
	return both
}

// sources counts the words of the references and how many of them are in use.
func (c *Counts) sources(a *align.Alignment) {
	for r, d := range a.References {
		used := make([]bool, len(d.Sentences))
		for i := range a.Blocks {
			if b := &a.Blocks[i]; b.Reference == r && b.Derived() {
				for j := b.Source.Start; j < b.Source.End; j++ {
					used[j] = true
				}
			}
		}
		for j := range d.Sentences {
			if s := &d.Sentences[j]; s.Flags&text.Fragment == 0 {
				c.Source += int(s.Words)
				if used[j] {
					c.Used += int(s.Words)
				}
			}
		}
	}
}

// A counter adds up blocks of one alignment, as often as it is asked to. What
// it noted of a word or place is known by the number of the count it was for,
// so that nothing has to be cleared.
type counter struct {
	Counts
	alignment *align.Alignment
	without   Mask
	number    uint32
	repeated  Mask       // sentences that say again what others said before them
	said      [][]saying // by reference and sentence: what was first said of it
	met       pairSet    // the flanked replacements
	plain     pairSet    // the plain ones, by the words they begin with
	became    []outcome  // by word: what became of it where it was met
	places    [][]uint32 // by reference and token: the last count that met it
}

// A saying is where a count first met a sentence of a reference.
type saying struct {
	count   uint32
	suspect align.Range // tokens
}

// An outcome is the word that stood for another in a count.
type outcome struct {
	count uint32
	word  text.Word
}

// A pairSet holds the pairs of words of one count; a map of Go's takes several
// times as long in WebAssembly.
type pairSet struct {
	table []metPair // by hash, and on from there; half empty
	count uint32
	size  int
}

// A metPair is of the count that it says.
type metPair struct {
	count uint32
	words [2]text.Word
}

// begin empties the set for a count.
func (p *pairSet) begin(count uint32) { p.count, p.size = count, 0 }

// add adds a pair and reports whether it is new.
func (p *pairSet) add(r, s text.Word) bool {
	if 2*p.size >= len(p.table) {
		p.grow()
	}
	last := uint32(len(p.table) - 1)
	hash := uint32(r)*0x9E3779B1 ^ uint32(s)*0x85EBCA6B
	for i := hash ^ hash>>16; ; i++ {
		switch m := &p.table[i&last]; {
		case m.count != p.count:
			*m = metPair{p.count, [2]text.Word{r, s}}
			p.size++
			return true
		case m.words == [2]text.Word{r, s}:
			return false
		}
	}
}

func (p *pairSet) grow() {
	old := p.table
	p.table, p.size = make([]metPair, max(2*len(old), 128)), 0
	for _, m := range old {
		if m.count == p.count {
			p.add(m.words[0], m.words[1])
		}
	}
}

// newCounter returns the counter of a. There is one at a time for all that its words are for.
func newCounter(a *align.Alignment, without Mask) *counter {
	const most = 1 << 31 // numbers of counts
	c, _ := a.Words.Kept.Score.(*counter)
	if c == nil || c.number > most {
		c = &counter{}
		a.Words.Kept.Score = c
	}
	c.alignment, c.without = a, without
	c.became = grown(c.became, a.Words.Len())
	n := len(a.References)
	c.places, c.said = grown(c.places, n), grown(c.said, n)
	for i, d := range a.References {
		c.places[i], c.said[i] = grown(c.places[i], len(d.Tokens)), grown(c.said[i], len(d.Sentences))
	}
	return c
}

// grown returns s with n elements: what it held before counts for the counts before.
func grown[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// count adds up blocks, without what is left out.
func (c *counter) count(blocks []align.Block) *Counts {
	c.Counts, c.repeated = Counts{}, nil
	c.number++
	c.met.begin(c.number)
	c.plain.begin(c.number)
	for i := range blocks {
		c.block(&blocks[i])
	}
	return &c.Counts
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
	if c.again(b) {
		return
	}
	c.Linked += words
	c.Blocks++
	c.Sentences += int(b.Suspect.Len())
	if b.Suspect.Len() == 1 && b.Source.Len() == 1 {
		c.Singles++
	}
	replaced := c.Replaced
	c.columns(b)
	c.edits(b)
	if c.Replaced > replaced {
		c.Touched++
	}
	if len(b.Edits) > 0 {
		c.Changed++
	}
	if n := b.SourceTokens.Len(); n > 0 {
		c.Uneven += math.Abs(math.Log(float64(b.SuspectTokens.Len()) / float64(n)))
	}
}

// again reports whether b says the same of the same sentences of a reference,
// word for word, as a block before it, and marks it then: what is said twice is
// no further evidence.
func (c *counter) again(b *align.Block) bool {
	first := &c.said[b.Reference][b.Source.Start]
	if first.count != c.number {
		*first = saying{c.number, b.SuspectTokens}
		return false
	}
	if !sameWords(c.alignment.Suspect, first.suspect, b.SuspectTokens) {
		return false
	}
	if c.repeated == nil {
		c.repeated = make(Mask, len(c.alignment.Suspect.Tokens))
	}
	for i := b.SuspectTokens.Start; i < b.SuspectTokens.End; i++ {
		c.repeated[i] = true
	}
	return true
}

// sameWords reports whether two ranges of tokens hold the same words.
func sameWords(d *text.Document, x, y align.Range) bool {
	return slices.EqualFunc(d.Tokens[x.Start:x.End], d.Tokens[y.Start:y.End], func(s, t text.Token) bool { return s.Word == t.Word })
}

// columns counts what became of each word of block b.
func (c *counter) columns(b *align.Block) {
	suspect, source := c.alignment.Suspect, c.alignment.References[b.Reference]
	first, last := b.Inner()
	run := 0
	endRun := func() {
		if run >= 6 {
			c.KeptRuns += run
		}
		if run > 0 {
			c.Runs++
		}
		run = 0
	}
	for x := first; x <= last; x++ {
		col := b.Columns[x]
		if !col.Relation.Kept() && !col.Moved {
			c.slips(b, x)
			if c.compounded(b, x) {
				c.Compounded++
			}
		}
		switch {
		case col.S >= 0 && c.without != nil && c.without[col.S]:
		case col.R < 0:
			if c.unpaired(&suspect.Tokens[col.S], &c.Inserted) {
				endRun()
			}
			if c.turned(b, x) {
				c.Turned++
			}
		case col.S < 0:
			if c.unpaired(&source.Tokens[col.R], &c.Deleted) {
				endRun()
			}
			if c.dropped(b, x) {
				c.Dropped++
			}
		default:
			if c.pair(b, x, &source.Tokens[col.R], &suspect.Tokens[col.S]) {
				run++
			} else if suspect.Tokens[col.S].Kind != text.PunctKind {
				endRun()
			}
		}
	}
	endRun()
}

// slips counts the words of column x that look misspelled, and small words
// that were changed by themselves: neither kept nor moved.
func (c *counter) slips(b *align.Block, x int) {
	col := b.Columns[x]
	suspect, source := c.alignment.Suspect, c.alignment.References[b.Reference]
	small := func(d *text.Document, i int32) bool {
		return i < 0 || d.Tokens[i].Kind == text.WordKind && !d.Tokens[i].Content()
	}
	if small(suspect, col.S) && small(source, col.R) && x > 0 && x+1 < len(b.Columns) {
		if l, r := b.Columns[x-1], b.Columns[x+1]; l.Relation.Kept() && r.Relation.Kept() && !l.Moved && !r.Moved {
			c.SmallAlone++
		}
	}
	if col.R < 0 || col.S < 0 {
		return
	}
	r, s := &source.Tokens[col.R], &suspect.Tokens[col.S]
	if r.Kind != text.WordKind || s.Kind != text.WordKind || r.Is(text.Name) || s.Is(text.Name) || r.Content() != s.Content() {
		return
	}
	words := c.alignment.Words
	known := words.Lexicon() == nil || words.Entry(r.Word) != 0 && words.Entry(s.Word) != 0
	if !known && col.Relation.Strong() || !col.Relation.Strong() && !col.Relation.Linked() && words.Alike(r.Word, s.Word) {
		c.Slips++
	}
}

// turned reports whether the word put in at column x is an "of" between words
// that stand the other way round in the reference: "the agency's plan" and "rescue
// team" became "the plan of the agency" and "team of rescue".
func (c *counter) turned(b *align.Block, x int) bool {
	const near = 4 // words that a name and an article take
	if c.alignment.Words.String(c.alignment.Suspect.Tokens[b.Columns[x].S].Word) != "of" {
		return false
	}
	before := x - 1
	for before >= 0 && b.Columns[before].S < 0 {
		before--
	}
	if before < 0 {
		return false
	}
	from := b.Columns[before].R
	for y, n := x+1, 0; y < len(b.Columns) && n < near; y++ {
		to := b.Columns[y].R
		if to >= 0 && to < from && from-to <= near {
			return true
		}
		if b.Columns[y].S >= 0 {
			n++
		}
	}
	return false
}

// compounded reports whether column x has the "of" of a phrase that was turned round: "the industry's median" and
// "industry median" for "the median of the industry".
func (c *counter) compounded(b *align.Block, x int) bool {
	const (
		near = 3  // words that an article and an adjective take
		wide = 16 // columns that these take on both sides, with what was put in and left out there
	)
	source := c.alignment.References[b.Reference]
	at := b.Columns[x].R
	if at < 0 || c.alignment.Words.String(source.Tokens[at].Word) != "of" {
		return false
	}
	from, to := align.Column{R: at - near - 1}, align.Column{R: at + near + 1}
	for _, o := range b.Columns[max(x-wide, 0):min(x+wide+1, len(b.Columns))] {
		if o.R < 0 || o.S < 0 || !o.Relation.Strong() || !source.Tokens[o.R].Content() {
			continue
		}
		if o.R < at && o.R > from.R {
			from = o
		}
		if o.R > at && o.R < to.R {
			to = o
		}
	}
	return at-from.R <= near && to.R-at <= near && from.S > to.S && from.S-to.S <= near+1
}

// dropped reports whether the word left out at column x is a pronoun between
// words that stand as they did: languages whose verbs say who acts do without.
func (c *counter) dropped(b *align.Block, x int) bool {
	switch c.alignment.Words.String(c.alignment.References[b.Reference].Tokens[b.Columns[x].R].Word) {
	case "i", "you", "he", "she", "it", "we", "they":
		stands := func(o align.Column) bool { return o.R >= 0 && o.S >= 0 && !o.Moved }
		return (x == 0 || b.Columns[x-1].Relation.Kept() && !b.Columns[x-1].Moved) && x+1 < len(b.Columns) && stands(b.Columns[x+1])
	}
	return false
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
		if col.Relation == align.NameForm {
			c.Renamed++
		}
		c.outcome(b, x)
		return true
	case col.Relation.Strong():
		c.Inflected++
		return false
	}
	c.Replaced++
	switch col.Relation {
	case align.Synonym:
		c.SameSense++
	case align.Near:
		c.NextSense++
	case align.None:
		c.Strange++
	case align.NewName:
		c.Renamed++
	}
	c.outcome(b, x)
	if b.Flanked(x) {
		c.Flanked++
		if col.Relation.Linked() {
			c.Known++
		}
		if c.met.add(r.Word, s.Word) {
			c.Distinct++
		}
	}
	return false
}

// outcome notes what became of the content word in column x: the same as
// where it was met before, or not. Words that were kept every time count for
// nothing, and so does a place of the reference that has been met already, as in a
// suspect that says everything twice.
func (c *counter) outcome(b *align.Block, x int) {
	col := b.Columns[x]
	place := &c.places[b.Reference][col.R]
	if *place == c.number {
		return
	}
	*place = c.number
	r, s := c.alignment.References[b.Reference].Tokens[col.R].Word, c.alignment.Suspect.Tokens[col.S].Word
	before := c.became[r]
	c.became[r] = outcome{c.number, s}
	if before.count != c.number || before.word == r && s == r {
		return
	}
	c.Again++
	if before.word == s {
		c.AgainSame++
	}
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
		if long > 3 {
			c.Rewritten += int(long)
		}
	}
}
