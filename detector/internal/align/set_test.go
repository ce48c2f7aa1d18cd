package align

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A pair of a word with itself is not that of two words, whatever their numbers.
func TestPairsAreToldApart(t *testing.T) {
	for _, c := range []struct {
		name       string
		a, b, x, y uint32
		same       bool
	}{
		{"either way round", 3, 7, 7, 3, true},
		{"the first word with itself, and with the second", 0, 0, 0, 1, false},
		{"the second word with itself, and with the first", 1, 1, 0, 1, false},
		{"itself", 0, 0, 0, 0, true},
		{"others", 2, 5, 2, 6, false},
	} {
		var s set
		s.reset(4)
		assert.False(t, s.has(pairKey(c.a, c.b)), c.name)
		s.add(pairKey(c.a, c.b))
		assert.Equal(t, c.same, s.has(pairKey(c.x, c.y)), c.name)
	}
}
