package learn

import (
	"slices"
	"strings"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/score"
)

// A Rewrite is a text that was reworded by people, language models or translators and
// then spun, beside the same before it was spun: whatever rewriting alone does,
// both have.
type Rewrite struct {
	Middle *corpus.Pair // reworded, not spun
	Spun   corpus.Pair  // held out with Middle: it has its source
}

// leastRewritten is the length in bytes of a reworded text that is spun, about 100 words.
const leastRewritten = 600

// Rewrites spins the reworded suspects of pairs by some settings by turns.
func Rewrites(pairs []corpus.Pair, lex *lexicon.Lexicon) []Rewrite {
	settings := slices.DeleteFunc(slices.Clone(Spinners), func(s Spinner) bool {
		return s.Trip != Trip{} || s.Half != whole || strings.HasSuffix(s.Name, "weak") || s.Name == "edited" || s.Name == "revised"
	})
	var out []Rewrite
	for i := range pairs {
		p := &pairs[i]
		if p.Class != "paraphrase" && p.Class != "roundtrip-neural" || len(p.Suspect) < leastRewritten {
			continue
		}
		seed := seedOf(p.Suspect)
		s := settings[len(out)%len(settings)]
		s.Tool = seed % tools
		s.Least = max(s.Least, .2)
		s.Most = max(s.Most, .45)
		out = append(out, Rewrite{p, variant(p, s.Name+rewrittenMark, "spun", p.Reference, s.Spin(lex, p.Suspect, seed))})
	}
	return out
}

// Reworked returns the variants of pairs, Rewrites among them.
func Reworked(pairs []corpus.Pair, lex *lexicon.Lexicon) []corpus.Pair {
	out := Variants(pairs, lex)
	for _, r := range Rewrites(pairs, lex) {
		out = append(out, r.Spun)
	}
	return out
}

// rewrittenMark ends the names of the families of Rewrites.
const rewrittenMark = "-rewritten"

// IsRewritten reports whether p was reworded before it was spun.
func IsRewritten(p *corpus.Pair) bool { return strings.HasSuffix(p.Family, rewrittenMark) }

// Framed returns the examples that were not reworded before they were spun: what became of a
// frame is learned from these.
func Framed(examples []Example) []Example {
	return slices.DeleteFunc(slices.Clone(examples), func(e Example) bool { return IsRewritten(e.Pair) })
}

// leastNovel is how many words of a text must be its own for anything to be learned from them.
const leastNovel = 8

// reword measures the words that only one side of e has, either way round.
func (e *Example) reword(lex *lexicon.Lexicon) error {
	w := artifact.Reword(e.Alignment, nil)
	if w.Suspect.Own < leastNovel {
		return nil
	}
	turned, err := MeasureOne(&corpus.Pair{Suspect: e.Pair.Reference, Reference: e.Pair.Suspect}, lex)
	if err != nil {
		return err
	}
	t := artifact.Reword(turned.Alignment, nil)
	e.Reworded, e.Turned = &w, &t
	return nil
}

// Reworded fits what tells texts that were reworded and spun from texts that were reworded alone, their
// words weighed by substitutions, nil for the compiled-in table. An original is never spun from its copy.
func Reworded(examples []Example, substitutions *linear.Model) *linear.Model {
	var own []Example
	var samples []sample
	say := newSay(examples)
	add := func(e *Example, w *artifact.Rewording, spun bool, weight float64) {
		if w == nil || w.Suspect.Own < leastNovel {
			return
		}
		x := *w
		x.Stands = slices.Clone(w.Stands)
		if substitutions != nil {
			artifact.Reweigh(x.Stands, substitutions)
		}
		own = append(own, *e)
		samples = append(samples, sample{score.RewordedVector(&x), spun, weight})
	}
	for i := range examples {
		e := &examples[i]
		if e.Pair.Class == "roundtrip" || strings.HasPrefix(e.Pair.Family, "made-trip") {
			continue // what gives them away are turned words, not new ones
		}
		add(e, e.Reworded, e.Spun, say.of(e))
		add(e, e.Turned, false, say.of(e)/2)
	}
	scale(samples)
	f := fitter{codes: score.RewordedCodes(), signs: score.RewordedSigns(), ridge: 1}
	return f.calibrated(own, samples)
}
