package text_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/text"
)

func TestVocabulary(t *testing.T) {
	v := text.NewVocabulary()
	assert.Zero(t, v.Len())
	ferry, boat := v.Intern("ferry"), v.Intern("boat")
	assert.NotEqual(t, ferry, boat)
	assert.Equal(t, ferry, v.Intern("ferry"), "a word keeps its number")
	assert.Equal(t, "boat", v.String(boat))
	assert.Equal(t, 2, v.Len())
}

func TestVocabularyGrows(t *testing.T) {
	v := text.NewVocabulary()
	for i := range 5000 {
		assert.Equal(t, text.Word(i), v.Intern("w"+strconv.Itoa(i)))
	}
	for i := range 5000 {
		assert.Equal(t, text.Word(i), v.Intern("w"+strconv.Itoa(i)))
		assert.Equal(t, "w"+strconv.Itoa(i), v.String(text.Word(i)))
	}
	assert.Equal(t, 5000, v.Len())
}

func TestVocabularyIsShared(t *testing.T) {
	v := text.NewVocabulary()
	a := text.Parse(v, "The HARBOUR wall")
	b := text.Parse(v, "a har\u200bbour")
	assert.Equal(t, a.Tokens[1].Word, b.Tokens[1].Word, "documents of one comparison agree on words")
}
