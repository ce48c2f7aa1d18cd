// Package archive finds, among many references, the few that a suspect may have
// been made from.
//
// It takes two steps. References are ranked by the words and numbers that they
// share with the suspect, each weighted by how few of them have it: whoever
// rewrites or spins a text keeps its names and figures and most of its rare words.
// The ranking is BM25 with words counted once (Robertson and Zaragoza, The
// Probabilistic Relevance Framework, 2009). The best are then compared with the
// suspect, one by one, in order of promise, until what is left cannot win.
//
// The references stand on a Shelf: an Archive is one in memory, package index has
// one in a file. The same texts under the same names get the same answers from both.
package archive

import (
	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// A Shelf holds references, each under a number from 0 on, and knows which terms
// each of them has. Many goroutines may ask it at once.
type Shelf interface {
	// Extent returns how many references there are, how many different terms they
	// have altogether, counted by reference, and a number above all of theirs.
	Extent() (references, terms int64, above int32)
	// Having returns how many references have each of the terms.
	Having(terms []string) ([]int, error)
	// Postings returns the references that have a term, ascending.
	Postings(term string) ([]int32, error)
	// Terms returns how many different terms a reference has.
	Terms(reference int32) int
	// Name returns what a reference is called, and Text all of it.
	Name(reference int32) (string, error)
	Text(reference int32) (report.Text, error)
}

// An Archive is a Shelf in memory. Texts can be added by one goroutine, and found by
// any number once that is done.
type Archive struct {
	references []report.Text
	sizes      []int32          // by reference: its different terms
	terms      map[string]int32 // names of terms
	postings   [][]int32        // by term: the references that have it, ascending
	total      int64            // of sizes
}

// New returns an empty archive.
func New() *Archive { return &Archive{terms: map[string]int32{}} }

// Len returns how many references the archive holds.
func (a *Archive) Len() int { return len(a.references) }

// Add adds a reference. Its name tells it from the others in a Match.
func (a *Archive) Add(reference report.Text) {
	at := int32(len(a.references))
	terms := Terms(reference.Text)
	for _, term := range terms {
		id, known := a.terms[term]
		if !known {
			id = int32(len(a.postings))
			a.terms[term] = id
			a.postings = append(a.postings, nil)
		}
		a.postings[id] = append(a.postings[id], at)
	}
	a.references = append(a.references, reference)
	a.sizes = append(a.sizes, int32(len(terms)))
	a.total += int64(len(terms))
}

// Extent, Having, Postings, Terms, Name and Text make it a Shelf.
func (a *Archive) Extent() (references, terms int64, above int32) {
	return int64(len(a.references)), a.total, int32(len(a.references))
}

func (a *Archive) Having(terms []string) ([]int, error) {
	have := make([]int, len(terms))
	for i, term := range terms {
		if id, known := a.terms[term]; known {
			have[i] = len(a.postings[id])
		}
	}
	return have, nil
}

func (a *Archive) Postings(term string) ([]int32, error) {
	if id, known := a.terms[term]; known {
		return a.postings[id], nil
	}
	return nil, nil
}

func (a *Archive) Terms(reference int32) int { return int(a.sizes[reference]) }

func (a *Archive) Name(reference int32) (string, error) { return a.references[reference].Name, nil }

func (a *Archive) Text(reference int32) (report.Text, error) { return a.references[reference], nil }

// Form is which words and numbers Terms takes. It grows when they change, so that
// nobody looks into an index for terms of another form; a test holds it to that.
const Form = 1

// Terms returns the different content words and numbers of a text.
func Terms(source string) []string {
	_, terms := ordered(source)
	return terms
}

// ordered returns the content words and numbers of a text in its order, each by its
// place among the different ones.
func ordered(source string) (order []int32, terms []string) {
	vocab := text.NewVocabulary()
	d := text.Parse(vocab, source)
	places := make([]int32, vocab.Len()) // by word: from 1 on
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != text.NumberKind && (t.Kind != text.WordKind || !t.Content()) {
			continue
		}
		if places[t.Word] == 0 {
			terms = append(terms, vocab.String(t.Word))
			places[t.Word] = int32(len(terms))
		}
		order = append(order, places[t.Word]-1)
	}
	return order, terms
}
