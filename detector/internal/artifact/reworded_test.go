package artifact

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

func TestStands(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	const reference = "The committee's answer to Mayor Ines Calder of Brantmouth may suffer if habits of heavy drinking change before the summer. The harbour in Brantmouth will be closed to visitors until April."
	for _, c := range []struct {
		suspect string
		want    map[string]string // what stands for what
		odd     []string          // of those, the artifacts
		reason  string
	}{
		{
			"On the off chance that propensities of weighty savoring move in Brantmouth before the summer, the board's reply to Mayor Ines Calder might endure. Until April the asylum in Brantmouth will be unopened to sightseers.",
			map[string]string{"board": "committee", "reply": "answer", "endure": "suffer", "asylum": "harbour"}, []string{"unopened", "On the off chance that"},
			"rebuilt sentences, their words looked up one by one",
		},
		{
			"If people change their habits of heavy drinking in Brantmouth before the summer, the response of the panel to Mayor Ines Calder may suffer.",
			map[string]string{"response": "answer"}, nil, "a rebuilt sentence whose words fit",
		},
		{
			"In any event, the board's reply to Mayor Ines Calder of Brantmouth may suffer if habits of heavy drinking change before the summer.",
			map[string]string{"board": "committee", "reply": "answer"}, nil, "no connective was lost",
		},
		{"The harbour in Brantmouth will be closed to visitors until April.", map[string]string{}, nil, "nothing is new"},
	} {
		vocabulary := text.NewVocabulary()
		s, r := text.Parse(vocabulary, c.suspect), text.Parse(vocabulary, reference)
		a, err := align.Align(context.Background(), align.NewWords(vocabulary, lex), s, r)
		require.NoError(t, err)
		require.NoError(t, a.CompareContents(context.Background()))
		found, odd := map[string]string{}, []string(nil)
		stands := Reword(a, nil).Stands
		for _, n := range stands {
			found[s.Text(n.Suspect.Start, n.Suspect.End)] = r.Text(n.Source.Start, n.Source.End)
		}
		for _, n := range WithStands(a, nil, stands) {
			assert.NotEmpty(t, n.Why)
			if n.Artifact {
				odd = append(odd, s.Text(n.Suspect.Start, n.Suspect.End))
			}
		}
		for k, v := range c.want {
			assert.Equal(t, v, found[k], "%s: %s (%v)", c.reason, k, found)
		}
		if c.odd == nil {
			assert.Empty(t, odd, c.reason)
		}
		for _, w := range c.odd {
			assert.Contains(t, odd, w, c.reason)
		}
	}
}
