package sample

import "strings"

// votes are the probabilities that the pieces of a sample give to languages.
type votes struct {
	sum    map[string]float64 // by code
	judged int                // pieces that say anything
}

// add adds a piece that is surely in a language, or in none of the list.
func (v *votes) add(code string) {
	v.sum[code]++
	v.judged++
}

// best returns the language of the list that has most votes, and its mean
// probability.
func (v *votes) best() (best known, mean float64) {
	best = languages()[0]
	for _, l := range languages() {
		if v.sum[l.code] > v.sum[best.code] {
			best = l
		}
	}
	return best, v.sum[best.code] / float64(max(1, v.judged))
}

// reach returns the mean probability that the best language has if all of n
// further pieces are in it.
func (v *votes) reach(n int) float64 {
	best, _ := v.best()
	return (v.sum[best.code] + float64(n)) / float64(max(1, v.judged+n))
}

// judge returns the language that the sample is likeliest to be in, and its
// mean probability over the pieces that say anything. It is not ok where nobody
// can be asked who must be.
func (s *sample) judge(ask Ask) (best known, mean float64, ok bool) {
	v := votes{sum: map[string]float64{}}
	if !s.script.modelled {
		s.judgeLetters(&v)
		best, mean = v.best()
		return best, mean, true
	}
	met, open := s.judgeWords(&v)
	if !s.ask(&v, open, ask) {
		return known{}, 0, false
	}
	best, mean = v.best()
	if len(open) > 0 && !isProse(met, best.code) {
		mean = min(mean, unsure)
	}
	return best, mean, true
}

// judgeLetters judges pieces in a script whose letters tell the language.
func (s *sample) judgeLetters(v *votes) {
	for _, piece := range s.pieces {
		if code := s.script.tell(piece); code != "" {
			v.add(code)
		}
	}
}

// judgeWords judges pieces in a script that languages share, and returns which of the
// commonest words each has, and those that it cannot judge. Where the common words of all
// settle the language, a piece whose own words agree is in it, unless it has a letter, be
// it in a name, that the language has not.
func (s *sample) judgeWords(v *votes) (met [][]*word, open []string) {
	met = make([][]*word, len(s.pieces))
	pieces := make([]string, len(s.pieces)) // in lower case
	found := make([][]*word, len(s.pieces))
	for i, piece := range s.pieces {
		pieces[i] = strings.ToLower(piece)
		met[i] = commonWords(pieces[i])
		found[i] = distinct(whole(met[i], len(pieces)))
	}
	all := merge(found)
	text := count(all, mostOf(all))
	settled := text.settles(len(pieces))
	l := find(common().codes[text.language])
	for i, piece := range s.pieces {
		if settled && count(found[i], text.language).agrees() && l.spells(pieces[i]) {
			v.add(l.code)
		} else {
			open = append(open, piece)
		}
	}
	return met, open
}

// whole returns the words of one of n pieces without those at its edges, which
// may be halves.
func whole(words []*word, n int) []*word {
	if n == 1 || len(words) < 2 {
		return words
	}
	return words[1 : len(words)-1]
}

// ask adds what whoever is asked says of pieces, until no language can be had for
// them. It reports whether there was somebody to ask, or no need to.
func (s *sample) ask(v *votes, pieces []string, ask Ask) bool {
	const sure = 0.01 // what rounding may add
	for i, piece := range pieces {
		if s.share*v.reach(len(pieces)-i) < minConfidence-sure {
			return true
		}
		if ask == nil {
			return false
		}
		guesses := ask(s.script.name, piece)
		if guesses[0].Probability == 0 {
			continue // nothing that is known there
		}
		v.judged++
		for _, guess := range guesses {
			v.sum[guess.Code] += guess.Probability
		}
	}
	return true
}
