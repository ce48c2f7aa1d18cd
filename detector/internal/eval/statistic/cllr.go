package statistic

import (
	"cmp"
	"math"
)

// Cllr returns the cost of log likelihood ratios (natural logarithms) in bits:
// 0 for perfect ones, 1 for ones that say nothing, more for ones that mislead
// (Brümmer and du Preez 2006, Computer Speech and Language 20).
func Cllr(positive, negative []float64) float64 {
	if len(positive) == 0 || len(negative) == 0 {
		return math.NaN()
	}
	miss, alarm := 0.0, 0.0
	for _, x := range positive {
		miss += bits(-x)
	}
	for _, x := range negative {
		alarm += bits(x)
	}
	return round((miss/float64(len(positive)) + alarm/float64(len(negative))) / 2)
}

// bits returns log2(1 + e^x).
func bits(x float64) float64 {
	if x > 30 {
		return x / math.Ln2
	}
	return math.Log1p(math.Exp(x)) / math.Ln2
}

// MinCllr returns the Cllr that is left when the ratios are mapped as well as
// any rising map can: what is lost by poor separation, not by poor calibration.
// The map is found by pooling adjacent violators (Ayer and others 1955).
func MinCllr(positive, negative []float64) float64 {
	if len(positive) == 0 || len(negative) == 0 {
		return math.NaN()
	}
	prior := math.Log(float64(len(positive)) / float64(len(negative)))
	var best [2][]float64 // of positive cases, of negative ones
	for _, p := range pools(ranked(positive, negative)) {
		llr := math.Log(float64(p.positive)/float64(p.negative)) - prior
		for range p.positive {
			best[0] = append(best[0], llr)
		}
		for range p.negative {
			best[1] = append(best[1], llr)
		}
	}
	return Cllr(best[0], best[1])
}

// A pool is a run of cases by rising score to which one ratio belongs.
type pool struct{ positive, negative int }

// pools joins adjacent cases until the share of positive ones rises.
func pools(all []scored) []pool {
	var out []pool
	for i := 0; i < len(all); {
		var p pool
		for at := all[i].score; i < len(all) && cmp.Compare(all[i].score, at) == 0; i++ {
			if all[i].positive {
				p.positive++
			} else {
				p.negative++
			}
		}
		for n := len(out); n > 0 && out[n-1].share() >= p.share(); n = len(out) {
			p.positive += out[n-1].positive
			p.negative += out[n-1].negative
			out = out[:n-1]
		}
		out = append(out, p)
	}
	return out
}

func (p pool) share() float64 { return float64(p.positive) / float64(p.positive+p.negative) }
