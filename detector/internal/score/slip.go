package score

import (
	"slices"
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// Slips are what programs that translate or reword leave in a text and people who type it seldom do. Words are taken
// apart to be translated and joined again by rule, names come back in capitals, and a translator that has lost
// its way says the same again (Raunak and others 2021, on hallucination).
type slips struct {
	apart     int // hyphens with a blank before them and none after: "the 66 -year -old"
	compounds int // of those, at a word that a reference has in a compound
	blanks    int // before a mark that ends words, or after one that opens them: "a choice ." and "£ 40"
	echoes    int // runs of a few words said twice on end: "then life, then life"
	brackets  int // that are opened and never closed, and words in brackets behind themselves: "Shah (Shah)"
	shouted   int // names in capitals that a reference writes with one: "ROY"
	renamed   int // names that are written as in a reference elsewhere, and here as no word is: "Epswich" for Ipswich
}

const longestEcho = 12 // words

// slipsOf returns how many kinds of slip the suspect has more of than its references. Compounds taken
// apart count twice where they are several and one is the reference's own: some people type dashes so.
func slipsOf(a *align.Alignment, without Mask) (kinds int) {
	own := slipsIn(a.Suspect, without)
	var theirs slips
	for _, d := range a.References {
		s := slipsIn(d, nil)
		theirs.apart += s.apart
		theirs.blanks += s.blanks
		theirs.echoes += s.echoes
		theirs.brackets += s.brackets
	}
	own.compare(a, without)
	own.apart -= theirs.apart
	for _, more := range [...]bool{own.apart > 0 || own.blanks > theirs.blanks, own.apart > 1 && own.compounds > 0,
		own.echoes > theirs.echoes, own.brackets > theirs.brackets, own.shouted > 0, own.renamed > 0} {
		if more {
			kinds++
		}
	}
	return kinds
}

// slipsIn counts what can be seen in d alone.
func slipsIn(d *text.Document, without Mask) (s slips) {
	open := 0
	for i := range d.Tokens {
		if without != nil && without[i] {
			continue
		}
		if d.Tokens[i].Kind == text.PunctKind {
			if cameApart(d, i) {
				s.apart++
			}
			if strayBlank(d, i) {
				s.blanks++
			}
			switch d.Text(int32(i), int32(i+1)) {
			case "(":
				if sad(d, i) {
					break
				}
				open++
				if i > 0 && i+1 < len(d.Tokens) && d.Tokens[i-1].Word == d.Tokens[i+1].Word {
					s.brackets++
				}
			case ")":
				open = max(0, open-1) // "a)" counts on
			}
		}
	}
	s.brackets += open
	var room []text.Word
	for _, x := range d.Sentences {
		room = spoken(room[:0], d, x, without)
		s.echoes += echoesIn(room)
	}
	return s
}

// cameApart reports whether token i of d is a hyphen that stands at the word after it alone.
func cameApart(d *text.Document, i int) bool {
	return i > 0 && i+1 < len(d.Tokens) && d.Text(int32(i), int32(i+1)) == "-" && d.Tokens[i].Is(text.SpaceBefore) &&
		d.Tokens[i-1].Kind != text.PunctKind && d.Tokens[i+1].Kind == text.WordKind && !d.Tokens[i+1].Is(text.SpaceBefore)
}

// strayBlank reports whether a blank stands at mark i where English has none.
func strayBlank(d *text.Document, i int) bool {
	after := i+1 == len(d.Tokens) || d.Tokens[i+1].Is(text.SpaceBefore)
	switch d.Text(int32(i), int32(i+1)) {
	case ",", ".", ";", ":", "!", "?", "%", ")":
		return i > 0 && d.Tokens[i].Is(text.SpaceBefore) && after
	case "(", "£", "$", "€":
		return i+1 < len(d.Tokens) && after && !sad(d, i)
	}
	return false
}

// sad reports whether bracket i is the mouth of a face.
func sad(d *text.Document, i int) bool {
	return i > 0 && d.Tokens[i-1].Kind == text.PunctKind && !d.Tokens[i].Is(text.SpaceBefore)
}

// spoken appends the words of sentence x to words.
func spoken(words []text.Word, d *text.Document, x text.Sentence, without Mask) []text.Word {
	for i := x.Start; i < x.End; i++ {
		if d.Tokens[i].Kind != text.PunctKind && (without == nil || !without[i]) {
			words = append(words, d.Tokens[i].Word)
		}
	}
	return words
}

// echoesIn counts the runs of two to longestEcho words that are said twice on end.
func echoesIn(words []text.Word) (n int) {
	for i := 0; i < len(words); i++ {
		for k := 2; k <= longestEcho && i+2*k <= len(words); k++ {
			if same := sameRun(words[i:i+k], words[i+k:]); same && words[i] != words[i+1] { // "no no no no" is said for its own sake
				n++
				i += k - 1
				break
			}
		}
	}
	return n
}

// sameRun reports whether others begin with the words of run.
func sameRun(run, others []text.Word) bool {
	for i, w := range run {
		if others[i] != w {
			return false
		}
	}
	return true
}

// compare counts what is seen only beside the references.
func (s *slips) compare(a *align.Alignment, without Mask) {
	d := a.Suspect
	for i := range d.Tokens {
		switch {
		case without != nil && without[i]:
		case s.apart > 1 && cameApart(d, i):
			if compounded(a.References, d.Tokens[i-1].Word) || compounded(a.References, d.Tokens[i+1].Word) {
				s.compounds++
			}
		case shouts(d, i) && !(i > 0 && shouts(d, i-1)) && !(i+1 < len(d.Tokens) && shouts(d, i+1)): // a heading shouts throughout
			if named(a.References, d.Tokens[i].Word) {
				s.shouted++
			}
		}
	}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		for _, c := range b.Columns {
			if c.R >= 0 && c.S >= 0 && !c.Moved && (without == nil || !without[c.S]) && misheard(a, a.References[b.Reference], c) {
				s.renamed++
			}
		}
	}
}

// misheard reports whether the name of the suspect in column c is a word that nobody knows, for one of reference that the
// suspect knows to write, too. Beginnings are not: "Spains" and "Rick" are made by people.
func misheard(a *align.Alignment, reference *text.Document, c align.Column) bool {
	r, s := &reference.Tokens[c.R], &a.Suspect.Tokens[c.S]
	if r.Word == s.Word || !r.Is(text.Name) || !s.Is(text.Name) || s.Kind != text.WordKind || a.Words.Entry(s.Word) != 0 {
		return false
	}
	old, other := a.Words.String(r.Word), a.Words.String(s.Word)
	if strings.HasPrefix(old, other) || strings.HasPrefix(other, old) || !has(a.Suspect, r.Word) {
		return false
	}
	for _, d := range a.References {
		if has(d, s.Word) {
			return false
		}
	}
	return true
}

// has reports whether word is a word of d.
func has(d *text.Document, word text.Word) bool {
	return slices.ContainsFunc(d.Tokens, func(t text.Token) bool { return t.Word == word })
}

// compounded reports whether word stands beside a hyphen, without a blank, in any of references.
func compounded(references []*text.Document, word text.Word) bool {
	for _, d := range references {
		for i := 1; i+1 < len(d.Tokens); i++ {
			if (d.Tokens[i-1].Word == word || d.Tokens[i+1].Word == word) && d.Text(int32(i), int32(i+1)) == "-" &&
				!d.Tokens[i].Is(text.SpaceBefore) && !d.Tokens[i+1].Is(text.SpaceBefore) {
				return true
			}
		}
	}
	return false
}

// shouts reports whether token i of d is a word of three letters or more, all of them capitals.
func shouts(d *text.Document, i int) bool {
	t := &d.Tokens[i]
	if t.Kind != text.WordKind || t.End-t.Start < 3 {
		return false
	}
	for _, c := range []byte(d.Source[t.Start:t.End]) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// named reports whether references have word as a name, and nowhere all in capitals.
func named(references []*text.Document, word text.Word) (is bool) {
	for _, d := range references {
		for i := range d.Tokens {
			if d.Tokens[i].Word == word {
				if shouts(d, i) {
					return false
				}
				is = is || d.Tokens[i].Is(text.Name)
			}
		}
	}
	return is
}
