package sample

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text is judged by 16 pieces of 128 bytes spread over it. 2 KB tell a
// language as well as 100 KB do, which take lingua-go 300 ms; and pieces
// can disagree, which is how a language outside the list gives itself
// away (see Judge).
const pieceCount = 16

// PieceSize is how many bytes a piece has at most.
const PieceSize = 128

// Spread returns pieces of the text, evenly spaced, or all of a short text.
func Spread(text string) []string {
	count := min(pieceCount, (len(text)+PieceSize-1)/PieceSize)
	var pieces []string
	for i := range count {
		size := min(PieceSize, len(text))
		start := 0
		if count > 1 {
			start = (len(text) - size) * i / (count - 1)
		}
		end := start + size
		for start < end && !utf8.RuneStart(text[start]) {
			start++
		}
		for end < len(text) && end > start && !utf8.RuneStart(text[end]) {
			end--
		}
		pieces = append(pieces, text[start:end])
	}
	return pieces
}

// A sample is what is judged of a text: its pieces, reduced to the words in
// the script that most of its letters belong to. lingua-go settles a tie
// between scripts by chance; with one script there is none.
type sample struct {
	script  script
	letters int     // of the script
	share   float64 // of all letters
	pieces  []string
}

// newSample takes a sample of the pieces of a text.
func newSample(pieces []string) sample {
	counts := make([]int, len(scripts()))
	all := 0
	for _, p := range pieces {
		all += countLetters(counts, p)
	}
	var s sample
	for i, script := range scripts() {
		if counts[i] > s.letters {
			s.script, s.letters = script, counts[i]
		}
	}
	if all > 0 {
		s.share = float64(s.letters) / float64(all)
	}
	for _, p := range pieces {
		s.pieces = append(s.pieces, s.words(p))
	}
	return s
}

// countLetters counts a piece's letters, and adds those of each script to
// counts.
func countLetters(counts []int, piece string) (all int) {
	list := scripts()
	latins := slices.IndexFunc(list, func(s script) bool { return s.name == latin })
	last := 0 // the script of the letter before, which is likely the next one's
	for _, r := range piece {
		if r <= unicode.MaxASCII {
			if isASCIILetter(r) {
				all++
				counts[latins]++
			}
			continue
		}
		if !unicode.IsLetter(r) {
			continue
		}
		all++
		if !list[last].hasLetter(r) {
			i := slices.IndexFunc(list, func(s script) bool { return s.hasLetter(r) })
			if i < 0 {
				continue
			}
			last = i
		}
		counts[last]++
	}
	return all
}

// words returns a piece with the letters of the sample's script alone. Combining marks go, so
// that a word stays one word; whatever else there is parts words.
func (s *sample) words(piece string) string {
	plain := s.script.name == latin // which has all of ASCII
	out := make([]byte, 0, len(piece))
	for _, r := range piece {
		switch {
		case r <= unicode.MaxASCII && plain && isASCIILetter(r):
			out = append(out, byte(r))
		case r > unicode.MaxASCII && s.script.hasLetter(r):
			out = utf8.AppendRune(out, r)
		case r > unicode.MaxASCII && unicode.Is(unicode.Mn, r):
		default:
			out = append(out, ' ')
		}
	}
	return string(out)
}

// isForeign reports whether the sample has more letters that the language is
// not written with than a word borrowed from elsewhere has. Words with a capital
// are left out: they may be names.
func (s *sample) isForeign(l known) bool {
	if l.script == latin && s.beyondASCII() <= maxForeign {
		return false // whatever they are
	}
	foreign, all := 0, 0
	for _, p := range s.pieces {
		for word := range strings.FieldsSeq(p) {
			if !strings.ContainsFunc(word, unicode.IsUpper) {
				foreign += l.foreign(word)
				all += utf8.RuneCountInString(word)
			}
		}
	}
	return foreign > maxForeign && float64(foreign) > maxForeignShare*float64(all)
}

// beyondASCII counts the letters of the sample that ASCII has not.
func (s *sample) beyondASCII() (n int) {
	for _, p := range s.pieces {
		for i := range len(p) {
			if p[i] >= utf8.RuneSelf && utf8.RuneStart(p[i]) {
				n++
			}
		}
	}
	return n
}
