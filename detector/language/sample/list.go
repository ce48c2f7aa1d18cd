package sample

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// The set of languages is closed on purpose: the trimmed builds (see
// wasm/language/trim) carry the models of these alone, and native and trimmed
// builds must answer alike.
//
//go:embed languages.txt
var languageList string

// known is one language of the list.
type known struct {
	code     string
	script   string // as unicode.Scripts names it
	modelled bool   // lingua-go tells it from others in its script by its models
	letters  string // in lower case; empty where the script has no other language
}

// languages returns the list, in order of code.
var languages = sync.OnceValue(func() []known {
	var list []known
	for line := range strings.Lines(languageList) {
		f := append(strings.Fields(line), "")
		if len(f) < 4 || f[0] == "#" {
			continue
		}
		list = append(list, known{code: f[0], script: f[1], modelled: f[2] == "models", letters: f[3]})
	}
	return list
})

// spells reports whether a piece in lower case has the language's letters only.
func (l *known) spells(piece string) bool { return l.foreign(piece) == 0 }

// foreign counts the letters of a piece in lower case that the language is not
// written with.
func (l *known) foreign(piece string) (n int) {
	if l.letters == "" {
		return 0
	}
	plain := l.script == latin // which has all of ASCII
	for _, r := range piece {
		if r != ' ' && (!plain || r > unicode.MaxASCII) && !strings.ContainsRune(l.letters, r) {
			n++
		}
	}
	return n
}

// Modelled returns the codes of the languages that letters do not tell from others,
// by their script.
func Modelled() map[string][]string {
	codes := map[string][]string{}
	for _, l := range languages() {
		if l.modelled {
			codes[l.script] = append(codes[l.script], l.code)
		}
	}
	return codes
}

// find returns the language of the list that has a code, or none.
func find(code string) known {
	i := slices.IndexFunc(languages(), func(l known) bool { return l.code == code })
	if i < 0 {
		return known{}
	}
	return languages()[i]
}

// A script is one that languages of the list are written in.
type script struct {
	name     string
	ranges   []*unicode.RangeTable
	modelled bool   // lingua-go must tell its languages apart
	first    string // the code of its only language, or of the first
}

// scripts returns the scripts, in order of the list.
var scripts = sync.OnceValue(func() []script {
	var list []script
	for _, l := range languages() {
		if slices.ContainsFunc(list, func(s script) bool { return s.name == l.script }) {
			continue
		}
		s := script{l.script, []*unicode.RangeTable{letters[l.script]}, l.modelled, l.code}
		if s.name == han {
			s.ranges = append(s.ranges, kana...) // Japanese mixes the three
		}
		list = append(list, s)
	}
	return list
})

// letters are those of the scripts of the list: unicode.Scripts has all scripts, which
// would weigh a tenth of a megabyte more in a page.
var letters = map[string]*unicode.RangeTable{
	"Arabic": unicode.Arabic, "Armenian": unicode.Armenian, "Bengali": unicode.Bengali, "Cyrillic": unicode.Cyrillic, "Georgian": unicode.Georgian,
	"Greek": unicode.Greek, "Gujarati": unicode.Gujarati, "Gurmukhi": unicode.Gurmukhi, han: unicode.Han, "Hangul": unicode.Hangul,
	"Hebrew": unicode.Hebrew, latin: unicode.Latin, "Tamil": unicode.Tamil, "Telugu": unicode.Telugu, "Thai": unicode.Thai,
}

const (
	latin = "Latin"
	han   = "Han"
)

var kana = []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}

func (s *script) hasLetter(r rune) bool {
	if r <= unicode.MaxASCII {
		return isASCIILetter(r) && s.name == latin
	}
	return unicode.IsLetter(r) && unicode.In(r, s.ranges...)
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

// tell returns the code of the language of a piece in a script whose letters
// tell it, or "" for a piece without letters.
func (s *script) tell(piece string) string {
	switch {
	case strings.TrimSpace(piece) == "":
		return ""
	case s.name == han && !strings.ContainsFunc(piece, func(r rune) bool { return unicode.In(r, kana...) }):
		return "zh"
	}
	return s.first
}
