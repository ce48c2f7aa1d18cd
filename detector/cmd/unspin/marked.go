package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// A mark is a stretch of a text to point at, in bytes: with carets, or with
// the sign of what else happened there. An empty stretch points at a place.
type mark struct {
	start, end int
	sign       byte
	style      style
}

// A glyph is one character as people count them, ready for a terminal.
type glyph struct {
	text  string
	width int
	space bool
	sign  byte
	style style
}

// glyphs turns a text into glyphs. White space becomes single spaces;
// characters that would move the cursor, reorder the line or cannot be seen
// are replaced or left out, so that every mark stands under its character and
// no text can command the terminal.
func glyphs(text string, marks []mark) []glyph {
	var out []glyph
	at, marked := 0, markedBytes(len(text), marks)
	for g := displaywidth.StringGraphemes(text); g.Next(); {
		one := glyph{text: g.Value(), width: g.Width()}
		end := at + len(one.text)
		for _, i := range marked[at:end] {
			if i > 0 {
				one.sign, one.style = marks[i-1].sign, marks[i-1].style
			}
		}
		at = end
		one.clean()
		if one.space && len(out) > 0 && out[len(out)-1].space {
			continue
		}
		if one.text != "" {
			out = append(out, one)
		}
	}
	if i := marked[len(text)]; i > 0 {
		out = append(out, glyph{text: " ", width: 1, space: true, sign: marks[i-1].sign, style: marks[i-1].style})
	}
	return out
}

// markedBytes returns, for each byte of a text and the place after it, one
// more than the index of the mark it bears, or 0.
func markedBytes(length int, marks []mark) []int {
	marked := make([]int, length+1)
	for i, m := range marks {
		for b := m.start; b <= length && b < max(m.end, m.start+1); b++ {
			marked[b] = i + 1
		}
	}
	return marked
}

func (g *glyph) clean() {
	r, size := utf8.DecodeRuneInString(g.text)
	switch {
	case unicode.IsSpace(r):
		g.text, g.width, g.space = " ", 1, true
	case unicode.IsControl(r), r == utf8.RuneError && size == 1:
		g.text, g.width = "\uFFFD", 1
	case size == len(g.text) && unicode.Is(unicode.Cf, r):
		g.text, g.width = "", 0
	}
}

// wrap breaks glyphs into lines of at most width columns, at spaces where it
// can. Spaces at a break are dropped.
func wrap(text []glyph, width int) [][]glyph {
	var lines [][]glyph
	for len(text) > 0 {
		columns, cut, space := 0, len(text), -1
		for i, g := range text {
			if g.space {
				space = i
			}
			if columns += g.width; columns > width && !g.space {
				cut = i
				break
			}
		}
		if cut == len(text) {
			return append(lines, text)
		}
		if space > 0 {
			lines, text = append(lines, text[:space]), text[space+1:]
			continue
		}
		cut = max(cut, 1) // one character wider than the screen
		lines, text = append(lines, text[:cut]), text[cut:]
	}
	return lines
}

// render returns a line and the line of signs that belongs under it, which
// is empty when nothing is marked.
func (s screen) render(line []glyph) (words, signs string) {
	var w, m strings.Builder
	for i := 0; i < len(line); {
		run := i
		var text strings.Builder
		columns := 0
		for ; i < len(line) && line[i].style == line[run].style && line[i].sign == line[run].sign; i++ {
			text.WriteString(line[i].text)
			columns += line[i].width
		}
		w.WriteString(s.paint(line[run].style, text.String()))
		if sign := line[run].sign; sign != 0 {
			m.WriteString(s.paint(line[run].style, strings.Repeat(string(sign), columns)))
		} else {
			m.WriteString(strings.Repeat(" ", columns))
		}
	}
	return strings.TrimRight(w.String(), " "), strings.TrimRight(m.String(), " ")
}
