package main

import "unspin/detector"

// toUTF16 turns the byte offsets of the report's spans into the UTF-16 code
// units that JavaScript counts in. It is the one place that does. text returns
// the text that an owner's spans point into, which is valid UTF-8; a text is
// walked once, however many spans it has.
func toUTF16(r *detector.Report, text func(detector.SpanOwner) string) {
	rulers := map[detector.SpanOwner]*ruler{}
	r.EachSpan(func(owner detector.SpanOwner, s *detector.Span) {
		by := rulers[owner]
		if by == nil {
			by = newRuler(text(owner))
			rulers[owner] = by
		}
		s.Start, s.End = by.units(s.Start), by.units(s.End)
	})
}

// A ruler knows how many code units stand before a byte of a text.
type ruler struct {
	text  string
	marks []int // the code units before every so many bytes
}

// markEvery is how many bytes lie between two marks: what is counted for each
// offset, against what the marks take.
const markEvery = 32

func newRuler(text string) *ruler {
	r := &ruler{text: text, marks: make([]int, 0, len(text)/markEvery+1)}
	units := 0
	for at := 0; at <= len(text); at += markEvery {
		r.marks = append(r.marks, units)
		units += codeUnits(text[at:min(at+markEvery, len(text))])
	}
	return r
}

// units returns the offset in code units that byte offset at is.
func (r *ruler) units(at int) int {
	mark := at / markEvery
	if mark+1 < len(r.marks) && r.marks[mark+1]-r.marks[mark] == markEvery { // nothing but ASCII up to there
		return r.marks[mark] + at%markEvery
	}
	return r.marks[mark] + codeUnits(r.text[mark*markEvery:at])
}

// codeUnits counts characters by their first bytes: those of four bytes are a
// surrogate pair.
func codeUnits(text string) int {
	n := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c < 0x80 || c >= 0xC0 && c < 0xF0:
			n++
		case c >= 0xF0:
			n += 2
		}
	}
	return n
}
