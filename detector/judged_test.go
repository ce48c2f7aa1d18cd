//go:build seeds

package detector_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// The pairs of quotations in testdata/judged_quotations.tsv were judged by
// hand, in texts that cannot be part of this repository: the folder corpora
// beside SEEDS. Nineteen in twenty of those that are called variants or altered must
// be one statement, and two thirds of what is one must be called so.
func TestSeedsJudgedQuotations(t *testing.T) {
	folder := filepath.Join(os.Getenv("SEEDS"), "..", "corpora")
	require.DirExists(t, folder)
	data, err := os.ReadFile("testdata/judged_quotations.tsv")
	require.NoError(t, err)
	statuses := map[string]map[string]string{} // by pair of texts, then by spans
	right, claimed := map[string]int{}, map[string]int{}
	same, found := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.Split(line, "\t")
		require.Len(t, f, 5)
		pair := f[0] + " " + f[1]
		if statuses[pair] == nil {
			statuses[pair] = quotationStatuses(t, filepath.Join(folder, f[0]+".jsonl"), f[1])
		}
		status := statuses[pair][f[2]+" "+f[3]]
		if f[4] == "same" {
			same++
		}
		if status == "" {
			continue
		}
		claimed[status]++
		if f[4] == "same" {
			found++
			right[status]++
		} else {
			fmt.Printf("%s %s is called %s\n", pair, f[2], status)
		}
	}
	for _, status := range []string{"variant", "altered"} {
		fmt.Printf("%s: %d of %d are one statement\n", status, right[status], claimed[status])
		require.GreaterOrEqual(t, right[status]*20, claimed[status]*19, status)
	}
	fmt.Printf("%d of %d that are one statement are found\n", found, same)
	require.GreaterOrEqual(t, found*3, same*2)
}

// quotationStatuses returns what the quotations of the pair id in a file are
// called, by their spans.
func quotationStatuses(t *testing.T, file, id string) map[string]string {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	d, err := detector.New()
	require.NoError(t, err)
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var p struct{ ID, Suspect, Reference string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &p))
		if p.ID != id {
			continue
		}
		r, err := d.Compare(t.Context(), detector.Text{Text: p.Suspect}, detector.Text{Text: p.Reference})
		require.NoError(t, err)
		out := map[string]string{}
		for _, q := range r.Quotations {
			if s := string(q.Status); s == "variant" || s == "altered" {
				out[fmt.Sprintf("%d-%d %d-%d", q.Suspect.Start, q.Suspect.End, q.Reference.Start, q.Reference.End)] = s
			}
		}
		return out
	}
	require.Fail(t, "no pair "+id)
	return nil
}
