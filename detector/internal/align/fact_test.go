package align_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
)

// factsOf writes the facts of a suspect and its references, one after the other:
// the suspect's, an equals sign and the reference's, with "-" for what one has not.
func factsOf(t testing.TB, suspect string, references ...string) string {
	a := aligned(t, suspect, references...)
	require.NoError(t, a.CompareContents(context.Background()))
	order, related := make([]int, len(references)), make([]bool, len(references))
	for i := range order {
		order[i], related[i] = i, true
	}
	var out []string
	for _, f := range a.CompareFacts(nil, order, related) {
		s, r := "-", "-"
		if f.Suspect.Len() > 0 {
			s = a.Suspect.Text(f.Suspect.Start, f.Suspect.End)
		}
		if f.Reference >= 0 {
			r = a.References[f.Reference].Text(f.Source.Start, f.Source.End)
			if len(references) > 1 {
				r += fmt.Sprint(" in ", f.Reference+1)
			}
		}
		out = append(out, s+" = "+r)
	}
	return strings.Join(out, " | ")
}

func TestCompareFacts(t *testing.T) {
	for _, c := range []struct {
		name, reason       string
		suspect, reference string
		want               string
	}{
		{"surname", "one who was named in full is named by the surname, too", "They met Jane Roe there.", "They met Ms Roe there.", "Jane Roe = Roe"},
		{"another person", "of the same surname is another", "They met Jane Roe there.", "They met John Roe there.", "Jane Roe = - | - = John Roe"},
		{"office", "says nothing of who it is", "The minister met Minister Roe there.", "They met Jane Roe and a minister.", "Minister Roe = Jane Roe"},
		{"two ministries", "are two", "They left the Foreign Ministry.", "They left the Defence Ministry.", "Foreign Ministry = - | - = Defence Ministry"},
		{"once", "a name is one fact however often it stands there", "They met Jane Roe. They saw Roe.", "They met Roe. They saw Jane Roe again.", "Jane Roe = Roe"},
		{"transliteration", "is the same name", "They saw Zelensky in Kyiv.", "They saw Zelenskyy in Kiev.", "Zelensky = Zelenskyy | Kyiv = Kiev"},
		{"a letter apart", "are other countries", "They saw Iran and Austria and Niger.", "They saw Iraq and Australia and Mali.", "Iran = - | Austria = - | Niger = - | - = Iraq | - = Australia | - = Mali"},
		{"people of a country", "are the country", "They saw Russian ships.", "They saw ships of Russia there.", "Russian = Russia"},
		{"initials", "stand for the words", "They left the US for the EU.", "They left the United States for the European Union.", "US = United States | EU = European Union"},
		{"other initials", "do not", "They left the US.", "They left the European Union.", "US = - | - = European Union"},
		{"lower case", "a text without capitals has the names, too", "they met jane roe.", "They met Jane Roe.", "jane roe = Jane Roe"},
		{"beginning", "a name that opens a sentence is one where the other text tells", "Tern lies here.", "They saw Tern here.", "Tern = Tern"},
		{"common word", "the same letters in another meaning of a small word are none", "They told us all.", "They left the US.", "- = US"},
		{"words and figures", "are one number", "It had twelve boats and 40 men.", "It had 12 boats and forty men.", "twelve = 12 | 40 = forty"},
		{"millions", "in figures and words", "It cost $3.5 million.", "It cost 3,500,000 euros.", "$3.5 million = 3,500,000"},
		{"another number", "is none", "It had 12 boats.", "It had 13 boats.", "12 = - | - = 13"},
		{"date", "in another order", "It left on 3 March.", "It left on March 3, 2022.", "3 March = March 3, 2022"},
		{"another day", "is another date", "It left on 4 March 2022.", "It left on March 3, 2022.", "4 March 2022 = - | - = March 3, 2022"},
		{"another year", "is another date", "It left on 3 March 2021.", "It left on March 3, 2022.", "3 March 2021 = - | - = March 3, 2022"},
		{"less of it", "what is said of it is the same", "It left in March.", "It left on March 3, 2022.", "March = March 3, 2022"},
		{"more of it", "is new, and the rest of it is no other date", "It left on March 3.", "It left in March.", "March 3 = -"},
		{"year and number", "may be the same", "It had 2000 men.", "It had two thousand men.", "2000 = two thousand"},
		{"none", "there are none", "They left it there.", "They did it again.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, factsOf(t, c.suspect, c.reference), c.reason)
		})
	}
}

func TestFactsAreTakenWhereSentencesAreLinked(t *testing.T) {
	suspect := "Nobody warned the mayor, a cousin of Roe, before frost broke pipes in schools. Later the old ferry of Roe reached the northern islands with all of its cargo."
	reference := "Small harbours such as that of Roe cost taxpayers dearly every winter. In the end the old ferry of Roe reached the northern islands with its cargo intact."
	a := aligned(t, suspect, reference)
	require.NoError(t, a.CompareContents(context.Background()))
	f := a.CompareFacts(nil, []int{0}, []bool{true})
	require.Len(t, f, 1)
	assert.Equal(t, int32(1), sentenceOf(a, f[0].Suspect.Start), "its first sentence is linked to nothing that has the name")
	assert.Greater(t, f[0].Source.Start, a.References[0].Sentences[0].End)
}

func sentenceOf(a *align.Alignment, token int32) int32 {
	for i, s := range a.Suspect.Sentences {
		if token < s.End {
			return int32(i)
		}
	}
	return -1
}

func TestFactsOfSeveralReferences(t *testing.T) {
	first, second := "They saw Roe and Doe and Poe.", "They saw Poe and Moe and Doe."
	assert.Equal(t, "Roe = Roe in 1 | Moe = Moe in 2 | - = Doe in 1 | - = Poe in 1", factsOf(t, "They saw Roe and Moe.", first, second))
	a := aligned(t, "They saw Roe and Moe.", first, second)
	require.NoError(t, a.CompareContents(context.Background()))
	facts := a.CompareFacts(nil, []int{1, 0}, []bool{false, true})
	require.Len(t, facts, 4, "what only an unrelated reference has is left out")
	assert.Equal(t, 1, facts[2].Reference)
}

func TestQuotationsAreFacts(t *testing.T) {
	a := aligned(t, "He said “we go there now” and “we go there now” and “yes”.", "He said “we go there now” and “nobody stays at home”.")
	require.NoError(t, a.CompareContents(context.Background()))
	s, r := a.Suspect.Quotations, a.References[0].Quotations
	of := func(from, to int32) align.Range { return align.Range{Start: from, End: to} }
	facts := a.CompareFacts([]align.Quote{
		{Suspect: of(s[0].Start, s[0].End), Source: of(r[0].Start, r[0].End)}, {Suspect: of(s[1].Start, s[1].End)},
		{Suspect: of(s[2].Start, s[2].End)}, {Source: of(r[1].Start, r[1].End)},
	}, []int{0}, []bool{true})
	require.Len(t, facts, 2, "one of them once, and none of a word")
	assert.Equal(t, 0, facts[0].Reference)
	assert.Zero(t, facts[1].Suspect.Len())
}
