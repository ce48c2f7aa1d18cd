package learn

import (
	"math"
	"slices"

	"unspin/detector/internal/linear"
)

// A sample is one row of training data.
type sample struct {
	values []float64
	spun   bool
	weight float64
}

// A fitter fits a logistic model to samples: the weighted loss with a ridge
// penalty, on values centred at the innocents' means, the classes balanced. A
// value with a sign gets a weight of that sign or none.
type fitter struct {
	codes []string
	signs []int // nil for none
	ridge float64
	// unseen asks for weights that hold for spinners unlike those learned from:
	// see unlike. It needs signs.
	unseen bool
}

// fit returns the model of samples.
func (f *fitter) fit(samples []sample) *linear.Model {
	centre, w := make([]float64, len(f.codes)), make([]float64, len(f.codes)+1)
	if bothClasses(samples) { // otherwise there is nothing to tell apart, so nothing counts
		centre = centres(samples, len(f.codes))
		if f.unseen {
			samples = f.unlike(samples, centre, 1)
		}
		w = f.weights(samples, centre)
	}
	m := &linear.Model{Name: "1", Baseline: w[0]}
	for j, code := range f.codes {
		m.Terms = append(m.Terms, linear.Term{Code: code, Weight: w[j+1], Centre: centre[j]})
	}
	return m
}

// unlike returns samples in which share of each spun text is replaced by copies
// that lack two of the values that give it away, every two in turn: these stand
// at the innocents' means. A spinner never seen is not given away by all that
// gives the known ones away, so no two values may carry the verdict by
// themselves (feature deletion, Globerson and Roweis 2006).
func (f *fitter) unlike(samples []sample, centre []float64, share float64) []sample {
	var out []sample
	for _, s := range samples {
		active := f.active(&s, centre)
		n := len(active)
		if !s.spun || n < 2 {
			out = append(out, s)
			continue
		}
		if share < 1 {
			out = append(out, sample{s.values, true, s.weight * (1 - share)})
		}
		weight := s.weight * share / float64(n*(n-1)/2)
		for i, j := range active {
			for _, k := range active[:i] {
				values := slices.Clone(s.values)
				values[j], values[k] = centre[j], centre[k]
				out = append(out, sample{values, true, weight})
			}
		}
	}
	return out
}

// active returns which values of s can speak for spinning: those that innocent
// texts do not have as much of, or as little.
func (f *fitter) active(s *sample, centre []float64) []int {
	var out []int
	for j, v := range s.values {
		if float64(f.signs[j])*(v-centre[j]) > 0 {
			out = append(out, j)
		}
	}
	return out
}

// bothClasses reports whether some of samples are spun and some are not.
func bothClasses(samples []sample) bool {
	spun := func(s sample) bool { return s.spun }
	return slices.ContainsFunc(samples, spun) && slices.ContainsFunc(samples, func(s sample) bool { return !s.spun })
}

// rounded returns m as its table will show it.
func rounded(m *linear.Model) *linear.Model {
	m.Baseline = linear.Round(m.Baseline, 2)
	for i := range m.Terms {
		m.Terms[i].Weight = linear.Round(m.Terms[i].Weight, 2)
	}
	return m
}

// centres returns the innocents' means.
func centres(samples []sample, n int) []float64 {
	centre, innocent := make([]float64, n), 0.0
	for _, s := range samples {
		if !s.spun {
			innocent += s.weight
			for j, v := range s.values {
				centre[j] += s.weight * v
			}
		}
	}
	for j := range centre {
		centre[j] = linear.Round(centre[j]/innocent, 2)
	}
	return centre
}

// weights returns the baseline and the weights. A weight of the wrong sign is
// taken out, the worst first, until none is left.
func (f *fitter) weights(samples []sample, centre []float64) []float64 {
	out := make([]bool, len(f.codes)) // what has been taken out
	w := make([]float64, len(f.codes)+1)
	for {
		f.newton(samples, centre, out, w)
		worst := -1
		for j, sign := range f.signs {
			if wrong := -w[j+1] * float64(sign); wrong > 0 && (worst < 0 || wrong > math.Abs(w[worst+1])) {
				worst = j
			}
		}
		if worst < 0 {
			return w
		}
		out[worst], w[worst+1] = true, 0
	}
}

// farthest is how far one step goes. Where the classes are all but apart the loss is so flat that
// Newton's step would leave it for good.
const farthest = 3

// newton minimises the loss by Newton's method from w on, in place.
func (f *fitter) newton(samples []sample, centre []float64, out []bool, w []float64) {
	guilty, innocent := 0.0, 0.0
	for _, s := range samples {
		if s.spun {
			guilty += s.weight
		} else {
			innocent += s.weight
		}
	}
	half := (guilty + innocent) / 2
	for range 30 {
		grad, hess := derivatives(samples, centre, w, f.ridge, half/guilty, half/innocent)
		for j := range out {
			if out[j] {
				grad[j+1] = 0
				for k := range hess {
					hess[j+1][k], hess[k][j+1] = 0, 0
				}
				hess[j+1][j+1] = 1
			}
		}
		step := 0.0
		for j, d := range solve(hess, grad) {
			d = math.Max(-farthest, math.Min(farthest, d))
			w[j] -= d
			step = math.Max(step, math.Abs(d))
		}
		if step < 1e-5 {
			return
		}
	}
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
			slope := weight * p * (1 - p) * x
			for k := range j + 1 {
				hess[j][k] += slope * row[k]
			}
		}
	}
	for j := range hess {
		for k := range j {
			hess[k][j] = hess[j][k]
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
