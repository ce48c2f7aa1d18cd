package main

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A symmetric matrix of each size with different, equal and negative
// eigenvalues: what comes back is orthonormal, in order, and only stretched.
func TestEigenvectors(t *testing.T) {
	for n := 1; n <= 40; n += 3 {
		m := make([][]float64, n)
		for i := range m {
			m[i] = make([]float64, n)
			for j := range i + 1 {
				m[i][j] = math.Cos(float64(i*j+3*i+3*j)) * 5
				m[j][i] = m[i][j]
			}
		}
		var lost [][]float64
		for _, row := range m {
			lost = append(lost, slices.Clone(row))
		}
		vectors := eigenvectors(lost)
		last := math.Inf(1)
		for i, x := range vectors {
			for k, y := range vectors {
				want := 0.0
				if i == k {
					want = 1
				}
				assert.InDelta(t, want, dot(x, y), 1e-12, "%d of %d", i, n)
			}
			stretched := make([]float64, n)
			for k, row := range m {
				stretched[k] = dot(row, x)
			}
			value := dot(stretched, x)
			for k := range x {
				assert.InDelta(t, float64(value*x[k]), stretched[k], 1e-10, "%d of %d", i, n)
			}
			assert.LessOrEqual(t, value, last+1e-10)
			last = value
			largest := slices.MaxFunc(x, func(a, b float64) int { return int(math.Copysign(1, math.Abs(a)-math.Abs(b))) })
			assert.Positive(t, largest)
		}
	}
	same := eigenvectors([][]float64{{2, 0}, {0, 2}})
	assert.Equal(t, [][]float64{{1, 0}, {0, 1}}, same, "nothing to turn")
}
