package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// findQuotations marks what stands between quotation marks. Curly marks open
// and close by their form, straight ones by the space around them, and a
// blank line ends what was never closed: writers who quote several paragraphs
// open each anew, and careless ones forget.
func (p *parser) findQuotations() {
	q := quoter{parser: p, open: -1}
	for i := range p.tokens {
		if p.gaps[i].newlines == 2 && !unicode.IsLower(p.firstRune(int32(i))) {
			q.end(int32(i), false)
		}
		if p.tokens[i].Kind == PunctKind {
			q.mark(int32(i))
		}
	}
	q.end(int32(len(p.tokens)), false)
}

// A quoter knows the quotation that is open, if any.
type quoter struct {
	*parser
	open   int32 // index of its opening mark, −1
	closer rune  // what closes it: '"' or '\''
}

// mark handles the punctuation at token i.
func (q *quoter) mark(i int32) {
	tok := &q.tokens[i]
	r, _ := utf8.DecodeRuneInString(q.source[tok.Start:])
	switch {
	case isDoubleQuote(r):
		q.double(i, r)
	case isSingleQuote(r):
		q.single(i, r)
	}
}

func (q *quoter) double(i int32, r rune) {
	opens := strings.ContainsRune("“„«‟「", r) || r != '”' && r != '»' && r != '」' && q.opensByPlace(i)
	inside := q.open >= 0 && q.closer == '"'
	switch {
	case inside && (!opens || r == '"' && !q.tokens[i].Is(SpaceBefore)):
		q.end(i, true)
	case opens:
		q.end(i, false) // the one before was never closed
		q.open, q.closer = i, '"'
	}
}

// single handles single marks, which are also apostrophes: one opens only
// before a word and after a space, only outside of another quotation, and
// only where its paragraph has one that closes.
func (q *quoter) single(i int32, r rune) {
	if q.open >= 0 {
		if q.closer == '\'' && r != '‘' && q.closesByPlace(i) {
			q.end(i, true)
		}
		return
	}
	if r == '’' || !q.opensByPlace(i) || !q.closesLater(i) {
		return
	}
	q.open, q.closer = i, '\''
}

// opensByPlace reports whether the mark at i has a space or an opening mark
// before it and none after.
func (q *quoter) opensByPlace(i int32) bool {
	if int(i)+1 >= len(q.tokens) || q.tokens[i+1].Is(SpaceBefore) {
		return false
	}
	if q.tokens[i].Is(SpaceBefore) || i == 0 {
		return true
	}
	before := q.source[q.tokens[i-1].Start:q.tokens[i-1].End]
	return q.tokens[i-1].Kind == PunctKind && strings.ContainsAny(before, "([—–-“\"‘:")
}

// closesByPlace reports whether the mark at i has none before it and a space
// or punctuation after.
func (q *quoter) closesByPlace(i int32) bool {
	if q.tokens[i].Is(SpaceBefore) {
		return false
	}
	return int(i)+1 >= len(q.tokens) || q.tokens[i+1].Is(SpaceBefore) || q.tokens[i+1].Kind == PunctKind
}

// closesLater reports whether a mark that closes stands after i in its
// paragraph, within what a sentence or two can hold.
func (q *quoter) closesLater(i int32) bool {
	const reach = 120
	for j := i + 2; int(j) < len(q.tokens) && j < i+reach && q.gaps[j].newlines < 2; j++ {
		tok := &q.tokens[j]
		if tok.Kind != PunctKind {
			continue
		}
		r, _ := utf8.DecodeRuneInString(q.source[tok.Start:])
		if isSingleQuote(r) && r != '‘' && q.closesByPlace(j) {
			return true
		}
	}
	return false
}

// end closes the open quotation before token i.
func (q *quoter) end(i int32, closed bool) {
	if q.open < 0 {
		return
	}
	from := q.open + 1
	q.open = -1
	if from >= i || !q.hasWord(from, i) {
		return
	}
	n := int32(len(q.quotations))
	q.quotations = append(q.quotations, Quotation{Start: from, End: i, Closed: closed})
	for j := from; j < i; j++ {
		q.tokens[j].Quotation = n
	}
}

func (q *quoter) hasWord(from, to int32) bool {
	for j := from; j < to; j++ {
		if q.tokens[j].Kind != PunctKind {
			return true
		}
	}
	return false
}

// firstRune returns the first rune of token i.
func (p *parser) firstRune(i int32) rune {
	r, _ := utf8.DecodeRuneInString(p.source[p.tokens[i].Start:])
	return r
}

func isTerminal(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।':
		return true
	}
	return false
}

func isLowerOrDigit(r rune) bool { return unicode.IsLower(r) || unicode.IsDigit(r) }
