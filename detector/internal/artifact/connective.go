package artifact

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
)

//go:embed connectives.txt
var connectiveTable string

// Connectives are phrases that lists put for small words. Each is known by how often, and all together as a chain of
// words: what begins one, what follows what there, and what ends one. So a phrase that no list had is known for one of
// the family by how it is made ("in spite of the fact that").
type Connectives struct {
	times  map[string]float64    // how often a phrase was put
	people map[string]float64    // how often people, models and translators put it
	others float64               // how often they put several words for a small one
	words  map[string]float64    // how often a word is met in the family, "" for the end
	follow map[[2]string]float64 // the same after a word, "" for the beginning
	before map[string]float64    // how often anything follows it
	kinds  map[string]float64    // and how many words do
	all    float64               // words of the family
	put    float64               // phrases
}

// connectives is put together on first use.
var connectives = sync.OnceValue(func() *Connectives { return ParseConnectives(connectiveTable) })

// ParseConnectives reads a table of lines that begin with how often a phrase was put for a small word, in tenths, and
// have such phrases, _ between their words; with "people" before it, how often others put them, and with "others" how
// often those put anything.
func ParseConnectives(data string) *Connectives {
	c := &Connectives{
		times: map[string]float64{}, people: map[string]float64{}, words: map[string]float64{},
		follow: map[[2]string]float64{}, before: map[string]float64{}, kinds: map[string]float64{},
	}
	for _, fields := range table(data) {
		group := fields[0]
		if group == "people" || group == "others" {
			fields = fields[1:]
		}
		times, _ := strconv.ParseFloat(fields[0], 64)
		switch group {
		case "others":
			c.others = times
		case "people":
			for _, p := range fields[1:] {
				c.people[p] = times
			}
		default:
			for _, p := range fields[1:] {
				c.add(p, times/10)
			}
		}
	}
	return c
}

func (c *Connectives) add(phrase string, times float64) {
	c.times[phrase] = times
	c.put += times
	last := ""
	for _, w := range append(strings.Split(phrase, "_"), "") {
		if c.follow[[2]string{last, w}] == 0 {
			c.kinds[last]++
		}
		c.follow[[2]string{last, w}] += times
		c.before[last] += times
		c.words[w] += times
		c.all += times
		last = w
	}
}

// Ratio is ln of how much likelier a list put a phrase, its words with _ between them, for a small word than anybody
// else did; a great loss for one that has a word nobody in the family has.
func (c *Connectives) Ratio(l *lexicon.Lexicon, phrase string) float64 {
	const (
		never = -99
		new   = 1   // words that no other phrase of the family has,
		rare  = .4  // and how much less likely a list has such a phrase: "in the village" is none
		ends  = .25 // share of words at which a phrase that somebody put is over
		made  = .3  // share of phrases that no list here has
		alien = 100 // phrases of others that are taken to have been put beside those that were counted
	)
	list, other, last, unknown := 1.0, ends, "", 0
	for _, w := range append(strings.Split(phrase, "_"), "") {
		if c.words[w] == 0 {
			if unknown++; unknown > new {
				return never
			}
			list *= rare
		}
		plain := ends
		if w != "" {
			plain = float64((1 - ends) * math.Exp(float64(l.LogProb(l.Lookup(w)))))
			other *= plain
		}
		p := (c.words[w] + float64(c.all/4*plain)) / (c.all * 5 / 4)
		kinds := c.kinds[last] + 1
		list *= (c.follow[[2]string{last, w}] + float64(kinds*p)) / (c.before[last] + kinds)
		last = w
	}
	list = float64((1-made)*c.times[phrase]/c.put) + float64(made*list)
	other = (c.people[phrase] + float64(alien*other)) / (c.others + alien)
	return math.Log(list / other)
}

// Begins reports whether a phrase of the family begins with a word.
func (c *Connectives) Begins(word string) bool { return c.follow[[2]string{"", word}] > 0 }

// Ends reports whether one ends with it.
func (c *Connectives) Ends(word string) bool { return c.follow[[2]string{word, ""}] > 0 }

// An Exchange is several words that stand where the other side has one plain connective.
type Exchange struct {
	Plain, Phrase string // in small letters, _ between words
}

// Exchanges returns those of the suspect of a.
func Exchanges(a *align.Alignment) []Exchange {
	f := newFinder(a)
	var out []Exchange
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !b.Derived() {
			continue
		}
		for j := range b.Edits {
			source, suspect, ok := f.exchange(i, j)
			if !ok {
				continue
			}
			plain := lower(a.References[b.Reference], source.Start, source.End)
			if phrase := f.wording(suspect); phrase != plain {
				out = append(out, Exchange{plain, phrase})
			}
		}
	}
	return out
}

// wording returns the words of r, in small letters, _ between them.
func (f *finder) wording(r align.Range) string {
	var b strings.Builder
	for i := r.Start; i < r.End; i++ {
		if b.Len() > 0 {
			b.WriteByte('_')
		}
		b.WriteString(f.words.String(f.suspect.Tokens[i].Word))
	}
	return b.String()
}
