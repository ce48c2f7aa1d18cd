package learn

import (
	_ "embed"
	"hash/fnv"
	"math"
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

// A riddle is what a phrase may have been made of, and which of these it was.
type riddle struct {
	answers [][]float64
	right   int
}

// Decoding fits the weights of decodings: of those of a phrase by what the
// phrases of other terms tell, and of those of a spot in a spun text, the right
// one is to come out on top (a log-linear model, as in Och and Ney 2002). What
// has no right one among them teaches nothing.
func Decoding(tortures []Torture, spots []Spots, l *lexicon.Lexicon) *linear.Model {
	const folds, rounds = 4, 2
	tables := make([]*artifact.Inverse, folds)
	for fold := range folds {
		tables[fold] = artifact.ParseInverse(Inverse(Without(tortures, fold, folds), l), l)
	}
	all := artifact.ParseInverse(Inverse(tortures, l), l)
	m := linear.MustParse(firstWeights, artifact.SignCodes())
	for range rounds {
		var riddles []riddle
		for fold, table := range tables {
			x := artifact.NewTracer(l, table, m, false)
			for _, t := range tortures {
				if t.Fold(folds) == fold && t.Known(l) {
					riddles = add(riddles, t.Decode(x, answers), t.Established)
				}
			}
		}
		x := artifact.NewTracer(l, all, m, true)
		for i := range spots {
			thin := spots[i].thinned()
			for k, found := range thin.Decode(x, answers) {
				riddles = add(riddles, found, thin.Was[k])
			}
		}
		m = solveRiddles(riddles, m)
	}
	return m
}

// answers is how many decodings of a phrase are learned from.
const answers = 60

// firstWeights are near enough for the right decoding to be among the best.
//
//go:embed first.tsv
var firstWeights string

// Without returns the phrases that are not of fold, of n folds.
func Without(tortures []Torture, fold, n int) []Torture {
	var rest []Torture
	for _, t := range tortures {
		if t.Fold(n) != fold {
			rest = append(rest, t)
		}
	}
	return rest
}

// Fold returns which of n folds the phrase belongs to, all of a term to one.
func (t *Torture) Fold(n int) int {
	h := fnv.New32a()
	h.Write([]byte(Plain(t.Established)))
	return int(h.Sum32()>>1) % n
}

// Plain makes phrases comparable: small letters, one spelling, no hyphens.
func Plain(phrase string) string { return strings.Join(phraseWords(phrase), " ") }

// Known reports whether a pack has all words of both.
func (t *Torture) Known(l *lexicon.Lexicon) bool {
	for _, w := range append(phraseWords(t.Tortured), phraseWords(t.Established)...) {
		if l.Lookup(w) == 0 {
			return false
		}
	}
	return true
}

// Decode returns at most n decodings of the phrase.
func (t *Torture) Decode(x *artifact.Tracer, n int) []artifact.Decoding {
	vocab := text.NewVocabulary()
	d := text.Parse(vocab, t.Tortured)
	return x.Decode(align.NewWords(vocab, x.Lexicon()), d, n, align.Range{End: int32(len(d.Tokens))})[0]
}

// add adds the riddle which of the decodings is the right one, if one is.
func add(riddles []riddle, found []artifact.Decoding, right string) []riddle {
	r := riddle{right: -1}
	for i, x := range found {
		if r.right < 0 && Plain(x.Text) == Plain(right) {
			r.right = i
		}
		r.answers = append(r.answers, x.Signs)
	}
	if r.right < 0 {
		return riddles
	}
	return append(riddles, r)
}

// solveRiddles minimises the loss by Newton's method, from first on.
func solveRiddles(riddles []riddle, first *linear.Model) *linear.Model {
	const ridge, most = 2, 1 // by how much a weight changes at most in a step
	m := &linear.Model{Name: first.Name, Terms: append([]linear.Term(nil), first.Terms...)}
	n := len(m.Terms)
	for range 40 {
		grad, hess := make([]float64, n), make([][]float64, n)
		for j := range n {
			hess[j] = make([]float64, n)
			grad[j], hess[j][j] = ridge*m.Terms[j].Weight, ridge
		}
		for i := range riddles {
			riddles[i].learn(m, grad, hess)
		}
		steps := solve(hess, grad)
		longest := 0.0
		for _, s := range steps {
			longest = math.Max(longest, math.Abs(s))
		}
		for j := range n {
			m.Terms[j].Weight -= steps[j] * math.Min(1, most/longest)
		}
		if longest < 1e-4 {
			break
		}
	}
	return rounded(m)
}

// learn adds the riddle's share of the gradient and of the Hessian.
func (r *riddle) learn(m *linear.Model, grad []float64, hess [][]float64) {
	odds := make([]float64, len(r.answers))
	highest := math.Inf(-1)
	for i, signs := range r.answers {
		for j, v := range signs {
			odds[i] += m.Terms[j].Weight * v
		}
		highest = math.Max(highest, odds[i])
	}
	all := 0.0
	for i := range odds {
		odds[i] = math.Exp(odds[i] - highest)
		all += odds[i]
	}
	mean := make([]float64, len(grad))
	var met []int // the signs that an answer has, of which there are few
	for i, signs := range r.answers {
		odds[i] /= all
		met = met[:0]
		for j, v := range signs {
			if v != 0 {
				met = append(met, j)
				mean[j] += float64(odds[i] * v)
			}
		}
		for _, j := range met {
			for _, k := range met {
				hess[j][k] += float64(odds[i] * signs[j] * signs[k])
			}
		}
	}
	for j := range grad {
		for k := 0; mean[j] != 0 && k < len(grad); k++ {
			hess[j][k] -= float64(mean[j] * mean[k])
		}
	}
	for j := range grad {
		grad[j] += mean[j] - r.answers[r.right][j]
	}
}
