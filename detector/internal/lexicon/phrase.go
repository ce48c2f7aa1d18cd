package lexicon

// Phrase reports whether the words, two or three, are an established term:
// "focal point", "turn of events".
func (l *Lexicon) Phrase(words ...Word) bool {
	switch len(words) {
	case 2:
		if l.pairs.load() != nil {
			return l.Joint(words[0], words[1]).Phrase
		}
		return l.phrase(words[0], words[1], 0)
	case 3:
		return l.phrase(words[0], words[1], words[2])
	}
	return false
}

// phrase reports whether words are an established term, the third being 0 in one of two words.
func (l *Lexicon) phrase(a, b, c Word) bool {
	found := false
	l.eachPhrase(a, func(second, third Word) bool {
		found = second == b && third == c
		return !found
	})
	return found
}

// eachPhrase calls f with what follows word a in each phrase that it begins, third being 0 in one
// of two words, until f is not to be asked for more.
func (l *Lexicon) eachPhrase(a Word, f func(second, third Word) (more bool)) {
	run := l.phrases.at(uint32(a))
	second := uint32(0)
	for at := 0; at < len(run); {
		var n, third uint32
		n, at = number(run, at)
		second += n >> 1
		if n&1 != 0 {
			third, at = number(run, at)
		}
		if !f(Word(second), Word(third)) {
			return
		}
	}
}
