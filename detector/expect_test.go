package detector_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"unspin/detector"
)

// compared is one comparison: what went in and what came out.
type compared struct {
	suspect    detector.Text
	references []detector.Text
	names      []string // of the references, as expect.txt calls them
	report     *detector.Report
	block      comparison // what is expected of it, if anything
}

// A comparison is one block of an expect.txt. The format is documented in
// testdata/stories/README.md.
type comparison struct {
	suspect      string
	references   []string
	expectations []expectation
}

// An expectation is one line of a block.
type expectation struct {
	line  int
	text  string
	later bool
	holds func(compared) (bool, error) // the error is for a line that says nothing of these texts
}

// judges reports whether e is one of the judgements that a line "agrees at
// least" counts together.
func (e expectation) judges() bool {
	return strings.HasPrefix(e.text, "flags ") || strings.HasPrefix(e.text, "clears ")
}

// check holds c to its block. Judgements of single words are counted where
// the block says how many must agree: no reader would sign every one of them.
func (c compared) check(t *testing.T) {
	t.Helper()
	counted := slices.ContainsFunc(c.block.expectations, func(e expectation) bool { return strings.HasPrefix(e.text, "agrees ") })
	for _, e := range c.block.expectations {
		if !counted || !e.judges() {
			e.check(t, c)
		}
	}
}

// agreement returns the share of the block's judgements that hold, in per
// cent, and those that do not.
func (c compared) agreement() (share float64, missed []string, err error) {
	n := 0
	for _, e := range c.block.expectations {
		if !e.judges() {
			continue
		}
		n++
		holds, err := e.holds(c)
		if err != nil {
			return 0, nil, fmt.Errorf("line %d: %s: %w", e.line, e.text, err)
		}
		if !holds {
			missed = append(missed, e.text)
		}
	}
	return 100 * float64(n-len(missed)) / float64(n), missed, nil
}

func (e expectation) check(t *testing.T, c compared) {
	t.Helper()
	holds, err := e.holds(c)
	switch {
	case err != nil:
		t.Errorf("expect.txt:%d: %s: %v", e.line, e.text, err)
	case e.later && holds:
		t.Errorf("expect.txt:%d: %s: holds now; remove the marker later:", e.line, e.text)
	case !e.later && !holds:
		t.Errorf("expect.txt:%d: not so: %s%s", e.line, e.text, c.nearby(e.text))
	}
}

func parseExpectations(s string) ([]comparison, error) {
	var blocks []comparison
	for i, line := range strings.Split(s, "\n") {
		text := strings.TrimSpace(line)
		if text == "" || text[0] == '#' {
			continue
		}
		if words := strings.Fields(line); (words[0] == "compare" || words[0] == "inspect") && line[0] != ' ' {
			if words[0] == "inspect" && len(words) != 2 {
				return nil, fmt.Errorf("expect.txt:%d: inspect takes a suspect alone", i+1)
			}
			if words[0] == "compare" && len(words) < 3 {
				return nil, fmt.Errorf("expect.txt:%d: compare needs a suspect and a reference", i+1)
			}
			blocks = append(blocks, comparison{suspect: words[1], references: words[2:]})
			continue
		}
		if len(blocks) == 0 || line[0] != ' ' {
			return nil, fmt.Errorf("expect.txt:%d: not an expectation of a comparison: %s", i+1, line)
		}
		e := expectation{line: i + 1}
		e.text, e.later = strings.CutPrefix(text, "later: ")
		e.later, e.text = e.text != text, strings.TrimSpace(e.text)
		if e.holds = parseExpectation(e.text); e.holds == nil {
			return nil, fmt.Errorf("expect.txt:%d: not understood: %s", i+1, text)
		}
		last := &blocks[len(blocks)-1]
		last.expectations = append(last.expectations, e)
	}
	return blocks, nil
}

func parseExpectation(text string) func(compared) (bool, error) {
	for _, form := range expectationForms {
		if m := form.pattern.FindStringSubmatch(text); m != nil {
			return func(c compared) (bool, error) { return form.holds(c, m[1:]) }
		}
	}
	return nil
}

// expectationForms are the lines that an expect.txt may hold, in the order of
// the README's table. In a pattern, "a" and "b" stand for quoted words.
var expectationForms = []expectationForm{
	form(`verdict ([a-z-]+(?: or [a-z-]+)*)`, func(c compared, m []string) (bool, error) {
		return slices.Contains(strings.Split(m[0], " or "), string(c.report.Verdict)), nil
	}),
	form(`score at (least|most) (\d+)`, func(c compared, m []string) (bool, error) {
		return within(c.report.SpinScore, m[0], m[1])
	}),
	form(`coverage at (least|most) (\d+)`, func(c compared, m []string) (bool, error) {
		return within(100*c.report.Coverage, m[0], m[1])
	}),
	form(`direction (reference|suspect|undecided)`, func(c compared, m []string) (bool, error) {
		return c.report.Direction.Original == m[0], nil
	}),
	form(`mechanism ([a-z-]+)`, func(c compared, m []string) (bool, error) {
		return string(c.report.Mechanism) == m[0], nil
	}),
	form(`no mechanism`, func(c compared, m []string) (bool, error) {
		return c.report.Mechanism == "", nil
	}),
	form(`finds "a" -> "b"`, func(c compared, m []string) (bool, error) {
		return slices.ContainsFunc(c.report.Substitutions, func(s detector.Substitution) bool {
			return s.Reference != nil && holdsWords(s.Reference.Text, m[0]) && holdsWords(s.Suspect.Text, m[1])
		}), c.inTexts(m)
	}),
	form(`flags "a" -> "b"`, func(c compared, m []string) (bool, error) {
		return slices.ContainsFunc(c.report.Substitutions, func(s detector.Substitution) bool {
			return s.Artifact && s.Reference != nil && holdsWords(s.Reference.Text, m[0]) && holdsWords(s.Suspect.Text, m[1])
		}), c.inTexts(m)
	}),
	form(`clears "a" -> "b"`, func(c compared, m []string) (bool, error) {
		return !slices.ContainsFunc(c.report.Substitutions, func(s detector.Substitution) bool {
			return s.Artifact && s.Reference != nil && fold(s.Reference.Text) == fold(m[0]) && fold(s.Suspect.Text) == fold(m[1])
		}), c.inTexts(m)
	}),
	form(`agrees at (least|most) (\d+)`, func(c compared, m []string) (bool, error) {
		share, _, err := c.agreement()
		if err != nil {
			return false, err
		}
		return within(share, m[0], m[1])
	}),
	form(`trace ([a-z-]+) "b"`, func(c compared, m []string) (bool, error) {
		start := strings.Index(c.suspect.Text, m[1])
		if start < 0 {
			return false, fmt.Errorf("the suspect has no “%s”", m[1])
		}
		return slices.ContainsFunc(c.report.Substitutions, func(s detector.Substitution) bool {
			return s.Artifact && s.Rule == m[0] && s.Suspect.Start < start+len(m[1]) && start < s.Suspect.End
		}), nil
	}),
	form(`suggests "a" -> "b"`, func(c compared, m []string) (bool, error) {
		return slices.ContainsFunc(c.report.Substitutions, func(s detector.Substitution) bool {
			return s.Artifact && holdsWords(s.Suspect.Text, m[1]) && slices.Contains(s.Suggestions, m[0])
		}), c.inSuspect(m[1])
	}),
	form(`searches for "b"`, func(c compared, m []string) (bool, error) {
		return slices.ContainsFunc(c.report.Queries, func(q detector.Query) bool { return holdsWords(q.Text, m[0]) }), nil
	}),
	form(`does not search for "b"`, func(c compared, m []string) (bool, error) {
		return !slices.ContainsFunc(c.report.Queries, func(q detector.Query) bool { return holdsWords(q.Text, m[0]) }), c.inSuspect(m[0])
	}),
	form(`artifacts at most (\d+)`, func(c compared, m []string) (bool, error) {
		return within(float64(artifacts(c.report)), "most", m[0])
	}),
	form(`quotation (verbatim|altered|variant|added|dropped) "b"`, func(c compared, m []string) (bool, error) {
		return slices.ContainsFunc(c.report.Quotations, func(q detector.Quotation) bool {
			return string(q.Status) == m[0] &&
				(q.Suspect != nil && holdsWords(q.Suspect.Text, m[1]) ||
					q.Status == detector.QuoteDropped && holdsWords(q.Reference.Text, m[1]))
		}), c.inEither(m[1])
	}),
	form(`no quotation (verbatim|altered|variant|added|dropped)`, func(c compared, m []string) (bool, error) {
		return !slices.ContainsFunc(c.report.Quotations, func(q detector.Quotation) bool { return string(q.Status) == m[0] }), nil
	}),
	form(`changes "a" -> "b"`, func(c compared, m []string) (bool, error) {
		return slices.ContainsFunc(c.report.Quotations, func(q detector.Quotation) bool {
			return q.Status == detector.QuoteAltered && slices.ContainsFunc(q.Changes, func(ch detector.QuotationChange) bool {
				return holdsWords(ch.Reference.Text, m[0]) && holdsWords(ch.Suspect.Text, m[1])
			})
		}), c.inTexts(m)
	}),
	form(`passage (verbatim|light-edit|paraphrase|spun|new) "b"`, func(c compared, m []string) (bool, error) {
		return slices.ContainsFunc(c.report.Passages, func(p detector.Passage) bool {
			return string(p.Kind) == m[0] && holdsWords(p.Suspect.Text, m[1])
		}), c.inSuspect(m[1])
	}),
	form(`credits ([a-z]+) "b"`, func(c compared, m []string) (bool, error) {
		reference := slices.Index(c.names, m[0])
		if reference < 0 {
			return false, fmt.Errorf("%s is not a reference here", m[0])
		}
		return slices.ContainsFunc(c.report.Passages, func(p detector.Passage) bool {
			return holdsWords(p.Suspect.Text, m[1]) && slices.ContainsFunc(p.References, func(s detector.ReferenceSpan) bool {
				return s.Reference == reference
			})
		}), c.inSuspect(m[1])
	}),
	form(`warns ([a-z0-9-]+)`, func(c compared, m []string) (bool, error) { return warns(c.report, m[0]), nil }),
	form(`does not warn ([a-z0-9-]+)`, func(c compared, m []string) (bool, error) { return !warns(c.report, m[0]), nil }),
}

type expectationForm struct {
	pattern *regexp.Regexp
	holds   func(c compared, m []string) (bool, error)
}

func form(pattern string, holds func(compared, []string) (bool, error)) expectationForm {
	pattern = strings.NewReplacer(`"a"`, `"([^"]+)"`, `"b"`, `"([^"]+)"`).Replace(pattern)
	return expectationForm{regexp.MustCompile(`^` + pattern + `$`), holds}
}

func within(value float64, bound, limit string) (bool, error) {
	n, err := strconv.ParseFloat(limit, 64)
	if bound == "least" {
		return value >= n, err
	}
	return value <= n, err
}

func warns(r *detector.Report, code string) bool {
	return slices.ContainsFunc(r.Warnings, func(w detector.Warning) bool { return w.Code == code })
}

func artifacts(r *detector.Report) int {
	n := 0
	for _, s := range r.Substitutions {
		if s.Artifact {
			n++
		}
	}
	return n
}

// inTexts says which word of a pair, the reference's first, its text lacks.
func (c compared) inTexts(pair []string) error {
	if !slices.ContainsFunc(c.references, func(r detector.Text) bool { return holdsWords(r.Text, pair[0]) }) {
		return fmt.Errorf("the reference has no “%s”", pair[0])
	}
	return c.inSuspect(pair[1])
}

func (c compared) inSuspect(words string) error {
	if !holdsWords(c.suspect.Text, words) {
		return fmt.Errorf("the suspect has no “%s”", words)
	}
	return nil
}

func (c compared) inEither(words string) error {
	if c.inTexts([]string{words, words}) != nil && c.inSuspect(words) != nil &&
		!slices.ContainsFunc(c.references, func(r detector.Text) bool { return holdsWords(r.Text, words) }) {
		return fmt.Errorf("neither side has “%s”", words)
	}
	return nil
}

// fold makes texts comparable: lower case, one shape of quotation mark and
// apostrophe, single spaces.
func fold(s string) string {
	s = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`).Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}

// holdsWords reports whether s holds the words, whole.
func holdsWords(s, words string) bool {
	s, words = fold(s), fold(words)
	for from := 0; ; {
		i := strings.Index(s[from:], words)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		after, _ := utf8.DecodeRuneInString(s[end:])
		if !isWordRune(before) && !isWordRune(after) {
			return true
		}
		from = start + 1
	}
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// nearby tells what the report says about the words of an expectation that
// does not hold, so that the failure can be judged without a debugger.
func (c compared) nearby(text string) string {
	r := c.report
	got := fmt.Sprintf("\n  verdict %s, score %v, coverage %.0f %%, direction %s, mechanism %q, %d artifacts",
		r.Verdict, r.SpinScore, 100*r.Coverage, r.Direction.Original, r.Mechanism, artifacts(r))
	for _, w := range r.Warnings {
		got += ", warns " + w.Code
	}
	if strings.HasPrefix(text, "agrees ") {
		share, missed, _ := c.agreement()
		return fmt.Sprintf("%s\n  %.0f %% agree; not so: %s", got, share, strings.Join(missed, ", "))
	}
	quoted := regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(text, -1)
	touches := func(s string) bool {
		return slices.ContainsFunc(quoted, func(m []string) bool { return holdsWords(s, m[1]) || holdsWords(m[1], s) })
	}
	for _, s := range r.Substitutions {
		if touches(s.Suspect.Text) || s.Reference != nil && touches(s.Reference.Text) {
			got += "\n  " + substitutionLine(s)
		}
	}
	for _, q := range r.Quotations {
		if q.Suspect != nil && touches(q.Suspect.Text) || q.Reference != nil && touches(q.Reference.Text) ||
			strings.HasPrefix(text, "no quotation "+string(q.Status)) {
			got += "\n  " + strings.ReplaceAll(quotationLines(q), "\n", "\n  ")
		}
	}
	return got
}
