package language

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMemoryAsksOnce(t *testing.T) {
	var m memory
	asked := 0
	ask := func() (string, float64) { asked++; return "en", float64(asked) }
	for range 3 {
		code, confidence := m.remember([]string{"a", "bc"}, ask)
		assert.Equal(t, "en", code)
		assert.Equal(t, 1., confidence)
	}
	_, other := m.remember([]string{"ab", "c"}, ask)
	assert.Equal(t, 2., other, "the same letters in other pieces")
}

// What is asked again and again is kept, however much else is asked; what is
// kept does not grow.
func TestMemoryIsBounded(t *testing.T) {
	var m memory
	asked := 0
	for i := range 10 * maxKept {
		m.remember([]string{strconv.Itoa(i)}, func() (string, float64) { return "de", 1 })
		m.remember([]string{"the reference"}, func() (string, float64) { asked++; return "en", 1 })
	}
	assert.Equal(t, 1, asked)
	assert.LessOrEqual(t, len(m.recent)+len(m.old), 2*maxKept)
}

func TestMemoryIsSharedSafely(t *testing.T) {
	var m memory
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 3 * maxKept {
				text := strings.Repeat("x", i%97+1)
				_, confidence := m.remember([]string{text}, func() (string, float64) { return "en", float64(len(text)) })
				assert.Equal(t, float64(len(text)), confidence)
			}
		})
	}
	wg.Wait()
}
