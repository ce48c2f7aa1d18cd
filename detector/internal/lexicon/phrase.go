package lexicon

// Phrase reports whether the words, two or three, are an established term:
// "focal point", "turn of events".
func (l *Lexicon) Phrase(words ...Word) bool {
	if len(words) < 2 {
		return false
	}
	run := l.phrases.at(uint32(words[0]))
	second := uint32(0)
	for at := 0; at < len(run); {
		var n, third uint32
		n, at = number(run, at)
		second += n >> 1
		if n&1 != 0 {
			third, at = number(run, at)
		}
		if Word(second) == words[1] && (len(words) == 2 && third == 0 || len(words) == 3 && Word(third) == words[2]) {
			return true
		}
	}
	return false
}
