package score

import (
	_ "embed"
	"math"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/linear"
)

//go:embed weights_detour.tsv
var detourTable string

// detourModel tells, in languages of whose pairs of words it is known only that they are met, texts that
// rules translated and back from those that people reworded or that learners wrote.
var detourModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(detourTable, DetourCodes()) })

// A Detour is what tells of a translation by rules, there and back.
type Detour struct {
	Seams artifact.Seams
	*Evidence
	decides bool // the frame alone would not have told
}

// A detourTrait is one measured property of a Detour: see feature.
type detourTrait struct {
	code     string
	sign     int
	pro, con string
}

// detourTraits are in the order of the weights table.
var detourTraits = []detourTrait{
	{"worse", +1,
		"of the small changes that matter to their neighbours, more go worse with them than before (%1) than better (%2)",
		"of the small changes that matter to their neighbours, hardly more go worse with them (%1) than better (%2)"},
	{"regular", +1,
		"they do so by rule: words that come again were changed the same way (%1 of %2)",
		"no rule shows in them: of words that come again %1 of %2 were changed the same way"},
	{"small-again", +1,
		"small words alone were changed the same way more than once (%1 of %2 small changes)",
		"small words were hardly changed the same way more than once (%1 of %2 small changes)"},
	{"clashing", +1,
		"more articles and the like are of the wrong gender or number than in the reference (%1 against %2)",
		"hardly more articles and the like are of the wrong gender or number than in the reference (%1 against %2)"},
	{"fit", +1,
		"the replacements fit worse beside their neighbours than the words they replaced (%1 compared)",
		"the replacements fit beside their neighbours as well as the words they replaced (%1 compared)"},
	{"short", +1,
		"the texts differ in a word or two at a time (%1 of %2 places)",
		"the texts differ in longer phrases, too: in a word or two at only %1 of %2 places"},
	{"small-swaps", +1,
		"small words came back as others in place (%1 in %2 words)",
		"hardly a small word came back as another in place (%1 in %2 words)"},
	{"marks", -1,
		"the punctuation was left as it was: %1 of %2 marks lost",
		"the punctuation was changed with the wording: %1 of %2 marks lost"},
	{"other-words", +1,
		"main words were exchanged, too, not small words and forms alone: %1 at %2 small changes",
		"hardly a main word was exchanged, as in correcting: %1 at %2 small changes"},
	{"unlinked", +1,
		"few of the words exchanged are linked in a thesaurus: %1 of %2",
		"the words exchanged are linked in a thesaurus: %1 of %2"},
	{"small-for-small", +1,
		"small words stand for other small words (at %1 of %2 places)",
		"small words hardly stand for others in their places (at %1 of %2)"},
	{"alike", +1,
		"what words came back as looks like them (%1 at %2 places)",
		"what stands for words looks little like them (%1 at %2 places)"},
	{"accents", -1,
		"accents were left alone (%1 differences at %2 places)",
		"accents were set otherwise, as people forget or correct them (%1 at %2 places)"},
}

// The ways round of two texts.
const (
	AsGiven = 1.0
	Turned  = -1.0 // the reference for the suspect
)

// DetourVector returns the values of all traits, for one way round of the texts. Shares are drawn towards what is usual,
// so that little says little.
func DetourVector(d *Detour, way float64) []float64 {
	s := &d.Seams
	worse := way * excess(s.Worse, s.Better, 4)
	same, again := beyond(s.AgainSame, s.Again, .1), beyond(s.SmallAgain, s.Changes, .04) // what people's texts show
	places := s.Places + s.MarksAlone
	v := []float64{
		worse,
		math.Sqrt(math.Max(worse, 0) * math.Max(same+again, 0)),
		again,
		way * excess(s.Here, s.There, 3),
		way * d.FitLoss / (float64(d.FitPairs) + 12),
		float64(share(s.Short, s.Places, .7, 4)*8) - 5,
		share(d.FrameSwaps, d.Linked, .03, 30) * 20,
		share(d.MarksLost, d.Marks, .1, 6) * 4,
		math.Sqrt(float64(d.Replaced+1)/float64(s.Changes+4)) * 4,
		2 - float64(share(d.Known, d.Flanked, .4, 6)*4),
		share(s.SmallSwaps, places, .15, 4) * 6,
		share(s.Alike, places, .2, 4) * 6,
		share(s.Accents, places, .02, 4) * 10,
	}
	for i := range v {
		v[i] = linear.Round(clip(v[i], 4), 4)
	}
	return v
}

// counts returns what stands behind each trait.
func (d *Detour) counts() [][2]int {
	s := &d.Seams
	return [][2]int{
		{s.Worse, s.Better}, {s.AgainSame, s.Again}, {s.SmallAgain, s.Changes}, {s.Here, s.There},
		{d.FitPairs, 0}, {s.Short, s.Places}, {d.FrameSwaps, d.Linked}, {d.MarksLost, d.Marks}, {d.Replaced, s.Changes}, {d.Known, d.Flanked},
		{s.SmallSwaps, s.Places}, {s.Alike, s.Places}, {s.Accents, s.Places},
	}
}

// excess is by how many standard deviations, about, a outnumbers b; doubt is of how many cases in all it takes little notice.
func excess(a, b int, doubt float64) float64 { return float64(a-b) / math.Sqrt(float64(a+b)+doubt) }

// beyond is by how many standard deviations, about, a part of n exceeds the usual share.
func beyond(part, n int, usual float64) float64 {
	return (float64(part) - float64(usual*float64(n))) / math.Sqrt(float64(n)+4)
}

// DetourCodes returns the codes of the traits, in the order of DetourVector.
func DetourCodes() []string {
	codes := make([]string, len(detourTraits))
	for i := range detourTraits {
		codes[i] = detourTraits[i].code
	}
	return codes
}

// DetourSigns returns what more of each can only speak for, as FeatureSigns.
func DetourSigns() []int {
	signs := make([]int, len(detourTraits))
	for i := range detourTraits {
		signs[i] = detourTraits[i].sign
	}
	return signs
}

const (
	leastDetour = 12  // likelihood ratio without which no text is called a round trip: one translator's usage against another's comes to 10
	leastTurned = 1.5 // log-odds by which it must be likelier than the other way round
)

// detour looks at what goes back to the references without being spun by its frame: whether rules
// translated it and back. What is spun by its frame, too, can have been made so.
func (r *Result) detour(m *linear.Model, a *align.Alignment, without Mask) {
	if r.Verdict != Spun && r.Verdict != Paraphrase && r.Verdict != LightEdit || r.Coverage < LeastCoverage {
		return
	}
	d := &Detour{Seams: artifact.Seam(a, without), Evidence: &r.Evidence}
	r.clashing = d.Seams.Here - d.Seams.There
	counts := d.counts()
	held := "held back: the texts this was measured on are too few for odds beyond 1,000 to 1"
	own := terms(m, DetourVector(d, AsGiven), maxLogOdds, held, "where every rewording starts: most is innocent", func(i int, effect float64) (code, text string) {
		t := &detourTraits[i]
		said := t.pro
		if effect < 0 {
			said = t.con
		}
		return t.code, withCounts(said, counts[i])
	})
	sum := logOdds(own)
	turned, least := m.Sum(DetourVector(d, Turned)), d.least()
	r.apart = linear.Round(sum-turned, 2)
	r.original = r.Verdict != Spun && turned >= least && r.apart <= -2*leastTurned
	if sum < least || r.apart < leastTurned {
		return
	}
	r.Detour = d
	if r.Verdict == Spun {
		return
	}
	d.decides = true
	r.Verdict, r.Derivation.Extent, r.Reasons = Spun, Whole, own
	r.Score, r.Ratio, r.Confidence = linear.Round(100*logistic(sum), 1), significant(math.Exp(sum)), r.confidence(sum)
}

// least returns the log-odds from which the text is called a round trip. Words are changed in the proportions of translation
// by rules: small words half as often as main words, at the least, which lists of synonyms leave alone; and words exchanged for
// others in their places, main and small, as often as one changed its form, was misspelled (which counts twice) or put in, or as
// punctuation alone changed (three times), or oftener. Learners' essays beside their corrections differ less in words than in
// these, so that the fewer words were exchanged, the more else must tell.
func (d *Detour) least() float64 {
	s := &d.Seams
	if 2*(d.FrameSwaps+d.FrameLoss) < d.Replaced {
		return math.Inf(+1)
	}
	const even, steep, few = 4, 20, 4 // log-odds where both are as often, how they grow, and how many cases tell little
	ratio := float64(d.Replaced+s.SmallSwaps+few) / float64(d.Inflected+2*d.Slips+3*s.MarksAlone+s.SmallPuts+few)
	return linear.Round(math.Max(math.Log(leastDetour), even-float64(steep*math.Log(ratio))), 2)
}

// placed reports whether the verdict rests on words swapped in place: otherwise nothing tells one sentence from the next.
func (r *Result) placed() bool { return r.Rewording == nil && (r.Detour == nil || !r.Detour.decides) }
