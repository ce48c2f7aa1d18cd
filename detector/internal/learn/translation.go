package learn

import (
	"slices"
	"strings"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// translated writes what translation and back makes of the tokens from i on,
// and returns how many it has dealt with, 0 where it leaves them alone.
func (s *spin) translated(i, end int32) int32 {
	if s.Trip == (Trip{}) {
		return 0
	}
	if n := s.possessive(i, end); n > 0 {
		return n
	}
	if n := s.pair(i, end); n > 0 {
		return n
	}
	t := &s.doc.Tokens[i]
	if t.Kind != text.WordKind {
		return 0
	}
	same := s.doc.Text(i, i+1)
	if !t.Content() {
		if s.vocab.String(t.Word) == "'s" && i > 0 && !s.doc.Tokens[i-1].Content() { // "it's"
			s.write(" is")
			return 1
		}
		return s.pronoun(i, end, same)
	}
	if t.Is(text.Name) {
		return 0
	}
	if s.bare(i) && s.rng.Float64() < s.Articles {
		s.write(likeCase("the ", same))
		s.lowerNext = true
	}
	if share(s.Tool, "foreign", strings.ToLower(same)) < s.Foreign {
		if w := s.foreign(same); w != "" {
			s.write(w)
			return 1
		}
	}
	if s.rng.Float64() < s.Forms {
		if w := s.otherForm(strings.ToLower(same)); w != "" {
			s.write(likeCase(w, same))
			return 1
		}
	}
	return 0
}

// foreign returns a word that stays half translated: what the other language has is like
// some English word of the same meaning, and seldom like the one that stood there.
func (s *spin) foreign(same string) string {
	_, candidates := s.synonyms(strings.ToLower(same))
	if len(candidates) == 0 {
		return ""
	}
	root := s.lexicon.String(candidates[len(same)%len(candidates)])
	return likeCase(strings.TrimSuffix(root, "e")+foreignEndings[len(same)%len(foreignEndings)], same)
}

// foreignEndings are put to words that stay half translated.
var foreignEndings = []string{"o", "a", "os", "ado", "iente", "ado", "ar"}

// pronoun leaves a subject out, as languages do whose verbs say who acts.
func (s *spin) pronoun(i, end int32, same string) int32 {
	if i+1 >= end || s.doc.Tokens[i+1].Kind != text.WordKind || !s.doc.Tokens[i+1].Is(text.SpaceBefore) ||
		!slices.Contains(subjects, strings.ToLower(same)) || s.rng.Float64() >= s.Pronouns {
		return 0
	}
	s.closed = true
	return 1
}

// subjects are pronouns that sentences begin with, and what questions and
// denials begin with in English alone.
var subjects = []string{"i", "you", "he", "she", "it", "we", "they", "do", "does", "did"}

// bare reports whether token i is a plural that nothing determines: other languages
// say "the crops" of crops at large.
func (s *spin) bare(i int32) bool {
	forms := s.lexicon.Analyses(s.lexicon.Lookup(s.vocab.String(s.doc.Tokens[i].Word)), nil)
	if len(forms) == 0 || forms[0].PartOfSpeech != lexicon.Noun || forms[0].Form&lexicon.Plural == 0 {
		return false
	}
	if i == 0 || s.doc.Tokens[i-1].Kind == text.PunctKind {
		return true
	}
	before := &s.doc.Tokens[i-1]
	return before.Kind == text.WordKind && !before.Content() && !slices.Contains(determiners, s.vocab.String(before.Word))
}

var determiners = strings.Fields("the a an this that these those my your his her its our their some any no all each every many few more most other such own 's which what whose")

// possessive turns "X's Y" into "the Y of X".
func (s *spin) possessive(i, end int32) int32 {
	if i+2 >= end || s.vocab.String(s.doc.Tokens[i+1].Word) != "'s" || s.doc.Tokens[i+2].Kind != text.WordKind ||
		!s.doc.Tokens[i+2].Content() || s.rng.Float64() >= s.Possessives {
		return 0
	}
	owner := s.doc.Text(i, i+1)
	s.write(likeCase("the ", owner) + s.doc.Text(i+2, i+3) + " of " + owner)
	return 3
}

// pair turns round an adjective and its noun, or a noun or name and the noun that
// it goes before.
func (s *spin) pair(i, end int32) int32 {
	if i+1 >= end || !s.plain(i+1) || !s.is(i+1, lexicon.Noun) {
		return 0
	}
	a, b := s.doc.Text(i, i+1), s.doc.Text(i+1, i+2)
	switch {
	case s.alone(i):
		if s.rng.Float64() >= s.Compounds/3 { // a third as often, in the round trips of the corpora
			return 0
		}
		s.write(b + " of " + a)
	case !s.plain(i):
		return 0
	case s.is(i, lexicon.Adjective) && s.rng.Float64() < s.Swaps:
		s.write(likeCase(b, a) + " " + lowerFirst(a))
	case s.is(i, lexicon.Noun) && s.rng.Float64() < s.Compounds:
		s.write(likeCase(b, a) + " of " + lowerFirst(a))
	default:
		return 0
	}
	return 2
}

// alone reports whether token i is a name of one word with a space before it.
func (s *spin) alone(i int32) bool {
	t := &s.doc.Tokens[i]
	return i > 0 && t.Kind == text.WordKind && t.Is(text.Name) && t.Is(text.SpaceBefore) && !s.doc.Tokens[i-1].Is(text.Name)
}

// plain reports whether token i is a common word with a space before it.
func (s *spin) plain(i int32) bool {
	t := &s.doc.Tokens[i]
	return t.Kind == text.WordKind && t.Content() && !t.Is(text.Name) && t.Is(text.SpaceBefore)
}

// is reports whether the likeliest reading of token i is of part of speech p.
func (w *writer) is(i int32, p lexicon.PartOfSpeech) bool {
	forms := w.lexicon.Analyses(w.lexicon.Lookup(w.vocab.String(w.doc.Tokens[i].Word)), nil)
	return len(forms) > 0 && forms[0].PartOfSpeech == p
}

// otherForm returns another form of a word, "" where it has none.
func (w *writer) otherForm(word string) string {
	x := w.lexicon.Lookup(word)
	if x == 0 {
		return ""
	}
	forms := w.lexicon.Analyses(x, nil)
	if len(forms) == 0 {
		return ""
	}
	var others []lexicon.Word
	for f := lexicon.Base; f <= lexicon.Gerund && f != 0; f <<= 1 {
		if y := w.lexicon.Inflect(forms[0].Lemma, f); y != 0 && y != x && !slices.Contains(others, y) {
			others = append(others, y)
		}
	}
	if len(others) == 0 {
		return ""
	}
	return w.lexicon.String(others[w.rng.IntN(len(others))])
}

// small exchanges a preposition now and then, and seldom another small word.
func (s *spin) small(same string) string {
	p := s.rng.Float64()
	for i, table := range []map[string][]string{prepositions, agreements} {
		if others := table[strings.ToLower(same)]; others != nil && p < s.Small/float64(1+3*i) {
			return likeCase(others[s.rng.IntN(len(others))], same)
		}
	}
	return same
}

// prepositions and agreements are what small words come back as from a
// translation, the likeliest more than once.
var (
	prepositions = map[string][]string{
		"in": {"at", "at", "of", "to"}, "on": {"in", "in", "at", "of"}, "at": {"in", "in", "to"}, "to": {"at", "at", "of", "in"},
		"from": {"of", "of", "since"}, "by": {"for", "for", "of"}, "for": {"to", "by", "of"}, "of": {"in", "to", "from"},
		"into": {"to", "at", "in"}, "over": {"on"}, "about": {"on", "of"}, "between": {"among"}, "as": {"like", "how", "so"},
		"with": {"of", "by"}, "because": {"that"}, "while": {"as"}, "within": {"in"}, "upon": {"on"},
	}
	agreements = map[string][]string{
		"he": {"it"}, "she": {"it"}, "her": {"his"}, "their": {"his"}, "its": {"his"}, "him": {"it"}, "them": {"him", "they"},
		"is": {"are"}, "are": {"is"}, "was": {"were"}, "were": {"was"}, "have": {"has"}, "has": {"have"}, "been": {"was"}, "be": {"being"},
		"a": {"one"}, "an": {"one"}, "the": {"it"}, "who": {"that"}, "which": {"that", "what"}, "that": {"than", "which"},
		"than": {"that"}, "may": {"can"}, "should": {"to"}, "not": {"no"},
	}
)

// smallWords are small words that learners take for one another.
var smallWords = [][]string{
	{"in", "on", "at", "to"}, {"of", "from", "by"}, {"for", "by", "to"}, {"with", "by"}, {"this", "that", "the"},
	{"it", "this", "he"}, {"its", "his", "their"}, {"will", "would", "goes to"}, {"than", "that"}, {"who", "that", "which"},
	{"the", "a"}, {"a", "the"}, {"an", "a", "the"}, {"has", "have"}, {"is", "are"}, {"was", "were"}, {"more", "most"},
}

// otherSmall returns a small word that same is taken for.
func (w *writer) otherSmall(same string) string {
	for _, g := range smallWords {
		if slices.Contains(g, strings.ToLower(same)) {
			return likeCase(g[w.rng.IntN(len(g))], same)
		}
	}
	return same
}
