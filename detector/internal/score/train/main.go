// Command train fits the weights of package score to pairs with a known class
// and writes its table. The same data give the same bytes.
package main

import (
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
)

func main() {
	data := flag.String("data", "../shared/corpora", "folder of pairs")
	out := flag.String("out", "detector/internal/score/weights.tsv", "table to write")
	flag.Parse()
	if err := run(*data, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train: error:", err)
		os.Exit(1)
	}
}

func run(data, out string) error {
	pairs, err := corpus.Read(data)
	if err != nil {
		return err
	}
	var x [][]float64
	var y []float64
	for i := range pairs {
		label, ok := label(&pairs[i])
		if !ok {
			continue
		}
		v, err := measure(&pairs[i])
		if err != nil {
			return err
		}
		x, y = append(x, v), append(y, label)
	}
	return os.WriteFile(out, []byte(table(fit(x, y))), 0o644)
}

// label returns 1 for a spun pair and 0 for an innocent one.
func label(p *corpus.Pair) (float64, bool) {
	if p.Class == "spun" || p.Class == "roundtrip" {
		return 1, true
	}
	return 0, true
}

func measure(p *corpus.Pair) ([]float64, error) {
	vocab := text.NewVocabulary()
	s, r := text.Parse(vocab, p.Suspect), text.Parse(vocab, p.Reference)
	a, err := align.Align(context.Background(), align.NewWords(vocab), s, r)
	if err != nil {
		return nil, err
	}
	e := score.Evidence{Counts: score.Count(a)}
	return e.Vector(), nil
}

// A fitted holds what table writes.
type fitted struct {
	baseline        float64
	weights, centre []float64
}

// fit minimises the balanced logistic loss with a ridge penalty by Newton's
// method, on values centred at the innocents' means.
func fit(x [][]float64, y []float64) fitted {
	n := len(x[0])
	f := fitted{weights: make([]float64, n), centre: make([]float64, n)}
	var innocent float64
	for i := range x {
		if y[i] == 0 {
			innocent++
			for j := range n {
				f.centre[j] += x[i][j]
			}
		}
	}
	for j := range n {
		f.centre[j] /= innocent
	}
	guilty := float64(len(x)) - innocent
	w := make([]float64, n+1)
	for range 40 {
		grad := make([]float64, n+1)
		hess := make([][]float64, n+1)
		for j := range hess {
			hess[j] = make([]float64, n+1)
			if j > 0 {
				const ridge = 8.0
				grad[j] = ridge * w[j]
				hess[j][j] = ridge
			} else {
				hess[j][j] = 1e-6
			}
		}
		row := make([]float64, n+1)
		for i := range x {
			row[0] = 1
			z := w[0]
			for j := range n {
				row[j+1] = x[i][j] - f.centre[j]
				z += w[j+1] * row[j+1]
			}
			p := 1 / (1 + math.Exp(-z))
			weight := 0.5 * float64(len(x)) / innocent
			if y[i] == 1 {
				weight = 0.5 * float64(len(x)) / guilty
			}
			for j := range row {
				grad[j] += weight * (p - y[i]) * row[j]
				for k := range row {
					hess[j][k] += weight * p * (1 - p) * row[j] * row[k]
				}
			}
		}
		for j, d := range solve(hess, grad) {
			w[j] -= d
		}
	}
	f.baseline = w[0]
	copy(f.weights, w[1:])
	return f
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

func table(f fitted) string {
	var b strings.Builder
	fmt.Fprintln(&b, "# What each feature counts for, in log-odds: effect = weight × (value − centre).")
	fmt.Fprintln(&b, "# Written by make train; what the features mean is said in feature.go.")
	fmt.Fprintln(&b, "model\t1")
	fmt.Fprintf(&b, "baseline\t%.2f\n", f.baseline)
	for j, code := range score.FeatureCodes() {
		fmt.Fprintf(&b, "%s\t%.2f\t%.2f\n", code, f.weights[j], f.centre[j])
	}
	return b.String()
}
