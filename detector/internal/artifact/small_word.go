package artifact

import (
	_ "embed"
	"strings"
	"sync"

	"unspin/detector/internal/text"
)

// A smallWord is what the tables of this package say of a word: rules ask all
// of them of nearly every word of a text, and few words stand in any.
type smallWord struct {
	grammar     string // its class in grammar.txt, "" for none, as below
	quantity    string // in quantities.txt
	bounds      bool   // a phrase in quantities.txt begins with it
	filler      string // in fillers.txt
	attribution string // in attribution.txt
	number      int    // 0 for none
	does        uint32 // a bit for each line of standins.txt that it is in
}

//go:embed standins.txt
var standInTable string

// The first lines of standins.txt.
const (
	doesPreposition = 1 << iota
	doesConjunction
)

// A smallWordTable has the words in small letters.
type smallWordTable struct {
	words   map[string]*smallWord
	lengths [256]uint32 // by first byte: a bit for the length of each word
}

// smallWordsOf returns the table for a document's language. The tables here are
// of English words; of others its rules have the numbers and who is quoted.
func smallWordsOf(d *text.Document) *smallWordTable {
	if d.Language == nil || d.Language.Code() == "en" {
		return smallWords()
	}
	return otherSmallWords()[d.Language.Code()]
}

// otherSmallWords are put together on first use, by the codes of the languages.
var otherSmallWords = sync.OnceValue(func() map[string]*smallWordTable {
	tables := map[string]*smallWordTable{}
	for _, l := range text.Languages() {
		t := &smallWordTable{words: map[string]*smallWord{}}
		for w, value := range l.Numbers() {
			t.add(w).number = value
		}
		for _, w := range l.Attributions() {
			t.add(w).attribution = "verb"
		}
		tables[l.Code()] = t
	}
	return tables
})

// smallWords is put together on first use.
var smallWords = sync.OnceValue(func() *smallWordTable {
	t := &smallWordTable{words: map[string]*smallWord{}}
	for w, class := range grammar() {
		t.add(w).grammar = class
	}
	for w, class := range quantities() {
		if first, _, phrase := strings.Cut(w, " "); phrase {
			t.add(first).bounds = true
		} else {
			t.add(w).quantity = class
		}
	}
	for w, class := range fillers() {
		if !strings.Contains(w, " ") {
			t.add(w).filler = class
		}
	}
	for w, class := range attributions() {
		t.add(w).attribution = class
	}
	for w, value := range text.LanguageOf("en").Numbers() {
		t.add(w).number = value
	}
	for i, fields := range table(standInTable) {
		for _, w := range fields[1:] {
			t.add(w).does |= 1 << i
		}
	}
	return t
})

func (t *smallWordTable) add(word string) *smallWord {
	s := t.words[word]
	if s == nil {
		s = &smallWord{}
		t.words[word] = s
		t.lengths[word[0]] |= 1 << (len(word) & 31)
	}
	return s
}

// noSmallWord is what the tables say of most words.
var noSmallWord = &smallWord{}

// of returns what the tables say of a word in small letters.
func (t *smallWordTable) of(word string) *smallWord {
	if word == "" || t.lengths[word[0]]>>(len(word)&31)&1 == 0 {
		return noSmallWord
	}
	if s := t.words[word]; s != nil {
		return s
	}
	return noSmallWord
}

// smallWordAt returns what the tables say of token i of d, by its letters in
// the text.
func smallWordAt(d *text.Document, i int32) *smallWord { return smallWordsOf(d).of(lower(d, i, i+1)) }

// small is smallWordAt, looked up once for each word in the suspect's language.
func (p *prober) small(d *text.Document, i int32) *smallWord {
	if p.table == nil {
		p.table = smallWordsOf(p.suspect)
		p.smalls = shelfOf(p.words).smallsBy(p.table, p.words.Len())
	}
	if d != p.suspect && smallWordsOf(d) != p.table {
		return smallWordAt(d, i)
	}
	t := &d.Tokens[i]
	known := &p.smalls[t.Word]
	if *known == nil {
		*known = p.table.of(p.words.String(t.Word))
	}
	if *known == noSmallWord || spelledSo(d.Source[t.Start:t.End], p.words.String(t.Word)) {
		return *known
	}
	return smallWordAt(d, i) // U.S., which is us without its dots
}

// spelledSo reports whether letters are a word in small letters, but for
// capitals.
func spelledSo(letters, word string) bool {
	if len(letters) != len(word) {
		return false
	}
	for i := range len(word) {
		if c := letters[i]; c != word[i] && (c < 'A' || c > 'Z' || c|0x20 != word[i]) {
			return false
		}
	}
	return true
}
