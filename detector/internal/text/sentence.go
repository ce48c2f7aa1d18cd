package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// maxSentence bounds a sentence in tokens, so that a text without terminals
// does not become one sentence that takes quadratic time to align.
const maxSentence = 160

// splitSentences fills sentences. Terminals end one, and so do line breaks,
// unless the line was wrapped: a single newline joins after a long line
// without a terminal, a blank line before a word in lower case (wire copy
// pasted from a mail client breaks "call on the alliance to / abandon" so).
func (p *parser) splitSentences() {
	var start, paragraph int32
	flush := func(end int32) {
		if end > start {
			p.addSentence(start, end, paragraph)
			start = end
		}
	}
	n := int32(len(p.tokens))
	lineStart := int32(0)
	for i := int32(0); i < n; i++ {
		if i > start && p.gaps[i].newlines > 0 && p.breaksAtLine(start, i, lineStart) {
			flush(i)
		}
		if p.gaps[i].newlines > 0 {
			lineStart = p.tokens[i].Start
			if p.gaps[i].newlines == 2 && i == start {
				paragraph++
			}
		}
		if end := p.terminalEnd(i); end > i {
			flush(end)
			i = end - 1
		} else if i-start >= maxSentence && p.tokens[i].Kind == PunctKind || i-start >= 2*maxSentence {
			flush(i + 1)
		}
	}
	flush(n)
}

// breaksAtLine reports whether the line break before token i ends the
// sentence that began at start.
func (p *parser) breaksAtLine(start, i, lineStart int32) bool {
	ended := false
	for k := i - 1; k >= start && p.tokens[k].Kind == PunctKind; k-- {
		if r := p.firstRune(k); isTerminal(r) || r == ':' {
			ended = true
		}
	}
	lower := unicode.IsLower(p.firstRune(i))
	if p.gaps[i].newlines == 1 {
		const wrapped = 45 // bytes: a shorter line is a heading or a list item
		return ended || !lower && p.tokens[i-1].End-lineStart <= wrapped
	}
	return ended || !lower || p.tokens[i-1].Kind == PunctKind
}

// terminalEnd returns the end of the sentence whose terminal is token i, or i
// where none ends.
func (p *parser) terminalEnd(i int32) int32 {
	n := int32(len(p.tokens))
	t := &p.tokens[i]
	r := p.firstRune(i)
	if t.Kind != PunctKind {
		return p.acronymEnd(i)
	}
	if !isTerminal(r) || r == '.' && p.afterAbbreviation(i) {
		return i
	}
	end := i + 1
	for end < n && p.tokens[end].Kind == PunctKind && !p.tokens[end].Is(SpaceBefore) && p.closes(end) {
		end++
	}
	if end >= n || r > 0x2E80 { // full-width terminals need no space
		return end
	}
	if p.startsSentence(i, end) {
		return end
	}
	return i
}

// acronymEnd is terminalEnd for an acronym at token i whose last dot also
// ends the sentence, told by the function word that follows: "in the U.S. The
// bill …".
func (p *parser) acronymEnd(i int32) int32 {
	if int(i)+1 >= len(p.tokens) || p.source[p.tokens[i].End-1] != '.' {
		return i
	}
	if p.tokens[i+1].Is(SpaceBefore | Capital | Function) {
		return i + 1
	}
	return i
}

// closes reports whether token i can close a sentence after its terminal.
func (p *parser) closes(i int32) bool {
	r := p.firstRune(i)
	return isTerminal(r) || strings.ContainsRune("”\"’')]»", r)
}

// startsSentence reports whether what follows a terminal at token i begins a
// sentence at token end. A capital does after a space; without one only if a
// lower-case letter, a digit or a closing mark stands before the terminal:
// "attacks.The" lost its space, "U.S." never had one.
func (p *parser) startsSentence(i, end int32) bool {
	x := end
	for int(x) < len(p.tokens) && p.tokens[x].Kind == PunctKind && strings.ContainsRune("“\"‘'([«*—–-¿¡•", p.firstRune(x)) {
		x++
	}
	if int(x) == len(p.tokens) {
		return true
	}
	first := p.firstRune(x)
	space := p.tokens[end].Is(SpaceBefore)
	ellipsis := p.firstRune(i) == '…' || p.tokens[i].End-p.tokens[i].Start == 3
	switch {
	case unicode.IsUpper(first):
	case unicode.IsDigit(first) && space && !ellipsis:
	case !unicode.IsLower(first) && unicode.IsLetter(first): // scripts without case
	default:
		return false
	}
	if space {
		return true
	}
	if ellipsis || i == 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(p.source[p.tokens[i-1].Start:p.tokens[i-1].End])
	return isLowerOrDigit(last) || end > i+1 || p.tokens[i-1].Kind == PunctKind
}

// abbreviations end in a dot that ends no sentence before a capital.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "gen": true, "sen": true, "rep": true, "gov": true, "st": true,
	"jr": true, "sr": true, "vs": true, "prof": true, "col": true, "lt": true, "capt": true, "sgt": true, "cmdr": true,
	"maj": true, "rev": true, "hon": true, "pres": true, "supt": true, "messrs": true, "mme": true, "mlle": true,
	"fig": true, "jan": true, "feb": true, "mar": true, "apr": true, "aug": true, "sept": true, "sep": true, "oct": true,
	"nov": true, "dec": true, "al": true, "eg": true, "ie": true, "cf": true, "approx": true,
}

// afterAbbreviation reports whether the dot at token i belongs to the word
// before it: an abbreviation or an initial.
func (p *parser) afterAbbreviation(i int32) bool {
	if i == 0 || p.tokens[i].Is(SpaceBefore) || p.tokens[i-1].Kind != WordKind {
		return false
	}
	t := &p.tokens[i-1]
	if abbreviations[p.vocab.String(t.Word)] {
		return true
	}
	return t.Is(Capital) && utf8.RuneCountInString(p.source[t.Start:t.End]) == 1 && p.vocab.String(t.Word) != "i"
}

// addSentence appends the sentence of tokens [start, end).
func (p *parser) addSentence(start, end, paragraph int32) {
	s := Sentence{Start: start, End: end, Paragraph: paragraph}
	capitals, contents := 0, 0
	for i := start; i < end; i++ {
		t := &p.tokens[i]
		if t.Kind == PunctKind {
			continue
		}
		s.Words++
		if t.Content() {
			contents++
			if t.Is(Capital) {
				capitals++
			}
		}
	}
	if s.Words < 3 || p.isFurniture(start, end) {
		s.Flags |= Fragment
	}
	if start > 0 && p.gaps[start].newlines == 0 && !p.tokens[start].Is(SpaceBefore) {
		s.Flags |= LostBoundary
	}
	if p.tokens[end-1].Kind != PunctKind && contents >= 2 && capitals*5 >= contents*4 {
		s.Flags |= Heading
	}
	p.sentences = append(p.sentences, s)
}

//go:embed furniture.txt
var furnitureList string

// furniture holds the phrases that pages put between paragraphs.
var furniture = sync.OnceValue(func() []string {
	return strings.Split(strings.TrimSpace(furnitureList), "\n")
})

// isFurniture reports whether the short sentence [start, end) opens with a
// phrase of page furniture.
func (p *parser) isFurniture(start, end int32) bool {
	const long = 16 // tokens: furniture is short, a headline after "Also Read:" included
	if end-start > long {
		return false
	}
	var b strings.Builder
	for i := start; i < end && b.Len() < 40; i++ {
		if p.tokens[i].Kind == WordKind {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(p.vocab.String(p.tokens[i].Word))
		}
	}
	opening := b.String()
	for _, f := range furniture() {
		if strings.HasPrefix(opening, f) && (len(opening) == len(f) || opening[len(f)] == ' ') {
			return true
		}
	}
	return false
}
