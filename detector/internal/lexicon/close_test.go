package lexicon

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCloseness(t *testing.T) {
	l, err := English()
	require.NoError(t, err)
	for _, c := range []struct {
		a, b   string
		alike  bool
		reason string
	}{
		{"doctor", "physician", true, "two words for one calling"},
		{"doctors", "physicians", true, "forms are as close as their lemmas"},
		{"begin", "start", true, "plain synonyms"},
		{"spring", "leap", false, "linked, but the season is met far more often"},
		{"bank", "lender", false, "linked, but a bank is also a shore"},
		{"window", "banana", false, "not linked at all"},
	} {
		got := l.Closeness(l.Lookup(c.a), l.Lookup(c.b))
		assert.Equal(t, c.alike, got > 0, "%s and %s: %s (%d)", c.a, c.b, c.reason, got)
		assert.Equal(t, got, l.Closeness(l.Lookup(c.b), l.Lookup(c.a)), "either way round")
	}
	assert.Zero(t, l.Closeness(0, l.Lookup("bank")), "an unknown word is close to nothing")
}

func TestRespellingsAreSorted(t *testing.T) {
	table := respellings().table
	assert.NotEmpty(t, table)
	for i := 1; i < len(table); i++ {
		assert.Less(t, table[i-1].from, table[i].from)
	}
}
