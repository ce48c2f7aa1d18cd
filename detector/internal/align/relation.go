package align

import (
	"unspin/detector/internal/text"
)

// A Relation says how a word of the suspect relates to one of the reference.
// The first that holds is taken, in this order.
type Relation uint8

// Relations of a pair of words.
const (
	None       Relation = iota // unrelated, as far as is known
	Equal                      // the same word
	Spelling                   // spelled another way: centre, center
	Inflection                 // another form of the same word: admit, admitted
	Derivation                 // a word of the same stem: invade, invasion
	NameForm                   // a name written another way: Zelensky, Zelenskyy; US, United States
	Synonym                    // shares a WordNet synset
	Near                       // one WordNet step away
	Thesaurus                  // linked in a thesaurus of associations
	Function                   // two different function words
	Number                     // two different numbers
	NewName                    // a name against another name or against a common word
	Mismatch                   // a function word against a content word, a word against punctuation
)

// Kept reports whether the suspect's word says what the reference's says in
// the reference's own word.
func (r Relation) Kept() bool { return r == Equal || r == Spelling || r == NameForm }

// Strong reports whether r shows on its own that one word came from the
// other's stem.
func (r Relation) Strong() bool { return r >= Equal && r <= NameForm }

// Linked reports whether a thesaurus knows the pair.
func (r Relation) Linked() bool { return r >= Synonym && r <= Thesaurus }

// A scorer gives pairs of tokens their relation and its worth.
type scorer struct {
	words *Words
}

// relate returns the relation of reference token r and suspect token s.
func (c *scorer) relate(r, s *text.Token) Relation {
	if r.Word == s.Word {
		if r.Kind == text.PunctKind || r.Content() == s.Content() || r.Kind == text.NumberKind {
			return Equal
		}
		return Mismatch // US against us
	}
	x, y := classOf(r), classOf(s)
	if c.words.facts[r.Word].canonical == c.words.facts[s.Word].canonical && x != mark && y != mark && !(x == number && y == number) {
		return Spelling // two and 2 are one
	}
	if known := &settled[x][y]; known.ok {
		return known.relation
	}
	return c.relateContent(r, s)
}

// relateContent relates two content words that are spelled differently.
func (c *scorer) relateContent(r, s *text.Token) Relation {
	rn, sn := r.Is(text.Name), s.Is(text.Name)
	if rn && sn {
		return c.names(r, s)
	}
	if rel := c.words.stems(r.Word, s.Word); rel != None {
		return rel
	}
	if rn || sn {
		return NewName
	}
	return c.words.thesaurus(r.Word, s.Word)
}

// A class is what relate asks first of a token: most pairs of tokens of two
// classes have one relation whatever their words are.
type class uint8

const (
	mark class = iota
	number
	function
	name
	common
	classes
)

func classOf(t *text.Token) class {
	switch {
	case t.Kind == text.PunctKind:
		return mark
	case t.Kind == text.NumberKind:
		return number
	case t.Is(text.Function):
		return function
	case t.Is(text.Name):
		return name
	}
	return common
}

// A settlement is the relation of tokens of two classes that are spelled
// differently, and what it is worth; not ok where it is up to their words.
type settlement struct {
	relation Relation
	worth    int32
	ok       bool
}

var settled = func() (table [classes][classes]settlement) {
	for r := range classes {
		for s := range classes {
			switch {
			case r == mark || s == mark:
				table[r][s] = settlement{Mismatch, -900, true}
			case r == number && s == number:
				table[r][s] = settlement{Number, 30, true}
			case r == function && s == function:
				table[r][s] = settlement{Function, 10, true}
			case r == function || s == function:
				table[r][s] = settlement{Mismatch, -50, true}
			case r == number || s == number:
				table[r][s] = settlement{None, worthNone, true}
			}
		}
	}
	return table
}()

// names relates two different names: transliterations and slips differ in a
// letter or two after the same beginning.
func (c *scorer) names(r, s *text.Token) Relation {
	a, b := c.words.vocab.String(r.Word), c.words.vocab.String(s.Word)
	if len(a) >= 4 && len(b) >= 4 && a[0] == b[0] && within(a, b, 2) {
		return NameForm
	}
	if rel := c.words.stems(r.Word, s.Word); rel != None {
		return rel
	}
	return NewName
}

// stems relates two words by their stem alone.
func (w *Words) stems(a, b text.Word) Relation {
	switch {
	case w.facts[a].lemma == w.facts[b].lemma:
		return Inflection
	case w.sameStem(a, b):
		return Derivation
	}
	return None
}

// sameStem reports whether the words share a beginning long enough, for their
// lengths, to be of one stem: four letters and three fifths of the longer.
func (w *Words) sameStem(a, b text.Word) bool {
	x, y := w.vocab.String(a), w.vocab.String(b)
	if len(x) < 4 || len(y) < 4 || x[0] != y[0] {
		return false
	}
	long := max(len(x), len(y))
	if p := commonPrefix(x, y); p >= 4 && p*5 >= long*3 {
		return true
	}
	return long >= 5 && within(x, y, 1) || long >= 7 && within(x, y, 2) // a slip of the pen
}

// worth returns what the pair contributes to an alignment, in hundredths: an
// equal rare word most, then equal frequent ones, then related ones. Two
// unrelated content words are worth just enough to be paired where the words
// around them match, so that the frame itself finds what no thesaurus links.
func (c *scorer) worth(rel Relation, r, s *text.Token) int32 {
	switch rel {
	case Equal:
		switch {
		case r.Kind == text.PunctKind:
			return 30
		case r.Is(text.Function):
			return 80
		}
		return 100 + c.words.facts[r.Word].rarity
	case Spelling, NameForm:
		if r.Is(text.Function) {
			return 75
		}
		return 95 + c.words.facts[r.Word].rarity
	case Inflection:
		return 93 * (80 + c.rarer(r, s)) / 100
	case Derivation:
		return 80 * (80 + c.rarer(r, s)) / 100
	case Synonym:
		return 75 * (60 + c.commoner(r, s)) / 100
	case Near:
		return 65 * (60 + c.commoner(r, s)) / 100
	case Thesaurus:
		return 60 * (60 + c.commoner(r, s)) / 100
	case NewName:
		if r.Is(text.Name) && s.Is(text.Name) {
			return worthNames
		}
		return worthNewName
	case None:
		return worthNone
	}
	return settled[classOf(r)][classOf(s)].worth
}

const (
	worthNone    = 2
	worthNames   = -10 // two different names
	worthNewName = -30 // a name and a common word
)

func (c *scorer) rarer(r, s *text.Token) int32 {
	return max(c.words.facts[r.Word].rarity, c.words.facts[s.Word].rarity)
}

func (c *scorer) commoner(r, s *text.Token) int32 {
	return min(c.words.facts[r.Word].rarity, c.words.facts[s.Word].rarity)
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// within reports whether a and b are at most limit (1 or 2) insertions,
// deletions and replacements of bytes apart.
func within(a, b string, limit int) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > limit {
		return false
	}
	p := commonPrefix(a, b)
	a, b = a[p:], b[p:]
	for len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) <= limit {
		return true
	}
	if limit == 0 || len(b) == 0 {
		return false
	}
	return within(a[1:], b[1:], limit-1) || within(a[1:], b, limit-1) || within(a, b[1:], limit-1)
}
