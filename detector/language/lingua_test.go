package language

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/language/sample"
)

// lingua-go walks maps and starts goroutines; the answer must not show it.
func TestIdentifyIsRepeatable(t *testing.T) {
	pieces := sample.Spread(strings.Repeat("De gemeenteraad sloot dinsdag een brug. Schließung einer Brücke. שלום Привет. Ponte chiuso, sindaco contrario. ", 9))
	code, confidence := identify(pieces)
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			c, f := identify(pieces)
			assert.Equal(t, code, c)
			assert.Equal(t, confidence, f)
		})
	}
	wg.Wait()
}

// Letters and words settle most prose, and never say anything else than lingua-go has it.
func TestSampleAnswersAsWithLingua(t *testing.T) {
	data, err := os.ReadFile("testdata/twenty.txt")
	require.NoError(t, err)
	texts := []string{"", "1931 40,000 17 %", "bridge", "blorf snarg wibble", "Town council closes bridge, engineers find cracks", "Byrådet lukkede tirsdag den gamle bro, efter at ingeniører havde fundet revner"}
	for line := range strings.Lines(string(data)) {
		if _, text, found := strings.Cut(strings.TrimSpace(line), " "); found {
			texts = append(texts, text)
		}
	}
	settled := 0
	for _, text := range texts {
		pieces := sample.Spread(text)
		code, confidence, ok := sample.Judge(pieces, nil)
		if !ok {
			assert.Empty(t, code)
			continue
		}
		settled++
		wantCode, wantConfidence := identify(pieces)
		assert.Equal(t, wantCode, code, text)
		assert.Equal(t, wantConfidence, confidence, text)
	}
	assert.Greater(t, settled, len(texts)/2)
	assert.Less(t, settled, len(texts), "and some are not settled")
}
