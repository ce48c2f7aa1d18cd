package index_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/archive"
	"unspin/detector/archive/index"
	"unspin/detector/report"
)

var stories = []string{"bakery-takeover", "cup-final", "harbor-fraud", "library-closure", "river-flood", "seagrass-heat", "strait-accord"}

func story(t testing.TB, name, version string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "stories", name, version+".txt"))
	require.NoError(t, err)
	return string(b)
}

// A made file has texts by their lines.
type made struct {
	path     string
	texts    map[int]string
	modified int64
}

func (m made) Name() string       { return m.path }
func (m made) Size() int64        { return int64(len(fmt.Sprint(m.texts))) }
func (m made) Mode() os.FileMode  { return 0 }
func (m made) ModTime() time.Time { return time.Unix(m.modified, 0) }
func (m made) IsDir() bool        { return false }
func (m made) Sys() any           { return nil }

func put(t *testing.T, w *index.Writer, files ...made) {
	t.Helper()
	for _, f := range files {
		unchanged, err := w.Begin(f.path, f)
		require.NoError(t, err)
		if unchanged {
			continue
		}
		for line := range 10 {
			if text, ok := f.texts[line]; ok {
				require.NoError(t, w.Add(line, report.Text{Text: text, Name: fmt.Sprintf("%s:%d", f.path, line), URL: "u", Title: "t", Captured: "c"}))
			}
		}
		require.NoError(t, w.Done(f))
	}
}

// added runs what is done to an index, closes it, and returns it opened.
func added(t *testing.T, path string, added, removed int, do func(w *index.Writer)) *index.Index {
	t.Helper()
	w, err := index.Append(path)
	require.NoError(t, err)
	do(w)
	require.NoError(t, w.Close())
	a, r := w.Changes()
	assert.Equal(t, []int{added, removed}, []int{a, r})
	x, err := index.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { x.Close() })
	return x
}

// assertSame holds an index to what memory has of the same files.
func assertSame(t *testing.T, x *index.Index, files ...made) {
	t.Helper()
	a := archive.New()
	for _, f := range files {
		for line := range 10 {
			if text, ok := f.texts[line]; ok {
				a.Add(report.Text{Text: text, Name: fmt.Sprintf("%s:%d", f.path, line), URL: "u", Title: "t", Captured: "c"})
			}
		}
	}
	references, terms, _ := a.Extent()
	r, n, _ := x.Extent()
	assert.Equal(t, []int64{references, terms}, []int64{r, n})
	assert.Equal(t, a.Len(), x.Len())
	d, err := detector.New()
	require.NoError(t, err)
	for _, s := range stories {
		for _, version := range []string{"spun", "independent"} {
			suspect := report.Text{Text: story(t, s, version)}
			want, err := archive.Find(t.Context(), a, d, suspect, 3, nil)
			require.NoError(t, err)
			got, err := archive.Find(t.Context(), x, d, suspect, 3, nil)
			require.NoError(t, err)
			require.Equal(t, len(want), len(got), s)
			for i := range want {
				assert.Equal(t, want[i].Text, got[i].Text, s)
				assert.Equal(t, want[i].Report.AppendJSON(nil), got[i].Report.AppendJSON(nil), s)
			}
		}
	}
}

func filed(t *testing.T) []made {
	files := []made{{path: "lines.jsonl", texts: map[int]string{}, modified: 1}}
	for i, s := range stories {
		files = append(files, made{path: "folder/" + s + ".txt", texts: map[int]string{0: story(t, s, "reference")}, modified: 1})
		files[0].texts[i] = story(t, s, "wire")
	}
	return files
}

func TestAnswersAsMemory(t *testing.T) {
	files := filed(t)
	assertSame(t, added(t, filepath.Join(t.TempDir(), "a ?#%.index"), 14, 0, func(w *index.Writer) { put(t, w, files...) }), files...)
}

func TestNothingTwiceAndChangesAreTaken(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	files := filed(t)
	x := added(t, path, 14, 0, func(w *index.Writer) { put(t, w, files...); put(t, w, files...) })
	require.NoError(t, x.Close())
	x = added(t, path, 0, 0, func(w *index.Writer) { put(t, w, files...) })
	require.NoError(t, x.Close())

	files[0].texts[2] = story(t, "river-flood", "independent") // changed
	files[0].texts[8] = "A new line about 17 herons."
	delete(files[0].texts, 4)
	files[0].modified = 2
	files[1].modified = 2 // touched
	files = append(files[:3:3], files[4:]...)
	// A line changed, one is new, one is gone, and a file is.
	x = added(t, path, 2, 3, func(w *index.Writer) {
		put(t, w, files...)
		require.NoError(t, w.Forget("other"))
		require.NoError(t, w.Forget("folder/cup"))
		require.NoError(t, w.Forget("folder"))
	})
	assertSame(t, x, files...)
}

// addMany adds texts in which every number from 1 to n stands once, telling how far it is.
func addMany(w *index.Writer, n int, told func()) error {
	for k := range n {
		f := made{path: fmt.Sprintf("many/%05d.txt", k), texts: map[int]string{0: fmt.Sprintf("The ferry carried %d people over the strait in rough weather.", k+1)}, modified: 1}
		if unchanged, err := w.Begin(f.path, f); err != nil || unchanged {
			if err != nil {
				return err
			}
			continue
		}
		if err := errors.Join(w.Add(0, report.Text{Text: f.texts[0], Name: f.path}), w.Done(f)); err != nil {
			return err
		}
		told()
	}
	return nil
}

const many = 20_000

// killed names the index that the process adds to which TestAKillLosesNothing kills.
const killed = "UNSPIN_KILLED_INDEX"

func TestMain(m *testing.M) {
	if path := os.Getenv(killed); path != "" {
		addUntilKilled(path)
		return
	}
	os.Exit(m.Run())
}

func addUntilKilled(path string) {
	w, err := index.Append(path)
	if err != nil {
		panic(err)
	}
	added := 0
	if err := addMany(w, many, func() {
		if added++; added == 6000 { // some have been kept, and the next ones are on their way
			fmt.Println("now")
		}
	}); err != nil {
		panic(err)
	}
}

func TestAKillLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killed+"="+path)
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	for line := bufio.NewScanner(out); line.Scan() && line.Text() != "now"; {
	}
	require.NoError(t, child.Process.Kill())
	_ = child.Wait()

	x, err := index.Open(path)
	require.NoError(t, err)
	left := x.Len()
	require.NoError(t, x.Close())
	assert.Positive(t, left, "what was kept stays")
	assert.Less(t, left, many, "and the process was killed in the middle")

	all := min(left+1000, many)
	x = added(t, path, all-left, 0, func(w *index.Writer) { require.NoError(t, addMany(w, all, func() {})) })
	assert.Equal(t, all, x.Len())
	for k := 1; k <= all; k += 97 {
		postings, err := x.Postings(fmt.Sprint(k))
		require.NoError(t, err)
		require.Len(t, postings, 1, "%d", k)
		name, err := x.Name(postings[0])
		require.NoError(t, err)
		assert.Equal(t, fmt.Sprintf("many/%05d.txt", k-1), name)
	}
	have, err := x.Having([]string{"ferry", "17", "nothing"})
	require.NoError(t, err)
	assert.Equal(t, []int{all, 1, 0}, have)
}

func TestOneAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	w, err := index.Append(path)
	require.NoError(t, err)
	put(t, w, filed(t)...)
	_, err = index.Open(path)
	assert.ErrorIs(t, err, index.ErrInUse)
	require.NoError(t, w.Close())
	x, err := index.Open(path)
	require.NoError(t, err)
	y, err := index.Open(path)
	require.NoError(t, err, "many may look")
	require.NoError(t, x.Close())
	require.NoError(t, y.Close())
}

func TestOtherFilesAreNoIndex(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("some text\n", 1000)), 0o644))
	_, err := index.Open(path)
	assert.ErrorIs(t, err, index.ErrForeign)
	_, err = index.Append(path)
	assert.ErrorIs(t, err, index.ErrForeign)
	_, err = index.Open(filepath.Join(t.TempDir(), "none"))
	assert.ErrorIs(t, err, os.ErrNotExist)
}
