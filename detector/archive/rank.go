package archive

import (
	"cmp"
	"math"
	"slices"
)

// What BM25 leaves open, at its usual values: how much a second mention would
// count, and how much a long text must have more in common.
const saturation, byLength = 1.2, 0.75

// The rarest terms of a suspect are looked at until they have so many mentions in
// references, and so many a term: of 100,000 articles a suspect of 500 words finds
// 1,300,000 of all its terms, and the common ones move nothing.
const leastMentions, mentionsOfTerm = 20_000, 100

// leastTerms are looked at however common they are: a short suspect may have no others.
const leastTerms = 8

// A window is so many terms of the suspect in a row, some eighty words, and begins so
// many after the one before. A passage fills one, whatever the rest is about.
const window, windowStep = 40, 20

// rank returns the references that share most with a text, at most so many, the
// first ones first: those that share most with all of it and those that share most
// with some window of it, by turns.
func rank(s Shelf, source string, most int) ([]int32, error) {
	order, terms := ordered(source)
	mentions, err := look(s, terms)
	if err != nil {
		return nil, err
	}
	whole, windows := newTally(s), newTally(s)
	whole.take(mentions, order)
	for from := 0; ; from += windowStep {
		windows.take(mentions, order[from:min(from+window, len(order))])
		if from+window >= len(order) {
			break
		}
	}
	byWhole, err := whole.first(most)
	if err != nil {
		return nil, err
	}
	byWindow, err := windows.first(most)
	if err != nil {
		return nil, err
	}
	return byTurns(byWhole, byWindow, most), nil
}

// byTurns takes from two lists by turns, and nothing twice.
func byTurns(a, b []int32, most int) []int32 {
	var all []int32
	for i := range max(len(a), len(b)) {
		for _, list := range [][]int32{a, b} {
			if i < len(list) && !slices.Contains(all, list[i]) {
				all = append(all, list[i])
			}
		}
	}
	return all[:min(most, len(all))]
}

// A mentioned term is known to some references, and counts the more the fewer they are.
type mentioned struct {
	in    []int32
	worth int64
}

// look returns the mentions of terms, those of the rarest: by their places.
func look(s Shelf, terms []string) ([]mentioned, error) {
	have, err := s.Having(terms)
	if err != nil {
		return nil, err
	}
	references, _, _ := s.Extent()
	mentions := make([]mentioned, len(terms))
	left := max(leastMentions, mentionsOfTerm*len(terms))
	for i, at := range rarestFirst(terms, have) {
		left -= have[at]
		if left < 0 && i >= leastTerms {
			break
		}
		in, err := s.Postings(terms[at])
		if err != nil {
			return nil, err
		}
		mentions[at] = mentioned{in, rarity(references, have[at])}
	}
	return mentions, nil
}

// rarestFirst returns the places of the terms that some references have.
func rarestFirst(terms []string, have []int) []int {
	var places []int
	for at := range terms {
		if have[at] > 0 {
			places = append(places, at)
		}
	}
	slices.SortFunc(places, func(a, b int) int { return cmp.Or(cmp.Compare(have[a], have[b]), cmp.Compare(terms[a], terms[b])) })
	return places
}

// A tally is what references promise that share terms with a part of the suspect; of
// several parts, the most that one promises.
type tally struct {
	shelf   Shelf
	usual   float64 // how many different terms a reference has
	promise []float64
	sums    []int64
	touched []int32 // references with a sum
}

func newTally(s Shelf) *tally {
	references, terms, above := s.Extent()
	return &tally{shelf: s, usual: float64(terms) / float64(max(1, references)), promise: make([]float64, above), sums: make([]int64, above)}
}

// take takes a part: terms by their places.
func (t *tally) take(mentions []mentioned, part []int32) {
	seen := make(map[int32]bool, len(part))
	for _, term := range part {
		if seen[term] {
			continue
		}
		seen[term] = true
		for _, r := range mentions[term].in {
			if t.sums[r] == 0 {
				t.touched = append(t.touched, r)
			}
			t.sums[r] += mentions[term].worth
		}
	}
	for _, r := range t.touched {
		t.promise[r] = max(t.promise[r], math.Round(float64(t.sums[r])*shortness(t.shelf.Terms(r), t.usual)))
		t.sums[r] = 0
	}
	t.touched = t.touched[:0]
}

// first returns the references that promise most; of equals, by their names.
func (t *tally) first(most int) (first []int32, err error) {
	var all []candidate
	for r, promise := range t.promise {
		if promise > 0 {
			all = append(all, candidate{reference: int32(r), promise: promise})
		}
	}
	slices.SortFunc(all, byPromise)
	for len(all) > most && all[len(all)-1].promise < all[most-1].promise {
		all = all[:len(all)-1]
	}
	for i := range all {
		if all[i].name, err = t.shelf.Name(all[i].reference); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(all, byPromise)
	for i := range min(most, len(all)) {
		first = append(first, all[i].reference)
	}
	return first, nil
}

// A candidate is a reference that shares terms with the suspect.
type candidate struct {
	reference int32
	promise   float64
	name      string
}

func byPromise(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.promise, a.promise), cmp.Compare(a.name, b.name), cmp.Compare(a.reference, b.reference))
}

// shortness is what BM25 makes of a reference's length, of so many terms where so
// many are usual.
func shortness(terms int, usual float64) float64 {
	long := float64(byLength * (float64(terms) / math.Max(1, usual)))
	return (saturation + 1) / (1 + float64(saturation*(1-byLength+long)))
}

// rarity is what a term counts that as many of the references have, in thousandths.
func rarity(references int64, have int) int64 {
	return int64(math.Round(1000 * math.Log1p((float64(references)-float64(have)+.5)/(float64(have)+.5))))
}
