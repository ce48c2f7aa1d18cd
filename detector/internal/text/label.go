package text

import (
	"strings"
)

// labels finds what stands at the ends of lines and says where in the text they
// are, and nothing of what they say: the number of an item of a list ("1.",
// "2)", "(3)"), of a line, of a row of a table or of a post ("4/7"), the time
// at which a transcript or a subtitle is heard ("[0:41]"), the line at the top of
// each page, a bullet. They are no tokens: a text set as a list tells no more than
// it did. A line can also begin with the last number of a sentence, so numbers must
// count, each one more than the one before.
type labels struct {
	*parser
	list [labelKinds][]label
}

// A label is what may be one: tokens [start, end).
type label struct{ start, end, value int32 }

// Kinds of label.
const (
	item   = iota // a number before a dot or a bracket
	row           // a number by itself
	part          // a number of how many
	clock         // a time, or two
	bullet        // a mark
	labelKinds
)

// dropLabels leaves out the tokens of all labels.
func (p *parser) dropLabels() {
	l, heads := labels{parser: p}, heads{parser: p}
	start := int32(0)
	for i := int32(1); i <= int32(len(p.tokens)); i++ {
		if int(i) == len(p.tokens) || p.gaps[i].newlines > 0 {
			l.line(start, i)
			heads.line(start, i)
			start = i
		}
	}
	if found := append(heads.recurring(), l.counting()...); len(found) > 0 {
		l.drop(found)
	}
}

// line adds what the line of tokens [start, end) may be labelled with.
func (l *labels) line(start, end int32) {
	if end-start > 1 && l.isBullet(start) {
		l.list[bullet] = append(l.list[bullet], label{start, start + 1, 0})
	}
	const most = 4 // marks before a label
	for at := start; at < end && at-start <= most; at++ {
		if l.tokens[at].Kind == NumberKind {
			if at > start && strings.ContainsRune("([", l.firstRune(at-1)) {
				at--
			}
			l.add(at, end)
			break
		}
		if l.tokens[at].Kind == WordKind {
			break
		}
	}
	const size = 3 // tokens of "4/7"
	if last := end - size; last > start && l.isPart(last, end) {
		l.list[part] = append(l.list[part], label{last, end, l.count(last)})
	}
}

// add adds the label that begins with token i of a line that goes to end, if one does.
func (l *labels) add(i, end int32) {
	at := i
	if l.tokens[i].Kind == PunctKind {
		at++
	}
	found, kind := label{start: i, end: at + 1, value: l.count(at)}, row
	follows := at+1 < end
	switch {
	case l.isTime(at):
		kind = clock
		found.end = l.timesEnd(at+1, end)
	case found.value < 0:
		return
	case follows && strings.ContainsRune(".)]", l.firstRune(at+1)) && !l.tokens[at+1].Is(SpaceBefore):
		kind = item
		found.end++
	case at > i, follows && !l.tokens[at+1].Is(Capital) && l.tokens[at+1].Kind != PunctKind:
		return
	}
	if next := found.end; next < end && !l.tokens[next].Is(SpaceBefore) && l.tokens[next].Kind != PunctKind {
		return
	}
	l.list[kind] = append(l.list[kind], found)
}

// isBullet reports whether token i is a mark before the first word of an item: that has a
// capital, or is a number. A dash may say that somebody speaks.
func (l *labels) isBullet(i int32) bool {
	r, next := l.firstRune(i), &l.tokens[i+1]
	return l.tokens[i].Kind == PunctKind && strings.ContainsRune("-*•·▪●◦‣", r) && (r != '-' || !l.rules.speechDash) &&
		next.Is(SpaceBefore) && (next.Is(Capital) || next.Kind == NumberKind)
}

// count returns the number of at most three figures that token i is, or −1.
func (l *labels) count(i int32) int32 {
	const figures = 3
	t, value := &l.tokens[i], int32(0)
	if t.Kind != NumberKind || t.End-t.Start > figures {
		return -1
	}
	for _, c := range []byte(l.source[t.Start:t.End]) {
		if c < '0' || c > '9' {
			return -1
		}
		value = 10*value + int32(c-'0')
	}
	return value
}

// isPart reports whether tokens [i, end) are a number of how many: 4/7.
func (l *labels) isPart(i, end int32) bool {
	for at := i + 1; at < end; at++ {
		if l.tokens[at].Is(SpaceBefore) {
			return false
		}
	}
	return l.tokens[i].Is(SpaceBefore) && l.firstRune(i+1) == '/' && l.count(i) > 0 && l.count(i) <= l.count(i+2)
}

// isTime reports whether token i is a time in figures: 0:41, 01:12:07.5.
func (l *labels) isTime(i int32) bool {
	t := &l.tokens[i]
	s := l.source[t.Start:t.End]
	return t.Kind == NumberKind && strings.Contains(s, ":") && strings.Trim(s, "0123456789:.,") == ""
}

// timesEnd returns the end of the marks and times from token i of a line on:
// subtitles have two, "0:41 --> 0:44".
func (l *labels) timesEnd(i, lineEnd int32) int32 {
	end := i
	for ; i < lineEnd; i++ {
		switch {
		case l.isTime(i):
			end = i + 1
		case l.tokens[i].Kind != PunctKind:
			return end
		case i == end && !l.tokens[i].Is(SpaceBefore) && strings.ContainsRune(")]", l.firstRune(i)):
			end = i + 1
		}
	}
	return end
}

// many is how many labels of a kind there are at least, but for the items of a list
// that begins with 1.
const many = 3

// counting returns the labels that count, and bullets; times do not count, but are as many.
func (l *labels) counting() []label {
	kept := l.list[bullet]
	for kind, found := range l.list[:bullet] {
		for i := 0; i < len(found); {
			end := i + 1
			for end < len(found) && (kind == clock || found[end].value == found[end-1].value+1) {
				end++
			}
			if end-i >= many || kind == item && end-i == 2 && found[i].value == 1 {
				kept = append(kept, found[i:end]...)
			}
			i = end
		}
	}
	return kept
}

// drop leaves out the tokens of labels. Where one stands before what its line says, a
// sentence begins.
func (p *parser) drop(found []label) {
	ends, items := make([]int32, len(p.tokens)), make([]bool, len(p.tokens)) // by the token that a label begins with
	for _, f := range found {
		ends[f.start], items[f.start] = max(ends[f.start], f.end), items[f.start] || f.value != head
	}
	to, end := int32(0), int32(0) // where what is dropped ends
	var before gap
	for i := range int32(len(p.tokens)) {
		end = max(end, ends[i])
		before.item = before.item || items[i] && (i == 0 || p.gaps[i].newlines > 0)
		before.newlines = max(before.newlines, p.gaps[i].newlines)
		if i < end {
			continue
		}
		p.tokens[to], p.gaps[to] = p.tokens[i], before
		before = gap{}
		to++
	}
	p.tokens, p.gaps = p.tokens[:to], p.gaps[:to]
}

// head is the value of a label that is a line at the top or the foot of pages.
const head = -1

// heads finds the lines that stand at the top or the foot of each page: short
// ones that recur among long ones, be it with other numbers ("Page 3 of 12").
type heads struct {
	*parser
	lines map[string][]label
	all   int // lines
	short int
}

// line adds the line of tokens [start, end).
func (h *heads) line(start, end int32) {
	const long = 10 // tokens, the first of them no mark, which might open a quotation
	if h.all++; end-start > long || h.tokens[start].Kind == PunctKind {
		return
	}
	h.short++
	var key []byte
	for i := start; i < end; i++ {
		if h.tokens[i].Kind == WordKind {
			key = append(append(key, h.vocab.String(h.tokens[i].Word)...), ' ')
		}
	}
	if last := end - 1; len(key) == 0 || h.tokens[last].Kind == PunctKind && isTerminal(h.firstRune(last)) {
		return
	}
	if h.lines == nil {
		h.lines = map[string][]label{}
	}
	h.lines[string(key)] = append(h.lines[string(key)], label{start, end, head})
}

// recurring returns the lines that do. Of verse and lists most lines are short.
func (h *heads) recurring() []label {
	var found []label
	if 2*h.short > h.all {
		return nil
	}
	for _, same := range h.lines {
		if len(same) >= many {
			found = append(found, same...)
		}
	}
	return found
}
