package artifact

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"unspin/detector/internal/lexicon"
)

//go:embed inverse.txt
var inverseTable string

// An Inverse is what lists of tortured phrases tell: what each word was put
// for, and which words follow each other in the terms that were tortured.
type Inverse struct {
	old   map[lexicon.Word][]counted // what a word was put for
	total map[lexicon.Word]int       // how often each old word was replaced

	lemmas   map[lexicon.Word][]counted // what a word in any form was put for, in any form
	stood    map[lexicon.Word]int       // how often a lemma was met in place of another
	kept     map[lexicon.Word]int       // how often a lemma was left as it was
	gone     map[lexicon.Word]int       // how often a lemma was replaced
	phrases  map[string][]phrasing      // what several words were put for, or one for several
	terms    map[lexicon.Word]int       // words of established terms
	last     map[lexicon.Word]int       // of those, how often they end one
	follow   map[[2]lexicon.Word]int    // pairs of neighbours in established terms
	akin     map[[2]lexicon.Word]int    // the same of lemmas
	mentions int                        // of words in established terms
}

type counted struct {
	word  lexicon.Word
	times int
}

// A phrasing is wording that other wording was put for.
type phrasing struct {
	words []lexicon.Word
	times int
}

// ParseInverse reads a table of lines that begin with what they are about: a
// word, or several with _ between them, and what was put for it, itself where
// it was left alone; or a word with > after it, and what follows that word in
// established terms, . for the end. A count stands behind what is not met but
// once; # begins a comment.
func ParseInverse(table string, l *lexicon.Lexicon) *Inverse {
	t := &Inverse{
		old: map[lexicon.Word][]counted{}, total: map[lexicon.Word]int{}, lemmas: map[lexicon.Word][]counted{},
		stood: map[lexicon.Word]int{}, kept: map[lexicon.Word]int{}, gone: map[lexicon.Word]int{}, phrases: map[string][]phrasing{},
		terms: map[lexicon.Word]int{}, last: map[lexicon.Word]int{}, follow: map[[2]lexicon.Word]int{}, akin: map[[2]lexicon.Word]int{},
	}
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) < 2 || f[0] == "#" {
			continue
		}
		for i := 1; i < len(f); i++ {
			word, times := f[i], 1
			if i+1 < len(f) {
				if n, err := strconv.Atoi(f[i+1]); err == nil {
					times = n
					i++
				}
			}
			t.add(l, f[0], word, times)
		}
	}
	return t
}

// add takes in one pair of a table.
func (t *Inverse) add(l *lexicon.Lexicon, about, word string, times int) {
	if first, isTerm := strings.CutSuffix(about, ">"); isTerm {
		t.addTerm(l, l.Lookup(first), word, times)
		return
	}
	if strings.Contains(about, "_") || strings.Contains(word, "_") {
		p := phrasing{times: times}
		for _, part := range strings.Split(word, "_") {
			p.words = append(p.words, l.Lookup(part))
		}
		key := strings.ReplaceAll(about, "_", " ")
		t.phrases[key] = append(t.phrases[key], p)
		return
	}
	put, old := l.Lookup(about), l.Lookup(word)
	if put == 0 || old == 0 {
		return
	}
	lemma := [2]lexicon.Word{l.Lemma(put), l.Lemma(old)}
	if lemma[0] == lemma[1] {
		t.kept[lemma[0]] += times
	} else {
		t.lemmas[lemma[0]] = tally(t.lemmas[lemma[0]], lemma[1], times)
		t.stood[lemma[0]] += times
		t.gone[lemma[1]] += times
	}
	if put != old {
		t.old[put] = tally(t.old[put], old, times)
		t.total[old] += times
	}
}

func (t *Inverse) addTerm(l *lexicon.Lexicon, w lexicon.Word, next string, times int) {
	t.terms[w] += times
	t.mentions += times
	v := l.Lookup(next)
	switch {
	case next == ".":
		t.last[w] += times
	case w != 0 && v != 0:
		t.follow[[2]lexicon.Word{w, v}] += times
		t.akin[[2]lexicon.Word{l.Lemma(w), l.Lemma(v)}] += times
	}
}

// tally adds to how often a word is met.
func tally(words []counted, w lexicon.Word, times int) []counted {
	for i := range words {
		if words[i].word == w {
			words[i].times += times
			return words
		}
	}
	return append(words, counted{w, times})
}

// An inverseOf is the compiled-in table in the words of one lexicon.
type inverseOf struct {
	lexicon *lexicon.Lexicon
	table   *Inverse
}

var (
	inverseLock  sync.Mutex
	inverseKnown inverseOf // there is one lexicon in a program, apart from tests
)

// inverse returns the compiled-in table in the words of l, parsed once. It is about
// English words: of others it tells nothing.
func inverse(l *lexicon.Lexicon) *Inverse {
	if !l.English() {
		return &Inverse{}
	}
	inverseLock.Lock()
	defer inverseLock.Unlock()
	if inverseKnown.lexicon != l {
		inverseKnown = inverseOf{l, ParseInverse(inverseTable, l)}
	}
	return inverseKnown.table
}

// unsure is how many times a word must have been replaced for that to tell as
// much as is taken to be so beforehand.
const unsure = 4

// share returns how often w was put where old was replaced, 0–1. What was
// seen once or twice proves little.
func (t *Inverse) share(c counted) float64 {
	return float64(c.times) / float64(t.total[c.word]+unsure)
}
