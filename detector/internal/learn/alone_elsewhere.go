package learn

import (
	"slices"
	"strconv"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/score"
)

// strongly are spinners that put a word wherever they have one, as tools do whose lists are long: what the
// others make of texts in languages with thin lists are weak spins.
var strongly = []Spinner{
	{Name: "full-any", Least: .30, Most: .90, Choice: Any, List: .9},
	{Name: "full-any-bare", Least: .30, Most: .90, Choice: Any, List: .9, Uninflected: true},
	{Name: "full-near", Least: .40, Most: .95, Choice: Nearest, List: .9},
	{Name: "full-near-bare", Least: .40, Most: .95, Choice: Nearest, List: .9, Uninflected: true},
	{Name: "full-frequent", Least: .40, Most: .95, Choice: Frequent, List: .9},
	{Name: "full-frequent-bare", Least: .40, Most: .95, Choice: Frequent, List: .9, Uninflected: true},
	{Name: "full-worst", Least: .30, Most: .90, Choice: Worst, List: .9},
}

// AloneElsewhere measures the texts in a pack's language by themselves, each side of a pair, and variants of them.
func AloneElsewhere(pairs []corpus.Pair, pack *lexicon.Lexicon) ([]Solo, error) {
	own := bothWays(pairs, pack.Language())
	all := append(slices.Clone(own), Variants(own, pack)...)
	for i := range own {
		p := &own[i]
		if seed := seedOf(p.Reference); len(p.Reference) >= leastSource {
			for k := range uint64(2) {
				all = append(all, spun(p, strongly[(uint64(i)+k*3)%uint64(len(strongly))], pack, seed+k))
			}
			all = append(all, edited(p, learner, pack, seed))
		}
	}
	return MeasureAlone(all, pack, nil)
}

// learner writes as those do who have not learned yet which gender a word has.
var learner = Editor{Name: "learner-agreement", Typos: .01, Forms: .04, Articles: .12, Mixups: .02}

// TextsElsewhere fits the weights of texts that stand alone in languages of which is known which pairs of words are
// met, and not how often.
func TextsElsewhere(solos []Solo) *linear.Model {
	const changed = .08
	perFamily := sizesOf(solos)
	var samples []sample
	for i := range solos {
		s := &solos[i]
		if s.Spun && s.Changed < changed || s.Words() < score.LeastAlone || s.elsewhere().Strange() {
			continue
		}
		samples = append(samples, sample{s.elsewhere().Vector(), s.Spun, 10 / perFamily[s.Family]})
	}
	return rounded((&fitter{codes: score.ElsewhereCodes(), signs: score.ElsewhereSigns(), ridge: 1}).fit(samples))
}

func (s *Solo) elsewhere() *score.Alone {
	e := s.counts
	e.Add(s.Choices, nil)
	return &e
}

// JudgeElsewhere judges the text by a table of weights.
func (s *Solo) JudgeElsewhere(m *linear.Model) score.Result {
	return score.JudgeAlone(m, *s.elsewhere())
}

// HeldOut returns the table by which s is judged as one that nothing was learned from: neither texts that share its
// source's fifth nor, of a spun one, its spinner's. Tables that were made before are in known.
func HeldOut(solos []Solo, s *Solo, known map[string]*linear.Model) *linear.Model {
	const folds = 5
	fold, family := seedOf(s.Pair.Source())%folds, ""
	if s.Spun {
		family = s.Family
	}
	key := family + " " + strconv.FormatUint(fold, 10)
	if known[key] == nil {
		known[key] = TextsElsewhere(slices.DeleteFunc(slices.Clone(solos), func(o Solo) bool {
			return seedOf(o.Pair.Source())%folds == fold || o.Family == family
		}))
	}
	return known[key]
}

// ModelsElsewhere fits the weights for texts that stand alone, a table for the language of each pack. A language of
// which there are no texts gets what was learned from those of all others.
func ModelsElsewhere(pairs []corpus.Pair, packs []*lexicon.Lexicon) (map[string]*linear.Model, error) {
	models := map[string]*linear.Model{}
	var all []Solo
	for _, pack := range packs {
		solos, err := AloneElsewhere(pairs, pack)
		if err != nil {
			return nil, err
		}
		if len(solos) > 0 {
			models[pack.Language()] = TextsElsewhere(solos)
			all = append(all, solos...)
		}
	}
	for _, pack := range packs {
		if models[pack.Language()] == nil {
			models[pack.Language()] = TextsElsewhere(all)
		}
	}
	return models, nil
}
