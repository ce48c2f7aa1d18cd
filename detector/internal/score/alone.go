package score

import (
	_ "embed"
	"math"
	"slices"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

// Verdicts on a text that stands alone; Insufficient is one, too.
const (
	LikelySpun Verdict = "likely-spun"
	NoEvidence Verdict = "no-evidence"
)

// LeastAlone is how many words a text must have to be judged alone: below it innocent texts
// scatter as widely as spun ones differ from them. Of longer ones the length is part of the evidence.
const LeastAlone = 100

// leastChoices is how many of them must be content words that the pack knows: otherwise a text is
// of no language or field of its.
const leastChoices = 20

// Alone is what a text that stands alone adds up to.
type Alone struct {
	Words   int     // that were not left out
	Unknown int     // of those, in small letters and in no dictionary
	Joints  int     // of neighbouring content words known to the pack, without names
	Unseen  int     // of those, not found in the counts of news and technical texts
	Lift    float64 // of all joints
	Choices int     // content words that a spinner would touch
	Odd     int     // of those, likelier put for another word than chosen
	Stray   int     // of those, in a form that their place does not take
	Mixture float64 // see mixture
	Spread  float64 // by how much the oddest tenth lies above the middle
	Bare    bool    // no vectors told what goes together

	Unmarked bool // sentences run into each other, and so do words that stand side by side

	meetings // what is counted where of pairs it is known only whether they are met
}

// odd is the log-odds from which a choice counts as odd.
const odd = 0.5

// mixture is ln of how much likelier a choice of that weight is in a text of which some words were
// put for others, nobody knows which, than in one of which none was. Summed over a text it is what its words say
// together: many that are a little odd count, and one that is glaring counts as one.
func mixture(weight float64) float64 {
	const put, most = .15, 5 // share of the choices; what one can say at most
	return math.Log(1 - put + float64(put*math.Exp(min(weight, most))))
}

// An aspect is one measured property of a text that stands alone.
type aspect struct {
	code     string
	pro, con string // as for a feature
	value    func(*Alone) float64
	counts   func(*Alone) [2]int
}

// aspects are in the order of the weights table. They are shrunk towards what
// innocent texts show, so that few words say little.
var aspects = []aspect{
	{
		code:   "choices",
		pro:    "the %2 main words weighed fit their places less well than words of like meaning would",
		con:    "the %2 main words weighed fit their places as well as words of like meaning would",
		value:  func(a *Alone) float64 { return 4 * a.mixture() },
		counts: func(a *Alone) [2]int { return [2]int{a.Odd, a.Choices} },
	},
	{
		code:   "odd-words",
		pro:    "%1 of %2 main words look put in another’s place",
		con:    "only %1 of %2 main words look put in another’s place",
		value:  func(a *Alone) float64 { return share(a.Odd, a.Choices, .1, 20) * 10 },
		counts: func(a *Alone) [2]int { return [2]int{a.Odd, a.Choices} },
	},
	{
		code:   "unseen-pairs",
		pro:    "%1 of %2 pairs of main words side by side are not found in our counts of news and technical texts",
		con:    "%1 of %2 pairs of main words side by side are not found in our counts of news and technical texts, no more than usual",
		value:  func(a *Alone) float64 { return unseenPairs(a.Unseen, a.Joints) * 4 },
		counts: func(a *Alone) [2]int { return [2]int{a.Unseen, a.Joints} },
	},
	{
		code:   "fellowship",
		pro:    "main words side by side (%2 pairs) seldom keep company elsewhere",
		con:    "main words side by side (%2 pairs) keep company elsewhere, too",
		value:  func(a *Alone) float64 { return -(a.Lift + 1.2*20) / float64(a.Joints+20) },
		counts: func(a *Alone) [2]int { return [2]int{0, a.Joints} },
	},
	{
		code:   "unknown-words",
		pro:    "%1 of %2 words are in no dictionary of ours",
		con:    "%1 of %2 words are in no dictionary of ours, as in a text of a special field or with errors of spelling",
		value:  func(a *Alone) float64 { return math.Min(20*float64(a.Unknown)/float64(max(a.Words, 1)), 2) },
		counts: func(a *Alone) [2]int { return [2]int{a.Unknown, a.Words} },
	},
	{
		code:   "contrast",
		pro:    "the oddest words (%1 of %2) stand out from the rest of the text",
		con:    "the oddest words (%1 of %2) hardly stand out from the rest of the text",
		value:  func(a *Alone) float64 { return a.Spread },
		counts: func(a *Alone) [2]int { return [2]int{a.Odd, a.Choices} },
	},
	{
		code:   "forms",
		pro:    "%1 of %2 main words have a form that the small word before them does not take",
		con:    "none of %2 main words has a form that the small word before it does not take",
		value:  func(a *Alone) float64 { return math.Min(100*float64(a.Stray)/float64(a.Choices+50), 3) },
		counts: func(a *Alone) [2]int { return [2]int{a.Stray, a.Choices} },
	},
	{
		code:   "length",
		pro:    "as much is odd of few innocent texts of %2 words",
		con:    "as much is odd of some innocent texts of %2 words, too",
		value:  func(a *Alone) float64 { return a.length() },
		counts: func(a *Alone) [2]int { return [2]int{0, a.Words} },
	},
}

// mixture is what the choices say together, a choice, and the more the more there are: it grows with
// the fourth root of their number, since texts differ by field and hand and not by chance alone.
func (a *Alone) mixture() float64 {
	return a.Mixture / float64(a.Choices+10) * math.Sqrt(math.Sqrt(float64(min(a.Choices, 500))/50))
}

// length is that of the text, as a logarithm, 0 for two hundred words. What is longer than a thousand tells no more.
func (a *Alone) length() float64 { return math.Log(float64(min(max(a.Words, 80), 1000)) / 200) }

// Vector returns the values of all aspects.
func (a *Alone) Vector() []float64 {
	list := a.aspects()
	v := make([]float64, len(list))
	for i := range list {
		v[i] = clip(list[i].value(a), 4)
	}
	return v
}

func clip(x, limit float64) float64 { return math.Max(-limit, math.Min(limit, x)) }

// AspectCodes returns the codes of the aspects, in the order of Vector.
func AspectCodes() []string { return aspectCodes(aspects) }

func aspectCodes(list []aspect) []string {
	codes := make([]string, len(list))
	for i := range list {
		codes[i] = list[i].code
	}
	return codes
}

//go:embed weights_alone.tsv
var aloneTable string

//go:embed weights_alone_bare.tsv
var bareTable string

// withVectors and withoutVectors parse the compiled-in tables once.
var (
	withVectors    = sync.OnceValue(func() *linear.Model { return linear.MustParse(aloneTable, AspectCodes()) })
	withoutVectors = sync.OnceValue(func() *linear.Model { return linear.MustParse(bareTable, AspectCodes()) })
)

// WeighAlone judges the suspect of a by its own choices. What without covers
// is left out of the evidence.
func WeighAlone(a *align.Alignment, choices []artifact.Choice, without Mask) Result {
	e := GatherAlone(a, choices, without)
	switch {
	case e.Language != "":
		return JudgeAlone(elsewhereModels()[e.Language], e)
	case a.Words.HasVectors():
		return JudgeAlone(withVectors(), e)
	}
	return JudgeAlone(withoutVectors(), e)
}

// commonplace is the share of unseen pairs, drawn towards .45 as unseenPairs is, below which a text does not look spun by itself
// whatever else it shows: of 193 of 2,591 texts that do none has fewer than .48, of a few spun sentences in a row none fewer than .44.
const commonplace = .42

// Commonplace reports whether the suspect of a has so many pairs of words that others write, too, that it need not be weighed to
// tell that it does not look spun by itself.
func Commonplace(a *align.Alignment) bool {
	lex := a.Words.Lexicon()
	if lex == nil || lex.Attested() {
		return false
	}
	joints, unseen := artifact.Joints(a)
	return unseenPairs(unseen, joints) < commonplace
}

func unseenPairs(unseen, joints int) float64 { return share(unseen, joints, .45, 20) }

// JudgeAlone is WeighAlone by another table of weights.
func JudgeAlone(m *linear.Model, e Alone) Result {
	r := Result{Alone: e, Verdict: Insufficient}
	if m == nil || e.Words < e.Least() || e.Choices < leastChoices || e.Strange() {
		return r
	}
	r.Reasons = aloneReasons(m, &e)
	sum := logOdds(r.Reasons)
	r.Score = linear.Round(100*logistic(sum), 1)
	r.Ratio = significant(math.Exp(sum))
	const most = .99 // nobody can be surer without a reference
	spun := min(posterior(sum), most)
	r.Verdict, r.Confidence = NoEvidence, linear.Round(1-spun, 3)
	if spun > e.leastSpun() {
		r.Verdict, r.Confidence = LikelySpun, linear.Round(spun, 3)
	}
	return r
}

// leastSpun is the confidence from which a hint is given, if a finding shows it: where it is likelier right than wrong. Texts of
// fewer than 150 words scatter more, and more is odd where vectors do not tell what goes together or no mark tells what does not, so
// that it takes odds of two to one there. Fewer than one innocent text in two hundred gets a hint.
func (a *Alone) leastSpun() float64 {
	const few = 150
	switch {
	case a.Language != "":
		return leastSpunElsewhere
	case a.Words < few || a.Bare || a.Unmarked:
		return 2.0 / 3
	}
	return .5
}

// Substantiate takes a hint back that no finding can show.
func (r *Result) Substantiate(findings []artifact.Finding) {
	shown := slices.ContainsFunc(findings, func(f artifact.Finding) bool { return f.Artifact })
	if r.Verdict == LikelySpun && !shown {
		r.Verdict, r.Confidence = NoEvidence, linear.Round(1-r.Confidence, 3)
	}
}

// aloneReasons returns the terms of the score of a text that stands alone.
func aloneReasons(m *linear.Model, e *Alone) []Reason {
	values, most, held := e.Vector(), mostAlone, "held back: without a reference no odds beyond 100 to 1 are claimed"
	if least := e.mostInnocent(); m.Sum(values) < 0 && e.Language == "" && least < mostAlone {
		most, held = least, "held back: of spun texts as short, those of which few words were changed often look so, too"
	}
	return terms(m, values, most, held, "where every text starts: most are innocent", func(i int, effect float64) (code, text string) {
		t := &e.aspects()[i]
		return t.code, t.text(e, effect)
	})
}

// mostAlone is the most that is claimed of a text that stands alone: a hint is never odds beyond a hundred to one.
const mostAlone = 4.6

// mostInnocent is the most that is claimed against spinning. Of spun texts of 100 to 149 words with 5 to 12 % of the words
// changed, as many as one in ten shows less than e^−3, where two thirds of innocent ones stand; of 150 to 199 words, one in
// eighteen; of 200 and more, one in thirty. So no text is told to be likelier innocent than it would be if every other
// spun one were such a text: by odds of 9 to 1 at 100 words, of 25 at 200, of 100 at 550.
func (a *Alone) mostInnocent() float64 {
	const short, longer = 3.2, 1.37 // at 200 words; by how much more at e times as many
	return linear.Round(min(short+float64(longer*a.length()), mostAlone), 2)
}

// text returns what the aspect's effect means for people.
func (t *aspect) text(e *Alone, effect float64) string {
	s := t.pro
	if effect < 0 {
		s = t.con
	}
	n := t.counts(e)
	return withCounts(s, n)
}

// GatherAlone adds a text and its choices up, without what is left out.
func GatherAlone(a *align.Alignment, choices []artifact.Choice, without Mask) Alone {
	e := Alone{Bare: !a.Words.HasVectors(), Unmarked: a.Suspect.Unmarked}
	d := a.Suspect
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Kind != text.PunctKind && (without == nil || !without[i]) {
			e.Words++
			if t.Kind == text.WordKind && t.Content() && !t.Is(text.Name) && a.Words.Entry(t.Word) == 0 {
				e.Unknown++
			}
		}
	}
	e.addNeighbours(a, without)
	e.Add(choices, without)
	return e
}

// Add adds choices to what is known of the words.
func (e *Alone) Add(choices []artifact.Choice, without Mask) {
	var weights []float64
	for _, c := range choices {
		if without != nil && without[c.Token] {
			continue
		}
		e.Choices++
		e.Mixture += mixture(c.Weight)
		e.weigh(&c)
		weights = append(weights, c.Weight)
		if c.Weight > odd {
			e.Odd++
		}
		if c.Misshapen {
			e.Stray++
		}
		if c.Joint && (without == nil || !without[c.Token+1]) {
			e.Joints++
			e.Lift += c.JointLift
			if c.JointUnseen {
				e.Unseen++
			}
		}
	}
	e.Spread = spread(weights)
}

// spread returns how far the ninth decile of the weights lies above the
// median.
func spread(weights []float64) float64 {
	const few = 10
	if len(weights) < few {
		return 0
	}
	slices.Sort(weights)
	return weights[len(weights)*9/10] - weights[len(weights)/2]
}
