package main

import (
	"strconv"

	"unspin/detector"
)

// Signs under changed words.
var signs = map[detector.ChangeOp]byte{
	detector.Replaced: '^', detector.Inserted: '+', detector.Deleted: '-', detector.Moved: '~',
}

// sideLabel names a side of the aligned view in a fixed width.
func (t *textWriter) sideLabel(reference int) string {
	if len(t.report.References) < 2 {
		return "reference   "
	}
	return pad("reference "+strconv.Itoa(reference+1), 12)
}

const suspectLabel = "suspect     "

func pad(s string, width int) string {
	for len(s) < width {
		s += " "
	}
	return s
}

// sentences writes the aligned sentences in which something changed.
func (t *textWriter) sentences() {
	var changed, same, suspectOnly, referenceOnly int
	for _, row := range t.report.Rows {
		switch {
		case row.Suspect == nil:
			referenceOnly++
		case len(row.Changes) > 0:
			changed++
		case len(row.References) == 0:
			suspectOnly++
		default:
			same++
		}
	}
	if changed > 0 {
		t.section("Sentences with changes")
		t.block("", "^ replaced, + only in the suspect, - only in the reference, ~ moved; * counts as evidence", nil, plain)
		for _, row := range t.report.Rows {
			if row.Suspect != nil && len(row.Changes) > 0 {
				t.row(row)
			}
		}
	}
	if len(t.report.References) > 0 && len(t.report.Rows) > 0 {
		t.section("Other sentences")
		t.item("", strconv.Itoa(same)+" word for word, "+strconv.Itoa(suspectOnly)+" only in the suspect, "+
			strconv.Itoa(referenceOnly)+" only in the reference")
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
	t.block(suspectLabel, row.Suspect.Text, marks, dim)
	for _, c := range row.Changes {
		if s := t.byID[c.Substitution]; s != nil && !t.shown[s.ID] {
			t.explain(s)
		}
	}
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

// explain writes what a substitution is and why.
func (t *textWriter) explain(s *detector.Substitution) {
	t.shown[s.ID] = true
	label, st := "  ", plain
	if s.Artifact {
		label, st = "* ", strong
	}
	text := "“" + s.Suspect.Text + "”"
	if s.Reference != nil {
		text = "“" + s.Reference.Text + "” → " + text
	}
	text += ", " + s.Kind.Shown()
	if s.Why != "" {
		text += ": " + s.Why
	}
	text = stopped(text)
	if len(s.Suggestions) > 0 {
		text += " It may have stood for"
		for i, suggestion := range s.Suggestions {
			if i > 0 {
				text += ","
			}
			text += " “" + suggestion + "”"
		}
		text += "."
	}
	t.hang(4, label, glyphs(text, nil), st)
}

// findings writes the substitutions that no sentence above has told.
func (t *textWriter) findings() {
	begun := false
	for i := range t.report.Substitutions {
		s := &t.report.Substitutions[i]
		if t.shown[s.ID] {
			continue
		}
		if !begun {
			t.section("Further findings (* counts as evidence)")
			begun = true
		}
		t.explain(s)
	}
}
