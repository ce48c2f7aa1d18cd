package learn

import (
	_ "embed"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/parallel"
)

// listed has the phrases that a thesaurus lists under small words; make lexicon writes it.
//
//go:embed listed.txt
var listed string

// Connectives counts which phrases are put for small words and writes the table that artifact.ParseConnectives reads. Three
// tools have the same say: a thesaurus, what our spinners put, and what a spinner recorded of its edits. Against them
// stand all texts that nobody spun, either way round, with what stands there for a plain connective.
func Connectives(pairs []corpus.Pair, lex *lexicon.Lexicon) (string, error) {
	people, err := exchanged(pairs, lex)
	if err != nil {
		return "", err
	}
	return connectives([]map[string]int{listedPhrases(), ownPhrases(lex), recorded(pairs, lex)}, people, lex), nil
}

// connectives writes the table of what tools and others put.
func connectives(tools []map[string]int, people map[string]int, lex *lexicon.Lexicon) string {
	const tenths = 6000 // phrases' worth of all tools together
	put := map[string]float64{}
	for _, phrases := range tools {
		all := 0
		for _, n := range phrases {
			all += n
		}
		for p, n := range phrases {
			put[p] += float64(n) / float64(all*len(tools))
		}
	}
	lines := groups{}
	for p, share := range put {
		lines.add(strconv.Itoa(int(math.Ceil(share*tenths))), p)
	}
	family := artifact.ParseConnectives(lines.String())
	others := 0
	for p, n := range people {
		others += n
		if family.Ratio(lex, p) > 0 {
			lines.add("people "+strconv.Itoa(n), p)
		}
	}
	return lines.String() + "others " + strconv.Itoa(others) + "\n"
}

// groups are the lines of a table by how they begin.
type groups map[string][]string

func (g groups) add(head, phrase string) { g[head] = append(g[head], phrase) }

func (g groups) String() string {
	var b strings.Builder
	for _, head := range slices.Sorted(maps.Keys(g)) {
		slices.Sort(g[head])
		b.WriteString(head + " " + strings.Join(g[head], " ") + "\n")
	}
	return b.String()
}

func listedPhrases() map[string]int {
	out := map[string]int{}
	for line := range strings.Lines(listed) {
		f := strings.Fields(line)
		if n, err := strconv.Atoi(f[0]); err == nil {
			for _, p := range f[1:] {
				out[p] = n
			}
		}
	}
	return out
}

// ownPhrases are what our spinners put for small words.
func ownPhrases(lex *lexicon.Lexicon) map[string]int {
	out := map[string]int{}
	for _, known := range table.phrases {
		for _, p := range known {
			if phrase := joinedWords(p[1]); small(lex, p[0]) && strings.Contains(phrase, "_") {
				out[phrase]++
			}
		}
	}
	for _, filler := range table.fillers {
		if phrase := joinedWords(filler); strings.Contains(phrase, "_") {
			out[phrase]++
		}
	}
	return out
}

// recorded are what spinners recorded that they put for small words.
func recorded(pairs []corpus.Pair, lex *lexicon.Lexicon) map[string]int {
	out := map[string]int{}
	for i := range pairs {
		for _, e := range pairs[i].Edits {
			if phrase := joinedWords(e[1]); small(lex, strings.ToLower(e[0])) && strings.Contains(phrase, "_") {
				out[phrase]++
			}
		}
	}
	return out
}

// small reports whether words do not tell of anything: by their likeliest reading none is a noun, a verb or an adjective.
func small(lex *lexicon.Lexicon, words string) bool {
	for _, w := range strings.Fields(words) {
		if a := lex.Analyses(lex.Lookup(w), nil); len(a) > 0 && a[0].PartOfSpeech != lexicon.Adverb {
			return false
		}
	}
	return true
}

// joinedWords joins the words of a phrase by _, without marks.
func joinedWords(phrase string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(phrase), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }), "_")
}

// exchanged counts what stands for plain connectives in texts that nobody spun.
func exchanged(pairs []corpus.Pair, lex *lexicon.Lexicon) (map[string]int, error) {
	found := make([][]artifact.Exchange, len(pairs))
	err := parallel.Each(len(pairs), func(i int) error {
		p := pairs[i]
		if p.Class == "spun" || p.Class == "roundtrip" || p.Reference == "" {
			return nil
		}
		for range 2 {
			e, err := MeasureOne(&p, lex)
			if err != nil {
				return err
			}
			found[i] = append(found[i], artifact.Exchanges(e.Alignment)...)
			p.Suspect, p.Reference = p.Reference, p.Suspect
		}
		return nil
	})
	out := map[string]int{}
	for _, own := range found {
		for _, x := range own {
			if strings.Contains(x.Phrase, "_") && !slices.Contains(strings.Split(x.Phrase, "_"), x.Plain) {
				out[x.Phrase]++
			}
		}
	}
	return out, err
}
