package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSummaryTellsWhatALaymanCanRepeat(t *testing.T) {
	whole := Report{Verdict: Paraphrase, LikelihoodRatio: 1, References: []ReferenceInfo{{}}, Derivation: Derivation{Facts: FactCounts{31, 2, 7}}}
	several := whole
	several.References = make([]ReferenceInfo, 2)
	noFacts := whole
	noFacts.Derivation.Facts = FactCounts{ReferenceOnly: 3}
	partial := Report{Verdict: Partial, References: []ReferenceInfo{{}}, Suspect: TextInfo{Words: 1210},
		Passages: []Passage{{Kind: PassageNew}, {Kind: PassageVerbatim}, {Kind: PassageNew}, {Kind: PassageReworded}}}
	onePassage := partial
	onePassage.Passages = partial.Passages[:3]
	const facts = "31 of 33 names, numbers, dates and quotations are in the reference, too, and 2 are not."
	for _, c := range []struct {
		name   string
		report Report
		told   Telling
		want   string
	}{
		{"same order", whole, Telling{Sentences: 22, Told: 19, InOrder: 18}, "19 of 22 sentences tell what the reference tells, in the same order; " + facts},
		{"mostly the same", whole, Telling{Sentences: 22, Told: 20, InOrder: 17}, "20 of 22 sentences tell what the reference tells, mostly in the same order; "},
		{"another order", whole, Telling{Sentences: 22, Told: 20, InOrder: 13}, "20 of 22 sentences tell what the reference tells, in another order; "},
		{"one sentence has no order", whole, Telling{Sentences: 1, Told: 1, InOrder: 1}, "1 of 1 sentence tells what the reference tells; "},
		{"several references", several, Telling{Sentences: 2, Told: 2, InOrder: 2}, "2 of 2 sentences tell what a reference tells, in the same order; 31 of 33 names, numbers, dates and quotations are in a reference, too, and 2 are not."},
		{"no facts", noFacts, Telling{Sentences: 2, Told: 2, InOrder: 2}, "2 of 2 sentences tell what the reference tells, in the same order. Evidence"},
		{"words replaced", whole, Telling{Shared: 50, Replaced: 9}, "Of 50 main words (nouns, verbs and the like) whose place both texts have, 9 were replaced. Evidence"},
		{"partial", partial, Telling{Derived: 143}, "the rest does not. 2 passages, 143 of 1210 words, go back to the reference."},
		{"one passage", onePassage, Telling{Derived: 100}, "1 passage, 100 of 1210 words, goes back to the reference."},
		{"independent", Report{Verdict: Independent, References: []ReferenceInfo{{}}, Derivation: Derivation{Facts: FactCounts{5, 35, 20}}}, Telling{Sentences: 9, Told: 3},
			"5 of 40 names, numbers, dates and quotations are in the reference, too."},
	} {
		s := c.report.Summarize(c.told)
		assert.Contains(t, s, c.want, c.name)
	}
	assert.Equal(t, "Too little text to say. It takes 25 words on either side; here are 14 in the suspect and 300 in the reference.",
		(&Report{Verdict: Insufficient, References: []ReferenceInfo{{}}}).Summarize(Telling{LeastWords: 25, Words: 14, ReferenceWords: 300}))
	assert.Equal(t, "Too little text to say.", (&Report{Verdict: Insufficient, References: []ReferenceInfo{{}}, Derivation: whole.Derivation}).Summarize(Telling{Sentences: 2, Told: 2}))
	assert.NotContains(t, whole.Summarize(Telling{Sentences: 3}), "main word", "no word shares a place")
	assert.NotContains(t, whole.Summarize(Telling{Sentences: 3}), "sentences tell")
}
