// Package linear holds additive models: a baseline and one weight for each
// named value, read from a small table that people can read too.
package linear

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// A Term is what one value counts for: Weight × (value − Centre), in log-odds.
// Centres are the means of innocent texts, so that an effect tells how a text
// differs from those.
type Term struct {
	Code           string
	Weight, Centre float64
}

// A Model is a baseline and its terms.
type Model struct {
	Name     string
	Baseline float64
	Terms    []Term
}

// Parse reads a table: a line "model NAME", a line "baseline VALUE", and a
// line "CODE WEIGHT CENTRE" for each of codes; # begins a comment. The terms
// are in the order of codes.
func Parse(table string, codes []string) (*Model, error) {
	m := &Model{Terms: make([]Term, len(codes))}
	index := make(map[string]int, len(codes))
	for i, c := range codes {
		index[c] = i
	}
	for n, line := range strings.Split(table, "\n") {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if err := m.line(f, index); err != nil {
			return nil, errors.New("line " + strconv.Itoa(n+1) + ": " + err.Error())
		}
	}
	if len(index) > 0 {
		return nil, errors.New(strconv.Itoa(len(index)) + " of " + strconv.Itoa(len(codes)) + " values have no weight")
	}
	return m, nil
}

// MustParse is Parse for a compiled-in table.
func MustParse(table string, codes []string) *Model {
	m, err := Parse(table, codes)
	if err != nil {
		panic("linear: " + err.Error())
	}
	return m
}

func (m *Model) line(f []string, index map[string]int) (err error) {
	switch {
	case f[0] == "model" && len(f) == 2:
		m.Name = f[1]
		return nil
	case f[0] == "baseline" && len(f) == 2:
		m.Baseline, err = strconv.ParseFloat(f[1], 64)
		return err
	case len(f) != 3:
		return errors.New(strconv.Itoa(len(f)) + " fields")
	}
	i, ok := index[f[0]]
	if !ok {
		return errors.New("no value “" + f[0] + "”, or twice")
	}
	delete(index, f[0])
	t := &m.Terms[i]
	t.Code = f[0]
	if t.Weight, err = strconv.ParseFloat(f[1], 64); err != nil {
		return err
	}
	t.Centre, err = strconv.ParseFloat(f[2], 64)
	return err
}

// Table writes m as Parse reads it, headed by comment.
func (m *Model) Table(comment string) string {
	var b strings.Builder
	for _, line := range strings.Split(comment, "\n") {
		b.WriteString("# " + line + "\n")
	}
	b.WriteString("model\t" + m.Name + "\nbaseline\t" + hundredths(m.Baseline) + "\n")
	for _, t := range m.Terms {
		b.WriteString(t.Code + "\t" + hundredths(t.Weight) + "\t" + hundredths(t.Centre) + "\n")
	}
	return b.String()
}

func hundredths(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

// Effect returns what value v of term i adds, rounded to hundredths.
func (m *Model) Effect(i int, v float64) float64 {
	return Round(float64(m.Terms[i].Weight*(v-m.Terms[i].Centre)), 2)
}

// Sum returns the baseline and all effects together.
func (m *Model) Sum(values []float64) float64 {
	sum := m.Baseline
	for i, v := range values {
		sum += m.Effect(i, v)
	}
	return Round(sum, 2)
}

// Round rounds x to the given number of decimals. What a report shows is
// rounded before anything is decided on it, so that machines that fuse
// multiplications and additions decide alike. There is one zero, without a
// sign, which JSON and tables would show.
func Round(x float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(float64(x*p))/p + 0
}
