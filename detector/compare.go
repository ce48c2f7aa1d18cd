package detector

import (
	"context"
	"slices"

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
	touched    []bool // by token of the suspect: a finding is about it; of a text that stands alone
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
	if c.unspaced() {
		c.decline(report.Declined(report.WarnUnspaced))
		return ctx.Err()
	}
	c.words = c.reading.facts(c.lexicon())
	c.words.Use(c.vectors())
	each, err := c.weighEach(ctx)
	if err != nil {
		return err
	}
	all, err := c.weigh(ctx, c.suspect, c.related(each)...)
	if err != nil {
		return err
	}
	if all.result.Verdict == score.Independent && c.noLanguage() {
		c.report.Suspect.Language, c.report.Suspect.LanguageConfidence = "und", 0 // a guess, which what is said of it would belie
		c.decline(report.Declined(report.WarnNoLanguage))
		return ctx.Err()
	}
	if len(each) == 0 {
		each = append(each, all)
	}
	c.addEach(each)
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
	c.addSubstitutions(all.shown)
	c.addPassages(all.passages)
	c.report.Derivation.Share = score.DerivedShare(c.suspect, all.passages)
	for i, share := range score.SharesOf(len(c.references), c.suspect, all.passages) {
		c.report.References[i].Share = share
	}
	c.addRows(all.alignment, all.shown)
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
	shown     []artifact.Finding // those of them that are told, once it is complete; it may have their room
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
	found := w.findings
	if len(c.detector.excluded) > 0 { // they are weighed once more
		found = append([]artifact.Finding(nil), found...)
	}
	w.shown = artifact.Standing(w.alignment, found, w.result.Verdict == score.Spun && w.result.Rewording == nil)
	if d.Extent == score.None || d.Extent == score.Part {
		w.shown = slices.DeleteFunc(w.shown, func(f artifact.Finding) bool { return f.Edit >= 0 && !w.derived(f.Suspect) })
	}
}

// derived reports whether a stretch of the suspect touches a passage that goes back to a reference.
func (w *weighed) derived(s align.Range) bool {
	return slices.ContainsFunc(w.passages, func(p score.Passage) bool {
		return p.Kind != score.PassageNew && p.Suspect.Start < s.End && s.Start < p.Suspect.End
	})
}

// weighEach takes the suspect and each of several references along the line by themselves.
func (c *comparison) weighEach(ctx context.Context) ([]*weighed, error) {
	var each []*weighed
	for _, r := range c.references {
		if len(c.references) == 1 {
			break // that is what is weighed anyway
		}
		alone, err := c.weighFindings(ctx, artifact.Bare, c.suspect, r)
		if err != nil {
			return nil, err
		}
		each = append(each, alone)
	}
	return each, nil
}

// related returns the references with nothing in the place of those that the suspect does
// not go back to, by wording or by content, when each is the only one. Of many texts some
// have a sentence of theirs for any sentence: beside another reference that explains the
// suspect it would be shown as its source. Where the suspect goes back to none, all stay.
func (c *comparison) related(each []*weighed) []*text.Document {
	nothing := text.Parse(c.reading.vocabulary, "")
	out := slices.Clone(c.references)
	some := false
	for i, own := range each {
		if extent := own.result.Derivation.Extent; own.result.Coverage > 0 || extent == score.Whole || extent == score.Part {
			some = true
		} else {
			out[i] = nothing
		}
	}
	if !some {
		return c.references
	}
	return out
}

// addEach fills in the verdict against each reference alone, and warns of a
// common source.
func (c *comparison) addEach(each []*weighed) {
	for i, own := range each {
		r := &c.report.References[i]
		r.Verdict, r.SpinScore, r.Coverage = Verdict(own.result.Verdict), own.result.Score, own.result.Coverage
	}
	c.warnCommonSource(each)
}
