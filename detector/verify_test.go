package detector

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// verified reads a file back and recomputes it.
func verified(t testing.TB, file string, handed ...Text) *Verification {
	t.Helper()
	h, err := ReadHTML(file)
	require.NoError(t, err)
	d, err := New()
	require.NoError(t, err)
	v, err := d.Verify(t.Context(), h, handed...)
	require.NoError(t, err)
	return v
}

func TestVerifyReproduces(t *testing.T) {
	for _, test := range []struct {
		name  string
		story func(testing.TB) (*Report, Enclosures)
	}{
		{"a spun story against two references", spunStory},
		{"texts that would break out of a page", hostileStory},
		{"a suspect alone", func(t testing.TB) (*Report, Enclosures) {
			with := Enclosures{Suspect: storyText(t, "river-flood/spun.txt")}
			return compared(t, with), with
		}},
		{"a story of which findings were dismissed", func(t testing.TB) (*Report, Enclosures) {
			_, with := spunStory(t)
			with.Original = compared(t, with)
			report := compared(t, with, "s1", "s4", "quotations", "q1", "p1", "names")
			require.Len(t, report.Method.Dismissed, 6)
			require.NotEqual(t, with.Original.Reasons, report.Reasons)
			return report, with
		}},
		{"nothing at all", func(t testing.TB) (*Report, Enclosures) {
			with := Enclosures{References: []Text{{}}}
			return compared(t, with), with
		}},
		{"bytes that are no text", func(t testing.TB) (*Report, Enclosures) {
			with := Enclosures{Suspect: Text{Text: "\xff\x00\r\n\xfe"}, References: []Text{{Text: strings.Repeat("\x80", 200)}}}
			return compared(t, with), with
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			report, with := test.story(t)
			file := written(t, report, with)
			read, err := ReadHTML(file)
			require.NoError(t, err)
			assert.Equal(t, with.Suspect.Text, read.Enclosures.Suspect.Text, "every byte of the text is there")
			again := Verification{Reproduced: true, Differences: []string{}, Notes: []string{}}
			assert.Equal(t, &again, verified(t, file))
			assert.Equal(t, &again, verified(t, "\ufeff"+strings.ReplaceAll(file, "\n", "\r\n")), "other ends of line say nothing else")

			with.WithoutTexts = true
			file = written(t, report, with)
			assert.Equal(t, &again, verified(t, file, append([]Text{with.Suspect}, with.References...)...))
		})
	}
}

func TestVerifyNamesWhatDiffers(t *testing.T) {
	report, with := spunStory(t)
	file := written(t, report, with)
	last := len(report.Reasons) - 1
	score := strings.TrimSuffix(report.Figures()[0].Value, " of 100")
	for _, test := range []struct {
		name, old, new string
		want           string
	}{
		{"the score in the data", `"spinScore":` + score, `"spinScore":12.5`,
			"spinScore is 12.5 in the file and " + score + " when recomputed."},
		{"the verdict in the data", `"verdict":"spun"`, `"verdict":"independent"`,
			"verdict is “independent” in the file and “spun” when recomputed."},
		{"the score that is shown", "<strong>" + score + " of 100", "<strong>1 of 100",
			"What the file shows under “Score and confidence” was changed: it has “1 of 100” where recomputing gives “" + score + " of 100”."},
		{"the verdict that is shown", ": strong signs", ": weak signs", "What the file shows in the verdict was changed: it has “"},
		{"a reason that is shown", ShownEffect(report.Reasons[last].Effect) + "</td>", "−0.01</td>", "under “Reasons, heaviest first” was changed: it has “−0.01”"},
		{"a sentence that is shown", "Campaigners <", "Campaigner <", "under “Aligned sentences” was changed: it has “Campaigner ”"},
		{"a link that is not ours", "</header>", "<a href=//x.example>more</a></header>", "was changed"},
		{"a hash in the data", `"sha256":"` + report.Inputs[0].SHA256, `"sha256":"` + strings.Repeat("0", 64),
			"The text of the suspect is not the one that was compared: all that the report quotes of it stands there unchanged"},
		{"a field that no report has", `{"version":1`, `{"more":1,"version":1`, "more is 1 in the file and absent when recomputed."},
		{"something after the end", "</html>\n", "</html>\n<script>alert(1)</script>", "was changed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			changed := strings.Replace(file, test.old, test.new, 1)
			require.NotEqual(t, file, changed)
			v := verified(t, changed)
			assert.False(t, v.Reproduced)
			require.NotEmpty(t, v.Differences)
			assert.Contains(t, v.Differences[0], test.want)
		})
	}
}

// Each letter of a text that the report quotes is found when it changes.
func TestVerifyNamesTheLetter(t *testing.T) {
	report, with := spunStory(t)
	at := report.Rows[0].Suspect.Start
	changed := with
	changed.Suspect.Text = with.Suspect.Text[:at] + "Ж" + with.Suspect.Text[at+1:]
	v := verified(t, written(t, report, changed))
	assert.False(t, v.Reproduced)
	require.Len(t, v.Differences, 1)
	letter := with.Suspect.Text[at : at+1]
	assert.Contains(t, v.Differences[0], "The text of the suspect is not the one that was compared: letter 1 is “Ж” where the report has “"+letter+"”")

	v = verified(t, written(t, report, with), with.Suspect, with.References[1], with.References[0])
	require.Len(t, v.Differences, 2, "the references were handed over in another order")
	assert.Contains(t, v.Differences[0], "The text of the reference “library-closure/reference.txt” is not the one")

	short := with.Suspect
	short.Text = short.Text[:len(short.Text)/2]
	v = verified(t, written(t, report, with), append([]Text{short}, with.References...)...)
	assert.Contains(t, v.Differences[0], "it ends at letter ")
}

func TestVerifyNeedsTheTexts(t *testing.T) {
	report, with := spunStory(t)
	with.WithoutTexts = true
	h, err := ReadHTML(written(t, report, with))
	require.NoError(t, err)
	d, err := New()
	require.NoError(t, err)
	_, err = d.Verify(t.Context(), h)
	assert.ErrorIs(t, err, ErrNoTexts)
	_, err = d.Verify(t.Context(), h, with.Suspect)
	assert.ErrorContains(t, err, "the report is about 3 texts, and 1 were handed over")
}

// A report outlives the program that made it; that its maker was another is
// noted, not held against it.
func TestVerifyNotesAnotherMaker(t *testing.T) {
	report, with := spunStory(t)
	report.Method.Engine, report.Method.Commit = "unspin 0.0.1", "abc"
	v := verified(t, written(t, report, with))
	assert.True(t, v.Reproduced)
	require.Len(t, v.Notes, 1)
	assert.Contains(t, v.Notes[0], "made by unspin 0.0.1 abc and recomputed by unspin "+Version)
}

func FuzzHTMLRoundTrip(f *testing.F) {
	f.Add("One sentence of a text.", "Another sentence of another.", "name")
	f.Add(hostile, hostile, hostile)
	f.Fuzz(func(t *testing.T, suspect, reference, name string) {
		with := Enclosures{Suspect: Text{Text: suspect, Name: name}, References: []Text{{Text: reference, Title: name}}}
		v := verified(t, written(t, compared(t, with), with))
		assert.True(t, v.Reproduced, "%q", v.Differences)
	})
}

func FuzzReadHTML(f *testing.F) {
	report, with := spunStory(f)
	f.Add(written(f, report, with))
	// A small one, of which many more are tried in the same time.
	with = Enclosures{Suspect: Text{Text: "The old boat left."}, References: []Text{{Text: "The old ship left."}}}
	f.Add(written(f, compared(f, with), with))
	d, err := New()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, file string) {
		h, err := ReadHTML(file)
		if err != nil {
			return
		}
		_, _ = d.Verify(t.Context(), h) // any file is answered
	})
}
