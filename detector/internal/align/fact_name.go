package align

import (
	"slices"
	"strings"
	"unicode/utf8"

	"unspin/detector/internal/text"
)

// A nameForm is one way in which a text writes a name: its words by lemma, those
// after a particle ("of Tern") apart.
type nameForm struct {
	head, rest []uint32
	words      []text.Word // all of them, as they are written
	written    text.Word   // the last word of the head
	initials   string      // of two words or more, without those in lower case
	acronym    bool        // it is one word in capitals
}

func (n *nameForm) last() uint32 { return n.head[len(n.head)-1] }

func (n nameForm) equal(o nameForm) bool {
	return slices.Equal(n.head, o.head) && slices.Equal(n.rest, o.rest)
}

// form returns how mention m writes its name.
func (l *factList) form(m *text.Fact) nameForm {
	var n nameForm
	var initials []byte
	var sure []uint32 // of the head, what is a name by itself
	capital := false
	for i := m.Start; i < m.End; i++ {
		t := &l.document.Tokens[i]
		if t.Kind == text.PunctKind || t.Kind == text.WordKind && !t.Is(text.Capital) {
			continue
		}
		lemma := l.words.facts[t.Word].lemma
		n.words = append(n.words, t.Word)
		if i < m.Head {
			n.head, n.written = append(n.head, lemma), t.Word
			if t.Is(text.Name) {
				sure = append(sure, lemma)
			}
		} else {
			n.rest = append(n.rest, lemma)
		}
		word := l.words.String(t.Word)
		_, size := utf8.DecodeRuneInString(word)
		initials = append(initials, word[:size]...)
		letters := l.document.Text(i, i+1)
		capital = strings.ToUpper(letters) == letters && len(word) > 1
	}
	if len(sure) > 0 && sure[len(sure)-1] == n.last() { // Minister Roe is Jane Roe, but no ministry another
		n.head = sure
	}
	if utf8.RuneCount(initials) > 1 {
		n.initials = string(initials)
	} else {
		n.acronym = capital
	}
	return n
}

// keys returns under what a name is looked for that another text may write in
// another way: as initials, by its consonants, and by its beginning.
func (n *nameForm) keys(w *Words) []string {
	var out []string
	word := w.String(n.written)
	if n.initials != "" {
		out = append(out, "i "+n.initials)
	} else if n.acronym {
		out = append(out, "i "+word)
	}
	if len(word) >= shortestForm {
		out = append(out, "c "+consonants(word))
	}
	for cut := 0; cut <= longestEnding && len(word)-cut >= shortestStem; cut++ {
		out = append(out, "b "+word[:len(word)-cut])
	}
	return out
}

const (
	shortestForm  = 4 // letters of a name that is written in more than one way: Kiev, Kyiv
	shortestStem  = 5 // letters of one that others are made of: Russia, Russian
	longestEnding = 2
)

// consonants returns word without vowels and doubled letters, but for the first: that is what
// transliterations keep.
func consonants(word string) string {
	var b strings.Builder
	previous := rune(0)
	for i, r := range word {
		if i == 0 || r != previous && !strings.ContainsRune("aeiouy", r) {
			b.WriteRune(r)
		}
		previous = r
	}
	return b.String()
}

// samePerson reports whether two forms can be of one name: one leaves out words before the last
// of the other's, or what follows a particle, or is its initials.
func (w *Words) samePerson(a, b *nameForm) bool {
	if len(a.rest) > 0 && len(b.rest) > 0 && !slices.Equal(a.rest, b.rest) {
		return false
	}
	if len(a.head) > len(b.head) {
		a, b = b, a
	}
	if a.last() == b.last() || w.spelledAlike(a.written, b.written) {
		return subsequence(a.head[:len(a.head)-1], b.head[:len(b.head)-1])
	}
	short, long := a, b
	if !short.acronym {
		short, long = b, a
	}
	return short.acronym && long.initials != "" && w.String(short.written) == long.initials
}

// subsequence reports whether the words of short stand in long, in order.
func subsequence(short, long []uint32) bool {
	for _, x := range long {
		if len(short) > 0 && short[0] == x {
			short = short[1:]
		}
	}
	return len(short) == 0
}

// spelledAlike reports whether two words are one name, by how languages write those of others:
// the vowels differ, or the ending of one is added. A letter more or less tells
// Iran from Iraq and Austria from Australia.
func (w *Words) spelledAlike(a, b text.Word) bool {
	x, y := w.String(a), w.String(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) >= shortestForm && len(y)-len(x) <= 1 && within(x, y, 2) && consonants(x) == consonants(y) {
		return true
	}
	return len(x) >= shortestStem && len(y)-len(x) <= longestEnding && strings.HasPrefix(y, x)
}

// A chainOfWords finds where a document has a word: first by word, and from each
// token to the next one of the same word.
type chainOfWords struct {
	first, next []int32 // tokens, −1 for none
}

func newChain(w *Words, d *text.Document) chainOfWords {
	c := chainOfWords{make([]int32, w.Len()), make([]int32, len(d.Tokens))}
	for i := range c.first {
		c.first[i] = -1
	}
	for i := len(d.Tokens) - 1; i >= 0; i-- {
		word := d.Tokens[i].Word
		c.next[i] = c.first[word]
		c.first[word] = int32(i)
	}
	return c
}

// find returns the first place where d has words in a row.
func (c *chainOfWords) find(d *text.Document, words []text.Word) (Range, bool) {
	tries := 0
	for i := c.first[words[0]]; i >= 0 && tries < mostCandidates; i = c.next[i] {
		tries++
		if end := follows(d, words, i); end > i {
			return Range{i, end}, true
		}
	}
	return Range{}, false
}

// follows returns where words end that begin at token i of d, with particles and
// hyphens between them; i where they do not stand there.
func follows(d *text.Document, words []text.Word, i int32) int32 {
	const between = 2
	at := i
	for k, skipped := i, 0; len(words) > 0; k++ {
		if int(k) >= len(d.Tokens) || skipped > between {
			return i
		}
		t := &d.Tokens[k]
		switch {
		case t.Word == words[0] && t.Content():
			words, at, skipped = words[1:], k+1, 0
		case t.Content() || k == i:
			return i
		default:
			skipped++
		}
	}
	return at
}
