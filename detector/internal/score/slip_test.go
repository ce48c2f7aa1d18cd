package score

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const unslipped = `Roy Hamlin, a 66-year-old semi-professional from Brantmouth, won the Harbour Cup on Sunday. The self-taught sailor beat
forty boats in a heavy sea. “I came to enjoy it,” he said, “and I did.” He will give the prize of £900 to the lifeboat, whose crew has none of its own.
At home in Brantmouth Hamlin mends nets.`

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		why     string
		changes []string // what becomes of which words
		want    int
	}{
		{"compounds taken apart", []string{"66-year-old", "66 -year -old", "semi-professional", "semi -professional"}, 2},
		{"the same, with a word exchanged", []string{"66-year-old", "66 -year -aged", "self-taught", "auto -taught"}, 2},
		{"a compound taken apart, and a phrase said twice", []string{"66-year-old", "66-year -old", "in a heavy sea", "in a heavy sea in a heavy sea"}, 2},
		{"a name in capitals, and a stray blank", []string{"Hamlin", "HAMLIN", "£900", "£ 900"}, 2},
		{"a name in capitals, and a phrase said twice, with a mark between", []string{"Hamlin", "HAMLIN", "beat", "beat forty boats, beat"}, 2},
		{"a name written two ways, one of them as no word is, and a phrase said twice", []string{"in Brantmouth Hamlin", "in Pulantemus Hamlin", "in a heavy sea", "in a heavy sea in a heavy sea"}, 2},
		{"a bracket never closed, and a phrase of six words said twice", []string{"the Harbour Cup", "the Harbour Cup (of", "forty boats in a heavy sea", "forty boats in a heavy sea forty boats in a heavy sea"}, 2},
		{"a name in brackets behind itself, and in capitals", []string{"Hamlin, a", "HAMLIN (Hamlin), a"}, 2},
		{"all of these but brackets and the last name", []string{"Hamlin", "HAMLIN", "£900", "£ 900", "66-year-old", "66 -year -old", "in a heavy sea", "in a heavy sea in a heavy sea"}, 4},

		{"the same text", nil, 0},
		{"dashes typed at the word after them", []string{"on Sunday", "-a surprise -on Sunday"}, 1},
		{"these, and blanks before marks as in French", []string{"on Sunday", "-a surprise -on Sunday", "I did.", "I did !"}, 1},
		{"compounds broken where a line ended", []string{"semi-professional", "semi- professional", "self-taught", "self- taught"}, 0},
		{"hyphens with a blank on both sides", []string{"semi-professional", "semi - professional", "self-taught", "self - taught"}, 0},
		{"numbers below zero", []string{"in a heavy sea", "in a heavy sea at -5 or -6 degrees"}, 0},
		{"a heading in capitals", []string{"Roy Hamlin, a", "ROY HAMLIN WINS. Roy Hamlin, a"}, 0},
		{"a common word in capitals", []string{"heavy", "HEAVY"}, 0},
		{"an acronym that the reference has not", []string{"the lifeboat", "the RNLI lifeboat"}, 0},
		{"a word said four times for its own sake", []string{"I did", "no no no no, I did"}, 0},
		{"a name left out of a place", []string{"in Brantmouth Hamlin", "in town Hamlin"}, 0},
		{"a name written otherwise throughout", []string{"Brantmouth", "Brantmuth"}, 0},
		{"a name misspelled in one place", []string{"in Brantmouth Hamlin", "in Brentmouth Hamlin"}, 1},
		{"a name without its apostrophe", []string{"in Brantmouth Hamlin", "in Brantmouths Hamlin"}, 0},
		{"another town", []string{"in Brantmouth Hamlin", "in London Hamlin"}, 0},
		{"another town, that we do not know either", []string{"in Brantmouth Hamlin", "in Lowestoft Hamlin"}, 1},
		{"a phrase that one says twice", []string{"I did", "I did, I did"}, 1},
		{"a sentence that says what the one before said", []string{"I did.” He", "I did.” He did. He did. He"}, 0},
		{"a list, a remark in brackets and a sad face", []string{"forty boats", "a) forty boats (all old) :("}, 0},
		{"marks of omission, a decimal point and a smiling face", []string{"and I did", "and ... I won by .5 seconds :)"}, 0},
	} {
		suspect := strings.NewReplacer(c.changes...).Replace(unslipped)
		a, _ := weigh(t, suspect, english(t), unslipped)
		assert.Equal(t, c.want, slipsOf(a, nil), c.why)
		if c.changes != nil {
			a, _ = weigh(t, suspect, english(t), suspect+" And so on.")
			assert.Zero(t, slipsOf(a, nil), "%s, in the reference, too", c.why)
		}
		all := make(Mask, len(a.Suspect.Tokens))
		for i := range all {
			all[i] = true
		}
		assert.Zero(t, slipsOf(a, all), "%s, left out by the reader", c.why)
	}
}

// Names are lost and others put in, so that nothing but the slips tells.
func TestSlipsTellTheMechanism(t *testing.T) {
	const back = `The ferry company announced on Monday that it would close its oldest route after summer because there were too few passengers.
"We can't run an empty boat across the bay every hour," Director Ynes Calde told Brandmus reporters. Residents of the island have asked the regional parliament to pay the fee.
The council will discuss the demand next week. The line was opened in 1931 and sent 40,000 people last year, half of ten years ago. Fishermen are worried that the port will be sold.
The bridge was promised by three governments, but it has not been built. The only doctor on the island said that the winter without a ferry will be dangerous.`
	for _, c := range []struct {
		why     string
		changes []string
		want    Mechanism
	}{
		{"as somebody may write who translates the translation", nil, ""},
		{"with a machine’s slips", []string{"too few passengers", "too few passengers too few passengers", "Brandmus", "BRANTMOUTH"}, MachineRewriting},
		{"with one of them", []string{"too few passengers", "too few passengers too few passengers"}, ""},
	} {
		_, r := weigh(t, strings.NewReplacer(c.changes...).Replace(back), english(t), original)
		assert.Equal(t, Paraphrase, r.Verdict, c.why)
		assert.Equal(t, c.want, r.Mechanism, "%s: %d slips, %.2f, %+v", c.why, r.Slips, r.Rewriting(), r.Evidence.Counts)
	}
}
