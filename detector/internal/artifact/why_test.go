package artifact

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/lexicon"
)

// TestWhy shows what a reader is told, with all rules at work.
func TestWhy(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	tests := []struct{ name, reference, suspect, why string }{
		{
			"another spelling", "The harbour was closed for the day.", "The harbor was closed for the day.", "",
		},
		{
			"fair synonym", "The two countries signed a treaty on fishing rights.", "The two nations signed a treaty on fishing rights.",
			"A dictionary lists “nations” and “countries” under one sense",
		},
		{
			"compound", "A new US-led force will guard the strait.", "A new US-drove force will guard the strait.",
			"“US-” asks for a participle; “drove” is a verb in the past.",
		},
		{
			"term", "He died of a heart attack on the platform.", "He died of a coronary assault on the platform.",
			"“heart attack” is an established phrase; “coronary assault” is not found in our counts of news.",
		},
		{
			"neighbours", "The island is an important trading partner of the republic.", "The island is a significant exchanging accomplice of the republic.",
			"“trading partner” is an established phrase; “exchanging accomplice” is not found in our counts of news.",
		},
		{
			"article", "The trust bought a large estate beside the lagoon.", "The trust bought a enormous estate beside the lagoon.",
			"“enormous” takes “an”; the “a” is the one that stood before “large”.",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := aligned(t, lex, test.reference, test.suspect)
			f.run()
			var all []string
			for _, n := range f.findings {
				all = append(all, n.Why)
				assert.True(t, strings.HasSuffix(n.Why, "."), "a sentence: %s", n.Why)
				assert.Equal(t, 1, strings.Count(n.Why, ". ")+1, "one sentence: %s", n.Why)
				assert.False(t, n.Artifact && n.Rule == string(n.Kind) && n.Kind == Synonym, "no rule names an artifact: %s", n.Why)
			}
			if test.why == "" {
				assert.Empty(t, all)
				return
			}
			assert.Contains(t, strings.Join(all, "\n"), test.why)
		})
	}
}

// TestRuleWithoutLexicon checks that findings are told without the pack.
func TestRuleWithoutLexicon(t *testing.T) {
	f := aligned(t, nil, "The trust bought a large estate beside the lagoon.", "The trust bought a enormous estate beside the lagoon.")
	f.run()
	require.NotEmpty(t, f.findings)
	for _, n := range f.findings {
		assert.NotEmpty(t, n.Why)
		assert.False(t, n.Artifact)
	}
}
