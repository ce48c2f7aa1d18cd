package score

import (
	_ "embed"
	"math"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/linear"
)

//go:embed weights_reworded.tsv
var rewordedTable string

// rewordedModel tells, of texts whose frame was not kept, those that were spun
// from those that were reworded alone.
var rewordedModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(rewordedTable, RewordedCodes()) })

// A novelty is one measured property of the words that only the suspect has.
type novelty struct {
	code     string
	sign     int    // as for a feature
	pro, con string // as for a feature
	value    func(*artifact.Rewording) float64
	counts   func(*artifact.Rewording) [2]int
}

// novelties are in the order of the weights table. Shares and means are drawn towards
// what rewriting alone shows, so that few words say little.
var novelties = []novelty{
	{
		code: "new-words", sign: +1,
		pro:    "%1 of %2 main words are not the reference’s, wherever they stand",
		con:    "only %1 of %2 main words are not the reference’s, wherever they stand",
		value:  func(w *artifact.Rewording) float64 { return share(w.Suspect.Own, w.Suspect.Content, .3, 20)*3 - 1 },
		counts: func(w *artifact.Rewording) [2]int { return [2]int{w.Suspect.Own, w.Suspect.Content} },
	},
	{
		code: "new-fit", sign: +1,
		pro:    "the new words seldom keep company with the words beside them (%2 pairs looked up)",
		con:    "the new words are at home beside their neighbours (%2 pairs looked up)",
		value:  newFit,
		counts: func(w *artifact.Rewording) [2]int { return [2]int{0, w.Suspect.Joints} },
	},
	{
		code: "new-small", sign: +1,
		pro: "the new words do not go with the small words beside them: %1 of %2 pairs are not found in our counts of news",
		con: "the new words go with the small words beside them: only %1 of %2 pairs are not found in our counts of news",
		value: func(w *artifact.Rewording) float64 {
			return share(w.Suspect.SmallUnseen, w.Suspect.Small, .2, 12)*4 - 1
		},
		counts: func(w *artifact.Rewording) [2]int { return [2]int{w.Suspect.SmallUnseen, w.Suspect.Small} },
	},
	{
		code: "odder", sign: +1,
		pro: "its main words side by side are stranger to each other than the reference’s: %1 of %2 pairs are not found in our counts of news",
		con: "its main words side by side are no stranger to each other than the reference’s: %1 of %2 pairs are not found in our counts of news",
		value: func(w *artifact.Rewording) float64 {
			s, r := &w.Suspect, &w.Reference
			return (share(s.Unseen, s.Pairs, .5, 8) - share(r.Unseen, r.Pairs, .5, 8)) * 4
		},
		counts: func(w *artifact.Rewording) [2]int { return [2]int{w.Suspect.Unseen, w.Suspect.Pairs} },
	},
	{
		code: "new-choice", sign: +1,
		pro: "words that stand for the reference’s in sentences that tell the same are of the kind spinners choose (%2 looked at)",
		con: "words that stand for the reference’s in sentences that tell the same are of the kind writers choose (%2 looked at)",
		value: func(w *artifact.Rewording) float64 {
			const apt, doubt = -.7, 8 // what such a word weighs where it was only reworded, and how many say something
			return (standWeight(w) + apt*doubt) / float64(len(w.Stands)+doubt)
		},
		counts: func(w *artifact.Rewording) [2]int { return [2]int{0, len(w.Stands)} },
	},
	{
		code: "stand-ins", sign: +1,
		pro:    "a thesaurus links %1 of %2 new words with words that the reference has in the sentence",
		con:    "a thesaurus links only %1 of %2 new words with words that the reference has in the sentence",
		value:  func(w *artifact.Rewording) float64 { return share(len(w.Stands), w.Suspect.Own, .4, 10)*4 - 1 },
		counts: func(w *artifact.Rewording) [2]int { return [2]int{len(w.Stands), w.Suspect.Own} },
	},
	{
		code: "far", sign: +1,
		pro: "of these, %1 of %2 are met in other company than the words that they stand for",
		con: "of these, only %1 of %2 are met in other company than the words that they stand for",
		value: func(w *artifact.Rewording) float64 {
			const usual, doubt = 1, 8 // closeness where a text was only reworded
			sum := 0
			for i := range w.Stands {
				sum += w.Stands[i].Features.Closeness
			}
			return -float64(sum+usual*doubt) / float64(len(w.Stands)+doubt)
		},
		counts: func(w *artifact.Rewording) [2]int {
			far := 0
			for i := range w.Stands {
				if w.Stands[i].Features.Closeness == 0 {
					far++
				}
			}
			return [2]int{far, len(w.Stands)}
		},
	},
}

// newFit is how far the lifts of the new words' joints add up to less than those of words
// that were chosen to fit, which counts for more the more joints there are.
func newFit(w *artifact.Rewording) float64 {
	const apt, doubt = 1.2, 8
	n := float64(w.Suspect.Joints)
	return (float64(apt*n) - w.Suspect.Lift) / math.Sqrt(n+doubt) / 2
}

// standWeight adds up the weights of words that stand for others.
func standWeight(w *artifact.Rewording) (sum float64) {
	for i := range w.Stands {
		sum += clip(w.Stands[i].Weight, 3)
	}
	return sum
}

// RewordedVector returns the values of all novelties.
func RewordedVector(w *artifact.Rewording) []float64 {
	v := make([]float64, len(novelties))
	for i := range novelties {
		v[i] = linear.Round(clip(novelties[i].value(w), 4), 4)
	}
	return v
}

// RewordedCodes returns the codes of the novelties, in the order of RewordedVector.
func RewordedCodes() []string {
	codes := make([]string, len(novelties))
	for i := range novelties {
		codes[i] = novelties[i].code
	}
	return codes
}

// RewordedSigns returns what more of each can only speak for, as FeatureSigns.
func RewordedSigns() []int {
	signs := make([]int, len(novelties))
	for i := range novelties {
		signs[i] = novelties[i].sign
	}
	return signs
}

const (
	leastNew      = 12   // new words without which no text is called spun by them
	leastReworded = 11.0 // likelihood ratio from which it is: of texts by models that write well one in twenty comes near ten
	leastUnmarked = 75.0 // and where a text has hardly a terminal: the last word of a sentence stands beside the next one's first
	leastRebuilt  = 100  // words of a suspect of which that is told, as it was learned
	hardlyNot     = -2.0 // log-odds of going back to the reference without which new words show nothing
)

// reword looks at what goes back to the references though its frame was not kept: whether its new
// words were put there by a list of synonyms.
func (r *Result) reword(m *Models, a *align.Alignment, without Mask) {
	mayBe := r.Verdict == Paraphrase || (r.Verdict == Independent || r.Verdict == Partial) && r.Derivation.LogOdds >= hardlyNot
	if m.Reworded == nil || !mayBe || a.Suspect.Words < leastRebuilt {
		return
	}
	if otherMatter(a.Contents) {
		return
	}
	w := artifact.Reword(a, without)
	if w.Suspect.Own < leastNew {
		return
	}
	if m.Substitutions != nil {
		artifact.Reweigh(w.Stands, m.Substitutions)
	}
	held := "held back: the texts this was measured on are too few for odds beyond 1,000 to 1"
	own := terms(m.Reworded, RewordedVector(&w), maxLogOdds, held, "where every rewording starts: most is innocent", func(i int, effect float64) (code, text string) {
		n := &novelties[i]
		return n.code, withCounts(n.said(effect), n.counts(&w))
	})
	sum := logOdds(own)
	least := leastReworded
	if a.Suspect.Unmarked {
		least = leastUnmarked
	}
	if sum+min(0, r.Derivation.LogOdds) < math.Log(least) { // the less it goes back to them, the more its words must show
		return
	}
	r.Verdict, r.Derivation.Extent, r.Rewording, r.Reasons = Spun, Whole, &w, own
	r.Score, r.Ratio, r.Confidence = linear.Round(100*logistic(sum), 1), significant(math.Exp(sum)), r.confidence(sum)
}

// otherMatter reports whether a suspect tells of something else in the reference's words, as the texts of one form do:
// two products of one maker, the results of two quarters, two recipes. Its new words say what is new there. A spinner
// keeps the figures: of 1,059 texts that were reworded and then spun 31 are so, of 45 pairs of one form 41.
func otherMatter(contents []align.Content) bool {
	for i := range contents {
		if c := &contents[i]; c.NewNumbers < 2 || 2*c.NewFacts < c.Told {
			return false
		}
	}
	return true
}

// said returns what the novelty's effect means for people.
func (n *novelty) said(effect float64) string {
	if effect < 0 {
		return n.con
	}
	return n.pro
}
