package main

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A language is what a pack is compiled from. Each source has sections of its
// own: the pairs and commonness of words, their readings, their synonyms.
type language struct {
	code       string
	version    int // of the pack: raised when its content changes on purpose
	web        source
	webFile    string
	lemmas     []source
	morphology func(dir string) (morphology, error)
	synonyms   []source
	thesaurus  func(dir string) (*thesaurus, error)
}

// Which words a pack has, by how many words are known to stand beside them.
const (
	commonWords = 36000 // so many of the commonest
	mostWords   = 65000 // with the thesaurus' words, the lemmas, and forms of all of them; a word's number has 16 bits
)

func (l *language) compile(dir string) (*pack, error) {
	w, err := l.web.readWeb(dir, l.webFile)
	if err != nil {
		return nil, err
	}
	morphology, err := l.morphology(dir)
	if err != nil {
		return nil, err
	}
	thesaurus, err := l.thesaurus(dir)
	if err != nil {
		return nil, err
	}
	degrees := w.degrees()
	v := l.vocabulary(w, degrees, morphology, thesaurus)
	m := w.model(v, degrees)
	sources := append(append([]source{l.web}, l.lemmas...), l.synonyms...)
	p := &pack{}
	p.meta(l.code+"-"+string(rune('0'+l.version)), sources)
	p.words(v.words)
	p.add("probabilities", probabilities(v, m))
	p.forms(v)
	p.lists("senses", nil)
	p.lists("steps", nil)
	p.links(v, thesaurus)
	p.bigrams(v, m)
	p.phrases(v, thesaurus.terms())
	p.lists("close", nil)
	p.add("technical words", make([]byte, len(v.words)/8+1))
	p.lists("technical", nil)
	return p, nil
}

// degrees counts, for each word, the words known to stand beside it: how common
// it is, as far as that is known. Spearman's correlation with counts of
// Wikipedia is .52 to .71.
func (w *web) degrees() map[string]int {
	degrees := map[string]int{}
	for pair := range w.pairs {
		degrees[pair[0]]++
		degrees[pair[1]]++
	}
	return degrees
}

func (l *language) vocabulary(w *web, degrees map[string]int, m morphology, t *thesaurus) *vocabulary {
	rules := text.LanguageOf(l.code)
	ranked := ranking(degrees)
	chosen := map[string]bool{}
	analyse := func(word string) []analysis {
		if rules.IsFunctionWord(word) {
			return nil // a rare noun, if anything
		}
		return m.analyse(word, degrees)
	}
	for _, word := range ranked[:min(commonWords, len(ranked))] {
		chosen[word] = true
	}
	known := func(word string) bool { return w.words[word] || degrees[word] > 0 }
	for term := range t.terms() {
		if known(term) && len(webWords(term)) == 1 {
			chosen[term] = true
		}
	}
	for _, word := range slices.Sorted(maps.Keys(chosen)) {
		for _, a := range analyse(word) {
			chosen[a.lemma] = true
		}
	}
	// Words of the thesaurus that are met nowhere can still be put by a list, those
	// with the most links the likeliest; half of the room that is left is theirs.
	rare := t.links()
	for word := range rare {
		if chosen[word] || len(webWords(word)) != 1 || webWords(word)[0] != word {
			delete(rare, word)
		}
	}
	for _, word := range ranking(rare)[:max(0, min(len(rare), (mostWords-len(chosen))/2))] {
		chosen[word] = true
	}
	var more []string // forms of the words chosen, the commonest first
	for form := range m {
		if !chosen[form] && known(form) && slices.ContainsFunc(analyse(form), func(a analysis) bool { return chosen[a.lemma] }) {
			more = append(more, form)
		}
	}
	slices.SortFunc(more, func(a, b string) int { return cmp.Or(degrees[b]-degrees[a], cmp.Compare(a, b)) })
	for _, form := range more[:max(0, min(len(more), mostWords-len(chosen)))] {
		chosen[form] = true
		for _, a := range analyse(form) {
			chosen[a.lemma] = true
		}
	}
	v := &vocabulary{number: map[string]uint32{}}
	v.words = slices.Sorted(maps.Keys(chosen))
	for i, word := range v.words {
		v.number[word] = uint32(i + 1)
	}
	for _, word := range v.words {
		v.forms = append(v.forms, analyse(word))
	}
	return v
}

// ranking returns words by how common they are.
func ranking(degrees map[string]int) []string {
	return slices.SortedFunc(maps.Keys(degrees), func(a, b string) int {
		return cmp.Or(degrees[b]-degrees[a], cmp.Compare(a, b))
	})
}

// mostReadings is what lexicon makes room for.
const mostReadings = 12

// analyse returns the readings of a word, those by the commonest lemma first.
func (m morphology) analyse(word string, degrees map[string]int) []analysis {
	readings := slices.Clone(m[word])
	slices.SortFunc(readings, func(a, b analysis) int {
		return cmp.Or(degrees[b.lemma]-degrees[a.lemma], cmp.Compare(a.lemma, b.lemma), cmp.Compare(a.part, b.part))
	})
	return readings[:min(len(readings), mostReadings)]
}

// model makes a model of what is known of words and pairs: by Zipf's law how
// likely a word is, from its rank, and whether a pair is met.
func (w *web) model(v *vocabulary, degrees map[string]int) *model {
	m := &model{attested: true, number: map[string]uint32{}}
	for i, word := range ranking(degrees) {
		if v.number[word] == 0 {
			continue
		}
		m.number[word] = uint32(len(m.words))
		m.words = append(m.words, word)
		m.logProb = append(m.logProb, -2-1.1*math.Log(float64(i+1)))
	}
	m.after = make([][]bigram, len(m.words))
	before := make([]int, len(m.words))
	for pair := range w.pairs {
		a, first := m.number[pair[0]]
		b, second := m.number[pair[1]]
		if first && second {
			m.after[a] = append(m.after[a], bigram{second: b})
			before[b]++
		}
	}
	for a, list := range m.after {
		slices.SortFunc(list, func(x, y bigram) int { return int(x.second) - int(y.second) })
		m.backOff = append(m.backOff, unseenLoss-lexicon.AttestedLoss(len(list)+before[a]))
	}
	return m
}

// links counts the entries that each term stands in.
func (t *thesaurus) links() map[string]int {
	links := map[string]int{}
	for term := range t.terms() {
		links[term]++
	}
	return links
}

// terms yields the words and terms of a thesaurus.
func (t *thesaurus) terms() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, e := range t.entries {
			if !yield(e.word) {
				return
			}
			for _, w := range e.under {
				if !yield(w) {
					return
				}
			}
		}
	}
}
