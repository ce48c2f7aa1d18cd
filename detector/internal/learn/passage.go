package learn

import (
	"context"
	"slices"
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/parallel"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
)

// A Stretch is a passage that was found in a pair, and whether it goes back to
// the reference.
type Stretch struct {
	Pair    *corpus.Pair
	Derived bool
	Values  []float64
}

// leastStretch is the shortest passage, in score.OwnWords, that
// is learned from: what is shorter is often chance in derived texts, too.
const leastStretch = 12

// Stretches finds the passages of pairs. Independent pairs, whole, turned round and cut,
// give those that go back to nothing, and a piece of the reference put into the suspect one that
// does. Of derived pairs a piece is put between the halves of a text on
// another matter: passages that go back to a reference stand among others that do not.
func Stretches(pairs []corpus.Pair, lex *lexicon.Lexicon) ([]Stretch, error) {
	var jobs []embedded
	var hosts []*corpus.Pair
	for i := range pairs {
		if p := &pairs[i]; p.Class == "independent" {
			hosts = append(hosts, p)
			jobs = append(jobs, embedded{p, p.Suspect, p.Reference, 0, 0}, embedded{p, p.Reference, p.Suspect, 0, 0},
				embedded{p, Cut(p.Suspect, 250), p.Reference, 0, 0},
				embed(&corpus.Pair{ID: p.ID, Family: p.Family, Suspect: p.Reference, Reference: p.Reference}, p, 30+i*53%90))
		}
	}
	for i := range pairs {
		if p := &pairs[i]; p.Class != "independent" && len(hosts) > 0 {
			host := hosts[i*7%len(hosts)]
			jobs = append(jobs, embed(p, host, 40+i*37%120))
		}
	}
	found := make([][]Stretch, len(jobs))
	err := parallel.Each(len(jobs), func(i int) (err error) {
		found[i], err = jobs[i].stretches(lex)
		return err
	})
	return slices.Concat(found...), err
}

// An embedded is a suspect of which the bytes from start to end go back to the
// reference.
type embedded struct {
	pair               *corpus.Pair
	suspect, reference string
	start, end         int
}

// embed puts words of p's suspect, from its middle on, between the halves of host's.
func embed(p, host *corpus.Pair, words int) embedded {
	all := len(strings.Fields(p.Suspect))
	before := Cut(p.Suspect, max(1, (all-words)/2))
	piece := Cut(p.Suspect[len(before):], words)
	half := Cut(host.Suspect, max(1, len(strings.Fields(host.Suspect))/2))
	return embedded{p, half + piece + "\n\n" + host.Suspect[len(half):], p.Reference, len(half), len(half) + len(piece)}
}

func (e *embedded) stretches(lex *lexicon.Lexicon) ([]Stretch, error) {
	vocab := text.NewVocabulary()
	suspect, reference := text.Parse(vocab, e.suspect), text.Parse(vocab, e.reference)
	a, err := align.Align(context.Background(), align.NewWords(vocab, lex), suspect, reference)
	if err != nil {
		return nil, err
	}
	if err := a.CompareContents(context.Background()); err != nil {
		return nil, err
	}
	background := score.Background(&a.Rests[0])
	var out []Stretch
	for i := range a.Passages {
		p := &a.Passages[i]
		start, end := int(suspect.Tokens[p.Suspect.Start].Start), int(suspect.Tokens[p.Suspect.End-1].End)
		inside := min(end, e.end) - max(start, e.start)
		if score.OwnWords(p) < leastStretch || e.end > 0 && inside > 0 && 2*inside < end-start {
			continue
		}
		out = append(out, Stretch{e.pair, inside > 0, score.PassageVector(p, background)})
	}
	return out, nil
}

// Passages fits what tells passages that go back to a reference from what texts on one matter share.
func Passages(stretches []Stretch) *linear.Model {
	examples, samples := make([]Example, len(stretches)), make([]sample, len(stretches))
	for i := range stretches {
		examples[i].Pair = stretches[i].Pair
	}
	say := newSay(examples)
	for i, s := range stretches {
		samples[i] = sample{s.Values, s.Derived, say.of(&examples[i])}
	}
	scale(samples)
	f := fitter{codes: score.PassageCodes(), signs: score.PassageSigns(), ridge: 2}
	return f.calibrated(examples, samples)
}
