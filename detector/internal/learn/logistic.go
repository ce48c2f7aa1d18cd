package learn

import (
	"math"

	"unspin/detector/internal/linear"
)

// A sample is one row of training data.
type sample struct {
	values []float64
	spun   bool
	weight float64
}

// fit minimises the weighted logistic loss with a ridge penalty by Newton's
// method, on values centred at the innocents' means, and balances the classes.
func fit(samples []sample, codes []string, ridge float64) *linear.Model {
	n := len(codes)
	centre, guilty, innocent := make([]float64, n), 0.0, 0.0
	for _, s := range samples {
		if s.spun {
			guilty += s.weight
			continue
		}
		innocent += s.weight
		for j, v := range s.values {
			centre[j] += s.weight * v
		}
	}
	if guilty == 0 || innocent == 0 { // nothing to tell apart, so nothing counts
		m := &linear.Model{Name: "1"}
		for _, code := range codes {
			m.Terms = append(m.Terms, linear.Term{Code: code})
		}
		return m
	}
	for j := range centre {
		centre[j] = linear.Round(centre[j]/innocent, 2)
	}
	w := make([]float64, n+1)
	for range 30 {
		grad, hess := derivatives(samples, centre, w, ridge, (guilty+innocent)/2/guilty, (guilty+innocent)/2/innocent)
		for j, d := range solve(hess, grad) {
			w[j] -= d
		}
	}
	m := &linear.Model{Name: "1", Baseline: w[0]}
	for j, code := range codes {
		m.Terms = append(m.Terms, linear.Term{Code: code, Weight: linear.Round(w[j+1], 2), Centre: centre[j]})
	}
	m.Baseline = linear.Round(w[0], 2)
	return m
}

// derivatives returns the gradient and the Hessian of the loss at w, whose
// first entry is the baseline.
func derivatives(samples []sample, centre, w []float64, ridge, guilty, innocent float64) ([]float64, [][]float64) {
	n := len(w)
	grad, hess := make([]float64, n), make([][]float64, n)
	for j := range hess {
		hess[j] = make([]float64, n)
		if j > 0 {
			grad[j], hess[j][j] = ridge*w[j], ridge
		} else {
			hess[j][j] = 1e-6
		}
	}
	row := make([]float64, n)
	for _, s := range samples {
		row[0] = 1
		z := w[0]
		for j, v := range s.values {
			row[j+1] = v - centre[j]
			z += w[j+1] * row[j+1]
		}
		weight, target := s.weight*innocent, 0.0
		if s.spun {
			weight, target = s.weight*guilty, 1
		}
		p := 1 / (1 + math.Exp(-z))
		for j, x := range row {
			if x == 0 {
				continue
			}
			grad[j] += weight * (p - target) * x
			for k := range n {
				hess[j][k] += weight * p * (1 - p) * x * row[k]
			}
		}
	}
	return grad, hess
}

// solve returns a⁻¹b by Gaussian elimination with pivoting; it destroys both.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		p := i
		for k := i + 1; k < n; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[p][i]) {
				p = k
			}
		}
		a[i], a[p], b[i], b[p] = a[p], a[i], b[p], b[i]
		for k := i + 1; k < n; k++ {
			m := a[k][i] / a[i][i]
			for j := i; j < n; j++ {
				a[k][j] -= m * a[i][j]
			}
			b[k] -= m * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			b[i] -= a[i][j] * b[j]
		}
		b[i] /= a[i][i]
	}
	return b
}
