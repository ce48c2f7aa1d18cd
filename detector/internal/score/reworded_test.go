package score

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/artifact"
)

// retold tells what original tells in other sentences, as an editor would.
const retold = `Its oldest route will close once the summer is over, the ferry company announced on Monday: it has too few passengers.
Ines Calder, the director, told reporters in Brantmouth that an empty boat could not cross the bay every hour. A request by residents of the island
that the regional council should pay for the service comes before it next week. Last year 40,000 people were carried by the route, which goes back to 1931;
ten years ago there were twice as many. That the harbour will be sold is what fishermen fear. Three governments promised a bridge, and none built it.
Without a ferry the winter would be dangerous, said the only doctor of the island.`

func TestSpunThoughReworded(t *testing.T) {
	lex := english(t)
	swap := strings.NewReplacer("oldest route", "eldest itinerary", "summer", "mid-year", "announced", "proclaimed", "passengers", "voyagers",
		"director", "overseer", "reporters", "columnists", "empty boat", "vacant vessel", "cross the bay", "traverse the sound", "request", "solicitation", "residents", "occupants",
		"island", "isle", "pay for", "compensate", "service", "administration", "carried", "conveyed", "harbour", "asylum", "sold", "vended", "fishermen fear", "anglers dread",
		"governments", "regimes", "close once", "shut once",
		"promised a bridge", "guaranteed a scaffold", "built", "assembled", "winter", "wintertime", "dangerous", "perilous", "doctor", "specialist")
	_, spun := weigh(t, swap.Replace(retold), lex, original)
	require.NotNil(t, spun.Rewording, "%+v", spun.Reasons)
	assert.Equal(t, Spun, spun.Verdict)
	assert.Equal(t, Whole, spun.Derivation.Extent)
	assert.Equal(t, SynonymSubstitution, spun.Mechanism)
	assert.Greater(t, len(spun.Rewording.Stands), 8, "words that stand for the reference's, wherever")
	assert.InDelta(t, 100*logistic(logOdds(spun.Reasons)), spun.Score, .5, "the reasons add up to the score")

	opening, _, _ := strings.Cut(retold, "Three governments")
	require.Less(t, len(strings.Fields(opening)), 100)
	_, few := weigh(t, swap.Replace(opening), lex, original)
	assert.Nil(t, few.Rewording, "of texts so short it was not learned")

	_, middle := weigh(t, retold, lex, original)
	assert.Equal(t, Paraphrase, middle.Verdict, "rewording alone never counts")
	assert.Nil(t, middle.Rewording)
	_, turned := weigh(t, original, lex, swap.Replace(retold))
	assert.NotEqual(t, Spun, turned.Verdict, "an original was not spun from its copy")
	_, other := weigh(t, swap.Replace(retold), nil, original)
	assert.Nil(t, other.Rewording, "without a lexicon nothing is known of what words mean")
}

func TestReadersLeaveNewWordsOut(t *testing.T) {
	suspect := strings.NewReplacer("summer", "mid-year", "director", "overseer", "boat", "vessel").Replace(retold)
	a, _ := weigh(t, suspect, english(t), original)
	all := artifact.Reword(a, nil)
	without := make(Mask, len(a.Suspect.Tokens))
	for i := range without {
		without[i] = a.Words.String(a.Suspect.Tokens[i].Word) == "vessel"
	}
	assert.Equal(t, all.Suspect.Own-1, artifact.Reword(a, without).Suspect.Own)
}
