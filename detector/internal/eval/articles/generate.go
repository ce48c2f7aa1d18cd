package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A press writes articles that look like news to an index: words follow each other as
// in real texts, an article stays near a few of them, and its names and figures are
// its own. It is a Markov chain of the first order, which copies no long run.
type press struct {
	words  []string         // those of all texts, one after the other
	starts []int            // by text: where its words begin; and the end of the last
	after  map[string][]int // by word: where the words after it are, ascending
}

func newPress(texts []string) *press {
	p := &press{after: map[string][]int{}}
	for _, text := range texts {
		p.starts = append(p.starts, len(p.words))
		p.words = append(p.words, strings.Fields(text)...)
	}
	p.starts = append(p.starts, len(p.words))
	for i := 1; i < len(p.words); i++ {
		p.after[p.words[i-1]] = append(p.after[p.words[i-1]], i)
	}
	return p
}

// nearness is how often the next word is one of the few texts that an article is
// near to, and cast how many names it has of its own.
const nearness, topics, cast = .3, 5, 14

// article returns the article with a number, of so many words: always the same one.
func (p *press) article(number, words int) string {
	random := rand.New(rand.NewPCG(uint64(number), 20))
	near := make([]int, topics)
	for i := range near {
		near[i] = random.IntN(len(p.starts) - 1)
	}
	names := make([]string, cast)
	for i := range names {
		names[i] = inventedName(random)
	}
	var b strings.Builder
	at := p.starts[near[0]]
	begins, length := true, 0
	for range words {
		word := p.words[at]
		b.WriteString(changed(word, begins, names, random))
		begins, length = false, length+1
		if length > 6 && strings.ContainsAny(word[len(word)-1:], ".!?") || length > 40 {
			begins, length = true, 0
			b.WriteString(ending(word, random))
		} else {
			b.WriteByte(' ')
		}
		at = p.next(word, near, random)
	}
	return strings.TrimSpace(b.String())
}

// next returns where a word stands that follows this one.
func (p *press) next(word string, near []int, random *rand.Rand) int {
	all := p.after[word]
	if len(all) == 0 {
		return random.IntN(len(p.words))
	}
	if random.Float64() < nearness {
		text := near[random.IntN(len(near))]
		from, _ := slices.BinarySearch(all, p.starts[text])
		to, _ := slices.BinarySearch(all, p.starts[text+1])
		if from < to {
			all = all[from:to]
		}
	}
	return all[random.IntN(len(all))]
}

// changed is the word with another figure or name in its place.
func changed(word string, begins bool, names []string, random *rand.Rand) string {
	first, size := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsDigit(first):
		return strconv.Itoa(1+int(random.ExpFloat64()*90)) + strings.TrimLeft(word, "0123456789.,")
	case begins:
		return string(unicode.ToUpper(first)) + word[size:]
	case unicode.IsUpper(first):
		return names[random.IntN(len(names))] + strings.TrimLeftFunc(word, func(r rune) bool { return unicode.IsLetter(r) || r == '-' })
	}
	return word
}

// ending closes a sentence, and sometimes a paragraph.
func ending(word string, random *rand.Rand) string {
	stop := ""
	if !strings.ContainsAny(word[len(word)-1:], ".!?") {
		stop = "."
	}
	if random.IntN(4) == 0 {
		return stop + "\n\n"
	}
	return stop + " "
}

var syllables = strings.Fields("ba be bi bo bra bre da de do dra el en fa fe fi ga ge go gra ha he ho il in ja jo ka ke ki ko kra la le li lo ma me mi mo " +
	"na ne ni no or pa pe po pra ra re ri ro sa se si so sta ta te ti to tra va ve vi vo wa we za zo")

// inventedName makes one of some hundred thousand names, a few of which are in many articles.
func inventedName(random *rand.Rand) string {
	number := uint64(random.ExpFloat64() * random.ExpFloat64() * random.ExpFloat64() * 3000)
	own := rand.New(rand.NewPCG(number, 4))
	name := ""
	for range 2 + own.IntN(2) {
		name += syllables[own.IntN(len(syllables))]
	}
	return fmt.Sprintf("%s%s%s", strings.ToUpper(name[:1]), name[1:], []string{"n", "r", "s", "ski", "son", ""}[own.IntN(6)])
}
