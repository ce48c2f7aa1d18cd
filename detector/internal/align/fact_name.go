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
	var room [64]byte
	initials := room[:0]
	var some [8]uint32
	sure := some[:0] // of the head, what is a name by itself
	from := len(l.formWords)
	last, heads := m.Start, 0
	for i := m.Start; i < m.End; i++ {
		t := &l.document.Tokens[i]
		if t.Kind == text.PunctKind || t.Kind == text.WordKind && !t.Is(text.Capital) {
			continue
		}
		last = i
		lemma := l.words.facts[t.Word].lemma
		l.formWords, l.formLemmas = append(l.formWords, t.Word), append(l.formLemmas, lemma)
		if i < m.Head {
			heads, n.written = len(l.formWords)-from, t.Word
			if t.Is(text.Name) {
				sure = append(sure, lemma)
			}
		}
		word := l.words.String(t.Word)
		_, size := utf8.DecodeRuneInString(word)
		initials = append(initials, word[:size]...)
	}
	n.words = l.formWords[from:]
	lemmas := l.formLemmas[from:]
	n.head, n.rest = lemmas[:heads], lemmas[heads:]
	if len(sure) > 0 && len(sure) < heads && sure[len(sure)-1] == n.last() { // Minister Roe is Jane Roe, but no ministry another
		n.head = slices.Clone(sure)
	}
	if utf8.RuneCount(initials) > 1 {
		n.initials = string(initials)
	} else {
		n.acronym = len(l.words.String(l.document.Tokens[last].Word)) > 1 && l.document.Capitals(last)
	}
	return n
}

// eachKey visits, as hashes, what a name is looked for under that another text may write in
// another way: as initials, by its consonants, and by its beginning.
func (n *nameForm) eachKey(w *Words, visit func(uint64)) {
	word := w.String(n.written)
	if n.initials != "" {
		visit(hashed('i', n.initials))
	} else if n.acronym {
		visit(hashed('i', word))
	}
	if len(word) >= shortestForm {
		var room [64]byte
		visit(hashed('c', consonants(room[:0], word)))
	}
	for cut := 0; cut <= longestEnding && len(word)-cut >= shortestStem; cut++ {
		visit(hashed('b', word[:len(word)-cut]))
	}
}

// hashed returns a hash of a kind of key and its letters (FNV-1a).
func hashed[T string | []byte](kind byte, letters T) uint64 {
	hash := uint64(14695981039346656037) ^ uint64(kind)
	for i := range len(letters) {
		hash = (hash * 1099511628211) ^ uint64(letters[i])
	}
	return hash * 1099511628211
}

const (
	shortestForm  = 4 // letters of a name that is written in more than one way: Kiev, Kyiv
	shortestStem  = 5 // letters of one that others are made of: Russia, Russian
	longestEnding = 2
)

// consonants appends to b word without vowels and doubled letters, but for the first: that is what
// transliterations keep.
func consonants(b []byte, word string) []byte {
	previous := rune(0)
	for i, r := range word {
		if i == 0 || r != previous && !strings.ContainsRune("aeiouy", r) {
			b = utf8.AppendRune(b, r)
		}
		previous = r
	}
	return b
}

// soundAlike reports whether two words have the same consonants.
func soundAlike(a, b string) bool {
	var x, y [64]byte
	return string(consonants(x[:0], a)) == string(consonants(y[:0], b))
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
	if len(x) >= shortestForm && len(y)-len(x) <= 1 && within(x, y, 2) && soundAlike(x, y) {
		return true
	}
	return len(x) >= shortestStem && len(y)-len(x) <= longestEnding && strings.HasPrefix(y, x)
}

// A chainOfWords finds where a document has a word: first by word, and from each
// token to the next one of the same word.
type chainOfWords struct {
	first, next []int32 // tokens, −1 for none
}

// fill makes the chain that of d.
func (c *chainOfWords) fill(w *Words, d *text.Document) {
	c.first, c.next = resized(c.first, w.Len()), resized(c.next, len(d.Tokens))
	for i := range c.first {
		c.first[i] = -1
	}
	for i := len(d.Tokens) - 1; i >= 0; i-- {
		word := d.Tokens[i].Word
		c.next[i] = c.first[word]
		c.first[word] = int32(i)
	}
}

// find returns the first place where d has words in a row.
func (c *chainOfWords) find(d *text.Document, words []text.Word) (Range, bool) {
	if int(words[0]) >= len(c.first) { // numbered since, for another document
		return Range{}, false
	}
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
