package learn

import (
	"slices"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/score"
)

// leastDetoured is the length in bytes of a text that is translated and back for training, about 120 words.
const leastDetoured = 700

// detoured returns what Detours and wanderers make of the references of pairs in a pack's language, and the same handed
// over the wrong way round.
func detoured(pairs []corpus.Pair, pack *lexicon.Lexicon) []corpus.Pair {
	settings := slices.Concat(Detours, wanderers)
	var out []corpus.Pair
	for i := range pairs {
		p := &pairs[i]
		if len(p.Reference) < leastDetoured {
			continue
		}
		for k := i % 2; k < len(settings); k += 2 {
			d, class := settings[k], "light"
			if k < len(Detours) {
				class = "roundtrip"
			}
			v := variant(p, d.Name+"-"+pack.Language(), class, p.Reference, d.Take(pack, p.Reference, seedOf(p.Reference)+uint64(k)))
			out = append(out, v, turnedRound(v))
		}
		for k := i % 2; k < len(beginners); k += 2 {
			e := beginners[k]
			e.Name += "-" + pack.Language()
			v := edited(p, e, pack, seedOf(p.Reference)+uint64(k))
			out = append(out, v, turnedRound(v))
		}
	}
	return out
}

// turnedRound returns a variant handed over the wrong way round: an original is never the round trip of its own.
func turnedRound(v corpus.Pair) corpus.Pair {
	v.Reference, v.Suspect, v.Class = v.Suspect, v.Reference, "light"
	v.Family += "-turned"
	return v
}

// Detoured fits what tells translation by rules, there and back, in languages of whose pairs of words it is known only
// that they are met: from the English pairs with as little known of their words, and from what Detours make of other
// languages' texts. Lists of synonyms are left out: they are told by another table. An original is never the
// round trip of its own.
func Detoured(examples []Example) *linear.Model {
	var own []Example
	var samples []sample
	say := newSay(examples)
	for i := range examples {
		e := &examples[i]
		if e.Pair.Class == "spun" || e.Pair.Class == "independent" {
			continue
		}
		own = append(own, *e)
		samples = append(samples, sample{score.DetourVector(DetourOf(e), score.AsGiven), e.Spun, say.of(e)})
	}
	scale(samples)
	f := fitter{codes: score.DetourCodes(), signs: score.DetourSigns(), ridge: 1}
	return f.calibrated(own, samples)
}

// DetourOf measures an example.
func DetourOf(e *Example) *score.Detour {
	ev := e.evidence()
	return &score.Detour{Seams: artifact.Seam(e.Alignment, nil), Evidence: &ev}
}

// MeasureDetours measures what Detoured learns from.
func MeasureDetours(english, others []corpus.Pair, lex *lexicon.Lexicon, packs []*lexicon.Lexicon) ([]Example, error) {
	examples, err := Measure(english, lex.AsAttested())
	if err != nil {
		return nil, err
	}
	for _, pack := range packs {
		own := bothWays(others, pack.Language())
		measured, err := Measure(append(own, detoured(own, pack)...), pack)
		if err != nil {
			return nil, err
		}
		examples = append(examples, measured...)
	}
	return examples, nil
}
