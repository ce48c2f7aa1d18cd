// Package learn turns pairs with a known class into the weights of packages
// artifact and score.
package learn

import (
	"context"
	"math"
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/parallel"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
)

// An Example is a measured pair.
type Example struct {
	Pair      *corpus.Pair
	Spun      bool
	Blind     bool // spun by picking synonyms without regard to sense
	Alignment *align.Alignment
	Findings  []artifact.Finding
	// Reworded is what the words amount to that one side has alone; Turned is the same of the
	// sides turned round, which is never spun, nil where they are too short. Measure fills them in.
	Reworded, Turned *artifact.Rewording
}

// Measure aligns pairs and finds their substitutions, on all cores.
func Measure(pairs []corpus.Pair, lex *lexicon.Lexicon) ([]Example, error) {
	examples := make([]Example, len(pairs))
	err := parallel.Each(len(pairs), func(i int) (err error) {
		examples[i], err = MeasureOne(&pairs[i], lex)
		if err != nil || lex == nil {
			return err
		}
		return examples[i].reword(lex)
	})
	return examples, err
}

// MeasureOne is Measure for one pair.
func MeasureOne(p *corpus.Pair, lex *lexicon.Lexicon) (Example, error) {
	vocab := text.NewVocabulary()
	suspect, reference := text.Parse(vocab, p.Suspect), text.Parse(vocab, p.Reference)
	a, err := align.Align(context.Background(), align.NewWords(vocab, lex), suspect, reference)
	if err != nil {
		return Example{}, err
	}
	if err := a.CompareContents(context.Background()); err != nil {
		return Example{}, err
	}
	return Example{Pair: p, Spun: p.Class == "spun" || p.Class == "roundtrip", Blind: blind(p.Family), Alignment: a, Findings: artifact.Substitutions(a)}, nil
}

// Structure fits the weights for texts without a lexicon. It measures the
// pairs anew, since alignment is looser without one. Nothing is known then of
// what the words mean, so that more is asked of a spinner never seen, too.
func Structure(pairs []corpus.Pair) (*linear.Model, error) {
	examples, err := Measure(pairs, nil)
	if err != nil {
		return nil, err
	}
	return documents(examples, fitter{ridge: 2}), nil
}

// Substitutions fits the weights of single substitutions: synonyms picked at random,
// most of which are of another sense, against those that people and language
// models chose. Tools that pick the nearest synonym choose many fair ones and
// would blur the line. Each family has the same say, and in it each text.
func Substitutions(examples []Example) *linear.Model {
	return substitutions(examples, (*artifact.Features).Vector)
}

// OwnWeights fits the weights of the same choices by themselves.
func OwnWeights(examples []Example) *linear.Model {
	return substitutions(examples, (*artifact.Features).OwnVector)
}

func substitutions(examples []Example, values func(*artifact.Features) []float64) *linear.Model {
	perFamily := map[string]float64{}
	for _, e := range examples {
		if !e.Spun || e.Blind {
			perFamily[e.Pair.Family]++
		}
	}
	var samples []sample
	for _, e := range examples {
		if e.Spun && !e.Blind || !e.Spun && made(e.Pair) {
			continue
		}
		var own []artifact.Finding
		for _, f := range e.Findings {
			if artifact.Judged(&f) && f.Features.Flanked && f.Features.Single && f.Features.Linked() {
				own = append(own, f)
			}
		}
		for i := range own {
			samples = append(samples, sample{values(&own[i].Features), e.Spun, 100 / perFamily[e.Pair.Family] / float64(len(own))})
		}
	}
	return rounded((&fitter{codes: artifact.FeatureCodes(), ridge: 1}).fit(samples))
}

// Documents fits the weights of whole comparisons, their substitutions weighed
// by these.
func Documents(examples []Example, substitutions *linear.Model) *linear.Model {
	for _, e := range examples {
		artifact.Reweigh(e.Findings, substitutions)
	}
	return documents(examples, fitter{ridge: .5, unseen: true})
}

// documents fits the features of whole comparisons by f.
func documents(examples []Example, f fitter) *linear.Model {
	samples := make([]sample, len(examples))
	say := newSay(examples)
	for i := range examples {
		ev := examples[i].evidence()
		samples[i] = sample{ev.Vector(), examples[i].Spun, say.of(&examples[i])}
	}
	scale(samples)
	f.codes, f.signs = score.FeatureCodes(), score.FeatureSigns()
	return f.calibrated(examples, samples)
}

// evidence gathers what e shows.
func (e *Example) evidence() score.Evidence { return score.Gather(e.Alone(), e.Findings, nil) }

// Alone returns the alignment of e with room of its own for what is kept from one look to the next: models that are
// fitted and asked side by side look at the same examples.
func (e *Example) Alone() *align.Alignment {
	words := *e.Alignment.Words
	words.Kept.Artifact, words.Kept.Score = nil, nil
	a := *e.Alignment
	a.Words = &words
	return &a
}

// A say is how much families count. A family's hundred texts say more than
// another's ten, but not ten times as much; and what a generator makes says
// half as much as what was found.
type say map[string]float64

func newSay(examples []Example) say {
	s := say{}
	for i := range examples {
		s[examples[i].Pair.Family]++
	}
	return s
}

// of returns the weight of e.
func (s say) of(e *Example) float64 {
	w := math.Pow(s[e.Pair.Family], -.7)
	if made(e.Pair) {
		w /= 2
	}
	return w
}

// made reports whether the generators of this package made p.
func made(p *corpus.Pair) bool { return strings.HasPrefix(p.Family, "made-") }

// Translation fits what tells round trips from lists of synonyms.
func Translation(examples []Example) *linear.Model {
	f := fitter{codes: score.TraitCodes(), ridge: 4}
	return f.mechanism(examples, (*score.Evidence).Traits, func(e *Example) (bool, bool) {
		return e.Pair.Class == "roundtrip" || strings.HasPrefix(e.Pair.Family, "made-trip"), e.Spun
	})
}

// mechanism fits the values of the examples that label takes in.
func (f *fitter) mechanism(examples []Example, values func(*score.Evidence) []float64, label func(*Example) (positive, in bool)) *linear.Model {
	var samples []sample
	families := map[string]float64{}
	for _, e := range examples {
		families[e.Pair.Family]++
	}
	for i := range examples {
		if positive, in := label(&examples[i]); in {
			ev := examples[i].evidence()
			samples = append(samples, sample{values(&ev), positive, 1 / math.Sqrt(families[examples[i].Pair.Family])})
		}
	}
	scale(samples)
	return rounded(f.fit(samples))
}

// scale brings the mean weight of samples to 1, so that a ridge means the same
// for all of them.
func scale(samples []sample) {
	sum := 0.0
	for _, s := range samples {
		sum += s.weight
	}
	for i := range samples {
		samples[i].weight *= float64(len(samples)) / sum
	}
}
