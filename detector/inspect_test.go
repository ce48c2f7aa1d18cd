package detector_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// spunAlone is an invented story as a spinner left it.
func spunAlone(t *testing.T) detector.Text {
	t.Helper()
	for _, s := range readStories(t) {
		if s.name == "seagrass-heat" {
			return s.texts["spun"]
		}
	}
	require.Fail(t, "no such story")
	return detector.Text{}
}

// TestReadmeIsNoLitter reads this project's own words, which show commands,
// formats and the marks that spinners leave.
func TestReadmeIsNoLitter(t *testing.T) {
	for _, name := range []string{"../README.md", "../testdata/rules/README.md", "../testdata/stories/README.md", "internal/lexicon/README.md"} {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		r, err := newDetector(t).Inspect(context.Background(), detector.Text{Text: string(data)})
		require.NoError(t, err)
		for _, s := range r.Substitutions {
			assert.NotEqual(t, "litter", s.Rule, "%s: %s", name, s.Suspect.Text)
		}
	}
}

// TestInspectFindings holds the contract of a report without a reference.
func TestInspectFindings(t *testing.T) {
	r, err := newDetector(t).Inspect(context.Background(), spunAlone(t))
	require.NoError(t, err)
	require.NotEmpty(t, r.Substitutions)
	assert.Empty(t, r.References)
	assert.Empty(t, r.Passages)
	ids, suggested := map[string]bool{}, 0
	for _, s := range r.Substitutions {
		assert.Nil(t, s.Reference)
		assert.True(t, s.Artifact, s.ID)
		assert.NotEmpty(t, s.Why, s.ID)
		assert.LessOrEqual(t, len(s.Suggestions), 3, s.ID)
		if len(s.Suggestions) > 0 {
			suggested++
		}
		assert.NotContains(t, s.Suggestions, s.Suspect.Text, s.ID)
		ids[s.ID] = true
	}
	assert.Greater(t, 2*suggested, len(ids), "most of them say what it may have been, and none says what is unlikely")
	shown := 0
	for _, row := range r.Rows {
		assert.Equal(t, -1, row.Passage)
		for _, c := range row.Changes {
			assert.Equal(t, detector.Suspected, c.Op)
			assert.True(t, ids[c.Substitution], c.Substitution)
			assert.True(t, row.Suspect.Start <= c.Suspect.Start && c.Suspect.End <= row.Suspect.End, "a finding stands in its row")
			shown++
		}
	}
	assert.Equal(t, len(ids), shown, "each finding stands in one row")
	for _, q := range r.Queries {
		assert.LessOrEqual(t, len(strings.Fields(q.Text)), 12, q.Text)
		assert.NotContains(t, q.Text, "\n")
	}
}

// TestInspectExcluded dismisses findings and sees the score fall, openly.
func TestInspectExcluded(t *testing.T) {
	text := spunAlone(t)
	all, err := newDetector(t).Inspect(context.Background(), text)
	require.NoError(t, err)
	var ids []string
	for _, s := range all.Substitutions { // no odds beyond a hundred to one are claimed, so that a few less change nothing
		ids = append(ids, s.ID)
	}
	d, err := detector.New(detector.WithExcluded(append(ids, "s999")...))
	require.NoError(t, err)
	less, err := d.Inspect(context.Background(), text)
	require.NoError(t, err)
	assert.Less(t, less.SpinScore, all.SpinScore)
	assert.Equal(t, ids, less.Method.Dismissed)
	assert.Len(t, less.Substitutions, len(all.Substitutions), "they stay in the report")
	sum, score := less.SumOfReasons()
	assert.InDelta(t, less.SpinScore, score, 0.5, "%v", sum)
}

// TestInspectVerify writes the report of a text alone and reads it back.
func TestInspectVerify(t *testing.T) {
	d, text := newDetector(t), spunAlone(t)
	r, err := d.Inspect(context.Background(), text)
	require.NoError(t, err)
	var file strings.Builder
	require.NoError(t, r.WriteHTML(&file, detector.Enclosures{Suspect: text}))
	assert.Contains(t, file.String(), "Find the original")
	h, err := detector.ReadHTML(file.String())
	require.NoError(t, err)
	v, err := d.Verify(context.Background(), h)
	require.NoError(t, err)
	assert.True(t, v.Reproduced, "%v", v.Differences)
}
