package detector_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

var update = flag.Bool("update", false, "rewrite the golden reports under testdata/stories")

const storiesFolder = "../testdata/stories"

// versions are the texts that every story has. testdata/stories/README.md
// says what each is.
var versions = []string{"reference", "wire", "paraphrase", "independent", "spun"}

// A story is one folder of testdata/stories: an event and its versions.
type story struct {
	name  string // with its language's folder, where that is not English
	texts map[string]detector.Text
}

func (s story) folder() string { return filepath.Join(storiesFolder, filepath.FromSlash(s.name)) }

// otherLanguages have packs and stories of their own, in folders of their codes.
var otherLanguages = []string{"es", "fr", "pt", "it", "de"}

// readStories returns the English stories.
func readStories(t *testing.T) []story {
	t.Helper()
	stories := storiesIn(t, "")
	require.GreaterOrEqual(t, len(stories), 7, "the stories are missing")
	return stories
}

// storiesIn returns the stories in a folder of testdata/stories.
func storiesIn(t *testing.T, folder string) []story {
	t.Helper()
	entries, err := os.ReadDir(story{name: folder}.folder())
	require.NoError(t, err)
	var stories []story
	for _, e := range entries {
		if !e.IsDir() || slices.Contains(otherLanguages, e.Name()) {
			continue
		}
		s := story{name: path.Join(folder, e.Name()), texts: map[string]detector.Text{}}
		for _, v := range versions {
			b, err := os.ReadFile(filepath.Join(s.folder(), v+".txt"))
			require.NoError(t, err)
			s.texts[v] = detector.Text{Text: string(b), Name: v}
		}
		stories = append(stories, s)
	}
	return stories
}

// otherPack returns the pack of a language other than English, nil where there is none.
func otherPack(language string) *detector.Pack {
	opened, _ := otherPacks.LoadOrStore(language, sync.OnceValue(func() *detector.Pack {
		data, err := os.ReadFile(filepath.Join("internal", "lexicon", "packs", language+".pack"))
		if err != nil {
			return nil
		}
		pack, err := detector.OpenPack(data)
		if err != nil {
			panic(language + ".pack: " + err.Error())
		}
		return pack
	}))
	return opened.(func() *detector.Pack)()
}

var otherPacks sync.Map // by language: func() *detector.Pack

func newDetector(t *testing.T) *detector.Detector {
	t.Helper()
	d, err := detector.New()
	require.NoError(t, err)
	return d
}

// compare runs one comparison, suspect first; without references, an inspection.
func (s story) compare(t *testing.T, suspect string, references ...string) compared {
	t.Helper()
	d, err := detector.New(detector.WithPacks(otherPack))
	require.NoError(t, err)
	c := compared{suspect: s.texts[suspect], names: references}
	for _, r := range references {
		require.Contains(t, s.texts, r)
		c.references = append(c.references, s.texts[r])
	}
	require.Contains(t, s.texts, suspect)
	if len(references) == 0 {
		c.report, err = d.Inspect(context.Background(), c.suspect)
	} else {
		c.report, err = d.Compare(context.Background(), c.suspect, c.references...)
	}
	require.NoError(t, err)
	assertJSON(t, c.report)
	return c
}

// assertJSON holds what AppendJSON writes of a report to what encoding/json
// writes.
func assertJSON(t testing.TB, r *detector.Report) {
	t.Helper()
	var want bytes.Buffer
	e := json.NewEncoder(&want)
	e.SetEscapeHTML(false)
	require.NoError(t, e.Encode(r))
	require.Equal(t, want.String(), string(append(r.AppendJSON(nil), '\n')))
}

// TestStories holds every story to its expect.txt and its golden reports.
func TestStories(t *testing.T) {
	stories := readStories(t)
	for _, language := range otherLanguages {
		own := storiesIn(t, language)
		require.NotEmpty(t, own, "a story in %s", language)
		stories = append(stories, own...)
	}
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(s.folder(), "expect.txt"))
			require.NoError(t, err)
			blocks, err := parseExpectations(string(b))
			require.NoError(t, err)
			var files []string
			for _, block := range blocks {
				name := block.name()
				files = append(files, name+".txt")
				t.Run(name, func(t *testing.T) {
					c := s.compare(t, block.suspect, block.references...)
					c.block = block
					c.check(t)
					checkGolden(t, filepath.Join(s.folder(), "golden", name+".txt"), goldenReport(c))
				})
			}
			removeOrphans(t, filepath.Join(s.folder(), "golden"), files)
		})
	}
}

// name returns what the golden report of a block is called.
func (b comparison) name() string {
	if len(b.references) == 0 {
		return b.suspect + "-alone"
	}
	return b.suspect + "-" + strings.Join(b.references, "-")
}

func checkGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "no golden report; go test ./detector -run Stories -update writes it")
	assert.Equal(t, string(want), got, "the report changed; if it should have, go test ./detector -run Stories -update and read the difference")
}

// removeOrphans keeps the golden folder in step with expect.txt: a report
// that no comparison makes any more would be read as if it were true.
func removeOrphans(t *testing.T, folder string, files []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, e := range entries {
		if slices.Contains(files, e.Name()) {
			continue
		}
		if *update {
			require.NoError(t, os.Remove(filepath.Join(folder, e.Name())))
			continue
		}
		t.Errorf("%s belongs to no comparison of expect.txt", filepath.Join(folder, e.Name()))
	}
}

// TestStoriesApart compares every version of every story with the references
// of all other stories: texts that have nothing in common but their trade.
func TestStoriesApart(t *testing.T) {
	d := newDetector(t)
	stories := readStories(t)
	for _, s := range stories {
		for _, v := range versions {
			c := compared{suspect: s.texts[v]}
			for _, other := range stories {
				if other.name != s.name {
					c.references = append(c.references, other.texts["reference"])
				}
			}
			c.report = run(t, d, c)
			assert.Equal(t, detector.Independent, c.report.Verdict, "%s/%s", s.name, v)
			assert.LessOrEqual(t, c.report.SpinScore, 15.0, "%s/%s", s.name, v)
			assert.Zero(t, artifacts(c.report), "%s/%s", s.name, v)
			for _, r := range c.report.References {
				assert.Equal(t, detector.Independent, r.Verdict, "%s/%s against %s", s.name, v, r.Name)
			}
		}
	}
}

// TestStoriesSpans holds the contract's promise that a span's text is the
// text it points at, for every ordered pair of every story and for all
// references together; in WebAssembly only for the latter.
func TestStoriesSpans(t *testing.T) {
	for _, s := range readStories(t) {
		t.Run(s.name, func(t *testing.T) {
			for _, suspect := range versions {
				for _, reference := range versions[:scaled(len(versions))] {
					assertSpans(t, s.compare(t, suspect, reference))
				}
				assertSpans(t, s.compare(t, suspect, versions...))
				assertSpans(t, s.compare(t, suspect))
			}
		})
	}
}

// assertSpans checks every span of a comparison against the texts. Bytes that
// are not UTF-8 count as U+FFFD each, as the contract says.
func assertSpans(t *testing.T, c compared) {
	t.Helper()
	texts := map[detector.SpanOwner]string{detector.SuspectOwner: string([]rune(c.suspect.Text))}
	for i, r := range c.references {
		texts[detector.SpanOwner(i)] = string([]rune(r.Text))
	}
	visited := 0
	c.report.EachSpan(func(owner detector.SpanOwner, s *detector.Span) {
		visited++
		of, ok := texts[owner]
		if !ok || s.Start < 0 || s.End < s.Start || s.End > len(of) || s.Text != of[s.Start:s.End] {
			t.Errorf("text %d: [%d, %d) is not %q", owner, s.Start, s.End, s.Text)
		}
	})
	if len(c.references) > 0 && c.report.Verdict != detector.Insufficient {
		assert.Positive(t, visited, "a report of a comparison without a single span")
	}
}
