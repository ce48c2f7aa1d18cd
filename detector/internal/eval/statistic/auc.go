package statistic

import (
	"cmp"
	"math"
	"slices"
)

// A scored case is a score and whether the case is positive.
type scored struct {
	score    float64
	positive bool
}

// ranked returns all cases by rising score, unknown ones (NaN) first.
func ranked(positive, negative []float64) []scored {
	var all []scored
	for _, s := range positive {
		all = append(all, scored{s, true})
	}
	for _, s := range negative {
		all = append(all, scored{s, false})
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	return all
}

// AUC returns the probability that a positive case scores higher than a
// negative one, ties counting half (Mann and Whitney 1947).
func AUC(positive, negative []float64) float64 {
	if len(positive) == 0 || len(negative) == 0 {
		return math.NaN()
	}
	all := ranked(positive, negative)
	wins, below := 0.0, 0
	for i := 0; i < len(all); {
		j, p := i, 0
		for ; j < len(all) && cmp.Compare(all[j].score, all[i].score) == 0; j++ {
			if all[j].positive {
				p++
			}
		}
		n := j - i - p
		wins += float64(p) * (float64(below) + float64(n)/2)
		below += n
		i = j
	}
	return round(wins / float64(len(positive)) / float64(len(negative)))
}

// Threshold returns the lowest score that at least share of the cases reach.
func Threshold(cases []float64, share float64) float64 {
	sorted := slices.Sorted(slices.Values(cases))
	if len(sorted) == 0 {
		return math.Inf(1)
	}
	need := int(math.Ceil(share*float64(len(sorted)) - 1e-9))
	return sorted[len(sorted)-max(1, min(need, len(sorted)))]
}

// ThresholdBelow returns the lowest score among cases that at most share of
// the negative ones reach, and +∞ where there is none.
func ThresholdBelow(cases, negative []float64, share float64) float64 {
	most := int(share * float64(len(negative)))
	best := math.Inf(1)
	for _, c := range slices.Backward(slices.Sorted(slices.Values(cases))) {
		if Reach(negative, c) > most {
			break
		}
		best = c
	}
	return best
}

// Reach returns how many cases score at least threshold.
func Reach(cases []float64, threshold float64) int {
	n := 0
	for _, c := range cases {
		if c >= threshold {
			n++
		}
	}
	return n
}
