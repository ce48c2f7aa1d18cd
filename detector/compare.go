package detector

import (
	"context"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// A comparison carries one call's texts along the line to its report.
type comparison struct {
	detector   *Detector
	report     *Report
	sources    []Text // the suspect first
	reading    *reading
	suspect    *text.Document
	references []*text.Document
	words      *align.Words
}

// compare fills the report: the line itself.
func (c *comparison) compare(ctx context.Context) error {
	if c.otherLanguage() {
		c.report.Verdict = OtherLanguage
		c.report.Summary = c.report.Summarize(report.Telling{})
		for i := range c.report.References {
			c.report.References[i].Verdict = OtherLanguage
		}
		return ctx.Err()
	}
	c.words = c.reading.facts(c.lexicon())
	c.words.Use(c.vectors())
	all, err := c.weigh(ctx, c.suspect, c.references...)
	if err != nil {
		return err
	}
	if err := c.weighEach(ctx, all); err != nil {
		return err
	}
	c.complete(all)
	if without := c.exclude(all); without != nil {
		all.result = score.Weigh(all.alignment, all.findings, without)
	}
	if err := c.direct(ctx, all); err != nil {
		return err
	}
	if err := c.warnElsewhere(ctx, all); err != nil {
		return err
	}
	c.addResult(&all.result)
	if len(c.references) == 1 { // what was left out, or handed over the wrong way round, is no different against it alone
		c.report.References[0].Verdict, c.report.References[0].SpinScore = c.report.Verdict, c.report.SpinScore
	}
	c.addSubstitutions(all.findings)
	c.addPassages(all.passages)
	c.report.Derivation.Share = score.DerivedShare(c.suspect, all.passages)
	c.addRows(all.alignment, all.findings)
	c.addQuotations(all.quotations)
	c.addFacts(all)
	c.warnLanguage()
	told := c.telling(all)
	c.report.Derivation.Order = told.Order()
	c.report.Summary = c.report.Summarize(told)
	return ctx.Err()
}

// A weighed holds what came of one suspect and its references.
type weighed struct {
	alignment *align.Alignment
	choices   []artifact.Choice // without a reference only
	findings  []artifact.Finding
	result    score.Result

	quotations []artifact.Quotation // these two once it is complete
	passages   []score.Passage
}

// weigh takes a suspect and its references along the line.
func (c *comparison) weigh(ctx context.Context, suspect *text.Document, references ...*text.Document) (*weighed, error) {
	return c.weighFindings(ctx, artifact.Find, suspect, references...)
}

// weighFindings is weigh with the findings that find finds.
func (c *comparison) weighFindings(ctx context.Context, find func(*align.Alignment) []artifact.Finding, suspect *text.Document, references ...*text.Document) (*weighed, error) {
	a, err := align.Align(ctx, c.words, suspect, references...)
	if err != nil {
		return nil, err
	}
	if err := a.CompareContents(ctx); err != nil {
		return nil, err
	}
	w := &weighed{alignment: a, findings: find(a)}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	w.result = score.Weigh(a, w.findings, nil)
	return w, nil
}

// complete works out what a report shows beyond the result.
func (c *comparison) complete(w *weighed) {
	d := &w.result.Derivation
	switch d.Extent {
	case score.None:
		artifact.Acquit(w.alignment, w.findings, nil)
	case score.Part:
		artifact.Acquit(w.alignment, w.findings, d.Passages)
	}
	if r := w.result.Rewording; r != nil {
		w.findings = artifact.WithStands(w.alignment, w.findings, r.Stands)
	}
	w.quotations = artifact.Quotations(w.alignment, d.Extent == score.Whole || d.Extent == score.Part)
	w.passages = score.Passages(w.alignment, w.findings, &w.result)
}

// weighEach fills in the verdict against each reference alone, and warns of a
// common source.
func (c *comparison) weighEach(ctx context.Context, all *weighed) error {
	each := []*weighed{all}
	if len(c.references) > 1 {
		each = each[:0]
		for _, r := range c.references {
			alone, err := c.weighFindings(ctx, artifact.Bare, c.suspect, r)
			if err != nil {
				return err
			}
			each = append(each, alone)
		}
	}
	for i, own := range each {
		r := &c.report.References[i]
		r.Verdict, r.SpinScore, r.Coverage = Verdict(own.result.Verdict), own.result.Score, own.result.Coverage
	}
	c.warnCommonSource(each)
	return nil
}
