package artifact

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"unspin/detector/internal/lexicon"
)

// A candidate is a word that may have stood where another stands now.
type candidate struct {
	word  lexicon.Word
	put   float64 // ln of how often a spinner puts the other for it
	plain float64 // ln of how often it is met
}

// A noisyChannel answers what a word may have been put for: the noisy channel of
// spelling correction (Kernighan, Church and Gale 1990), in which a thesaurus
// makes the noise. What it has worked out for a word it keeps, for any number of goroutines: that
// takes longer than all else that is asked of a word, and texts share most of theirs.
type noisyChannel struct {
	lexicon *lexicon.Lexicon
	inverse *Inverse
	coarse  map[lexicon.Word]bool
	texts   atomic.Int32 // that asked
	known   [keptWords]atomic.Pointer[origins]
	beside  [keptNeighbours]atomic.Pointer[neighbourLifts]
	plain   [keptLemmas]atomic.Pointer[plainNeighbours]
}

// keptWords is for how many words the channel keeps what they may have been put for, 700 bytes each: all of English that were met.
const keptWords = 1 << 15

// origins are what a word may have been put for.
type origins struct {
	word  lexicon.Word
	words []lexicon.Word // the rivals
	odds  []float64      // of each, without regard to any place
	plain float64        // how much likelier they are together than the word
}

// A rival is a word that another may have been put for.
type rival struct {
	word lexicon.Word
	odds float64 // ln of how much likelier it is in the place of the other
}

// keptNeighbours is for how many neighbours of words the channel keeps how what these may have been put for goes with
// them, 200 bytes each: of two words side by side, every other comes again in the next hundred texts.
const keptNeighbours = 1 << 15

// neighbourLifts are the lifts of the rivals of a word beside another.
type neighbourLifts struct {
	pair  uint64
	lifts []float32 // by rival
}

var (
	channelLock sync.Mutex
	channels    []*noisyChannel // of the lexicons that were asked for
)

// manyTexts is from how many texts on there will be more, so that their pairs of words are worth a table.
const manyTexts = 16

// mostChannels is one for each language that has a pack.
const mostChannels = 6

// channelOf returns the channel of l.
func channelOf(l *lexicon.Lexicon) *noisyChannel {
	channelLock.Lock()
	defer channelLock.Unlock()
	for _, c := range channels {
		if c.lexicon == l {
			return c
		}
	}
	if len(channels) == mostChannels {
		channels = slices.Delete(channels, 0, 1)
	}
	c := &noisyChannel{lexicon: l, inverse: inverse(l), coarse: coarseWords(l)}
	channels = append(channels, c)
	return c
}

// mostCandidates is how many candidates are kept of a lemma, the likeliest.
const mostCandidates = 48

// fewLinks keeps a word with hardly any neighbours from being a sure source.
const fewLinks = 40

// maxReadings is more than any word has.
const maxReadings = 12

// origins returns what w may have been put for. It must not be changed.
func (c *noisyChannel) origins(w lexicon.Word) *origins {
	place := &c.known[w%keptWords]
	known := place.Load()
	if known == nil || known.word != w {
		candidates, own := c.candidates(w), float64(c.lexicon.LogProb(w))
		known = &origins{word: w, words: make([]lexicon.Word, len(candidates)), odds: make([]float64, len(candidates))}
		for i, o := range candidates {
			known.words[i], known.odds[i] = o.word, o.put+o.plain-own
			known.plain += math.Exp(known.odds[i])
		}
		place.Store(known)
	}
	return known
}

// liftsBeside returns the lifts of what o's word may have been put for beside another, before or after that. They must not be changed.
func (c *noisyChannel) liftsBeside(o *origins, neighbour lexicon.Word, after bool) []float32 {
	pair := uint64(o.word)<<32 | uint64(neighbour)<<1
	if after {
		pair |= 1
	}
	place := &c.beside[pair*0x9E3779B97F4A7C15>>32%keptNeighbours]
	if known := place.Load(); known != nil && known.pair == pair {
		return known.lifts
	}
	made := &neighbourLifts{pair, make([]float32, len(o.words))}
	if neighbour != 0 {
		var room [mostCandidates]lexicon.Joint
		joints := slices.Grow(room[:0], len(o.words))[:len(o.words)]
		c.lexicon.Joints(joints, o.words, neighbour, after)
		for i, j := range joints {
			made.lifts[i], _ = liftOf(j)
		}
	}
	place.Store(made)
	return made.lifts
}

// lift is that of two neighbours, 0 where one is unknown.
func lift(l *lexicon.Lexicon, a, b lexicon.Word) (lift float32, seen bool) {
	if a == 0 || b == 0 {
		return 0, false
	}
	return liftOf(l.Joint(a, b))
}

// liftOf is the lift of a joint of two known words. A pair that the counts do not have is taken for rarer than chance has it.
func liftOf(j lexicon.Joint) (lift float32, seen bool) {
	const penalty, established = 1, 1.5
	lift, seen = j.Lift, j.Seen
	if !seen {
		lift -= penalty
	}
	if j.Phrase {
		lift, seen = max(lift, 2)+established, true
	}
	return lift, seen
}

// candidates works out what w may have been put for, the likeliest first.
func (c *noisyChannel) candidates(w lexicon.Word) []candidate {
	search := c.lexicon.BorrowSearch()
	defer search.Return()
	found := make([]candidate, 0, 4*mostCandidates)
	add := func(o lexicon.Word, put float64) {
		if o != 0 && o != w {
			found = append(found, candidate{o, put, float64(c.lexicon.LogProb(o))})
		}
	}
	for _, seen := range c.inverse.old[w] {
		add(seen.word, math.Log(c.inverse.share(seen)))
	}
	var buf [maxReadings]lexicon.Analysis
	readings := c.lexicon.Analyses(w, buf[:0])
	for i, a := range readings {
		if slices.ContainsFunc(readings[:i], func(b lexicon.Analysis) bool { return b.Lemma == a.Lemma }) {
			continue
		}
		for _, n := range c.likeliest(search, a.Lemma) {
			for _, b := range readings[i:] {
				if b.Lemma == a.Lemma {
					add(inForm(c.lexicon, n.word, b), n.put)
				}
			}
		}
	}
	slices.SortFunc(found, likelier)
	return distinct(found)
}

// distinct returns each word of sorted candidates once, as often put as the one of it that is put most often.
func distinct(found []candidate) []candidate {
	out := found[:0]
	for _, o := range found {
		if at := slices.IndexFunc(out, func(k candidate) bool { return k.word == o.word }); at < 0 {
			out = append(out, o)
		} else {
			out[at].put = max(out[at].put, o.put) // which is more only where with plain it rounds to the same
		}
	}
	return out
}

// likeliest returns the neighbours of a lemma that it is likeliest put for,
// with those that spinners were seen to put it for.
func (c *noisyChannel) likeliest(search *lexicon.Search, lemma lexicon.Word) []candidate {
	found := make([]candidate, 0, mostCandidates+1)
	for _, n := range search.Neighbours(lemma) {
		o := candidate{n.Word, math.Log(float64(n.Closeness)), float64(c.lexicon.LogProb(n.Word))}
		at := len(found)
		for at > 0 && likelier(o, found[at-1]) < 0 {
			at--
		}
		if at < mostCandidates {
			found = slices.Insert(found, at, o)[:min(len(found)+1, mostCandidates)]
		}
	}
	for i := range found {
		found[i].put -= math.Log(float64(search.Reach(found[i].word) + fewLinks))
	}
	for _, seen := range c.inverse.old[lemma] {
		found = append(found, candidate{word: c.lexicon.Lemma(seen.word), put: math.Log(c.inverse.share(seen))})
	}
	return found
}

// likelier orders candidates, the likeliest first.
func likelier(a, b candidate) int {
	if order := cmp.Compare(b.put+b.plain, a.put+a.plain); order != 0 {
		return order
	}
	return cmp.Compare(a.word, b.word)
}

// inForm returns the form of lemma that goes where reading a stood, 0 where
// it has none.
func inForm(l *lexicon.Lexicon, lemma lexicon.Word, a lexicon.Analysis) lexicon.Word {
	var buf [maxReadings]lexicon.Analysis
	for _, x := range l.Analyses(lemma, buf[:0]) {
		if x.Lemma != lemma || x.PartOfSpeech != a.PartOfSpeech {
			continue
		}
		for f := lexicon.Base; f != 0; f <<= 1 {
			if a.Form&f != 0 {
				return l.Inflect(lemma, f)
			}
		}
	}
	return 0
}
