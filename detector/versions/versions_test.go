package versions_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/versions"
)

func storyText(t *testing.T, story, name string) detector.Text {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "stories", story, name+".txt"))
	require.NoError(t, err)
	return detector.Text{Text: string(b), Name: name}
}

func trace(t *testing.T, texts ...detector.Text) *versions.Lineage {
	t.Helper()
	d, err := detector.New()
	require.NoError(t, err)
	l, err := versions.Trace(t.Context(), d, texts, nil)
	require.NoError(t, err)
	return l
}

func TestStories(t *testing.T) {
	for _, story := range []string{"strait-accord", "bakery-takeover", "library-closure", "harbor-fraud"} {
		t.Run(story, func(t *testing.T) {
			l := trace(t, storyText(t, story, "independent"), storyText(t, story, "spun"), storyText(t, story, "reference"))
			assert.Equal(t, map[string]string{"spun": "reference"}, named(l))
			assert.Empty(t, l.Sources)
			assert.True(t, l.Links[0].Certain)
			assert.Contains(t, l.Links[0].Why, "word by word")
		})
	}
}

// Six invented sentences that hands below copy.
const harbour = `The harbour board voted on Monday to close the old fish market before winter comes. Its roof has leaked for nine years and the board has no money left for another repair. Traders who rent the forty stalls were told by letter only after the vote had been taken. Marta Lund, who sells herring there as her mother did, said that nobody had asked her opinion. The chairman answered that every season of delay made the building more dangerous for its visitors. A new hall on the eastern quay is planned, although no architect has been chosen so far. Until it opens the boats will have to sell their catch in the town across the sound. Two of the skippers have already said that they would rather leave the trade than sail there.`

func hand(text string, changes ...string) string {
	return strings.NewReplacer(changes...).Replace(text)
}

// Misspellings have a direction, so who copied whom is certain though hardly a word differs.
func TestSlipsShowTheDirection(t *testing.T) {
	first := hand(harbour, "repair", "repiar", "forty", "fourty", "answered", "anwsered")
	second := hand(first, "dangerous", "dangreous", "planned", "planed out", "skippers", "skipers")
	other := hand(harbour, "winter", "wniter", "opinion", "opinoin", "already", "alraedy")
	texts := []detector.Text{{Name: "second", Text: second}, {Name: "other", Text: other}, {Name: "first", Text: first}, {Name: "original", Text: harbour}}
	l := trace(t, texts...)
	assert.Equal(t, map[string]string{"first": "original", "second": "first", "other": "original"}, named(l))
	assert.Empty(t, l.Sources)
	for _, link := range l.Links {
		assert.Nil(t, link.Beside, "there is a text to hold it against")
		assert.True(t, link.Certain, l.Name(link.To))
		assert.Contains(t, link.Why, "misspells")
	}
}

// Without the original each of its copies has slips that the others lack: none
// can be the source of another.
func TestTheOriginalIsMissed(t *testing.T) {
	a := hand(harbour, "repair", "repiar", "forty", "fourty", "answered", "anwsered")
	b := hand(harbour, "winter", "wniter", "opinion", "opinoin", "already", "alraedy")
	c := hand(harbour, "market", "markte", "delay", "dealy", "building", "biulding")
	for name, texts := range map[string][]detector.Text{
		"two":   {{Name: "a", Text: a}, {Name: "b", Text: b}},
		"three": {{Name: "a", Text: a}, {Name: "b", Text: b}, {Name: "c", Text: c}},
	} {
		t.Run(name, func(t *testing.T) {
			l := trace(t, texts...)
			require.Len(t, l.Sources, 1)
			assert.Len(t, l.Sources[0].Of, len(texts))
			for _, text := range texts {
				assert.Equal(t, "source-1", named(l)[text.Name])
			}
			for _, link := range l.Links {
				require.NotNil(t, link.Beside)
				assert.NotEqual(t, link.To, *link.Beside)
			}
		})
	}
}

// Two texts that differ in a few words, none of them wrong, have no direction.
func TestWhatIsNotCertainIsSaid(t *testing.T) {
	l := trace(t, detector.Text{Name: "a", Text: harbour}, detector.Text{Name: "b", Text: hand(harbour, "voted", "decided", "nobody", "no one")})
	require.Len(t, l.Links, 1)
	assert.False(t, l.Links[0].Certain)
	assert.Contains(t, l.Links[0].Why, "not certain")
	assert.Empty(t, l.Sources)
}

func TestTheOrderChangesNothing(t *testing.T) {
	var texts []detector.Text
	for _, name := range []string{"reference", "wire", "paraphrase", "independent", "spun"} {
		texts = append(texts, storyText(t, "strait-accord", name))
	}
	want := named(trace(t, texts...))
	for _, order := range [][]int{{4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}} {
		var turned []detector.Text
		for _, i := range order {
			turned = append(turned, texts[i])
		}
		assert.Equal(t, want, named(trace(t, turned...)), "order %v", order)
	}
}

func TestEveryTextIsValid(t *testing.T) {
	l := trace(t, detector.Text{Name: "empty"}, detector.Text{Name: "bytes", Text: "\xff\xfe"}, detector.Text{Name: "word", Text: "Word."}, detector.Text{Name: "word again", Text: "Word."})
	assert.Len(t, l.Texts, 4)
	var out strings.Builder
	require.NoError(t, l.WriteText(&out, 60))
	require.NoError(t, l.WriteDOT(&out))
	require.NoError(t, l.WriteHTML(&out))
}

func TestLimits(t *testing.T) {
	d, err := detector.New()
	require.NoError(t, err)
	_, err = versions.Trace(t.Context(), d, make([]detector.Text, 1), nil)
	require.ErrorIs(t, err, versions.ErrTooFew)
	_, err = versions.Trace(t.Context(), d, make([]detector.Text, versions.Most+1), nil)
	require.ErrorIs(t, err, versions.ErrTooMany)
	ctx, cancel := context.WithCancel(t.Context())
	told := 0
	_, err = versions.Trace(ctx, d, []detector.Text{{Text: harbour}, {Text: harbour + " More."}, {Text: harbour + " Less."}}, func(done, total int) {
		told++
		assert.Equal(t, 3, total)
		cancel()
	})
	require.ErrorIs(t, err, context.Canceled)
	assert.Positive(t, told)
}

func TestNamesAreEscaped(t *testing.T) {
	l := trace(t, detector.Text{Name: `<b>"a`, Text: harbour}, detector.Text{Name: "b", Text: hand(harbour, "repair", "repiar")})
	var page, dot strings.Builder
	require.NoError(t, l.WriteHTML(&page))
	assert.Contains(t, page.String(), "&lt;b&gt;&#34;a")
	require.NoError(t, l.WriteDOT(&dot))
	assert.Contains(t, dot.String(), `label="<b>\"a"`)
}

// The lineage is written by hand for the page's sake, and is what encoding/json writes.
func TestJSONIsThatOfTheLibrary(t *testing.T) {
	a, b := hand(harbour, "repair", "repiar", "forty", "fourty"), hand(harbour, "winter", "wniter", "opinion", "opinoin")
	for _, l := range []*versions.Lineage{
		trace(t, storyText(t, "strait-accord", "independent"), storyText(t, "strait-accord", "spun"), storyText(t, "strait-accord", "reference")),
		trace(t, detector.Text{Name: "<a> & \u2028", Text: a}, detector.Text{Name: "b", Text: b}),
		{Links: []versions.Link{{Also: []versions.Also{{From: versions.Node{Source: "source-2"}, Words: 20, Text: "“x”"}}}},
			Texts: []versions.Text{}, Sources: []versions.Source{{ID: "source-2", Of: []versions.Node{{Text: 1}, {Source: "source-1"}}}}, Groups: [][]int{{0, 2}, {1}}},
	} {
		var want strings.Builder
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		require.NoError(t, enc.Encode(l))
		assert.Equal(t, strings.TrimSpace(want.String()), string(l.AppendJSON(nil)))
		var back versions.Lineage
		require.NoError(t, json.Unmarshal(l.AppendJSON(nil), &back))
		assert.Equal(t, l, &back)
	}
}

func TestJSONReadsBack(t *testing.T) {
	for _, n := range []versions.Node{{Text: 3}, {Source: "source-2"}} {
		b, err := json.Marshal(n)
		require.NoError(t, err)
		var back versions.Node
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, n, back)
	}
}
