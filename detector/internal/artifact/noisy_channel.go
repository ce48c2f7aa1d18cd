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
	texts   atomic.Int32 // that asked
	known   [keptWords]atomic.Pointer[origins]
}

// keptWords is for how many words the channel keeps what they may have been put for, 1 KB each.
const keptWords = 1 << 14

// origins are what a word may have been put for.
type origins struct {
	word       lexicon.Word
	candidates []candidate
	plain      float64 // how much likelier they are together than the word, without regard to any place
}

var (
	channelLock sync.Mutex
	channels    []*noisyChannel // of the lexicons that were asked for
)

// manyTexts is from how many texts on there will be more, so that their pairs of words are worth a filter.
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
	c := &noisyChannel{lexicon: l, inverse: inverse(l)}
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
		known = &origins{word: w, candidates: slices.Clone(c.candidates(w))}
		own := float64(c.lexicon.LogProb(w))
		for _, o := range known.candidates {
			known.plain += math.Exp(o.put + o.plain - own)
		}
		place.Store(known)
	}
	return known
}

// candidates works out what w may have been put for, the likeliest first.
func (c *noisyChannel) candidates(w lexicon.Word) (found []candidate) {
	search := c.lexicon.BorrowSearch()
	defer search.Return()
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
