package text

import "strings"

// markNames sets the Name flag: a word that is capitalised inside a sentence
// and nowhere stands in lower case is taken for a name, wherever it stands.
// Headings are left out of the evidence, since they capitalise everything, and
// so is a text in capitals.
func (p *parser) markNames() {
	const (
		lower = 1 << iota
		inside
	)
	if p.shouted {
		return
	}
	seen := make([]uint8, p.vocab.Len())
	for _, s := range p.sentences {
		first := true
		for i := s.Start; i < s.End; i++ {
			t := &p.tokens[i]
			if t.Kind == PunctKind {
				first = first || opensClause(p.firstRune(i))
				continue
			}
			switch {
			case !t.Is(Capital):
				seen[t.Word] |= lower
			case !first && s.Flags&Heading == 0:
				seen[t.Word] |= inside
			}
			first = false
		}
	}
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.Kind == WordKind && t.Is(Capital) && t.Content() && seen[t.Word] == inside && (!p.rules.nounCapitals || p.isNameAmongNouns(int32(i))) {
			t.Flags |= Name
		}
	}
}

// isNameAmongNouns reports whether token i, where every noun has a capital, is
// a name: nouns do not follow one another with nothing between them, names
// do ("Kanzlerin Angela Merkel"), and acronyms have nothing but capitals.
func (p *parser) isNameAmongNouns(i int32) bool {
	t := &p.tokens[i]
	letters := p.source[t.Start:t.End]
	return t.End-t.Start > 1 && strings.ToUpper(letters) == letters || p.followNoun(i, i+1) || p.followNoun(i-1, i)
}

// followNoun reports whether tokens i and j are words of meaning with a
// capital and nothing but a space between them.
func (p *parser) followNoun(i, j int32) bool {
	if i < 0 || int(j) >= len(p.tokens) || !p.tokens[j].Is(SpaceBefore) {
		return false
	}
	for _, t := range [2]*Token{&p.tokens[i], &p.tokens[j]} {
		if t.Kind != WordKind || !t.Is(Capital) || !t.Content() {
			return false
		}
	}
	return true
}

// opensClause reports whether a capital after punctuation r says nothing.
func opensClause(r rune) bool { return isDoubleQuote(r) || isSingleQuote(r) || r == ':' || r == '•' }
