package score

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/text"
)

// What nobody reads is weighed as what is told in words: every two versions
// of the stories, and what the rules put in place of substitutions.
func TestBareFindingsWeighAlike(t *testing.T) {
	files, err := filepath.Glob("../../../testdata/stories/*/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	texts := map[string][]string{
		"drifts and fillers": {original, spun, swapped("40,000", "a maximum of 40,000", "half as many as ten", "exactly half as many as ten", "too few", "not enough"),
			swapped("40,000", "no fewer than 40,000", "half as many as ten", "roughly half as many as eleven", "and carried", "and on top of that conveyed", "The council", "But the council"),
			swapped("40,000", "virtually 40,000", "last year", "last century", "1931", "a dozen years", "The council", "Be that as it may the council")},
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		require.NoError(t, err)
		texts[filepath.Dir(f)] = append(texts[filepath.Dir(f)], string(b))
	}
	for name, versions := range texts {
		for _, suspect := range versions {
			for _, reference := range versions {
				v := text.NewVocabulary()
				s, r := text.Parse(v, suspect), text.Parse(v, reference)
				a, err := align.Align(context.Background(), align.NewWords(v, english(t)), s, r)
				require.NoError(t, err)
				named, bare := Gather(a, artifact.Find(a), nil), Gather(a, artifact.Bare(a), nil)
				named.Artifacts, bare.Artifacts = 0, 0 // what no rule names is none
				assert.Equal(t, named, bare, name)
			}
		}
	}
}
