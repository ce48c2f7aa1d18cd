package align_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// aligned aligns the texts without a language pack and checks what holds of
// every Alignment.
func aligned(t testing.TB, suspect string, references ...string) *align.Alignment {
	v := text.NewVocabulary()
	s := text.Parse(v, suspect)
	var docs []*text.Document
	for _, r := range references {
		docs = append(docs, text.Parse(v, r))
	}
	a, err := align.Align(context.Background(), align.NewWords(v, nil), s, docs...)
	require.NoError(t, err)
	require.Empty(t, wrong(a))
	return a
}

// wrong says what is wrong with a: each sentence of the suspect stands in one
// block, each of its tokens in one column at most, and in exactly one of a
// linked block; columns and edits stay inside of their block.
func wrong(a *align.Alignment) string {
	next := int32(0)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Suspect.Start != next || b.Suspect.Len() < 1 {
			return fmt.Sprintf("block %d leaves out sentences or repeats them", i)
		}
		next = b.Suspect.End
		if b.Reference >= len(a.References) || b.Linked() && (b.Source.Start < 0 || b.Source.Len() < 1 || int(b.Source.End) > len(a.References[b.Reference].Sentences)) {
			return fmt.Sprintf("block %d goes back to sentences that are not there", i)
		}
		if !b.Linked() && len(b.Columns)+len(b.Edits) > 0 {
			return fmt.Sprintf("block %d has columns though it goes back to nothing", i)
		}
		if w := wrongColumns(b); w != "" {
			return fmt.Sprintf("block %d: %s", i, w)
		}
		if w := wrongEdits(b); w != "" {
			return fmt.Sprintf("block %d: %s", i, w)
		}
		if b.Explained > b.Touched || b.Strong > b.Explained || b.Strong < 0 {
			return fmt.Sprintf("block %d explains more than there is", i)
		}
	}
	if int(next) != len(a.Suspect.Sentences) {
		return "the blocks do not reach the end"
	}
	return ""
}

func inside(i int32, r align.Range) bool { return i >= r.Start && i < r.End }

func wrongColumns(b *align.Block) string {
	suspect, source := map[int32]bool{}, map[int32]bool{}
	for x, c := range b.Columns {
		switch {
		case c.S < 0 && c.R < 0:
			return fmt.Sprintf("column %d is empty", x)
		case c.S >= 0 && (!inside(c.S, b.SuspectTokens) || suspect[c.S]):
			return fmt.Sprintf("column %d has a suspect token from elsewhere, or twice", x)
		case c.R >= 0 && (!inside(c.R, b.SourceTokens) || source[c.R]):
			return fmt.Sprintf("column %d has a reference token from elsewhere, or twice", x)
		}
		if c.S >= 0 {
			suspect[c.S] = true
		}
		if c.R >= 0 {
			source[c.R] = true
		}
	}
	if b.Linked() && len(suspect) != int(b.SuspectTokens.Len()) {
		return fmt.Sprintf("%d of %d suspect tokens have a column", len(suspect), b.SuspectTokens.Len())
	}
	return ""
}

func wrongEdits(b *align.Block) string {
	for i := range b.Edits {
		e := &b.Edits[i]
		if e.Op != align.Insert && (e.Source.Len() < 1 || !inside(e.Source.Start, b.SourceTokens) || !inside(e.Source.End-1, b.SourceTokens)) {
			return fmt.Sprintf("edit %d has reference tokens from elsewhere", i)
		}
		if e.Op != align.Delete && (e.Suspect.Len() < 1 || !inside(e.Suspect.Start, b.SuspectTokens) || !inside(e.Suspect.End-1, b.SuspectTokens)) {
			return fmt.Sprintf("edit %d has suspect tokens from elsewhere", i)
		}
		if e.Columns.Start < 0 || int(e.Columns.End) > len(b.Columns) {
			return fmt.Sprintf("edit %d has columns that are not there", i)
		}
	}
	return ""
}

// shown writes a down, a line for each block: the suspect's sentences, those
// of the reference that they go back to, and the edits. Sentences count from
// 1; "~" is a move, "+" an insertion, "-" a deletion.
func shown(a *align.Alignment) string {
	var lines []string
	for i := range a.Blocks {
		b := &a.Blocks[i]
		line := numbers(b.Suspect) + " new"
		if b.Linked() {
			line = numbers(b.Suspect) + " from " + numbers(b.Source)
			if len(a.References) > 1 {
				line += fmt.Sprintf(" of %d", b.Reference+1)
			}
		}
		for j := range b.Edits {
			line += "; " + edit(a, b, &b.Edits[j])
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func numbers(r align.Range) string {
	if r.Len() == 1 {
		return fmt.Sprint(r.End)
	}
	return fmt.Sprintf("%d-%d", r.Start+1, r.End)
}

func edit(a *align.Alignment, b *align.Block, e *align.Edit) string {
	before := a.References[b.Reference].Text(e.Source.Start, e.Source.End)
	after := a.Suspect.Text(e.Suspect.Start, e.Suspect.End)
	switch e.Op {
	case align.Insert:
		return "+" + after
	case align.Delete:
		return "-" + before
	case align.Move:
		return before + " ~ " + after
	}
	return before + " → " + after
}

// The story that most cases below change a little.
const ferry = "The old ferry left the harbour of Port Tern before the storm. " +
	"Its captain, Jane Roe, had warned the owners twice in March. " +
	"Nearly 300 passengers spent the night on the northern islands. " +
	"The council will discuss a new breakwater on Thursday."

var sentences = strings.SplitAfter(ferry, ". ")

func TestSentencesAndEdits(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		suspect      string
		reference    string
		want         string
	}{
		{
			"the same", "nothing changed", ferry, ferry,
			"1 from 1\n2 from 2\n3 from 3\n4 from 4",
		},
		{
			"replaced words", "what stands between words that were kept pairs up, though nothing links it",
			"The ancient ferry departed the port of Port Tern before the tempest.", ferry,
			"1 from 1; old → ancient; left → departed; harbour → port; storm → tempest",
		},
		{
			"merged", "two sentences of the reference in one of the suspect",
			"The old ferry left the harbour of Port Tern before the storm, and its captain, Jane Roe, had warned the owners twice in March.", ferry,
			"1 from 1-2; +and",
		},
		{
			"split", "one sentence of the reference in two of the suspect",
			"The old ferry left the harbour of Port Tern before the storm. Its captain was Jane Roe. She had warned the owners twice in March.", sentences[0] + sentences[1],
			"1 from 1\n2-3 from 2; +was; +She",
		},
		{
			"moved sentence", "order is no condition", sentences[0] + sentences[3] + " " + sentences[1] + sentences[2], ferry,
			"1 from 1\n2 from 4\n3 from 2\n4 from 3",
		},
		{
			"inserted sentence", "what has no origin is new",
			sentences[0] + "Nobody at the yacht club believes a word of it. " + sentences[1], ferry,
			"1 from 1\n2 new\n3 from 2",
		},
		{
			"dropped sentence", "what was left out is no edit", sentences[0] + sentences[3], ferry,
			"1 from 1\n2 from 4",
		},
		{
			"inserted words", "words without a counterpart", "The old and rusty ferry left the harbour of Port Tern before the storm.", ferry,
			"1 from 1; +and rusty",
		},
		{
			"deleted words", "on the other side", "The ferry left the harbour before the storm.", ferry,
			"1 from 1; -old; -of Port Tern",
		},
		{
			"moved words", "content words with a counterpart elsewhere moved", "Before the storm the old ferry left the harbour of Port Tern.", ferry,
			"1 from 1; storm ~ storm; +Before the",
		},
		{
			"phrase for a word", "a word's neighbours without a counterpart belong to it",
			"The old ferry left the harbour of Port Tern ahead of the storm.", ferry,
			"1 from 1; before → ahead of",
		},
		{
			"word for a phrase", "on the other side too",
			"They approached the owners about a new breakwater in March.", "They called on the owners about a new breakwater in March.",
			"1 from 1; called on → approached",
		},
		{
			"words for words", "where as many stand on both sides they pair one for one",
			"The focal point of the town was closed by the council.", "The city centre of the town was closed by the council.",
			"1 from 1; city → focal; centre → point",
		},
		{
			"inflection", "another form of the same word", "The council discussed new breakwaters on Thursday.", "The council discusses new breakwater on Thursday.",
			"1 from 1; discusses → discussed; breakwater → breakwaters",
		},
		{
			"spelling", "the words of another desk's spelling were kept",
			"The defense of the harbor center was organized on Thursday.", "The defence of the harbour centre was organised on Thursday.",
			"1 from 1",
		},
		{
			"acronym", "an acronym and what it stands for", "The ferry left the U.S. before the storm.", "The ferry left the United States before the storm.",
			"1 from 1; United States → U.S.",
		},
		{
			"acronym without dots", "however it is written", "The ferry left the US before the storm.", "The ferry left the U.S. before the storm.",
			"1 from 1",
		},
		{
			"contraction", "don't and do not are the same words", "The owners don’t warn captains. They cannot.", "The owners do not warn captains. They can’t.",
			"1 from 1\n2 from 2",
		},
		{
			"typography", "quotation marks, dashes and ellipses of any form are the same",
			"“We left” – said the captain of the ferry…", `"We left" — said the captain of the ferry...`,
			"1 from 1",
		},
		{
			"hidden characters", "evasion does not part the words", "The оld fer\u200bry left the h\u00adarbour of Ｐｏｒｔ Tern before the storm.", ferry,
			"1 from 1",
		},
		{
			"digit groups", "1,200 and 1200 are one number", "About 1200 passengers spent the night there.", "About 1,200 passengers spent the night there.",
			"1 from 1",
		},
		{
			"another number", "numbers differ or they do not", "Nearly 400 passengers spent the night on the northern islands.", ferry,
			"1 from 3; 300 → 400",
		},
		{
			"the same matter", "sharing a few names is no derivation", "Wheat prices rose again in Port Tern, and the mayor says that nobody knows why.", ferry,
			"1 new",
		},
		{
			"nothing in common", "no words, no link", "Wheat prices rose again.", ferry,
			"1 new",
		},
		{"empty suspect", "any text is valid", "", ferry, ""},
		{"empty reference", "any text is valid", "Wheat prices rose again.", "", "1 new"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, shown(aligned(t, c.suspect, c.reference)), c.reason)
		})
	}
}

func TestSeveralReferences(t *testing.T) {
	other := "The owners of the Gull said on Friday that they were sorry. They will pay for rooms and for a second crossing."
	for _, c := range []struct {
		name, reason string
		references   []string
		want         string
	}{
		{"each its own", "a sentence goes to the reference that has it", []string{ferry, other}, "1 from 1 of 1\n2 from 2 of 2\n3 from 3 of 1"},
		{"the other way round", "whatever their order", []string{other, ferry}, "1 from 1 of 2\n2 from 2 of 1\n3 from 3 of 2"},
		{"a copy", "between equals the first is taken", []string{ferry, ferry}, "1 from 1 of 1\n2 new\n3 from 3 of 1"},
		{"a closer one", "the one that explains more is taken", []string{"The ferry left before the storm. Some passengers spent the night on islands.", ferry, other}, "1 from 1 of 2\n2 from 2 of 3\n3 from 3 of 2"},
		{"an empty one", "does no harm", []string{"", ferry, other}, "1 from 1 of 2\n2 from 2 of 3\n3 from 3 of 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			suspect := sentences[0] + "They will pay for rooms and for a second crossing. " + sentences[2]
			assert.Equal(t, c.want, shown(aligned(t, suspect, c.references...)), c.reason)
		})
	}
}

func TestRelations(t *testing.T) {
	for _, c := range []struct {
		name, reason       string
		reference, suspect string
		want               align.Relation
	}{
		{"equal", "the same word", "storm", "Storm", align.Equal},
		{"regional spelling", "-our and -or", "labour", "labor", align.Spelling},
		{"inflection", "regular endings", "warned", "warning", align.Inflection},
		{"derivation", "a longer common beginning", "commission", "commissioner", align.Derivation},
		{"transliteration", "names a letter or two apart", "Zelenskyy", "Zelensky", align.NameForm},
		{"acronym", "with dots and without", "U.S.", "US", align.Equal},
		{"another name", "two names that differ", "Tern", "Kilda", align.NewName},
		{"unrelated", "without a pack nothing links synonyms", "tempest", "storm", align.None},
		{"number", "two numbers", "12", "14", align.Number},
		{"function words", "two small words", "under", "without", align.Function},
	} {
		t.Run(c.name, func(t *testing.T) {
			// The fifth word of a sentence whose frame is kept.
			frame := "the ferry came before %s that the captain had seen"
			a := aligned(t, fmt.Sprintf(frame, c.suspect), fmt.Sprintf(frame, c.reference))
			require.Len(t, a.Blocks, 1)
			column := a.Blocks[0].Columns[4]
			require.Equal(t, align.Column{R: 4, S: 4, Relation: column.Relation}, column)
			assert.Equal(t, c.want, column.Relation, c.reason)
		})
	}
}

func TestAlignIsDeterministic(t *testing.T) {
	suspect := sentences[2] + sentences[0] + "The owners discuss a captain. " + sentences[1]
	first := aligned(t, suspect, ferry, ferry+suspect)
	for range 5 {
		assert.Equal(t, first.Blocks, aligned(t, suspect, ferry, ferry+suspect).Blocks)
	}
}

// TestCancel cancels at every stage of a long alignment: a person who types on
// must not wait for the last comparison.
func TestCancel(t *testing.T) {
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "The ferry%d left the harbour%d of port%d before storm%d. ", i%613, i%1009, i%211, i%97)
	}
	v := text.NewVocabulary()
	d := text.Parse(v, b.String())
	words := align.NewWords(v, nil)
	require.Greater(t, d.Words, 85_000)
	start := time.Now()
	_, err := align.Align(context.Background(), words, d, d)
	require.NoError(t, err)
	whole := time.Since(start)
	for _, share := range []time.Duration{0, 10, 30, 50, 70, 90} {
		// The fastest of some: the machine is busy with other things.
		took := time.Hour
		for k := 0; k < 5 && took >= 50*time.Millisecond; k++ {
			took = min(took, cancelled(t, whole*share/100, words, d))
		}
		assert.Less(t, took, 50*time.Millisecond, "after %d %%", share)
	}
}

// cancelled returns how long it takes to return once the context was
// cancelled, which happens after the given time.
func cancelled(t *testing.T, after time.Duration, words *align.Words, d *text.Document) time.Duration {
	ctx, cancel := context.WithCancel(context.Background())
	at := make(chan time.Time, 1)
	timer := time.AfterFunc(after, func() { at <- time.Now(); cancel() })
	_, err := align.Align(ctx, words, d, d)
	returned := time.Now()
	if timer.Stop() {
		return 0 // it was done before
	}
	took := returned.Sub(<-at)
	if err != nil {
		require.ErrorIs(t, err, context.Canceled)
	}
	return took
}

// FuzzAlign holds Align to what holds of every Alignment.
func FuzzAlign(f *testing.F) {
	stories, err := filepath.Glob("../../../testdata/stories/*/reference.txt")
	require.NoError(f, err)
	read := func(folder, name string) string {
		story, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(f, err)
		return string(story[:min(900, len(story))]) // of short texts more are tried
	}
	pairs := 0
	for _, story := range stories {
		folder := filepath.Dir(story)
		reference := read(folder, "reference.txt")
		for _, suspect := range []string{"spun.txt", "wire.txt", "paraphrase.txt", "independent.txt"} {
			f.Add(read(folder, suspect), reference)
			pairs++
		}
	}
	require.NotZero(f, pairs)
	f.Add("", ferry)
	f.Add(ferry, "")
	f.Add(strings.Repeat("a ", 400), strings.Repeat("a ", 300))
	f.Add(strings.Repeat("A b. ", 60), strings.Repeat("B a! ", 70))
	f.Add("“a”.B ‘c", "b-a—c… 1,000 %")
	f.Fuzz(func(t *testing.T, suspect, reference string) {
		suspect, reference = strings.ToValidUTF8(suspect, "\uFFFD"), strings.ToValidUTF8(reference, "\uFFFD")
		a := aligned(t, suspect, reference)
		require.Equal(t, a.Blocks, aligned(t, suspect, reference).Blocks)
		aligned(t, suspect, reference, suspect)
		aligned(t, suspect, suspect)
	})
}
