package detector

import (
	"context"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
	"unspin/detector/report"
)

// direct tells which text's wording fits better as the earlier one: the same
// line is weighed the other way round. A suspect that is the spun one of the
// two scores high only as the suspect, since what it loses in fit the
// reference would gain.
func (c *comparison) direct(ctx context.Context, all *weighed) error {
	if !all.result.Directed() {
		return nil
	}
	best, reverse := c.closest(), score.Result{}
	if best >= 0 {
		back, err := align.Align(ctx, c.words, c.references[best], c.suspect)
		if err != nil {
			return err
		}
		reverse = score.WeighWording(back, artifact.Bare(back))
	}
	original, confidence := all.result.Direct(&reverse)
	c.report.Direction = Direction{Original: original, Confidence: confidence}
	if original == "suspect" {
		c.warn(report.Reversed())
	}
	return nil
}

// closest returns the reference that covers most of the suspect.
func (c *comparison) closest() int {
	best := -1
	for i, r := range c.report.References {
		if best < 0 || r.Coverage > c.report.References[best].Coverage {
			best = i
		}
	}
	return best
}
