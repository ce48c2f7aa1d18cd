package score

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// rewritten tells what original tells, in its order, in another wording.
const rewritten = `Brantmouth's oldest ferry line is to be shut down once summer is over, the company announced Monday, blaming a lack of passengers.
Director Ines Calder said in Brantmouth that the firm could not keep sailing across the bay with nobody on board. Islanders want the regional council
to fund the line, and the council is due to consider what they ask for next week. First run in 1931, the route had 40,000 users last year, only
half of what it had a decade earlier, and those who fish are afraid of losing the harbour to a buyer. Three governments have promised a bridge, yet none
was ever built. According to the one doctor on the island, a winter without the ferry would put people in danger.`

// reported tells of the same event independently: another order, other facts.
const reported = `Mayor Tobias Renn was still at breakfast when the letter came. “They are cutting us off,” he told this newspaper at his farm on Tuesday,
and read out the two lines with which the ferry company ends a service that his grandfather steered. On Gull Island live 312 people, and 40 of their children go to school
on the mainland. The council in Brantmouth will hear them on the 14th. Hotel owners have begun to cancel bookings, said Marta Ulven, who keeps the largest of them.
The region paid 2.1 million for roads last year and nothing for boats. A bridge was promised in 1996. Nobody here believes in it any more.`

// elsewhere is about something else.
const elsewhere = `The choir of the old mill sang for two hours on Sunday. Nobody in the audience had expected the second half, which was new. It was written by
a student of nineteen who drives a bus. She had shown it to the conductor in a lunch break, and he had laughed, and then read on. There will be three more evenings
before the mill is closed for repairs, and tickets cost as much as a sandwich. Those who stand in the yard hear it for nothing.`

func TestExtents(t *testing.T) {
	for _, c := range []struct {
		name, suspect, reference string
		want                     Extent
		reason                   string
	}{
		{"reworded", rewritten, original, Whole, "the same facts in the same order"},
		{"reworded, the other way round", original, rewritten, Whole, "either may be the earlier"},
		{"spun", spun, original, Whole, "sentence by sentence the same"},
		{"another newsroom", reported, original, None, "one event, another order, other facts"},
		{"another newsroom, the other way round", original, reported, None, "no more than the first way"},
		{"another matter", elsewhere, original, None, "nothing in common"},
		{"a paragraph copied", elsewhere + "\n\n" + original[:len(original)/2] + "\n\n" + elsewhere[:len(elsewhere)/2] + "\n\n" + reported, original, Part,
			"one copied paragraph among others"},
		{"a quotation shared", reported + " “We cannot run an empty boat across the bay every hour,” the director, Ines Calder, told reporters.", original, None,
			"both newsrooms may quote one statement"},
		{"a sentence shared", elsewhere + " The council will discuss the request next week. " + elsewhere, original, None, "one sentence is too little"},
		{"too short", "The ferry is to close.", original, Undecided, "five words"},
	} {
		_, r := weigh(t, c.suspect, english(t), c.reference)
		assert.Equal(t, c.want, r.Derivation.Extent, "%s: %s (log-odds %.2f, passage %.2f, %s)", c.name, c.reason, r.Derivation.LogOdds, r.Derivation.Best, r.Verdict)
	}
}

// Openings on one event are alike whoever wrote them: what they amount to is taken with the more salt the shorter both are, and of
// articles as it is.
func TestShortTextsAreJudgedSoberly(t *testing.T) {
	for _, z := range []float64{-6, -1, 0, 2, 6} {
		assert.Equal(t, z, soberly(z, 160), "an article")
		assert.Equal(t, z, soberly(z, 3_000), "a long one")
		assert.InDelta(t, z, soberly(z, 159), .1, "no step where it begins")
		assert.Less(t, soberly(z, 40), soberly(z, 80)+.5, "what counts against it is worth less, too")
		assert.Less(t, soberly(z, 1), 0.0, "a word")
		assert.False(t, math.IsNaN(soberly(z, 0)) || math.IsInf(soberly(z, 0), 0))
	}
	assert.Less(t, soberly(4.7, 42), LeastDerived, "as two newsrooms’ first two sentences are, nine times in ten")
	assert.Less(t, soberly(2.6, 62), LeastDerived)
	assert.Greater(t, soberly(8, 42), LeastDerived, "as a copy is")
}

func TestDerivationNeedsNoLexicon(t *testing.T) {
	_, r := weigh(t, rewritten, nil, original)
	assert.Equal(t, Whole, r.Derivation.Extent, "facts and order alone show it (log-odds %.2f)", r.Derivation.LogOdds)
	_, r = weigh(t, reported, nil, original)
	assert.Equal(t, None, r.Derivation.Extent, "log-odds %.2f", r.Derivation.LogOdds)
}

// A copied paragraph is one passage, exact at both ends.
func TestOnePassageACase(t *testing.T) {
	copied := original[strings.Index(original, "Residents"):strings.Index(original, "\nA bridge")]
	copied = strings.TrimSpace(copied)
	suspect := elsewhere + "\n\n" + copied + "\n\n" + reported
	a, r := weigh(t, suspect, english(t), original)
	assert.Equal(t, Partial, r.Verdict)
	var derived []Passage
	for _, p := range Passages(a, nil, &r) {
		if p.Kind != PassageNew {
			derived = append(derived, p)
		}
	}
	if assert.Len(t, derived, 1) {
		p := derived[0]
		assert.Equal(t, PassageVerbatim, p.Kind)
		assert.Equal(t, strings.TrimSuffix(copied, "."), strings.TrimSuffix(a.Suspect.Text(p.Suspect.Start, p.Suspect.End), "."))
		assert.Len(t, p.Sources, 1)
	}
}

// A confidence belongs to the verdict it stands beside.
func TestConfidenceIsTheVerdicts(t *testing.T) {
	_, r := weigh(t, rewritten, english(t), original)
	assert.Equal(t, Paraphrase, r.Verdict)
	sure := r.Derivation.probability()
	assert.InDelta(t, sure*(1-posterior(logOdds(r.Reasons))), r.Confidence, .01)
	_, r = weigh(t, elsewhere, english(t), original)
	assert.Equal(t, Independent, r.Verdict)
	assert.Greater(t, r.Confidence, .8)
}
