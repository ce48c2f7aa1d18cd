package detector

import (
	"context"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
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
		text int
	}{{"suspect", 0}, {"reference", 1 + c.closest()}} {
		spun, err := c.spunAlone(ctx, side.text)
		if err != nil {
			return err
		}
		if spun {
			c.warn(report.SpunElsewhere(side.name))
			return nil
		}
	}
	return nil
}

// spunAlone reports whether text i, the suspect being 0, looks spun by itself. That takes
// longer than comparing it, so the answer is kept with the text.
func (c *comparison) spunAlone(ctx context.Context, i int) (bool, error) {
	t := &c.reading.texts[i]
	now := knowledge{c.words.Lexicon(), c.words.Vectors()}
	if t.judged != now {
		a, err := align.Align(ctx, c.words, t.document)
		if err != nil {
			return false, err
		}
		choices := artifact.Choices(a)
		alone := score.WeighAlone(a, choices, nil)
		if alone.Verdict == score.LikelySpun { // a hint that nothing shows is none here either
			alone.Substantiate(artifact.Alone(a, choices))
		}
		t.spun = alone.Verdict == score.LikelySpun
		t.judged = now
	}
	return t.spun, ctx.Err()
}
