package detector_test

import (
	"context"
	"math/rand/v2"
	"os"
	"slices"
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

// scraps are what an edit puts into a text: words of every kind that the rules
// ask for, and marks that change how all that follows is read.
var scraps = strings.Split("the |a |an |about |exactly |but |however |be that as it may |however, |US-|state-|led |40 |two |however|said Ruiz |“|” |\"|. |.|, |-|\n\n|\n|\u00a0|É |enormous |drove |collusion |However the minister said so. ", "|")

// edited changes a text somewhere, as a hand at a keyboard does, and half the
// time where sentences meet: what stands beyond is another block's.
func edited(chance *rand.Rand, s string) string {
	runes := []rune(s)
	at := chance.IntN(len(runes) + 1)
	if edges := edgesOf(runes); len(edges) > 0 && chance.IntN(2) == 0 {
		at = min(max(edges[chance.IntN(len(edges))]+chance.IntN(24)-12, 0), len(runes))
	}
	end := min(len(runes), at+1+chance.IntN(12))
	before, cut, after := string(runes[:at]), string(runes[at:end]), string(runes[end:])
	words := strings.SplitAfter(s, " ")
	i := min(strings.Count(before, " "), len(words)-1)
	switch scrap := scraps[chance.IntN(len(scraps))]; chance.IntN(6) {
	case 0:
		return before + after
	case 1:
		return before + scrap + cut + after
	case 2: // one word for another
		words[i] = words[chance.IntN(len(words))]
	case 3:
		words[i] = scrap
	case 4: // a word is said again, or goes
		words = slices.Insert(words, chance.IntN(len(words)), words[i])
	default: // a passage goes to the end, which is said twice then
		return before + after + cut + string(runes[max(len(runes)-chance.IntN(200), 0):])
	}
	return strings.Join(words, "")
}

// edgesOf returns where sentences and quotations may begin and end.
func edgesOf(text []rune) (edges []int) {
	for i, r := range text {
		if strings.ContainsRune(".“”\n", r) {
			edges = append(edges, i)
		}
	}
	return edges
}

// englishDetector returns a detector that nobody has asked yet.
func englishDetector(t *testing.T) *detector.Detector {
	t.Helper()
	p, err := detector.EnglishPack()
	require.NoError(t, err)
	d, err := detector.New(detector.WithPack(p))
	require.NoError(t, err)
	return d
}

// TestReadingLeavesNoTraceOnAWalk edits both texts of a comparison by chance,
// again and again: what is kept from one comparison to the next shows in none.
func TestReadingLeavesNoTraceOnAWalk(t *testing.T) {
	chance := rand.New(rand.NewPCG(4, 2026))
	kept := englishDetector(t)
	for _, s := range readStories(t)[:2] {
		suspect, reference := s.texts["spun"], s.texts["reference"]
		for step := range 72 {
			changed := &suspect
			if chance.IntN(3) == 0 {
				changed = &reference
			}
			changed.Text = edited(chance, changed.Text)
			asked := []detector.Text{suspect, reference}
			switch way := step % 9; way {
			case 2:
				asked = []detector.Text{reference, suspect}
			case 4:
				asked = []detector.Text{suspect, s.texts["wire"], reference}
			case 6: // most of it is news: nothing is said of its quotations then
				asked[0].Text += "\n\n" + strings.Repeat(s.texts["independent"].Text, 3)
			case 7, 8: // somebody forgot the space between some sentences, and then never sets one
				asked[0].Text = strings.Replace(strings.ReplaceAll(suspect.Text, "\n\n", " "), ". ", ".", []int{4, -1}[way-7])
			}
			require.Equal(t, reported(t, englishDetector(t), asked), reported(t, kept, asked), "%s, step %d", s.name, step)
		}
	}
}

// TestReadingLeavesNoTraceAcrossLines changes words at both ends of lines that
// no mark ends: rules look beyond those, at what is not of the same sentence.
func TestReadingLeavesNoTraceAcrossLines(t *testing.T) {
	s := readStories(t)[0]
	unmarked := strings.NewReplacer(". ", "\n\n", ".\n", "\n")
	lines := strings.Split(unmarked.Replace(s.texts["spun"].Text), "\n\n")
	reference := detector.Text{Text: unmarked.Replace(s.texts["reference"].Text)}
	kept := englishDetector(t)
	for i, was := range lines {
		first, after, _ := strings.Cut(was, " ")
		before := strings.TrimSuffix(was, was[strings.LastIndex(was, " ")+1:])
		for _, now := range []string{"It " + after, before + "enormous", first + " " + after} {
			lines[i] = now
			asked := []detector.Text{{Text: strings.Join(lines, "\n\n")}, reference}
			require.Equal(t, reported(t, englishDetector(t), asked), reported(t, kept, asked), now)
		}
		lines[i] = was
	}
}
