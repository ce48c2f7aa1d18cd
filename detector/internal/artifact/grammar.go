package artifact

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

//go:embed grammar.txt
var grammarTable string

// Classes of small words, as grammar.txt names them.
const (
	article     = "article"
	determiner  = "determiner"
	formOfBe    = "be"
	formOfHave  = "have"
	modal       = "modal"
	infinitive  = "to"
	degree      = "degree"
	single      = "single"
	preposition = "preposition"
	count       = "count"
	pastOnly    = "past"
)

// grammar maps small words to their class; parsed on first use.
var grammar = sync.OnceValue(func() map[string]string {
	classes := map[string]string{}
	for _, fields := range table(grammarTable) {
		for _, w := range fields[1:] {
			classes[w] = fields[0]
		}
	}
	return classes
})

// table returns the fields of the lines of a data file. Lines that begin with
// # are comments.
func table(data string) [][]string {
	var lines [][]string
	for line := range strings.Lines(data) {
		if fields := strings.Fields(line); len(fields) > 0 && !strings.HasPrefix(line, "#") {
			lines = append(lines, fields)
		}
	}
	return lines
}

// lower returns tokens [from, to) of d in lower case.
func lower(d *text.Document, from, to int32) string { return strings.ToLower(d.Text(from, to)) }

// appendLower appends token i of d in lower case to b.
func appendLower(b []byte, d *text.Document, i int32) []byte {
	from := len(b)
	for _, c := range []byte(d.Text(i, i+1)) {
		if c >= utf8.RuneSelf {
			return append(b[:from], lower(d, i, i+1)...)
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

// A reading is what is known of a word's parts of speech: a set of
// (part of speech, form) pairs.
type reading []lexicon.Analysis

// has reports whether the word can be of part of speech p in one of forms.
func (r reading) has(p lexicon.PartOfSpeech, forms lexicon.Form) bool {
	for _, a := range r {
		if a.PartOfSpeech == p && a.Form&forms != 0 {
			return true
		}
	}
	return false
}

const anyForm lexicon.Form = 0xff

// noun and the others report whether the word can be one at all.
func (r reading) noun() bool      { return r.has(lexicon.Noun, anyForm) }
func (r reading) adjective() bool { return r.has(lexicon.Adjective, anyForm) }
func (r reading) adverb() bool    { return r.has(lexicon.Adverb, anyForm) }

// modifies reports whether the word can stand before a noun.
func (r reading) modifies() bool {
	return r.noun() || r.adjective() || r.has(lexicon.Verb, lexicon.Participle|lexicon.Gerund)
}

// name says in plain words what the word is, by its likeliest reading.
func (r reading) name() string {
	if len(r) == 0 {
		return "no word of our dictionaries"
	}
	switch a := r[0]; a.PartOfSpeech {
	case lexicon.Noun:
		if a.Form&lexicon.Base == 0 {
			return "a noun in the plural"
		}
		return "a noun"
	case lexicon.Adjective:
		return "an adjective"
	case lexicon.Adverb:
		return "an adverb"
	default:
		switch {
		case a.Form&lexicon.Base != 0:
			return "a verb in its plain form"
		case a.Form&lexicon.Participle != 0:
			return "a participle"
		case a.Form&lexicon.Past != 0:
			return "a verb in the past"
		case a.Form&lexicon.ThirdPerson != 0:
			return "a verb with an -s"
		}
		return "an -ing form"
	}
}

// read returns the readings of token i of d.
func (f *finder) read(d *text.Document, i int32) reading {
	if i < 0 {
		return nil
	}
	r := f.words.Readings(d.Tokens[i].Word)
	if len(r) > 0 && f.small(d, i).grammar == pastOnly {
		r = slices.Clone(r)
		for j := range r {
			r[j].Form &^= lexicon.Participle
		}
	}
	return r
}
