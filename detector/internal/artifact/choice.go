package artifact

import (
	_ "embed"
	"math"
	"slices"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

// A Choice is one content word of a text that stands alone, and what speaks
// for its having been put in another's place.
type Choice struct {
	Token  int32
	Weight float64 // log-odds that a spinner put it, as far as the word tells

	Odds     float64 // ln of how much likelier another word with this one put for it is, in this place
	Plain    float64 // the same without regard to the place
	Fit      float64 // lift of both joints
	Joints   int     // joints with known words
	Unseen   int     // of those, pairs not found in the counts of news in any form
	Rare     float64 // −ln p
	Repeated int     // how often else the text has the word

	// What the content words around say, in thousandths of a cosine; 0 without vectors.
	Near    float64 // how like its neighbours the word is used
	Closest float64 // how like those around that are most like it
	Gain    float64 // how much likelier words it may have been put for are to be among them
	InTopic float64 // Odds, with regard to them, too

	// The pair that the word makes with a content word right after it. It is unseen
	// if neither news nor technical texts have it in any form.
	Joint       bool
	JointLift   float64
	JointUnseen bool

	Misshapen bool // the small word before asks for another form, see strayForm
}

// A chooser weighs the choices of a text that stands alone.
type chooser struct {
	prober
	channel *noisyChannel
	count   map[lexicon.Word]int // lemmas
	company *company
	rivals  []rival // the likeliest of the choice at work
}

// Choices returns the choices of the suspect of a, in its order. Without a
// lexicon there are none.
func Choices(a *align.Alignment) []Choice {
	p := prober{words: a.Words, lexicon: a.Words.Lexicon(), suspect: a.Suspect}
	if p.lexicon == nil {
		return nil
	}
	c, d := newChooser(p), a.Suspect
	out := make([]Choice, 0, len(d.Tokens)/2)
	for i := range d.Tokens {
		if x, ok := c.choice(int32(i)); ok {
			out = append(out, x)
		}
	}
	ReweighChoices(out, aloneModel(a.Words.HasVectors()))
	return out
}

func newChooser(p prober) *chooser {
	c := &chooser{prober: p, channel: channelOf(p.lexicon), count: map[lexicon.Word]int{}, company: newCompany(p)}
	if c.channel.texts.Add(1) == manyTexts {
		p.lexicon.TabulatePairs()
	}
	d := p.suspect
	for i := range d.Tokens {
		if w := c.entry(d, int32(i)); w != 0 && d.Tokens[i].Content() {
			c.count[p.lexicon.Lemma(w)]++
		}
	}
	return c
}

// choice weighs token i, if it is a content word that a spinner would touch.
func (c *chooser) choice(i int32) (Choice, bool) {
	own, ok := c.chosen(i)
	if !ok {
		return Choice{}, false
	}
	w := own.entry
	x := Choice{Token: i, Rare: -float64(c.lexicon.LogProb(w)), Repeated: c.count[c.lexicon.Lemma(w)] - 1}
	beside := c.around(c.suspect, align.Range{Start: i, End: i + 1})
	for _, joint := range [2][2]fitting{{beside[0], own}, {own, beside[1]}} {
		if joint[0].entry == 0 || joint[1].entry == 0 {
			continue
		}
		lift, seen := c.ownLift(joint[0], joint[1])
		x.Fit += lift
		x.Joints++
		if !seen {
			x.Unseen++
		}
	}
	c.weighOthers(&x, beside[0].entry, w, beside[1].entry)
	c.joint(&x, own)
	x.Misshapen = c.strayForm(i) != ""
	return x, x.Joints > 0
}

// weighOthers adds up what the word may have been put for.
func (c *chooser) weighOthers(x *Choice, before, w, after lexicon.Word) {
	sum := 0.0
	c.rivals = c.rivals[:0]
	origins := c.channel.origins(w)
	left, right := c.channel.liftsBeside(origins, before, false), c.channel.liftsBeside(origins, after, true)
	for i, w := range origins.words {
		o := rival{w, origins.odds[i] + float64(left[i]) + float64(right[i]) - x.Fit}
		sum += math.Exp(o.odds)
		c.rank(o)
	}
	const nothing = 1e-3
	x.Odds, x.Plain = math.Log(sum+nothing), math.Log(origins.plain+nothing)
	c.weighCompany(x)
}

// mostRivals is how many rivals the words around are asked about.
const mostRivals = 8

// rank puts r among the likeliest rivals, which stand in order.
func (c *chooser) rank(r rival) {
	at := len(c.rivals)
	for at > 0 && (r.odds > c.rivals[at-1].odds || r.odds == c.rivals[at-1].odds && r.word < c.rivals[at-1].word) {
		at--
	}
	if at < mostRivals {
		c.rivals = slices.Insert(c.rivals[:min(len(c.rivals), mostRivals-1)], at, r)
	}
}

// weighCompany asks the words around which of the likeliest rivals are rather met with them.
func (c *chooser) weighCompany(x *Choice) {
	const (
		nothing         = 1e-3 // as for weighOthers
		byNear, byTopic = .004, .008
		byClosest       = .004 // log-odds for a thousandth of a cosine
	)
	if !c.words.HasVectors() {
		return
	}
	v := c.words.Vector(c.suspect.Tokens[x.Token].Word)
	around := c.company.around(x.Token, align.Range{Start: x.Token, End: x.Token + 1})
	own := around.likeness(v)
	x.Near, x.Closest = own.near, own.closest
	sum, gain, inTopic := nothing, 0.0, nothing
	var vectors [mostRivals]*lexicon.Vector // they lie far apart in memory, so all are looked at before one is worked with
	for i, o := range c.rivals {
		if u := c.company.vector(o.word); u.Known() && v.Known() {
			vectors[i] = u
		}
	}
	for i, o := range c.rivals {
		p, with := math.Exp(o.odds), o.odds
		if u := vectors[i]; u != nil {
			other := around.likeness(u)
			near, topic := other.near-own.near, other.topic-own.topic
			gain += float64(p * (near + topic))
			with += float64(byNear*near) + float64(byTopic*topic) + float64(byClosest*(other.closest-own.closest))
		}
		sum += p
		inTopic += math.Exp(with)
	}
	x.Gain, x.InTopic = gain/sum, math.Log(inTopic)
}

// ownLift is the lift of two neighbours that stand in the text: in any forms,
// where the counts do not have them in these. They are too sparse for more to
// be made of a form.
func (c *chooser) ownLift(a, b fitting) (lift float64, seen bool) {
	lift, seen = c.lift(a.entry, b.entry)
	if !seen {
		if l, ok := c.anyForm(a, b, 0); ok {
			return float64(l), true
		}
	}
	return lift, seen
}

// lift is that of two neighbours.
func (c *chooser) lift(a, b lexicon.Word) (l float64, seen bool) {
	own, seen := lift(c.lexicon, a, b)
	return float64(own), seen
}

// Vector returns the values that the weights of a choice belong to.
func (x *Choice) Vector() []float64 {
	v := x.values()
	return v[:]
}

func (x *Choice) values() [choiceCount]float64 {
	v := [choiceCount]float64{
		math.Max(-4, math.Min(8, x.Odds)) / 3,
		clip(x.Plain, 4) / 3,
		clip(-x.Fit, 8) / 3,
		0,
		math.Min(x.Rare, 15) / 5,
		math.Log(1 + float64(x.Repeated)),
		0,
		-x.Near / 100,
		-x.Closest / 100,
		clip(x.Gain, 300) / 100,
		clip(x.InTopic, 10) / 3,
	}
	if x.Joints > 0 {
		v[3] = float64(x.Unseen) / float64(x.Joints)
	}
	if x.Odds > 0 {
		v[6] = math.Min(8, x.Odds) / 3
	}
	return v
}

const choiceCount = 11

var choiceCodes = []string{"odds", "plain-odds", "misfit", "unseen", "rare", "repeated", "odds-up", "strange-near", "strange", "gain", "odds-in-topic"}

// BareChoiceCodes returns those of ChoiceCodes that are known without vectors: the first of them.
func BareChoiceCodes() []string { return choiceCodes[:7] }

// ChoiceCodes returns the codes of the values of a choice, in the order of Vector.
func ChoiceCodes() []string { return choiceCodes }

// ReweighChoices weighs choices by a table of weights.
func ReweighChoices(choices []Choice, m *linear.Model) {
	for i := range choices {
		v := choices[i].values()
		choices[i].Weight = m.Sum(v[:len(m.Terms)])
	}
}

// technicalLift is what a pair is taken to have that news lacks and technical
// texts have: it is no rare pair, if none that news would know.
const technicalLift = 1

// joint looks at the content word right after that of x.
func (p *prober) joint(x *Choice, own fitting) {
	next := x.Token + 1
	if int(next) >= len(p.suspect.Tokens) {
		return
	}
	t := &p.suspect.Tokens[next]
	beside := p.fitting(p.suspect, next)
	if t.Kind != text.WordKind || !t.Content() || t.Is(text.Name) || beside.entry == 0 {
		return
	}
	lift, seen := p.lexicon.Lift(own.entry, beside.entry)
	if !seen {
		lift, seen = p.anyForm(own, beside, lift)
	}
	if !seen && p.lexicon.Technical(own.lemma, beside.lemma) > 0 {
		lift, seen = technicalLift, true
	}
	x.Joint, x.JointLift, x.JointUnseen = true, float64(lift), !seen
}

// Joints counts the pairs of neighbouring content words of the suspect of a, as its Choices have them, and those that are
// unseen; none without a lexicon. What a word may have been put for is not asked.
func Joints(a *align.Alignment) (joints, unseen int) {
	p := prober{words: a.Words, lexicon: a.Words.Lexicon(), suspect: a.Suspect}
	if p.lexicon == nil {
		return 0, 0
	}
	for i := range int32(len(a.Suspect.Tokens)) {
		if own, ok := p.chosen(i); ok {
			x := Choice{Token: i}
			if p.joint(&x, own); x.Joint {
				joints++
			}
			if x.JointUnseen {
				unseen++
			}
		}
	}
	return joints, unseen
}

// chosen returns token i of the suspect if it is a content word that a spinner would touch.
func (p *prober) chosen(i int32) (own fitting, ok bool) {
	t := &p.suspect.Tokens[i]
	own = p.fitting(p.suspect, i)
	return own, t.Kind == text.WordKind && t.Content() && !t.Is(text.Name) && own.entry != 0
}

//go:embed weights_alone.tsv
var aloneTable string

//go:embed weights_alone_bare.tsv
var bareTable string

// aloneModel parses the compiled-in table once, and bareModel the one for where there are no vectors.
var (
	withVectors = sync.OnceValue(func() *linear.Model { return linear.MustParse(aloneTable, choiceCodes) })
	bareModel   = sync.OnceValue(func() *linear.Model { return linear.MustParse(bareTable, BareChoiceCodes()) })
)

func aloneModel(vectors bool) *linear.Model {
	if vectors {
		return withVectors()
	}
	return bareModel()
}
