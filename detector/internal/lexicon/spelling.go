package lexicon

import (
	_ "embed"
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

// A speller is the table of respellings, sorted by from.
type speller struct {
	table []respelling
	first [pairs + 1]uint16 // by two letters: the entries that begin with them, up to the next pair's
}

// pairs is how many pairs of letters there are to look things up by.
const pairs = 26 * 26

// pairOf numbers the two letters that a word begins with in alphabetical order;
// −1 where it does not begin so.
func pairOf[T string | []byte](word T) int {
	if len(word) < 2 || word[0] < 'a' || word[0] > 'z' || word[1] < 'a' || word[1] > 'z' {
		return -1
	}
	return int(word[0]-'a')*26 + int(word[1]-'a')
}

// respellings is parsed on first use, since a program that only prints its
// version should not pay for it.
var respellings = sync.OnceValue(func() *speller {
	s := &speller{}
	for line := range strings.Lines(spellingTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		from, to, changes := strings.Cut(strings.TrimSpace(line), " ")
		from, open := strings.CutSuffix(from, "*")
		if !changes {
			to = from
		}
		s.table = append(s.table, respelling{from, to, open})
	}
	for _, r := range s.table {
		s.first[pairOf(r.from)+1]++
	}
	for i := range pairs {
		s.first[i+1] += s.first[i]
	}
	return s
})

// find returns the entry for a word, the longest where there are several, nil
// for none.
func (s *speller) find(word string) *respelling {
	pair := pairOf(word)
	if pair < 0 {
		return nil
	}
	var best *respelling // the longest comes last
	for i := s.first[pair]; i < s.first[pair+1]; i++ {
		if r := &s.table[i]; strings.HasPrefix(word, r.from) && (r.open || len(word) == len(r.from)) {
			best = r
		}
	}
	return best
}

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
	if len(word) > maxWord || respellings().find(word) == nil && iseAt(word) < 0 {
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
	best := respellings().find(word)
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

// ise respells "organise", "organisation" with a z, in place.
func ise(word []byte) []byte {
	if at := iseAt(word); at >= 0 {
		word[at] = 'z'
	}
	return word
}

// iseAt returns where a word has the s of such an ending, −1 for nowhere. The
// words that only look like them have a vowel before ("noise"), a short
// beginning ("rise", "crises"), end in "wise", or stand in the table.
func iseAt[T string | []byte](word T) int {
	for _, e := range iseEndings {
		n := len(word) - len(e)
		if n < 3 || word[len(word)-1] != e[len(e)-1] || string(word[n:]) != e {
			continue
		}
		switch word[n-1] {
		case 'a', 'e', 'i', 'o', 'u', 'w':
			return -1
		}
		return n + 1
	}
	return -1
}
