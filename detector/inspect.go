package detector

import (
	"context"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
	"unspin/detector/report"
)

// inspect fills the report of a text that stands alone: the same line as compare,
// on an alignment without references.
func (c *comparison) inspect(ctx context.Context) error {
	if c.unspaced() {
		c.decline(report.Declined(report.WarnUnspaced))
		c.report.Summary = c.report.SummarizeAlone(report.Suspicion{})
		return ctx.Err()
	}
	c.words = c.reading.facts(c.lexicon())
	c.words.Use(c.vectors())
	a, err := align.Align(ctx, c.words, c.suspect)
	if err != nil {
		return err
	}
	choices := artifact.Choices(a)
	all := &weighed{alignment: a, choices: choices, findings: artifact.Alone(a, choices)}
	all.shown = all.findings
	if ctx.Err() != nil {
		return ctx.Err()
	}
	all.result = score.WeighAlone(a, choices, c.exclude(all))
	all.result.Substantiate(all.findings)
	c.addResult(&all.result)
	c.addSubstitutions(all.shown)
	c.addSuspected(all.shown)
	c.addQueries(all)
	c.warnLanguage()
	c.warnGenre()
	e := &all.result.Alone
	found := report.Suspicion{
		Choices: e.Choices, Odd: e.Odd, Joints: e.Joints, Unseen: e.Unseen, Words: c.report.Suspect.Words, LeastWords: e.Least(),
		Met: e.Mixed, Unmet: e.Unmet, Better: e.Better,
	}
	if e.Strange() {
		found.Unknown = e.Unknown
	}
	c.report.Summary = c.report.SummarizeAlone(found)
	return ctx.Err()
}
