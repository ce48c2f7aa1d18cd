package statistic

import "math"

// A Forecast is a probability that was given, whether it came true, and what
// the case counts for.
type Forecast struct {
	Probability float64
	True        bool
	Weight      float64
}

// A Bin of a reliability table holds the forecasts between two probabilities.
type Bin struct {
	From     float64 `json:"from"`
	To       float64 `json:"to"`
	Cases    int     `json:"cases"`
	Weight   float64 `json:"weight"`   // their share of all weight
	Forecast float64 `json:"forecast"` // mean probability given
	Observed float64 `json:"observed"` // share that came true
}

// Reliability sorts forecasts into n bins of equal width.
func Reliability(forecasts []Forecast, n int) []Bin {
	bins, all := make([]Bin, n), 0.0
	for i := range bins {
		bins[i].From, bins[i].To = float64(i)/float64(n), float64(i+1)/float64(n)
	}
	for _, f := range forecasts {
		b := &bins[min(int(f.Probability*float64(n)), n-1)]
		b.Cases++
		b.Weight += f.Weight
		b.Forecast += f.Weight * f.Probability
		if f.True {
			b.Observed += f.Weight
		}
		all += f.Weight
	}
	for i := range bins {
		if b := &bins[i]; b.Weight > 0 {
			b.Forecast, b.Observed, b.Weight = round(b.Forecast/b.Weight), round(b.Observed/b.Weight), round(b.Weight/all)
		}
	}
	return bins
}

// CalibrationError returns the expected calibration error of a table: the mean
// distance between what was forecast and what was observed.
func CalibrationError(bins []Bin) float64 {
	sum := 0.0
	for _, b := range bins {
		sum += b.Weight * math.Abs(b.Forecast-b.Observed)
	}
	return round(sum)
}

// Recalibration returns the slope of the outcome's log-odds over the
// forecast's, and the intercept that is left where the slope is held at 1 (Cox
// 1958): 1 and 0 for calibrated forecasts, a slope below 1 for ones that claim
// too much, an intercept below 0 for ones that are too high throughout.
func Recalibration(forecasts []Forecast) (slope, intercept float64) {
	a, slope := 0.0, 1.0
	for range 100 { // Newton's method
		var g0, g1, h00, h01, h11 float64
		for _, f := range forecasts {
			x := logit(f.Probability)
			p := 1 / (1 + math.Exp(-a-slope*x))
			d, v := f.Weight*(p-truth(f)), f.Weight*p*(1-p)
			g0, g1 = g0+d, g1+d*x
			h00, h01, h11 = h00+v, h01+v*x, h11+v*x*x
		}
		det := h00*h11 - h01*h01
		if det <= 0 || math.IsNaN(det) {
			return math.NaN(), math.NaN()
		}
		a -= (h11*g0 - h01*g1) / det
		slope -= (h00*g1 - h01*g0) / det
	}
	for range 100 {
		g, h := 0.0, 0.0
		for _, f := range forecasts {
			p := 1 / (1 + math.Exp(-intercept-logit(f.Probability)))
			g, h = g+f.Weight*(p-truth(f)), h+f.Weight*p*(1-p)
		}
		intercept -= g / h
	}
	return round(slope), round(intercept)
}

func truth(f Forecast) float64 {
	if f.True {
		return 1
	}
	return 0
}

func logit(p float64) float64 {
	p = min(max(p, 1e-9), 1-1e-9)
	return math.Log(p / (1 - p))
}
