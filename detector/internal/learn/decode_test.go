package learn

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
)

// invented are phrases that no list has.
var invented = []Torture{
	{"harbour warden", "port keeper"},
	{"harbour warden of ferries", "port keeper of ferries"},
	{"midnight warden", "night keeper"},
	{"warden of midnight", "night keeper"},
	{"bread and butter keeper", "basic keeper"},
	{"keeper of the flame oil", "keeper of candle oil"},
	{"salt-glazed pot", "salt-glazed jar"},
}

func TestInverseTellsWhatStandsBehindWhat(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	table := Inverse(invented, lex)
	for _, line := range []string{
		"warden keeper 3\n",        // word by word
		"midnight night\n",         // before and after "of"
		"of of\n",                  // left as it was
		"bread_and_butter basic\n", // three words for one, between no word and one that stayed
		"the_flame candle\n",       // two for one, between words that stayed
		"pot jar\n", "salt salt\n", // hyphens join words
		"keeper> . 3 of 2\n",          // what follows it in terms, each counted once
		"night> keeper\n", "jar> .\n", // the beginning and the end of terms
		"glazed> jar\n", "port> keeper 2\n",
	} {
		assert.Contains(t, "\n"+table, "\n"+line)
	}
	assert.NotContains(t, table, "warden of", "a word that changed places was put for no preposition")
	assert.Equal(t, table, Inverse(invented, lex), "the same phrases give the same table")
}

func TestPhrasesOfOneTermShareAFold(t *testing.T) {
	folds := map[int]bool{}
	for _, x := range invented {
		folds[x.Fold(3)] = true
		assert.Equal(t, x.Fold(3), (&Torture{"other", x.Established}).Fold(3))
	}
	assert.Greater(t, len(folds), 1, "terms are spread")
	for _, x := range Without(invented, invented[0].Fold(3), 3) {
		assert.NotEqual(t, invented[0].Established, x.Established)
	}
}

// TestDecode traces phrases back by a table of a few others: too few to tell the
// likeliest, enough to find it.
func TestDecode(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	table := artifact.ParseInverse(Inverse(invented, lex), lex)
	tracer := artifact.NewTracer(lex, table, linear.MustParse(firstWeights, artifact.SignCodes()), false)
	for _, c := range []struct{ reason, put, old string }{
		{"a word that was put for another before", "ferry warden", "ferry keeper"},
		{"the same in another form", "ferry wardens", "ferry keepers"},
		{"a word that only a dictionary links, for a pair that news has", "metropolis chamber", "city council"},
		{"three words that stood for one", "bread and butter research", "basic research"},
		{"A of B for B A", "warden of midnight", "night keeper"},
	} {
		x := Torture{c.put, c.old}
		var found []string
		for _, d := range x.Decode(tracer, 60) {
			found = append(found, d.Text)
			assert.Len(t, d.Signs, len(artifact.SignCodes()))
		}
		assert.Contains(t, found, c.old, c.reason)
		assert.NotContains(t, found, c.put, "what stands there is no decoding of itself")
	}
}

func TestRiddlesTeachWhatTellsTheRightAnswer(t *testing.T) {
	var riddles []riddle
	for i := range 40 {
		noise := float64(i%4) / 4
		riddles = append(riddles, riddle{[][]float64{{noise, 0}, {1 - noise, 1}, {noise, 0}}, 1})
	}
	first := &linear.Model{Name: "1", Terms: []linear.Term{{Code: "noise"}, {Code: "telling"}}}
	m := solveRiddles(riddles, first)
	assert.Greater(t, m.Terms[1].Weight, 2.0, "the value that the right answers have weighs")
	assert.Less(t, m.Terms[0].Weight, m.Terms[1].Weight/4, "the other does not")
	assert.Zero(t, first.Terms[1].Weight, "what it began with is left alone")
}
