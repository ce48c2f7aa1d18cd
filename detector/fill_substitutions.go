package detector

import (
	"strconv"

	"unspin/detector/internal/artifact"
)

// addSubstitutions lists the findings.
func (c *comparison) addSubstitutions(findings []artifact.Finding) {
	c.report.Substitutions = make([]Substitution, 0, len(findings))
	references := make([]ReferenceSpan, len(findings))
	for i, f := range findings {
		s := Substitution{
			ID: substitutionID(i), Suspect: c.suspectSpan(f.Suspect), Kind: SubstitutionKind(f.Kind),
			Artifact: f.Artifact, Rule: f.Rule, Weight: f.Weight, Why: f.Why, Suggestions: f.Suggestions,
		}
		if f.Reference >= 0 {
			references[i] = c.referenceSpan(f.Reference, f.Source)
			s.Reference = &references[i]
		}
		c.report.Substitutions = append(c.report.Substitutions, s)
	}
}

func substitutionID(i int) string { return "s" + strconv.Itoa(i+1) }
