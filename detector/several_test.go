package detector_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// dozen returns twelve references: two of the story's versions among ten of other events.
func dozen(t *testing.T, event string) []detector.Text {
	t.Helper()
	var related, others []detector.Text
	for _, s := range readStories(t) {
		for _, version := range []string{"reference", "wire"} {
			text := s.texts[version]
			text.Name = s.name + " " + version
			switch {
			case s.name == event:
				related = append(related, text)
			case len(others) < 10:
				others = append(others, text)
			}
		}
	}
	require.Len(t, related, 2)
	require.Len(t, others, 10)
	return append(append(others[:5:5], related...), others[5:]...)
}

func TestOfADozenReferencesTheOneIsNamed(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	references := dozen(t, "strait-accord")
	suspect := storyNamed(t, "strait-accord").texts["spun"]
	r, err := d.Compare(context.Background(), suspect, references...)
	require.NoError(t, err)
	agreeing(t, r, "a dozen references")
	assert.Equal(t, detector.Spun, r.Verdict)
	assert.True(t, strings.HasPrefix(r.Headline(), "“strait-accord reference” (reference 6): strong signs"), r.Headline())

	ranked := r.Ranked()
	require.Len(t, ranked, 12)
	assert.Equal(t, []int{5, 6}, []int{ranked[0].Reference, ranked[1].Reference})
	assert.False(t, ranked[0].Aside)
	for _, ref := range ranked[1:] {
		assert.True(t, ref.Aside, ref.Name)
	}
	for _, ref := range ranked[2:] {
		assert.Equal(t, "0 % of its words", ref.Share, ref.Name)
		assert.Equal(t, "does not go back to it", ref.Alone, ref.Name)
	}
	for _, row := range r.Rows {
		if row.Suspect != nil && len(row.References) > 0 {
			assert.Contains(t, []int{5, 6}, row.References[0].Reference, row.Suspect.Text)
		}
	}
	for _, q := range r.Quotations {
		assert.True(t, q.Reference == nil || q.Reference.Reference == 5 || q.Reference.Reference == 6, "a quotation of an unrelated reference")
	}
	assert.Contains(t, r.Limits()[0], "with that of 1 reference (508 words) and of 11 others")

	var page strings.Builder
	require.NoError(t, r.WriteHTML(&page, detector.Enclosures{Suspect: suspect, References: references}))
	aligned := part(t, page.String(), "<h2 id=aligned>", "</section>")
	table, folded, found := strings.Cut(aligned, "<details>")
	require.True(t, found)
	assert.NotContains(t, table, references[0].Name)
	assert.Contains(t, folded, references[0].Name)
	assert.Contains(t, part(t, page.String(), "<h2 id=references>", "</section>"), `<a href="#from-6">`)
	assert.Equal(t, 1, strings.Count(page.String(), "id=from-6"))
}

func TestOfSeveralReferencesNobodyIsNamedWithoutCause(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	accord, ferry := storyNamed(t, "strait-accord"), storyNamed(t, "cup-final")
	named := func(text detector.Text, name string) detector.Text {
		text.Name = name
		return text
	}
	a, b := named(accord.texts["reference"], "accord"), named(ferry.texts["reference"], "cup")
	other := named(storyNamed(t, "river-flood").texts["reference"], "flood")
	half := func(text string) string { return text[:strings.Index(text[len(text)/2:], "\n")+len(text)/2] }
	for _, test := range []struct {
		reason, suspect string
		headline        string
		never           []string
	}{
		{"two texts were joined", half(accord.texts["spun"].Text) + "\n\n" + half(ferry.texts["spun"].Text), "“accord” (reference 1) and “cup” (reference 2)", []string{"flood"}},
		{"it was made from none of them", storyNamed(t, "bakery-takeover").texts["spun"].Text, "goes back to any of the 3 references", []string{"accord", "cup", "flood"}},
		{"an independent report of one event", accord.texts["independent"].Text, "goes back to any of the 3 references", []string{"accord", "cup", "flood"}},
		{"too little text", "The pact was signed.", "Too little text to say", []string{"accord", "cup", "flood"}},
	} {
		r, err := d.Compare(context.Background(), detector.Text{Text: test.suspect}, a, b, other)
		require.NoError(t, err)
		agreeing(t, r, test.reason)
		assert.Contains(t, r.Headline(), test.headline, test.reason)
		for _, name := range test.never {
			assert.NotContains(t, r.Headline(), name, test.reason)
		}
	}
	r, err := d.Compare(context.Background(), accord.texts["spun"], a)
	require.NoError(t, err)
	assert.Nil(t, r.Ranked(), "one reference needs no table")
	assert.NotContains(t, r.Headline(), "accord", "and no name")
	assert.Equal(t, r.Derivation.Share, r.References[0].Share)
}

// part returns what stands between two marks of a page.
func part(t *testing.T, page, from, to string) string {
	t.Helper()
	_, after, ok := strings.Cut(page, from)
	require.True(t, ok, from)
	within, _, ok := strings.Cut(after, to)
	require.True(t, ok, to)
	return within
}

func storyNamed(t *testing.T, name string) story {
	t.Helper()
	for _, s := range readStories(t) {
		if s.name == name {
			return s
		}
	}
	require.Fail(t, "no story "+name)
	return story{}
}
