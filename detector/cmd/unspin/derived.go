package main

import (
	"slices"

	"unspin/detector"
)

// derived writes the passages that go back to a reference where the rest of the
// suspect does not.
func (t *textWriter) derived() {
	if t.report.Derivation.Extent != detector.Part {
		return
	}
	t.section(t.report.DerivedTitle())
	begun := false
	for _, p := range t.report.Passages {
		if len(p.References) == 0 {
			continue
		}
		if begun {
			t.out.WriteString("\n")
		}
		begun = true
		t.block("", p.Kind.Shown()+":", nil, bold)
		for _, ref := range p.References {
			t.block(t.sideLabel(ref.Reference), ref.Text, nil, dim)
		}
		t.block(t.sideLabel(suspectSide), p.Suspect.Text, nil, dim)
	}
}

// reworded writes a row whose sides tell the same in other words, with the facts
// that both have: no word there is held against another.
func (t *textWriter) reworded(row detector.Row) {
	t.out.WriteString("\n")
	var suspect []mark
	for _, ref := range row.References {
		var marks []mark
		for _, f := range t.report.Facts {
			if f.Suspect == nil || f.Reference == nil || f.Reference.Reference != ref.Reference ||
				!within(f.Reference.Span, ref.Span) || !within(*f.Suspect, *row.Suspect) {
				continue
			}
			marks = append(marks, shared(f.Reference.Span, ref.Start))
			suspect = append(suspect, shared(*f.Suspect, row.Suspect.Start))
		}
		slices.SortFunc(marks, func(a, b mark) int { return a.start - b.start })
		t.block(t.sideLabel(ref.Reference), ref.Text, marks, dim)
	}
	slices.SortFunc(suspect, func(a, b mark) int { return a.start - b.start })
	t.block(t.sideLabel(suspectSide), row.Suspect.Text, suspect, dim)
}

func within(s, whole detector.Span) bool { return s.Start >= whole.Start && s.End <= whole.End }

// shared places a fact in a text that begins at start.
func shared(at detector.Span, start int) mark {
	return mark{start: at.Start - start, end: at.End - start, sign: '=', style: changed}
}
