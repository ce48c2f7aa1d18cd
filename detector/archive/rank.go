package archive

import (
	"cmp"
	"math"
	"slices"
)

// What BM25 leaves open, at its usual values: how much a second mention would
// count, and how much a long text must have more in common.
const saturation, byLength = 1.2, 0.75

// mostPostings is how many mentions in references are looked at, those of the rarest
// terms first: of 100,000 articles a suspect of 500 words finds 1,300,000 of all its
// terms, and the common ones move nothing.
const mostPostings = 20_000

// leastTerms are looked at however common they are: a short suspect may have no others.
const leastTerms = 8

// rank returns the references that share most with a text, at most so many, the
// first ones first; of equals, by their names.
func rank(s Shelf, source string, most int) ([]int32, error) {
	sums, err := sum(s, Terms(source))
	if err != nil {
		return nil, err
	}
	references, terms, _ := s.Extent()
	usual := float64(terms) / float64(max(1, references))
	var all []candidate
	for r, shared := range sums {
		if shared > 0 {
			all = append(all, candidate{reference: int32(r), promise: math.Round(float64(shared) * shortness(s.Terms(int32(r)), usual))})
		}
	}
	slices.SortFunc(all, byPromise)
	for i := most; i < len(all); i++ {
		if all[i].promise < all[most-1].promise {
			all = all[:i]
		}
	}
	for i := range all {
		if all[i].name, err = s.Name(all[i].reference); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(all, byPromise)
	ranked := make([]int32, min(most, len(all)))
	for i := range ranked {
		ranked[i] = all[i].reference
	}
	return ranked, nil
}

// sum returns by reference what the terms count that it has.
func sum(s Shelf, terms []string) ([]int64, error) {
	have, err := s.Having(terms)
	if err != nil {
		return nil, err
	}
	references, _, above := s.Extent()
	sums := make([]int64, above)
	left := mostPostings
	for i, t := range rarestFirst(terms, have) {
		left -= t.have
		if left < 0 && i >= leastTerms {
			break
		}
		postings, err := s.Postings(t.term)
		if err != nil {
			return nil, err
		}
		worth := rarity(references, t.have)
		for _, r := range postings {
			sums[r] += worth
		}
	}
	return sums, nil
}

// A known term is one that some references have.
type known struct {
	term string
	have int
}

func rarestFirst(terms []string, have []int) []known {
	var all []known
	for i, term := range terms {
		if have[i] > 0 {
			all = append(all, known{term, have[i]})
		}
	}
	slices.SortFunc(all, func(a, b known) int { return cmp.Or(cmp.Compare(a.have, b.have), cmp.Compare(a.term, b.term)) })
	return all
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
