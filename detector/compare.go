package detector

import (
	"context"
	"strconv"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/lexicon"
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

// newComparison returns a comparison whose report describes the inputs.
func (d *Detector) newComparison(ctx context.Context, suspect Text, references []Text) (*comparison, error) {
	c := &comparison{detector: d}
	c.report = &Report{
		Version: ReportVersion, Direction: Direction{Original: "undecided"},
		Reasons: []Reason{}, References: []ReferenceInfo{}, Passages: []Passage{}, Rows: []Row{},
		Substitutions: []Substitution{}, Quotations: []Quotation{}, Queries: []Query{}, Warnings: []Warning{}, Inputs: []Input{},
		Method: Method{Engine: "unspin " + Version, Commit: commit, Model: score.ModelName(), Dismissed: []string{}, Settings: Settings{Prior: score.Prior}},
	}
	if d.identifier != nil {
		c.report.Method.LanguageModel = d.identifier.Model()
	}
	invalid := 0
	c.sources = append([]Text{suspect}, references...)
	for i := range c.sources {
		t := &c.sources[i]
		t.Name = nameOf(*t, i)
		bad := 0
		*t, bad = t.ValidUTF8()
		invalid += bad
	}
	var err error
	if c.reading, err = d.pack.reading(ctx, c.sources); err != nil {
		return nil, err
	}
	for i, t := range c.sources {
		read := &c.reading.texts[i]
		info := d.describe(read.document)
		role := "reference"
		if i == 0 {
			role = "suspect"
			c.suspect, c.report.Suspect = read.document, info
		} else {
			c.references = append(c.references, read.document)
			c.report.References = append(c.report.References, ReferenceInfo{Name: t.Name, TextInfo: info})
		}
		c.report.Inputs = append(c.report.Inputs, Input{Role: role, Name: t.Name, URL: t.URL, Title: t.Title, Captured: t.Captured, SHA256: read.sha256})
	}
	if invalid > 0 {
		c.warn(report.InvalidUTF8(invalid))
	}
	c.warnHidden()
	return c, nil
}

// nameOf returns what text i is called in the report.
func nameOf(t Text, i int) string {
	switch {
	case t.Name != "":
		return t.Name
	case t.Title != "":
		return t.Title
	case i == 0:
		return "Suspect"
	case i == 1:
		return "Reference"
	}
	return "Reference " + strconv.Itoa(i)
}

// describe counts a document and identifies its language.
func (d *Detector) describe(doc *text.Document) TextInfo {
	info := TextInfo{Language: "und", Words: doc.Words, Sentences: len(doc.Sentences)}
	if d.identifier != nil && doc.Words > 0 {
		info.Language, info.LanguageConfidence = d.identifier.Identify(doc.Source)
	}
	return info
}

// run fills the report.
func (c *comparison) run(ctx context.Context) error {
	if c.otherLanguage() {
		c.report.Verdict = OtherLanguage
		c.report.Summary = c.report.Summarize(0, 0)
		for i := range c.report.References {
			c.report.References[i].Verdict = OtherLanguage
		}
		return ctx.Err()
	}
	c.words = c.reading.facts(c.lexicon())
	all, err := c.weigh(ctx, c.suspect, c.references...)
	if err != nil {
		return err
	}
	if err := c.weighEach(ctx, all); err != nil {
		return err
	}
	c.tell(all)
	if without := c.exclude(all); without != nil {
		all.result = score.Weigh(all.alignment, all.findings, without)
	}
	if err := c.direct(ctx, all); err != nil {
		return err
	}
	c.weighed(&all.result)
	c.addSubstitutions(all.findings)
	c.addPassages(all.passages)
	c.addRows(all.alignment, all.findings)
	c.addQuotations(all.quotations)
	c.warnLanguage()
	e := &all.result.Evidence
	c.report.Summary = c.report.Summarize(e.Kept+e.Replaced+e.Inflected, e.Replaced)
	return ctx.Err()
}

// A weighed holds what came of one suspect and its references.
type weighed struct {
	alignment *align.Alignment
	choices   []artifact.Choice // without a reference only
	findings  []artifact.Finding
	result    score.Result

	quotations []artifact.Quotation // these two once they are told
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
	w := &weighed{alignment: a, findings: find(a)}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	w.result = score.Weigh(a, w.findings, nil)
	return w, nil
}

// tell works out what a report shows beyond the result.
func (c *comparison) tell(w *weighed) {
	if w.result.Verdict == score.Independent {
		artifact.Acquit(w.alignment, w.findings)
	}
	w.quotations = artifact.Quotations(w.alignment, w.result.Coverage >= score.DerivedShare)
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

// lexicon returns the language pack's words if the texts are in its language.
func (c *comparison) lexicon() *lexicon.Lexicon {
	if c.detector.pack == nil {
		c.warn(report.NoLexicon())
		return nil
	}
	if c.suspect.Language.Code() != c.detector.pack.lexicon.Language() {
		return nil
	}
	c.report.Method.Pack = c.detector.pack.Version()
	return c.detector.pack.lexicon
}

// otherLanguage reports whether the suspect is surely written in another
// language than every reference.
func (c *comparison) otherLanguage() bool {
	const sure = 0.8
	s := c.report.Suspect
	if s.Language == "und" || s.LanguageConfidence < sure {
		return false
	}
	for _, r := range c.report.References {
		if r.Language == "und" || r.LanguageConfidence < sure || r.Language == s.Language {
			return false
		}
	}
	return true
}

// weighed copies what was decided.
func (c *comparison) weighed(r *score.Result) {
	c.report.Verdict, c.report.Mechanism = Verdict(r.Verdict), Mechanism(r.Mechanism)
	c.report.SpinScore, c.report.LikelihoodRatio = r.Score, r.Ratio
	c.report.Confidence, c.report.Coverage = r.Confidence, r.Coverage
	for _, reason := range r.Reasons {
		c.report.Reasons = append(c.report.Reasons, Reason(reason))
	}
}
