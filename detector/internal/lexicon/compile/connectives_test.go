package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/lexicon"
)

// TestConnectives checks that a phrase must stand in lists of several small words, or of adverbs beside them there.
func TestConnectives(t *testing.T) {
	n := &wordNet{}
	for p := range n.senses {
		n.senses[p] = map[string][]synsetID{}
	}
	n.senses[lexicon.Adverb]["however"] = []synsetID{1}
	under := []string{"in any case", "however", "au-delà", "after all"}
	small := &thesaurus{entries: []entry{{"or", []string{"coat of arms"}}, {"case", under}, {"however", under}}}
	for _, w := range []string{"but", "yet", "although", "though", "while"} {
		small.entries = append(small.entries, entry{w, under})
	}
	assert.Equal(t, connectivesComment+"9 \n8 \n7 \n6 after_all in_any_case\n", connectives(small, n))
}
