package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// story returns an invented report of about 200 words; each number gives
// another.
func story(n int) string {
	pick := func(k int, of ...string) string { return of[(n*7+k*3+n/len(of))%len(of)] }
	town, person := pick(1, "Brantmouth", "Ellerby", "Tarn", "Ostwick", "Caldmoor"), pick(2, "Ines Calder", "Tom Harrow", "Ruth Venn", "Paul Orme")
	thing := pick(3, "ferry terminal", "grain store", "music school", "railway bridge", "public library", "fish market")
	return strings.Join([]string{
		fmt.Sprintf("The council of %s voted on %s to close the old %s.", town, pick(4, "Tuesday", "Friday", "Monday"), thing),
		fmt.Sprintf("The building needs %s repairs, and the town has no money for them, officials said.", pick(5, "urgent", "costly", "large")),
		fmt.Sprintf("“We cannot keep a %s that nobody uses,” %s told reporters after the long meeting.", thing, person),
		fmt.Sprintf("Residents had asked the members to wait until %s, when a report on the roof is expected.", pick(6, "spring", "winter", "the end of the year")),
		fmt.Sprintf("About %d people signed a petition, which a local shopkeeper carried to the hall.", 400+37*n),
		fmt.Sprintf("They fear that the %s around it will become empty and that their children will leave.", pick(7, "street", "quarter", "harbour")),
		fmt.Sprintf("%s, who leads the opposition, called the decision hasty and demanded a new vote.", pick(8, "Lena Dorn", "Sam Pell", "Vera Holt")),
		"The mayor answered that the choice had been difficult but that the numbers left no other way.",
		fmt.Sprintf("The %s was opened in %d by a company that hoped for trade with the islands.", thing, 1880+n),
		"For many years it employed half of the families in the district and supported three small shops.",
		fmt.Sprintf("Now %s workers remain, and most of them will move to another office before the summer.", pick(9, "twelve", "nine", "thirty")),
		"A historian described the loss as a sad moment, because the walls hold the memory of the town.",
		fmt.Sprintf("The land may be sold to a builder from %s, although no price has been agreed so far.", pick(10, "the capital", "the north", "abroad")),
	}, "\n\n")
}

// edited returns story n as a careful editor leaves it.
func edited(n int) string {
	return strings.NewReplacer("voted on", "decided on", "officials said", "according to officials", "told reporters", "said to reporters",
		"About ", "Some ", "answered that", "replied that", "no other way", "no alternative").Replace(story(n))
}

// writeData writes a folder of invented data and returns its name.
func writeData(t *testing.T) string {
	t.Helper()
	lex, err := lexicon.English()
	require.NoError(t, err)
	folder := t.TempDir()
	file := func(name, content string) {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644))
	}
	families := map[string]*bytes.Buffer{}
	pair := func(family, class string, n int, suspect string, edits ...[]string) {
		if families[family] == nil {
			families[family] = &bytes.Buffer{}
		}
		line, err := json.Marshal(corpus.Pair{ID: fmt.Sprint(family, n), Family: family, Class: class, Reference: story(n), Suspect: suspect, Edits: edits})
		require.NoError(t, err)
		families[family].Write(append(line, '\n'))
	}
	list := learn.Spinner{Least: .4, Most: .4, Choice: learn.Any}
	trip := learn.Spinner{Least: .2, Most: .2, Choice: learn.Nearest, Consistent: true, Trip: learn.Trip{Small: .3, Possessives: .6}}
	for n := range 6 {
		pair("spun-list", "spun", n, list.Spin(lex, story(n), uint64(n)), []string{"close", "shut"})
		pair("roundtrip-rules", "roundtrip", n, trip.Spin(lex, story(n), uint64(n)))
	}
	for n := range 10 {
		pair("human-editors", "light", 10+n, edited(10+n))
		pair("human-elsewhere", "independent", 30+n, "The choir of the old mill sang for two hours on Sunday. Nobody in the audience had expected the second half, "+
			"which was new. It was written by a student of nineteen who drives a bus between the hills, and who had never heard a choir before.")
	}
	for family, lines := range families {
		file("corpora/"+family+".jsonl", lines.String())
	}
	file("seeds/000_first.txt", story(1))
	file("seeds/001_second.txt", strings.ReplaceAll(story(1), "close", "shutter"))
	file("gold/001-vs-000.tsv", "orig\tspun\tpos\torig_ctx\tspun_ctx\tkind\nclose\tshutter\tv\t\t\ts\nmayor\tsoldier\tn\t\t\tw\n")
	return folder
}

func TestEvaluate(t *testing.T) {
	folder := writeData(t)
	t.Chdir("../../..") // our own stories are read from the top
	e, err := evaluate(folder, "")
	require.NoError(t, err)
	assert.Empty(t, e.Missing)

	require.Len(t, e.Seeds, 2, "each ordered pair of two")
	require.Len(t, e.Gold, 1)
	assert.Equal(t, 1, e.Gold[0].Found.Hits, "the word that was swapped is found")
	assert.Equal(t, []string{"mayor → soldier"}, e.Gold[0].Missed, "the one that was not is missed")
	assert.Equal(t, 6, e.Edits.Texts)

	pairs := map[string]int{}
	for _, f := range e.Families {
		pairs[f.Family] = f.Pairs
		sum := 0
		for _, n := range f.Verdicts {
			sum += n
		}
		assert.Equal(t, f.Pairs, sum, "%s: every pair has a verdict", f.Family)
		if f.Family == "human-editors" {
			assert.Zero(t, f.Spun.Hits, "edited by hand")
		}
		if f.Family == "spun-list" {
			assert.Equal(t, f.Pairs, f.Spun.Hits, "spun by a spinner that was not learned from")
		}
	}
	assert.Equal(t, 6, pairs["spun-list"])
	assert.Contains(t, pairs, "made-any-weak", "and what the generator made of the references")
	for _, s := range e.Transfer {
		assert.NotContains(t, s.Detected, s.Learned, "what was learned from is not judged")
	}
	assert.NotEmpty(t, e.Bars)

	var first, second page
	e.print(&first)
	for _, section := range []string{"1. Evidence", "2. Verdicts", "3. Transfer", "4. Power", "5. Mechanism", "6. Direction", "7. Calibration", "8. Stability", "9. The ten"} {
		assert.Contains(t, first.String(), "\n"+section)
	}
	again, err := evaluate(folder, "")
	require.NoError(t, err)
	again.print(&second)
	assert.Equal(t, first.String(), second.String(), "the same data give the same page")

	file := filepath.Join(t.TempDir(), "figures.json")
	require.NoError(t, e.write(file))
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	var figures map[string]any
	require.NoError(t, json.Unmarshal(content, &figures))
	assert.Len(t, figures["families"], len(e.Families))
}

func TestMissingParts(t *testing.T) {
	e, err := evaluate(t.TempDir(), "")
	require.NoError(t, err, "a folder without data is not an error")
	assert.Len(t, e.Missing, 3)
	var p page
	e.print(&p)
	assert.Contains(t, p.String(), "corpora/*.jsonl")
	_, err = evaluate(filepath.Join(t.TempDir(), "nowhere"), "")
	assert.ErrorContains(t, err, "there is no folder")
}

func TestHoldingOut(t *testing.T) {
	pairs := []corpus.Pair{
		{ID: "a-1", Family: "spun-a", Class: "spun", Reference: "one", Suspect: "eins"},
		{ID: "b-1", Family: "spun-b", Class: "spun", Reference: "one", Suspect: "un"},
		{ID: "c-1", Family: "human-c", Class: "light", Reference: "two", Suspect: "eins"},
		{ID: "d-1", Family: "human-d", Class: "light", Reference: "three", Suspect: "drei"},
		{ID: "any-3/d-1", Family: "made-any-weak", Class: "spun", Reference: "four", Suspect: "vier"},
		{ID: "x", Family: "made-any-60", Class: "spun", Reference: "five", Suspect: "fünf"},
	}
	source := sources(pairs)
	assert.Equal(t, source[0], source[1], "one reference")
	assert.Equal(t, source[0], source[2], "one suspect, though neither reference nor name is shared")
	assert.Equal(t, source[3], source[4], "made from one text, as the name tells")
	assert.NotEqual(t, source[0], source[3])
	assert.NotEqual(t, source[0], source[5])

	var all []measured
	for i := range pairs {
		all = append(all, measured{Example: learn.Example{Pair: &pairs[i]}, kind: kindOf(pairs[i].Family), source: source[i]})
	}
	left := func(kind string) []string {
		var ids []string
		for _, e := range without(all, kind) {
			ids = append(ids, e.Pair.ID)
		}
		return ids
	}
	assert.Equal(t, []string{"d-1", "any-3/d-1", "x"}, left("spun-a"), "its family and its sources are held out")
	assert.Equal(t, []string{"a-1", "b-1", "c-1"}, left("made-any"), "settings that choose alike are held out together")
}

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		family, class string
		want          group
	}{
		{"spun-x", "spun", spinners}, {"trip-x", "roundtrip", spinners}, {"trip-n", "roundtrip-neural", roundTrips}, {"made-any-weak", "spun", generated}, {"made-edit", "light", editors},
		{"llm-x", "paraphrase", models}, {"mt-x", "paraphrase", translations}, {"human-learner", "light", learners},
		{"human-x", "near-copy", people}, {"other", "paraphrase", people}, {"human-x", "independent", independent},
	} {
		assert.Equal(t, c.want, groupOf(&corpus.Pair{Family: c.family, Class: c.class}), "%s, %s", c.family, c.class)
	}
	assert.True(t, polished("llm-a-polish-token"))
	assert.False(t, polished("llm-human-edit-of-polish-token"), "somebody edited it")
}

func TestChangedShare(t *testing.T) {
	assert.Zero(t, changedShare("One two, three.", "one two three four"))
	assert.InDelta(t, .25, changedShare("one two drei four", "one two three four"), 1e-9)
	assert.InDelta(t, .5, changedShare("three four one two", "one two three four"), 1e-9, "what was moved is changed")
	assert.Zero(t, changedShare("", "one"))
	a, b := diffWords(story(3)+story(4)), diffWords(edited(4)+story(3))
	assert.Equal(t, slowCommonWords(a, b), commonWords(a, b), "as the plain way, over more than 64 words")
}

func TestExchangedShare(t *testing.T) {
	assert.Zero(t, exchangedShare("Three, four. One two.", "one two three four"), "what was moved is not exchanged")
	assert.InDelta(t, .25, exchangedShare("drei four one two", "one two three four"), 1e-9)
	assert.InDelta(t, .25, exchangedShare("one two two three", "one two three"), 1e-9, "a word said more often than in the reference")
	assert.Zero(t, exchangedShare("one two", "one two three four"), "what was left out is not exchanged")
	assert.Zero(t, exchangedShare("", "one"))
}

// slowCommonWords is commonWords by the textbook's table.
func slowCommonWords(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func TestCuts(t *testing.T) {
	doc := text.Parse(text.NewVocabulary(), "One two three four. Five six seven eight nine. Ten eleven twelve thirteen.")
	n, words := prefix(doc, 10)
	assert.Equal(t, [2]int{2, 9}, [2]int{n, words}, "whole sentences only")
	assert.Equal(t, "One two three four. Five six seven eight nine.", until(doc, n))
	n, _ = prefix(doc, 3)
	assert.Equal(t, "", until(doc, n), "not even the first")
	n, words = prefix(doc, 1000)
	assert.Equal(t, [2]int{3, 13}, [2]int{n, words})
}

func TestPage(t *testing.T) {
	var p page
	p.table(1, "name|n", [][]string{{"a “b”", "10"}, {"c", "9"}})
	assert.Equal(t, "  name    n\n  a “b”  10\n  c       9\n", p.String())
	p.Reset()
	p.list("items:", []string{strings.Repeat("x", 70), strings.Repeat("y", 70)})
	assert.Equal(t, "  items: "+strings.Repeat("x", 70)+",\n      "+strings.Repeat("y", 70)+"\n", p.String(), "filled into lines")
	b, err := json.Marshal([]figure{.5, figure(math.NaN()), figure(math.Inf(1))})
	require.NoError(t, err)
	assert.Equal(t, "[0.5,null,null]", string(b), "what is not known is null")
}
