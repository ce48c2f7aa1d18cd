package detector

import (
	"context"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
	"unspin/detector/report"
)

// Inspect reports on a text without a reference: which of its phrases look
// made from others word by word, what those may have been, and the words with
// which to search for the original (Report.Queries). Its verdicts are
// LikelySpun, NoEvidence and Insufficient, and they are hints. The error is
// the context's.
func (d *Detector) Inspect(ctx context.Context, suspect Text) (*Report, error) {
	c, err := d.newComparison(ctx, suspect, nil)
	if err != nil {
		return nil, err
	}
	if err := c.inspect(ctx); err != nil {
		return nil, err
	}
	d.pack.keep(c.reading)
	return c.report, nil
}

// inspect fills the report of a text that stands alone: the same line as run,
// on an alignment without references.
func (c *comparison) inspect(ctx context.Context) error {
	c.words = c.reading.facts(c.lexicon())
	a, err := align.Align(ctx, c.words, c.suspect)
	if err != nil {
		return err
	}
	choices := artifact.Choices(a)
	all := &weighed{alignment: a, choices: choices, findings: artifact.Alone(a, choices)}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	all.result = score.WeighAlone(a, choices, c.exclude(all))
	c.weighed(&all.result)
	c.addSubstitutions(all.findings)
	c.addSuspected(all.findings)
	c.addQueries(all)
	c.warnLanguage()
	c.warnGenre()
	e := &all.result.Alone
	c.report.Summary = c.report.SummarizeAlone(report.Suspicion{
		Choices: e.Choices, Odd: e.Odd, Joints: e.Joints, Unseen: e.Unseen, Pairs: e.Pairs, LeastPairs: score.LeastPairs,
	})
	return ctx.Err()
}

// addSuspected adds a row for each sentence that has a finding.
func (c *comparison) addSuspected(findings []artifact.Finding) {
	next := 0
	for i := 0; i < len(c.suspect.Sentences); i++ {
		own := align.Range{Start: c.suspect.Sentences[i].Start, End: c.suspect.Sentences[i].End}
		var changes []Change
		for ; next < len(findings) && findings[next].Suspect.Start < own.End; next++ {
			s := c.suspectSpan(findings[next].Suspect)
			changes = append(changes, Change{Op: Suspected, Suspect: &s, Substitution: substitutionID(next)})
			for findings[next].Suspect.End > own.End { // it holds the seam of two sentences
				i++
				own.End = c.suspect.Sentences[i].End
			}
		}
		if len(changes) > 0 {
			s := c.suspectSpan(own)
			c.report.Rows = append(c.report.Rows, Row{Suspect: &s, Passage: -1, Changes: changes})
		}
	}
}
