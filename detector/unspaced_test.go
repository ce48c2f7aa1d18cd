package detector_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// Scripts without spaces are declined, with the reason, and counted in characters.
func TestScriptsWithoutSpacesAreNotJudged(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	for name, text := range map[string]string{
		"Chinese":  "市议会星期二决定重新整理旧港口。仓库将保留，里面很快会有住宅和作坊。",
		"Japanese": "市議会は火曜日に古い港を整備することを決めた。倉庫は残り、まもなく住宅や工房になる。",
		"Thai":     "สภาเมืองตัดสินใจเมื่อวันอังคารที่จะปรับปรุงท่าเรือเก่า โกดังจะยังคงอยู่",
		"Khmer":    "ក្រុមប្រឹក្សាក្រុងបានសម្រេចនៅថ្ងៃអង្គារដើម្បីរៀបចំកំពង់ផែចាស់ឡើងវិញ។",
	} {
		text = strings.Repeat(text, 4)
		other := text + strings.ToValidUTF8(text[:30], "")
		r, err := d.Compare(context.Background(), detector.Text{Text: text}, detector.Text{Text: other})
		require.NoError(t, err)
		agreeing(t, r, name)
		assert.Equal(t, detector.Insufficient, r.Verdict, name)
		assert.True(t, r.Warned(detector.WarnUnspaced), name)
		assert.Contains(t, r.Headline(), "written without spaces", name)
		assert.True(t, r.Suspect.Unspaced, name)
		assert.Contains(t, r.Limits()[0], " characters)", name)
		assert.Equal(t, []string{"The wording was not compared"}, r.Counts(), name)
		assert.Empty(t, r.Rows, name)

		r, err = d.Inspect(context.Background(), detector.Text{Text: text})
		require.NoError(t, err)
		agreeing(t, r, name+" alone")
		assert.Equal(t, detector.Insufficient, r.Verdict, name)
		assert.Contains(t, r.Summary, "written without spaces", name)

		r, err = d.Compare(context.Background(), detector.Text{Text: text}, detector.Text{Text: text})
		require.NoError(t, err)
		assert.Equal(t, detector.Identical, r.Verdict, "%s: the same text is the same in any script", name)
		assert.False(t, r.Warned(detector.WarnUnspaced), name)
	}
	accord := storyNamed(t, "strait-accord")
	for name, text := range map[string]string{
		"English with a Chinese name": accord.texts["spun"].Text + " 北京市 said so.",
		"Korean, which has spaces":    strings.Repeat("시의회는 화요일에 옛 항구를 다시 정비하기로 결정했다. 창고는 그대로 남는다. ", 8),
	} {
		r, err := d.Compare(context.Background(), detector.Text{Text: text}, accord.texts["reference"])
		require.NoError(t, err)
		assert.False(t, r.Suspect.Unspaced, name)
		assert.False(t, r.Warned(detector.WarnUnspaced), name)
	}
}
