package lexicon

// Phrase reports whether the words, two or three, are an established term:
// "focal point", "turn of events".
func (l *Lexicon) Phrase(words ...Word) bool {
	if len(words) < 2 || l.filter.load().lacks(words[0], words[1]) {
		return false
	}
	wanted := [2]Word{words[1]}
	if len(words) == 3 {
		wanted[1] = words[2]
	}
	found := false
	l.eachPhrase(words[0], func(second, third Word) bool {
		found = wanted == [2]Word{second, third}
		return !found
	})
	return found && len(words) <= 3
}

// eachPhrase calls f with what follows word a in each phrase that it begins, third being 0 in one
// of two words, until f returns false.
func (l *Lexicon) eachPhrase(a Word, f func(second, third Word) bool) {
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
