package statistic

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestProportion(t *testing.T) {
	for _, c := range []struct {
		hits, of  int
		low, high float64
		reason    string
	}{
		{0, 117, 0, .0318, "none of 117 still allows 3.2 %"},
		{9, 300, .0159, .0560, "a small share"},
		{10, 10, .7225, 1, "all of few"},
		{81, 263, .2553, .3662, "Newcombe 1998, table I"},
		{15, 148, .0624, .1605, "Newcombe 1998, table I"},
		{1, 29, .0061, .1718, "Newcombe 1998, table I"},
	} {
		p := NewProportion(c.hits, c.of)
		assert.InDelta(t, c.low, p.Low, 6e-5, c.reason)
		assert.InDelta(t, c.high, p.High, 6e-5, c.reason)
	}
	assert.Equal(t, Proportion{High: 1}, NewProportion(0, 0), "of no cases nothing is known")
	assert.Zero(t, NewProportion(0, 0).Share())
	assert.InDelta(t, .25, NewProportion(1, 4).Share(), 1e-12)
}

func TestAUC(t *testing.T) {
	assert.Equal(t, 1.0, AUC([]float64{3, 4}, []float64{1, 2}), "told apart")
	assert.Equal(t, 0.0, AUC([]float64{1, 2}, []float64{3, 4}), "the wrong way round")
	assert.Equal(t, .5, AUC([]float64{1, 1}, []float64{1, 1}), "ties count half")
	assert.Equal(t, .75, AUC([]float64{2, 4}, []float64{1, 3}), "three of four pairs")
	assert.Equal(t, .625, AUC([]float64{2, 3}, []float64{1, 3}), "two and a half of four pairs")
	assert.True(t, math.IsNaN(AUC(nil, []float64{1})))
	assert.Equal(t, .5, AUC([]float64{1, math.NaN()}, []float64{.5}), "what is not known ranks lowest")
	assert.InDelta(t, 1, MinCllr([]float64{math.NaN()}, []float64{math.NaN()}), 1e-9)
}

func TestThresholds(t *testing.T) {
	cases := []float64{5, 1, 4, 2, 3}
	assert.Equal(t, 4.0, Threshold(cases, .4))
	assert.Equal(t, 1.0, Threshold(cases, 1))
	assert.Equal(t, 3, Reach(cases, 3))
	negative := []float64{0, 1, 2, 3.5}
	assert.Equal(t, 4.0, ThresholdBelow(cases, negative, .1), "none of four negatives may reach it")
	assert.Equal(t, 3.0, ThresholdBelow(cases, negative, .25), "one of them may")
	assert.Equal(t, math.Inf(1), ThresholdBelow([]float64{1}, []float64{2}, 0))
}

func TestCllr(t *testing.T) {
	ln2 := math.Ln2
	assert.Equal(t, 1.0, Cllr([]float64{0, 0}, []float64{0}), "ratios of 1 say nothing")
	assert.InDelta(t, math.Log2(1.5), Cllr([]float64{ln2}, []float64{-ln2}), 1e-6, "ratios of 2 and ½")
	assert.InDelta(t, math.Log2(3), Cllr([]float64{-ln2}, []float64{ln2}), 1e-6, "the same, misleading")
	assert.InDelta(t, 0, Cllr([]float64{40}, []float64{-40}), 1e-6)
	assert.InDelta(t, 100/ln2/2, Cllr([]float64{-100}, []float64{-100}), 1e-3, "one is as wrong as can be")
}

func TestMinCllr(t *testing.T) {
	assert.Equal(t, 0.0, MinCllr([]float64{.2, .3}, []float64{.1}), "told apart, however badly calibrated")
	assert.Equal(t, 1.0, MinCllr([]float64{1, 1}, []float64{1, 1}), "nothing told apart")
	// Pools: one negative alone, then one of each: ratios 0 and 2.
	assert.InDelta(t, (math.Log2(1.5)+math.Log2(3)/2)/2, MinCllr([]float64{2}, []float64{1, 3}), 1e-6)
	positive, negative := []float64{.4, 1, 2.5}, []float64{-1, .7, -2, 1.2}
	assert.LessOrEqual(t, MinCllr(positive, negative), Cllr(positive, negative))
}

func TestReliability(t *testing.T) {
	bins := Reliability([]Forecast{{.05, false, 1}, {.05, true, 1}, {.95, true, 1}, {1, true, 1}}, 10)
	assert.Len(t, bins, 10)
	assert.Equal(t, Bin{0, .1, 2, .5, .05, .5}, bins[0])
	assert.Equal(t, Bin{.9, 1, 2, .5, .975, 1}, bins[9], "a probability of 1 is in the last bin")
	assert.InDelta(t, .5*.45+.5*.025, CalibrationError(bins), 1e-6)
}

func TestRecalibration(t *testing.T) {
	// Of forecasts of 3:1 and 1:3 that hold, and of the same twice as bold.
	forecasts := func(p float64) []Forecast {
		return []Forecast{{p, true, 3}, {p, false, 1}, {1 - p, true, 1}, {1 - p, false, 3}}
	}
	slope, intercept := Recalibration(forecasts(.75))
	assert.InDelta(t, 1, slope, 1e-4)
	assert.InDelta(t, 0, intercept, 1e-4)
	slope, _ = Recalibration(forecasts(.9)) // odds of 9:1 = (3:1)²
	assert.InDelta(t, .5, slope, 1e-4, "too bold by half")
	_, intercept = Recalibration([]Forecast{{.75, true, 1}, {.75, false, 1}, {.5, true, 1}, {.5, false, 3}})
	assert.InDelta(t, -math.Log(3), intercept, 1e-2, "three times too high throughout")
}

func TestBootstrap(t *testing.T) {
	low, high := Bootstrap([]Cluster{{1, 4}, {2, 8}}, 200, 1)
	assert.Equal(t, [2]float64{.25, .25}, [2]float64{low, high}, "clusters that agree leave no doubt")
	var clusters, together []Cluster
	for i := range 100 {
		clusters = append(clusters, Cluster{i % 2, 1})
	}
	for i := range 10 {
		together = append(together, Cluster{i % 2 * 10, 10})
	}
	low, high = Bootstrap(clusters, 2000, 1)
	again, _ := Bootstrap(clusters, 2000, 1)
	assert.Equal(t, low, again, "seeded")
	assert.InDelta(t, .40, low, .02, "near ½ ± 1.96 × √(¼/100)")
	assert.InDelta(t, .60, high, .02)
	wideLow, wideHigh := Bootstrap(together, 2000, 1)
	assert.Greater(t, wideHigh-wideLow, 2*(high-low), "ten that move together are worth one")
}
