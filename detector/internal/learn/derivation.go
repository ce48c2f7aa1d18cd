package learn

import (
	"context"
	"strings"
	"unicode"

	"unspin/detector/internal/align"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/parallel"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
)

// Cuts are the lengths in words to which suspects are cut for learning and
// measuring derivation; 0 stands for the whole.
var Cuts = []int{0, 250, 150, 100}

// leastDerived is the shortest suspect, in words, from which derivation is learned.
const leastDerived = 80

// A Telling is a pair whose contents were compared.
type Telling struct {
	Pair    *corpus.Pair
	Derived bool
	Cut     int    // words to which the suspect was cut, 0 for none
	Variant string // how the pair was turned, "" for as it stands
	Content align.Content
	Slim    *align.Alignment // as much of it as derivation is told by
}

// Tellings compares the contents of pairs, whole and cut. Innocent pairs are
// few, so that for learning each is turned round, too, and its second half taken by itself.
func Tellings(pairs []corpus.Pair, lex *lexicon.Lexicon) ([]Telling, error) {
	var all []Telling
	var texts [][2]string
	add := func(p *corpus.Pair, variant, suspect, reference string) {
		for _, words := range Cuts {
			cut := Cut(suspect, words)
			if words > 0 && cut == suspect {
				continue
			}
			all = append(all, Telling{Pair: p, Derived: p.Class != "independent", Cut: words, Variant: variant})
			texts = append(texts, [2]string{cut, reference})
		}
	}
	for i := range pairs {
		p := &pairs[i]
		add(p, "", p.Suspect, p.Reference)
		if p.Class == "independent" {
			add(p, "turned", p.Reference, p.Suspect)
			if half := len(strings.Fields(p.Suspect)) / 2; half > 150 {
				add(p, "half", p.Suspect[len(Cut(p.Suspect, half)):], p.Reference)
			}
		}
	}
	err := parallel.Each(len(all), func(i int) error {
		vocab := text.NewVocabulary()
		suspect, reference := text.Parse(vocab, texts[i][0]), text.Parse(vocab, texts[i][1])
		a, err := align.Align(context.Background(), align.NewWords(vocab, lex), suspect, reference)
		if err != nil {
			return err
		}
		if err := a.CompareContents(context.Background()); err != nil {
			return err
		}
		all[i].Content = a.Contents[0]
		all[i].Slim = &align.Alignment{Suspect: &text.Document{Words: a.Suspect.Words}, Contents: a.Contents, Rests: a.Rests, Passages: a.Passages}
		return nil
	})
	return all, err
}

// Cut returns the first words of s, all of it for 0.
func Cut(s string, words int) string {
	n, inside := 0, false
	for i, r := range s {
		space := unicode.IsSpace(r)
		if !space && !inside {
			if n++; n > words && words > 0 {
				return s[:i]
			}
		}
		inside = !space
	}
	return s
}

// Derivation fits what tells texts that go back to a reference from those that
// tell the same independently.
func Derivation(tellings []Telling) *linear.Model {
	var examples []Example
	var samples []sample
	for i := range tellings {
		if t := &tellings[i]; t.Content.Words >= leastDerived && !IsOwn(t.Pair.Family) {
			examples = append(examples, Example{Pair: t.Pair})
			samples = append(samples, sample{score.DerivationVector(&t.Content), t.Derived, 0})
		}
	}
	say := newSay(examples)
	for i := range samples {
		samples[i].weight = say.of(&examples[i])
	}
	scale(samples)
	f := fitter{codes: score.DerivationCodes(), signs: score.DerivationSigns(), ridge: 2}
	return f.calibrated(examples, samples)
}

// ByFacts fits what tells, by the facts they have, texts that go back to a reference without its wording. What has that
// shows nothing here, and of innocents only real newsrooms do.
func ByFacts(tellings []Telling) *linear.Model {
	const worded = .15 // runs that a text shares whose wording shows it
	var examples []Example
	var samples []sample
	for i := range tellings {
		t := &tellings[i]
		c := &t.Content
		if !score.TellsFacts(c) || t.Derived && float64(c.SameRuns) > float64(worded*float64(c.Runs)) || !t.Derived && IsOwn(t.Pair.Family) {
			continue
		}
		examples = append(examples, Example{Pair: t.Pair})
		samples = append(samples, sample{score.TellingVector(c), t.Derived, 0})
	}
	say := newSay(examples)
	for i := range samples {
		samples[i].weight = say.of(&examples[i])
	}
	f := fitter{codes: score.TellingCodes(), signs: score.TellingSigns(), ridge: 1}
	return f.calibrated(examples, samples)
}
