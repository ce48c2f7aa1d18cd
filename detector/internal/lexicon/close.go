package lexicon

// Closeness returns how alike the company is in which two words are met, 0 to
// 3: 0 for pairs that no dictionary links, and for those it links in senses
// that text seldom uses. It is what tells a fair synonym from one of another
// sense. Vectors are compared when the pack is compiled; the pack holds the
// outcome.
func (l *Lexicon) Closeness(a, b Word) int {
	return l.closest(l.Profile(a), l.Profile(b))
}

// closest is Closeness of the words of two profiles.
func (l *Lexicon) closest(p, q *Profile) int {
	if p.of == 0 || q.of == 0 {
		return 0
	}
	best := l.closeness(p.of, q.of)
	for _, x := range p.readings {
		for _, y := range q.readings {
			if x.Lemma != p.of || y.Lemma != q.of {
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
