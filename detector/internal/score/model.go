package score

import (
	_ "embed"
	"math"
	"sync"

	"unspin/detector/internal/linear"
)

//go:embed weights.tsv
var weightTable string

// defaultModel parses the compiled-in table once.
var defaultModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(weightTable, FeatureCodes()) })

//go:embed weights_structure.tsv
var structureTable string

// structureModel is the table for texts without a lexicon: what the words
// mean counts for nothing in it.
var structureModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(structureTable, FeatureCodes()) })

//go:embed weights_attested.tsv
var attestedTable string

// attestedModel is the table for packs that know of pairs of words only that
// they are met.
var attestedModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(attestedTable, FeatureCodes()) })

//go:embed weights_translation.tsv
var translationTable string

// translationModel tells, of spun texts, those that were translated and back
// from those whose words were looked up in a list.
var translationModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(translationTable, TraitCodes()) })

// ModelName returns the name of the compiled-in weights.
func ModelName() string { return defaultModel().Name }

// Vector returns the values of all features.
func (e *Evidence) Vector() []float64 {
	v := make([]float64, len(features))
	for i := range features {
		v[i] = math.Max(-3, math.Min(3, features[i].value(e)))
	}
	return v
}

// FeatureCodes returns the codes of the features, in the order of Vector.
func FeatureCodes() []string {
	codes := make([]string, len(features))
	for i := range features {
		codes[i] = features[i].code
	}
	return codes
}

// FeatureSigns returns what more of each feature can only speak for: +1 for
// spinning, −1 against it, 0 for either.
func FeatureSigns() []int {
	signs := make([]int, len(features))
	for i := range features {
		signs[i] = features[i].sign
	}
	return signs
}

// Traits returns the values of the traits by which translation is told.
func (e *Evidence) Traits() []float64 { return e.values(translationTraits) }

func (e *Evidence) values(list []trait) []float64 {
	v := make([]float64, len(list))
	for i := range list {
		v[i] = math.Max(-3, math.Min(3, list[i].value(e)))
	}
	return v
}

// TraitCodes returns the codes of Traits, in their order.
func TraitCodes() []string { return codesOf(translationTraits) }

func codesOf(list []trait) []string {
	codes := make([]string, len(list))
	for i := range list {
		codes[i] = list[i].code
	}
	return codes
}

// logistic returns 1/(1+e^−x).
func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
