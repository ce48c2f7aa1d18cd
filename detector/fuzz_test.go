package detector_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// A spans checks the spans of one report against the texts they point into.
type spans struct {
	suspect    string
	references []string
	wrong      string // the first that was wrong
}

func (s *spans) check(where, text string, span detector.Span) {
	switch {
	case s.wrong != "":
	case span.Start < 0 || span.End < span.Start || span.End > len(text):
		s.wrong = fmt.Sprintf("%s: span [%d, %d) of a text of %d bytes", where, span.Start, span.End, len(text))
	case text[span.Start:span.End] != span.Text:
		s.wrong = fmt.Sprintf("%s: span [%d, %d) has the text %q, not %q", where, span.Start, span.End, span.Text, text[span.Start:span.End])
	}
}

func (s *spans) inSuspect(where string, span *detector.Span) {
	if span != nil {
		s.check(where, s.suspect, *span)
	}
}

func (s *spans) inReference(where string, span *detector.ReferenceSpan) {
	switch {
	case span == nil:
	case span.Reference < 0 || span.Reference >= len(s.references):
		s.wrong = fmt.Sprintf("%s: there is no reference %d", where, span.Reference)
	default:
		s.check(where, s.references[span.Reference], span.Span)
	}
}

// report checks all spans of r.
func (s *spans) report(r *detector.Report) {
	for _, p := range r.Passages {
		s.inSuspect("passage", &p.Suspect)
		for i := range p.References {
			s.inReference("passage", &p.References[i])
		}
	}
	for _, row := range r.Rows {
		s.inSuspect("row", row.Suspect)
		for i := range row.References {
			s.inReference("row", &row.References[i])
		}
		for _, c := range row.Changes {
			s.inSuspect("change", c.Suspect)
			s.inReference("change", c.Reference)
		}
	}
	for _, x := range r.Substitutions {
		s.inSuspect("substitution "+x.ID, &x.Suspect)
		s.inReference("substitution "+x.ID, x.Reference)
	}
	for _, q := range r.Quotations {
		s.inSuspect("quotation", q.Suspect)
		s.inReference("quotation", q.Reference)
		for i := range q.Changes {
			s.inSuspect("change of a quotation", &q.Changes[i].Suspect)
			s.inReference("change of a quotation", &q.Changes[i].Reference)
		}
	}
}

// wrongScore says whether the reasons of r do not add up to its score.
func wrongScore(r *detector.Report) string {
	sum := 0.0
	for _, reason := range r.Reasons {
		sum += reason.Effect
	}
	switch want := 100 / (1 + math.Exp(-sum)); {
	case len(r.Reasons) == 0:
		return ""
	case math.Abs(want-r.SpinScore) > .5:
		return fmt.Sprintf("the reasons add up to a score of %.2f, not %.2f", want, r.SpinScore)
	case r.Coverage < 0 || r.Coverage > 1 || r.Confidence < 0 || r.Confidence > 1:
		return fmt.Sprintf("coverage %v, confidence %v", r.Coverage, r.Confidence)
	}
	return ""
}

// holds checks what holds of every report on these texts.
func holds(t testing.TB, d *detector.Detector, suspect string, references ...string) *detector.Report {
	var texts []detector.Text
	s := spans{suspect: string([]rune(suspect))}
	for _, r := range references {
		texts = append(texts, detector.Text{Text: r})
		s.references = append(s.references, string([]rune(r)))
	}
	compare := func() (*detector.Report, string) {
		r, err := d.Compare(context.Background(), detector.Text{Text: suspect}, texts...)
		require.NoError(t, err)
		j, err := json.Marshal(r)
		require.NoError(t, err)
		return r, string(j)
	}
	r, first := compare()
	_, second := compare()
	require.Equal(t, first, second, "the same input gives the same bytes")
	s.report(r)
	require.Empty(t, s.wrong)
	require.Empty(t, wrongScore(r))
	require.NotEmpty(t, r.Verdict.Shown())
	return r
}

// asymmetry says which fact about two texts depends on which of them is the
// suspect, though it must not.
func asymmetry(there, back *detector.Report) string {
	counts := func(i detector.TextInfo) string { return fmt.Sprint(i.Words, i.Sentences, i.Language) }
	switch {
	case counts(there.Suspect) != counts(back.References[0].TextInfo):
		return "a text has other counts as the reference"
	case there.Inputs[0].SHA256 != back.Inputs[1].SHA256:
		return "a text has another checksum as the reference"
	case warning(there, detector.WarnHiddenCharacters) != warning(back, detector.WarnHiddenCharacters):
		return "other hidden characters are found the other way round"
	case (there.Verdict == detector.Identical) != (back.Verdict == detector.Identical):
		return "identical one way round alone"
	case there.Verdict == detector.Spun && back.Verdict == detector.Spun &&
		there.Direction.Original == "reference" && back.Direction.Original == "reference":
		return "each of them is said to be the original"
	}
	return ""
}

// warning returns what a report warns of under code.
func warning(r *detector.Report, code string) string {
	for _, w := range r.Warnings {
		if w.Code == code {
			return w.Text
		}
	}
	return ""
}

// stops cancels a comparison in its middle: it must ask no more than once
// again whether to go on.
func stops(t testing.TB, d *detector.Detector, suspect, reference string) {
	compare := func(ctx context.Context) error {
		_, err := d.Compare(ctx, detector.Text{Text: suspect}, detector.Text{Text: reference})
		return err
	}
	whole := newCancelsLater(math.MaxInt32)
	require.NoError(t, compare(whole))
	asked := math.MaxInt32 - whole.left.Load()
	require.Positive(t, asked)
	half := newCancelsLater(asked / 2)
	require.ErrorIs(t, compare(half), context.Canceled)
	require.GreaterOrEqual(t, half.left.Load(), int32(-2), "asks on once it was told to stop")
}

// FuzzCompare holds Compare to what holds of every report.
func FuzzCompare(f *testing.F) {
	// The opening of each story: of short texts many more are tried in the
	// same time.
	opening := func(text string) string { return strings.ToValidUTF8(text[:min(700, len(text))], "") }
	for _, p := range stories(f) {
		f.Add(opening(p.suspect), opening(p.reference))
	}
	f.Add("", "")
	f.Add("\xff\xfe a", "a \x80")
	f.Add("“Harbour,” he said", "\"Harbor\", he\u200b said")
	f.Add(strings.Repeat("The <b>ferry</b> left at 10&nbsp;a.m. ", 9), strings.Repeat("The fеrry departed at 10 a.m. ", 9))
	d, err := detector.New()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, suspect, reference string) {
		r := holds(t, d, suspect, reference)
		if suspect == reference && r.Suspect.Words > 0 {
			require.Equal(t, detector.Identical, r.Verdict)
		}
		same := holds(t, d, suspect, suspect)
		if same.Suspect.Words > 0 {
			require.Equal(t, detector.Identical, same.Verdict)
		}
		holds(t, d, suspect, reference, suspect)
		there, back := r, holds(t, d, reference, suspect)
		require.Empty(t, asymmetry(there, back))
		require.Empty(t, asymmetry(back, there))
		stops(t, d, suspect, reference)
		inspected, err := d.Inspect(context.Background(), detector.Text{Text: suspect})
		require.NoError(t, err)
		s := spans{suspect: string([]rune(suspect))}
		s.report(inspected)
		require.Empty(t, s.wrong)
	})
}
