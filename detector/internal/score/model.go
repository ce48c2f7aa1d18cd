package score

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var weightTable string

// A weight is what one feature counts for: effect = weight × (value − centre),
// in log-odds. Centres are the means of innocent texts, so that an effect
// tells how a text differs from those.
type weight struct{ weight, centre float64 }

// A Model is a table of weights and a baseline, learned from pairs with a
// known class (make train).
type Model struct {
	Name     string
	baseline float64
	weights  []weight
}

// defaultModel parses the compiled-in table once.
var defaultModel = sync.OnceValue(func() *Model {
	m, err := ParseModel(weightTable)
	if err != nil {
		panic("score: weights.tsv: " + err.Error())
	}
	return m
})

// ParseModel reads a table: a line "model NAME", a line "baseline VALUE", and
// a line "CODE WEIGHT CENTRE" for each feature; # begins a comment.
func ParseModel(table string) (*Model, error) {
	m := &Model{weights: make([]weight, len(features))}
	seen := 0
	for n, line := range strings.Split(table, "\n") {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if err := m.parseLine(f, &seen); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	if seen != len(features) {
		return nil, fmt.Errorf("%d of %d features have a weight", seen, len(features))
	}
	return m, nil
}

func (m *Model) parseLine(f []string, seen *int) (err error) {
	switch {
	case f[0] == "model" && len(f) == 2:
		m.Name = f[1]
		return nil
	case f[0] == "baseline" && len(f) == 2:
		m.baseline, err = strconv.ParseFloat(f[1], 64)
		return err
	case len(f) != 3:
		return fmt.Errorf("%d fields", len(f))
	}
	i := featureIndex(f[0])
	if i < 0 {
		return fmt.Errorf("no feature %q", f[0])
	}
	*seen++
	if m.weights[i].weight, err = strconv.ParseFloat(f[1], 64); err != nil {
		return err
	}
	m.weights[i].centre, err = strconv.ParseFloat(f[2], 64)
	return err
}

func featureIndex(code string) int {
	for i := range features {
		if features[i].code == code {
			return i
		}
	}
	return -1
}

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

// round rounds x to the given number of decimals. What a report shows is
// rounded before anything is decided on it, so that machines that fuse
// multiplications and additions decide alike.
func round(x float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(float64(x*p)) / p
}

// logistic returns 1/(1+e^−x).
func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// ModelName returns the name of the compiled-in weights.
func ModelName() string { return defaultModel().Name }
