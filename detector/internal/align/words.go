package align

import (
	"slices"
	"strings"
	"unicode/utf8"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A fact is what the alignment needs to know of a distinct word. Its forms are
// numbered as words are.
type fact struct {
	canonical uint32 // words spelled alike but for regional habits share it
	lemma     uint32 // inflected forms share it
	rarity    int32  // in hundredths, 20 to 130: what an equal word is worth as evidence
	entry     lexicon.Word
	base      lexicon.Word // the entry of its lemma, which a word without one may have
	first     byte         // what it begins with
}

// Words holds the facts of all words of a Vocabulary, each worked out once. It
// serves one comparison at a time, which goes one step after the other.
type Words struct {
	vocab    *text.Vocabulary
	lexicon  *lexicon.Lexicon // nil without a language pack
	facts    []fact
	desks    [2]desk
	atDesk   int // the one used last
	board    board
	contents contentDesk
	told     []*factList // of the comparison before
	turn     int         // how many comparisons it was for

	// Kept is room for what later stages keep from one comparison to the next. Each alone
	// knows what its is.
	Kept struct{ Artifact, Score any }

	profiles []*lexicon.Profile // by word, as far as it was asked for; see profileOf
	kinds    []uint32           // see meaning

	vectors *lexicon.Vectors  // nil without
	vector  []*lexicon.Vector // by word, as far as it was asked for; see vectorOf
	likes   []uint64          // see likest
}

// NewWords returns the Words of vocab. Without a lexicon (nil) stems stand in
// for lemmas, lengths for frequencies, and no two stems are related.
func NewWords(vocab *text.Vocabulary, lex *lexicon.Lexicon) *Words {
	w := &Words{vocab: vocab, lexicon: lex}
	w.Learn()
	return w
}

// Learn works out the facts of the words that the vocabulary has got since,
// for another comparison.
func (w *Words) Learn() {
	w.turn++
	w.board.cache.turn()
	from, n := len(w.facts), w.vocab.Len() // which gets their forms now
	w.facts = slices.Grow(w.facts, n-from)
	for i := from; i < n; i++ {
		w.facts = append(w.facts, w.work(text.Word(i)))
	}
}

func (w *Words) work(i text.Word) fact {
	word := w.vocab.String(i)
	e := w.lexicon.Entry(word, w.vocab.Hash(i))
	canonical, own := e.Canonical, e.Canonical == word
	f := fact{canonical: uint32(i), lemma: uint32(i), entry: e.Word, base: e.Lemma, first: firstByte(word)}
	if word == "an" {
		canonical = "a" // which of them stands is up to the next word
	}
	if canonical != word {
		f.canonical = w.number([]byte(canonical))
	}
	if f.entry == 0 {
		f.rarity = rarity(word)
		if stem := w.stem(canonical); stem != word {
			f.lemma = w.number([]byte(stem))
		}
		return f
	}
	f.rarity = frequencyRarity(w.lexicon.LogProb(f.entry))
	if !own || f.base != f.entry {
		var buf [64]byte
		f.lemma = w.number(w.lexicon.Append(buf[:0], f.base))
	}
	return f
}

// stem stands in for the lemma of a word that the lexicon does not know. Only
// English words are taken apart for it once a language is known.
func (w *Words) stem(word string) string {
	if w.lexicon != nil && !w.lexicon.English() {
		return word
	}
	return Stem(word)
}

// number returns the number of a canonical form or lemma.
func (w *Words) number(s []byte) uint32 { return uint32(w.vocab.InternBytes(s)) }

// Turn returns how many comparisons w was for, this one included.
func (w *Words) Turn() int { return w.turn }

// Use sets the vectors, nil for none, by which sentences are linked that tell the same in
// other words.
func (w *Words) Use(v *lexicon.Vectors) {
	if w.vectors != v {
		w.vectors, w.vector, w.likes = v, nil, nil
	}
}

// vectorOf returns the vector of word, or of its lemma; nil where neither has one.
func (w *Words) vectorOf(word text.Word) *lexicon.Vector {
	if n := len(w.facts) - len(w.vector); n > 0 {
		w.vector = append(w.vector, make([]*lexicon.Vector, n)...)
	}
	if w.vector[word] == nil {
		id, ok := w.vectors.Find(w.vocab.String(word))
		if !ok {
			id, _ = w.vectors.Find(w.vocab.String(text.Word(w.facts[word].lemma)))
		}
		w.vector[word] = w.vectors.At(id) // at right angles to all where there is none
	}
	return w.vector[word]
}

// A wordVector is a word with its vector, nil for none.
type wordVector struct {
	vector *lexicon.Vector
	word   text.Word
}

// likest returns the greatest cosine, in thousandths, of word with one of others, 0 for none
// above it. What two words have is kept, in one place for the pair: texts of one matter ask for
// the same pairs in one sentence after the other.
func (w *Words) likest(word text.Word, others []wordVector) (best int32) {
	const (
		bits   = 14
		offset = 2048 // cosines are greater than minus that
	)
	own := w.vectorOf(word)
	if !own.Known() {
		return 0
	}
	if w.likes == nil {
		w.likes = make([]uint64, 1<<bits)
	}
	likes := w.likes[:1<<bits]
	for i := range others {
		other := &others[i]
		if other.vector == nil {
			continue
		}
		pair := uint64(word)<<26 | uint64(other.word)
		kept := &likes[pair*0x9E3779B97F4A7C15>>(64-bits)]
		if *kept>>12 != pair || *kept == 0 {
			*kept = pair<<12 | uint64(own.Cosine(other.vector)+offset)
		}
		best = max(best, int32(*kept&(1<<12-1))-offset)
	}
	return best
}

// keys returns how many numbers are taken.
func (w *Words) keys() int { return w.vocab.Len() }

// String returns the letters of word.
func (w *Words) String(word text.Word) string { return w.vocab.String(word) }

// Len returns how many words there are.
func (w *Words) Len() int { return len(w.facts) }

// Lexicon returns the lexicon, nil without one.
func (w *Words) Lexicon() *lexicon.Lexicon { return w.lexicon }

// Entry returns word's entry in the lexicon, 0 where it has none.
func (w *Words) Entry(word text.Word) lexicon.Word { return w.facts[word].entry }

// Lemma returns the entry of word's lemma, 0 where it has no entry.
func (w *Words) Lemma(word text.Word) lexicon.Word { return w.facts[word].base }

// Known returns by which entry the meaning of word is known: its own, or its
// lemma's where only that has one; 0 where neither has.
func (w *Words) Known(word text.Word) lexicon.Word {
	if f := &w.facts[word]; f.entry == 0 {
		return f.base
	}
	return w.facts[word].entry
}

// Readings returns the readings of word in the lexicon, none where it has no
// entry. They must not be changed.
func (w *Words) Readings(word text.Word) []lexicon.Analysis {
	if w.facts[word].entry == 0 {
		return nil
	}
	return w.profileOf(word).Readings()
}

// Relate returns how the lexicon relates two words, if it has both, and how
// alike the company is in which they are met.
func (w *Words) Relate(a, b text.Word) (r lexicon.Relation, closeness int) {
	if w.Known(a) == 0 || w.Known(b) == 0 {
		return lexicon.Relation{}, 0
	}
	return w.lexicon.Relation(w.profileOf(a), w.profileOf(b))
}

// Kin reports whether two words are spellings or forms of one.
func (w *Words) Kin(a, b text.Word) bool {
	x, y := &w.facts[a], &w.facts[b]
	return a == b || x.canonical == y.canonical || x.lemma == y.lemma
}

// Alike reports whether two different words look alike, as those do that a
// learner takes for one another: three fifths of the longer stand at the
// beginning and the end of the other, too.
func (w *Words) Alike(a, b text.Word) bool {
	x, y := w.vocab.String(a), w.vocab.String(b)
	long := max(len(x), len(y))
	p := commonPrefix(x, y)
	x, y = x[p:], y[p:]
	n := 0
	for n < len(x) && n < len(y) && x[len(x)-1-n] == y[len(y)-1-n] {
		n++
	}
	return long >= 4 && (p+n)*5 >= long*3
}

// thesaurus relates two different words by their meaning, which is the same
// either way round.
func (w *Words) thesaurus(a, b text.Word) Relation { return w.meaning(a, b, w.Known(a), w.Known(b)) }

// meaning is thesaurus for who knows already by which entries the words are known. What two entries are to each
// other is kept, in one place for the pair: each word of a sentence is held against all of another, most of them both ways round.
func (w *Words) meaning(a, b text.Word, x, y lexicon.Word) Relation {
	const (
		bits = 15
		kind = 3 // bits
	)
	if x == 0 || y == 0 {
		return None
	}
	if w.kinds == nil {
		w.kinds = make([]uint32, 1<<bits)
	}
	// Entries are below 1<<16, and multiplying by an odd number loses nothing: what does not tell the place tells the pair.
	pair := uint32(min(x, y)<<16|max(x, y)) * 0x9E3779B1
	kept, rest := &w.kinds[pair>>(32-bits)], (pair<<bits>>bits|1<<(32-bits))<<kind
	if *kept>>kind<<kind != rest {
		*kept = rest | uint32(w.profileOf(a).Kind(w.profileOf(b)))
	}
	return relations[*kept&(1<<kind-1)]
}

// profileOf returns the profile of word, which is Known.
func (w *Words) profileOf(word text.Word) *lexicon.Profile {
	if n := len(w.facts) - len(w.profiles); n > 0 {
		w.profiles = append(w.profiles, make([]*lexicon.Profile, n)...)
	}
	if w.profiles[word] == nil {
		w.profiles[word] = w.lexicon.Profile(w.Known(word))
	}
	return w.profiles[word]
}

// relations of the kinds that the lexicon tells apart.
var relations = [...]Relation{
	lexicon.Unrelated: None, lexicon.SameSynset: Synonym, lexicon.OneStep: Near,
	lexicon.Thesaurus: Thesaurus, lexicon.TwoSteps: Thesaurus,
}

// rarity estimates how rare a word is from its length alone: in English the
// hundred commonest words have 3.2 letters on average, those beyond the first
// ten thousand 8.
func rarity(word string) int32 {
	n := int32(utf8.RuneCountInString(word))
	return max(20, min(15+11*n, 130))
}

// frequencyRarity scales a log probability: 30 for the commonest content
// words (1 in 600), 130 for those seen once in two million words.
func frequencyRarity(logProb float32) int32 {
	return max(30, min(int32((-logProb-4)*12.5), 130))
}

// Stem strips the regular endings of English inflection. It stands in for the
// lemma of words that no lexicon knows.
func Stem(w string) string {
	if n := len(w); n < 4 || w[n-1] >= utf8.RuneSelf {
		return w
	}
	for _, s := range inflections {
		if stem, ok := strings.CutSuffix(w, s.from); ok && len(stem) >= 3 {
			return undouble(stem + s.to)
		}
	}
	return strings.TrimSuffix(w, "e")
}

var inflections = []struct{ from, to string }{
	{"sses", "ss"}, {"ies", "y"}, {"ied", "y"}, {"ss", "ss"}, {"us", "us"}, {"is", "is"},
	{"ches", "ch"}, {"shes", "sh"}, {"xes", "x"}, {"es", ""}, {"s", ""}, {"eed", "ee"}, {"ed", ""}, {"ing", ""},
}

// undouble drops the second of two equal consonants at the end: planned,
// plan. Words that end so by themselves lose it on both sides alike.
func undouble(w string) string {
	n := len(w)
	if n >= 4 && w[n-1] == w[n-2] && !strings.ContainsRune("aeiou", rune(w[n-1])) {
		return w[:n-1]
	}
	return w
}

func firstByte(word string) byte {
	if word == "" {
		return 0
	}
	return word[0]
}

// Key returns the number of word's lemma, the same for all its forms; it is below Keys.
func (w *Words) Key(word text.Word) uint32 { return w.facts[word].lemma }

// Keys returns what all numbers of lemmas are below.
func (w *Words) Keys() int { return w.keys() }

// Vector returns how word is used; what is at right angles to all where that is not known.
func (w *Words) Vector(word text.Word) *lexicon.Vector { return w.vectorOf(word) }

// Vectors returns the vectors in use, nil without.
func (w *Words) Vectors() *lexicon.Vectors { return w.vectors }

// HasVectors reports whether it is known how alike words are used.
func (w *Words) HasVectors() bool { return w.vectors != nil }

// Likeness returns how alike two words are used, as a cosine in thousandths; 0 where that is not known.
func (w *Words) Likeness(a, b text.Word) int32 {
	if w.vectors == nil {
		return 0
	}
	return w.vectorOf(a).Cosine(w.vectorOf(b))
}
