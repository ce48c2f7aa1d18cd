package artifact

import (
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A Neighbourship is two words side by side of a text that stands alone, at least one of them a
// content word, both known to a pack that knows which pairs are met, and neither a name.
type Neighbourship struct {
	First, Second int32 // tokens
	Mixed         bool  // one of them is a small word
	Unmet         bool  // the pack does not have the pair
	Agreeing      bool  // the first is an article or the like, of which there are others for other genders and cases
	Clash         bool  // it is one before which the pack does not have the second, though it has another of its kind there
}

// Neighbourships returns those of the suspect of a, in its order; none where the pack knows how
// often pairs are met, which tells more.
func Neighbourships(a *align.Alignment) []Neighbourship {
	p := prober{words: a.Words, lexicon: a.Words.Lexicon(), suspect: a.Suspect}
	if p.lexicon == nil || !p.lexicon.Attested() {
		return nil
	}
	d := a.Suspect
	var out []Neighbourship
	for i := range d.Tokens {
		if n, ok := p.neighbourship(int32(i)); ok {
			out = append(out, n)
		}
	}
	return out
}

// neighbourship returns that of token i and the word after it.
func (p *prober) neighbourship(i int32) (Neighbourship, bool) {
	d := p.suspect
	if d.Tokens[i].Kind != text.WordKind {
		return Neighbourship{}, false
	}
	j := p.neighbour(d, i, +1)
	if j < 0 || d.Tokens[j].Kind != text.WordKind || d.Tokens[i].Is(text.Name) || d.Tokens[j].Is(text.Name) {
		return Neighbourship{}, false
	}
	first, second := d.Tokens[i].Content(), d.Tokens[j].Content()
	x, y := p.entry(d, i), p.entry(d, j)
	if !first && !second || x == 0 || y == 0 {
		return Neighbourship{}, false
	}
	_, met := p.lexicon.Lift(x, y)
	n := Neighbourship{First: i, Second: j, Mixed: first != second, Unmet: !met}
	if others := p.agreeing(i); second && others != nil {
		n.Agreeing = true
		n.Clash = !met && slices.ContainsFunc(others, func(o lexicon.Word) bool { return p.met(o, y) })
	}
	return n, true
}

// agreeing returns the words that can stand in place of token i of the suspect, itself among them, before words of
// other genders and cases; nil for most words.
func (p *prober) agreeing(i int32) (words []lexicon.Word) {
	if p.suspect.Language == nil {
		return nil
	}
	for _, o := range p.suspect.Language.Agreeing(p.words.String(p.suspect.Tokens[i].Word)) {
		words = append(words, p.lexicon.Lookup(o))
	}
	return words
}

// met reports whether the pack has a pair of words.
func (p *prober) met(a, b lexicon.Word) bool {
	_, met := p.lexicon.Lift(a, b)
	return met
}
