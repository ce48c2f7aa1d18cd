package detector

import (
	"context"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// warnElsewhere says when a side looks spun by itself though the other does not
// show from what: two versions of one story of which one was spun from a third.
func (c *comparison) warnElsewhere(ctx context.Context, all *weighed) error {
	derived := all.result.Verdict == score.Paraphrase || all.result.Verdict == score.Partial
	if !derived || !all.result.Directed() || c.report.Direction.Original != "undecided" {
		return nil
	}
	for _, side := range []struct {
		name string
		text *text.Document
	}{{"suspect", c.suspect}, {"reference", c.references[c.closest()]}} {
		a, err := align.Align(ctx, c.words, side.text)
		if err != nil {
			return err
		}
		if score.WeighAlone(a, artifact.Choices(a), nil).Verdict == score.LikelySpun {
			c.warn(report.SpunElsewhere(side.name))
			return nil
		}
	}
	return nil
}
