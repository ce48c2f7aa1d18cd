package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestProbabilityIsNeverCertainty(t *testing.T) {
	for p, want := range map[float64]string{
		0: "0 %", 0.0004: "under 0.1 %", 0.25: "25 %", 0.8765: "87.6 %", 0.999: "99.9 %", 0.99951: "over 99.9 %", 1: "over 99.9 %",
	} {
		assert.Equal(t, want, probability(p))
	}
}

func TestRatio(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", 1e-9: "under 0.0001", 0.00032: "0.00032", 0.25: "0.25", 1: "1", 2.84: "2.8", 31.4: "31", 2e6: "over a million",
	} {
		assert.Equal(t, want, ratio(x))
	}
}

func TestFiguresSayWhatTheyMean(t *testing.T) {
	r := &Report{SpinScore: 96.94, Confidence: 0.97, LikelihoodRatio: 0.5, Direction: Direction{"suspect", 0.9},
		Reasons: []Reason{{Effect: 1.5}, {Effect: -0.25}}, References: []ReferenceInfo{{}}}
	r.Method.Settings.Prior, r.Method.Settings.PriorDerived = 0.2, 0.6
	r.Verdict = Spun
	f := r.Figures()
	assert.Equal(t, "96.9 of 100", f[0].Value)
	assert.Equal(t, "97 %", f[1].Value)
	assert.Contains(t, f[1].Meaning, "where 20 % of the texts compared were spun to begin with")
	assert.Contains(t, f[1].Meaning, "and 60 % went back to their references")
	assert.NotContains(t, (&Report{Reasons: r.Reasons, Confidence: .9}).Figures()[1].Meaning, "went back", "a text alone has nothing to go back to")
	assert.Equal(t, "none", (&Report{Reasons: r.Reasons}).Figures()[1].Value)
	assert.Empty(t, (&Report{}).Figures(), "nothing weighed, no figures")
	assert.Contains(t, f[2].Meaning, "2 times less likely if the suspect was spun")
	assert.Equal(t, "suspect first, confidence 90 %", f[3].Value)
	r.Derivation = Derivation{Extent: None, LikelihoodRatio: .25}
	f = r.Figures()
	assert.Equal(t, Figure{"Derivation", "0.25", "This evidence is 4 times less likely if the suspect goes back to the reference as a whole, whatever its wording, than if it tells the same independently."}, f[3])
	r.Derivation = Derivation{Extent: Undecided, LikelihoodRatio: 3}
	assert.Equal(t, "Direction", r.Figures()[3].Name, "where there is too little text it is no figure to go by")
	sum, score := r.SumOfReasons()
	assert.Equal(t, 1.25, sum)
	assert.InDelta(t, 77.7, score, 0.05)
	assert.Equal(t, "−0.25", ShownEffect(-0.25))
	assert.Equal(t, "+0.00", ShownEffect(-0.001))
}

func TestCountsComeInWords(t *testing.T) {
	r := &Report{References: []ReferenceInfo{{}}, Coverage: 0.934, Method: Method{Pack: "en"},
		Substitutions: []Substitution{{Kind: KindName}, {Kind: KindSynonym, Artifact: true}, {Kind: KindSynonym}},
		Quotations:    []Quotation{{Status: QuoteAltered}, {Status: QuoteDropped}, {Status: QuoteDropped}}}
	assert.Equal(t, []string{
		"93 % of the suspect’s words stand in passages derived from the reference",
		"3 substitutions, 1 of them unusual enough to count as evidence of spinning (by kind: 2 synonym, 1 name)",
		"3 quotations: 2 only in the reference, 1 worded differently from the reference",
	}, r.Counts())
	assert.Equal(t, []string{"No phrase found that may stand for another"}, (&Report{}).Counts())
}

func TestCountsWithoutALanguagePackClaimNothingOfTheWords(t *testing.T) {
	r := &Report{References: []ReferenceInfo{{}}, Substitutions: []Substitution{{Kind: KindOther}, {Kind: KindOther}}}
	assert.Contains(t, r.Counts(), "2 substitutions; without a language pack none can be called usual or unusual (by kind: 2 other wording)")
	r.Substitutions[0].Artifact = true // what shows without a lexicon still counts
	assert.Contains(t, r.Counts(), "2 substitutions, 1 of them unusual enough to count as evidence of spinning (by kind: 2 other wording)")
	r.Substitutions[0].Artifact, r.Method.Pack = false, "en"
	assert.Contains(t, r.Counts(), "2 substitutions, 0 of them unusual enough to count as evidence of spinning (by kind: 2 other wording)")
}

func TestLimitsTellTheEvidenceAgainst(t *testing.T) {
	r := &Report{Suspect: TextInfo{Words: 1}, Reasons: []Reason{
		{"kept-names", "names changed", -0.5}, {"moves", "wording was moved", -0.2}, {"baseline", "where every comparison starts", -4}, {"fit", "fits worse", 2},
	}, Method: Method{Dismissed: []string{"s1", "names"}}, Warnings: []Warning{{WarnNoLexicon, "There is no pack."}}}
	limits := r.Limits()
	assert.Equal(t, "Examined: the wording of the suspect (1 word) as handed in, without a reference. Nothing was looked up elsewhere.", limits[0])
	assert.Equal(t, "Left out: pictures, layout, dates and authors were not considered; a reader dismissed 2 findings: s1, names. There is no pack.", limits[1])
	assert.Equal(t, "Evidence against spinning: names changed; wording was moved.", limits[3])
	assert.Contains(t, limits[4], "Translators, learners of the language")

	r.References, r.Method.Pack, r.Suspect.Language = []ReferenceInfo{{}}, "es-1", "es"
	assert.Contains(t, r.Limits()[2], "of Spanish texts of 120 words or more, 0 of 200 by people, second translations and edits, and 197 of 197 spun ones")
	r.Method.Pack, r.Suspect.Language = "it-1", "it"
	assert.Contains(t, r.Limits()[2], "no texts by people were to be had, and 71 of 75 spun ones")
}

func TestALanguageWithoutRatesHasNoConfidence(t *testing.T) {
	r := &Report{Verdict: Spun, SpinScore: 99, Confidence: .99, Reasons: []Reason{{Effect: 4}}, References: []ReferenceInfo{{}}}
	for language, shown := range map[string]string{"en": "99 %", "und": "99 %", "es": "none"} {
		r.Suspect.Language = language
		assert.Equal(t, shown, r.Figures()[1].Value, language)
	}
	r.Suspect.Language = "es"
	assert.Contains(t, r.Limits()[2], "has not been counted for texts in Spanish")
	for language, shown := range map[string]string{"es": "99 %", "de": "99 %", "it": "none"} { // of Italian there were no people's texts to count
		r.Suspect.Language, r.Method.Pack = language, language+"-1+0123abcd"
		assert.Equal(t, shown, r.Figures()[1].Value, language)
	}
}

// Where all texts are short that is said, and where one is an article, or the wording decided, it is not.
func TestOpeningsAreSaidToTellLess(t *testing.T) {
	short, article := ReferenceInfo{TextInfo: TextInfo{Words: 60}}, ReferenceInfo{TextInfo: TextInfo{Words: articleLength}}
	for _, c := range []struct {
		verdict    Verdict
		words      int
		references []ReferenceInfo
		said       bool
	}{
		{Paraphrase, 60, []ReferenceInfo{short}, true},
		{Independent, articleLength - 1, []ReferenceInfo{short, short}, true},
		{Independent, articleLength, []ReferenceInfo{short}, false},
		{Paraphrase, 60, []ReferenceInfo{short, article}, false},
		{Spun, 60, []ReferenceInfo{short}, false},
		{LightEdit, 60, []ReferenceInfo{short}, false},
		{NoEvidence, 60, nil, false},
	} {
		r := &Report{Verdict: c.verdict, Suspect: TextInfo{Words: c.words}, References: c.references}
		said := strings.Contains(strings.Join(r.Limits(), "\n"), "These texts are short")
		assert.Equal(t, c.said, said, "%s, %d words, %d references", c.verdict, c.words, len(c.references))
	}
}
