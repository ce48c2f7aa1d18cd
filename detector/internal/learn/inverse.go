package learn

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/internal/lexicon"
)

// A Torture is an established term and what a spinner made of it.
type Torture struct{ Tortured, Established string }

// ReadTortures reads tortured-phrases.tsv of a folder.
func ReadTortures(folder string) ([]Torture, error) {
	data, err := os.ReadFile(filepath.Join(folder, "tortured-phrases.tsv"))
	if err != nil {
		return nil, err
	}
	var out []Torture
	for line := range strings.Lines(string(data)) {
		if tortured, established, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && tortured != "tortured" {
			out = append(out, Torture{tortured, established})
		}
	}
	return out, nil
}

// Inverse counts what lists of tortured phrases tell and writes the table that
// artifact.ParseInverse reads: what each word was put for, and each wording
// that is longer or shorter than what it was put for; and which words follow
// each other in the established terms, each term once.
func Inverse(tortures []Torture, l *lexicon.Lexicon) string {
	t := newTally(l)
	for _, x := range tortures {
		t.equal(hyphened(x.Tortured), hyphened(x.Established))
	}
	met := map[string]bool{}
	for _, x := range tortures {
		put, old := phraseWords(x.Tortured), phraseWords(x.Established)
		if len(put) != len(old) {
			t.unequal(put, old)
		}
		if term := strings.Join(old, " "); !met[term] {
			met[term] = true
			t.term(old)
		}
	}
	return t.table()
}

// phraseWords splits a phrase, in canonical spelling.
func phraseWords(phrase string) []string {
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(phrase), "-", " "))
	for i := range words {
		words[i] = lexicon.Canonical(words[i])
	}
	return words
}

// hyphened splits a phrase so that hyphens are words, which are not replaced:
// where they differ, so do the phrases.
func hyphened(phrase string) []string {
	return phraseWords(strings.ReplaceAll(phrase, "-", " \u2010 "))
}

// A tally counts what stands behind what.
type tally struct {
	lexicon *lexicon.Lexicon
	words   map[[2]string]int // put, old
	phrases map[[2]string]int
	terms   map[[2]string]int // a word and the one after it
}

func newTally(l *lexicon.Lexicon) *tally {
	return &tally{lexicon: l, words: map[[2]string]int{}, phrases: map[[2]string]int{}, terms: map[[2]string]int{}}
}

// equal counts a phrase that was replaced word by word.
func (t *tally) equal(put, old []string) {
	for i := range put {
		if len(put) == len(old) && t.lexicon.Lookup(put[i]) != 0 && t.lexicon.Lookup(old[i]) != 0 {
			t.words[[2]string{put[i], old[i]}]++
		}
	}
}

func (t *tally) term(words []string) {
	for i, w := range words {
		if t.lexicon.Lookup(w) == 0 {
			continue
		}
		next := "."
		if i+1 < len(words) {
			next = words[i+1]
		}
		if next != "." && t.lexicon.Lookup(next) == 0 {
			continue
		}
		t.terms[[2]string{w, next}]++
	}
}

// unequal counts a phrase that is longer or shorter than its term: the words
// at both ends are taken off that go together, and what is left was put for
// what is left.
func (t *tally) unequal(put, old []string) {
	const longest, most = 3, 2 // words that stand for others, and those
	start, end := t.anchors(put, old)
	p, o := put[start:len(put)-end], old[start:len(old)-end]
	if len(p) <= longest && len(o) <= most && (start+end > 0 || len(o) == 1) {
		t.phrases[[2]string{strings.Join(p, "_"), strings.Join(o, "_")}]++
	}
}

// anchors returns how many words at the start and at the end go together best.
func (t *tally) anchors(put, old []string) (start, end int) {
	best, head := 0.0, 0.0
	for i := range min(len(put), len(old)) {
		if i > 0 {
			head += t.bond(put[i-1], old[i-1])
		}
		tail := 0.0
		for j := range min(len(put), len(old)) - i {
			if j > 0 {
				tail += t.bond(put[len(put)-j], old[len(old)-j])
			}
			if head >= 0 && tail >= 0 && head+tail > best {
				start, end, best = i, j, head+tail
			}
		}
	}
	return start, end
}

// bond is how sure it is that a word stands for another.
func (t *tally) bond(put, old string) float64 {
	const same, form, seen, linked, none = 3, 2.5, 2, 1, -9
	a, b := t.lexicon.Lookup(put), t.lexicon.Lookup(old)
	switch {
	case put == old:
		return same
	case a == 0 || b == 0:
		return none
	case t.lexicon.Lemma(a) == t.lexicon.Lemma(b):
		return form
	case t.words[[2]string{put, old}] > 0:
		return seen
	case t.lexicon.Relate(a, b).Kind != lexicon.Unrelated:
		return linked
	}
	return none
}

// table writes the counts, sorted.
func (t *tally) table() string {
	lines := map[string][]string{}
	write := func(counts map[[2]string]int, mark string) {
		for pair, n := range counts {
			s := pair[1]
			if n > 1 {
				s += " " + strconv.Itoa(n)
			}
			lines[pair[0]+mark] = append(lines[pair[0]+mark], s)
		}
	}
	write(t.words, "")
	write(t.phrases, "")
	write(t.terms, ">")
	var out []string
	for about, rest := range lines {
		slices.Sort(rest)
		out = append(out, about+" "+strings.Join(rest, " "))
	}
	slices.Sort(out)
	return strings.Join(out, "\n") + "\n"
}
