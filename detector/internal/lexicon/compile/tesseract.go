package main

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A web is what a language's data for Tesseract, a program that reads printed
// letters, say of its words: which there are, and which of them stand side by
// side on pages of the web. Neither is counted.
type web struct {
	words map[string]bool
	pairs map[[2]string]bool
}

// Sections of Tesseract's data.
const (
	letterSection     = 1
	wordSection       = 7
	pairSection       = 14
	lineWordSection   = 19 // of its newer reader of lines, with letters of its own
	lineLetterSection = 21
)

// readWeb reads the data in a package of npm, an entry of a few fields and
// their sections: text for letters, automata for words.
func (s source) readWeb(dir, file string) (*web, error) {
	files, err := s.files(dir, file)
	if err != nil {
		return nil, err
	}
	data, err := unpack(file, files[file])
	if err != nil {
		return nil, err
	}
	sections := tesseractSections(data)
	w := &web{words: map[string]bool{}, pairs: map[[2]string]bool{}}
	letters := tesseractLetters(sections[letterSection])
	dawg := newDawg(sections[wordSection])
	dawg.walk(letters, w.addWord)
	dawg = newDawg(sections[lineWordSection])
	dawg.walk(tesseractLetters(sections[lineLetterSection]), w.addWord)
	dawg = newDawg(sections[pairSection])
	dawg.walk(letters, w.addPair)
	if len(w.words) == 0 || len(w.pairs) == 0 {
		return nil, fmt.Errorf("%s has %d words and %d pairs", file, len(w.words), len(w.pairs))
	}
	return w, nil
}

// tesseractSections cuts data at the offsets at its beginning; a section that
// is missing has a negative one.
func tesseractSections(data []byte) map[int][]byte {
	n := int(binary.LittleEndian.Uint32(data))
	offset := func(i int) int { return int(int64(binary.LittleEndian.Uint64(data[4+8*i:]))) }
	sections := map[int][]byte{}
	for i := range n {
		from, to := offset(i), len(data)
		if from < 0 {
			continue
		}
		for k := i + 1; k < n; k++ {
			if offset(k) >= 0 {
				to = offset(k)
				break
			}
		}
		sections[i] = data[from:to]
	}
	return sections
}

// tesseractLetters returns the letters by number: one a line, first in it.
func tesseractLetters(section []byte) []string {
	lines := strings.Split(string(section), "\n")
	var letters []string
	for _, line := range lines[1:] {
		letter, _, _ := strings.Cut(line, " ")
		if letter == "NULL" {
			letter = " "
		}
		letters = append(letters, letter)
	}
	return letters
}

// A dawg is a directed acyclic word graph. An edge is a letter in its lowest
// bits, three flags and the first edge of the node it leads to.
type dawg struct {
	edges       []byte
	letter, end int // bits of a letter, and its end
}

const (
	lastOfNode = 1 << iota
	backward
	endsWord
)

func newDawg(section []byte) *dawg {
	letters := int(binary.LittleEndian.Uint32(section[2:]))
	return &dawg{edges: section[10:], letter: bits.Len(uint(letters)), end: int(binary.LittleEndian.Uint32(section[6:]))}
}

// walk calls f with every word of the graph.
func (d *dawg) walk(letters []string, f func(string)) {
	var word []byte
	var node func(at int)
	node = func(at int) {
		for ; at < d.end; at++ {
			edge := binary.LittleEndian.Uint64(d.edges[8*at:])
			letter := int(edge & (1<<d.letter - 1))
			flags, next := edge>>d.letter&7, int(edge>>(d.letter+3))
			if flags&backward == 0 && letter < len(letters) {
				length := len(word)
				word = append(word, letters[letter]...)
				if flags&endsWord != 0 {
					f(string(word))
				}
				if next > 0 {
					node(next)
				}
				word = word[:length]
			}
			if flags&lastOfNode != 0 {
				return
			}
		}
	}
	node(0)
}

func (w *web) addWord(s string) {
	for _, word := range webWords(s) {
		w.words[word] = true
	}
}

// addPair adds the neighbours in s, two words with a space between them.
func (w *web) addPair(s string) {
	last := ""
	for i, part := range strings.Fields(s) {
		if i > 1 {
			return
		}
		words := webWords(part)
		if words == nil {
			last = ""
			continue
		}
		for _, word := range words {
			if last != "" {
				w.pairs[[2]string{last, word}] = true
			}
			last = word
		}
	}
}

var ligatures = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl", "’", "'")

// webWords returns the words of s as texts are cut into them: an apostrophe
// belongs to the word before it, a hyphen to none. It returns nil where s has
// anything else that is no letter.
func webWords(s string) []string {
	s = strings.ToLower(ligatures.Replace(s))
	for _, r := range s {
		if !unicode.IsLetter(r) && r != '\'' && r != '-' {
			return nil
		}
	}
	var words []string
	for part := range strings.SplitSeq(s, "-") {
		for {
			i := strings.IndexByte(part, '\'')
			if i <= 0 || i == len(part)-1 {
				break
			}
			words = append(words, part[:i+1])
			part = part[i+1:]
		}
		if part = strings.Trim(part, "'"); utf8.RuneCountInString(part) > 0 {
			words = append(words, part)
		}
	}
	return words
}
