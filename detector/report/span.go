package report

// A Span is a half-open range [Start, End) of a text and the text it holds.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func (s Span) within(whole Span) bool { return s.Start >= whole.Start && s.End <= whole.End }

// A ReferenceSpan is a Span of the reference with index Reference.
type ReferenceSpan struct {
	Span
	Reference int `json:"reference"`
}

// SpanOwner tells which text a span visited by EachSpan points into: −1 for
// the suspect, otherwise the index of the reference.
type SpanOwner int

// SuspectOwner is the SpanOwner of the suspect.
const SuspectOwner SpanOwner = -1

// EachSpan calls visit for every span of the report once, with its owner. The
// WebAssembly border uses it to turn byte offsets into UTF-16 code units.
func (r *Report) EachSpan(visit func(owner SpanOwner, s *Span)) {
	ref := func(s *ReferenceSpan) {
		if s != nil {
			visit(SpanOwner(s.Reference), &s.Span)
		}
	}
	sus := func(s *Span) {
		if s != nil {
			visit(SuspectOwner, s)
		}
	}
	for i := range r.Facts {
		sus(r.Facts[i].Suspect)
		ref(r.Facts[i].Reference)
	}
	for i := range r.Passages {
		sus(&r.Passages[i].Suspect)
		for j := range r.Passages[i].References {
			ref(&r.Passages[i].References[j])
		}
	}
	for i := range r.Rows {
		row := &r.Rows[i]
		sus(row.Suspect)
		for j := range row.References {
			ref(&row.References[j])
		}
		for j := range row.Changes {
			sus(row.Changes[j].Suspect)
			ref(row.Changes[j].Reference)
		}
	}
	for i := range r.Substitutions {
		sus(&r.Substitutions[i].Suspect)
		ref(r.Substitutions[i].Reference)
	}
	for i := range r.Quotations {
		q := &r.Quotations[i]
		sus(q.Suspect)
		ref(q.Reference)
		for j := range q.Changes {
			sus(&q.Changes[j].Suspect)
			ref(&q.Changes[j].Reference)
		}
	}
}
