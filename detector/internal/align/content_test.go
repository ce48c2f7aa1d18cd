package align_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

const told = `The harbour board of Tarnsund voted on Tuesday to close the eastern quay. Engineers had found rust in forty of its pillars in March.
Repairs would cost nine million crowns, said the treasurer, Olga Brandt. Fishing boats will move to the western basin before winter. Skipper Henrik Moe fears
that the basin is too shallow for trawlers. A decision about cranes was put off until May.`

// other shares the matter with told and little else.
const other = `Nobody in Tarnsund wanted to talk about the quay. In the café by the western basin the skippers played cards, and the treasurer of their club
counted coins. “It was always going to be winter,” one of them said. The harbour board had met behind closed doors, and the doors stayed closed.`

// unrelated has another matter.
const unrelated = `The orchestra will tour five cities with a programme of songs by students. Its violins were built by one family over two centuries. Tickets are
sold at the door, and children listen for nothing. After the last concert the musicians cook for their audience in the yard of the old school.`

func compared(t testing.TB, suspect string, references ...string) *align.Alignment {
	a := aligned(t, suspect, references...)
	require.NoError(t, a.CompareContents(context.Background()))
	require.Len(t, a.Contents, len(references))
	require.Len(t, a.ContentLinks, len(a.Suspect.Sentences))
	return a
}

// reversed returns the sentences of s, last first.
func reversed(s string) string {
	sentences := strings.SplitAfter(strings.ReplaceAll(s, "\n", " "), ". ")
	var out []string
	for i := len(sentences) - 1; i >= 0; i-- {
		out = append(out, strings.TrimSpace(sentences[i]))
	}
	return strings.Join(out, " ")
}

func TestContentOfTheSameText(t *testing.T) {
	c := compared(t, told, told).Contents[0]
	assert.Equal(t, c.Mass, c.Exact)
	assert.Equal(t, c.Anchors, c.Ordered)
	assert.Equal(t, c.Facts, c.Shared)
	assert.Zero(t, c.NewFacts)
	assert.Equal(t, c.Pairs, c.SamePairs)
	assert.Equal(t, c.Runs, c.SameRuns)
	assert.Equal(t, c.Sentences, c.Best)
	assert.Equal(t, c.Source, c.Used)
}

func TestFactsThatAreToldAndNewOnes(t *testing.T) {
	c := compared(t, "Olga Brandt paid 17 crowns in Tarnsund. Olga Brandt saw 40 pillars and 17 skippers.", "In Tarnsund Olga Brandt counted 40 pillars.").Contents[0]
	assert.Equal(t, 3, c.Told, "each is counted once, and what begins a sentence may be no name")
	assert.Equal(t, 1, c.NewFacts)
	assert.Equal(t, 1, c.NewNumbers)
	assert.Zero(t, compared(t, told, told).Contents[0].NewNumbers)
}

func TestOrderIsLostWhenSentencesAreTurnedRound(t *testing.T) {
	c := compared(t, reversed(told), told).Contents[0]
	assert.Equal(t, c.Mass, c.Exact, "the same is told")
	assert.Less(t, 2*c.Ordered, c.Anchors, "in another order")
}

func TestContentOfUnrelatedTexts(t *testing.T) {
	c := compared(t, unrelated, told).Contents[0]
	assert.Less(t, 5*c.Exact, c.Mass)
	assert.Zero(t, c.SameRuns)
	assert.Zero(t, c.SamePairs)
	assert.Zero(t, c.Used)
}

func TestRunsInQuotationsDoNotCount(t *testing.T) {
	quoted := "“Engineers had found rust in forty of its pillars in March,” the board wrote."
	assert.Zero(t, compared(t, unrelated+" "+quoted, told).Contents[0].SameRuns, "two newsrooms may quote one statement")
	assert.NotZero(t, compared(t, unrelated+" "+strings.Trim(quoted, "“")[:60]+".", told).Contents[0].SameRuns, "the same words outside of quotations count")
}

func TestContentLinksFollowWhatIsTold(t *testing.T) {
	a := compared(t, `Olga Brandt, the treasurer, put the price of repairs at nine million crowns. In March rust had been found by engineers in forty pillars.`, told)
	require.Len(t, a.ContentLinks, 2)
	assert.Equal(t, int32(2), a.ContentLinks[0].Source.Start)
	assert.Equal(t, int32(1), a.ContentLinks[1].Source.Start)
	for i, l := range compared(t, unrelated, told).ContentLinks {
		assert.Equal(t, -1, l.Reference, "sentence %d goes back to nothing", i)
	}
}

func TestPassages(t *testing.T) {
	sentences := strings.SplitAfter(strings.ReplaceAll(told, "\n", " "), ". ")
	copied := strings.TrimSpace(strings.Join(sentences[1:4], ""))
	for _, c := range []struct {
		name, suspect string
		want          []string
	}{
		{"none in unrelated texts", unrelated, nil},
		{"none for a matter in common", other + " " + unrelated, nil},
		{"none for one word said often", strings.Repeat("The quay is a quay. ", 12), nil},
		{"one in the middle, exact at both ends", unrelated + "\n\n" + copied + "\n\n" + unrelated, []string{copied}},
		{"one at the start", copied + "\n\n" + unrelated, []string{copied}},
		{"one at the end", unrelated + "\n\n" + copied, []string{copied}},
		{"two, far from each other", copied + "\n\n" + unrelated + "\n\n" + unrelated + "\n\n" + copied, []string{copied, copied}},
		{"one across a paragraph", unrelated + "\n\n" + strings.Replace(copied, ". ", ".\n\n", 1) + "\n\n" + unrelated, []string{strings.Replace(copied, ". ", ".\n\n", 1)}},
	} {
		a := compared(t, c.suspect, told)
		var got []string
		for _, p := range a.Passages {
			got = append(got, a.Suspect.Text(p.Suspect.Start, p.Suspect.End))
		}
		for i := range got {
			got[i] = strings.TrimSuffix(got[i], ".")
		}
		for i := range c.want {
			c.want[i] = strings.TrimSuffix(c.want[i], ".")
		}
		assert.Equal(t, c.want, got, c.name)
	}
}

func TestContentsOfNothing(t *testing.T) {
	for _, s := range []string{"", " ", "...", "a", "😀"} {
		a := compared(t, s, told)
		assert.Empty(t, a.Passages)
		assert.Zero(t, a.Contents[0].SameRuns)
		a = compared(t, told, s)
		assert.Empty(t, a.Passages)
	}
}

func TestContentsCanBeCancelled(t *testing.T) {
	a := aligned(t, told, told)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	assert.ErrorIs(t, a.CompareContents(ctx), context.Canceled)
}

// What sentences told before is told of them again only where it still holds: against the same
// reference, whatever stands around them.
func TestWhatWasToldLeavesNoTrace(t *testing.T) {
	const first = "Skipper Quist said that the basin is too shallow for his trawler. "
	const again = "The harbour board in Tarnsund had asked Quist about the rust in its pillars."
	texts := []string{told, told + "\n" + first + again, told + "\n" + again, told + "\n" + again + " " + again, first + first + told, other, told, ""}
	v := text.NewVocabulary()
	w := align.NewWords(v, nil)
	references := []*text.Document{text.Parse(v, told), text.Parse(v, other)}
	for _, order := range [][]int{{0}, {1}, {0, 1}} { // the reference of each suspect in turn
		for i, suspect := range texts {
			reference := references[order[i%len(order)]]
			a := &align.Alignment{Suspect: text.Parse(v, suspect), References: []*text.Document{reference}, Words: w}
			w.Learn()
			require.NoError(t, a.CompareContents(context.Background()))
			fresh := compared(t, suspect, reference.Source)
			assert.Equal(t, fresh.Contents, a.Contents, "text %d, references %v", i, order)
			assert.Equal(t, fresh.Rests, a.Rests, "text %d, references %v", i, order)
			assert.Equal(t, fresh.Passages, a.Passages, "text %d, references %v", i, order)
			assert.Equal(t, fresh.ContentLinks, a.ContentLinks, "text %d, references %v", i, order)
		}
	}
}
