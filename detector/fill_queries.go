package detector

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// mostQueryWords is how many words a query may have: search engines weigh the
// first ones most and leave out what is beyond some thirty.
const mostQueryWords = 12

// A term is a part of a query: what a spinner leaves alone (an immutable, as
// in DSpin), or what it seems to have replaced, decoded.
type term struct {
	text   string
	words  int
	times  int     // it stands in the text so often
	rarity float64 // −ln p of its rarest word
	first  int32   // token
}

func (t term) quotable() bool { return t.words > 1 }

// quoted returns the term as a search engine takes it for one.
func (t *term) quoted() string {
	if t.quotable() {
		return `"` + t.text + `"`
	}
	return t.text
}

// addQueries makes three queries from the names and figures of the text and
// the phrases that were decoded.
func (c *comparison) addQueries(w *weighed) {
	c.touched = make([]bool, len(c.suspect.Tokens))
	for i := range w.findings {
		mark(c.touched, w.findings[i].Suspect)
	}
	names, figures, kept, decoded := c.names(), c.figures(), c.kept(w), c.decoded(w.findings)
	rare := slices.Clone(names)
	slices.SortStableFunc(rare, func(a, b term) int { return cmp.Compare(b.distinction(), a.distinction()) })
	common := slices.Clone(names)
	slices.SortStableFunc(common, func(a, b term) int { return cmp.Compare(b.times, a.times) })

	// Between quotation marks stands only what no spinner seems to have touched.
	sure := append(c.restored(), c.sureNames()...)
	slices.SortStableFunc(sure, func(a, b term) int { return cmp.Compare(b.distinction(), a.distinction()) })
	var exact []term // where no name can be quoted: a day is left alone, and so is mostly who is named in full again and again
	if !slices.ContainsFunc(first(sure, 3), term.quotable) {
		exact = slices.DeleteFunc(slices.Clone(figures), func(t term) bool { return !t.quotable() || !c.told(t.first) })
		exact = append(exact, c.repeated(names)...)
		if len(exact) == 0 {
			exact = c.own(kept)
		}
	}
	c.query(Narrow, true, first(exact, 1), first(sure, 3), first(figures, 1))
	c.query(Medium, true, first(sure, 1), first(single(common), 2), first(figures, 1), first(kept, 1))
	c.query(Wide, false, first(rare, 1), first(common, 3), first(kept, 1), first(decoded, 1))
}

// told reports whether token i stands in a sentence of some length: the day above a page is the page's own.
func (c *comparison) told(i int32) bool {
	const least = 8 // words
	return slices.ContainsFunc(c.suspect.Sentences, func(s text.Sentence) bool { return s.Start <= i && i < s.End && s.Words >= least })
}

// repeated returns the names of several words that come again as they are and end in a word that is none besides:
// who puts words in the place of names seldom puts the same.
func (c *comparison) repeated(names []term) []term {
	return slices.DeleteFunc(slices.Clone(names), func(t term) bool {
		return t.times == 1 || !t.quotable() || !c.proper(t.first+int32(t.words)-1)
	})
}

// own returns the pairs of words that stand in no dictionary, whose terms a spinner puts in
// place of words: "arid climate", and not "pecking order".
func (c *comparison) own(kept []term) []term {
	l := c.words.Lexicon()
	return slices.DeleteFunc(slices.Clone(kept), func(t term) bool {
		a, b := c.words.Entry(c.suspect.Tokens[t.first].Word), c.words.Entry(c.suspect.Tokens[t.first+1].Word)
		x, y := l.Lemma(a), l.Lemma(b)
		return x == y || l.Phrase(a, b) || l.Phrase(a, y) || l.Phrase(x, b) || l.Phrase(x, y)
	})
}

// single returns the terms of one word, which need no quotation marks.
func single(terms []term) []term {
	return slices.DeleteFunc(slices.Clone(terms), func(t term) bool { return t.words > 1 })
}

// sureNames returns the names, or what is left of them, whose words no spinner
// has another for, side by side as they stood: of “Chancellor Olaf Scholz” the last two words.
func (c *comparison) sureNames() []term {
	const long = 3
	var out []term
	for i := int32(0); int(i) < len(c.suspect.Tokens); i++ {
		end := i
		for int(end) < len(c.suspect.Tokens) && c.proper(end) && (end == i || c.suspect.Tokens[end].Start == c.suspect.Tokens[end-1].End+1) {
			end++
		}
		if end > i && end-i <= long {
			out = c.count(out, i, end)
		}
		i = max(i, end-1)
	}
	return slices.DeleteFunc(out, func(t term) bool {
		return t.words > 1 && t.times == 1 && !c.attested(t.first, t.first+int32(t.words)) && !c.surname(t.first+int32(t.words)-1)
	})
}

// restored returns the names one word of which a spinner has put in another's place, where it is sure which was there:
// beside a name that is no word besides stands a word that is never met there, and one of those that it may have been
// put for is met there some three thousand times as often as by chance. "Score Zuckerberg" was Mark Zuckerberg.
func (c *comparison) restored() []term {
	if c.report.Verdict != LikelySpun {
		return nil
	}
	var out []term
	t := c.suspect.Tokens
	search := c.words.Lexicon().BorrowSearch()
	defer search.Return()
	for i := int32(0); int(i)+1 < len(t); i++ {
		if !t[i].Is(text.Capital) || !t[i+1].Is(text.Capital) || t[i+1].Start != t[i].End+1 || !c.oneLine(i, i+2) {
			continue
		}
		name := ""
		switch {
		case c.proper(i + 1):
			if first := c.putFor(search, i, i+1); first != "" {
				name = first + " " + c.suspect.Text(i+1, i+2)
			}
		case c.proper(i):
			if last := c.putFor(search, i+1, i); last != "" {
				name = c.suspect.Text(i, i+1) + " " + last
			}
		}
		if name != "" && !slices.ContainsFunc(out, func(t term) bool { return t.text == name }) {
			out = append(out, term{text: name, words: 2, times: 1, rarity: max(c.rarity(i), c.rarity(i+1)), first: i})
		}
	}
	return out
}

// putFor returns the word that token i of a name was put for beside another token of it, "" where that is not sure.
func (c *comparison) putFor(search *lexicon.Search, i, beside int32) string {
	const often, clearly = 8, 2 // ln: of how much oftener than by chance, and than the next; at 7 are titles, too (lieutenant, general)
	l := c.words.Lexicon()
	name := c.words.Entry(c.suspect.Tokens[beside].Word)
	lift := func(w lexicon.Word) (float32, bool) {
		if i > beside {
			return l.Lift(name, w)
		}
		return l.Lift(w, name)
	}
	w := c.words.Entry(c.suspect.Tokens[i].Word)
	if _, met := lift(w); met || w == 0 {
		return ""
	}
	var best lexicon.Word
	var most, next float32
	for _, n := range search.Neighbours(l.Lemma(w)) {
		x, met := lift(n.Word)
		if met && x > most {
			best, most, next = n.Word, x, most
		} else if met {
			next = max(next, x)
		}
	}
	if most < often || most-next < clearly {
		return ""
	}
	s := l.String(best)
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// surname reports whether token i stands in the text by itself, too, as people are
// called once their first names are told.
func (c *comparison) surname(i int32) bool {
	const often = 3
	n := 0
	for j := range c.suspect.Tokens {
		if c.suspect.Tokens[j].Word == c.suspect.Tokens[i].Word {
			n++
		}
	}
	return n >= often
}

// attested reports whether the pack has met each of tokens [from, to), which as names are none of its words:
// what it has never met may be a rare word put in a name’s place.
func (c *comparison) attested(from, to int32) bool {
	for i := from; i < to; i++ {
		if c.words.Entry(c.suspect.Tokens[i].Word) == 0 {
			return false
		}
	}
	return true
}

// proper reports whether token i is a name that is no word besides, as "Putin" and "Stoltenberg"
// are: of "Bill" a spinner makes "Invoice".
func (c *comparison) proper(i int32) bool {
	l := c.words.Lexicon()
	w := c.suspect.Tokens[i].Word
	return c.isName(i) && l != nil && len(c.words.Readings(w)) == 0
}

// distinction is the higher the fewer texts will have the term.
func (t *term) distinction() float64 {
	const perWord = 4 // two words together are rarer than one
	return t.rarity + perWord*float64(min(t.words, 3))
}

func first(terms []term, n int) []term { return terms[:min(n, len(terms))] }

// query adds a query of terms, each once, unless it says the same as another.
func (c *comparison) query(width report.QueryWidth, quoted bool, groups ...[]term) {
	var parts []string
	words := 0
	for _, g := range groups {
		for _, t := range g {
			part := t.text
			if quoted {
				part = t.quoted()
			}
			if words+t.words > mostQueryWords || slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(p, t.text) }) {
				continue
			}
			parts = append(parts, part)
			words += t.words
		}
	}
	q := Query{Width: width, Text: strings.Join(parts, " ")}
	if words > 1 && !slices.ContainsFunc(c.report.Queries, func(p Query) bool { return p.Text == q.Text }) {
		c.report.Queries = append(c.report.Queries, q)
	}
}

// names returns the names of the text, in the order in which it has them.
// A name is a run of words that are names, with an "of" or "and" among them.
func (c *comparison) names() []term {
	d := c.suspect
	var out []term
	for i := int32(0); int(i) < len(d.Tokens); i++ {
		if !c.isName(i) {
			continue
		}
		end := i + 1
		for int(end) < len(d.Tokens) && d.Tokens[end].Is(text.SpaceBefore) && c.oneLine(i, end+1) {
			switch {
			case c.isName(end):
				end++
			case int(end)+1 < len(d.Tokens) && joinsNames(d.Text(end, end+1)) && c.isName(end+1) && d.Tokens[end+1].Is(text.SpaceBefore):
				end += 2
			default:
				goto done
			}
		}
	done:
		const long = 5
		if end-i <= long {
			out = c.count(out, i, end)
		}
		i = end - 1
	}
	return out
}

// oneLine reports whether tokens [from, to) stand in one line.
func (c *comparison) oneLine(from, to int32) bool {
	return !strings.ContainsAny(c.suspect.Text(from, to), "\r\n")
}

// shouted reports whether a word is in capitals and no acronym, as in datelines
// and headings.
func shouted(word string) bool {
	const acronym = 5
	return len(word) > acronym && strings.ToUpper(word) == word
}

func joinsNames(word string) bool { return word == "of" }

// isName reports whether token i is a name in running text. Names of days and
// months are found in any text.
func (c *comparison) isName(i int32) bool {
	t := &c.suspect.Tokens[i]
	return t.Kind == text.WordKind && t.Is(text.Name) && !c.touched[i] && !c.calendar(i) && !shouted(c.suspect.Text(i, i+1))
}

// figures returns the figures that few texts have in common: dates, and
// numbers of three digits or more, the longest first.
func (c *comparison) figures() []term {
	d := c.suspect
	var dates, numbers []term
	for i := int32(0); int(i) < len(d.Tokens); i++ {
		if d.Tokens[i].Kind != text.NumberKind {
			continue
		}
		switch {
		case i > 0 && c.calendar(i-1) && d.Tokens[i].Start == d.Tokens[i-1].End+1:
			dates = c.count(dates, i-1, i+1)
		case int(i)+1 < len(d.Tokens) && c.calendar(i+1) && d.Tokens[i+1].Start == d.Tokens[i].End+1:
			dates = c.count(dates, i, i+2)
		case digits(d.Text(i, i+1)) > 2:
			numbers = c.count(numbers, i, i+1)
		}
	}
	slices.SortStableFunc(numbers, func(a, b term) int { return cmp.Compare(digits(b.text), digits(a.text)) })
	return append(numbers, dates...)
}

func digits(s string) int {
	n := 0
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			n++
		}
	}
	return n
}

// calendar reports whether token i names a day or a month.
func (c *comparison) calendar(i int32) bool {
	d := c.suspect
	month, weekday := d.Language.Calendar(strings.ToLower(d.Text(i, i+1)))
	return month+weekday > 0 && d.Tokens[i].Is(text.Capital)
}

// kept returns phrases that a spinner seems to have left alone: two words side
// by side that belong together and fit their places, the rarest first.
func (c *comparison) kept(w *weighed) []term {
	const fits, together = -2, 3.0
	var out []term
	for i := 0; i+1 < len(w.choices); i++ {
		x, y := &w.choices[i], &w.choices[i+1]
		if x.Joint && !x.JointUnseen && x.JointLift >= together && y.Token == x.Token+1 && x.Weight < fits && y.Weight < fits && c.oneLine(x.Token, y.Token+1) {
			out = c.count(out, x.Token, y.Token+1)
		}
	}
	slices.SortStableFunc(out, func(a, b term) int { return cmp.Compare(b.rarity, a.rarity) })
	return out
}

// decoded returns what the surest findings may have stood for.
func (c *comparison) decoded(findings []artifact.Finding) []term {
	const sure = 2 // log-odds: a wrong word in a query does more harm than one that is missing
	var best []artifact.Finding
	for _, f := range findings {
		if f.Kind == artifact.BrokenPhrase && f.Weight >= sure && c.wedded(f.Suggestions) {
			best = append(best, f)
		}
	}
	slices.SortStableFunc(best, func(a, b artifact.Finding) int { return cmp.Compare(b.Weight, a.Weight) })
	var out []term
	for _, f := range best {
		out = append(out, term{text: f.Suggestions[0], words: len(strings.Fields(f.Suggestions[0])), times: 1, first: f.Suspect.Start})
	}
	return out
}

// wedded reports whether the first suggestion is a pair that belongs together.
func (c *comparison) wedded(suggestions []string) bool {
	const together = 4 // ln: 55 times as often as by chance
	if len(suggestions) == 0 {
		return false
	}
	a, b, _ := strings.Cut(strings.ToLower(suggestions[0]), " ")
	l := c.words.Lexicon()
	lift, seen := l.Lift(l.Lookup(a), l.Lookup(b))
	return seen && lift >= together
}

// count adds tokens [from, to) to terms.
func (c *comparison) count(terms []term, from, to int32) []term {
	s := c.suspect.Text(from, to)
	for i := range terms {
		if strings.EqualFold(terms[i].text, s) {
			terms[i].times++
			return terms
		}
	}
	t := term{text: s, times: 1, first: from}
	for i := from; i < to; i++ {
		t.words++
		t.rarity = max(t.rarity, c.rarity(i))
	}
	return append(terms, t)
}

// rarity is −ln p of token i, the most there is for a word that the pack does
// not have.
func (c *comparison) rarity(i int32) float64 {
	const unknown = 16
	l := c.words.Lexicon()
	if l == nil {
		return unknown
	}
	w := c.words.Entry(c.suspect.Tokens[i].Word)
	if w == 0 {
		return unknown
	}
	return -float64(l.LogProb(w))
}
