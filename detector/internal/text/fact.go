package text

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A FactKind says what a Fact is.
type FactKind uint8

// Kinds of fact.
const (
	NameFact FactKind = iota
	NumberFact
	DateFact
	QuotationFact
)

// A Fact is one mention of a name, a number or a date: tokens [Start, End). They
// are told by their form alone, and whatever the language, as far as it writes
// names with capitals; only number words and the calendar are looked up.
type Fact struct {
	Start, End int32
	Head       int32 // of a name: where what follows a particle begins (Bank of England), otherwise End
	Sentence   int32
	Value      string // of a number: digits, the unit left out: "3500000" for $3.5 million
	Date       Date
	Kind       FactKind
}

// A Date is as much of a date as a text gives; 0 stands for what it leaves out.
// Years are those from 1500 to 2100, weekdays are counted from Monday, 1.
type Date struct {
	Year                int16
	Month, Day, Weekday int8
}

// Facts returns the names, numbers and dates of d in order. A word that names
// has, by its number in vocab, is a name in another text that d is compared
// with: it is one here, too, where it has a capital and nothing speaks against it. They are
// appended to room.
func (d *Document) Facts(vocab *Vocabulary, names []bool, room []Fact) []Fact {
	f := facts{Document: d, vocab: vocab, rules: d.Language, names: names, lower: make([]bool, vocab.Len())}
	if f.rules == nil {
		f.rules = registered().languages[0]
	}
	f.meanings = vocab.meaningsIn(f.rules)
	most := 0
	for i := range d.Tokens {
		switch t := &d.Tokens[i]; {
		case t.Kind == NumberKind || t.Is(Name):
			most++
		case t.Kind == WordKind && !t.Is(Capital):
			f.lower[t.Word] = true
		}
	}
	f.list = slices.Grow(room, most)
	f.christen()
	for s := range d.Sentences {
		f.sentence = &d.Sentences[s]
		for i := f.sentence.Start; i < f.sentence.End; {
			fact, ok := f.at(i)
			if !ok {
				i++
				continue
			}
			fact.Sentence = int32(s)
			f.list = append(f.list, fact)
			i = fact.End
		}
	}
	return f.list
}

// Lent returns the words of d, in order and as often as it has them, that Facts takes for
// names only because names has them.
func (d *Document) Lent(names []bool) (lent []Word) {
	for i := range d.Tokens {
		if t := &d.Tokens[i]; names[t.Word] && !t.Is(Name) && t.Is(Capital) && t.Content() {
			lent = append(lent, t.Word)
		}
	}
	return lent
}

// MarkNames sets in names, by their numbers, the words of d that are names.
func (d *Document) MarkNames(names []bool) {
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Is(Name) {
			names[t.Word] = true
		}
	}
}

// facts finds the facts of one document.
type facts struct {
	*Document
	vocab    *Vocabulary
	rules    *Language
	names    []bool
	lower    []bool    // by word: it stands in lower case, too
	meanings []meaning // by word
	surnames [13]bool  // by month: it is a name of somebody here
	sentence *Sentence
	list     []Fact
}

// A meaning is what a word says of dates and numbers, once somebody has asked.
type meaning struct {
	number int
	day    calendarDay
	asked  bool
}

// nothing reports whether the word says nothing of them.
func (m *meaning) nothing() bool { return m.number == 0 && m.day == calendarDay{} }

// meaningsIn returns what the words of v say in a language, as far as somebody has asked.
func (v *Vocabulary) meaningsIn(l *Language) []meaning {
	if v.meaningLanguage != l {
		v.meaningLanguage, v.meanings = l, nil
	}
	v.meanings = append(v.meanings, make([]meaning, len(v.words)-len(v.meanings))...)
	return v.meanings
}

func (f *facts) meaningOf(i int32) *meaning {
	m := &f.meanings[f.Tokens[i].Word]
	if !m.asked {
		word := f.string(i)
		*m = meaning{f.rules.Number(word), f.rules.calendar[word], true}
	}
	return m
}

// dayOf returns what the word of token i says of a date.
func (f *facts) dayOf(i int32) calendarDay { return f.meaningOf(i).day }

// at returns the fact that begins at token i.
func (f *facts) at(i int32) (Fact, bool) {
	t := &f.Tokens[i]
	if t.Kind == PunctKind || t.Kind == WordKind && !t.Is(Capital) && f.meaningOf(i).nothing() { // as most words
		return Fact{}, false
	}
	if date, end := f.date(i); end > i {
		return Fact{Kind: DateFact, Start: i, End: end, Head: end, Date: date}, true
	}
	if f.isName(i) || f.isPart(i) && !f.first(i) {
		if name, ok := f.name(i); ok {
			return name, true
		}
	}
	if value, end := f.number(i); end > i {
		return Fact{Kind: NumberFact, Start: i, End: end, Head: end, Value: value}, true
	}
	return Fact{}, false
}

func (f *facts) string(i int32) string { return f.vocab.String(f.Tokens[i].Word) }

// has reports whether the sentence has a token i.
func (f *facts) has(i int32) bool { return i >= f.sentence.Start && i < f.sentence.End }

// apart reports whether token i stands in the sentence after a space.
func (f *facts) apart(i int32) bool { return f.has(i) && f.Tokens[i].Is(SpaceBefore) }

// isMark reports whether token i is a mark of the given form, with nothing before it.
func (f *facts) isMark(i int32, form string) bool {
	return f.has(i) && f.Tokens[i].Kind == PunctKind && !f.Tokens[i].Is(SpaceBefore) && f.string(i) == form
}

// isName reports whether token i is a name, or a part of one that shows that it is one.
func (f *facts) isName(i int32) bool {
	t := &f.Tokens[i]
	if t.Kind != WordKind || !t.Is(Capital) {
		return false
	}
	if d := f.dayOf(i); d.month+d.weekday > 0 {
		return d.month > 0 && f.surnames[d.month] && !f.besideNumber(i)
	}
	return t.Is(Name) || t.Content() && !f.lower[t.Word] && int(t.Word) < len(f.names) && f.names[t.Word]
}

// isPart reports whether token i can be a part of a name, beside one that shows it: what
// has a capital though it stands in lower case elsewhere (Prime Minister Roe), but not in
// a heading, where everything has one.
func (f *facts) isPart(i int32) bool {
	t := &f.Tokens[i]
	return f.isName(i) || t.Kind == WordKind && t.Is(Capital) && t.Content() && f.sentence.Flags&Heading == 0 && !f.shouts(i) && !f.isCalendar(i)
}

// shouts reports whether token i is set in capitals and too long for an acronym.
func (f *facts) shouts(i int32) bool {
	const acronym = 5
	t := &f.Tokens[i]
	return t.End-t.Start > acronym && f.Capitals(i)
}

// Capitals reports whether token i has no small letter.
func (d *Document) Capitals(i int32) bool {
	return !strings.ContainsFunc(d.Text(i, i+1), func(r rune) bool { return unicode.ToUpper(r) != r })
}

// christen finds the months that are names of people here: Theresa May. A
// newsroom that leaves out "on" has days of the week after names, not months.
func (f *facts) christen() {
	for s := range f.Sentences {
		f.sentence = &f.Sentences[s]
		for i := f.sentence.Start + 1; i < f.sentence.End; i++ {
			if t := &f.Tokens[i]; !t.Is(Capital|SpaceBefore) || !f.Tokens[i-1].Is(Name) {
				continue
			}
			if month := f.dayOf(i).month; month > 0 && !f.besideNumber(i) && !f.isCalendar(i-1) {
				f.surnames[month] = true
			}
		}
	}
}

func (f *facts) isCalendar(i int32) bool {
	d := f.dayOf(i)
	return d.month+d.weekday > 0
}

func (f *facts) besideNumber(i int32) bool {
	return f.has(i-1) && f.Tokens[i-1].Kind == NumberKind || f.has(i+1) && f.Tokens[i+1].Kind == NumberKind ||
		f.isMark(i+1, ",") && f.has(i+2) && f.year(i+2) > 0
}

// mostNameWords is how long a name can be; a longer run of capitals is a list or a title.
const mostNameWords = 8

// name returns the name that begins at token i. What people are called by,
// "Mr", is left out.
func (f *facts) name(i int32) (Fact, bool) {
	for f.isTitle(i) {
		if i++; f.isMark(i, ".") {
			i++
		}
		if !f.has(i) || !f.isPart(i) {
			return Fact{}, false
		}
	}
	out := Fact{Kind: NameFact, Start: i, End: i + 1}
	known := f.isName(i)
	for words := 1; words < mostNameWords; words++ {
		next, rest := f.next(out.End)
		if next == out.End || rest && out.Head > 0 {
			break
		}
		if rest {
			out.Head = out.End
		}
		out.End = next
		known = known || f.isName(next-1)
	}
	if out.Head == 0 {
		out.Head = out.End
	}
	return out, known
}

// isTitle reports whether token i is one of the abbreviations that stand before names.
func (f *facts) isTitle(i int32) bool {
	return f.Tokens[i].End-f.Tokens[i].Start > 1 && f.rules.abbreviations[f.string(i)] == title
}

// next returns where a name that reaches to token i ends with its next word, and
// whether a particle that the language has of its own stands before that: "of".
func (f *facts) next(i int32) (end int32, rest bool) {
	switch {
	case f.joins(i):
		return i + 1, false
	case f.isMark(i, "-") && f.has(i+1) && !f.Tokens[i+1].Is(SpaceBefore) && (f.isPart(i+1) || f.Tokens[i+1].Kind == NumberKind):
		return i + 2, false
	case f.isMark(i, ".") && f.Tokens[i-1].End-f.Tokens[i-1].Start == 1 && f.joins(i+1):
		return i + 2, false
	}
	const most = 2 // van der
	for k := i; k < i+most && f.apart(k) && f.isParticle(k); k++ {
		rest = rest || f.Tokens[k].Is(Function)
		if f.joins(k + 1) {
			return k + 2, rest
		}
	}
	return i, false
}

// joins reports whether token i is a part of the name before it, in the same line.
func (f *facts) joins(i int32) bool {
	return f.apart(i) && f.isPart(i) && !strings.ContainsAny(f.Source[f.Tokens[i-1].End:f.Tokens[i].Start], "\r\n")
}

//go:embed particles.txt
var particleList string

// particles stand in lower case between the parts of a name.
var particles = strings.Fields(particleList)

func (f *facts) isParticle(i int32) bool {
	t := &f.Tokens[i]
	if t.Kind != WordKind || t.Is(Capital) || t.End-t.Start > 5 {
		return false
	}
	word := f.string(i)
	for _, p := range particles {
		if p == word {
			return true
		}
	}
	return false
}

// date returns the date that begins at token i and where it ends; i for none.
func (f *facts) date(i int32) (d Date, end int32) {
	if year, month, day, end := f.numeric(i); end > i {
		return Date{Year: year, Month: month, Day: day}, end
	}
	end = i
	if _, weekday := f.calendar(i); weekday > 0 {
		d.Weekday = weekday
		end = i + 1
		if next := f.afterComma(end); f.monthDay(&d, next) > next {
			end = f.monthDay(&d, next)
		} else {
			return d, end
		}
	} else {
		end = f.monthDay(&d, i)
	}
	if end == i {
		if y := f.year(i); y > 0 {
			return Date{Year: y}, i + 1
		}
		return Date{}, i
	}
	next := f.afterComma(end)
	if f.has(next) && f.isParticle(next) && f.Tokens[next].Is(Function) {
		next++
	}
	if f.has(next) {
		if d.Year = f.year(next); d.Year > 0 {
			end = next + 1
		}
	}
	return d, end
}

func (f *facts) afterComma(i int32) int32 {
	if f.isMark(i, ",") {
		return i + 1
	}
	return i
}

// monthDay reads a month at token i, with its day before or after it, into d and
// returns where it ends; i for none.
func (f *facts) monthDay(d *Date, i int32) int32 {
	if !f.has(i) {
		return i
	}
	if day := f.day(i); day > 0 {
		at := i + 1
		if f.isMark(at, ".") || f.has(at) && f.isParticle(at) && f.Tokens[at].Is(Function) {
			at++
		}
		if f.has(at) {
			if month := f.dayOf(at).month; month > 0 && f.Tokens[at].Is(SpaceBefore) && f.Tokens[at].Kind == WordKind && !f.ambiguous(at) {
				d.Month, d.Day = month, day
				return at + 1
			}
		}
		return i
	}
	month, _ := f.calendar(i)
	if month == 0 {
		return i
	}
	if d.Month = month; f.apart(i+1) || f.isMark(i+1, ".") && f.apart(i+2) {
		at := i + 1
		if f.isMark(at, ".") {
			at++
		}
		if d.Day = f.day(at); d.Day > 0 {
			return at + 1
		}
	}
	return i + 1
}

// ambiguous reports whether the word of a month may be a common word here, as short
// ones without their capital are: "may".
func (f *facts) ambiguous(i int32) bool {
	return f.dayOf(i).capital && !f.Tokens[i].Is(Capital) && len(f.string(i)) < 6
}

// calendar returns the month or the day of the week that token i names. Short
// names in lower case are words of other meanings, and so are those at the
// beginning of a sentence that are small words: "may".
func (f *facts) calendar(i int32) (month, weekday int8) {
	t := &f.Tokens[i]
	if t.Kind != WordKind || f.ambiguous(i) {
		return 0, 0
	}
	d := f.dayOf(i)
	if month, weekday = d.month, d.weekday; month+weekday == 0 {
		return 0, 0
	}
	if month > 0 && !f.besideNumber(i) && (f.surnames[month] || f.first(i) && (t.Is(Function) || f.lower[t.Word])) {
		return 0, 0
	}
	return month, weekday
}

// first reports whether token i is the first word of its sentence or of a quotation.
func (f *facts) first(i int32) bool {
	for i--; f.has(i) && f.Tokens[i].Kind == PunctKind; i-- {
		if opensClause(rune(f.Source[f.Tokens[i].Start])) {
			return true
		}
	}
	return !f.has(i) || f.Tokens[i].Quotation != f.Tokens[i+1].Quotation
}

// numeric reads a date in figures, as ISO 8601 writes them: 2022-03-14.
func (f *facts) numeric(i int32) (year int16, month, day int8, end int32) {
	if !f.isMark(i+1, "-") || !f.isMark(i+3, "-") || !f.has(i+4) || f.Tokens[i+2].Is(SpaceBefore) || f.Tokens[i+4].Is(SpaceBefore) {
		return 0, 0, 0, i
	}
	year, month, day = f.year(i), f.day(i+2), f.day(i+4)
	if year == 0 || month == 0 || month > 12 || day == 0 {
		return 0, 0, 0, i
	}
	return year, month, day, i + 5
}

// year returns the year that token i says, 0 for none.
func (f *facts) year(i int32) int16 {
	const earliest, latest = 1500, 2100
	t := &f.Tokens[i]
	if t.Kind != NumberKind || t.End-t.Start != 4 {
		return 0
	}
	if y, err := strconv.Atoi(f.string(i)); err == nil && y >= earliest && y <= latest {
		return int16(y)
	}
	return 0
}

// day returns the day of a month that token i says, as 3 or 3rd, 0 for none.
func (f *facts) day(i int32) int8 {
	if f.Tokens[i].Kind != NumberKind {
		return 0
	}
	word := f.string(i)
	if n := digitsOf(word); n > 2 || n == 0 || len(word) != n && !isOrdinal(word[n:]) {
		return 0
	}
	n, _ := strconv.Atoi(word[:digitsOf(word)])
	if n > 31 {
		return 0
	}
	return int8(n)
}

func isOrdinal(suffix string) bool {
	switch suffix {
	case "st", "nd", "rd", "th", "er", "º", "ª", "o":
		return true
	}
	return false
}

func digitsOf(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
