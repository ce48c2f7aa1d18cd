package align

import (
	"strings"
	"unicode/utf8"

	"unspin/detector/internal/text"
)

// A fact is what the alignment needs to know of a distinct word.
type fact struct {
	canonical uint32 // words spelled alike but for regional habits share it
	lemma     uint32 // inflected forms share it
	rarity    int32  // in hundredths, 12 to 130: what an equal word is worth as evidence
}

// Words holds the facts of all words of a Vocabulary, each worked out once.
type Words struct {
	vocab *text.Vocabulary
	facts []fact
	keys  map[string]uint32 // canonical forms and lemmas
}

// NewWords returns the Words of vocab.
func NewWords(vocab *text.Vocabulary) *Words {
	w := &Words{vocab: vocab, keys: make(map[string]uint32, vocab.Len())}
	w.facts = make([]fact, vocab.Len())
	for i := range w.facts {
		w.facts[i] = w.work(vocab.String(text.Word(i)))
	}
	return w
}

func (w *Words) work(word string) fact {
	canonical := Canonical(word)
	return fact{
		canonical: w.key(canonical),
		lemma:     w.key("\x00" + Stem(canonical)),
		rarity:    rarity(word),
	}
}

func (w *Words) key(s string) uint32 {
	if k, ok := w.keys[s]; ok {
		return k
	}
	k := uint32(len(w.keys))
	w.keys[s] = k
	return k
}

// linked returns the thesaurus relation of two words.
func (w *Words) linked(text.Word, text.Word) Relation { return None }

// rarity estimates how rare a word is from its length alone: in English the
// hundred commonest words have 3.2 letters on average, those beyond the first
// ten thousand 8.
func rarity(word string) int32 {
	n := int32(utf8.RuneCountInString(word))
	return max(20, min(15+11*n, 130))
}

// Canonical folds regional spelling: the form is for comparison, and need not
// be a word.
func Canonical(w string) string {
	if len(w) < 5 {
		return w
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e.from); ok && len(stem) >= e.stem {
			return stem + e.to
		}
	}
	return w
}

// endings are British endings with the American ones they correspond to, and
// how long the stem must be for the rule to hold (rise, tour, hour and metre
// are no such words; flavour, organise and theatre are).
var endings = []struct {
	from, to string
	stem     int
}{
	{"isation", "ization", 3}, {"isations", "izations", 3},
	{"ising", "izing", 4}, {"ised", "ized", 4}, {"ise", "ize", 4}, {"ises", "izes", 4}, {"iser", "izer", 4}, {"isers", "izers", 4},
	{"yse", "yze", 3}, {"ysed", "yzed", 3}, {"ysing", "yzing", 3},
	{"our", "or", 3}, {"ours", "ors", 3}, {"oured", "ored", 3}, {"ouring", "oring", 3}, {"ourable", "orable", 3}, {"ourite", "orite", 3},
	{"tre", "ter", 3}, {"tres", "ters", 3}, {"efence", "efense", 1}, {"ffence", "ffense", 1}, {"icence", "icense", 1},
	{"logue", "log", 2}, {"logues", "logs", 2},
	{"elled", "eled", 3}, {"elling", "eling", 3}, {"eller", "eler", 3}, {"ellers", "elers", 3},
	{"ogramme", "ogram", 2}, {"ogrammes", "ograms", 2},
}

// Stem strips the regular endings of English inflection. It is what stands in
// for lemmas without a lexicon, and for words a lexicon does not know.
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
