package learn

import (
	"slices"
	"strings"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A Choice is how a spinner picks among the synonyms of a word.
type Choice uint8

// Choices.
const (
	Nearest  Choice = iota // one of the first three that the thesaurus lists
	Frequent               // one of the three commonest
	Any                    // one at random
	Worst                  // the rarest
)

// A Spinner is a setting of the generator: what a tool of some make would do
// to a text. Shares are 0–1; where there are two, each text draws its own
// between them. The same setting under another Tool knows other links of the
// thesaurus and other phrases: no list is to be learned by heart.
type Spinner struct {
	Name          string
	Least, Most   float64 // content words replaced
	Choice        Choice
	Tool          uint64
	List          float64 // links of the thesaurus and phrases that the tool knows
	Uninflected   bool    // the lemma is put in whatever form was asked for
	Consistent    bool    // one replacement a word throughout, as a dictionary gives
	Phrases       float64 // phrases and function words of the list replaced
	Fillers       float64 // sentences that get a filler in front
	Names         bool    // names are replaced too
	Numbers       float64 // small numbers written the other way, in words or figures
	Quotes        bool    // quotations are left alone
	LowerCase     bool    // a replacement does not get the capital of what it replaces
	DropSentences float64
	Merge         float64 // sentences joined to the one before
	Reorder       float64 // sentences that change places with the next
	Headings      bool    // headings are lost
	Attributions  bool    // "the mayor said" after a quotation is lost
	JoinParas     bool    // paragraph breaks lost, some with their space
	Half          half    // only that part is spun
	Twice         bool    // what comes out is spun once more
	Trip                  // traces of translation and back
}

// A Trip is what rule-based translation and back leaves behind, each
// as a share of the places where it could.
type Trip struct {
	Small       float64 // prepositions exchanged, and a quarter as often other small words
	Pronouns    float64 // subjects left out
	Articles    float64 // plurals at large that get a "the"
	Possessives float64 // "Ruiz's plan" turned into "the plan of Ruiz"
	Swaps       float64 // "daring raid" turned into "raid daring"
	Compounds   float64 // "dive spots" turned into "spots of dive"
	Forms       float64 // broken agreement: another form of the verb or number
	Foreign     float64 // words that stay half translated
}

// A half is the part of a text that is spun.
type half uint8

const (
	whole half = iota
	firstHalf
	secondHalf
)

// A spin is one run of a Spinner over one text.
type spin struct {
	Spinner
	writer
	words  float64 // content words replaced in this text
	chosen map[text.Word]string
}

// leastWords is how many replacements a spun text should have: with fewer it
// is too like what a careful editor does.
const leastWords = 10

// Spin returns what the spinner makes of source. The same source and seed
// give the same text.
func (s Spinner) Spin(lex *lexicon.Lexicon, source string, seed uint64) string {
	r := spin{Spinner: s, writer: newWriter(lex, source, seed), chosen: map[text.Word]string{}}
	if s.Most > 0 {
		enough := leastWords / float64(max(r.content(), 1))
		r.words = min(max(s.Least+(s.Most-s.Least)*r.rng.Float64(), enough), max(s.Most, .3))
	}
	r.run()
	out := r.join()
	if s.Twice {
		s.Twice, s.Tool = false, s.Tool+1
		s.Least, s.Most = s.Least/2, s.Most/2
		return s.Spin(lex, out, seed+1)
	}
	return out
}

// run writes the sentences.
func (s *spin) run() {
	order := s.order()
	for i, at := range order {
		x := s.doc.Sentences[at]
		if s.Headings && x.Flags&text.Heading != 0 || s.rng.Float64() < s.DropSentences {
			continue
		}
		s.begin(s.joint(s.between(i)))
		if s.Half == secondHalf && i < len(order)/2 || s.Half == firstHalf && i >= len(order)/2 {
			s.copy(x.Start, x.End)
			continue
		}
		s.sentence(x)
		if s.rng.Float64() < s.Merge {
			s.merge()
		}
	}
}

// order returns the sentences in the order in which they are written.
func (s *spin) order() []int {
	order := make([]int, len(s.doc.Sentences))
	for i := range order {
		order[i] = i
	}
	for i := 0; i+1 < len(order); i++ {
		if s.rng.Float64() < s.Reorder {
			order[i], order[i+1] = order[i+1], order[i]
			i++
		}
	}
	return order
}

// joint returns what stands between two sentences.
func (s *spin) joint(between string) string {
	if !s.JoinParas || !strings.Contains(between, "\n") || len(s.pieces) == 0 {
		return between
	}
	if s.rng.IntN(3) == 0 {
		return ""
	}
	return " "
}

// sentence writes one sentence, token by token.
func (s *spin) sentence(x text.Sentence) {
	first := &s.doc.Tokens[x.Start]
	if s.rng.Float64() < s.Fillers && first.Kind == text.WordKind {
		s.write(table.fillers[s.rng.IntN(len(table.fillers))] + " ")
		if !first.Is(text.Name) {
			s.lowerNext = true
		}
	}
	for i := x.Start; i < x.End; {
		s.space(i, x.Start)
		i += s.replace(i, x.End)
	}
}

// replace writes what stands for the tokens from i on and returns how many
// it has dealt with.
func (s *spin) replace(i, end int32) int32 {
	t := &s.doc.Tokens[i]
	if n := s.attribution(i, end); n > 0 {
		return n
	}
	if n := s.translated(i, end); n > 0 {
		return n
	}
	same := s.doc.Text(i, i+1)
	if other, ok := table.numerals[strings.ToLower(same)]; ok && s.rng.Float64() < s.Numbers {
		s.write(other)
		return 1
	}
	switch {
	case t.Kind != text.WordKind, s.Quotes && t.Quotation >= 0, t.Is(text.Name) && !s.Names:
		s.write(same)
		return 1
	}
	if n := s.phrase(i, end); n > 0 {
		return n
	}
	if !t.Content() {
		s.write(s.small(same))
		return 1
	}
	w := s.synonym(t)
	switch {
	case w == "":
		w = same
	case !s.LowerCase:
		w = likeCase(w, same)
	}
	s.write(w)
	return 1
}

// attribution leaves out who said what was quoted before, up to the end of
// the sentence, and keeps the mark there.
func (s *spin) attribution(i, end int32) int32 {
	const long = 8
	if !s.Attributions || i == 0 || end-i > long || end-i < 3 {
		return 0
	}
	before := s.doc.Text(i-1, i)
	if before != "”" && before != "\"" || !slices.ContainsFunc(s.doc.Tokens[i:end], func(t text.Token) bool {
		return slices.Contains([]string{"said", "says", "told", "added"}, s.vocab.String(t.Word))
	}) {
		return 0
	}
	return end - i
}

// phrase swaps the phrase that begins at i, if the tool has it.
func (s *spin) phrase(i, end int32) int32 {
	if s.Phrases == 0 {
		return 0
	}
	var own [][2]string
	for _, p := range table.phrases[s.vocab.String(s.doc.Tokens[i].Word)] {
		n := int32(strings.Count(p[0], " ") + 1)
		if i+n <= end && strings.ToLower(s.doc.Text(i, i+n)) == p[0] && s.knows(p[0], p[1]) &&
			!(i+n < end && s.doc.Tokens[i+n].Kind == text.WordKind && !s.doc.Tokens[i+n].Is(text.SpaceBefore)) { // "can" of "cannot"
			own = append(own, p)
		}
	}
	if len(own) == 0 || s.rng.Float64() >= s.Phrases {
		return 0
	}
	p := own[s.rng.IntN(len(own))]
	n := int32(strings.Count(p[0], " ") + 1)
	s.write(likeCase(p[1], s.doc.Text(i, i+n)))
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
	if s.rng.Float64() < s.words {
		w = s.pick(s.vocab.String(t.Word))
	}
	s.chosen[t.Word] = w
	return w
}

// pick returns a synonym of word in its form, "" where the tool has none.
func (s *spin) pick(word string) string {
	reading, candidates := s.synonyms(word)
	candidates = slices.DeleteFunc(candidates, func(w lexicon.Word) bool {
		return !s.knows(word, s.lexicon.String(w)) || s.form(w, reading, word) == 0
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
		k = s.rng.IntN(min(3, len(candidates)))
	}
	return s.lexicon.String(s.form(candidates[k], reading, word))
}

// form returns lemma w in the form of reading, as far as the tool inflects: that
// of the word like.
func (s *spin) form(w lexicon.Word, reading lexicon.Analysis, like string) lexicon.Word {
	if x := s.inflect(w, reading, like); x == 0 || !s.Uninflected {
		return x
	}
	return w
}

// knows reports whether the tool's list has b for a.
func (s *spin) knows(a, b string) bool {
	return s.List == 0 || share(s.Tool, a, b) < s.List
}
