package lexicon

// Closeness returns how alike the company is in which two words are met, 0 to
// 3: 0 for pairs that no dictionary links, and for those it links in senses
// that text seldom uses. It is what tells a fair synonym from one of another
// sense. Vectors are compared when the pack is compiled; the pack holds the
// outcome.
func (l *Lexicon) Closeness(a, b Word) int {
	if a == 0 || b == 0 {
		return 0
	}
	best := l.closeness(a, b)
	for _, x := range l.Profile(a).readings {
		for _, y := range l.Profile(b).readings {
			if x.Lemma != a || y.Lemma != b {
				best = max(best, l.closeness(x.Lemma, y.Lemma))
			}
		}
	}
	return best
}

func (l *Lexicon) closeness(a, b Word) int {
	if a == b {
		return 3
	}
	a, b = min(a, b), max(a, b)
	run := l.close.at(uint32(a))
	last := uint32(a)
	for at := 0; at < len(run); {
		var n uint32
		n, at = number(run, at)
		last += n>>2 + 1
		if last >= uint32(b) {
			if last == uint32(b) {
				return int(n & 3)
			}
			return 0
		}
	}
	return 0
}
