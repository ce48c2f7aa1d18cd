package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRatesAt(t *testing.T) {
	for _, words := range []int{1, 75, 76, 600, 601, 1 << 20} {
		r := ratesAt(words)
		assert.LessOrEqual(t, r.from, words)
		assert.True(t, r.to == 0 || words <= r.to)
		for _, c := range []count{r.people, r.models, r.spun} {
			assert.LessOrEqual(t, c.called, c.of)
		}
		assert.Positive(t, r.people.of)
	}
	assert.Less(t, ratesAt(100).spun.called*100, ratesAt(1000).spun.called*ratesAt(100).spun.of, "short texts say less")
}

// TestRatesElsewhere: a text alone in a language of ours is told how often hints were wrong there.
func TestRatesElsewhere(t *testing.T) {
	r := &Report{Verdict: NoEvidence, Method: Method{Pack: "es-1"}, Suspect: TextInfo{Language: "es"}}
	alone := r.errorRates()
	assert.Contains(t, alone, "of Spanish texts of 150 words or more")
	assert.NotEqual(t, alone, (&Report{Method: r.Method, Suspect: r.Suspect, References: make([]ReferenceInfo, 1)}).errorRates())
	r.Suspect.Language = "gl"
	assert.Contains(t, r.errorRates(), "has not been counted")
	for _, code := range []string{"es", "fr", "pt", "it", "de"} {
		rates := (&Report{Method: Method{Pack: code + "-1"}, Suspect: TextInfo{Language: code}}).ratesElsewhere()
		assert.LessOrEqual(t, rates.peopleAlone.called*100, rates.peopleAlone.of, code)
		assert.GreaterOrEqual(t, rates.spunAlone.called*10, rates.spunAlone.of*6, code)
	}
}
