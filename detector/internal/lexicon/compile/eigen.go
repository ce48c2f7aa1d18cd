package main

import (
	"cmp"
	"math"
	"slices"
)

// eigenvectors returns the eigenvectors of a symmetric matrix, those of the
// largest eigenvalues first, each of unit length and with its largest
// component positive. The matrix is lost. This is Jacobi's method in cyclic
// order, which needs nothing but sums, products, quotients and square roots:
// each is rounded by itself, so every machine gets the same bits.
func eigenvectors(m [][]float64) [][]float64 {
	n := len(m)
	vectors := make([][]float64, n)
	for i := range vectors {
		vectors[i] = make([]float64, n)
		vectors[i][i] = 1
	}
	for range sweeps {
		for p := range n {
			for q := p + 1; q < n; q++ {
				rotate(m, vectors, p, q)
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(m[j][j], m[i][i]) })
	sorted := make([][]float64, n)
	for i, k := range order {
		sorted[i] = upright(vectors[k])
	}
	return sorted
}

// Convergence is quadratic: a hundred dimensions are diagonal to the last bit
// after eight or nine sweeps.
const sweeps = 15

// rotate makes m[p][q] zero by a rotation in the plane of p and q.
func rotate(m, vectors [][]float64, p, q int) {
	if m[p][q] == 0 {
		return
	}
	theta := (m[q][q] - m[p][p]) / (2 * m[p][q])
	t := 1 / (math.Abs(theta) + math.Sqrt(float64(theta*theta)+1))
	if theta < 0 {
		t = -t
	}
	cos := 1 / math.Sqrt(float64(t*t)+1)
	sin := float64(t * cos)
	turn := func(x, y *float64) {
		a, b := *x, *y
		*x = float64(cos*a) - float64(sin*b)
		*y = float64(sin*a) + float64(cos*b)
	}
	for k := range m {
		turn(&m[k][p], &m[k][q])
	}
	for k := range m {
		turn(&m[p][k], &m[q][k])
		turn(&vectors[p][k], &vectors[q][k])
	}
	m[p][q], m[q][p] = 0, 0
}

// upright turns a direction round if its largest component is negative.
func upright(x []float64) []float64 {
	largest := 0
	for j := range x {
		if math.Abs(x[j]) > math.Abs(x[largest]) {
			largest = j
		}
	}
	if x[largest] < 0 {
		for j := range x {
			x[j] = -x[j]
		}
	}
	return x
}
