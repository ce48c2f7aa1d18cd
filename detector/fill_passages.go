package detector

import (
	"unspin/detector/internal/score"
	"unspin/detector/report"
)

// addPassages lists the passages.
func (c *comparison) addPassages(passages []score.Passage) {
	for _, p := range passages {
		passage := Passage{
			Suspect: c.suspectSpan(p.Suspect), References: []ReferenceSpan{},
			Similarity: p.Similarity, SpinScore: p.Score, Kind: report.PassageKind(p.Kind), Basis: report.Basis(p.Basis),
		}
		for _, s := range p.Sources {
			passage.References = append(passage.References, c.referenceSpan(p.Reference, s))
		}
		c.report.Passages = append(c.report.Passages, passage)
	}
}
