package learn

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
)

// A Solo is a text measured without its reference.
type Solo struct {
	Pair    *corpus.Pair
	Family  string // of the text: a pair's reference is no family's suspect
	Spun    bool
	Choices []artifact.Choice
	Put     map[int32]bool // tokens of the suspect that the pair shows to have been replaced
	Alone   *align.Alignment
	Changed float64 // share of the content words that were replaced
}

// MeasureAlone measures each distinct text of the pairs by itself: suspects
// and references, and the texts that have no pair.
func MeasureAlone(pairs []corpus.Pair, lex *lexicon.Lexicon) ([]Solo, error) {
	var out []Solo
	met := map[string]bool{}
	for i := range pairs {
		p := &pairs[i]
		if p.Reference == "" {
			if !met[p.Text] {
				met[p.Text] = true
				s, err := measureAlone(p, p.Family, p.Text, lex)
				if err != nil {
					return nil, err
				}
				out = append(out, s)
			}
			continue
		}
		s, err := measureAlone(p, p.Family, p.Suspect, lex)
		if err != nil {
			return nil, err
		}
		s.Spun = p.Class == "spun"
		if p.Class == "spun" || p.Class == "roundtrip" {
			if err := s.replaced(lex); err != nil {
				return nil, err
			}
		}
		out = append(out, s)
		if !met[p.Reference] {
			met[p.Reference] = true
			r, err := measureAlone(p, "reference of "+p.Family, p.Reference, lex)
			if err != nil {
				return nil, err
			}
			out = append(out, r)
		}
	}
	return out, nil
}

func measureAlone(p *corpus.Pair, family, source string, lex *lexicon.Lexicon) (Solo, error) {
	vocab := text.NewVocabulary()
	d := text.Parse(vocab, source)
	a, err := align.Align(context.Background(), align.NewWords(vocab, lex), d)
	if err != nil {
		return Solo{}, err
	}
	return Solo{Pair: p, Family: family, Alone: a, Choices: artifact.Choices(a)}, nil
}

// replaced marks what the pair shows to have been replaced.
func (s *Solo) replaced(lex *lexicon.Lexicon) error {
	e, err := MeasureOne(s.Pair, lex)
	if err != nil {
		return err
	}
	s.Put = map[int32]bool{}
	for _, f := range e.Findings {
		for i := f.Suspect.Start; i < f.Suspect.End && artifact.Judged(&f); i++ {
			s.Put[i] = true
		}
	}
	put, all := 0, 0
	for i := range s.Alone.Suspect.Tokens {
		if t := &s.Alone.Suspect.Tokens[i]; t.Kind != text.PunctKind {
			all++
			if s.Put[int32(i)] {
				put++
			}
		}
	}
	s.Changed = float64(put) / float64(max(all, 1))
	return nil
}

// Choices fits the weights of single choices: words that spinners are known to
// have put, against all others of their texts and of innocent ones. Each
// family has the same say, and in it each text.
func Choices(solos []Solo) *linear.Model {
	perFamily := map[string]float64{}
	for i := range solos {
		perFamily[solos[i].Family]++
	}
	var samples []sample
	for i := range solos {
		s := &solos[i]
		if !s.Spun && s.Put != nil {
			continue // round trips are no innocents, and replace more than words
		}
		weight := 100 / perFamily[s.Family] / float64(max(len(s.Choices), 1))
		for k := range s.Choices {
			c := &s.Choices[k]
			if put := s.Put[c.Token]; put || k%thinned == 0 {
				w := weight
				if !put {
					w *= thinned
				}
				samples = append(samples, sample{c.Vector(), put, w})
			}
		}
	}
	return rounded((&fitter{codes: artifact.ChoiceCodes(), ridge: 1}).fit(samples))
}

// thinned says that every so manieth innocent choice is taken: there are
// hundreds of thousands, and they are much alike.
const thinned = 3

// Texts fits the weights of texts that stand alone, their choices weighed by
// choices.
func Texts(solos []Solo, choices *linear.Model) *linear.Model {
	const least, changed = 40, .08 // texts with fewer pairs or hardly a change teach nothing
	var samples []sample
	for i := range solos {
		s := &solos[i]
		if !s.Spun && s.Put != nil || s.Spun && s.Changed < changed {
			continue
		}
		artifact.ReweighChoices(s.Choices, choices)
		if e := score.GatherAlone(s.Alone, s.Choices, nil); e.Pairs >= least {
			samples = append(samples, sample{e.Vector(), s.Spun, 1})
		}
	}
	return rounded((&fitter{codes: score.AspectCodes(), ridge: 2}).fit(samples))
}

// WithVariants returns texts, those of them joined that are too short to be
// judged alone, and spun variants of the references among them: every second
// one, since measuring a text alone takes its time.
func WithVariants(texts []corpus.Pair, lex *lexicon.Lexicon) []corpus.Pair {
	var pairs []corpus.Pair
	for _, p := range texts {
		if p.Reference != "" {
			pairs = append(pairs, p)
		}
	}
	out := append(slices.Clone(texts), joined(texts)...)
	for i, v := range Variants(pairs, lex) {
		if i%2 == 0 {
			out = append(out, v)
		}
	}
	return out
}

// IsJoined reports whether p is several short texts, one after the other.
func IsJoined(p *corpus.Pair) bool { return strings.HasSuffix(p.Family, joinedMark) }

const joinedMark = ", joined"

// joined joins innocent texts of one family that are too short to be judged
// alone into texts of about 450 words, suspects and references apart. Without them
// nothing would be known of the genres that come in short texts.
func joined(texts []corpus.Pair) []corpus.Pair {
	const short, enough = 1800, 2700 // bytes
	var out []corpus.Pair
	waiting := map[string]string{}
	add := func(family, text string) {
		if len(text) == 0 || len(text) >= short {
			return
		}
		waiting[family] += text + "\n\n"
		if len(waiting[family]) >= enough {
			name := family + joinedMark
			out = append(out, corpus.Pair{ID: name + " " + strconv.Itoa(len(out)), Family: name, Text: waiting[family]})
			waiting[family] = ""
		}
	}
	met := map[string]bool{}
	for i := range texts {
		p := &texts[i]
		if p.Class != "spun" && p.Class != "roundtrip" {
			add(p.Family, p.Suspect+p.Text)
		}
		if !met[p.Reference] {
			met[p.Reference] = true
			add("reference of "+p.Family, p.Reference)
		}
	}
	return out
}
