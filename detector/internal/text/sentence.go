package text

import (
	"strings"
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
	line := int32(0) // the token that the current line begins with
	for i := int32(0); i < n; i++ {
		if i > start && p.gaps[i].newlines > 0 && p.breaksAtLine(start, i, line) {
			flush(i)
		} else if p.unmarked && p.beginsUnmarked(start, i) {
			flush(i)
		}
		if p.gaps[i].newlines > 0 {
			line = i
			if p.gaps[i].newlines == 2 && i == start {
				paragraph++
			}
		}
		end, ends := p.terminal(i)
		switch {
		case ends:
			flush(end)
		case i-start >= maxSentence && p.tokens[i].Kind == PunctKind || end-start >= 2*maxSentence:
			flush(end)
		}
		i = end - 1
	}
	flush(n)
}

// isUnmarked reports whether the text has hardly a terminal, as what is dictated
// or was stripped of its punctuation has.
func (p *parser) isUnmarked() bool {
	const seldom = 100 // words for each terminal
	words, terminals := 0, 0
	for i := range p.tokens {
		if p.tokens[i].Kind != PunctKind {
			words++
		} else if isTerminal(p.firstRune(int32(i))) {
			terminals++
		}
	}
	return words >= seldom*(terminals+1)
}

// beginsUnmarked reports whether a sentence of an unmarked text, which so far goes
// from start to i, can be taken to end there: before a small word with a capital,
// or where it is long enough and a clause may begin.
func (p *parser) beginsUnmarked(start, i int32) bool {
	const (
		least, enough, most = 4, 24, 40 // tokens
	)
	t, size := &p.tokens[i], i-start
	if size < least || t.Kind == PunctKind || !t.Is(SpaceBefore) || p.tokens[i-1].Is(Function) {
		return false
	}
	begins := t.Is(Function) && (size >= enough || t.Is(Capital) && t.End-t.Start > 1 && !p.shouted)
	return begins || size >= most
}

// breaksAtLine reports whether the line break before token i, which ends the
// line that began at token line, ends the sentence that began at start.
func (p *parser) breaksAtLine(start, i, line int32) bool {
	ended := false
	for k := i - 1; k >= start && p.tokens[k].Kind == PunctKind; k-- {
		if r := p.firstRune(k); isTerminal(r) || r == ':' {
			ended = true
		}
	}
	if p.gaps[i].item {
		return true
	}
	last := &p.tokens[i-1]
	lower := unicode.IsLower(p.firstRune(i))
	if p.gaps[i].newlines == 1 {
		return ended || !lower && !p.goesOn(i-1) && !p.wrapped(line, i)
	}
	return ended || !lower || last.Kind == PunctKind
}

// wrapped reports whether the line from token line to i was broken where it was
// because the next word had no room in it. Shorter ones are headings and items.
func (p *parser) wrapped(line, i int32) bool {
	const (
		least = 45  // characters of a line that is wrapped
		most  = 120 // and of the longest line of a text that is
	)
	if p.widest == 0 {
		p.widest = p.widestLine(most + 1)
	}
	width := p.width(line, i, most)
	return width > least && p.widest <= most && width+1+p.width(i, i+1, most) > p.widest
}

// widestLine returns how many characters the longest line takes, or any number
// beyond enough.
func (p *parser) widestLine(enough int) int {
	widest, line := 0, int32(0)
	for i := int32(1); i <= int32(len(p.tokens)) && widest <= enough; i++ {
		if int(i) == len(p.tokens) || p.gaps[i].newlines > 0 {
			widest = max(widest, p.width(line, i, enough))
			line = i
		}
	}
	return widest
}

// width returns how many characters tokens [from, to) take on the screen, or
// any number beyond enough.
func (p *parser) width(from, to int32, enough int) int {
	n := -1
	for i := from; i < to && n <= enough; i++ {
		if p.tokens[i].Is(SpaceBefore) {
			n++
		}
		n += utf8.RuneCountInString(p.vocab.String(p.tokens[i].Word))
	}
	return n
}

// goesOn reports whether no sentence or heading ends with token i: a comma or
// a function word in lower case.
func (p *parser) goesOn(i int32) bool {
	t := &p.tokens[i]
	if t.Kind == PunctKind {
		return p.firstRune(i) == ','
	}
	return p.language != nil && t.Is(Function) && !t.Is(Capital)
}

// terminal returns the end of token i and of the marks after it that belong
// to it as a terminal, and whether a sentence ends there.
func (p *parser) terminal(i int32) (end int32, ends bool) {
	t := &p.tokens[i]
	if t.Kind != PunctKind {
		return p.acronym(i)
	}
	r := p.firstRune(i)
	if !isTerminal(r) {
		return i + 1, false
	}
	end = p.closing(i + 1)
	if r == '.' && end == i+1 && (p.afterAbbreviation(i) || p.afterOrdinal(i)) {
		return end, false
	}
	if int(end) >= len(p.tokens) || r > 0x2E80 { // full-width terminals need no space
		return end, true
	}
	return end, p.startsSentence(i, end)
}

// closing returns the end of the marks from i on that can close a sentence
// after its terminal: brackets, quotation marks, more terminals.
func (p *parser) closing(i int32) int32 {
	limit := min(i+maxSentence, int32(len(p.tokens)))
	for i < limit && p.tokens[i].Kind == PunctKind {
		r := p.firstRune(i)
		closes := isTerminal(r) || strings.ContainsRune("”\"’')]»›」』）\uFFFD", r)
		if (!closes || p.tokens[i].Is(SpaceBefore)) && !p.endsQuotation(i) {
			break
		}
		i++
	}
	return i
}

// endsQuotation reports whether token i is the mark after a quotation.
func (p *parser) endsQuotation(i int32) bool {
	q := p.tokens[i-1].Quotation
	return q >= 0 && p.quotations[q].Closed && p.quotations[q].End == i
}

// acronym is terminal for a word: the last dot of an acronym also ends the
// sentence where the function word that follows has a capital ("in the U.S.
// The bill …") or, after a.m. and p.m., anything that names no day or zone.
func (p *parser) acronym(i int32) (end int32, ends bool) {
	if p.source[p.tokens[i].End-1] != '.' {
		return i + 1, false
	}
	end = p.closing(i + 1)
	if int(end) >= len(p.tokens) {
		return end, true
	}
	next := &p.tokens[end]
	switch {
	case !next.Is(SpaceBefore):
	case next.Kind == PunctKind:
		return end, isDoubleQuote(p.firstRune(end)) && p.opensSentence(end)
	case !next.Is(Capital):
	case next.Is(Function):
		return end, true
	case !p.tokens[i].Is(Capital):
		second, _ := p.glyphAt(int(next.Start) + 1)
		return end, p.rules.abbreviations[p.vocab.String(next.Word)] != day && !unicode.IsUpper(second)
	}
	return end, false
}

// opensSentence reports whether a function word with a capital follows the
// opening mark at i.
func (p *parser) opensSentence(i int32) bool {
	return int(i)+1 < len(p.tokens) && p.tokens[i+1].Is(Capital|Function) && !p.tokens[i+1].Is(SpaceBefore)
}

// startsSentence reports whether what follows a terminal at token i begins a
// sentence at token end. A capital does after a space; without one only if a
// lower-case letter, a digit or a closing mark stands before the terminal:
// "attacks.The" lost its space, "U.S." never had one.
func (p *parser) startsSentence(i, end int32) bool {
	x := end
	for int(x) < len(p.tokens) && p.tokens[x].Kind == PunctKind && strings.ContainsRune("“\"‘'([{«*—–-¿¡•„‚‹「『（#>\uFFFD", p.firstRune(x)) {
		x++
	}
	if int(x) == len(p.tokens) {
		return true
	}
	first := p.firstRune(x)
	space := p.tokens[end].Is(SpaceBefore)
	ellipsis := p.firstRune(i) == '…' || p.tokens[i].End-p.tokens[i].Start == 3
	switch {
	case unicode.IsUpper(first), p.hushed && space && !ellipsis:
	case unicode.IsNumber(first) && space && !ellipsis:
	case isCurrency(first) && space:
	case !unicode.IsLower(first) && unicode.IsLetter(first): // scripts without case
	default:
		return false
	}
	if space {
		return true
	}
	if ellipsis || i == 0 || p.isInitial(x) {
		return false
	}
	last := p.lastRune(i - 1)
	return unicode.IsLower(last) || unicode.IsDigit(last) || end > i+1 || p.tokens[i-1].Kind == PunctKind
}

// lastRune returns the last glyph of token i that is a letter or shows by
// itself.
func (p *parser) lastRune(i int32) rune {
	var last rune
	for at := int(p.tokens[i].Start); at < int(p.tokens[i].End); {
		r, n := p.glyph(at)
		at += n
		if !unseen(r) && !unicode.Is(unicode.M, r) {
			last = r
		}
	}
	return last
}

// isInitial reports whether token i is a single capital before a dot, as in
// Ph.D.
func (p *parser) isInitial(i int32) bool {
	t := &p.tokens[i]
	return t.Is(Capital) && utf8.RuneCountInString(p.vocab.String(t.Word)) == 1 && int(i)+1 < len(p.tokens) && p.firstRune(i+1) == '.'
}

// What the dot after an abbreviation can be besides the end of a sentence.
const (
	title   = 1 + iota // before a name: never the end
	short              // the end before a function word with a capital: "Jr. The"
	counter            // before a number: "No. 5"
	day                // no abbreviation, but what follows a.m. and p.m. with a capital
)

// abbreviationKinds are what files of languages call them. Abbreviations end in
// a dot that ends no sentence before a capital.
var abbreviationKinds = map[string]uint8{"title": title, "short": short, "counter": counter, "day": day}

// afterAbbreviation reports whether the dot at token i belongs to the word
// before it: an abbreviation or an initial.
func (p *parser) afterAbbreviation(i int32) bool {
	if i == 0 || p.tokens[i].Is(SpaceBefore) || p.tokens[i-1].Kind != WordKind || int(i)+1 >= len(p.tokens) {
		return false
	}
	t, next := &p.tokens[i-1], &p.tokens[i+1]
	word := p.vocab.String(t.Word)
	switch p.rules.abbreviations[word] {
	case title:
		return true
	case short:
		return !startsWithSmallWord(next)
	case counter:
		return next.Kind == NumberKind
	}
	// "Plan B. The" ends, "A. A. Milne" and "J. Doe" do not.
	return t.Is(Capital) && word != "i" && utf8.RuneCountInString(word) == 1 &&
		!(startsWithSmallWord(next) && next.End-next.Start > 1)
}

// afterOrdinal reports whether the dot at token i makes the number before it an
// ordinal: "am 3. Oktober".
func (p *parser) afterOrdinal(i int32) bool {
	if !p.rules.ordinalDot || i == 0 || int(i)+1 >= len(p.tokens) || p.tokens[i].Is(SpaceBefore) {
		return false
	}
	t := &p.tokens[i-1]
	return t.Kind == NumberKind && t.End-t.Start <= 2 && !startsWithSmallWord(&p.tokens[i+1])
}

// startsWithSmallWord reports whether t is a function word with a capital.
func startsWithSmallWord(t *Token) bool { return t.Is(SpaceBefore | Capital | Function) }

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
	switch {
	case p.isFurniture(start, end):
		s.Flags |= Furniture | Fragment
	case s.Words < 3:
		s.Flags |= Fragment
	}
	if start > 0 && p.glued(start, end) && p.firstRune(start-1) < 0x2E80 {
		s.Flags |= LostBoundary
	}
	if p.tokens[end-1].Kind != PunctKind && contents >= 2 && capitals*5 >= contents*4 {
		s.Flags |= Heading
	}
	p.sentences = append(p.sentences, s)
}

// isFurniture reports whether the short sentence [start, end) opens with a
// phrase of page furniture, or is a line that says who wrote the text and when.
func (p *parser) isFurniture(start, end int32) bool {
	const long = 16 // tokens: furniture is short, a headline after "Also Read:" included
	if end-start > long {
		return false
	}
	var buf [128]byte
	opening := p.opening(buf[:0], start, end)
	return opensWith(opening, p.rules.furniture) || opensWith(opening, p.rules.bylines) && p.isByline(start, end)
}

// opening appends the first words of tokens [start, end) to buf.
func (p *parser) opening(buf []byte, start, end int32) []byte {
	for i := start; i < end && len(buf) < 40; i++ {
		if p.tokens[i].Kind == WordKind {
			if len(buf) > 0 {
				buf = append(buf, ' ')
			}
			buf = append(buf, p.vocab.String(p.tokens[i].Word)...)
		}
	}
	return buf
}

// opensWith reports whether opening begins with one of phrases.
func opensWith(opening []byte, phrases []string) bool {
	for _, f := range phrases {
		n := len(f)
		if len(opening) >= n && opening[0] == f[0] && string(opening[:n]) == f && (len(opening) == n || opening[n] == ' ') {
			return true
		}
	}
	return false
}

// isByline reports whether the sentence [start, end) has a name or a number after
// its first word, and no terminal.
func (p *parser) isByline(start, end int32) bool {
	named := false
	for i := start + 1; i < end; i++ {
		t := &p.tokens[i]
		named = named || t.Kind == NumberKind || t.Is(Capital)
	}
	return named && (p.tokens[end-1].Kind != PunctKind || !isTerminal(p.firstRune(end-1)))
}

// glued reports whether no space stands before the first word of the tokens [start, end), nor before the marks
// ahead of it, of which some, as those of bold type, end what was before.
func (p *parser) glued(start, end int32) bool {
	for i := start; i < end && !p.tokens[i].Is(SpaceBefore); i++ {
		if p.tokens[i].Kind != PunctKind {
			return true
		}
	}
	return false
}
