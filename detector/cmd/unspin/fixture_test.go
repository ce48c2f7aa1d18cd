package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// A story is a small report built by hand, so that what the command makes of
// a report is tested apart from how reports come about.
type story struct {
	t                  *testing.T
	suspect, reference string
	report             *detector.Report
}

func (s *story) inSuspect(text string) *detector.Span {
	start := strings.Index(s.suspect, text)
	require.GreaterOrEqual(s.t, start, 0, text)
	return &detector.Span{Start: start, End: start + len(text), Text: text}
}

func (s *story) inReference(text string) *detector.ReferenceSpan {
	start := strings.Index(s.reference, text)
	require.GreaterOrEqual(s.t, start, 0, text)
	return &detector.ReferenceSpan{Span: detector.Span{Start: start, End: start + len(text), Text: text}}
}

// replace adds a substitution and its place in the last row.
func (s *story) replace(from, to string, kind detector.SubstitutionKind, artifact bool, why string) {
	id := "s" + string(rune('1'+len(s.report.Substitutions)))
	s.report.Substitutions = append(s.report.Substitutions, detector.Substitution{
		ID: id, Reference: s.inReference(from), Suspect: *s.inSuspect(to), Kind: kind, Artifact: artifact,
		Rule: "some-rule", Weight: 1.5, Why: why,
	})
	s.change(detector.Change{Op: detector.Replaced, Reference: s.inReference(from), Suspect: s.inSuspect(to), Substitution: id})
}

func (s *story) change(c detector.Change) {
	row := &s.report.Rows[len(s.report.Rows)-1]
	row.Changes = append(row.Changes, c)
}

func (s *story) row(reference, suspect string) {
	row := detector.Row{}
	if suspect != "" {
		row.Suspect = s.inSuspect(suspect)
	}
	if reference != "" {
		row.References = []detector.ReferenceSpan{*s.inReference(reference)}
	}
	s.report.Rows = append(s.report.Rows, row)
}

// harbour is a spun story: wide and combining characters, a quotation that
// was altered, a sentence that was dropped, and letters that would command a
// terminal.
func harbour(t *testing.T) *detector.Report {
	const (
		ref1 = "The harbour board of Östvik will close the old fish market on Monday."
		ref2 = "“We cannot repair the roof before winter,” said Cafe\u0301 Mira owner 林美玲, who rents the corner shop."
		ref3 = "Nobody was hurt."
		sus1 = "The harbor plank of Östvik will shut the aged fish bazaar on Monday."
		sus2 = "“We can't fix the rooftop before winter,” said Cafe\u0301 Mira proprietor 林美玲, who leases the niche\x1b[31m store."
	)
	s := &story{t: t, suspect: sus1 + " " + sus2, reference: ref1 + "\n\n" + ref2 + " " + ref3}
	s.report = &detector.Report{
		Version: detector.ReportVersion, Verdict: detector.Spun, Mechanism: detector.SynonymSubstitution,
		SpinScore: 96.9, LikelihoodRatio: 310, Confidence: 0.97,
		Summary: "Six of eleven substitutions would be unusual choices for a writer.",
		Reasons: []detector.Reason{
			{Code: "frame", Text: "The words around the substitutions were kept", Effect: 4.13},
			{Code: "moves", Text: "One sentence of the reference is missing", Effect: -0.5},
			{Code: "baseline", Text: "Before any evidence", Effect: -0.2},
		},
		Coverage:   1,
		Direction:  detector.Direction{Original: "reference", Confidence: 0.99},
		Suspect:    detector.TextInfo{Language: "en", LanguageConfidence: 0.98, Words: 30, Sentences: 2},
		References: []detector.ReferenceInfo{{Name: "original.txt", TextInfo: detector.TextInfo{Language: "en", Words: 33, Sentences: 3}, Verdict: detector.Spun, SpinScore: 96.9}},
		Warnings:   []detector.Warning{{Code: detector.WarnOutsideValidation, Text: "The texts are shorter than those Unspin was measured on"}},
		Method:     detector.Method{Engine: "0.1.0", Settings: detector.Settings{Prior: 0.1}, Dismissed: []string{}},
		Inputs:     []detector.Input{{Role: "suspect", Name: "doubtful.txt"}, {Role: "reference", Name: "original.txt"}},
	}
	s.row(ref1, sus1)
	s.replace("harbour", "harbor", detector.KindSpelling, false, "British and American spelling")
	s.replace("board", "plank", detector.KindOutOfSense, true, "“plank” is a board of wood; here a board is a body of people")
	s.replace("old fish market", "aged fish bazaar", detector.KindBrokenPhrase, true, "“fish market” is a fixed phrase in our counts of news, “fish bazaar” is not found there")
	s.row(ref2, sus2)
	s.replace("owner", "proprietor", detector.KindSynonym, false, "")
	s.replace("corner shop", "niche\x1b[31m store", detector.KindOutOfSense, true, "=“niche” is not found before “store”")
	s.change(detector.Change{Op: detector.Deleted, Reference: s.inReference("林美玲")})
	s.row(ref3, "")
	s.report.Quotations = []detector.Quotation{{
		Status: detector.QuoteAltered, Speaker: "Mira",
		Reference: s.inReference("We cannot repair the roof before winter,"), Suspect: s.inSuspect("We can't fix the rooftop before winter,"),
		Changes: []detector.QuotationChange{
			{Reference: *s.inReference("cannot repair"), Suspect: *s.inSuspect("can't fix")},
			{Reference: *s.inReference("roof"), Suspect: *s.inSuspect("rooftop")},
		},
	}}
	return s.report
}
