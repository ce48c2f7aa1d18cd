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
