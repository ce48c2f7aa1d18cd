package align

import (
	"strings"
	"unicode/utf8"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A fact is what the alignment needs to know of a distinct word.
type fact struct {
	canonical uint32 // words spelled alike but for regional habits share it
	lemma     uint32 // inflected forms share it
	rarity    int32  // in hundredths, 20 to 130: what an equal word is worth as evidence
	entry     lexicon.Word
	profile   *lexicon.Profile // nil until it is asked for
}

// Words holds the facts of all words of a Vocabulary, each worked out once.
type Words struct {
	vocab   *text.Vocabulary
	lexicon *lexicon.Lexicon // nil without a language pack
	facts   []fact
	keys    map[string]uint32 // canonical forms and lemmas
}

// NewWords returns the Words of vocab. Without a lexicon (nil) stems stand in
// for lemmas, lengths for frequencies, and no two stems are related.
func NewWords(vocab *text.Vocabulary, lex *lexicon.Lexicon) *Words {
	w := &Words{vocab: vocab, lexicon: lex, keys: make(map[string]uint32, vocab.Len())}
	w.facts = make([]fact, vocab.Len())
	for i := range w.facts {
		w.facts[i] = w.work(vocab.String(text.Word(i)))
	}
	return w
}

func (w *Words) work(word string) fact {
	canonical := lexicon.Canonical(word)
	if word == "an" {
		canonical = "a" // which of them stands is up to the next word
	}
	f := fact{canonical: w.key(canonical), rarity: rarity(word)}
	lemma := Stem(canonical)
	if w.lexicon != nil {
		if f.entry = w.lexicon.Lookup(word); f.entry != 0 {
			lemma = w.lexicon.String(w.lexicon.Lemma(f.entry))
			f.rarity = frequencyRarity(w.lexicon.LogProb(f.entry))
		}
	}
	f.lemma = w.key("\x00" + lemma)
	return f
}

func (w *Words) key(s string) uint32 {
	if k, ok := w.keys[s]; ok {
		return k
	}
	k := uint32(len(w.keys))
	w.keys[s] = k
	return k
}

// Lexicon returns the lexicon, nil without one.
func (w *Words) Lexicon() *lexicon.Lexicon { return w.lexicon }

// Entry returns word's entry in the lexicon, 0 where it has none.
func (w *Words) Entry(word text.Word) lexicon.Word { return w.facts[word].entry }

// Relate returns how the lexicon relates two words, if it has both.
func (w *Words) Relate(a, b text.Word) lexicon.Relation {
	x, y := &w.facts[a], &w.facts[b]
	if x.entry == 0 || y.entry == 0 {
		return lexicon.Relation{}
	}
	return w.profile(x).Relate(w.profile(y))
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

// linked returns the thesaurus relation of two words.
func (w *Words) linked(a, b text.Word) Relation {
	switch w.Relate(a, b).Kind {
	case lexicon.SameSynset:
		return Synonym
	case lexicon.OneStep:
		return Near
	case lexicon.Thesaurus, lexicon.TwoSteps:
		return Thesaurus
	}
	return None
}

// profile returns the profile of a word that has an entry. It is made once:
// each word is related to all those of the sentences it may stand for.
func (w *Words) profile(f *fact) *lexicon.Profile {
	if f.profile == nil {
		f.profile = w.lexicon.Profile(f.entry)
	}
	return f.profile
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
