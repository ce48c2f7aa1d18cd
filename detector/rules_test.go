package detector_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// A ruleCase is one case of testdata/rules, whose README documents the format.
type ruleCase struct {
	rule, name         string
	line               int
	reference, suspect string
	expect             [][2]string // reference words and suspect words; none in a quiet case
	later              bool
}

// TestRules holds each rule to what it must find and must leave alone.
func TestRules(t *testing.T) {
	files, err := filepath.Glob("../testdata/rules/*.txt")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 9, "the rules' cases are missing")
	d := newDetector(t)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		cases, err := parseRuleCases(strings.TrimSuffix(filepath.Base(file), ".txt"), string(b))
		require.NoError(t, err, file)
		for _, rc := range cases {
			t.Run(rc.rule+"/"+rc.name, func(t *testing.T) {
				c := compared{suspect: detector.Text{Text: rc.suspect}, references: []detector.Text{{Text: rc.reference}}}
				c.report = run(t, d, c)
				wrong := rc.wrong(c.report)
				if rc.later && wrong == "" {
					t.Errorf("%s:%d: holds now; remove the marker later:", file, rc.line)
				} else if !rc.later && wrong != "" {
					t.Errorf("%s:%d: %s", file, rc.line, wrong)
				}
			})
		}
	}
}

// wrong says what the report misses or should have left alone, or nothing.
func (rc ruleCase) wrong(r *detector.Report) string {
	found := ruleFindings(rc.rule, r)
	if len(rc.expect) == 0 && len(found) > 0 {
		return fmt.Sprintf("should stay quiet: %q -> %q", found[0].reference.Text, found[0].suspect.Text)
	}
	for _, e := range rc.expect {
		hit := false
		for _, f := range found {
			hit = hit || overlaps(f.suspect, rc.suspect, e[1]) &&
				(f.reference.End == 0 || overlaps(f.reference, rc.reference, e[0]))
		}
		if !hit {
			return fmt.Sprintf("misses %q -> %q", e[0], e[1])
		}
	}
	return ""
}

// A ruleFinding is a pair of spans; that of the reference is empty for a
// trace in the suspect alone.
type ruleFinding struct{ reference, suspect detector.Span }

// ruleFindings returns what a rule reported: the artifacts it named or, for
// quotations, the changes in altered ones.
func ruleFindings(rule string, r *detector.Report) []ruleFinding {
	var found []ruleFinding
	for _, s := range r.Substitutions {
		if s.Artifact && s.Rule == rule {
			f := ruleFinding{suspect: s.Suspect}
			if s.Reference != nil {
				f.reference = s.Reference.Span
			}
			found = append(found, f)
		}
	}
	for _, q := range r.Quotations {
		if rule != "altered-quotation" || q.Status != detector.QuoteAltered {
			continue
		}
		for _, ch := range q.Changes {
			found = append(found, ruleFinding{ch.Reference.Span, ch.Suspect})
		}
	}
	return found
}

// overlaps reports whether s overlaps the words where they first stand in
// text. A place where words were left out has no width and overlaps what it
// touches.
func overlaps(s detector.Span, text, words string) bool {
	start := strings.Index(text, words)
	end := start + len(words)
	if s.Start == s.End {
		return start <= s.Start && s.Start <= end
	}
	return s.Start < end && start < s.End
}

var ruleCaseExpect = regexp.MustCompile(`^"(.+)" -> "(.+)"$`)

func parseRuleCases(rule, file string) ([]ruleCase, error) {
	var cases []ruleCase
	for i, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, _ := strings.Cut(line, ": ")
		value = strings.ReplaceAll(value, "¶", "\n\n")
		if key == "found" || key == "quiet" {
			cases = append(cases, ruleCase{rule: rule, name: key + " " + value, line: i + 1})
			continue
		}
		if len(cases) == 0 {
			return nil, fmt.Errorf("line %d: no case is open: %s", i+1, line)
		}
		rc := &cases[len(cases)-1]
		switch key {
		case "reason":
		case "reference":
			rc.reference = value
		case "suspect":
			rc.suspect = value
		case "later":
			rc.later = true
		case "expect":
			m := ruleCaseExpect.FindStringSubmatch(value)
			if m == nil || !strings.Contains(rc.reference, m[1]) || !strings.Contains(rc.suspect, m[2]) {
				return nil, fmt.Errorf("line %d: the texts do not have these words: %s", i+1, line)
			}
			rc.expect = append(rc.expect, [2]string{m[1], m[2]})
		default:
			return nil, fmt.Errorf("line %d: not understood: %s", i+1, line)
		}
	}
	for _, rc := range cases {
		if rc.reference == "" || rc.suspect == "" || strings.HasPrefix(rc.name, "found") != (len(rc.expect) > 0) {
			return nil, fmt.Errorf("line %d: the case lacks a text or an expect line, or has one too many", rc.line)
		}
	}
	return cases, nil
}
