package text

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
		if t.Kind == WordKind && t.Is(Capital) && t.Content() && seen[t.Word] == inside {
			t.Flags |= Name
		}
	}
}

// opensClause reports whether a capital after punctuation r says nothing.
func opensClause(r rune) bool { return isDoubleQuote(r) || isSingleQuote(r) || r == ':' || r == '•' }
