package detector

import (
	"context"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/text"
)

// A text that was read is not read again while the others come and go, and its words
// are of use for other texts, until they are too many.
func TestPackKeepsTheLastReading(t *testing.T) {
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
	p.keep(first)
	other := read(Text{Text: "Something else was late."})
	assert.Same(t, first, other)
	assert.Len(t, other.texts, 1)
	p.keep(other)
	r := read(reference)
	document := r.texts[0].document
	p.keep(r)
	anew := 0
	for i := range 60 {
		r := read(Text{Text: words("boat", i, fewWords/20)}, reference)
		require.Equal(t, reference.Text, r.texts[1].document.Source)
		if r.texts[1].document != document {
			document = r.texts[1].document
			anew++
		}
		p.keep(r)
	}
	assert.Positive(t, anew)
	assert.Less(t, anew, 10)
}

// Who has a long text compares it again and again, but its words are no others'.
func TestPackKeepsManyWordsForTheirTextAlone(t *testing.T) {
	p, err := EnglishPack()
	require.NoError(t, err)
	long := Text{Text: words("boat", 0, fewWords)}
	read := func(texts ...Text) *reading {
		r, err := p.reading(context.Background(), texts)
		require.NoError(t, err)
		return r
	}
	first := read(long)
	p.keep(first)
	again := read(long, Text{Text: "Something else."})
	assert.Same(t, first, again)
	p.keep(again)
	assert.Less(t, read(Text{Text: "Nothing of it."}).vocabulary.Len(), 10)
}

// Of several who compare at once each finds a reading.
func TestPackKeepsAsManyAsAreAtWork(t *testing.T) {
	p, err := EnglishPack()
	require.NoError(t, err)
	most := runtime.GOMAXPROCS(0)
	for range most + 2 {
		p.keep(&reading{vocabulary: text.NewVocabulary()})
	}
	assert.Len(t, p.readings.kept, most)
	for range most {
		assert.NotNil(t, p.readings.take(nil))
	}
	assert.Nil(t, p.readings.take(nil))
}

// words returns n words that no other number has.
func words(stem string, number, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(stem + strconv.Itoa(number) + "x" + strconv.Itoa(i) + " ")
	}
	return b.String()
}
