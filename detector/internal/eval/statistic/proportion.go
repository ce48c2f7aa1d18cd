// Package statistic holds the statistics by which the detector is judged.
package statistic

import "math"

// A Proportion is a count out of a number of cases with the 95 % interval of
// Wilson 1927, which is honest also where none or all were hit.
type Proportion struct {
	Hits int     `json:"hits"`
	Of   int     `json:"of"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// NewProportion returns hits of cases. Of no cases nothing is known.
func NewProportion(hits, of int) Proportion {
	if of == 0 {
		return Proportion{High: 1}
	}
	const z = 1.959964 // 97.5 % of a normal distribution
	n, p := float64(of), float64(hits)/float64(of)
	centre := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	scale := 1 + z*z/n
	return Proportion{hits, of, max(0, round((centre-half)/scale)), min(1, round((centre+half)/scale))}
}

// Share returns the hits as a share, 0 of no cases.
func (p Proportion) Share() float64 {
	if p.Of == 0 {
		return 0
	}
	return float64(p.Hits) / float64(p.Of)
}

// round keeps six decimals: more would differ between machines that fuse
// multiplications and additions.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }
