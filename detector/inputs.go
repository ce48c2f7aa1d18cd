package detector

import (
	"context"
	"strconv"

	"unspin/detector/internal/score"
	"unspin/detector/report"
)

// newComparison returns a comparison whose report describes the inputs.
func (d *Detector) newComparison(ctx context.Context, suspect Text, references []Text) (*comparison, error) {
	c := &comparison{detector: d}
	c.report = &Report{
		Version: ReportVersion, Direction: Direction{Original: "undecided"}, Derivation: Derivation{Extent: Undecided}, Facts: []Fact{},
		Reasons: []Reason{}, References: []ReferenceInfo{}, Passages: []Passage{}, Rows: []Row{},
		Substitutions: []Substitution{}, Quotations: []Quotation{}, Queries: []Query{}, Warnings: []Warning{}, Inputs: []Input{},
		Method: Method{Engine: "unspin " + Version, Commit: commit, Model: score.ModelName(), Dismissed: []string{}, Settings: Settings{Prior: score.Prior, PriorDerived: score.PriorDerived}},
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
	languages, err := d.identify(c.sources, func() (err error) {
		c.reading, err = d.pack.reading(ctx, c.sources)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, t := range c.sources {
		read := &c.reading.texts[i]
		info := describe(read.document, languages[i])
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
	c.warnUnpunctuated()
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
