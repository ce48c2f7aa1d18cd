package learn

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/parallel"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
)

// A Solo is a text measured without its reference.
type Solo struct {
	Pair    *corpus.Pair
	Family  string // of the text: a pair's reference is no family's suspect
	Text    string
	Spun    bool
	Cut     int // how many words it was cut to, 0 for a whole text
	Choices []artifact.Choice
	Put     map[int32]bool // tokens that the pair shows to have been replaced, nil for an innocent text
	Changed float64        // share of the words that were replaced
	counts  score.Alone    // without choices
}

// cuts are the lengths to which longer texts are cut, and how many pieces are taken of each: what is judged
// is mostly short.
var cuts = []struct{ words, pieces int }{{100, 1}, {150, 2}, {250, 1}}

// A take is a text to be measured, whole and cut.
type take struct {
	pair   *corpus.Pair
	family string
	text   string
}

// MeasureAlone measures each distinct text of the pairs by itself: suspects
// and references, and the texts that have no pair, whole and cut, on all cores.
func MeasureAlone(pairs []corpus.Pair, lex *lexicon.Lexicon, vectors *lexicon.Vectors) ([]Solo, error) {
	var takes []take
	met := map[string]bool{}
	add := func(p *corpus.Pair, family, source string) {
		if !met[source] && source != "" {
			met[source] = true
			takes = append(takes, take{p, family, source})
		}
	}
	for i := range pairs {
		p := &pairs[i]
		add(p, p.Family, p.Suspect+p.Text)
		add(p, "reference of "+p.Family, p.Reference)
	}
	measured := make([][]Solo, len(takes))
	err := parallel.Each(len(takes), func(i int) (err error) {
		measured[i], err = takes[i].measure(lex, vectors)
		return err
	})
	return slices.Concat(measured...), err
}

// measure measures the text and pieces of it.
func (t *take) measure(lex *lexicon.Lexicon, vectors *lexicon.Vectors) ([]Solo, error) {
	whole := Solo{Pair: t.pair, Family: t.family}
	var put map[int]bool
	if p := t.pair; t.family == p.Family && (p.Class == "spun" || p.Class == "roundtrip") {
		whole.Spun = p.Class == "spun" && !strings.HasPrefix(p.Family, "made-trip")
		var err error
		if put, err = replaced(p, lex); err != nil {
			return nil, err
		}
	}
	out := []Solo{whole}
	if err := out[0].look(t.text, 0, put, lex, vectors); err != nil || IsJoined(t.pair) {
		return out, err
	}
	for _, c := range cuts {
		for _, piece := range piecesOf(t.text, c.words, c.pieces) {
			s := whole
			s.Cut = c.words
			if err := s.look(t.text[piece[0]:piece[1]], piece[0], put, lex, vectors); err != nil {
				return nil, err
			}
			out = append(out, s)
		}
	}
	return out, nil
}

// piecesOf cuts source into pieces of at least n words that end with a sentence, at most so many; none of a
// text that is hardly longer.
func piecesOf(source string, n, most int) (pieces [][2]int) {
	d := text.Parse(text.NewVocabulary(), source)
	if d.Words < n*5/4 {
		return nil
	}
	words, from := 0, 0
	for i, s := range d.Sentences {
		words += wordsOf(d.Tokens[s.Start:s.End])
		if words < n {
			continue
		}
		end := len(source)
		if i+1 < len(d.Sentences) {
			end = int(d.Tokens[d.Sentences[i+1].Start].Start)
		}
		if pieces = append(pieces, [2]int{from, end}); len(pieces) == most {
			break
		}
		words, from = 0, end
	}
	return pieces
}

func wordsOf(tokens []text.Token) (n int) {
	for i := range tokens {
		if tokens[i].Kind != text.PunctKind {
			n++
		}
	}
	return n
}

// look looks at source, which stands at that offset in the text of which put says where words were replaced,
// nil for an innocent one.
func (s *Solo) look(source string, offset int, put map[int]bool, lex *lexicon.Lexicon, vectors *lexicon.Vectors) error {
	a, err := alignAlone(source, lex, vectors)
	if err != nil {
		return err
	}
	d := a.Suspect
	s.Text, s.Choices, s.counts = source, artifact.Choices(a), score.GatherAlone(a, nil, nil)
	if put == nil {
		return nil
	}
	s.Put = map[int32]bool{}
	changed := 0
	for i := range d.Tokens {
		if put[offset+int(d.Tokens[i].Start)] {
			s.Put[int32(i)] = true
			if d.Tokens[i].Kind != text.PunctKind {
				changed++
			}
		}
	}
	s.Changed = float64(changed) / float64(max(wordsOf(d.Tokens), 1))
	return nil
}

// alignAlone reads a text as one without a reference.
func alignAlone(source string, lex *lexicon.Lexicon, vectors *lexicon.Vectors) (*align.Alignment, error) {
	vocab := text.NewVocabulary()
	d := text.Parse(vocab, source)
	words := align.NewWords(vocab, lex)
	words.Use(vectors)
	return align.Align(context.Background(), words, d)
}

// Findings returns what is found in the text, its choices as they are weighed now, and the text as read.
func (s *Solo) Findings(lex *lexicon.Lexicon, vectors *lexicon.Vectors) ([]artifact.Finding, *text.Document, error) {
	a, err := alignAlone(s.Text, lex, vectors)
	if err != nil {
		return nil, nil, err
	}
	return artifact.Alone(a, s.Choices), a.Suspect, nil
}

// replaced returns where the words stand in p's suspect that the pair shows to have been replaced, by byte.
func replaced(p *corpus.Pair, lex *lexicon.Lexicon) (map[int]bool, error) {
	e, err := MeasureOne(p, lex)
	if err != nil {
		return nil, err
	}
	put := map[int]bool{}
	for _, f := range e.Findings {
		for i := f.Suspect.Start; i < f.Suspect.End && artifact.Judged(&f); i++ {
			put[int(e.Alignment.Suspect.Tokens[i].Start)] = true
		}
	}
	return put, nil
}

// Judge judges the text by tables of weights of choices and of texts.
func (s *Solo) Judge(choices, texts *linear.Model) score.Result {
	return score.JudgeAlone(texts, s.gather(choices))
}

func (s *Solo) gather(choices *linear.Model) score.Alone {
	artifact.ReweighChoices(s.Choices, choices)
	e := s.counts
	e.Add(s.Choices, nil)
	return e
}

// Words is how long the text is.
func (s *Solo) Words() int { return s.counts.Words }

// Choices fits the weights of single choices by values of those codes: words that spinners are known to
// have put, against all others of their texts and of innocent ones. Each
// family's say grows with the root of how many choices it has.
func Choices(solos []Solo, codes []string) *linear.Model {
	perFamily := map[string]float64{}
	for i := range solos {
		perFamily[solos[i].Family] += float64(len(solos[i].Choices))
	}
	var samples []sample
	for i := range solos {
		s := &solos[i]
		if !s.Spun && s.Put != nil || s.Cut > 0 && s.Cut < 250 {
			continue // round trips are no innocents, and replace more than words; short pieces are in longer ones
		}
		weight := 100 / math.Pow(perFamily[s.Family], .6)
		for k := range s.Choices {
			c := &s.Choices[k]
			if put := s.Put[c.Token]; put || k%thinned == 0 {
				w := weight
				if !put {
					w *= thinned
				}
				samples = append(samples, sample{c.Vector()[:len(codes)], put, w})
			}
		}
	}
	return rounded((&fitter{codes: codes, ridge: 1}).fit(samples))
}

// thinned says that every so manieth innocent choice is taken: there are
// hundreds of thousands, and they are much alike.
const thinned = 5

// Texts fits the weights of texts that stand alone, their choices weighed by
// choices.
func Texts(solos []Solo, choices *linear.Model) *linear.Model {
	const changed = .08 // texts with hardly a change teach nothing
	perFamily := sizesOf(solos)
	var samples []sample
	for i := range solos {
		s := &solos[i]
		if !s.Spun && s.Put != nil || s.Spun && s.Changed < changed || s.Words() < score.LeastAlone {
			continue
		}
		e := s.gather(choices)
		samples = append(samples, sample{e.Vector(), s.Spun, 10 / math.Sqrt(perFamily[s.Family])})
	}
	return rounded((&fitter{codes: score.AspectCodes(), ridge: 2}).fit(samples))
}

// sizesOf returns how many texts each family has.
func sizesOf(solos []Solo) map[string]float64 {
	sizes := map[string]float64{}
	for i := range solos {
		sizes[solos[i].Family]++
	}
	return sizes
}

// WithVariants returns texts, those of them joined that are too short to be
// judged alone, and spun variants of the references among them and of what was made
// of them: every second one, since measuring a text alone takes its time.
func WithVariants(texts []corpus.Pair, lex *lexicon.Lexicon) []corpus.Pair {
	var pairs []corpus.Pair
	for _, p := range texts {
		if p.Reference != "" {
			pairs = append(pairs, p)
		}
	}
	out := append(slices.Clone(texts), joined(texts)...)
	for i, v := range Reworked(pairs, lex) {
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
