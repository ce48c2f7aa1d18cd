package main

import (
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"unspin/detector/internal/lexicon"
)

// A usage counts the lemmas of paragraphs and their pairs of neighbours, each
// paragraph once.
type usage struct {
	vocabulary *vocabulary
	model      *model
	lemmas     map[uint32]int
	pairs      map[[2]uint32]int
	all        int
	met        map[string]bool
}

// readUsage counts the documentation of docSources.
func readUsage(dir string, v *vocabulary, m *model) (*usage, error) {
	u := &usage{v, m, map[uint32]int{}, map[[2]uint32]int{}, 0, map[string]bool{}}
	for _, s := range docSources {
		if err := s.eachPage(dir, func(page io.Reader) { paragraphs(page, u.add) }); err != nil {
			return nil, err
		}
	}
	return u, nil
}

func (u *usage) add(paragraph string) {
	p := strings.Join(strings.Fields(html.UnescapeString(paragraph)), " ")
	if u.met[p] {
		return
	}
	u.met[p] = true
	last := uint32(0)
	for _, s := range strings.FieldsFunc(strings.ToLower(p), func(r rune) bool { return r == ' ' || r == '-' || r == '/' }) {
		begun := strings.TrimLeft(s, "([\"“‘'")
		bare := strings.TrimRight(begun, ".,;:!?)]\"”’'")
		if begun != s {
			last = 0
		}
		w := u.vocabulary.number[lexicon.Canonical(bare)]
		if w != 0 {
			u.lemmas[u.vocabulary.lemma(w)]++
			u.all++
		}
		if u.begins(last) && u.ends(w) {
			u.pairs[[2]uint32{u.vocabulary.lemma(last), u.vocabulary.lemma(w)}]++
		}
		if last = w; bare != begun {
			last = 0
		}
	}
}

// begins reports whether a word may begin a term: it has a meaning of its own,
// and is none of the commonest.
func (u *usage) begins(w uint32) bool {
	const commonest = -6.5
	return w != 0 && len(u.vocabulary.words[w-1]) > 2 && len(u.vocabulary.forms[w-1]) > 0 &&
		u.model.logProb[u.model.number[u.vocabulary.words[w-1]]] < commonest
}

// ends reports whether a word may end a term: it can be a noun.
func (u *usage) ends(w uint32) bool {
	return w != 0 && len(u.vocabulary.words[w-1]) > 2 &&
		slices.ContainsFunc(u.vocabulary.forms[w-1], func(a analysis) bool { return a.part == lexicon.Noun })
}

// news returns the highest lift that the model has for any forms of each pair.
func (u *usage) news() map[[2]uint32]float64 {
	lifts := map[[2]uint32]float64{}
	for i, w := range u.vocabulary.words {
		n, ok := u.model.number[w]
		if !ok {
			continue
		}
		for _, x := range u.model.after[n] {
			second := u.vocabulary.number[u.model.words[x.second]]
			if second == 0 {
				continue
			}
			pair := [2]uint32{u.vocabulary.lemma(uint32(i + 1)), u.vocabulary.lemma(second)}
			if u.pairs[pair] > 0 {
				lifts[pair] = max(lifts[pair], x.lift)
			}
		}
	}
	return lifts
}

// A pair is kept if it is met twice and if it tells more than news does:
// leastExcess weighs how much more, and, less, how often it is met. README.md has
// what other limits would buy.
const leastExcess, oftenExponent = 1.6, 0.4

// technical writes which lemmas stand in pairs of neighbours that technical
// texts have, a bit each; and for each of these, by their own number, those
// after it and how strong the pair is.
func (p *pack) technical(v *vocabulary, u *usage) {
	strengths, news := map[[2]uint32]int{}, u.news()
	marks := make([]byte, len(v.words)/8+1)
	for pair, n := range u.pairs {
		lift := math.Log(float64(n) * float64(u.all) / float64(u.lemmas[pair[0]]) / float64(u.lemmas[pair[1]]))
		excess, often := lift-news[pair], math.Log(float64(n))
		if n < 2 || excess <= 0 || math.Log(excess)+float64(oftenExponent*often) < leastExcess {
			continue
		}
		strengths[pair] = min(max(int((lift+often)/lexicon.TechnicalStep)-1, 0), 7)
		for _, w := range pair {
			marks[w/8] |= 1 << (w % 8)
		}
	}
	own, marked := make([]uint32, len(v.words)+1), uint32(0)
	for w := range own {
		if own[w] = marked; marks[w/8]>>(w%8)&1 != 0 {
			marked++
		}
	}
	runs, last := make([][]byte, marked), make([]uint32, marked)
	for _, pair := range slices.SortedFunc(maps.Keys(strengths), func(a, b [2]uint32) int { return slices.Compare(a[:], b[:]) }) {
		a, b := own[pair[0]], own[pair[1]]+1
		runs[a] = number(runs[a], int(b-last[a]-1)<<3|strengths[pair])
		last[a] = b
	}
	p.add("technical words", marks)
	p.lists("technical", runs)
}
