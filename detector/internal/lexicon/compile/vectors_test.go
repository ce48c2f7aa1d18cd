package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestQuantise(t *testing.T) {
	directions := [][]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
	for _, c := range []struct {
		name string
		x    []float64
		want []byte
	}{
		{"beyond the last level", []float64{5, 0, 0}, []byte{6, 3, 3}},
		{"the same, the other way", []float64{0, 0, -.01}, []byte{3, 3, 0}},
		{"a part below half a step is none", []float64{20, -.9, 1.1}, []byte{6, 3, 4}},
		{"no direction", []float64{0, 0, 0}, []byte{3, 3, 3}},
	} {
		assert.Equal(t, c.want, quantise(c.x, directions), c.name)
	}
}
