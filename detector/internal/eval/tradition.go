package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"unspin/detector"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A tradition is a text and what was made of it, with who made what of which,
// some of it lost.
type tradition struct {
	shape  string
	source int // which text it began with
	copies []copied
}

// A copied is one text of a tradition.
type copied struct {
	text   string
	from   int // −1 for the first
	also   int // a second text from which a part was taken, −1 for none
	hand   hand
	marked bool // whether what the hand left behind says which text came first
	lost   bool
}

// A hand is how a text was made of another.
type hand string

const (
	slips    hand = "slips"   // a copy with misspellings, which have a direction
	light    hand = "light"   // an editor's changes
	reworked hand = "rewrite" // a heavy reworking by an editor
	spunHand hand = "spun"
	cut      hand = "cut"
	merged   hand = "merged"
)

// marked reports whether a hand left in a text what shows that it is the later one:
// spinning, or two words or more misspelled.
func (m *maker) marked(h hand, made, source string) bool {
	if h != slips {
		return h == spunHand
	}
	before := map[string]bool{}
	for _, w := range strings.Fields(source) {
		before[w] = true
	}
	n := 0
	for _, w := range strings.Fields(made) {
		if bare := strings.ToLower(strings.Trim(w, ".,;:!?\"()“”")); !before[w] && m.lex.Lookup(bare) == 0 {
			n++
		}
	}
	return n >= 2
}

// A shape is how a tradition grows.
type shape struct {
	name      string
	hands     []hand
	lost      float64                         // of the texts that others were made of
	mixed     float64                         // of the texts, made of two others
	parent    func(rng *rand.Rand, n int) int // of the n-th text
	spinAgain bool                            // whether what was spun is copied from
}

func anyBefore(rng *rand.Rand, n int) int { return rng.IntN(n) }
func lastBefore(_ *rand.Rand, n int) int  { return n - 1 }
func fewBefore(rng *rand.Rand, n int) int { return max(0, n-1-rng.IntN(3)) }
func threeEach(_ *rand.Rand, n int) int   { return (n - 1) / 3 }

var shapes = []shape{
	{name: "copies by hand", hands: []hand{slips}, parent: anyBefore},
	{name: "copies by hand, some lost", hands: []hand{slips}, lost: .35, parent: threeEach},
	{name: "chain of copies", hands: []hand{slips, slips, light}, parent: lastBefore},
	{name: "light edits", hands: []hand{light, light, cut}, parent: anyBefore},
	{name: "light edits, some lost", hands: []hand{light}, lost: .35, parent: threeEach},
	{name: "news", hands: []hand{light, spunHand, light, reworked, slips}, lost: .2, parent: anyBefore},
	{name: "news, three each", hands: []hand{light, light, spunHand, reworked}, lost: .3, parent: threeEach},
	{name: "spins of spins", hands: []hand{spunHand, spunHand, light}, parent: fewBefore, spinAgain: true},
	{name: "merged", hands: []hand{light, slips, light, spunHand}, mixed: .2, parent: anyBefore},
}

var sizes = []int{4, 5, 6, 8, 10, 12, 16, 20, 25, 30}

// A maker makes traditions of texts.
type maker struct {
	lex     *lexicon.Lexicon
	sources []string
}

const (
	leastWords = 250 // of a source
	mostWords  = 900
	perShape   = 2 // traditions of each size and shape
)

// newMaker takes texts of a useful length, longer ones cut at a paragraph.
func newMaker(lex *lexicon.Lexicon, texts []string) *maker {
	m := &maker{lex: lex}
	for _, t := range texts {
		var b strings.Builder
		words := 0
		for _, p := range strings.SplitAfter(t, "\n") {
			if words += len(strings.Fields(p)); words > mostWords {
				break
			}
			b.WriteString(p)
		}
		if len(strings.Fields(b.String())) >= leastWords {
			m.sources = append(m.sources, strings.TrimSpace(b.String()))
		}
	}
	return m
}

// make makes the tradition that a seed gives.
func (m *maker) make(s shape, size int, seed uint64) *tradition {
	rng := rand.New(rand.NewPCG(seed, 19))
	t := &tradition{shape: s.name, source: int(seed) % len(m.sources)}
	t.copies = []copied{{text: m.sources[t.source], from: -1, also: -1}}
	for n := 1; len(t.copies) < size; n++ {
		from := s.parent(rng, n)
		for !s.spinAgain && t.copies[from].hand == spunHand {
			from = t.copies[from].from
		}
		c := copied{from: from, also: -1, hand: s.hands[rng.IntN(len(s.hands))]}
		source := t.copies[from].text
		if other := rng.IntN(n); n > 3 && rng.Float64() < s.mixed && t.free(from, other) {
			c.also, c.hand = other, merged
			source = halves(source, t.copies[other].text)
		}
		c.text = m.hand(c.hand, source, t.source, rng)
		c.marked = m.marked(c.hand, c.text, source)
		t.copies = append(t.copies, c)
	}
	for i := range t.copies {
		made := slices.ContainsFunc(t.copies, func(c copied) bool { return c.from == i })
		t.copies[i].lost = made && rng.Float64() < s.lost
	}
	return t
}

// free reports whether neither of two texts was made of the other.
func (t *tradition) free(a, b int) bool {
	above := func(a, b int) bool {
		for ; b >= 0; b = t.copies[b].from {
			if a == b {
				return true
			}
		}
		return false
	}
	return !above(a, b) && !above(b, a) && t.copies[a].hand != spunHand && t.copies[b].hand != spunHand
}

// halves joins the first half of one text and the second of another, by words.
func halves(a, b string) string {
	split := func(s string) (string, string) {
		v := text.Parse(text.NewVocabulary(), s)
		at := v.Sentences[len(v.Sentences)/2].Start
		start := v.Tokens[at].Start
		return s[:start], s[start:]
	}
	first, _ := split(a)
	_, second := split(b)
	return strings.TrimSpace(first) + "\n\n" + second
}

// hand returns what a hand makes of a text.
func (m *maker) hand(h hand, source string, home int, rng *rand.Rand) string {
	seed := rng.Uint64()
	switch h {
	case slips:
		return learn.Editor{Name: "slips", Typos: .012, Cut: .004, Mixups: .004}.Edit(m.lex, source, seed)
	case light, merged:
		out := learn.Editor{Name: "light", Cut: .03, Insert: .03, Move: .03, Apt: .03, Phrasing: .04, Style: .2}.Edit(m.lex, source, seed)
		if h == light && rng.Float64() < .5 {
			out = m.add(out, home, rng)
		}
		return out
	case reworked:
		return learn.Editor{Name: "rewrite", Apt: .15, Cut: .06, Insert: .06, Move: .06, Phrasing: .2, Style: .5}.Edit(m.lex, source, seed)
	case cut:
		return learn.Editor{Name: "cut", Cut: .2, Apt: .01, Phrasing: .02}.Edit(m.lex, source, seed)
	case spunHand:
		kinds := []string{"near", "frequent", "any", "near-phrases", "any-bare"}
		kind := kinds[rng.IntN(len(kinds))]
		s := learn.Spinners[slices.IndexFunc(learn.Spinners, func(s learn.Spinner) bool { return s.Name == kind })]
		s.Tool = rng.Uint64N(7)
		return s.Spin(m.lex, source, seed)
	}
	panic(fmt.Sprintf("there is no hand %q", h))
}

// add puts a paragraph of another text between two of a text's.
func (m *maker) add(s string, home int, rng *rand.Rand) string {
	other := strings.Fields(m.sources[(home+1+rng.IntN(len(m.sources)-1))%len(m.sources)])
	at := rng.IntN(len(other) - 40)
	paragraphs := strings.Split(s, "\n")
	p := 1 + rng.IntN(len(paragraphs))
	added := strings.Join(other[at:at+20+rng.IntN(20)], " ") + "."
	return strings.Join(slices.Insert(paragraphs, p, "", added), "\n")
}

// texts returns the texts that are not lost, in an order that says nothing, and
// which copy each is.
func (t *tradition) texts(rng *rand.Rand) (texts []detector.Text, of []int) {
	for _, i := range rng.Perm(len(t.copies)) {
		if !t.copies[i].lost {
			of = append(of, i)
			texts = append(texts, detector.Text{Text: t.copies[i].text, Name: fmt.Sprintf("text %d", len(texts)+1)})
		}
	}
	return texts, of
}
