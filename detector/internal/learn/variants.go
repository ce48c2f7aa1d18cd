package learn

import (
	"hash/fnv"
	"strconv"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
)

// Spinners are the settings that training uses: single words and phrases,
// strong and weak, inflected and not, with and without damage around them.
var Spinners = []Spinner{
	{Name: "any-30", Words: .30, Choice: Any},
	{Name: "any-60", Words: .60, Choice: Any, Names: true},
	{Name: "any-12", Words: .12, Choice: Any},
	{Name: "near-25", Words: .25, Choice: Nearest, JoinParas: true},
	{Name: "near-45", Words: .45, Choice: Nearest, Quotes: true},
	{Name: "frequent-20", Words: .20, Choice: Frequent, Phrases: .3},
	{Name: "frequent-40", Words: .40, Choice: Frequent, Phrases: .6, JoinParas: true, DropSentences: .1},
	{Name: "worst-15", Words: .15, Choice: Worst, Uninflected: true},
	{Name: "worst-35", Words: .35, Choice: Worst, Phrases: .4, DropSentences: .2},
	{Name: "phrases-15", Words: .15, Choice: Any, Phrases: .8},
	{Name: "phrases-30", Words: .30, Choice: Nearest, Phrases: .8, Small: .1},
	{Name: "bare-30", Words: .30, Choice: Any, Uninflected: true, JoinParas: true},
	{Name: "half-35", Words: .35, Choice: Any, Half: true},
	{Name: "trip-20", Words: .20, Choice: Nearest, Consistent: true, Small: .25, Possessives: .6},
	{Name: "trip-30", Words: .30, Choice: Frequent, Consistent: true, Small: .35, Possessives: .8, Phrases: .3},
	{Name: "trip-12", Words: .12, Choice: Nearest, Consistent: true, Small: .3, Possessives: .5, Phrases: .2},
	{Name: "weak-8", Words: .10, Choice: Any, Quotes: true},
}

// leastSource is the length in bytes of a text that is spun for training,
// about 150 words. In shorter ones what a spinner does is too like what a
// careful editor does with a thesaurus, and the editor matters more.
const leastSource = 900

// Variants returns spun variants of the pairs' references, one spinner each
// by turns, and every eighth of them once more from the innocent suspect: a
// spin of an edit.
func Variants(pairs []corpus.Pair, lex *lexicon.Lexicon) []corpus.Pair {
	var out []corpus.Pair
	seen := map[string]bool{}
	for _, p := range pairs {
		if seen[p.Reference] || len(p.Reference) < leastSource {
			continue
		}
		seen[p.Reference] = true
		h := fnv.New64a()
		h.Write([]byte(p.Reference))
		turn := len(seen)
		for k := range 2 {
			s := Spinners[(2*turn+k)%len(Spinners)]
			source := p.Reference
			if turn%8 == 0 && p.Class == "light" {
				source = p.Suspect
			}
			out = append(out, corpus.Pair{
				ID: s.Name + "-" + strconv.Itoa(turn) + "/" + p.Source(), Family: "made-" + s.Name, Class: "spun",
				Reference: p.Reference, Suspect: s.Spin(lex, source, h.Sum64()+uint64(k)),
			})
		}
	}
	return out
}

// blind reports whether family was made by picking synonyms at random.
func blind(family string) bool {
	for _, s := range Spinners {
		if "made-"+s.Name == family {
			return s.Choice == Any || s.Choice == Worst
		}
	}
	return false
}
