package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed elements.txt
var elementList string

// elements are the names of HTML elements, with what their tags do to the
// text: part paragraphs, part lines, hide what they enclose, or nothing.
var elements = sync.OnceValue(func() map[string]rune {
	effects := map[string]rune{"paragraph": paragraphBreak, "line": lineBreak, "inline": joiner, "hidden": hiddenElement}
	table := make(map[string]rune, 128)
	for _, line := range strings.Split(strings.TrimSpace(elementList), "\n") {
		names := strings.Fields(line)
		for _, name := range names[1:] {
			table[name] = effects[names[0]]
		}
	}
	return table
})

// hiddenElement marks elements whose content is no text.
const hiddenElement = -1

// longestTag bounds what is taken for a tag; pages put data into attributes.
const longestTag = 8192

// markup returns what the HTML tag or comment at i stands for and its length,
// or 0 where there is none: "a < b" and "<3" are text.
func (t *tokenizer) markup(i int) (r rune, n int) {
	s := t.source[i:]
	if strings.HasPrefix(s, "<!--") {
		if end := t.find(i, "-->"); end >= 0 {
			return joiner, end + len("-->") - i
		}
		return 0, 0
	}
	name, closes := strings.CutPrefix(s[1:], "/")
	name = name[:nameLength(name)]
	effect, ok := elements()[strings.ToLower(name)]
	if !ok {
		return 0, 0
	}
	n = tagLength(s, len(name))
	if n > 0 && effect == hiddenElement {
		effect = paragraphBreak
		if end := t.find(i, "</"+name); !closes && end >= 0 {
			n = end - i + tagLength(t.source[end:], len(name))
		}
	}
	return effect, n
}

// find returns where mark stands at or after i, or −1. What is not there is
// not looked for again.
func (t *tokenizer) find(i int, mark string) int {
	if t.missing[mark] {
		return -1
	}
	if at := strings.Index(t.source[i:], mark); at >= 0 {
		return i + at
	}
	if t.missing == nil {
		t.missing = map[string]bool{}
	}
	t.missing[mark] = true
	return -1
}

// nameLength returns the length of the element name that s begins with; none
// is longer than "blockquote" and "figcaption".
func nameLength(s string) int {
	n := 0
	for n < len(s) && n < 11 && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || n > 0 && s[n] >= '1' && s[n] <= '6') {
		n++
	}
	return n
}

// tagLength returns the length of the tag that s begins with, whose element
// has a name of the given length, or 0: it ends with ">" outside of quotation
// marks, before another "<". The names of one letter are also those of
// quantities, so "<b and c>" is none for want of an attribute.
func tagLength(s string, name int) int {
	from := 1 + name
	if strings.HasPrefix(s, "</") {
		from++
	}
	if from >= len(s) || !strings.ContainsRune(" \t\r\n/>", rune(s[from])) {
		return 0
	}
	var quote byte
	attribute := name > 1
	for i := from; i < len(s) && i < longestTag; i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			if attribute || strings.Trim(s[from:i], " \t\r\n/") == "" {
				return i + 1
			}
			return 0
		case c == '<':
			return 0
		case c == '=':
			attribute = true
		case (c == '"' || c == '\'') && s[i-1] == '=':
			quote = c
		}
	}
	return 0
}
