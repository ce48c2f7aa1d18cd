//go:build seeds

package detector_test

import (
	"context"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/internal/contradiction"
	"unspin/detector/internal/corpus"
)

// Over the seeds and, where they stand beside them, all pairs of the corpora,
// both ways round, and each text alone, no report says one thing and shows another.
func TestSeedsAgree(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	reports, found := 0, map[string][]string{}
	note := func(what string, r *detector.Report, err error) {
		require.NoError(t, err)
		reports++
		for _, name := range contradiction.Of(r) {
			found[name] = append(found[name], what)
		}
	}
	inspect := func(what, text string) {
		r, err := d.Inspect(context.Background(), detector.Text{Text: text})
		note(what+" alone", r, err)
	}
	compare := func(what, suspect, reference string) {
		r, err := d.Compare(context.Background(), detector.Text{Text: suspect}, detector.Text{Text: reference})
		note(what, r, err)
		r, err = d.Compare(context.Background(), detector.Text{Text: reference}, detector.Text{Text: suspect})
		note(what+", the other way round", r, err)
	}
	seeds := readSeeds(t)
	for i, s := range seeds {
		inspect(s.Name, s.Text)
		for _, other := range seeds[:i] {
			compare(s.Name+" and "+other.Name, s.Text, other.Text)
		}
	}
	corpora := filepath.Join(os.Getenv("SEEDS"), "..", "corpora")
	if _, err := os.Stat(corpora); err == nil {
		all, err := corpus.ReadAll(corpora)
		require.NoError(t, err)
		for _, p := range all {
			if p.Reference == "" {
				inspect(p.ID, p.Text)
				continue
			}
			inspect(p.ID, p.Suspect)
			inspect(p.ID+"’s reference", p.Reference)
			compare(p.ID, p.Suspect, p.Reference)
		}
	}
	var names []string
	for name := range found {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		t.Errorf("%s: %d reports, such as %s", name, len(found[name]), found[name][:min(3, len(found[name]))])
	}
	t.Logf("%d reports, %d contradictions", reports, len(names))
}
