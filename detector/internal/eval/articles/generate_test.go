package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestArticlesAreTheSameEachTimeAndCopyLittle(t *testing.T) {
	texts := []string{
		"The ferry to Orsel was late on Monday. Nobody told the 40 people on the pier why the ferry was late. They waited for the captain.",
		"The captain of the ferry said on Monday that the pier was not safe. The people on the pier were told to wait for another ferry.",
	}
	p := newPress(texts)
	first := p.article(1, 200)
	assert.Equal(t, first, newPress(texts).article(1, 200))
	assert.NotEqual(t, first, p.article(2, 200))
	assert.Len(t, strings.Fields(first), 200)
	assert.NotContains(t, first, "Orsel", "names are its own")
	assert.Contains(t, first, ". ")
	for _, text := range texts {
		assert.NotContains(t, first, text)
	}
}
