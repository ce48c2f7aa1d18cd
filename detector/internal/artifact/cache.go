package artifact

import (
	"slices"

	"unspin/detector/internal/align"
)

// A note is what was found in a block, kept with its alignment: finding it is
// most of the work, and a key typed elsewhere changes little of it. Singles are up to
// the words of the block and those around it; how they are named is up to what of them
// is marked, by the others marked, too, and to quotations and sentences, which are
// read in the whole text.
type note struct {
	site
	singles  []Finding // of single edits, nil until they were looked for
	taken    taken
	named    []Finding // nil until they were
	marks    []bool    // which of the singles were marked then
	altered  []alteration
	lost     []int32
	ambience *[2]int
}

// A site is where a block stands: its number, its reference's and where its
// sides begin, with vectors or without. At another everything is found anew.
type site struct {
	block, reference int
	suspect, source  int32
	vectors          bool // there were some to tell senses by
}

// taken tells whether a rule takes findings of a block back, once somebody
// has asked.
type taken uint8

const (
	unasked taken = iota
	takes
	leaves
)

// noteOn returns the note on block i of a, which nobody sees again where none
// can be kept.
func noteOn(a *align.Alignment, i int) *note {
	b := &a.Blocks[i]
	now := site{i, b.Reference, b.SuspectTokens.Start, b.SourceTokens.Start, a.Words.HasVectors()}
	if b.Note == nil {
		return &note{site: now}
	}
	n, _ := b.Note.Made.(*note)
	if n == nil || n.site != now {
		n = &note{site: now}
		b.Note.Made = n
	}
	return n
}

// recall adds what block i was found to have, if it was named from the same,
// and reports whether it was.
func (f *finder) recall(i int, singles []Finding, least float64) bool {
	n := f.notes[i]
	if n.named == nil {
		return false
	}
	altered, lost := f.alterations(f.alignment.Blocks[i].SuspectTokens), f.lost(i)
	if !slices.Equal(altered, n.altered) || !slices.Equal(lost, n.lost) {
		return false
	}
	for k := range n.marks {
		if f.marked(&singles[k], least) != n.marks[k] {
			return false
		}
	}
	n.altered = altered // the texts of before need not be kept for it
	f.findings = append(f.findings, n.named...)
	return true
}

// record notes what block i, the one at work, was found to have.
func (f *finder) record(i int) {
	n := f.notes[i]
	n.marks = make([]bool, len(f.single))
	for k := range f.single {
		n.marks[k] = f.single[k].Artifact
	}
	n.altered, n.lost = f.alterations(f.alignment.Blocks[i].SuspectTokens), f.lost(i)
	n.named = append(make([]Finding, 0, len(f.findings)-f.first), f.findings[f.first:]...)
}

// A shelf is room for the findings of one comparison, which the next one takes again, and what is known of
// the words of both.
type shelf struct {
	turn  int // the comparison that it is for
	asked int // findings that it was asked for room for
	room  []Finding

	table  *smallWordTable
	smalls []*smallWord // by word, what the table says of it, nil until it is asked for
}

func shelfOf(w *align.Words) *shelf {
	s, _ := w.Kept.Artifact.(*shelf)
	if s == nil {
		s = &shelf{}
		w.Kept.Artifact = s
	}
	return s
}

// smallsBy returns what a table says of n words.
func (s *shelf) smallsBy(t *smallWordTable, n int) []*smallWord {
	if s.table != t {
		s.table, s.smalls = t, nil
	}
	if more := n - len(s.smalls); more > 0 {
		s.smalls = append(s.smalls, make([]*smallWord, more)...)
	}
	return s.smalls
}

// roomFor returns an empty slice with room for n findings, which is theirs until w is used for
// another comparison.
func roomFor(w *align.Words, n int) []Finding {
	const most = 1 << 11 // what is kept for longer texts would be in nobody's way for long
	s := shelfOf(w)
	if s.turn != w.Turn() {
		if s.asked > cap(s.room) && s.asked <= most {
			s.room = make([]Finding, 0, s.asked+s.asked/8)
		}
		s.turn, s.asked, s.room = w.Turn(), 0, s.room[:0]
	}
	s.asked += n
	used := len(s.room)
	if used+n > cap(s.room) {
		return make([]Finding, 0, n)
	}
	s.room = s.room[:used+n]
	return s.room[used : used : used+n]
}
