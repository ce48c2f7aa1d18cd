package detector

import (
	"context"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A text that was read is not read again while the others come and go, until
// their words are too many.
func TestPackCachesTheLastReading(t *testing.T) {
	p, err := EnglishPack()
	require.NoError(t, err)
	read := func(texts ...Text) *reading {
		r, err := p.reading(context.Background(), texts)
		require.NoError(t, err)
		return r
	}
	reference := Text{Text: "The ferry was late again, and nobody on the quay was told why."}
	first := read(Text{Text: "The boat was late again."}, reference)
	assert.NotSame(t, first, read(reference), "nobody else has what was taken")
	p.cache(first)
	document := first.texts[1].document
	anew := 0
	for i := range 60 {
		r := read(Text{Text: "The boat was late on day" + strconv.Itoa(i)}, reference)
		require.Equal(t, reference.Text, r.texts[1].document.Source)
		if r.texts[1].document != document {
			document = r.texts[1].document
			anew++
		}
		p.cache(r)
	}
	assert.Positive(t, anew)
	assert.Less(t, anew, 10)
	r := read(Text{Text: "Something else."})
	assert.Equal(t, 3, r.vocabulary.Len(), "nothing of it is of use for other texts")
}
