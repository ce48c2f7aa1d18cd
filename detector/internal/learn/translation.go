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
	if t.Kind != text.WordKind || !t.Content() || t.Is(text.Name) {
		return 0
	}
	same := s.doc.Text(i, i+1)
	if share(s.Tool, "foreign", strings.ToLower(same)) < s.Foreign {
		s.write(strings.TrimSuffix(same, "e") + foreignEndings[len(same)%len(foreignEndings)])
		return 1
	}
	if s.rng.Float64() < s.Forms {
		if w := s.otherForm(strings.ToLower(same)); w != "" {
			s.write(likeCase(w, same))
			return 1
		}
	}
	return 0
}

// foreignEndings are put to words that stay half translated.
var foreignEndings = []string{"o", "a", "os", "ado", "iente", "ado", "ar"}

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

// pair turns round an adjective and its noun, or a noun and the noun that it
// goes before.
func (s *spin) pair(i, end int32) int32 {
	if i+1 >= end || !s.plain(i) || !s.plain(i+1) || !s.is(i+1, lexicon.Noun) {
		return 0
	}
	a, b := s.doc.Text(i, i+1), s.doc.Text(i+1, i+2)
	switch {
	case s.is(i, lexicon.Adjective) && s.rng.Float64() < s.Swaps:
		s.write(likeCase(b, a) + " " + lowerFirst(a))
	case s.is(i, lexicon.Noun) && s.rng.Float64() < s.Compounds:
		s.write(likeCase(b, a) + " of " + lowerFirst(a))
	default:
		return 0
	}
	return 2
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

// small exchanges or loses an article or a preposition now and then.
func (s *spin) small(same string) string {
	if s.rng.Float64() >= s.Small {
		return same
	}
	return s.otherSmall(same)
}

// smallWords are small words that translation, and learners, take for one
// another.
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
