//go:build seeds

package detector_test

import (
	"context"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/internal/corpus"
)

// chance draws numbers that depend on a name alone.
type chance struct {
	name string
	n    int
}

func (c *chance) below(n int) int {
	c.n++
	h := fnv.New32a()
	h.Write([]byte(c.name + "/" + strconv.Itoa(c.n)))
	return int(h.Sum32()>>4) % n
}

// smallWords are what braces around function words stand around.
var smallWords = strings.Fields("the a an that this he she it they we was were is are has had have been be of in on at for from with by to and or but as not will would can which who")

// A bracing says where braces stand in a text, by the kind of what is in them.
type bracing struct {
	text  string
	kinds []string // of each brace, in the text's order
}

// braced returns s with one to five braces such as a spinner leaves: around a
// word, two words, small words, and what is no word.
func braced(id, s string) bracing {
	c := &chance{name: id}
	type word struct{ start, end int }
	var words []word
	inWord := -1
	for i, r := range s + " " {
		switch {
		case unicode.IsLetter(r) && inWord < 0:
			inWord = i
		case !unicode.IsLetter(r) && inWord >= 0:
			free := func(i int) bool {
				return i < 0 || i >= len(s) || strings.ContainsRune(" ,;:\n", rune(s[i])) || s[i] == '.' && i > inWord && strings.ContainsRune(" \n", rune((s + " ")[i+1]))
			}
			w := s[inWord:i]
			if w == strings.ToLower(w) && free(inWord-1) && free(i) && (len(w) > 1 || w == "a") {
				words = append(words, word{inWord, i})
			}
			inWord = -1
		}
	}
	small := func(w word) bool {
		for _, x := range smallWords {
			if x == s[w.start:w.end] {
				return true
			}
		}
		return false
	}
	out := bracing{}
	at, last := 0, 0
	for n := 1 + c.below(5); n > 0; n-- {
		room := (len(words) - at) / n
		if room < 8 {
			break
		}
		kind := []string{"content", "content", "small", "two", "nonword", "two small"}[c.below(6)]
		for i := at + c.below(room-4); i < at+room-1; i++ {
			w, next := words[i], words[i+1]
			beside := next.start == w.end+1 && s[w.end] == ' '
			fits := map[string]bool{
				"content": !small(w), "small": small(w), "nonword": !small(w) && w.end-w.start > 4,
				"two": beside && !small(w), "two small": beside && small(w) && small(next),
			}
			if !fits[kind] {
				continue
			}
			end := w.end
			inside := s[w.start:w.end]
			switch kind {
			case "nonword": // letters change places, as in a garbled list
				inside = inside[:1] + inside[3:] + inside[1:3] + "k"
			case "two", "two small":
				end = next.end
				inside = s[w.start:end]
			}
			out.text += s[last:w.start] + "{" + inside + "}"
			out.kinds = append(out.kinds, kind)
			last = end
			break
		}
		at += room
	}
	out.text += s[last:]
	return out
}

// templated returns s with fields in place of names and numbers, as a form that was
// made of it has.
func templated(id, s string) string {
	c := &chance{name: id}
	words := strings.Split(s, " ")
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case i == 0 || strings.Trim(w, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || c.below(8) > 0:
		case unicode.IsUpper(first):
			words[i] = []string{"{name}", "{city}", "{company}", "{name of the person}", "{venue}"}[c.below(5)]
		case unicode.IsDigit(first):
			words[i] = []string{"{number}", "{date}", "{amount}", "{total}"}[c.below(4)]
		}
	}
	return strings.Join(words, " ")
}

// A tally counts what was found of what there was, by name.
type tally map[string]*struct{ found, all int }

func (t tally) add(found bool, names ...string) {
	for _, n := range names {
		if t[n] == nil {
			t[n] = &struct{ found, all int }{}
		}
		t[n].all++
		if found {
			t[n].found++
		}
	}
}

// TestSeedsLitter puts braces into spun texts and finds some again in 95 of 100,
// beside the original and alone, and finds none in texts that have none and in forms made
// of them.
func TestSeedsLitter(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	all, err := corpus.ReadAll(filepath.Join(os.Getenv("SEEDS"), "..", "corpora"))
	require.NoError(t, err, "the corpora belong beside the seeds")
	litter := func(suspect string, references ...detector.Text) (out []string) {
		if !strings.ContainsAny(suspect, "{[%/") { // nothing is found without a mark
			return nil
		}
		r, err := d.Compare(context.Background(), detector.Text{Text: suspect}, references...)
		if len(references) == 0 {
			r, err = d.Inspect(context.Background(), detector.Text{Text: suspect})
		}
		require.NoError(t, err)
		for _, s := range r.Substitutions {
			if s.Rule == "litter" {
				out = append(out, s.Suspect.Text)
			}
		}
		return out
	}
	texts, braces := tally{}, tally{}
	innocent := 0
	for i, p := range all {
		reference := detector.Text{Text: p.Reference}
		if p.Class != "spun" && p.Class != "roundtrip" {
			innocent++
			assert.Empty(t, litter(p.Suspect+p.Text), p.ID)
			if p.Reference != "" {
				assert.Empty(t, litter(p.Suspect, reference), p.ID)
			}
			if i%8 == 0 {
				form := templated(p.ID, p.Reference+p.Text)
				assert.Empty(t, litter(form), p.ID)
				assert.Empty(t, litter(form, detector.Text{Text: p.Reference + p.Text}), p.ID)
			}
			continue
		}
		if i%3 != 0 && os.Getenv("EVERY") == "" { // a third tells as much: EVERY=1 has all
			continue
		}
		b := braced(p.ID, p.Suspect)
		for way, found := range map[string][]string{"beside": litter(b.text, reference), "alone": litter(b.text)} {
			if len(b.kinds) == 0 {
				continue
			}
			texts.add(len(found) > 0, way, way+", "+p.Family)
			rest := b.text
			for _, kind := range b.kinds {
				start := strings.IndexByte(rest, '{')
				end := start + strings.IndexByte(rest[start:], '}') + 1
				hit := len(found) > 0 && found[0] == rest[start:end]
				if hit {
					found = found[1:]
				}
				braces.add(hit, way, way+", "+kind)
				rest = rest[end:]
			}
		}
	}
	t.Logf("%d innocent texts", innocent)
	for _, what := range []tally{texts, braces} {
		for _, n := range slices.Sorted(maps.Keys(what)) {
			t.Logf("%-28s %d of %d", n, what[n].found, what[n].all)
		}
	}
	assert.GreaterOrEqual(t, 100*texts["beside"].found, 95*texts["beside"].all)
	assert.GreaterOrEqual(t, 100*texts["alone"].found, 95*texts["alone"].all)
}
