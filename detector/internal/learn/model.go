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
	Substitutions, Documents, Reworded *linear.Model
	score.Mechanisms
	Derivers *score.Derivers // nil for the compiled-in ones
}

// Fit fits a Model to examples, which it leaves as they are.
func Fit(examples []Example) *Model {
	own := Framed(examples)
	for i := range own {
		own[i].Findings = slices.Clone(own[i].Findings)
	}
	substitutions := Substitutions(own)
	return &Model{
		Substitutions: substitutions, Documents: Documents(own, substitutions), Reworded: Reworded(examples, substitutions),
		Mechanisms: score.Mechanisms{Translation: Translation(own)},
	}
}

// Weigh judges e as score.Weigh would if m were compiled in.
func (m *Model) Weigh(e *Example) score.Result {
	findings := slices.Clone(e.Findings)
	artifact.Reweigh(findings, m.Substitutions)
	r := (&score.Models{Documents: m.Documents, Reworded: m.Reworded, Substitutions: m.Substitutions, Derivers: m.Derivers}).Weigh(e.Alone(), findings, nil)
	r.Mechanism = m.Infer(&r)
	return r
}
