package score

import (
	"math"
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/linear"
)

// A Verdict is the code of what a comparison found; package detector has the
// words for it.
type Verdict string

// Verdicts of a comparison within one language.
const (
	Identical    Verdict = "identical"
	LightEdit    Verdict = "light-edit"
	Paraphrase   Verdict = "paraphrase"
	Spun         Verdict = "spun"
	Partial      Verdict = "partial"
	Independent  Verdict = "independent"
	Insufficient Verdict = "insufficient"
)

// A Reason is one term of a score, in log-odds.
type Reason struct {
	Code   string
	Text   string
	Effect float64
}

// A Result is what the evidence amounts to.
type Result struct {
	Verdict    Verdict
	Mechanism  Mechanism
	Score      float64 // 0–100
	Ratio      float64 // likelihood ratio
	Confidence float64
	Coverage   float64
	Derivation Derivation
	Reasons    []Reason
	Evidence   Evidence
	Rewording  *artifact.Rewording // what tells of a text that it was spun though its frame was not kept, otherwise nil
	Detour     *Detour             // what tells of a text that rules translated it and back, otherwise nil
	Slips      int                 // kinds of slip of a paraphrase that machines make
	Shuffled   float64             // how many times over its sentences are shuffled as only machines do; see shuffle
	Alone      Alone               // in place of Evidence where the suspect stands alone

	attested bool    // of pairs of words it is known only that they are met
	clashing int     // articles and the like that clash with the next word, beyond the reference's
	original bool    // the reference looks like what rules made of the suspect, translating it and back
	apart    float64 // log-odds by which that is likelier this way round
}

// Prior is the share of spun texts among those compared that Confidence
// assumes: people compare where they suspect.
const Prior = 0.2

// LeastCoverage is the coverage without which wording that a suspect shares with a
// reference is no sign that it goes back to that one.
const LeastCoverage = 0.3

const (
	LeastWords = 25 // of either text; below it nothing is said but "identical"
	leastSwaps = 4  // different flanked replacements, or words turned round, or plain ones, without which no text is called spun
)

// Models are the tables by which a comparison is judged.
type Models struct {
	Documents     *linear.Model
	Reworded      *linear.Model // nil where nothing is known of what words mean
	Substitutions *linear.Model // of words that stand for others; nil for the compiled-in one
	Derivers      *Derivers     // nil for the compiled-in ones
}

// Weigh turns an alignment and its findings into a Result.
// What without covers is left out of the evidence.
func Weigh(a *align.Alignment, findings []artifact.Finding, without Mask) Result {
	m := Models{Documents: modelFor(a)}
	if m.Documents == defaultModel() { // what new words amount to was learned from English alone
		m.Reworded = rewordedModel()
	}
	r := m.Weigh(a, findings, without)
	r.attested = m.Documents == attestedModel()
	if r.attested {
		r.detour(detourModel(), a, without)
	}
	switch {
	case m.Documents == defaultModel():
		r.Mechanism = Mechanisms{translationModel()}.Infer(&r)
	case r.attested && r.Verdict == Spun: // what tells rewriting was learned from English alone
		r.Mechanism = Mechanisms{Translation: translationModel()}.Infer(&r)
	}
	return r
}

// modelFor returns the table for a's texts.
func modelFor(a *align.Alignment) *linear.Model {
	switch lex := a.Words.Lexicon(); {
	case lex == nil:
		return structureModel()
	case lex.Attested():
		return attestedModel()
	}
	return defaultModel()
}

// WeighWording is Weigh by the wording alone, which needs no contents compared: enough to tell
// which of two texts was spun from the other. Its verdict is Spun, or none.
func WeighWording(a *align.Alignment, findings []artifact.Finding) Result {
	m := Models{Documents: modelFor(a)}
	r, likely := m.wording(a, findings, nil)
	if likely && !same(a) && !tooShort(a) {
		r.Verdict = Spun
	}
	return r
}

// wording weighs what was exchanged, and reports whether it is so much and so odd that
// the text was likely spun.
func (m *Models) wording(a *align.Alignment, findings []artifact.Finding, without Mask) (r Result, likely bool) {
	r.Evidence = Gather(a, findings, without)
	e := &r.Evidence
	if e.Words > 0 {
		r.Coverage = linear.Round(float64(e.Derived)/float64(e.Words), 4)
	}
	r.Reasons = reasons(m.Documents, e)
	if lex := a.Words.Lexicon(); lex != nil && !lex.Attested() {
		r.allowForLength()
	}
	switch {
	case !r.enough() || tooShort(a):
		r.holdBack("too-few-exchanged", "held back: too few different words were exchanged, or in too little of the text, to speak for spinning")
	case m.Reworded != nil && e.recastAptly():
		r.holdBack("recast-aptly", "held back: words were exchanged aptly, and moved inside their sentences: so paraphrasers reword, and no list of synonyms")
	}
	sum := logOdds(r.Reasons)
	r.Score = linear.Round(100*logistic(sum), 1)
	r.Ratio = significant(math.Exp(sum))
	return r, sum >= math.Log(leastRatio(a)) && r.enough()
}

// Weigh is Weigh by these tables; it tells no mechanism.
func (m *Models) Weigh(a *align.Alignment, findings []artifact.Finding, without Mask) Result {
	r, likely := m.wording(a, findings, without)
	derive := derivers()
	if m.Derivers != nil {
		derive = *m.Derivers
	}
	r.Derivation = derive.Derive(a)
	r.Verdict = r.verdict(a, likely)
	r.Confidence = r.confidence(logOdds(r.Reasons))
	r.reword(m, a, without)
	if m.Reworded != nil && (r.Verdict == Paraphrase || r.Verdict == LightEdit) {
		r.traces(a, without)
	}
	return r
}

// traces notes what a machine leaves in a text that it rewords. One whose sentences were shuffled is no light edit, however
// little of each was changed.
func (r *Result) traces(a *align.Alignment, without Mask) {
	s := shuffleOf(a, without)
	if r.Shuffled = s.beyond(&r.Evidence.Counts); r.Shuffled >= 1 {
		r.Verdict = Paraphrase
	}
	if r.Verdict == Paraphrase {
		r.Slips = slipsOf(a, without)
	}
}

// leastRatio returns the likelihood ratio from which a text is called spun:
// where that is likelier than not, and further where a lexicon is missing and
// nothing is known of what the words mean.
func leastRatio(a *align.Alignment) float64 {
	if a.Words.Lexicon() == nil {
		return 10
	}
	return (1 - Prior) / Prior
}

// verdict decides. Innocence needs no proof: a text is called spun only when
// everything else is ruled out and that is likely.
func (r *Result) verdict(a *align.Alignment, likely bool) Verdict {
	e, d := &r.Evidence, &r.Derivation
	switch {
	case same(a):
		d.Extent = Whole
		return Identical
	case tooShort(a):
		d.Extent = Undecided
		return Insufficient
	case likely:
		d.Extent = Whole
		return Spun
	case d.Extent != Whole && r.Coverage >= LeastCoverage && e.Distinct >= manySwaps:
		d.Extent, d.Framed = Whole, true
	case d.Extent == Part:
		return Partial
	case d.Extent == None:
		return Independent
	}
	if e.light() && r.Coverage >= mostlyCovered {
		return LightEdit
	}
	return Paraphrase
}

// tooShort reports whether a side has too few words to say anything of it.
func tooShort(a *align.Alignment) bool {
	words := 0
	for _, d := range a.References {
		words += d.Words
	}
	return a.Suspect.Words < LeastWords || words < LeastWords
}

// enough reports whether so much was exchanged, in so much of the text, that it
// can be called spun at all. What was put for small words ("concerning" for "of") is no replacement of a main word, but as good where
// it is plain: of 70 spun texts of 40 to 110 words that were held back 12 have four such, and of innocent ones none.
func (r *Result) enough() bool {
	e := &r.Evidence
	return max(e.Distinct+e.Turned, e.Plain) >= leastSwaps && r.Coverage >= LeastCoverage/2
}

// allowForLength adds to the reasons what they are short of where a text is: each is drawn towards what innocent texts show, the more
// the fewer words there are to show it. Of 222 spun texts cut to 76 to 150 words, held out, six more are found with it;
// no person of 397 is called spun either way, and 5 of 549 models are. Half as much again would find eight more, and call one model's text
// in twenty spun of those whose words alone were exchanged.
func (r *Result) allowForLength() {
	const (
		full, none = 110, 180 // words up to which all of it is added, and from which on nothing
		most       = 0.9
	)
	share := float64(none-r.Evidence.Words) / (none - full)
	if effect := linear.Round(most*math.Max(0, math.Min(1, share)), 2); effect > 0 {
		at := len(r.Reasons) - 1 // before the baseline
		r.Reasons = slices.Insert(r.Reasons, at, Reason{"length", "so few words show less of what was done to them: what stands above is less than as much would be worth in a longer text", effect})
	}
}

// holdBack keeps the reasons from speaking for spinning: the score of one word that was replaced throughout a long text would
// say what the verdict does not.
func (r *Result) holdBack(code, why string) {
	if over := logOdds(r.Reasons); over > 0 {
		at := len(r.Reasons) - 1 // before the baseline
		r.Reasons = slices.Insert(r.Reasons, at, Reason{code, why, -over})
	}
}

// manySwaps is how many different words swapped in place inside covered sentences show that a
// text goes back to the reference though most of its words are others: two texts of which one
// was spun from a third have thirty or more, two newsrooms' at most five (of 205 pairs, whole and cut).
const manySwaps = 12

// mostlyCovered is the coverage without which a text is no light edit: what
// little of its wording is the reference's may be.
const mostlyCovered = 0.6

// light reports whether what was changed in the linked blocks is little: less
// than a fifth of the words.
func (c *Counts) light() bool {
	changed := c.changes() + c.Inflected + c.FrameSwaps + c.FrameLoss
	return changed*5 < c.pairs()+c.Inserted+c.Deleted+c.frame()
}

// same reports whether the suspect has the words of one reference, in order.
func same(a *align.Alignment) bool {
	for _, d := range a.References {
		if len(d.Tokens) != len(a.Suspect.Tokens) || d.Words == 0 {
			continue
		}
		equal := true
		for i := range d.Tokens {
			if d.Tokens[i].Word != a.Suspect.Tokens[i].Word {
				equal = false
				break
			}
		}
		if equal {
			return true
		}
	}
	return false
}

// posterior returns the probability that a text was spun, from the log-odds of
// the evidence and the prior.
func posterior(logOdds float64) float64 { return logistic(logOdds + math.Log(Prior/(1-Prior))) }

// confidence is the probability that the verdict is right: of a spun text, that
// it was spun; of one that goes back to the reference, that it does and was not; of one
// that does not, that it does not.
func (r *Result) confidence(logOdds float64) float64 {
	p, derived := posterior(logOdds), r.Derivation.probability()
	switch r.Verdict {
	case Identical:
		return 1
	case Insufficient:
		return 0
	case Spun:
		return linear.Round(p, 3)
	case Independent:
		return linear.Round(float64((1-derived)*(1-p)), 3)
	}
	return linear.Round(float64(derived*(1-p)), 3)
}

// significant rounds x to two significant digits.
func significant(x float64) float64 {
	if x <= 0 {
		return 0
	}
	digits := int(math.Floor(math.Log10(x)))
	return linear.Round(x, 1-digits)
}
