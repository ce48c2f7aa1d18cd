package learn

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
)

// Spinners are the settings that training uses: single words and phrases,
// strong and weak, inflected and not, with and without damage around them.
var Spinners = []Spinner{
	{Name: "any", Least: .20, Most: .60, Choice: Any, List: .5},
	{Name: "any-weak", Least: .06, Most: .20, Choice: Any, List: .5},
	{Name: "any-names", Least: .15, Most: .50, Choice: Any, List: .7, Names: true, Numbers: .5, LowerCase: true},
	{Name: "any-bare", Least: .15, Most: .45, Choice: Any, List: .5, Uninflected: true, JoinParas: true},
	{Name: "near", Least: .20, Most: .55, Choice: Nearest, List: .6},
	{Name: "near-weak", Least: .08, Most: .22, Choice: Nearest, List: .6, Quotes: true},
	{Name: "near-phrases", Least: .15, Most: .40, Choice: Nearest, List: .6, Phrases: .6},
	{Name: "frequent", Least: .15, Most: .45, Choice: Frequent, List: .6},
	{Name: "frequent-phrases", Least: .10, Most: .35, Choice: Frequent, List: .5, Phrases: .7, JoinParas: true},
	{Name: "worst", Least: .08, Most: .40, Choice: Worst, List: .6},
	{Name: "worst-bare", Least: .08, Most: .30, Choice: Worst, List: .5, Uninflected: true, Phrases: .3},
	{Name: "phrases", Least: .05, Most: .20, Choice: Any, List: .6, Phrases: .9, Fillers: .05},
	{Name: "fillers", Least: .10, Most: .35, Choice: Any, List: .5, Phrases: .4, Fillers: .35},
	{Name: "half-first", Least: .20, Most: .50, Choice: Any, List: .5, Half: firstHalf},
	{Name: "half-second", Least: .20, Most: .50, Choice: Nearest, List: .6, Phrases: .3, Half: secondHalf},
	{Name: "cut", Least: .15, Most: .45, Choice: Any, List: .6, DropSentences: .2, Headings: true, Attributions: true, JoinParas: true},
	{Name: "shuffled", Least: .15, Most: .45, Choice: Frequent, List: .6, Reorder: .2, Merge: .2, DropSentences: .05},
	{Name: "twice", Least: .15, Most: .40, Choice: Any, List: .5, Twice: true},
	{Name: "edited", Least: .12, Most: .40, Choice: Any, List: .6, Phrases: .2},
	{Name: "revised", Least: .20, Most: .50, Choice: Any, List: .6},
	// Round trips leave their traces as often as those of the corpora do: the
	// setting in the middle as most of them, the others as the least and the most of ten.
	{Name: "trip-weak", Least: .13, Most: .19, Choice: Nearest, List: .7, Consistent: true,
		Trip: Trip{Small: .24, Pronouns: .32, Articles: .7, Possessives: .95, Swaps: .03, Compounds: .50, Forms: .03, Foreign: .005}},
	{Name: "trip", Least: .16, Most: .24, Choice: Frequent, List: .7, Consistent: true, Phrases: .1,
		Trip: Trip{Small: .29, Pronouns: .40, Articles: 1, Possessives: 1, Swaps: .05, Compounds: .60, Forms: .035, Foreign: .008}},
	{Name: "trip-strong", Least: .20, Most: .30, Choice: Frequent, List: .7, Consistent: true, Phrases: .1,
		Trip: Trip{Small: .35, Pronouns: .50, Articles: 1, Possessives: 1, Swaps: .08, Compounds: .75, Forms: .045, Foreign: .015}},
}

const (
	// leastSource is the length in bytes of a text that is spun for training,
	// about 150 words. In shorter ones what a spinner does is too like what a
	// careful editor does with a thesaurus, and the editor matters more.
	leastSource = 900
	// leastEdited is the same for texts that are edited, about 60 words.
	leastEdited = 350
	tools       = 7 // of each setting, each with its own part of the thesaurus
	spinsEach   = 3
	editsEach   = 1
)

// Variants returns, of each reference of the pairs, variants spun by some
// settings by turns and variants that an editor or a learner would make, who
// spun nothing. So the texts that spinning was done to are no other texts than
// those that innocent writing was done to.
func Variants(pairs []corpus.Pair, lex *lexicon.Lexicon) []corpus.Pair {
	spinners, editors := Spinners, editors
	if !lex.English() {
		spinners, editors = settingsElsewhere()
	}
	var out []corpus.Pair
	seen := map[string]bool{}
	spins, edits := 0, 0
	for i := range pairs {
		p := &pairs[i]
		if seen[p.Reference] {
			continue
		}
		seen[p.Reference] = true
		seed := seedOf(p.Reference)
		if len(p.Reference) >= leastSource {
			for range spinsEach {
				out = append(out, spun(p, spinners[spins%len(spinners)], lex, seed+uint64(spins)))
				spins++
			}
		}
		if len(p.Reference) >= leastEdited {
			for range editsEach {
				out = append(out, edited(p, editors[edits%len(editors)], lex, seed+uint64(edits)))
				edits++
			}
		}
	}
	return out
}

// settingsElsewhere are those that need no list of English phrases and small
// words, without what they take from one.
func settingsElsewhere() (spinners []Spinner, own []Editor) {
	for _, s := range Spinners {
		if s.Trip == (Trip{}) && s.Fillers == 0 && s.Phrases < .5 {
			s.Phrases, s.Numbers, s.Attributions = 0, 0, false
			spinners = append(spinners, s)
		}
	}
	for _, e := range editors {
		if e.Small == 0 && e.Style == 0 {
			e.Phrasing, e.Insert = 0, 0
			own = append(own, e)
		}
	}
	return spinners, own
}

func seedOf(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// spun returns what s makes of p's reference, or of what an editor or p's own
// reviser made of it before.
func spun(p *corpus.Pair, s Spinner, lex *lexicon.Lexicon, seed uint64) corpus.Pair {
	s.Tool = seed % tools
	source := p.Reference
	switch s.Name {
	case "edited":
		source = editorOf("careful").Edit(lex, source, seed)
	case "revised":
		if revision(p) {
			source = p.Suspect
		}
	}
	return variant(p, s.Name, "spun", p.Reference, s.Spin(lex, source, seed))
}

// revision reports whether p's suspect is a revision of its reference that
// keeps most of its wording.
func revision(p *corpus.Pair) bool {
	return len(p.Suspect) >= leastSource && (p.Class == "light" || p.Class == "near-copy" || p.Family == "human-essay-revision" ||
		strings.HasPrefix(p.Family, "llm-human-edit") || strings.HasSuffix(p.Family, "polish-token"))
}

// edited returns what e makes of p's reference.
func edited(p *corpus.Pair, e Editor, lex *lexicon.Lexicon, seed uint64) corpus.Pair {
	text := e.Edit(lex, p.Reference, seed)
	if e.Reverse {
		return variant(p, e.Name, "light", text, p.Reference)
	}
	return variant(p, e.Name, "light", p.Reference, text)
}

// variant returns the pair that was made of p under name. It is held out with p: it has its source.
func variant(p *corpus.Pair, name, class, reference, suspect string) corpus.Pair {
	return corpus.Pair{
		ID: name + "-" + strconv.FormatUint(seedOf(reference+suspect)%1e6, 10) + "/" + p.Source(), Family: "made-" + name, Class: class,
		Reference: reference, Suspect: suspect,
	}
}

// blind reports whether family was made by picking synonyms at random.
func blind(family string) bool {
	return slices.ContainsFunc(Spinners, func(s Spinner) bool {
		// Those of other languages have their code behind the name.
		return ("made-"+s.Name == family || strings.HasPrefix(family, "made-"+s.Name+"-") && len(family) == len("made-"+s.Name)+3) && (s.Choice == Any || s.Choice == Worst)
	})
}
