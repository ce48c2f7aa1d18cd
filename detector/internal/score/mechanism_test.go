package score

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// reworded says each sentence of original again in words of like sense, one for one.
const reworded = `The ferry company announced on Monday that it would shut its oldest route after the summer, since too few
travellers use it. “We can’t operate an empty vessel across the bay every hour,” the director, Ines Calder, told journalists in Brantmouth.
Inhabitants of the island have asked the regional council to fund the service. The council will debate the request next week.
The route was launched in 1931 and transported 40,000 people last year, half as many as a decade ago. Fishermen worry that the port will be sold.
A bridge was promised by three governments and constructed by none. The island’s only physician stated that winter without a ferry would be hazardous.`

func TestMachineRewriting(t *testing.T) {
	for _, c := range []struct {
		name, suspect string
		verdict       Verdict
		want          Mechanism
	}{
		{"each sentence in words of like sense", reworded, Paraphrase, MachineRewriting},
		{"the same, with other small words and forms", `The ferry company announced Monday that it will be shutting its oldest route after summer, because too few travellers
are using it. “We are not able to operate an empty vessel across the bay each hour,” director Ines Calder told journalists in Brantmouth.
The island’s inhabitants asked the regional council to fund this service. The council is going to debate their request next week.
The route was launched in 1931 and was transporting 40,000 people last year, half as many as a decade ago. Fishermen worry the port will be sold.
The bridge was promised by three governments and constructed by none. The only physician of the island stated that a winter without ferry would be hazardous.`, Paraphrase, MachineRewriting},
		{"an editor’s five words", swapped("said on", "announced on", "close", "shut", "passengers", "travellers", "boat", "vessel", "reporters", "journalists",
			"Monday that", "Monday, according to a letter, that", "last year", "in the last year"), LightEdit, ""},
		{"a person’s own wording, who leaves out and adds", `Too few passengers: that is why the ferry company wants to give up its oldest route when the summer season is over, as it made
known on Monday. Its director, Ines Calder, told reporters in Brantmouth that nobody can run an empty boat across the bay every hour. The island’s residents hope for money
from the regional council, which has the matter on next week’s agenda. Opened in 1931, the route carried 40,000 people last year, half of what it had ten years ago.
Fishermen already see the harbour sold. Three governments have promised a bridge and none has built it. In winter, says the only doctor of the island, life without a ferry would be dangerous.`, Paraphrase, ""},
		{"a second translator, who writes names another way", `The ferry operator announced Monday that after the summer it will shut down its oldest line, as there are too few
passengers. “We cannot have an empty ship crossing the bay each hour,” director Inés Kalder told the press in Brandmouth.
The islanders want the regional council to bear the costs of the connection. The council takes up the demand in the coming week.
The line has existed since 1931 and brought over 40,000 people last year, half the figure of a decade ago. Fishermen are afraid for their port, which might be put up for sale.
A bridge was pledged by three governments, but none built one. The only physician of the island stated that winters with no ferry would be perilous.`, Paraphrase, ""},
		{"simplified", `The ferry company will close its oldest route after the summer. Too few people use it. The company said this on Monday. “We cannot run an empty
boat across the bay every hour,” the director, Ines Calder, told reporters in Brantmouth. People on the island want the regional council to pay. The council will talk about this next week.
The route is very old. It was opened in 1931. Last year it carried 40,000 people. Ten years ago it carried twice as many. Fishermen are worried about the harbour. Three governments promised
a bridge. Nobody built it. The island has only one doctor. The doctor said that winter without a ferry would be dangerous.`, Paraphrase, ""},
	} {
		_, r := weigh(t, c.suspect, english(t), original)
		assert.Equal(t, c.verdict, r.Verdict, c.name)
		assert.Equal(t, c.want, r.Mechanism, "%s: %.2f, %+v", c.name, r.Evidence.Exchange(), r.Evidence.Counts)
	}
}

func TestMachineRewritingTakesEnough(t *testing.T) {
	enough := Counts{Linked: rewritingLinked, SameSense: rewritingWords}
	for _, c := range []struct {
		why     string
		counts  func(*Counts)
		verdict Verdict
		want    Mechanism
	}{
		{"nothing but words of like sense", func(*Counts) {}, Paraphrase, MachineRewriting},
		{"fewer words than an editor exchanges", func(c *Counts) { c.SameSense-- }, Paraphrase, ""},
		{"too short", func(c *Counts) { c.Linked-- }, Paraphrase, ""},
		{"nearly the same text", func(*Counts) {}, LightEdit, ""},
		{"another text", func(*Counts) {}, Independent, ""},
		{"as much put in", func(c *Counts) { c.Inserted = 20 }, Paraphrase, ""},
		{"as much left out", func(c *Counts) { c.Deleted = 20 }, Paraphrase, ""},
		{"as many words of another sense", func(c *Counts) { c.Strange = 20 }, Paraphrase, ""},
		{"names written another way", func(c *Counts) { c.Renamed = 5 }, Paraphrase, ""},
		{"a little left out and put in", func(c *Counts) { c.Inserted, c.Deleted = 4, 4 }, Paraphrase, MachineRewriting},
		{"one main word in ten exchanged where it stands, and sentences merged", many(20, 30, 30), Paraphrase, MachineRewriting},
		{"one in twelve", many(16, 30, 30), Paraphrase, ""},
		{"one in ten, most of the text somebody’s own", func(c *Counts) { many(20, 30, 30)(c); c.Linked-- }, Paraphrase, ""},
		{"one in ten, nearly the same text", many(20, 30, 30), LightEdit, ""},
		{"one in twelve, and as many words moved", func(c *Counts) { many(14, 0, 30)(c); c.Moved = 7 }, Paraphrase, MachineRewriting},
		{"the same in a short text", func(c *Counts) { many(14, 0, 30)(c); c.Moved, c.Linked = 7, recastLinked }, Paraphrase, MachineRewriting},
		{"in a shorter one", func(c *Counts) { many(14, 0, 30)(c); c.Moved, c.Linked = 7, recastLinked-1 }, Paraphrase, ""},
		{"one in twelve, and fewer words moved", func(c *Counts) { many(14, 0, 30)(c); c.Moved = 6 }, Paraphrase, ""},
		{"many words moved, few exchanged", func(c *Counts) { many(1, 0, 30)(c); c.Moved = 20 }, Paraphrase, ""},
		{"five phrases turned round to compounds, few words exchanged", func(c *Counts) { many(1, 0, 30)(c); c.Compounded, c.Linked = 5, 300 }, Paraphrase, MachineRewriting},
		{"four of them", func(c *Counts) { many(1, 0, 30)(c); c.Compounded, c.Linked = 4, 300 }, Paraphrase, ""},
		{"three in a short text", func(c *Counts) { many(1, 0, 30)(c); c.Compounded, c.Linked = 3, 100 }, Paraphrase, MachineRewriting},
		{"two in the shortest, as people do", func(c *Counts) { many(1, 0, 30)(c); c.Compounded, c.Linked = 2, recastLinked }, Paraphrase, ""},
		{"five in nearly the same text", func(c *Counts) { many(1, 0, 30)(c); c.Compounded = 5 }, LightEdit, ""},
	} {
		r := Result{Verdict: c.verdict, Evidence: Evidence{Counts: enough}}
		c.counts(&r.Evidence.Counts)
		assert.Equal(t, c.want, Mechanisms{translationModel()}.Infer(&r), "%s: %.2f", c.why, r.Evidence.Exchange())
	}
}

func TestExchangeKnowsCompanyAndRegister(t *testing.T) {
	same := Evidence{Counts: Counts{SameSense: 10, Inserted: 10}, Synonyms: 12, Close: 12}
	for _, c := range []struct {
		why           string
		close         int
		drift, beyond float64
	}{
		{"words met in the same company", 22, 0, .25},
		{"words met in no company of the others", 2, 0, -.25},
		{"some commoner, some rarer", 12, 1, -.025},
		{"all commoner, as for children", 12, 20, -.5},
		{"all rarer, as for a ceremony", 12, -20, -.5},
	} {
		e := same
		e.Close, e.Drift = c.close, c.drift
		assert.InDelta(t, c.beyond, e.Exchange()-same.Exchange(), 1e-9, c.why)
	}
}

// many makes counts of 140 main words whose place both texts have, of which known were exchanged for words that a
// thesaurus links with them.
func many(known, inserted, deleted int) func(*Counts) {
	return func(c *Counts) {
		c.SameSense, c.Known, c.Replaced, c.Kept, c.Inserted, c.Deleted = 5, known, known, 140-known, inserted, deleted
	}
}

func TestSlipsTakeTwo(t *testing.T) {
	for _, c := range []struct {
		slips   int
		verdict Verdict
		want    Mechanism
	}{{2, Paraphrase, MachineRewriting}, {3, Paraphrase, MachineRewriting}, {1, Paraphrase, ""}, {0, Paraphrase, ""}, {3, LightEdit, ""}, {3, Independent, ""}} {
		r := Result{Verdict: c.verdict, Slips: c.slips}
		assert.Equal(t, c.want, Mechanisms{translationModel()}.Infer(&r), "%d slips, %s", c.slips, c.verdict)
	}
}

func TestAptChoicesInSentencesTurnedRoundAreNotSpun(t *testing.T) {
	paraphraser := Evidence{Counts: Counts{Linked: 200, Known: 20, Moved: 8, Replaced: 30, Kept: 70}, Synonyms: 20, Weight: -9}
	for _, c := range []struct {
		why    string
		change func(*Evidence)
		apt    bool
	}{
		{"twenty apt words, and eight moved", func(*Evidence) {}, true},
		{"as many of the kind that spinners choose", func(e *Evidence) { e.Weight = 2 }, false},
		{"as many middling ones", func(e *Evidence) { e.Weight = -6 }, false},
		{"no word moved, as lists leave them", func(e *Evidence) { e.Moved = 0 }, false},
		{"too few to say", func(e *Evidence) { e.Synonyms, e.Weight = 11, -9 }, false},
	} {
		e := paraphraser
		c.change(&e)
		assert.Equal(t, c.apt, e.recastAptly(), "%s: %.3f", c.why, e.Recast())
	}
}
