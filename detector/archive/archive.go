// Package archive finds, among many references, the few that a suspect may have
// been made from.
//
// It takes two steps. References are ranked by the words and numbers that they
// share with the suspect, each weighted by how few of them have it: whoever
// rewrites or spins a text keeps its names and figures and most of its rare words.
// The ranking is BM25 with words counted once (Robertson and Zaragoza, The
// Probabilistic Relevance Framework, 2009). The best are then compared with the
// suspect, one by one, in order of promise, until what is left cannot win.
package archive

import (
	"math"
	"sync"

	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// An Archive holds references and which words each of them has. Texts can be
// added by one goroutine, and found by any number once that is done.
type Archive struct {
	references []report.Text
	sizes      []int32          // by reference: its different terms
	terms      map[string]int32 // names of terms
	postings   [][]int32        // by term: the references that have it, ascending
	total      int64            // of sizes
	once       sync.Once
	shortness  []float64 // by reference: what BM25 makes of its length
}

// New returns an empty archive.
func New() *Archive { return &Archive{terms: map[string]int32{}} }

// Len returns how many references the archive holds.
func (a *Archive) Len() int { return len(a.references) }

// Add adds a reference. Its name tells it from the others in a Match.
func (a *Archive) Add(reference report.Text) {
	at := int32(len(a.references))
	n := int32(0)
	eachTerm(reference.Text, func(term string) {
		id, known := a.terms[term]
		if !known {
			id = int32(len(a.postings))
			a.terms[term] = id
			a.postings = append(a.postings, nil)
		}
		a.postings[id] = append(a.postings[id], at)
		n++
	})
	a.references = append(a.references, reference)
	a.sizes = append(a.sizes, n)
	a.total += int64(n)
}

// eachTerm calls f once with each different content word and number of a text.
func eachTerm(source string, f func(term string)) {
	vocab := text.NewVocabulary()
	d := text.Parse(vocab, source)
	seen := make([]bool, vocab.Len())
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if seen[t.Word] || t.Kind != text.NumberKind && (t.Kind != text.WordKind || !t.Content()) {
			continue
		}
		seen[t.Word] = true
		f(vocab.String(t.Word))
	}
}

// What BM25 leaves open, at its usual values: how much a second mention would
// count, and how much a long text must have more in common.
const saturation, byLength = 1.2, 0.75

// measure works out what length does to each reference, once all are there.
func (a *Archive) measure() {
	usual := float64(a.total) / float64(max(1, len(a.sizes)))
	a.shortness = make([]float64, len(a.sizes))
	for i, n := range a.sizes {
		a.shortness[i] = (saturation + 1) / (1 + saturation*(1-byLength+byLength*float64(n)/math.Max(1, usual)))
	}
}

// rarity is what a term counts that as many references have, in thousandths.
func (a *Archive) rarity(have int) int64 {
	n := float64(len(a.references))
	return int64(math.Round(1000 * math.Log1p((n-float64(have)+.5)/(float64(have)+.5))))
}
