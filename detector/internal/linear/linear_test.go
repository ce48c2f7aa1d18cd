package linear

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParse(t *testing.T) {
	m, err := Parse("# a comment\nmodel\tx\nbaseline\t-1.5\nb\t2\t0.5 # its meaning\na\t-1\t0\n", []string{"a", "b"})
	require.NoError(t, err)
	assert.Equal(t, "x", m.Name)
	assert.Equal(t, -1.5, m.Sum([]float64{0, .5}), "values at their centres add nothing")
	assert.Equal(t, -.5, m.Sum([]float64{0, 1}))
	assert.Equal(t, -2.5, m.Sum([]float64{1, .5}))
}

func TestTableReadsBack(t *testing.T) {
	m := &Model{Name: "y", Baseline: .25, Terms: []Term{{"a", 1.5, -.5}, {"b", 0, 2}}}
	back, err := Parse(m.Table("two\nlines"), []string{"a", "b"})
	require.NoError(t, err)
	assert.Equal(t, m, back)
}

func TestParseRefuses(t *testing.T) {
	for name, table := range map[string]string{
		"a value without a weight": "a 1 0",
		"a value twice":            "a 1 0\na 1 0\nb 1 0",
		"a value nobody knows":     "a 1 0\nb 1 0\nc 1 0",
		"a line cut short":         "a 1\nb 1 0",
		"a word for a number":      "a one 0\nb 1 0",
		"a baseline that is none":  "baseline low\na 1 0\nb 1 0",
	} {
		_, err := Parse(table, []string{"a", "b"})
		assert.Error(t, err, name)
	}
}

func TestRound(t *testing.T) {
	assert.Equal(t, 1.23, Round(1.2345, 2))
	assert.Equal(t, -1.2, Round(-1.2499, 1))
	assert.False(t, math.Signbit(Round(-0.001, 2)), "no minus before a zero")
}
