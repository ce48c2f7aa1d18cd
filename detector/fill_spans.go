package detector

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// suspectSpan returns the span of a token range of the suspect.
func (c *comparison) suspectSpan(r align.Range) Span { return span(c.suspect, r) }

// referenceSpan returns the span of a token range of reference i.
func (c *comparison) referenceSpan(i int, r align.Range) ReferenceSpan {
	return ReferenceSpan{Span: span(c.references[i], r), Reference: i}
}

// span turns a token range into a span. An empty range stands before the
// token at its start.
func span(d *text.Document, r align.Range) Span {
	if r.Start >= r.End {
		at := len(d.Source)
		if int(r.Start) < len(d.Tokens) {
			at = int(d.Tokens[r.Start].Start)
		}
		return Span{Start: at, End: at}
	}
	start, end := int(d.Tokens[r.Start].Start), int(d.Tokens[r.End-1].End)
	return Span{Start: start, End: end, Text: d.Source[start:end]}
}

// sentences returns the tokens of a range of sentences.
func sentences(d *text.Document, r align.Range) align.Range {
	return align.Range{Start: d.Sentences[r.Start].Start, End: d.Sentences[r.End-1].End}
}
