package text

import (
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
		if q.speaks && p.gaps[i].newlines > 0 && p.endsSpeech(int32(i)) {
			q.end(int32(i), true)
			q.speaks = false
		}
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
	opener rune
	speaks bool // a dash at the beginning of the paragraph said that somebody speaks
}

// mark handles the punctuation at token i.
func (q *quoter) mark(i int32) {
	switch r := q.firstRune(i); {
	case isDoubleQuote(r):
		q.double(i, r)
	case isSingleQuote(r):
		q.single(i, r)
	case q.rules.speechDash && isSpeechDash(r):
		q.dash(i, r)
	}
}

func isSpeechDash(r rune) bool { return r == '—' || r == '―' }

// dash handles the dashes of a dialogue: the first opens what is said, and those
// after it close and open it again around who says it: "—Ven —dijo ella—. Ya".
func (q *quoter) dash(i int32, r rune) {
	switch {
	case q.open >= 0 && isSpeechDash(q.opener):
		q.end(i, true)
	case q.open < 0 && (q.speaks || q.beginsSpeech(i)):
		q.open, q.opener, q.speaks = i, r, true
	}
}

// beginsSpeech reports whether the dash at i opens a paragraph that ends as a
// sentence does: the lines of a list do not.
func (q *quoter) beginsSpeech(i int32) bool {
	if i > 0 && q.gaps[i].newlines == 0 || int(i)+1 >= len(q.tokens) {
		return false
	}
	end := i + 1
	for int(end) < len(q.tokens) && q.gaps[end].newlines == 0 {
		end++
	}
	return isTerminal(q.firstRune(end - 1))
}

// endsSpeech reports whether the line break before token i ends what is said: a
// paragraph, or a line that ends as a sentence does.
func (p *parser) endsSpeech(i int32) bool {
	return p.gaps[i].newlines == 2 || isTerminal(p.firstRune(i-1))
}

// double handles a double mark. Inside of single marks it belongs to a
// quotation within the quotation.
func (q *quoter) double(i int32, r rune) {
	inside := q.open >= 0 && isDoubleQuote(q.opener)
	switch {
	case inside && q.closes(i, r):
		q.end(i, true)
	case q.open >= 0 && !inside && q.closesLater(i, isSingleQuote):
	case q.opens(i, r):
		q.end(i, false) // the one before was never closed
		q.open, q.opener = i, r
	}
}

// opens reports whether double mark r at i opens a quotation. Most marks tell
// by their form, but Germans write »so«, Swedes ”so” and typists "so".
func (q *quoter) opens(i int32, r rune) bool {
	switch r {
	case '“', '„', '‟', '「':
		return true
	case '」':
		return false
	case '«':
		return !q.closesByPlace(i) || q.opensByPlace(i)
	case '»', '”':
		return q.open < 0 && q.tokens[i].Is(SpaceBefore) && q.opensByPlace(i)
	}
	return q.opensByPlace(i)
}

// closes reports whether double mark r at i closes the open quotation.
func (q *quoter) closes(i int32, r rune) bool {
	switch r {
	case '“':
		return q.opener == '„' || q.opener == '‟'
	case '„', '‟', '「':
		return false
	case '«':
		return q.opener == '»' || !q.opensByPlace(i) && q.closesByPlace(i)
	case utf8.RuneError: // it can be a dash
		return q.closesByPlace(i)
	case '»', '”', '」':
		return q.opener != '»' || r == '»' && !q.opensByPlace(i)
	}
	if !q.opensByPlace(i) {
		return !q.measures(i)
	}
	return !q.tokens[i].Is(SpaceBefore)
}

// measures reports whether the straight mark at i stands for inches: after a
// number, before a word in lower case, with the quotation closed later on.
func (q *quoter) measures(i int32) bool {
	if q.tokens[i].Is(SpaceBefore) || q.tokens[i-1].Kind != NumberKind || int(i)+1 >= len(q.tokens) {
		return false
	}
	next := &q.tokens[i+1]
	return next.Kind == WordKind && !next.Is(Capital) && q.closesLater(i, isDoubleQuote)
}

// single handles single marks, which are also apostrophes: one opens only
// before a word and after a space, only outside of another quotation, and
// only where its paragraph has one that closes.
func (q *quoter) single(i int32, r rune) {
	if q.open >= 0 {
		if isSingleQuote(q.opener) && r != '‘' && q.closesByPlace(i) && !q.possesses(i) {
			q.end(i, true)
		}
		return
	}
	if r == '’' || r == '′' || !q.opensByPlace(i) || q.elides(i) || !q.closesLater(i, isSingleQuote) {
		return
	}
	q.open, q.opener = i, r
}

// possesses reports whether the single mark at i is the apostrophe of "the
// workers’ rights": after an s, before a word in lower case, with the
// quotation closed later on.
func (q *quoter) possesses(i int32) bool {
	if int(i)+1 >= len(q.tokens) {
		return false
	}
	next := &q.tokens[i+1]
	return q.lastLetter(i-1) == 's' && next.Kind == WordKind && !next.Is(Capital) && q.closesLater(i, isSingleQuote)
}

// lastLetter returns the last byte of the normalised token i.
func (q *quoter) lastLetter(i int32) byte {
	w := q.vocab.String(q.tokens[i].Word)
	if w == "" {
		return 0
	}
	return w[len(w)-1]
}

// elides reports whether the single mark at i stands for what was left out at
// the beginning of the word after it: ’90s, ’em.
func (q *quoter) elides(i int32) bool {
	t := &q.tokens[i+1]
	if t.Kind == NumberKind {
		return q.lastLetter(i+1) == 's'
	}
	return q.rules.elided[q.vocab.String(t.Word)]
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
	if q.tokens[i-1].Kind != PunctKind {
		return false
	}
	switch r := q.firstRune(i - 1); r {
	case '(', '[', '—', '–', '-', '“', '"', '‘', ':', '«', '„', '¿', '¡':
		return true
	}
	return false
}

// closesByPlace reports whether the mark at i has none before it and a space
// or punctuation after.
func (q *quoter) closesByPlace(i int32) bool {
	if q.tokens[i].Is(SpaceBefore) {
		return false
	}
	return int(i)+1 >= len(q.tokens) || q.tokens[i+1].Is(SpaceBefore) || q.tokens[i+1].Kind == PunctKind
}

// closesLater reports whether a mark of the given form that closes stands
// after i in its paragraph before another that opens, within what a sentence
// or two can hold.
func (q *quoter) closesLater(i int32, form func(rune) bool) bool {
	const reach = 120
	for j := i + 2; int(j) < len(q.tokens) && j < i+reach && q.gaps[j].newlines < 2; j++ {
		if q.tokens[j].Kind != PunctKind {
			continue
		}
		if r := q.firstRune(j); form(r) {
			if r == '‘' || r == '“' || q.opensByPlace(j) {
				return false
			}
			if q.closesByPlace(j) {
				return true
			}
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

// firstRune returns the first glyph of token i.
func (p *parser) firstRune(i int32) rune {
	at := p.tokens[i].Start
	if c := p.source[at]; isASCIILetter(rune(c)) {
		return rune(c)
	}
	r, _ := p.glyph(int(at))
	return r
}

func isTerminal(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '॥', '።', '．', '｡', '‼', '⁇', '⁈', '⁉', '։', '။', '។':
		return true
	}
	return false
}
