package artifact

import (
	"unicode/utf8"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// Seams tells how the places where a suspect differs from its references are joined to the words
// around them, and how regularly they differ. Rules that translate a text and back turn the same words into the same
// others each time, small words above all, and what they put goes worse with its neighbours than what
// stood there. People reword as they please, and what they put fits; learners' slips do not, but follow no rule.
type Seams struct {
	Here, There int // different pairs of neighbours that clash and only the suspect has, and only the references
	Places      int // runs of words that differ
	Short       int // of those, with at most two words on either side
	Worse       int // different short changes with more pairs that are not met than before
	Better      int // with fewer
	Changes     int // short changes, of up to three words on either side
	SmallAgain  int // of those, the ones of small words alone that are made more than once
	SmallSwaps  int // places where small words alone stand for others
	SmallPuts   int // places where the suspect alone has some
	Alike       int // pairs of different words that look alike
	Accents     int // pairs that differ in accents alone
	MarksAlone  int // places that differ in punctuation alone
	Again       int // different words that come again and did not stay what they are the first two times
	AgainSame   int // of those, the ones with the same outcome both times
}

// Which side of an alignment a pair of neighbours is of, in the key of a pair.
const (
	here  = 0
	there = 1 << 63
)

// longestChange is the words on either side of a change that may be a rule's.
const longestChange = 3

// A change is what became of some words. One with main words is known by the first of either side, whatever its form: the
// words a text is about are changed often. One of small words alone is known by a hash of them.
type change struct {
	main  [2]uint32 // one more than the keys of the reference's and the suspect's, 0 for none
	small hash
}

type hash uint64

// and adds a word of a side to a hash; the first of all words, too, is told from none.
func (c hash) and(side int, word uint32) hash {
	return (c ^ hash(word+1)<<1 ^ hash(side)) * 0x9E3779B97F4A7C15 >> 1
}

// outcomes is what became of a word the first time, and how often it was met: what comes a third time is no further
// evidence, since whoever puts a text into the usage of another country has rules, too, for the few words it is about.
type outcomes struct {
	first text.Word
	times int
}

// A times is how often a change was made, and what it did.
type times struct {
	made, worse, better int
	small               bool
}

// A seamer adds up Seams.
type seamer struct {
	prober
	alignment *align.Alignment
	without   []bool
	met       map[uint64]bool
	changes   map[change]times
	became    []outcomes // by word
	found     Seams
}

// Seam tells of the places where the suspect of a differs; tokens of it that without marks are left out, and so is what
// it says of sentences that it has told before.
func Seam(a *align.Alignment, without []bool) Seams {
	s := seamer{
		prober{words: a.Words, lexicon: a.Words.Lexicon(), suspect: a.Suspect}, a, without,
		map[uint64]bool{}, map[change]times{}, make([]outcomes, a.Words.Len()), Seams{},
	}
	told := map[uint64]bool{}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		source := uint64(b.Reference)<<32 | uint64(uint32(b.Source.Start))
		if b.Linked() && b.Derived() && !told[source] {
			told[source] = true
			s.block(b)
		}
	}
	for _, c := range s.changes {
		s.found.Changes += c.made
		switch {
		case c.worse > c.better:
			s.found.Worse++
		case c.better > c.worse:
			s.found.Better++
		}
		if c.small && c.made > 1 {
			s.found.SmallAgain += c.made
		}
	}
	return s.found
}

func (s *seamer) block(b *align.Block) {
	source := s.alignment.References[b.Reference]
	for x := 0; x < len(b.Columns); {
		c := b.Columns[x]
		s.outcome(source, c)
		if kept(c) {
			x++
			continue
		}
		y := x + 1
		for y < len(b.Columns) && !kept(b.Columns[y]) {
			s.outcome(source, b.Columns[y])
			y++
		}
		s.place(source, b, x, y)
		x = y
	}
}

// kept reports whether c pairs a word with itself, in place.
func kept(c align.Column) bool { return c.R >= 0 && c.S >= 0 && c.Relation.Kept() && !c.Moved }

// outcome notes what became of the word in column c.
func (s *seamer) outcome(source *text.Document, c align.Column) {
	if c.R < 0 || c.S < 0 || c.Moved || source.Tokens[c.R].Kind != text.WordKind || s.suspect.Tokens[c.S].Kind != text.WordKind {
		return
	}
	r, q := source.Tokens[c.R].Word, s.suspect.Tokens[c.S].Word
	o := &s.became[r]
	if o.times++; o.times == 1 {
		o.first = q
	} else if o.times == 2 && (o.first != r || q != r) {
		s.found.Again++
		if o.first == q {
			s.found.AgainSame++
		}
	}
}

// place adds the columns [x, y), none of which was kept.
func (s *seamer) place(source *text.Document, b *align.Block, x, y int) {
	var what change
	n := [2]int{}
	for _, c := range b.Columns[x:y] {
		s.spelling(source, c)
		if c.S >= 0 && s.without != nil && s.without[c.S] {
			return
		}
		for k, at := range [2]int32{c.R, c.S} {
			d := s.suspect
			if k == 0 {
				d = source
			}
			if at < 0 || d.Tokens[at].Kind == text.PunctKind {
				continue
			}
			n[k]++
			what.small = what.small.and(k, uint32(d.Tokens[at].Word))
			if d.Tokens[at].Content() && what.main[k] == 0 {
				what.main[k] = s.words.Key(d.Tokens[at].Word) + 1
			}
		}
	}
	if n == [2]int{} {
		s.found.MarksAlone++
		return
	}
	s.found.Places++
	if max(n[0], n[1]) <= 2 {
		s.found.Short++
	}
	r, q := s.around(source, b, x, y)
	unmet := [2]int{s.joints(&s.found.There, there, source, r), s.joints(&s.found.Here, here, s.suspect, q)}
	small := what.main == [2]uint32{}
	switch {
	case !small || n[1] == 0:
	case n[0] == 0:
		s.found.SmallPuts++
	default:
		s.found.SmallSwaps++
	}
	if max(n[0], n[1]) > longestChange {
		return
	}
	if !small {
		what.small = 0
	}
	t := s.changes[what]
	t.made++
	t.small = small
	switch {
	case x == 0 || y == len(b.Columns):
	case unmet[1] > unmet[0]:
		t.worse++
	case unmet[1] < unmet[0]:
		t.better++
	}
	s.changes[what] = t
}

// spelling looks at how alike the words of a column are that was not kept.
func (s *seamer) spelling(source *text.Document, c align.Column) {
	if c.R < 0 || c.S < 0 {
		return
	}
	r, q := source.Tokens[c.R].Word, s.suspect.Tokens[c.S].Word
	if r == q || source.Tokens[c.R].Kind != text.WordKind || s.suspect.Tokens[c.S].Kind != text.WordKind {
		return
	}
	if s.words.Alike(r, q) {
		s.found.Alike++
	}
	if sameButAccents(s.words.String(r), s.words.String(q)) {
		s.found.Accents++
	}
}

// sameButAccents reports whether two different words have the same letters, but for some that only one of them writes in ASCII.
func sameButAccents(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && (x[i] < utf8.RuneSelf) == (y[i] < utf8.RuneSelf) {
			return false
		}
	}
	return true
}

// around returns the tokens of either side in columns [x, y) and the kept ones beside them.
func (s *seamer) around(source *text.Document, b *align.Block, x, y int) (r, q align.Range) {
	r, q = b.SourceTokens, b.SuspectTokens
	if x > 0 {
		r.Start, q.Start = b.Columns[x-1].R, b.Columns[x-1].S
	}
	if y < len(b.Columns) {
		r.End, q.End = b.Columns[y].R+1, b.Columns[y].S+1
	}
	return r, q
}

// joints returns how many pairs of neighbours in r of d are not met. Those that clash are added to clashing, each but once
// a text: pairs the lexicon does not have, though it has them with the article or the like of another gender or number.
func (s *seamer) joints(clashing *int, side uint64, d *text.Document, r align.Range) (unmet int) {
	for k := r.Start; k+1 < r.End; k++ {
		x, y := &d.Tokens[k], &d.Tokens[k+1]
		if x.Kind != text.WordKind || y.Kind != text.WordKind || x.Is(text.Name) || y.Is(text.Name) {
			continue
		}
		a, b := s.words.Entry(x.Word), s.words.Entry(y.Word)
		if a == 0 || b == 0 {
			continue
		}
		_, seen := s.lexicon.Lift(a, b)
		if !seen {
			unmet++
		}
		pair := side | uint64(a)<<32 | uint64(b)
		if s.met[pair] {
			continue
		}
		s.met[pair] = true
		if !seen && s.agreesOtherwise(x.Word, b) {
			*clashing++
		}
	}
	return unmet
}

// agreesOtherwise reports whether word b is met after another form of the article or the like w.
func (s *seamer) agreesOtherwise(w text.Word, b lexicon.Word) bool {
	if s.suspect.Language == nil {
		return false
	}
	for _, other := range s.suspect.Language.Agreeing(s.words.String(w)) {
		if _, seen := s.lexicon.Lift(s.lexicon.Lookup(other), b); seen {
			return true
		}
	}
	return false
}
