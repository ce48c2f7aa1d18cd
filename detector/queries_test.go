package detector_test

import (
	"context"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// quotedIn tells whether the narrow query of a report quotes anything, and
// which of what it quotes is not in the original.
func quotedIn(r *detector.Report, original string) (quoted bool, missing []string) {
	original = strings.ToLower(oneLine(original))
	for _, q := range r.Queries {
		if q.Width != detector.Narrow {
			continue
		}
		for i, part := range strings.Split(q.Text, `"`) {
			if i%2 == 0 {
				continue
			}
			quoted = true
			if !strings.Contains(original, strings.ToLower(part)) {
				missing = append(missing, part)
			}
		}
	}
	return quoted, missing
}

func TestQueriesOfStoriesFindTheOriginal(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	quoting := 0
	for _, s := range readStories(t) {
		r, err := d.Inspect(context.Background(), s.texts["spun"])
		require.NoError(t, err)
		quoted, missing := quotedIn(r, s.texts["reference"].Text)
		if quoted {
			quoting++
		}
		assert.Empty(t, missing, s.name)
		require.NotEmpty(t, r.Queries, s.name)
		words := strings.Fields(strings.ReplaceAll(r.Queries[0].Text, `"`, ""))
		assert.GreaterOrEqual(t, len(words), 3, "%s: %s", s.name, r.Queries[0].Text)
		for _, w := range words { // what is not quoted is none of the spinner's, either
			if unicode.IsLetter([]rune(w)[0]) { // a number may be the spun version's own
				assert.Contains(t, s.texts["reference"].Text, w, s.name)
			}
		}
	}
	assert.GreaterOrEqual(t, quoting, 2)
}

// A name one word of which was replaced is asked for as it was, where that is sure: in a text that looks
// spun, beside a name that is met with one of the words which that one may have been put for.
func TestQueriesRestoreNames(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	for _, c := range []struct {
		name, version, standing string // the version of the story that the name stands in
		asked, never            string // in quotation marks
	}{
		{"a first name", "spun", "Score Zuckerberg", "Mark Zuckerberg", "Score Zuckerberg"},
		{"a first name that is short for another", "spun", "Abstract McDonnell", "Bob McDonnell", "Abstract McDonnell"},
		{"met with none of them", "spun", "Invoice Zuckerberg", "", "Bill Zuckerberg"},
		{"a title", "spun", "General Flynn", "", "Lieutenant Flynn"},
		{"what is as good a name", "spun", "Marriott Resort", "", "Marriott Hotel"},
		{"a text that does not look spun", "reference", "Score Zuckerberg", "", "Mark Zuckerberg"},
	} {
		s := storyNamed(t, "strait-accord").texts[c.version]
		r, err := d.Inspect(context.Background(), detector.Text{Text: s.Text + "\n\nThe council heard that day what " + c.standing + " had said of it in the spring."})
		require.NoError(t, err)
		asked := ""
		for _, q := range r.Queries {
			asked += q.Text + "\n"
		}
		assert.NotContains(t, asked, `"`+c.never+`"`, c.name)
		if c.asked != "" {
			assert.Contains(t, asked, `"`+c.asked+`"`, c.name)
		}
	}
}
