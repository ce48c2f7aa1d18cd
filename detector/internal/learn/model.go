package learn

import (
	"slices"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/score"
)

// A Model is all that judging a comparison takes: the tables that make train
// writes, and that make eval fits anew without what it holds out.
type Model struct {
	Substitutions, Documents *linear.Model
	score.Mechanisms
}

// Fit fits a Model to examples, which it leaves as they are.
func Fit(examples []Example) *Model {
	own := slices.Clone(examples)
	for i := range own {
		own[i].Findings = slices.Clone(own[i].Findings)
	}
	substitutions := Substitutions(own)
	return &Model{substitutions, Documents(own, substitutions), score.Mechanisms{Translation: Translation(own), Rewriting: Rewriting(own)}}
}

// Weigh judges e as score.Weigh would if m were compiled in.
func (m *Model) Weigh(e *Example) score.Result {
	findings := slices.Clone(e.Findings)
	artifact.Reweigh(findings, m.Substitutions)
	r := score.WeighWith(m.Documents, e.Alignment, findings, nil)
	r.Mechanism = m.Infer(&r)
	return r
}
