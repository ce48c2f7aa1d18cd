package main

import (
	"slices"

	"unspin/detector"
)

// toUTF16 turns the byte offsets of the report's spans into the UTF-16 code
// units that JavaScript counts in. It is the one place that does. text returns
// the text that an owner's spans point into; a text is walked once, however
// many spans it has.
func toUTF16(r *detector.Report, text func(detector.SpanOwner) string) {
	offsets := map[detector.SpanOwner][]*int{}
	r.EachSpan(func(owner detector.SpanOwner, s *detector.Span) {
		offsets[owner] = append(offsets[owner], &s.Start, &s.End)
	})
	for owner, o := range offsets {
		convert(o, text(owner))
	}
}

// convert replaces each byte offset into text by its offset in code units.
func convert(offsets []*int, text string) {
	slices.SortFunc(offsets, func(a, b *int) int { return *a - *b })
	units, next := 0, 0
	for at, r := range text {
		for next < len(offsets) && *offsets[next] <= at {
			*offsets[next] = units
			next++
		}
		units++
		if r > 0xFFFF {
			units++ // a surrogate pair
		}
	}
	for _, o := range offsets[next:] {
		*o = units
	}
}
