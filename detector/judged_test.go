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
	statuses := map[string]map[string]string{} // by pair of texts, then by spans
	right, claimed := map[string]int{}, map[string]int{}
	same, found := 0, 0
	for _, f := range judgements(t, "testdata/judged_quotations.tsv") {
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

// judgements returns the fields of the lines of a list of judgements.
func judgements(t *testing.T, file string) (out [][]string) {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.Split(line, "\t")
		require.Len(t, f, 5)
		out = append(out, f)
	}
	return out
}

// The pairs of testdata/judged_pairs.tsv were judged by hand: those that are shown for the seed
// 002 against the originals it follows, and for rewrites by language models in the corpora. Nineteen in
// twenty of those shown must be right, and as many be judged; of those that are right nine in ten must be shown.
func TestSeedsJudgedPairs(t *testing.T) {
	folder := filepath.Join(os.Getenv("SEEDS"), "..", "corpora")
	seeds := readSeeds(t)
	judged := map[string]map[string]bool{} // by pair of texts: by spans, whether they stand for one another
	var pairs [][2]string
	for _, f := range judgements(t, "testdata/judged_pairs.tsv") {
		pair := [2]string{f[0], f[1]}
		key := f[0] + " " + f[1]
		if judged[key] == nil {
			judged[key] = map[string]bool{}
			pairs = append(pairs, pair)
		}
		judged[key][f[2]+" "+f[3]] = f[4] == "same"
	}
	shown, known, right, same := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, pair := range pairs {
		kind := "rewrites"
		var r *detector.Report
		if pair[0] == "seeds" {
			kind = pair[0]
			var suspect, reference int
			_, err := fmt.Sscanf(pair[1], "%03d-%03d", &suspect, &reference)
			require.NoError(t, err)
			r = compareSeeds(t, seeds[suspect], seeds[reference])
		} else {
			r = compareOf(t, filepath.Join(folder, pair[0]+".jsonl"), pair[1])
		}
		list := judged[pair[0]+" "+pair[1]]
		for _, is := range list {
			if is {
				same[kind]++
			}
		}
		for _, s := range r.Substitutions {
			if s.Reference == nil {
				continue
			}
			shown[kind]++
			is, ok := list[fmt.Sprintf("%d-%d %d-%d", s.Suspect.Start, s.Suspect.End, s.Reference.Start, s.Reference.End)]
			if ok {
				known[kind]++
			}
			if is {
				right[kind]++
			} else {
				fmt.Printf("%s %s: %q for %q, judged: %t\n", pair[0], pair[1], s.Suspect.Text, s.Reference.Text, ok)
			}
		}
	}
	for _, kind := range []string{"seeds", "rewrites"} {
		fmt.Printf("%s: %d pairs shown, %d judged, %d right of %d that are\n", kind, shown[kind], known[kind], right[kind], same[kind])
		require.GreaterOrEqual(t, known[kind]*20, shown[kind]*19, kind)
		require.GreaterOrEqual(t, right[kind]*20, known[kind]*19, kind)
		require.GreaterOrEqual(t, right[kind]*10, same[kind]*9, kind)
	}
}

// quotationStatuses returns what the quotations of the pair id in a file are
// called, by their spans.
func quotationStatuses(t *testing.T, file, id string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, q := range compareOf(t, file, id).Quotations {
		if s := string(q.Status); s == "variant" || s == "altered" {
			out[fmt.Sprintf("%d-%d %d-%d", q.Suspect.Start, q.Suspect.End, q.Reference.Start, q.Reference.End)] = s
		}
	}
	return out
}

// compareOf returns the report on the pair id in a file.
func compareOf(t *testing.T, file, id string) *detector.Report {
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
		if p.ID == id {
			r, err := d.Compare(t.Context(), detector.Text{Text: p.Suspect}, detector.Text{Text: p.Reference})
			require.NoError(t, err)
			return r
		}
	}
	require.Fail(t, "no pair "+id)
	return nil
}
