package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What goes back hardly likelier than not is told as a doubt, everywhere in the same
// way; what clearly does is not.
func TestHardlyDerivedIsDoubtful(t *testing.T) {
	for _, c := range []struct {
		name        string
		verdict     Verdict
		confidence  float64
		score       float64
		doubtful    bool
		hardlyTells string // in the headline
	}{
		{"two newsrooms taken for a rewrite", Paraphrase, .52, .1, true, "this text may go back"},
		{"a rewrite, just not clear", Paraphrase, .797, .1, true, "this text may go back"},
		{"two newsrooms taken to share a part", Partial, .63, .1, true, "parts of this text may go back"},
		{"a part, just not clear", Partial, .77, 2, true, "parts of this text may go back"},
		{"hardly derived, with signs of spinning", Paraphrase, .4, 55, true, "may go back to the reference, with some signs"},
		{"hardly derived in part, with signs of spinning", Partial, .3, 55, true, "parts of this text may go back to the reference, with some signs"},
		{"a clear rewrite", Paraphrase, .996, .1, false, ""},
		{"a rewrite, just clear", Paraphrase, .801, .1, false, ""},
		{"a copied passage", Partial, .999, .1, false, ""},
		{"a passage, just clear", Partial, .81, .1, false, ""},
		{"a light edit says so by its wording", LightEdit, .7, 1, false, ""},
		{"the same text", Identical, 1, .1, false, ""},
		{"an independent text goes back to nothing", Independent, .6, .1, false, ""},
		{"too little text", Insufficient, 0, 1, false, ""},
		{"spun", Spun, .7, 90, false, ""},
		{"derived for certain, the rest of the doubt being about spinning", Paraphrase, .79, 45, false, ""},
		{"a language of which no confidence is told", Paraphrase, 0, .1, false, ""},
	} {
		r := &Report{Verdict: c.verdict, Confidence: c.confidence, SpinScore: c.score, References: []ReferenceInfo{{}},
			Reasons: []Reason{{Effect: -1}}, Derivation: Derivation{Extent: Whole, Share: .9}}
		r.Method.Settings.Prior = .2
		assert.Equal(t, c.doubtful, r.Doubtful(), c.name)
		assert.Equal(t, c.doubtful, r.Tone() == "doubtful", c.name)
		assert.Equal(t, c.doubtful, strings.HasPrefix(r.Headline(), "Doubtful: "), c.name)
		assert.Equal(t, c.doubtful, strings.HasPrefix(r.Derived(), "May go back"), c.name)
		assert.Equal(t, c.doubtful, strings.HasPrefix(r.DerivedTitle(), "What may"), c.name)
		assert.Equal(t, c.doubtful, strings.Contains(r.Counts()[0], "that may derive from"), c.name)
		if c.doubtful {
			assert.Contains(t, r.Headline(), c.hardlyTells, c.name)
			assert.Contains(t, r.Figures()[1].Meaning, "it speaks for going back to the reference, but not clearly enough", c.name)
		}
	}
}

// That a text goes back to nothing is told as a doubt where wording is shared and it is
// not clear; where little is shared, or it is clear, flatly.
func TestHardlyIndependentIsDoubtful(t *testing.T) {
	for _, c := range []struct {
		name                        string
		verdict                     Verdict
		confidence, coverage, score float64
		doubtful                    bool
	}{
		{"a rewrite that was missed", Independent, .55, .3, .1, true},
		{"not clear by a little", Independent, .79, .2, .1, true},
		{"the rest of the doubt being about spinning", Independent, .79, .3, 45, false},
		{"another matter", Independent, .99, .02, .1, false},
		{"clear, with wording of a common source", Independent, .81, .4, .1, false},
		{"not clear, and hardly a word shared", Independent, .6, .19, .1, false},
		{"a language of which no confidence is told", Independent, 0, .3, .1, false},
		{"too little text", Insufficient, 0, .3, .1, false},
	} {
		r := &Report{Verdict: c.verdict, Confidence: c.confidence, Coverage: c.coverage, SpinScore: c.score, References: []ReferenceInfo{{}},
			Reasons: []Reason{{Effect: -1}}, Derivation: Derivation{Extent: None}}
		r.Method.Settings.Prior = .2
		assert.Equal(t, c.doubtful, r.Doubtful(), c.name)
		assert.Equal(t, c.doubtful, r.Tone() == "doubtful", c.name)
		assert.Equal(t, c.doubtful, strings.HasPrefix(r.Headline(), "Doubtful: more of the wording"), c.name)
		assert.Equal(t, c.doubtful, strings.HasPrefix(r.Derived(), "Not shown to go back"), c.name)
		if c.doubtful {
			assert.Contains(t, r.Figures()[1].Meaning, "it speaks against going back to the reference, but not clearly enough", c.name)
		}
	}
}

// Where nothing goes back to the reference, signs of substitution are named as what
// stands below them shows: by the list, or as too little to be listed.
func TestSignsInAnIndependentTextAreSaidAsTheyAreShown(t *testing.T) {
	for _, c := range []struct {
		name     string
		score    float64
		listed   int
		headline string
	}{
		{"listed", 55, 3, "Doubtful: little goes back to the reference, with some signs of automatic substitution, too little to call it that"},
		{"too few to be listed", 55, 0, "Doubtful: a few words may come from the reference with others put in their place, too few to be shown as a passage or to call this text spun"},
		{"less likely than not", 45, 0, "Neither the wording nor the order of what is told goes back to the reference. This does not show independent writing"},
	} {
		r := &Report{Verdict: Independent, Confidence: .9, Coverage: .05, SpinScore: c.score, References: []ReferenceInfo{{}},
			Reasons: []Reason{{Effect: -1}}, Substitutions: make([]Substitution, c.listed), Derivation: Derivation{Extent: None}}
		assert.Equal(t, c.headline, r.Headline(), c.name)
	}
}

// Of a text that is taken for independent it is said what it shares all the same, so that
// the headline denies nothing that stands below it.
func TestIndependentTellsWhatIsShared(t *testing.T) {
	const rest = " This does not show independent writing"
	neither := "Neither the wording nor the order of what is told goes back to the reference." + rest
	for _, c := range []struct {
		name         string
		coverage     float64
		shared, only int
		references   int
		headline     string
	}{
		{"another matter", .02, 1, 12, 1, neither},
		{"two of two names are soon shared", 0, 2, 0, 1, neither},
		{"half of the names", .05, 6, 6, 1, neither},
		{"one event, two newsrooms", .05, 7, 5, 1, "Most names, numbers and the like are shared, as in two texts on one matter; nothing else shows that this text goes back to the reference." + rest},
		{"an agency's sentence in both", .12, 2, 9, 1, "Some wording is shared, not enough to say that this text goes back to the reference." + rest},
		{"most of an agency's text in both", .7, 2, 9, 1, "Much wording is shared, not enough to say that this text goes back to the reference." + rest},
		{"a rewrite that was missed", .16, 10, 1, 1, "Most names, numbers and the like and some wording are shared, not enough to say that this text goes back to the reference." + rest},
		{"two references", .12, 2, 9, 2, "Some wording is shared, not enough to say that this text goes back to either reference." + rest},
	} {
		r := &Report{Verdict: Independent, Confidence: .9, Coverage: c.coverage, SpinScore: .1, References: make([]ReferenceInfo, c.references),
			Reasons: []Reason{{Effect: -1}}, Derivation: Derivation{Extent: None, Facts: FactCounts{Shared: c.shared, SuspectOnly: c.only}}}
		assert.Equal(t, c.headline, r.Headline(), c.name)
		assert.Equal(t, "independent", r.Tone(), c.name)
	}
}

// Which side looks spun is said, and from what it may be.
func TestWhichSideLooksSpunElsewhere(t *testing.T) {
	for _, side := range []string{"suspect", "reference"} {
		r := &Report{Verdict: Paraphrase, Confidence: .99, SpinScore: 1, References: []ReferenceInfo{{}}, Warnings: []Warning{SpunElsewhere(side)}}
		assert.Contains(t, r.Headline(), "the "+side+" looks spun")
		assert.Contains(t, r.Warnings[0].Text, "the wording of the "+side)
	}
}
