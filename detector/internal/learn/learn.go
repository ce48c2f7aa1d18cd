// Package learn turns pairs with a known class into the weights of packages
// artifact and score.
package learn

import (
	"context"
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
}

// Measure aligns pairs and finds their substitutions, on all cores.
func Measure(pairs []corpus.Pair, lex *lexicon.Lexicon) ([]Example, error) {
	examples := make([]Example, len(pairs))
	err := parallel.Each(len(pairs), func(i int) (err error) {
		examples[i], err = MeasureOne(&pairs[i], lex)
		return err
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
	return Example{p, p.Class == "spun" || p.Class == "roundtrip", blind(p.Family), a, artifact.Substitutions(a)}, nil
}

// Structure fits the weights for texts without a lexicon. It measures the
// pairs anew, since alignment is looser without one.
func Structure(pairs []corpus.Pair) (*linear.Model, error) {
	examples, err := Measure(pairs, nil)
	if err != nil {
		return nil, err
	}
	return documents(examples), nil
}

// Clues fits the weights of single substitutions: synonyms picked at random,
// most of which are of another sense, against those that people and language
// models chose. Tools that pick the nearest synonym choose many fair ones and
// would blur the line. Each family has the same say, and in it each text.
func Clues(examples []Example) *linear.Model {
	perFamily := map[string]float64{}
	for _, e := range examples {
		if !e.Spun || e.Blind {
			perFamily[e.Pair.Family]++
		}
	}
	var samples []sample
	for _, e := range examples {
		if e.Spun && !e.Blind {
			continue
		}
		var own []artifact.Finding
		for _, f := range e.Findings {
			if artifact.Judged(&f) && f.Clues.Flanked && f.Clues.Single && f.Clues.Linked() {
				own = append(own, f)
			}
		}
		for i := range own {
			samples = append(samples, sample{own[i].Clues.Vector(), e.Spun, 100 / perFamily[e.Pair.Family] / float64(len(own))})
		}
	}
	return fit(samples, artifact.ClueCodes(), 1)
}

// Documents fits the weights of whole comparisons, their substitutions weighed
// by clues.
func Documents(examples []Example, clues *linear.Model) *linear.Model {
	for _, e := range examples {
		artifact.Reweigh(e.Findings, clues)
	}
	return documents(examples)
}

func documents(examples []Example) *linear.Model {
	return fitWhere(examples, 2, func(e *Example) (bool, bool) { return e.Spun, true })
}

// Translation fits what tells round trips from lists of synonyms.
func Translation(examples []Example) *linear.Model {
	return fitWhere(examples, 4, func(e *Example) (bool, bool) {
		return e.Pair.Class == "roundtrip" || strings.HasPrefix(e.Pair.Family, "made-trip"), e.Spun
	})
}

// Rewriting fits what tells a machine's paraphrase from people's.
func Rewriting(examples []Example) *linear.Model {
	return fitWhere(examples, 4, func(e *Example) (bool, bool) {
		machine := e.Pair.Class == "roundtrip-neural" || strings.HasPrefix(e.Pair.Family, "llm-2llama") || strings.HasPrefix(e.Pair.Family, "llm-gpt4")
		people := strings.HasPrefix(e.Pair.Family, "human-") && e.Pair.Class != "independent"
		return machine, machine || people
	})
}

// fitWhere fits the features of the examples that label takes in.
func fitWhere(examples []Example, ridge float64, label func(*Example) (positive, in bool)) *linear.Model {
	var samples []sample
	for i := range examples {
		positive, in := label(&examples[i])
		if !in {
			continue
		}
		ev := score.Gather(examples[i].Alignment, examples[i].Findings, nil)
		samples = append(samples, sample{ev.Vector(), positive, 1})
	}
	return fit(samples, score.FeatureCodes(), ridge)
}
