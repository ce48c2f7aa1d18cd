package versions

import (
	"math/bits"
	"strings"
	"unicode"
)

// A word is one word of a text, lower-cased and without what joins it to others,
// and where it stands.
type word struct {
	text       string
	start, end int
}

// split returns the words of a text in any language: runs of letters, marks and
// digits; scripts without spaces give one word a letter. A full stop inside
// capitals is no boundary, so that "U.S." is "us" and an agency's house style is
// not taken for wording.
func split(s string) []word {
	var out []word
	var b strings.Builder
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, word{b.String(), start, end})
			b.Reset()
			start = -1
		}
	}
	runes := []rune(s)
	at := 0
	for i, r := range runes {
		size := len(string(r))
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			flush(at)
			start = at
			b.WriteRune(r)
			flush(at + size)
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = at
			}
			b.WriteRune(unicode.ToLower(r))
		case start >= 0 && inside(runes, i):
			if r == '\'' || r == '’' {
				b.WriteByte('\'')
			}
		default:
			flush(at)
		}
		at += size
	}
	flush(at)
	return out
}

// inside reports whether the mark at i joins letters to one word.
func inside(runes []rune, i int) bool {
	if i == 0 || i+1 >= len(runes) {
		return false
	}
	before, after := runes[i-1], runes[i+1]
	switch runes[i] {
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.', ',':
		return unicode.IsUpper(before) && unicode.IsUpper(after) || unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// A features is a set of features.
type features []uint64

func newFeatures(n int) features    { return make(features, (n+63)/64) }
func (b features) has(i int32) bool { return b[i>>6]>>(i&63)&1 == 1 }
func (b features) add(i int32)      { b[i>>6] |= 1 << (i & 63) }
func (b features) count() (n int)   { return b.common(b) }
func (b features) common(c features) (n int) {
	for i := range b {
		n += bits.OnesCount64(b[i] & c[i])
	}
	return n
}

// unshared stands for every feature that one text alone has: it links nothing.
const unshared = -1

// number gives every pair of neighbouring words that two texts or more have a
// number. Such pairs are the features of a text: a word replaced, left out or put in
// changes two, and moving a sentence next to none.
func (s *study) number() {
	type feature [2]string
	seen := map[feature]int{} // in how many texts
	for _, t := range s.texts {
		own := map[feature]bool{}
		for i := range t.words[:max(len(t.words)-1, 0)] {
			f := feature{t.words[i].text, t.words[i+1].text}
			if !own[f] {
				own[f] = true
				seen[f]++
			}
		}
	}
	ids := map[feature]int32{}
	for _, t := range s.texts {
		for i := range t.words[:max(len(t.words)-1, 0)] {
			f := feature{t.words[i].text, t.words[i+1].text}
			id, ok := ids[f]
			switch {
			case seen[f] < 2:
				id = unshared
			case !ok:
				id = int32(len(ids))
				ids[f] = id
			}
			t.order = append(t.order, id)
		}
	}
	for _, t := range s.texts {
		t.set = newFeatures(len(ids))
		for _, f := range t.order {
			if f >= 0 {
				t.set.add(f)
			}
		}
	}
}
