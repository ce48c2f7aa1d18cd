package text

import (
	_ "embed"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Language is how texts in it are written: what an abbreviation is, what
// joins words, which of them carry no meaning of their own. Each has a file of
// its own in languages.
type Language struct {
	code          string
	file          string
	once          sync.Once // reads its rules
	share         int       // how many of 100 words its function words must be for a text to be in it
	abbreviations map[string]uint8
	acronyms      map[string]bool // function words that are names where they stand in capitals
	elided        map[string]bool // words that an apostrophe before them shortens
	joined        []joined
	contractions  []contraction
	shortened     map[string]string // what stands before a contracted "not", and the word it is short for
	elisions      map[string]bool   // what stands before an apostrophe that joins it to the next word: "l'homme"
	furniture     []string          // phrases that pages put between paragraphs
	bylines       []string          // what lines open with that say who wrote a text and when
	numbers       map[string]int
	calendar      map[string]calendarDay
	attributions  []string            // verbs that say who spoke
	agreeing      map[string][]string // articles and the like, with those of other genders and cases
	ampersand     []byte              // the word that "&" stands for

	decimalComma bool // 1.234,5 is what others write as 1,234.5
	speechDash   bool // who speaks is quoted by a dash before the line
	nounCapitals bool // a noun has a capital, whether it is a name or not
	ordinalDot   bool // a dot after a number can make it the third
}

// A calendarDay is what a word says of a date: a month or a day of the week. Capital
// are those that the language's file has with one: others are common words, too ("may").
type calendarDay struct {
	month, weekday int8
	capital        bool
}

// Code returns the ISO 639-1 code of l, "und" for none (nil).
func (l *Language) Code() string {
	if l == nil {
		return "und"
	}
	return l.code
}

// Number returns the number that a word in small letters stands for, 0 for
// none.
func (l *Language) Number(word string) int { return l.numbers[word] }

// Numbers returns the words for numbers. They must not be changed.
func (l *Language) Numbers() map[string]int { return l.numbers }

// Calendar returns the month or the day of the week, from 1, that a word in small letters
// names; 0 for what it does not. Without a language (nil) the first one's are known.
func (l *Language) Calendar(word string) (month, weekday int8) {
	if l == nil {
		l = registered().languages[0]
	}
	named := l.calendar[word]
	return named.month, named.weekday
}

// Attributions returns verbs that say who spoke. They must not be changed.
func (l *Language) Attributions() []string { return l.attributions }

// CapitalNouns reports whether nouns have capitals, so that these tell no names.
func (l *Language) CapitalNouns() bool { return l != nil && l.nounCapitals }

// Agreeing returns the small words that can stand in place of word, itself among
// them, before words of other genders and cases; nil for most words.
func (l *Language) Agreeing(word string) []string { return l.agreeing[word] }

// Grouping returns the mark between the digits of a long number, the English
// one of none (nil).
func (l *Language) Grouping() string {
	if l != nil && l.decimalComma {
		return "."
	}
	return ","
}

// A joined word is two words written as one: "cannot".
type joined struct{ word, first, second string }

// A contraction is a suffix and the full word that it stands for. Where that
// can be more than one the suffix stands for itself.
type contraction struct{ suffix, word string }

// The files in languages, as strings: a file system of them would be 10 KB of the
// page's program.
var (
	//go:embed languages/en.txt
	english string
	//go:embed languages/es.txt
	spanish string
	//go:embed languages/fr.txt
	french string
	//go:embed languages/pt.txt
	portuguese string
	//go:embed languages/it.txt
	italian string
	//go:embed languages/de.txt
	german string
)

// languageFiles are the files by the languages' codes. A text that is too short
// for its language to be told, or in none of these, is read by the rules of the
// first.
var languageFiles = []struct {
	code string
	file *string
}{{"en", &english}, {"es", &spanish}, {"fr", &french}, {"pt", &portuguese}, {"it", &italian}, {"de", &german}}

// A languageSet has a bit for each of the languages, in the order of languageFiles.
type languageSet uint16

const maxLanguages = 16

func (s languageSet) has(i int) bool { return s>>i&1 == 1 }

// next returns the first language of a set and the others.
func (s languageSet) next() (first int, rest languageSet) {
	return bits.TrailingZeros16(uint16(s)), s & (s - 1)
}

// A registry holds the languages and, for telling them apart, the function
// words of all of them.
type registry struct {
	languages []*Language
	function  wordSet
}

// registered is put together on first use: every text needs it. The rules of a language are read when a text is in it, those of
// the first at once.
var registered = sync.OnceValue(func() *registry {
	r := &registry{function: wordSet{words: make(map[string]languageSet, 256*len(languageFiles))}}
	for i, file := range languageFiles {
		l := &Language{code: file.code, file: *file.file}
		for line := range strings.Lines(l.file) {
			if words, ok := strings.CutPrefix(line, "function"); ok {
				r.function.add(i, strings.Fields(words))
			}
		}
		r.languages = append(r.languages, l)
	}
	r.languages[0].ruled()
	return r
})

// ruled returns l with its rules.
func (l *Language) ruled() *Language {
	l.once.Do(func() {
		l.abbreviations, l.acronyms, l.elided = make(map[string]uint8, 64), map[string]bool{}, map[string]bool{}
		l.shortened, l.elisions, l.numbers = map[string]string{}, map[string]bool{}, map[string]int{}
		l.agreeing, l.calendar = map[string][]string{}, map[string]calendarDay{}
		for line := range strings.Lines(l.file) {
			if f := strings.Fields(line); len(f) > 1 && f[0] != "#" && f[0] != "function" {
				l.read(f[0], f[1:])
			}
		}
	})
	return l
}

// Languages returns all there are rules for, in order. They must not be changed.
func Languages() []*Language {
	for _, l := range registered().languages {
		l.ruled()
	}
	return registered().languages
}

// LanguageOf returns the language with an ISO 639-1 code, nil where there are
// no rules for it.
func LanguageOf(code string) *Language {
	for _, l := range registered().languages {
		if l.code == code {
			return l.ruled()
		}
	}
	return nil
}

// read takes a line of the language's file: what it lists, and the list.
func (l *Language) read(what string, list []string) {
	switch what {
	case "title", "short", "counter", "day":
		for _, w := range list {
			l.abbreviations[w] = abbreviationKinds[what]
		}
	case "share":
		l.share = l.integer(list[0])
	case "acronym":
		addAll(l.acronyms, list)
	case "elided":
		addAll(l.elided, list)
	case "joined":
		l.joined = append(l.joined, joined{list[0], list[1], list[2]})
	case "contraction":
		l.contractions = append(l.contractions, contraction{list[0], list[1]})
	case "shortened":
		l.shortened[list[0]] = list[1]
	case "elision":
		addAll(l.elisions, list)
	case "ampersand":
		l.ampersand = []byte(list[0])
	case "agree":
		for _, w := range list {
			l.agreeing[w] = append(l.agreeing[w], list...)
		}
	case "said":
		l.attributions = append(l.attributions, list...)
	case "decimal":
		l.decimalComma = list[0] == "comma"
	case "speech":
		l.speechDash = list[0] == "dash"
	case "nouns":
		l.nounCapitals = list[0] == "capital"
	case "ordinal":
		l.ordinalDot = list[0] == "dot"
	case "furniture":
		l.furniture = append(l.furniture, strings.Join(list, " "))
	case "byline":
		l.bylines = append(l.bylines, strings.Join(list, " "))
	case "number", "month", "weekday":
		l.readNumbered(what, l.integer(list[0]), list[1:])
	default:
		panic("text: languages/" + l.code + ".txt: " + what + " is nothing that a language lists")
	}
}

func (l *Language) integer(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("text: languages/" + l.code + ".txt: " + err.Error())
	}
	return n
}

// readNumbered takes the words for number, month or day of the week n.
func (l *Language) readNumbered(what string, n int, words []string) {
	for _, w := range words {
		small := strings.ToLower(w)
		switch what {
		case "number":
			l.numbers[w] = n
		case "month":
			l.calendar[small] = calendarDay{month: int8(n), capital: small != w}
		case "weekday":
			l.calendar[small] = calendarDay{weekday: int8(n), capital: small != w}
		}
	}
}

func addAll(set map[string]bool, words []string) {
	for _, w := range words {
		set[w] = true
	}
}

// A wordSet says of words in which languages they belong to it. Most belong to
// it in none, as their first letter and length tell.
type wordSet struct {
	words   map[string]languageSet
	lengths [256]uint32 // by first byte: a bit for the length of each word
}

func (s *wordSet) add(language int, words []string) {
	for _, w := range words {
		s.words[w] |= 1 << language
		s.lengths[w[0]] |= 1 << (len(w) & 31)
	}
}

func (s *wordSet) of(word string) languageSet {
	if word == "" || s.lengths[word[0]]>>(len(word)&31)&1 == 0 {
		return 0
	}
	return s.words[word]
}

// isEnglishFunctionWord reports whether word is one: disguises are looked for in
// English alone.
func isEnglishFunctionWord(word string) bool { return registered().function.of(word).has(0) }

// IsFunctionWord reports whether a word in small letters is one of l's.
func (l *Language) IsFunctionWord(word string) bool {
	r := registered()
	return r.function.of(word).has(slices.Index(r.languages, l))
}
