package detector_test

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// typed are comparisons as a page asks for them one after the other: a suspect
// that is typed, sides exchanged, texts replaced, another language, no
// reference, several of them.
func typed(t *testing.T) (asked [][]detector.Text) {
	s := readStories(t)[0].texts
	words := strings.SplitAfter(s["spun"].Text, " ")
	for n := 1; n < len(words); n += 1 + n/3 {
		asked = append(asked, []detector.Text{{Text: strings.Join(words[:n], "")}, s["reference"]})
	}
	for n := 1; n < len(words); n += 1 + n/2 { // in the middle, and the middle of the reference, too
		changed := strings.Join(words[:n], "") + "However, " + strings.Join(words[n:], "")
		asked = append(asked, []detector.Text{{Text: changed}, s["reference"]},
			[]detector.Text{s["spun"], {Text: "A word before it all. " + s["reference"].Text}}, []detector.Text{{Text: changed}, {Text: changed + s["reference"].Text}})
	}
	german := detector.Text{Text: strings.Repeat("Der Hafen bleibt bis zum Ende der Woche geschlossen, sagte der Minister. ", 9)}
	return append(asked, []detector.Text{s["reference"], s["spun"]}, []detector.Text{s["reference"], s["spun"], s["wire"]},
		[]detector.Text{s["spun"]}, []detector.Text{s["spun"], s["reference"]}, []detector.Text{german, s["reference"]},
		[]detector.Text{s["reference"], german}, []detector.Text{s["spun"], s["reference"]}, []detector.Text{s["spun"], s["spun"]},
		[]detector.Text{{}, s["reference"]}, []detector.Text{{Text: "bad \xff byte"}, s["reference"]})
}

func reported(t *testing.T, d *detector.Detector, texts []detector.Text) string {
	t.Helper()
	var r *detector.Report
	var err error
	if len(texts) == 1 {
		r, err = d.Inspect(context.Background(), texts[0])
	} else {
		r, err = d.Compare(context.Background(), texts[0], texts[1:]...)
	}
	require.NoError(t, err)
	return string(r.AppendJSON(nil))
}

// What was read before does not show in a report, nor do others who ask at the
// same time.
func TestReadingLeavesNoTrace(t *testing.T) {
	data, err := os.ReadFile("internal/lexicon/en.pack")
	require.NoError(t, err)
	open := func() *detector.Detector {
		p, err := detector.OpenPack(data)
		require.NoError(t, err)
		d, err := detector.New(detector.WithPack(p))
		require.NoError(t, err)
		return d
	}
	asked := typed(t)
	want := make([]string, len(asked))
	for i, texts := range asked {
		want[i] = reported(t, open(), texts)
	}
	d := open()
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for i, texts := range asked {
				assert.Equal(t, want[i], reported(t, d, texts), "comparison %d", i)
			}
		})
	}
	group.Wait()
	for i, texts := range asked {
		assert.Equal(t, want[i], reported(t, d, texts), "comparison %d", i)
	}
}
