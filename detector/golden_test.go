package detector_test

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"unspin/detector"
)

// goldenWidth is the width of a golden report's lines.
const goldenWidth = 96

// goldenReport writes a report as a page that a person can read and disagree
// with. It leaves out what changes with a build (commit, versions) and what
// the texts themselves say (hashes).
func goldenReport(c compared) string {
	var b strings.Builder
	r := c.report
	if len(c.names) == 0 {
		fmt.Fprintf(&b, "%s alone\n\n", c.block.suspect)
	} else {
		fmt.Fprintf(&b, "%s against %s\n\n", c.block.suspect, strings.Join(c.names, ", "))
	}
	fmt.Fprintf(&b, "verdict    %s%s\n", r.Verdict, mechanismWords(r.Mechanism))
	fmt.Fprintf(&b, "score      %.1f, likelihood ratio %.3g, confidence %.2f\n", r.SpinScore, r.LikelihoodRatio, r.Confidence)
	if len(c.names) > 0 {
		fmt.Fprintf(&b, "coverage   %.0f %%\n", 100*r.Coverage)
		f := r.Derivation.Facts
		fmt.Fprintf(&b, "facts      %d shared, %d in the suspect alone, %d in the reference alone\n", f.Shared, f.SuspectOnly, f.ReferenceOnly)
		fmt.Fprintf(&b, "direction  %s, confidence %.2f\n", r.Direction.Original, r.Direction.Confidence)
	}
	fmt.Fprintf(&b, "suspect    %d words, %d sentences\n", r.Suspect.Words, r.Suspect.Sentences)
	for _, ref := range r.References {
		fmt.Fprintf(&b, "reference  %s: %d words, %d sentences; covers %.0f %%, alone %s, %.1f\n",
			ref.Name, ref.Words, ref.Sentences, 100*ref.Coverage, ref.Verdict, ref.SpinScore)
	}
	fmt.Fprintf(&b, "summary    %s\n", r.Summary)
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "warning    %s: %s\n", w.Code, w.Text)
	}

	fmt.Fprintf(&b, "\nREASONS\n")
	for _, reason := range r.Reasons {
		fmt.Fprintf(&b, "%+6.2f  %-18s %s\n", reason.Effect, reason.Code, reason.Text)
	}
	fmt.Fprintf(&b, "\nSUBSTITUTIONS: %d, artifacts among them (*): %d\n", len(r.Substitutions), artifacts(r))
	for _, s := range r.Substitutions {
		fmt.Fprintln(&b, substitutionLine(s))
	}
	if len(r.Queries) > 0 {
		fmt.Fprintf(&b, "\nQUERIES\n")
	}
	for _, q := range r.Queries {
		fmt.Fprintf(&b, "%-7s %s\n", q.Width, q.Text)
	}
	if len(c.names) > 0 {
		fmt.Fprintf(&b, "\nFACTS: %d\n", len(r.Facts))
	}
	for _, f := range r.Facts {
		fmt.Fprintln(&b, factLine(f))
	}
	fmt.Fprintf(&b, "\nQUOTATIONS: %d\n", len(r.Quotations))
	for _, q := range r.Quotations {
		fmt.Fprintln(&b, quotationLines(q))
	}
	fmt.Fprintf(&b, "\nSENTENCES (^ artifact, = replaced, + inserted, - deleted, > moved)\n")
	for _, row := range r.Rows {
		b.WriteString(rowLines(row, c))
	}
	return b.String()
}

func mechanismWords(m detector.Mechanism) string {
	if m == "" {
		return ""
	}
	return ", " + string(m)
}

func substitutionLine(s detector.Substitution) string {
	mark, reference := " ", strings.Join(s.Suggestions, " | ")
	if s.Artifact {
		mark = "*"
	}
	if s.Reference != nil {
		reference = oneLine(s.Reference.Text)
	}
	return strings.TrimRight(fmt.Sprintf("%s %-28s -> %-28s %-14s %-20s %5.2f  %s",
		mark, reference, oneLine(s.Suspect.Text), s.Kind, s.Rule, s.Weight, s.Why), " ")
}

func factLine(f detector.Fact) string {
	reference, suspect := "-", "-"
	if f.Reference != nil {
		reference = oneLine(f.Reference.Text)
	}
	if f.Suspect != nil {
		suspect = oneLine(f.Suspect.Text)
	}
	return fmt.Sprintf("%-9s %-40s -> %s", f.Kind, reference, suspect)
}

func quotationLines(q detector.Quotation) string {
	lines := []string{string(q.Status)}
	if q.Speaker != "" {
		lines[0] += ", " + q.Speaker
	}
	if q.Reference != nil {
		lines = append(lines, "  reference  "+oneLine(q.Reference.Text))
	}
	if q.Suspect != nil {
		lines = append(lines, "  suspect    "+oneLine(q.Suspect.Text))
	}
	for _, ch := range q.Changes {
		lines = append(lines, fmt.Sprintf("             %s -> %s", oneLine(ch.Reference.Text), oneLine(ch.Suspect.Text)))
	}
	return strings.Join(lines, "\n")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// A mark is a stretch of a text with the sign that stands under it.
type mark struct {
	span detector.Span
	sign byte
}

// rowLines writes one row: the kind of its passage, then each side with the
// changed words marked below.
func rowLines(row detector.Row, c compared) string {
	var b strings.Builder
	kind := "reference alone"
	switch {
	case len(c.names) == 0:
		kind = "alone"
	case row.Suspect != nil:
		kind = string(c.report.Passages[row.Passage].Kind)
	}
	fmt.Fprintf(&b, "[%s]\n", kind)
	artifact := map[string]bool{}
	for _, s := range c.report.Substitutions {
		artifact[s.ID] = s.Artifact
	}
	var suspectMarks []mark
	referenceMarks := map[int][]mark{}
	for _, ch := range row.Changes {
		sign := changeSign(ch, artifact[ch.Substitution])
		if ch.Suspect != nil {
			suspectMarks = append(suspectMarks, mark{*ch.Suspect, sign})
		}
		if ch.Reference != nil {
			referenceMarks[ch.Reference.Reference] = append(referenceMarks[ch.Reference.Reference], mark{ch.Reference.Span, sign})
		}
	}
	for _, s := range row.References {
		name := "ref  "
		if len(c.references) > 1 {
			name = fmt.Sprintf("ref%d ", s.Reference+1)
		}
		b.WriteString(markedLines(name, s.Span, referenceMarks[s.Reference]))
	}
	if row.Suspect != nil {
		b.WriteString(markedLines("sus  ", *row.Suspect, suspectMarks))
	}
	return b.String()
}

func changeSign(ch detector.Change, artifact bool) byte {
	switch {
	case artifact:
		return '^'
	case ch.Op == detector.Inserted:
		return '+'
	case ch.Op == detector.Deleted:
		return '-'
	case ch.Op == detector.Moved:
		return '>'
	}
	return '='
}

// markedLines breaks a span into lines at spaces and writes the signs under
// the marked words. A line without a mark gets no second line.
func markedLines(label string, s detector.Span, marks []mark) string {
	var text, signs []rune
	for i, r := range s.Text {
		if unicode.IsSpace(r) {
			r = ' '
		}
		sign := ' '
		for _, m := range marks {
			if at := s.Start + i; m.span.Start <= at && at < m.span.End {
				sign = rune(m.sign)
			}
		}
		text, signs = append(text, r), append(signs, sign)
	}
	var b strings.Builder
	for width := goldenWidth - utf8.RuneCountInString(label); len(text) > 0; {
		n := len(text)
		if n > width {
			n = width
			for n > 0 && text[n] != ' ' {
				n--
			}
			if n == 0 {
				n = width
			}
		}
		fmt.Fprintln(&b, strings.TrimRight(label+string(text[:n]), " "))
		if under := strings.TrimRight(string(signs[:n]), " "); under != "" {
			fmt.Fprintln(&b, strings.Repeat(" ", utf8.RuneCountInString(label))+under)
		}
		text, signs = text[n:], signs[n:]
		for len(text) > 0 && text[0] == ' ' {
			text, signs = text[1:], signs[1:]
		}
		label = strings.Repeat(" ", utf8.RuneCountInString(label))
	}
	return b.String()
}
