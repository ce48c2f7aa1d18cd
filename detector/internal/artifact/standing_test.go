package artifact

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/lexicon"
)

func TestStanding(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	vectors, err := lexicon.EnglishVectors()
	require.NoError(t, err)
	for _, c := range []struct {
		name, reference, suspect string
		want                     map[string]string // what stands for what
		not                      []string          // what stands for nothing, of the reference
		why                      string            // of some of them
	}{
		{
			"a synonym in place", "The harbour was closed because the storm damaged the wooden pier.", "The harbour was shut because the storm damaged the wooden pier.",
			map[string]string{"closed": "shut"}, nil, "",
		},
		{
			"no synonym, but the frame is kept", "The minister told the council that the bridge would open in April.", "The minister told the council that the tunnel would open in April.",
			map[string]string{"bridge": "tunnel"}, nil, "with the words around it left as they were",
		},
		{
			"a phrase for a word", "The ferry was late on account of the storm in the strait.", "The ferry was late because of the storm in the strait.",
			map[string]string{}, nil, "",
		},
		{
			"what was put in is not part of the pair", "The council accepted the proposal of the fishermen.", "The council on Friday approved the proposal of the fishermen.",
			map[string]string{"accepted": "approved"}, nil, "",
		},
		{
			"a negation is not part of a pair of synonyms", "The ministry has evidence of the fraud in the harbour office.", "The ministry has no proof of the fraud in the harbour office.",
			map[string]string{"evidence": "proof"}, nil, "“proof” is close to “evidence” in meaning",
		},
		{
			"a negation that makes the pair is told", "The new strategy of the harbour office is not working at all this year.", "The new strategy of the harbour office is failing at all this year.",
			map[string]string{"not working": "failing"}, nil, "only one of the two is negated",
		},
		{
			"small words that do the same", "The council met the owners of the mill in the harbour.", "The council met the owners of the mill at the harbour.",
			map[string]string{"in": "at"}, nil, "",
		},
		{
			"small words that do not", "Our partners believe in the harbour and the council knows it well.", "Because partners believe in the harbour and the council knows it well.",
			map[string]string{}, []string{"Our"}, "",
		},
		{
			"a name for a common word", "The fighters hid in the east of the country, and the harbour was closed.", "The fighters hid in the east of the Velmark, and the harbour was closed.",
			map[string]string{}, []string{"country"}, "",
		},
		{
			"words moved about are one thing, synonyms of another sense another", "The claim came on the back of visits by the leaders, who want to bolster the harbour town.", "The claim came after visits by the leaders, who want to bolster their support of the harbour town.",
			map[string]string{}, []string{"back"}, "",
		},
		{
			"a sentence told anew", "The council, one of the largest of the coast, will meet the owners of the old mill in June.", "The council, who had a long summer, will meet the owners of the old mill in June.",
			map[string]string{}, []string{"one", "of", "largest", "coast"}, "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := aligned(t, lex, c.reference, c.suspect)
			f.words.Use(vectors)
			f.run()
			found, why := map[string]string{}, ""
			for _, n := range Standing(f.alignment, f.findings, false) {
				if n.Reference >= 0 {
					found[f.source(&n)] = f.replacement(&n)
					why += n.Why + "\n"
				}
			}
			for k, v := range c.want {
				assert.Equal(t, v, found[k], "%v", found)
			}
			for _, k := range c.not {
				assert.Empty(t, found[k])
			}
			assert.Contains(t, why, c.why)
		})
	}
}

// Of a text that was spun word by word, what stands in a word's place stands for it.
func TestStandingWordByWord(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	f := aligned(t, lex, "He said very little about the old pier and left.", "He said exceptionally little as to the old pier and left.")
	f.run()
	n := len(f.findings)
	assert.Len(t, Standing(f.alignment, f.findings, true), n)
}
