package artifact

import (
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A company is the content words of a text and how each is used, by which a word is told that
// others of its text are not met with. Without vectors it is empty.
type company struct {
	prober
	tokens  []int32
	vectors []*lexicon.Vector
	usage   *usage
	room    circle // for the one asked for last
}

func newCompany(p prober) *company {
	c := &company{prober: p, usage: usageOf(p.lexicon, p.words.Vectors())}
	if !p.words.HasVectors() {
		return c
	}
	for i := range p.suspect.Tokens {
		t := &p.suspect.Tokens[i]
		if t.Kind == text.WordKind && t.Content() && p.words.Vector(t.Word).Known() {
			c.tokens, c.vectors = append(c.tokens, int32(i)), append(c.vectors, p.words.Vector(t.Word))
		}
	}
	return c
}

// How many content words on either side of a word are its topic, and how many of those its neighbours.
const topicWords, nearWords = 20, 4

// A circle is the content words around a place in a text, the near ones marked.
type circle struct {
	vectors []*lexicon.Vector
	near    []bool
}

// around returns the circle of token i, without the tokens of r, which it is one of. What has its lemma is left
// out, too: a word that a text repeats is no more at home in it, and what was put for it may be put again.
// It is valid until the next call.
func (c *company) around(i int32, r align.Range) (out circle) {
	at, _ := slices.BinarySearch(c.tokens, i)
	lemma := c.words.Key(c.suspect.Tokens[i].Word)
	out = circle{c.room.vectors[:0], c.room.near[:0]}
	for k := max(0, at-topicWords); k < min(len(c.tokens), at+topicWords+1); k++ {
		if t := c.tokens[k]; (t < r.Start || t >= r.End) && c.words.Key(c.suspect.Tokens[t].Word) != lemma {
			out.vectors = append(out.vectors, c.vectors[k])
			out.near = append(out.near, k >= at-nearWords && k <= at+nearWords)
		}
	}
	c.room = out
	return out
}

// vector returns how w is used, which need not be a word of the text.
func (c *company) vector(w lexicon.Word) *lexicon.Vector { return c.usage.of(w) }

// A likeness is how like the words around it a word is used: mean cosines, in thousandths.
type likeness struct {
	near, topic float64
	closest     float64 // of the three most like it
}

// likeness returns that of v.
func (c *circle) likeness(v *lexicon.Vector) (l likeness) {
	if len(c.vectors) == 0 || !v.Known() {
		return l
	}
	var near, all, beside int32
	var top [3]int32
	for i, o := range c.vectors {
		cosine := v.Cosine(o)
		all += cosine
		if c.near[i] {
			near += cosine
			beside++
		}
		switch { // three in order, of which few are driven out
		case cosine <= top[2]:
		case cosine <= top[1]:
			top[2] = cosine
		case cosine <= top[0]:
			top[1], top[2] = cosine, top[1]
		default:
			top[0], top[1], top[2] = cosine, top[0], top[1]
		}
	}
	l.topic, l.closest = float64(all)/float64(len(c.vectors)), float64(top[0]+top[1]+top[2])/float64(len(top))
	if beside > 0 {
		l.near = float64(near) / float64(beside)
	}
	return l
}
