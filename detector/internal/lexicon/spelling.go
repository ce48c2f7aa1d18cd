package lexicon

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed spelling.txt
var spellingTable string

// A respelling is a line of spelling.txt.
type respelling struct {
	from, to string
	open     bool // from begins the word
}

// respellings is the table, sorted by from; parsed on first use, since a
// program that only prints its version should not pay for it.
var respellings = sync.OnceValue(func() []respelling {
	var table []respelling
	for line := range strings.Lines(spellingTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		from, to, changes := strings.Cut(strings.TrimSpace(line), " ")
		from, open := strings.CutSuffix(from, "*")
		if !changes {
			to = from
		}
		table = append(table, respelling{from, to, open})
	}
	slices.SortFunc(table, func(a, b respelling) int { return strings.Compare(a.from, b.from) })
	return table
})

// key is how many letters the table is searched by; no entry has fewer.
const key = 3

// maxGrowth is how many letters longer a word may get.
const maxGrowth = 2

// Variant reports whether two words in lower case are spellings of one word,
// as "defence" and "defense" are, or "organised" and "organized".
func Variant(a, b string) bool {
	if a == b || len(a) > maxWord || len(b) > maxWord {
		return false
	}
	var bufA, bufB [maxWord + maxGrowth]byte
	return string(canonical(bufA[:0], a)) == string(canonical(bufB[:0], b))
}

// Canonical returns the spelling of a word in lower case that stands for all
// its variants: "defense" for "defence", the word itself for most.
func Canonical(word string) string {
	if len(word) > maxWord {
		return word
	}
	var buf [maxWord + maxGrowth]byte
	if b := canonical(buf[:0], word); string(b) != word {
		return string(b)
	}
	return word
}

// canonical appends the canonical spelling of a word to buf, which has room.
func canonical(buf []byte, word string) []byte {
	table := respellings()
	if len(word) < key {
		return append(buf, word...)
	}
	at, _ := slices.BinarySearchFunc(table, word[:key], func(r respelling, k string) int {
		return strings.Compare(r.from[:key], k)
	})
	var best *respelling // the longest, which comes last
	for ; at < len(table) && table[at].from[:key] == word[:key]; at++ {
		if r := &table[at]; strings.HasPrefix(word, r.from) && (r.open || len(word) == len(r.from)) {
			best = r
		}
	}
	if best == nil {
		return ise(append(buf, word...))
	}
	buf = append(append(buf, best.to...), word[len(best.from):]...)
	if !best.open || best.to == best.from {
		return buf
	}
	return ise(buf)
}

// iseEndings are those of verbs in -ise and of words made from them.
var iseEndings = [...]string{"ise", "ises", "ised", "ising", "iser", "isers", "isation", "isations", "isable"}

// ise respells "organise", "organisation" with a z, in place. The words that
// only look like them have a vowel before ("noise"), a short beginning
// ("rise", "crises"), end in "wise", or stand in the table.
func ise(word []byte) []byte {
	for _, e := range iseEndings {
		n := len(word) - len(e)
		if n < 3 || string(word[n:]) != e {
			continue
		}
		switch word[n-1] {
		case 'a', 'e', 'i', 'o', 'u', 'w':
		default:
			word[n+1] = 'z'
		}
		break
	}
	return word
}
