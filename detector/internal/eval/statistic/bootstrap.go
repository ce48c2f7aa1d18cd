package statistic

import (
	"math/rand/v2"
	"slices"
)

// A Cluster is cases that are not independent of each other, such as all that
// was made from one text: the hits among them, and their number.
type Cluster struct{ Hits, Of int }

// Bootstrap returns the 95 % percentile interval of the pooled share when whole
// clusters are drawn anew, with replacement, as often as resamples says (Efron
// and Tibshirani 1993). The same seed gives the same interval.
func Bootstrap(clusters []Cluster, resamples int, seed uint64) (low, high float64) {
	if len(clusters) == 0 {
		return 0, 1
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	shares := make([]float64, resamples)
	for i := range shares {
		var sum Cluster
		for range clusters {
			c := clusters[rng.IntN(len(clusters))]
			sum.Hits += c.Hits
			sum.Of += c.Of
		}
		if sum.Of > 0 {
			shares[i] = float64(sum.Hits) / float64(sum.Of)
		}
	}
	slices.Sort(shares)
	at := func(q float64) float64 { return round(shares[min(int(q*float64(resamples)), resamples-1)]) }
	return at(.025), at(.975)
}
