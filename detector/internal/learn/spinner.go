package learn

import (
	_ "embed"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A Choice is how a spinner picks among the synonyms of a word.
type Choice uint8

// Choices.
const (
	Nearest  Choice = iota // the first that the thesaurus lists
	Frequent               // the commonest
	Any                    // one at random
	Worst                  // the rarest
)

// A Spinner is a setting of the generator: what a tool of some make would do
// to a text. Shares are 0–1.
type Spinner struct {
	Name          string
	Words         float64 // content words replaced
	Choice        Choice
	Uninflected   bool    // the lemma is put in whatever form was asked for
	Consistent    bool    // one replacement a word throughout, as a dictionary gives
	Phrases       float64 // phrases and function words of the list replaced
	Small         float64 // articles and prepositions exchanged or lost, as by translation
	Possessives   float64 // "Ruiz's plan" turned into "the plan of Ruiz"
	Names         bool    // names are replaced too
	Quotes        bool    // quotations are left alone
	Articles      bool    // "a" and "an" are set right afterwards
	DropSentences float64
	JoinParas     bool // paragraph breaks lost, some with their space
	Half          bool // only the second half is spun
}

// spin is one run of a Spinner over one text.
type spin struct {
	Spinner
	lexicon *lexicon.Lexicon
	rng     *rand.Rand
	doc     *text.Document
	vocab   *text.Vocabulary
	chosen  map[text.Word]string
	out     strings.Builder
}

// Spin returns what the spinner makes of source. The same source and seed
// give the same text.
func (s Spinner) Spin(lex *lexicon.Lexicon, source string, seed uint64) string {
	vocab := text.NewVocabulary()
	r := spin{Spinner: s, lexicon: lex, vocab: vocab, doc: text.Parse(vocab, source), chosen: map[text.Word]string{}}
	r.rng = rand.New(rand.NewPCG(seed, uint64(len(source))))
	r.run()
	return r.out.String()
}

func (s *spin) run() {
	at := 0
	for i, sentence := range s.doc.Sentences {
		start, end := int(s.doc.Tokens[sentence.Start].Start), int(s.doc.Tokens[sentence.End-1].End)
		between := s.doc.Source[at:start]
		at = end
		if s.rng.Float64() < s.DropSentences {
			continue
		}
		s.out.WriteString(s.joint(between))
		if s.Half && i < len(s.doc.Sentences)/2 {
			s.out.WriteString(s.doc.Source[start:end])
			continue
		}
		s.sentence(sentence)
	}
	s.out.WriteString(s.doc.Source[at:])
}

// joint returns what stands between two sentences.
func (s *spin) joint(between string) string {
	if !s.JoinParas || !strings.Contains(between, "\n") || s.out.Len() == 0 {
		return between
	}
	if s.rng.IntN(3) == 0 {
		return ""
	}
	return " "
}

// sentence writes one sentence, token by token.
func (s *spin) sentence(x text.Sentence) {
	last := s.doc.Tokens[x.Start].Start
	for i := x.Start; i < x.End; {
		t := &s.doc.Tokens[i]
		s.out.WriteString(s.doc.Source[last:t.Start])
		n := s.replace(i, x.End)
		last = s.doc.Tokens[i+n-1].End
		i += n
	}
}

// replace writes what stands for the tokens from i on and returns how many
// it has dealt with.
func (s *spin) replace(i, end int32) int32 {
	t := &s.doc.Tokens[i]
	same := s.doc.Source[t.Start:t.End]
	if n := s.possessive(i, end); n > 0 {
		return n
	}
	switch {
	case t.Kind != text.WordKind, s.Quotes && t.Quotation >= 0, t.Is(text.Name) && !s.Names:
		s.out.WriteString(same)
		return 1
	}
	if n := s.phrase(i, end); n > 0 {
		return n
	}
	if !t.Content() {
		s.out.WriteString(s.small(i, same))
		return 1
	}
	if w := s.synonym(t); w != "" {
		s.out.WriteString(likeCase(w, same))
	} else {
		s.out.WriteString(same)
	}
	return 1
}

// small exchanges or loses an article or a preposition now and then, and
// keeps or breaks "a" and "an".
func (s *spin) small(i int32, same string) string {
	groups := [][]string{{"in", "on", "at", "to"}, {"of", "from", "by"}, {"for", "by", "to"}, {"with", "by"}, {"this", "that", "the"}, {"it", "this", "he"}, {"will", "would", "goes to"}, {"than", "that"}, {"who", "that", "which"}}
	if s.rng.Float64() >= s.Small {
		return same
	}
	w := strings.ToLower(same)
	if w == "the" || w == "a" || w == "an" {
		if s.rng.IntN(2) == 0 {
			return likeCase("the", same)
		}
		return likeCase("a", same)
	}
	for _, g := range groups {
		if slices.Contains(g, w) {
			return likeCase(g[s.rng.IntN(len(g))], same)
		}
	}
	return same
}

// possessive turns "X's Y" into "the Y of X".
func (s *spin) possessive(i, end int32) int32 {
	if i+2 >= end || s.Possessives == 0 || s.vocab.String(s.doc.Tokens[i+1].Word) != "'s" || s.doc.Tokens[i+2].Kind != text.WordKind ||
		!s.doc.Tokens[i+2].Content() || s.rng.Float64() >= s.Possessives {
		return 0
	}
	owner := s.doc.Text(i, i+1)
	s.out.WriteString(likeCase("the ", owner) + s.doc.Text(i+2, i+3) + " of " + owner)
	return 3
}

//go:embed phrases.tsv
var phraseTable string

// phrases are the swaps of the table, by their first word.
var phrases = func() map[string][][2]string {
	m := map[string][][2]string{}
	for line := range strings.Lines(phraseTable) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			first, _, _ := strings.Cut(from, " ")
			m[first] = append(m[first], [2]string{from, to})
		}
	}
	return m
}()

// phrase swaps the phrase that begins at i, if the list has it.
func (s *spin) phrase(i, end int32) int32 {
	if s.Phrases == 0 {
		return 0
	}
	swaps := phrases[s.vocab.String(s.doc.Tokens[i].Word)]
	if len(swaps) == 0 || s.rng.Float64() >= s.Phrases {
		return 0
	}
	p := swaps[s.rng.IntN(len(swaps))]
	n := int32(strings.Count(p[0], " ") + 1)
	if i+n < end && s.doc.Tokens[i+n].Kind == text.WordKind && !s.doc.Tokens[i+n].Is(text.SpaceBefore) {
		return 0 // "can" of "cannot"
	}
	if i+n > end || strings.ToLower(s.doc.Text(i, i+n)) != p[0] {
		return 0
	}
	s.out.WriteString(likeCase(p[1], s.doc.Text(i, i+n)))
	return n
}

// synonym returns what stands for content word t, "" for the word itself.
func (s *spin) synonym(t *text.Token) string {
	if s.Consistent {
		if w, ok := s.chosen[t.Word]; ok {
			return w
		}
	}
	w := ""
	if s.rng.Float64() < s.Words {
		w = s.pick(s.vocab.String(t.Word))
	}
	s.chosen[t.Word] = w
	return w
}

// pick returns a synonym of word in its form, "" where there is none.
func (s *spin) pick(word string) string {
	x := s.lexicon.Lookup(word)
	if x == 0 {
		return ""
	}
	forms := s.lexicon.Analyses(x, nil)
	if len(forms) == 0 {
		return ""
	}
	reading := forms[0]
	candidates := s.lexicon.Synonyms(reading.Lemma, nil)
	candidates = slices.DeleteFunc(candidates, func(w lexicon.Word) bool {
		return w == reading.Lemma || w == x || s.lexicon.LogProb(w) < -14.5 || s.inflect(w, reading) == 0
	})
	if len(candidates) == 0 {
		return ""
	}
	if s.Choice != Any && s.Choice != Nearest {
		candidates = candidates[:min(len(candidates), 12)]
		slices.SortStableFunc(candidates, func(a, b lexicon.Word) int {
			return int(10 * (s.lexicon.LogProb(b) - s.lexicon.LogProb(a)))
		})
	}
	k := 0
	switch s.Choice {
	case Any:
		k = s.rng.IntN(len(candidates))
	case Worst:
		k = len(candidates) - 1
	default:
		k = min(s.rng.IntN(3), len(candidates)-1)
	}
	return s.lexicon.String(s.inflect(candidates[k], reading))
}

// inflect returns lemma in the form of reading, 0 where it has none.
func (s *spin) inflect(lemma lexicon.Word, reading lexicon.Analysis) lexicon.Word {
	for _, a := range s.lexicon.Analyses(lemma, nil) {
		if a.PartOfSpeech != reading.PartOfSpeech || a.Lemma != lemma {
			continue
		}
		if s.Uninflected || reading.Form&lexicon.Base != 0 {
			return lemma
		}
		for f := lexicon.Plural; f <= lexicon.Superlative && f != 0; f <<= 1 {
			if reading.Form&f != 0 {
				return s.lexicon.Inflect(lemma, f)
			}
		}
	}
	return 0
}

// likeCase gives word the capital of like.
func likeCase(word, like string) string {
	r, _ := utf8.DecodeRuneInString(like)
	if !unicode.IsUpper(r) {
		return word
	}
	first, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[n:]
}
