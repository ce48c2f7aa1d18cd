package artifact

import (
	"math"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// Features are the observations on one substitution from which its weight is
// computed. Fits are mean lifts (ln p(b|a)/p(b)) over the joints of a phrase:
// its inner ones and those with the words beside it.
type Features struct {
	Relation  align.Relation
	Thesaurus bool // the Moby thesaurus links the heads
	Opposite  bool
	Rank      int // sum of the sense ranks by which WordNet relates the heads
	Closeness int // how alike the contexts are in which the heads are met, 0–3

	SourceFit, SuspectFit       float64
	SourceJoints, SuspectJoints int // joints whose words are both known
	SourceUnseen, SuspectUnseen int // of those, pairs not found in the counts of news

	// What the choice by itself is judged by: the same between the neighbours of the
	// text in which the suspect's words fit better. A word is not to blame for what
	// was put beside it, and a phrase that a writer put for a phrase fits as a whole.
	// Pairs are looked up in all forms of their words ("seek guarantees", "sought
	// a guarantee"): counts are too sparse to blame a word for one of them.
	BestFit                float64 // in the forms that stand there
	AnyFit, SourceAnyFit   float64 // in any
	BestJoints, BestUnseen int     // unseen in all forms

	Clash    bool    // no reading of the heads has one part of speech and form
	Rarer    float64 // ln p(reference word) − ln p(suspect word)
	Unknown  bool    // the suspect's word is in no dictionary
	Flanked  bool
	Single   bool // one word for one word
	InQuote  bool
	Sentence bool // it opens a sentence
}

// A prober works out features.
type prober struct {
	words   *align.Words
	lexicon *lexicon.Lexicon
	suspect *text.Document
	table   *smallWordTable // of the suspect's language, once it is asked for
	smalls  []*smallWord    // see shelf
}

// features returns what can be observed on edit e of block b.
func (p *prober) features(source *text.Document, b *align.Block, e *align.Edit) Features {
	r, s := p.heads(source, b, e)
	c := Features{
		Relation: e.Relation, Flanked: e.Flanked(), Single: e.Source.Len() == 1 && e.Suspect.Len() == 1,
		InQuote:  p.suspect.Tokens[s].Quotation >= 0,
		Sentence: p.opens(e.Suspect.Start),
	}
	between, beside := p.around(source, e.Source), p.around(p.suspect, e.Suspect)
	old, here := p.fit(source, e.Source, between), p.fit(p.suspect, e.Suspect, beside)
	best := here
	if there := p.fit(p.suspect, e.Suspect, between); there.joints > 0 && (here.joints == 0 || there.mean > here.mean) {
		best = there
	}
	c.SourceFit, c.SourceJoints, c.SourceUnseen, c.SourceAnyFit = old.mean, old.joints, old.unseen, old.any
	c.SuspectFit, c.SuspectJoints, c.SuspectUnseen = here.mean, here.joints, here.unseen
	c.BestFit, c.BestJoints, c.BestUnseen, c.AnyFit = best.mean, best.joints, best.unheard, best.any
	x, y := p.words.Known(source.Tokens[r].Word), p.words.Known(p.suspect.Tokens[s].Word)
	c.Unknown = y == 0 && !p.suspect.Tokens[s].Is(text.Name)
	if x == 0 || y == 0 {
		return c
	}
	rel, closeness := p.words.Relate(source.Tokens[r].Word, p.suspect.Tokens[s].Word)
	c.Thesaurus, c.Opposite, c.Rank = rel.Thesaurus, rel.Opposite, int(rel.RankA)+int(rel.RankB)
	c.Closeness = closeness
	c.Clash = clash(p.words.Readings(source.Tokens[r].Word), p.words.Readings(p.suspect.Tokens[s].Word))
	c.Rarer = p.logProb(source.Tokens[r].Word) - p.logProb(p.suspect.Tokens[s].Word)
	return c
}

// logProb returns the logarithm of the probability of word in news. A form that the
// lexicon does not have, though its lemma, is as rare as words are where the
// vocabulary ends.
func (p *prober) logProb(word text.Word) float64 {
	const rarest = -14.5
	if p.words.Entry(word) == 0 {
		return rarest
	}
	return float64(p.lexicon.LogProb(p.words.Entry(word)))
}

// heads returns the tokens that the edit's relation is about: the pair it was
// grouped around, otherwise the last content word of each side.
func (p *prober) heads(source *text.Document, b *align.Block, e *align.Edit) (r, s int32) {
	if e.Head >= 0 {
		c := b.Columns[e.Head]
		if source.Tokens[c.R].Kind != text.PunctKind && p.suspect.Tokens[c.S].Kind != text.PunctKind {
			return c.R, c.S
		}
	}
	return lastContent(source, e.Source), lastContent(p.suspect, e.Suspect)
}

func lastContent(d *text.Document, r align.Range) int32 {
	for i := r.End - 1; i > r.Start; i-- {
		if d.Tokens[i].Content() {
			return i
		}
	}
	return r.Start
}

// opens reports whether token i is the first word of its sentence.
func (p *prober) opens(i int32) bool {
	for i--; i >= 0; i-- {
		t := &p.suspect.Tokens[i]
		if t.Kind != text.PunctKind {
			return false
		}
		switch p.suspect.Source[t.Start] {
		case '.', '!', '?':
			return true
		}
	}
	return true
}

// A fitting is a word as far as its joints are concerned.
type fitting struct {
	entry, lemma lexicon.Word // 0 for none
	content      bool
}

// fitting returns that of token i of d, which may be −1.
func (p *prober) fitting(d *text.Document, i int32) fitting {
	if i < 0 {
		return fitting{}
	}
	w := d.Tokens[i].Word
	return fitting{p.words.Entry(w), p.words.Lemma(w), d.Tokens[i].Content()}
}

// around returns the words before and after range r of d.
func (p *prober) around(d *text.Document, r align.Range) [2]fitting {
	return [2]fitting{p.fitting(d, p.neighbour(d, r.Start, -1)), p.fitting(d, p.neighbour(d, r.End-1, +1))}
}

// A fit is how well words go together with those beside them.
type fit struct {
	mean    float64 // of the lifts of their joints
	joints  int     // between two known words
	unseen  int     // of those, pairs that the counts do not have
	any     float64 // as mean, where a pair that is unseen is looked up in other forms
	unheard int     // pairs that the counts have in no form
}

// fit returns that of range r of d between two words.
func (p *prober) fit(d *text.Document, r align.Range, between [2]fitting) (f fit) {
	sum, anySum, weight := 0.0, 0.0, 0.0
	previous := between[0]
	for i := r.Start; i <= r.End; i++ {
		next := between[1]
		if i < r.End {
			if d.Tokens[i].Kind == text.PunctKind {
				continue
			}
			next = p.fitting(d, i)
		}
		if previous.entry != 0 && next.entry != 0 {
			w := 1.0
			if !previous.content || !next.content {
				w = smallJoint
			}
			lift, seen := p.lexicon.Lift(previous.entry, next.entry)
			sum += float64(w * float64(lift))
			if !seen {
				f.unseen++
				if lift, seen = p.anyForm(previous, next, lift); !seen {
					f.unheard++
				}
			}
			anySum += float64(w * float64(lift))
			weight += w
			f.joints++
		}
		previous = next
	}
	if f.joints > 0 {
		f.mean, f.any = sum/weight, anySum/weight
	}
	return f
}

// anyForm returns the greatest lift of two words of which at least one is taken
// in its plain form, the one given where the counts have none.
func (p *prober) anyForm(a, b fitting, lift float32) (best float32, seen bool) {
	best = lift
	for _, pair := range [3][2]lexicon.Word{{a.lemma, b.entry}, {a.entry, b.lemma}, {a.lemma, b.lemma}} {
		if pair == [2]lexicon.Word{a.entry, b.entry} || pair[0] == 0 || pair[1] == 0 {
			continue
		}
		if l, ok := p.lexicon.Lift(pair[0], pair[1]); ok && (!seen || l > best) {
			best, seen = l, true
		}
	}
	return best, seen
}

// smallJoint is what a joint with a function word counts for beside one of
// two content words: it tells grammar more than sense.
const smallJoint = 0.35

// entry returns the lexicon's entry of token i of d, 0 for none.
func (p *prober) entry(d *text.Document, i int32) lexicon.Word {
	if i < 0 {
		return 0
	}
	return p.words.Entry(d.Tokens[i].Word)
}

// neighbour returns the word beside token i in direction step, −1 for none.
// Hyphens and quotation marks are looked through, since "US-led" joins US and
// led; at any other mark the phrase ends.
func (p *prober) neighbour(d *text.Document, i, step int32) int32 {
	for i += step; i >= 0 && int(i) < len(d.Tokens); i += step {
		t := &d.Tokens[i]
		if t.Kind != text.PunctKind {
			return i
		}
		if !transparent(d.Source[t.Start:t.End]) {
			return -1
		}
	}
	return -1
}

func transparent(mark string) bool {
	switch mark {
	case "-", "‑", "\"", "“", "”", "'", "‘", "’":
		return true
	}
	return false
}

// clash reports whether no two readings of x and y agree in part of speech and
// inflection. A participle may stand for an adjective, and a past form for a
// participle.
func clash(x, y []lexicon.Analysis) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	for _, a := range x {
		for _, b := range y {
			if a.PartOfSpeech == b.PartOfSpeech && a.Form&b.Form != 0 || adjectival(a, b) || adjectival(b, a) {
				return false
			}
		}
	}
	return true
}

// adjectival reports whether a is a participle and b an adjective.
func adjectival(a, b lexicon.Analysis) bool {
	return a.PartOfSpeech == lexicon.Verb && a.Form&(lexicon.Participle|lexicon.Gerund) != 0 &&
		b.PartOfSpeech == lexicon.Adjective
}

// Vector returns the features as the values that the weights belong to. That a
// thesaurus has the pair is not among them: it tells that somebody used one,
// not that the choice was a poor one.
func (c *Features) Vector() []float64 {
	v := c.inPlace()
	return v[:]
}

// OwnVector is Vector for the choice by itself, whatever was put beside it.
func (c *Features) OwnVector() []float64 {
	v := c.byItself()
	return v[:]
}

func (c *Features) inPlace() [featureCount]float64 {
	return c.vector(c.SourceFit-c.SuspectFit, c.SuspectFit, c.SuspectJoints, c.SuspectUnseen)
}

func (c *Features) byItself() [featureCount]float64 {
	return c.vector(c.SourceAnyFit-c.AnyFit, c.BestFit, c.BestJoints, c.BestUnseen)
}

// vector returns the values for suspect's words that fit so, and so much worse than the
// reference's.
func (c *Features) vector(loss, fit float64, joints, unseen int) (v [featureCount]float64) {
	flag := func(i int, on bool) {
		if on {
			v[i] = 1
		}
	}
	v[0] = float64(c.Closeness) / 3
	flag(1, c.Closeness == 0)
	v[2] = c.sharedSense()
	if c.SourceJoints > 0 && joints > 0 {
		v[3] = clip(loss, 5) / 2
	}
	v[4] = clip(-fit, 5) / 2
	if joints > 0 {
		v[5] = float64(unseen) / float64(joints)
	}
	flag(6, c.Clash)
	v[7] = clip(c.Rarer, 6) / 3
	flag(8, c.Unknown)
	flag(9, c.Opposite)
	return v
}

// sharedSense is 1 where the heads share the commonest sense of both, and less
// the rarer the sense by which WordNet relates them or the longer the way.
func (c *Features) sharedSense() float64 {
	switch c.Relation {
	case align.Synonym:
		return 1 / float64(1+c.Rank)
	case align.Near:
		return .6 / float64(1+c.Rank)
	}
	return 0
}

func clip(x, limit float64) float64 { return math.Max(-limit, math.Min(limit, x)) }

const featureCount = 10

// featureCodes name the values of Vector in the weights table.
var featureCodes = []string{
	"closeness", "distant", "shared-sense", "fit-loss", "misfit", "unseen", "clash", "rarer", "unknown-word", "opposite",
}

// FeatureCodes returns the codes of the features, in the order of Vector.
func FeatureCodes() []string { return featureCodes }

// Ambience returns how many neighbours both of which were kept the suspect has
// in block i of a, if that is derived, and how many of those pairs are not found in the
// counts of news: how the text reads where nothing was replaced. Learners' texts are
// rough there too; a spinner's are not.
func Ambience(a *align.Alignment, i int) (joints, unseen int) {
	b := &a.Blocks[i]
	if a.Words.Lexicon() == nil || !b.Derived() {
		return 0, 0
	}
	n := noteOn(a, i)
	if n.ambience != nil {
		return n.ambience[0], n.ambience[1]
	}
	p := prober{words: a.Words, lexicon: a.Words.Lexicon(), suspect: a.Suspect}
	last := int32(-2)
	for _, c := range b.Columns {
		if c.S < 0 || c.R < 0 || !c.Relation.Kept() || a.Suspect.Tokens[c.S].Kind != text.WordKind || a.Suspect.Tokens[c.S].Is(text.Name) {
			continue
		}
		if last == c.S-1 {
			x, y := p.entry(a.Suspect, last), p.entry(a.Suspect, c.S)
			if x != 0 && y != 0 {
				joints++
				if _, seen := p.lexicon.Lift(x, y); !seen {
					unseen++
				}
			}
		}
		last = c.S
	}
	n.ambience = &[2]int{joints, unseen}
	return joints, unseen
}
