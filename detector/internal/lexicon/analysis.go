package lexicon

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
)

// A PartOfSpeech is one of WordNet's four.
type PartOfSpeech uint8

// Parts of speech, in the order the pack numbers them.
const (
	Noun PartOfSpeech = iota
	Verb
	Adjective
	Adverb
)

// String returns the name people use for p.
func (p PartOfSpeech) String() string {
	switch p {
	case Noun:
		return "noun"
	case Verb:
		return "verb"
	case Adjective:
		return "adjective"
	}
	return "adverb"
}

// A Form is a set of inflections: "led" is Past|Participle, "put"
// Base|Past|Participle.
type Form uint8

// Inflections.
const (
	Base Form = 1 << iota
	Plural
	ThirdPerson
	Past
	Participle
	Gerund
	Comparative
	Superlative
)

// An Analysis is one reading of a word.
type Analysis struct {
	Lemma        Word
	PartOfSpeech PartOfSpeech
	Form         Form
}

// Analyses appends the readings of w to buf, the likeliest first. A word that
// WordNet does not know, such as "the" or a name, has none.
func (l *Lexicon) Analyses(w Word, buf []Analysis) []Analysis {
	run := l.forms.at(uint32(w))
	for at := 0; at+1 < len(run); {
		a := Analysis{Lemma: w, PartOfSpeech: PartOfSpeech(run[at] & 3), Form: Form(run[at+1])}
		other := run[at]&4 != 0
		at += 2
		if other {
			var d uint32
			d, at = number(run, at)
			a.Lemma = Word(int32(w) + signed(d))
		}
		buf = append(buf, a)
	}
	return buf
}

// maxAnalyses is more than any word has; the compiler checks it.
const maxAnalyses = 12

// Lemma returns the lemma of the likeliest reading of w, w itself if it has
// none.
func (l *Lexicon) Lemma(w Word) Word {
	var buf [maxAnalyses]Analysis
	if a := l.Analyses(w, buf[:0]); len(a) > 0 {
		return a[0].Lemma
	}
	return w
}

// Inflect returns the form of a lemma, which must be a single inflection: the
// Plural of "partner" is "partners". It returns 0 if the pack does not have
// that word or the lemma no such form. The last answers are kept.
func (l *Lexicon) Inflect(lemma Word, form Form) Word {
	if form == Base {
		return lemma
	}
	asked := uint64(lemma)<<40 | uint64(form)<<32
	place := &l.inflections[spread(asked)%cachedInflections]
	if k := place.load(); k>>32<<32 == asked {
		return Word(k)
	}
	w := l.inflect(lemma, form)
	place.store(asked | uint64(w))
	return w
}

// cachedInflections is how many answers of Inflect are kept: many words may have been put for the same ones.
const cachedInflections = 1 << 15

// inflect is Inflect for other forms than the plain one.
func (l *Lexicon) inflect(lemma Word, form Form) Word {
	if !l.English() {
		for _, w := range l.FormsOf(lemma) {
			if l.has(w, lemma, form) {
				return w
			}
		}
		return 0
	}
	// Irregular forms: pairs of lemma and form, sorted.
	lo, hi := 0, len(l.irregular)/4
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if Word(binary.LittleEndian.Uint16(l.irregular[4*mid:])) < lemma {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < len(l.irregular)/4 && Word(binary.LittleEndian.Uint16(l.irregular[4*lo:])) == lemma; lo++ {
		if w := Word(binary.LittleEndian.Uint16(l.irregular[4*lo+2:])); l.has(w, lemma, form) {
			return w
		}
	}
	var letters, inflected [maxWord + 4]byte
	s := l.Append(letters[:0], lemma)
	for _, e := range regular {
		if e.form&form == 0 {
			continue
		}
		if b := e.apply(inflected[:0], s); b != nil {
			if w := find(&l.words, b); l.has(w, lemma, form) {
				return w
			}
		}
	}
	return 0
}

// FormsOf returns the words that may be forms of a lemma, itself among them, in
// alphabetical order. The first call makes a table of half a megabyte.
func (l *Lexicon) FormsOf(lemma Word) []Word {
	l.inflected.once.Do(func() {
		l.inflected.groups = newGroups(func(give func(group, member uint32)) {
			var buf [maxAnalyses]Analysis
			for w := range uint32(l.words.n) {
				readings := l.Analyses(Word(w+1), buf[:0])
				for i, a := range readings {
					if !slices.ContainsFunc(readings[:i], func(b Analysis) bool { return b.Lemma == a.Lemma }) {
						give(uint32(a.Lemma), w+1)
					}
				}
			}
		})
	})
	var words []Word
	for _, w := range l.inflected.groups.at(uint32(lemma)) {
		words = append(words, Word(w))
	}
	return words
}

// byLemma is the readings the other way round, for languages whose forms no
// rule gives.
type byLemma struct {
	once   sync.Once
	groups groups
}

// has reports whether w is that form of lemma.
func (l *Lexicon) has(w, lemma Word, form Form) bool {
	if w == 0 {
		return false
	}
	var buf [maxAnalyses]Analysis
	for _, a := range l.Analyses(w, buf[:0]) {
		if a.Lemma == lemma && a.Form&form != 0 {
			return true
		}
	}
	return false
}

// stem returns the lemma of which a word that the pack does not have is a regular
// form: "stigma" of "stigmas". It returns 0 where there is none.
func (l *Lexicon) stem(word string) Word {
	var buf, inflected [maxWord + 4]byte
	for i := range regular {
		e := &regular[i]
		stem, ok := strings.CutSuffix(word, e.add)
		if !ok || len(stem) < 3 {
			continue
		}
		if e.double {
			stem = stem[:len(stem)-1]
		}
		lemma := append(append(buf[:0], stem...), e.drop...)
		if string(e.apply(inflected[:0], lemma)) != word {
			continue
		}
		if w := find(&l.words, lemma); l.takes(w, e.form) {
			return w
		}
	}
	return 0
}

// takes reports whether lemma w has a part of speech that is inflected so.
func (l *Lexicon) takes(w Word, form Form) bool {
	if w == 0 {
		return false
	}
	var buf [maxAnalyses]Analysis
	for _, a := range l.Analyses(w, buf[:0]) {
		if a.Lemma == w && a.Form&Base != 0 && form&inflections[a.PartOfSpeech] != 0 {
			return true
		}
	}
	return false
}

// inflections are the forms that each part of speech has.
var inflections = [...]Form{
	Noun: Plural, Verb: ThirdPerson | Past | Participle | Gerund, Adjective: Comparative | Superlative, Adverb: Comparative | Superlative,
}

// An ending is one regular way to inflect: drop letters, maybe double the
// last one, add letters.
type ending struct {
	form   Form
	drop   string // what the lemma must end in, and loses
	double bool
	add    string
}

// regular lists the ways to try, the pickier first: "tries" before "trys".
var regular = [...]ending{
	{Plural | ThirdPerson, "y", false, "ies"},
	{Plural | ThirdPerson, "", false, "s"},
	{Plural | ThirdPerson, "", false, "es"},
	{Past | Participle, "y", false, "ied"},
	{Past | Participle, "e", false, "ed"},
	{Past | Participle, "", true, "ed"},
	{Past | Participle, "", false, "ed"},
	{Gerund, "ie", false, "ying"},
	{Gerund, "e", false, "ing"},
	{Gerund, "", true, "ing"},
	{Gerund, "", false, "ing"},
	{Comparative, "y", false, "ier"},
	{Comparative, "e", false, "er"},
	{Comparative, "", true, "er"},
	{Comparative, "", false, "er"},
	{Superlative, "y", false, "iest"},
	{Superlative, "e", false, "est"},
	{Superlative, "", true, "est"},
	{Superlative, "", false, "est"},
}

// apply writes the inflected lemma to buf, which has room for it, and returns
// it, or nil where the ending does not fit.
func (e *ending) apply(buf, lemma []byte) []byte {
	n := len(lemma) - len(e.drop)
	if n < 1 || string(lemma[n:]) != e.drop {
		return nil
	}
	buf = append(buf[:0], lemma[:n]...)
	if e.double {
		buf = append(buf, lemma[n-1])
	}
	return append(buf, e.add...)
}
