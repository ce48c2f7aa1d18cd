package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/report"
	"unspin/detector/versions"
)

func TestAnswerIsJSON(t *testing.T) {
	l := &versions.Lineage{Version: versions.Version, Texts: []versions.Text{{Name: `a "<b>`}, {Name: "b"}},
		Links:   []versions.Link{{From: versions.Node{Text: 0}, To: versions.Node{Text: 1}, Relation: report.Spun, Certain: true, Why: "“why”"}},
		Sources: []versions.Source{}, Groups: [][]int{{0, 1}}}
	var a struct {
		Lineage   versions.Lineage
		Relations map[report.Verdict]string
		DOT, HTML string
		Error     string
	}
	require.NoError(t, json.Unmarshal([]byte(answer(l)), &a))
	assert.Equal(t, *l, a.Lineage)
	assert.Len(t, a.Relations, len(relations))
	for v, shown := range a.Relations {
		assert.Equal(t, versions.Shown(v), shown)
		assert.NotEmpty(t, shown, v)
	}
	assert.Contains(t, a.DOT, `"text-0" -> "text-1"`)
	assert.Contains(t, a.HTML, "a &#34;&lt;b&gt;")

	require.NoError(t, json.Unmarshal([]byte(failure(`a "reason"`)), &a))
	assert.Equal(t, `a "reason"`, a.Error)
}
