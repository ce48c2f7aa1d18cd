package main

import (
	"strconv"
	"strings"

	"unspin/detector"
)

// Signs under changed words.
var signs = map[detector.ChangeOp]byte{
	detector.Replaced: '^', detector.Inserted: '+', detector.Deleted: '-', detector.Moved: '~',
	detector.Suspected: '^',
}

// suspectSide stands for the suspect where a side is named by a reference's index.
const suspectSide = -1

// sideLabel names a side of the aligned view in a fixed width.
func (t *textWriter) sideLabel(reference int) string {
	width, label := 12, "reference"
	if len(t.report.References) > 9 {
		width++
	}
	switch {
	case reference == suspectSide:
		label = "suspect"
	case len(t.report.References) > 1:
		label += " " + strconv.Itoa(reference+1)
	}
	return pad(label, width)
}

func pad(s string, width int) string {
	for len(s) < width {
		s += " "
	}
	return s
}

// sentences writes the aligned sentences in which something changed.
func (t *textWriter) sentences() {
	var changed, same, reworded, suspectOnly, referenceOnly, aside int
	for _, row := range t.report.Rows {
		switch {
		case row.Suspect == nil && t.aside[row.References[0].Reference]:
			aside++
		case row.Suspect == nil:
			referenceOnly++
		case len(row.Changes) > 0:
			changed++
		case row.Basis == detector.ByContent:
			reworded++
		case len(row.References) == 0:
			suspectOnly++
		default:
			same++
		}
	}
	if changed > 0 {
		title, legend := "Sentences with changes", "^ replaced, + only in the suspect, - only in the reference, ~ moved; * counts as evidence"
		if len(t.report.References) == 0 {
			title, legend = "Sentences with findings", "^ may stand for other wording; * counts as evidence"
		}
		t.section(title)
		t.block("", legend, nil, plain)
		for _, row := range t.report.Rows {
			if row.Suspect != nil && len(row.Changes) > 0 {
				t.row(row)
			}
		}
	}
	if reworded > 0 {
		t.section("Sentences that tell the same in other words")
		t.block("", "= a name, number, date or quotation that both have", nil, plain)
		for _, row := range t.report.Rows {
			if row.Basis == detector.ByContent {
				t.reworded(row)
			}
		}
	}
	if len(t.report.References) > 0 && len(t.report.Rows) > 0 {
		t.section("Other sentences")
		more := ""
		if aside > 0 {
			more = "; " + strconv.Itoa(aside) + " more in the other references"
		}
		t.item("", strconv.Itoa(same)+" word for word, "+strconv.Itoa(suspectOnly)+" only in the suspect, "+
			strconv.Itoa(referenceOnly)+" only in the reference"+more)
	}
}

// row writes one line of the aligned view: both sides, then what changed.
func (t *textWriter) row(row detector.Row) {
	t.out.WriteString("\n")
	for _, ref := range row.References {
		var marks []mark
		for _, c := range row.Changes {
			if r := c.Reference; r != nil && r.Reference == ref.Reference {
				marks = append(marks, t.mark(c, r.Span, ref.Start))
			}
		}
		t.block(t.sideLabel(ref.Reference), ref.Text, marks, dim)
	}
	var marks []mark
	for _, c := range row.Changes {
		if c.Suspect != nil {
			marks = append(marks, t.mark(c, *c.Suspect, row.Suspect.Start))
		}
	}
	t.block(t.sideLabel(suspectSide), row.Suspect.Text, marks, dim)
	var found []*detector.Substitution
	for _, c := range row.Changes {
		if s := t.byID[c.Substitution]; s != nil {
			found = append(found, s)
		}
	}
	t.explain(found)
}

// mark places a change in a text that begins at start.
func (t *textWriter) mark(c detector.Change, at detector.Span, start int) mark {
	m := mark{start: at.Start - start, end: at.End - start, sign: signs[c.Op], style: changed}
	if s := t.byID[c.Substitution]; s != nil {
		m.sign = '^'
		if s.Artifact {
			m.style = strong
		}
	}
	return m
}

// explain writes what the substitutions are and why, those of one kind that
// share their reason in one breath. Each is told once in a report.
func (t *textWriter) explain(found []*detector.Substitution) {
	for i, first := range found {
		if t.shown[first.ID] {
			continue
		}
		var pairs []string
		for _, s := range found[i:] {
			alike := s.Kind == first.Kind && s.Artifact == first.Artifact && s.Why == first.Why
			if alike && !t.shown[s.ID] {
				t.shown[s.ID] = true
				pairs = append(pairs, wording(s))
			}
		}
		label, st := "  ", plain
		if first.Artifact {
			label, st = "* ", strong
		}
		text := strings.Join(pairs, ", ") + ": " + first.Kind.Shown()
		if why := strings.TrimSuffix(first.Why, "."); why != "" && !strings.EqualFold(why, first.Kind.Shown()) {
			text += ". " + why
		}
		t.hang(4, label, glyphs(stopped(text), nil), st)
	}
}

// wording writes both sides of a substitution, and what a trace on its own
// may have stood for.
func wording(s *detector.Substitution) string {
	if s.Reference != nil {
		return "“" + s.Reference.Text + "” → “" + s.Suspect.Text + "”"
	}
	text := "“" + s.Suspect.Text + "”"
	for i, suggestion := range s.Suggestions {
		text += []string{" (perhaps “", ", “"}[min(i, 1)] + suggestion + "”"
	}
	if len(s.Suggestions) > 0 {
		text += ")"
	}
	return text
}

// findings writes the substitutions that no sentence above has told.
func (t *textWriter) findings() {
	var rest []*detector.Substitution
	for i := range t.report.Substitutions {
		if s := &t.report.Substitutions[i]; !t.shown[s.ID] {
			rest = append(rest, s)
		}
	}
	if len(rest) > 0 {
		t.section("Further findings (* counts as evidence)")
		t.explain(rest)
	}
}
