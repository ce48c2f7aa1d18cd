package text

import (
	"cmp"
	"slices"
	"strings"
)

// labels finds what stands before the first word of lines and says where in the
// text they are, and nothing of what they say: the number of an item of a list
// ("1.", "2)", "(3)"), of a line or of a row of a table, the time at which a
// transcript or a subtitle is heard ("[0:41]"). Each is made one mark, as the
// bullets of other lists are, and no number: a text set as a list tells no more
// than it did. A line can also begin with the last number of a sentence, so
// numbers must count, each one more than the one before.
type labels struct {
	*parser
	list [labelKinds][]label
}

// A label is what may be one: tokens [start, end).
type label struct{ start, end, value int32 }

// Kinds of label.
const (
	item  = iota // a number before a dot or a bracket
	row          // a number by itself
	clock        // a time, or two
	labelKinds
)

// bullet is the form of a label.
const bullet = "•"

// markLabels makes one mark of each label.
func (p *parser) markLabels() {
	l := labels{parser: p}
	for i := int32(0); i < int32(len(p.tokens)); i++ {
		if i == 0 || p.gaps[i].newlines > 0 {
			l.line(i)
		}
	}
	if kept := l.kept(); len(kept) > 0 {
		l.join(kept)
	}
}

// line adds what the line that begins with token i may be labelled with.
func (l *labels) line(i int32) {
	const most = 4 // marks before a label
	for at := i; l.goesTo(at, i) && at-i <= most; at++ {
		switch l.tokens[at].Kind {
		case NumberKind:
			if at > i && l.opensBracket(at-1) {
				at--
			}
			l.add(at, i)
			return
		case WordKind:
			return
		}
	}
}

// goesTo reports whether the line that begins with token start has a token i.
func (l *labels) goesTo(i, start int32) bool {
	return int(i) < len(l.tokens) && (i == start || l.gaps[i].newlines == 0)
}

func (l *labels) opensBracket(i int32) bool { return strings.ContainsRune("([", l.firstRune(i)) }

// add adds the label that begins with token i of a line, if one does.
func (l *labels) add(i, start int32) {
	at := i
	if l.tokens[i].Kind == PunctKind {
		at++
	}
	found, kind := label{start: i, end: at + 1, value: l.count(at)}, row
	switch {
	case l.isTime(at):
		kind = clock
		found.end = l.timesEnd(at+1, start)
	case found.value < 0:
		return
	case l.goesTo(at+1, start) && strings.ContainsRune(".)]", l.firstRune(at+1)) && !l.tokens[at+1].Is(SpaceBefore):
		kind = item
		found.end++
	case at > i, l.goesTo(at+1, start) && !l.tokens[at+1].Is(Capital) && l.tokens[at+1].Kind != PunctKind:
		return
	}
	if next := found.end; l.goesTo(next, start) && !l.tokens[next].Is(SpaceBefore) && l.tokens[next].Kind != PunctKind {
		return
	}
	l.list[kind] = append(l.list[kind], found)
}

// count returns the number of at most three figures that token i is, or −1.
func (l *labels) count(i int32) int32 {
	const figures = 3
	t, value := &l.tokens[i], int32(0)
	if t.End-t.Start > figures {
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

// isTime reports whether token i is a time in figures: 0:41, 01:12:07.5.
func (l *labels) isTime(i int32) bool {
	t := &l.tokens[i]
	s := l.source[t.Start:t.End]
	return t.Kind == NumberKind && strings.Contains(s, ":") && strings.Trim(s, "0123456789:.,") == ""
}

// timesEnd returns the end of the marks and times from token i of a line on:
// subtitles have two, "0:41 --> 0:44".
func (l *labels) timesEnd(i, start int32) int32 {
	end := i
	for ; l.goesTo(i, start); i++ {
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

// kept returns the labels, in order, that count the lines of a list, which
// begins with 1 or has at least three; times do not count, but are as many.
func (l *labels) kept() []label {
	const many = 3
	var kept []label
	for kind, found := range l.list {
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
	slices.SortFunc(kept, func(a, b label) int { return cmp.Compare(a.start, b.start) })
	return kept
}

// join makes one mark of the tokens of each label.
func (l *labels) join(kept []label) {
	word := l.vocab.Intern(bullet)
	to := int32(0)
	for i := int32(0); i < int32(len(l.tokens)); i++ {
		l.tokens[to], l.gaps[to] = l.tokens[i], l.gaps[i]
		if len(kept) > 0 && kept[0].start == i {
			t, end := &l.tokens[to], kept[0].end
			t.End, t.Word, t.Kind = l.tokens[end-1].End, word, PunctKind
			i, kept = end-1, kept[1:]
		}
		to++
	}
	l.tokens, l.gaps = l.tokens[:to], l.gaps[:to]
}

// opensItem reports whether the line that begins with token i is an item of a
// list: a bullet before a word with a capital or a number, or a label.
func (p *parser) opensItem(i int32) bool {
	if p.tokens[i].Kind != PunctKind || int(i)+1 >= len(p.tokens) {
		return false
	}
	if next := &p.tokens[i+1]; strings.ContainsRune("-*•·▪●◦‣", p.firstRune(i)) {
		return next.Is(SpaceBefore) && (next.Is(Capital) || next.Kind == NumberKind)
	}
	return p.vocab.String(p.tokens[i].Word) == bullet
}
