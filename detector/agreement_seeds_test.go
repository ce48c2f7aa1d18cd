//go:build seeds

package detector_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/internal/contradiction"
	"unspin/detector/internal/corpus"
)

// Over the seeds, both ways round, and each text alone, no report says one
// thing and shows another.
func TestSeedsAgree(t *testing.T) {
	a := newAgreement(t)
	seeds := readSeeds(t)
	for i, s := range seeds {
		a.inspect(s.Name, s.Text)
		for _, other := range seeds[:i] {
			a.compare(s.Name+" and "+other.Name, s.Text, other.Text)
		}
	}
	a.tell()
}

// The same over all pairs of the corpora that stand beside the seeds: five
// minutes, `make agree`.
func TestCorporaAgree(t *testing.T) {
	a := newAgreement(t)
	all, err := corpus.ReadAll(filepath.Join(os.Getenv("SEEDS"), "..", "corpora"))
	require.NoError(t, err)
	require.NotEmpty(t, all, "there are no corpora beside the seeds")
	for _, p := range all {
		if p.Reference == "" {
			a.inspect(p.ID, p.Text)
			continue
		}
		a.inspect(p.ID, p.Suspect)
		a.inspect(p.ID+"’s reference", p.Reference)
		a.compare(p.ID, p.Suspect, p.Reference)
	}
	a.tell()
}

// An agreement collects the contradictions of many reports.
type agreement struct {
	t        *testing.T
	detector *detector.Detector
	reports  int
	found    map[string][]string // which reports, by contradiction
}

func newAgreement(t *testing.T) *agreement {
	d, err := detector.New()
	require.NoError(t, err)
	return &agreement{t: t, detector: d, found: map[string][]string{}}
}

func (a *agreement) note(what string, r *detector.Report, err error) {
	require.NoError(a.t, err)
	a.reports++
	for _, name := range contradiction.Of(r) {
		a.found[name] = append(a.found[name], what)
	}
}

func (a *agreement) inspect(what, text string) {
	r, err := a.detector.Inspect(context.Background(), detector.Text{Text: text})
	a.note(what+" alone", r, err)
}

func (a *agreement) compare(what, suspect, reference string) {
	r, err := a.detector.Compare(context.Background(), detector.Text{Text: suspect}, detector.Text{Text: reference})
	a.note(what, r, err)
	r, err = a.detector.Compare(context.Background(), detector.Text{Text: reference}, detector.Text{Text: suspect})
	a.note(what+", the other way round", r, err)
}

// tell fails the test with each contradiction by its name.
func (a *agreement) tell() {
	for _, name := range slices.Sorted(maps.Keys(a.found)) {
		a.t.Errorf("%s: %d reports, such as %s", name, len(a.found[name]), a.found[name][:min(3, len(a.found[name]))])
	}
	a.t.Logf("%d reports, %d contradictions", a.reports, len(a.found))
}
