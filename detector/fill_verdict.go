package detector

import (
	"unspin/detector/internal/score"
	"unspin/detector/report"
)

// addResult copies what was decided.
func (c *comparison) addResult(r *score.Result) {
	c.report.Verdict, c.report.Mechanism = Verdict(r.Verdict), Mechanism(r.Mechanism)
	c.report.SpinScore, c.report.LikelihoodRatio = r.Score, r.Ratio
	c.report.Confidence, c.report.Coverage = r.Confidence, r.Coverage
	if d := &r.Derivation; d.Extent != "" { // a text alone goes back to nothing
		c.report.Derivation.Extent = report.Extent(d.Extent)
		c.report.Derivation.LikelihoodRatio = d.Ratio()
	}
	for _, reason := range r.Reasons {
		c.report.Reasons = append(c.report.Reasons, Reason(reason))
	}
}
