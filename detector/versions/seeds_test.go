//go:build seeds

package versions_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/versions"
)

// The seeds are five published versions of one news story, which cannot be part
// of this repository: 000 and 001 ran the same agency copy, 002 rewords it, 003
// is another newsroom's, 004 was spun from 000. Their order may change nothing.
func TestSeeds(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(os.Getenv("SEEDS"), "*.txt"))
	require.NoError(t, err)
	require.Len(t, files, 5, "SEEDS names the folder of the seeds: run make seeds")
	d, err := detector.New()
	require.NoError(t, err)
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}} {
		var texts []detector.Text
		for _, i := range order {
			b, err := os.ReadFile(files[i])
			require.NoError(t, err)
			texts = append(texts, detector.Text{Text: string(b), Name: fmt.Sprintf("%03d", i)})
		}
		l, err := versions.Trace(t.Context(), d, texts, nil)
		require.NoError(t, err)
		var out strings.Builder
		require.NoError(t, l.WriteText(&out, 100))
		t.Log("\n" + out.String())
		from := named(l)
		assert.Equal(t, "000", from["004"])
		assert.NotContains(t, from, "003")
		assert.Equal(t, "source-1", from["000"])
		assert.Equal(t, "source-1", from["001"])
		assert.Contains(t, []string{"source-1", "001"}, from["002"])
		for _, link := range l.Links {
			assert.NotEmpty(t, link.Why)
			if l.Name(link.To) == "004" {
				assert.Equal(t, detector.Spun, link.Relation)
				assert.True(t, link.Certain)
			}
		}
	}
}
