package artifact

import (
	"cmp"
	"math/bits"
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
)

// A sense is how a list of synonyms took a word and how the text around it does, each told in words that are listed
// with it. Both are empty where that cannot be told.
type sense struct {
	taken string // in which the list has the other word for it
	meant string // which the words around are closer to; only with taken, and only where they are far from that
}

// A senseTeller tells senses by what lists of synonyms have for two words and by how words are used. Company in which
// one is told from another is what vectors know, so without them it tells nothing.
type senseTeller struct {
	*company // of the text in which the old word stands
	channel  *noisyChannel
}

func newSenseTeller(c *company) *senseTeller { return &senseTeller{c, channelOf(c.lexicon)} }

// How near something must be to be told, in thousandths of a cosine. A word that is listed with both is as near as it
// is used like the one that it is less like, and by perDoubling more each time that what it shares with them doubles.
const (
	perDoubling = 42
	leastTold   = 380
	ofOneWord   = 400 // the old word and another sense of it
	ofTwo       = 400 // at most, what tells two senses
	ofNew       = 300 // at most, the new word and another sense of the old
	leastGain   = 50  // by which one of them is closer to the words around
)

// A telling is a word that tells a sense.
type telling struct {
	word   lexicon.Word
	vector *lexicon.Vector
	score  int32
}

// sense tells in which sense new is listed for old, which stands in the text at token i or may have stood there.
func (t *senseTeller) sense(i int32, old, new lexicon.Word) (s sense) {
	from, to := t.lexicon.Lemma(old), t.lexicon.Lemma(new)
	parts := t.parts(old) & t.parts(new)
	if !t.words.HasVectors() || parts == 0 || from == to || t.opposite(old, new) {
		return s
	}
	x, y := t.vector(old), t.vector(new)
	listed := t.channel.plainNeighbours(to)
	around := t.around(i, align.Range{Start: i, End: i + 1})
	var shared, own []telling
	for _, n := range t.channel.plainNeighbours(from) {
		for len(listed) > 0 && listed[0].word < n.word {
			listed = listed[1:]
		}
		if parts>>n.part&1 == 0 {
			continue
		}
		v := t.vector(n.word)
		like := x.Cosine(v)
		switch {
		case len(listed) > 0 && listed[0].word == n.word:
			if score := min(like, y.Cosine(v)) + perDoubling*doublings(min(listed[0].closeness, n.closeness)); score >= leastTold {
				shared = append(shared, telling{n.word, v, score})
			}
		case like >= ofOneWord:
			own = append(own, telling{n.word, v, like + int32(3*around.mean(v)) + 2*perDoubling*doublings(n.closeness)})
		}
	}
	shared, own = t.nearest(shared, 2, old, new), t.nearest(own, 1, old, new)
	if len(shared) == 0 {
		return s
	}
	s.taken = t.lexicon.String(shared[0].word)
	if len(shared) > 1 {
		s.taken += ", " + t.lexicon.String(shared[1].word)
	}
	if len(own) > 0 && shared[0].vector.Cosine(own[0].vector) < ofTwo && y.Cosine(own[0].vector) < ofNew &&
		around.mean(own[0].vector) >= around.mean(shared[0].vector)+leastGain {
		s.meant = t.lexicon.String(own[0].word)
	}
	return s
}

func doublings(n int32) int32 { return int32(bits.Len32(uint32(n))) }

// A plainNeighbour is a neighbour of a lemma that many people know and do not mind, in its plain form.
type plainNeighbour struct {
	word      lexicon.Word
	closeness int32
	part      lexicon.PartOfSpeech // that it is above all
}

// keptLemmas is of how many lemmas the channel keeps the plain neighbours, 1 KB each: finding them takes longer
// than comparing them, and the words of a pair come again with others.
const keptLemmas = 1 << 11

// plainNeighbours are those of a lemma, by their numbers.
type plainNeighbours struct {
	of   lexicon.Word
	list []plainNeighbour
}

// plainNeighbours returns the plain neighbours of a lemma, by their numbers. They must not be changed.
func (c *noisyChannel) plainNeighbours(lemma lexicon.Word) []plainNeighbour {
	place := &c.plain[lemma%keptLemmas]
	if known := place.Load(); known != nil && known.of == lemma {
		return known.list
	}
	search := c.lexicon.BorrowSearch()
	defer search.Return()
	var list []plainNeighbour
	for _, n := range search.Neighbours(lemma) {
		if part, ok := c.plainly(n.Word); ok {
			list = append(list, plainNeighbour{n.Word, n.Closeness, part})
		}
	}
	slices.SortFunc(list, func(a, b plainNeighbour) int { return cmp.Compare(a.word, b.word) })
	place.Store(&plainNeighbours{lemma, slices.Clone(list)})
	return list
}

// plainly reports whether w is a word that many people know and do not mind, in its plain form, and which part of speech
// it is above all.
func (c *noisyChannel) plainly(w lexicon.Word) (part lexicon.PartOfSpeech, ok bool) {
	const known = -14 // ln p
	if c.lexicon.LogProb(w) < known || c.coarse[w] {
		return 0, false
	}
	var buf [12]lexicon.Analysis
	readings := c.lexicon.Analyses(w, buf[:0])
	if len(readings) == 0 || readings[0].Lemma != w {
		return 0, false
	}
	return readings[0].PartOfSpeech, true
}

// parts returns as which parts of speech w can be read, as bits.
func (t *senseTeller) parts(w lexicon.Word) (parts uint8) {
	var buf [12]lexicon.Analysis
	for _, a := range t.lexicon.Analyses(w, buf[:0]) {
		parts |= 1 << a.PartOfSpeech
	}
	return parts
}

// nearest returns the n words with the highest scores that are no forms and no opposites of two others; of those
// with one score the earlier.
func (t *senseTeller) nearest(words []telling, n int, old, new lexicon.Word) []telling {
	var out []telling
	for _, i := range heaviest(len(words), len(words), func(i int) float64 { return float64(words[i].score) }) {
		if x := words[i]; len(out) < n && t.apart(x.word, old) && t.apart(x.word, new) {
			out = append(out, x)
		}
	}
	return out
}

// apart reports whether two words begin otherwise, as those of one root do not, and are no opposites.
func (t *senseTeller) apart(a, b lexicon.Word) bool {
	x, y := t.lexicon.String(a), t.lexicon.String(b)
	n := min(len(x), len(y), 4)
	return x[:n] != y[:n] && !t.opposite(a, b)
}

func (t *senseTeller) opposite(a, b lexicon.Word) bool {
	return t.lexicon.Profile(a).Relate(t.lexicon.Profile(b)).Opposite
}

// mean is the likeness of v to the near words, to all and to those most like it, in one.
func (c *circle) mean(v *lexicon.Vector) float64 {
	l := c.likeness(v)
	return (l.near + l.topic + l.closest) / 3
}
