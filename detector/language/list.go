package language

import (
	_ "embed"
	"strings"
	"sync"
)

// The set of languages is closed on purpose: the trimmed builds (see
// wasm/language/trim) carry the models of these alone, and native and trimmed
// builds must answer alike.
//
//go:embed languages.txt
var languageList string

// known is one language of the list.
type known struct {
	code    string
	script  string // as unicode.Scripts names it
	letters string // in lower case; empty where the script has no other language
}

// languages returns the list, in order of code.
var languages = sync.OnceValue(func() []known {
	var list []known
	for line := range strings.Lines(languageList) {
		f := append(strings.Fields(line), "")
		if len(f) < 4 || f[0] == "#" {
			continue
		}
		list = append(list, known{code: f[0], script: f[1], letters: f[3]})
	}
	return list
})
