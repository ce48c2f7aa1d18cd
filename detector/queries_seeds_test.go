//go:build seeds

package detector_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/internal/corpus"
)

// Of the spun texts whose original is known, every quoted part of the narrow
// query stands in the original in 95 of 100; nine in ten queries quote something.
func TestSeedsQueriesFind(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	all, err := corpus.ReadAll(filepath.Join(os.Getenv("SEEDS"), "..", "corpora"))
	require.NoError(t, err, "the corpora belong beside the seeds")
	texts, quoting, astray := 0, 0, 0
	for _, p := range all {
		if p.Class != "spun" && p.Class != "roundtrip" {
			continue
		}
		r, err := d.Inspect(context.Background(), detector.Text{Text: p.Suspect})
		require.NoError(t, err)
		texts++
		quoted, missing := quotedIn(r, p.Reference)
		if quoted {
			quoting++
		}
		if len(missing) > 0 {
			astray++
			t.Logf("%s: %q not in the original", p.ID, missing)
		}
	}
	t.Logf("%d texts, %d with a narrow query that quotes; of %d some part is not in the original", texts, quoting, astray)
	require.GreaterOrEqual(t, 10*quoting, 9*texts)
	require.LessOrEqual(t, 20*astray, quoting)
}
