package artifact

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// A QuotationStatus says what became of a quotation.
type QuotationStatus string

// Statuses of a quotation.
const (
	Verbatim QuotationStatus = "verbatim"
	Altered  QuotationStatus = "altered"
	Variant  QuotationStatus = "variant"
	Added    QuotationStatus = "added"
	Dropped  QuotationStatus = "dropped"
)

// A Quotation is a quoted statement of either text. Suspect and Source are
// empty on the side that does not have it.
type Quotation struct {
	Status    QuotationStatus
	Reference int
	Suspect   align.Range // tokens between the marks
	Source    align.Range
	Speaker   string // the name beside it, "" where none can be told
	Changes   []Change
}

// A Change is one place in which an altered quotation differs. One side may
// be empty; it then stands before the token at its Start.
type Change struct{ Source, Suspect align.Range }

// Quotations pairs the quotations of both sides. Derived tells whether the
// suspect's wording goes back to the reference; where it does not, a like
// quotation is the same statement worded by somebody else.
func Quotations(a *align.Alignment, derived bool) []Quotation {
	q := quotationsOf(a)
	out := slices.Clone(q.paired)
	taken := map[key]bool{} // by where the reference's begin
	for i := range out {
		n := &out[i]
		if n.Status == Altered && !derived {
			*n = q.apart(*n)
		}
		n.Speaker = speaker(a.Suspect, n.Suspect)
		if n.Speaker == "" && n.Status != Added {
			n.Speaker = speaker(a.References[n.Reference], n.Source)
		}
		if n.Status != Added {
			taken[key{n.Reference, n.Source.Start}] = true
		}
	}
	for r, d := range a.References {
		for j := range d.Quotations {
			own := align.Range{Start: d.Quotations[j].Start, End: d.Quotations[j].End}
			if !taken[key{r, own.Start}] {
				out = append(out, Quotation{Status: Dropped, Reference: r, Source: own, Speaker: speaker(d, own)})
			}
		}
	}
	return out
}

// apart returns the altered quotation n as what it is in a text that is not
// derived.
func (q *quotations) apart(n Quotation) Quotation {
	d := q.alignment.References[n.Reference]
	at := func(d *text.Document, r align.Range) int {
		i, _ := slices.BinarySearchFunc(d.Quotations, r.Start, func(o text.Quotation, start int32) int { return cmp.Compare(o.Start, start) })
		return i
	}
	j := at(d, n.Source)
	if q.agree(key{n.Reference, int32(j)}, q.alignment.Suspect.Quotations[at(q.alignment.Suspect, n.Suspect)], d.Quotations[j]) {
		n.Status, n.Changes = Variant, nil
		return n
	}
	return Quotation{Status: Added, Suspect: n.Suspect}
}

// quotationsOf returns the quotations of a, paired once.
func quotationsOf(a *align.Alignment) *quotations {
	q, _ := a.Note.Made.(*quotations)
	if q == nil {
		q = &quotations{alignment: a}
		q.pair()
		a.Note.Made = q
	}
	return q
}

type key struct {
	reference int
	quotation int32
}

// A quotations pairs the quotations of one alignment.
type quotations struct {
	alignment *align.Alignment
	paired    []Quotation   // the suspect's, without speakers, in a text that is derived
	with      []counterpart // by suspect token
	whole     map[key]bool  // taken by a quotation of the same words
	met       []meeting     // those of the quotation at work
}

// A counterpart is the token of a reference that one of the suspect is paired
// with.
type counterpart struct {
	reference int32 // −1 for none
	source    int32 // −1 for none
	kept      bool  // it is the same word
	akin      bool  // it is the same word, a form of it or a synonym
}

// pair finds out what became of the suspect's quotations.
func (q *quotations) pair() {
	own := q.alignment.Suspect.Quotations
	q.paired = make([]Quotation, 0, len(own))
	if len(own) == 0 {
		return
	}
	q.counterparts()
	same := q.verbatim()
	for i := range own {
		if same[i].Status == "" {
			same[i] = q.suspect(int32(i))
		}
		q.paired = append(q.paired, same[i])
	}
}

// verbatim pairs quotations of the same words, wherever they stand: the others
// are compared with what is left.
func (q *quotations) verbatim() []Quotation {
	own := q.alignment.Suspect.Quotations
	out := make([]Quotation, len(own))
	at := map[string]int{}
	for i := range own {
		if said := wording(q.alignment.Suspect, own[i]); said != "" {
			if _, again := at[said]; !again {
				at[said] = i
			}
		}
	}
	q.whole = map[key]bool{}
	for r, d := range q.alignment.References {
		times := map[string]int{}
		wordings := make([]string, len(d.Quotations))
		for j, source := range d.Quotations {
			wordings[j] = wording(d, source)
			times[wordings[j]]++
		}
		for j, source := range d.Quotations {
			said := wordings[j]
			i, ok := at[said]
			if !ok || out[i].Status != "" || times[said] > 1 { // of several the one in place is meant
				continue
			}
			k := key{r, int32(j)}
			q.whole[k] = true
			out[i] = Quotation{
				Status: Verbatim, Reference: r, Suspect: align.Range{Start: own[i].Start, End: own[i].End},
				Source: align.Range{Start: source.Start, End: source.End},
			}
		}
	}
	return out
}

// wording returns the words of a quotation in small letters, "" for one word:
// many texts put that between marks.
func wording(d *text.Document, q text.Quotation) string {
	if words(d, q) < 2 {
		return ""
	}
	b := make([]byte, 0, len(d.Text(q.Start, q.End))+1)
	for i := q.Start; i < q.End; i++ {
		if d.Tokens[i].Kind != text.PunctKind {
			b = append(appendLower(b, d, i), ' ')
		}
	}
	return string(b)
}

// counterparts notes for each suspect token in a quotation what it is paired
// with.
func (q *quotations) counterparts() {
	tokens := q.alignment.Suspect.Tokens
	q.with = make([]counterpart, len(tokens))
	for i := range q.with {
		q.with[i] = counterpart{reference: -1, source: -1}
	}
	for i := range q.alignment.Blocks {
		b := &q.alignment.Blocks[i]
		for j := range b.Columns {
			if c := &b.Columns[j]; c.R >= 0 && c.S >= 0 && tokens[c.S].Quotation >= 0 {
				q.with[c.S] = counterpart{int32(b.Reference), c.R, c.Relation.Kept(), c.Relation.Strong() || c.Relation.Linked()}
			}
		}
	}
}

// suspect returns what became of the suspect's quotation i. One that stands
// verbatim elsewhere is still quoted again, as it is or in part, and never altered.
func (q *quotations) suspect(i int32) Quotation {
	own := q.alignment.Suspect.Quotations[i]
	if k, ok := q.match(own, true); ok {
		if out := q.compare(own, k); !q.whole[k] || out.Status == Verbatim {
			return out
		}
		if k, ok = q.match(own, false); ok {
			return q.compare(own, k)
		}
	}
	return Quotation{Status: Added, Suspect: align.Range{Start: own.Start, End: own.End}}
}

// compare returns own as it became from quotation k of a reference.
func (q *quotations) compare(own text.Quotation, k key) Quotation {
	out := Quotation{Suspect: align.Range{Start: own.Start, End: own.End}}
	source := q.alignment.References[k.reference].Quotations[k.quotation]
	out.Reference = k.reference
	out.Source = align.Range{Start: source.Start, End: source.End}
	out.Changes = q.changes(k.reference, own, source)
	switch {
	case len(out.Changes) == 0:
		out.Status = Verbatim
	case q.only(k, source) && !slices.ContainsFunc(out.Changes, func(c Change) bool { return c.Source.Len() > 0 }):
		return Quotation{Status: Added, Suspect: out.Suspect} // which the reference tells but for a word or two
	case q.inPassage(own):
		out.Status = Altered
	case q.agree(k, own, source):
		out.Status, out.Changes = Variant, nil
	default:
		return Quotation{Status: Added, Suspect: out.Suspect}
	}
	return out
}

// only reports whether quotation source of a reference is a few words of what somebody said.
func (q *quotations) only(k key, source text.Quotation) bool {
	const few = 3
	return words(q.alignment.References[k.reference], source) <= few
}

// agree reports whether two quotations are one statement, worded twice: three in
// five content words of the shorter are those of the longer or synonyms, half of them the
// same, none of its numbers, names and negations is missing there, and no other speaker
// is named.
func (q *quotations) agree(k key, own, source text.Quotation) bool {
	d := q.alignment.References[k.reference]
	if !sameName(speaker(q.alignment.Suspect, align.Range{Start: own.Start, End: own.End}), speaker(d, align.Range{Start: source.Start, End: source.End})) {
		return false
	}
	akin, kept := 0, 0
	for s := own.Start; s < own.End; s++ {
		c := &q.with[s]
		if c.akin && int(c.reference) == k.reference && c.source >= source.Start && c.source < source.End && q.alignment.Suspect.Tokens[s].Content() {
			akin++
			if c.kept {
				kept++
			}
		}
	}
	x, y := contents(q.alignment.Suspect, own), contents(d, source)
	const few = 2 // content words that many statements have in common
	if akin <= few || kept*2 < min(x, y) || akin*5 < min(x, y)*3 || akin*4 < max(x, y) {
		return false
	}
	if x <= y {
		return holdsFacts(d, source, q.alignment.Suspect, own)
	}
	return holdsFacts(q.alignment.Suspect, own, d, source)
}

// sameName reports whether two names can be one person's: one of them is not
// given, or both end alike.
func sameName(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return len(x) == 0 || len(y) == 0 || x[len(x)-1] == y[len(y)-1]
}

// holdsFacts reports whether the longer quotation has the names and numbers of
// the shorter, and negates as often as it does, or more often where it says more.
func holdsFacts(d *text.Document, longer text.Quotation, e *text.Document, shorter text.Quotation) bool {
	for i := shorter.Start; i < shorter.End; i++ {
		t := &e.Tokens[i]
		if t.Kind != text.NumberKind && !t.Is(text.Name) {
			continue
		}
		if !slices.ContainsFunc(d.Tokens[longer.Start:longer.End], func(o text.Token) bool { return o.Word == t.Word }) {
			return false
		}
	}
	more, less := negations(d, longer), negations(e, shorter)
	if words(d, longer)*2 > words(e, shorter)*3 {
		return more >= less
	}
	return more == less
}

// negations counts the words that turn a statement into its opposite.
func negations(d *text.Document, q text.Quotation) int {
	n := 0
	for i := q.Start; i < q.End; i++ {
		if w := lower(d, i, i+1); smallWords().of(w).attribution == "negation" || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			n++
		}
	}
	return n
}

func contents(d *text.Document, q text.Quotation) int {
	n := 0
	for i := q.Start; i < q.End; i++ {
		if d.Tokens[i].Content() {
			n++
		}
	}
	return n
}

// match returns the reference's quotation that most of own's words are paired
// with, if they are a third of the shorter's and a fifth of its content words are
// the same or synonyms, or nearly all of them are in place: two statements of one speaker
// are not one. Those that stand verbatim elsewhere count only if taken is set.
func (q *quotations) match(own text.Quotation, taken bool) (key, bool) {
	met := q.met[:0]
	best := -1
	for s := own.Start; s < own.End; s++ {
		c := &q.with[s]
		if c.source < 0 || q.alignment.Suspect.Tokens[s].Kind == text.PunctKind {
			continue
		}
		j := q.alignment.References[c.reference].Tokens[c.source].Quotation
		if j < 0 {
			continue
		}
		k := key{int(c.reference), j}
		if q.whole[k] && !taken {
			continue
		}
		at := slices.IndexFunc(met, func(m meeting) bool { return m.key == k })
		if at < 0 {
			at = len(met)
			met = append(met, meeting{key: k})
		}
		m := &met[at]
		m.paired++
		if c.akin {
			m.akin++
			if q.alignment.Suspect.Tokens[s].Content() {
				m.content++
			}
		}
		if best < 0 || m.paired > met[best].paired {
			best = at
		}
	}
	q.met = met
	if best < 0 {
		return key{}, false
	}
	m := met[best]
	d := q.alignment.References[m.reference]
	shorter := min(words(q.alignment.Suspect, own), words(d, d.Quotations[m.quotation]))
	least := min(contents(q.alignment.Suspect, own), contents(d, d.Quotations[m.quotation]))
	return m.key, m.paired*3 >= shorter && m.akin > 0 && (m.content*5 >= least && m.content > 0 || m.paired*4 >= shorter*3)
}

// A meeting is a quotation of a reference that words of one of the suspect's
// are paired with: how many, how many of those are akin, and of these content words.
type meeting struct {
	key
	paired, akin, content int
}

func words(d *text.Document, q text.Quotation) int {
	n := 0
	for i := q.Start; i < q.End; i++ {
		if d.Tokens[i].Kind != text.PunctKind {
			n++
		}
	}
	return n
}

// inPassage reports whether words of own stand in a block that derives from
// the reference, or half of them are the reference's though the sentence
// around them is not.
func (q *quotations) inPassage(own text.Quotation) bool {
	kept := 0
	for s := own.Start; s < own.End; s++ {
		if q.with[s].kept && q.alignment.Suspect.Tokens[s].Kind != text.PunctKind {
			kept++
		}
	}
	if kept*2 >= words(q.alignment.Suspect, own) {
		return true
	}
	blocks := q.alignment.Blocks
	i, _ := slices.BinarySearchFunc(blocks, own.Start, func(b align.Block, at int32) int { return cmp.Compare(b.SuspectTokens.End, at+1) })
	for ; i < len(blocks) && blocks[i].SuspectTokens.Start < own.End; i++ {
		if blocks[i].Derived() {
			return true
		}
	}
	return false
}

// changes returns where the words of the two quotations differ. Punctuation
// and spelling do not count: desks differ in both.
func (q *quotations) changes(reference int, own, source text.Quotation) []Change {
	c := comparer{suspect: q.alignment.Suspect, source: q.alignment.References[reference], own: own, whole: source}
	next, pending := source.Start, own.Start // the first tokens not yet accounted for
	for s := own.Start; s < own.End; s++ {
		with := &q.with[s]
		r := with.source
		if c.suspect.Tokens[s].Kind == text.PunctKind || !with.kept || int(with.reference) != reference || r < next || r >= source.End {
			continue
		}
		c.differ(align.Range{Start: next, End: r}, align.Range{Start: pending, End: s})
		next, pending = r+1, s+1
	}
	c.differ(align.Range{Start: next, End: source.End}, align.Range{Start: pending, End: own.End})
	return c.changes
}

// A comparer collects the changes between two quotations.
type comparer struct {
	suspect, source *text.Document
	own, whole      text.Quotation
	changes         []Change
}

// differ notes that range s of the suspect stands where the reference has r,
// unless that is how quotations are cut and edited in the open.
func (c *comparer) differ(r, s align.Range) {
	atStart, atEnd := r.Start == c.whole.Start, r.End == c.whole.End
	openly := c.edited(s)
	r, s = trim(c.source, r), trim(c.suspect, s)
	switch {
	case r.Len() == 0 && s.Len() == 0, openly:
	case s.Len() == 0 && (atStart || atEnd): // a part of it was quoted
	case r.Len() == 0 && atEnd && !c.own.Closed: // what follows a mark that was forgotten
	case r.Len() == 0 || s.Len() == 0:
		c.changes = append(c.changes, Change{r, s})
	case c.masked(r, s), c.sameStart(r, s) && letters(c.source, r) == letters(c.suspect, s): // "every day", "everyday"
	case value(c.source, r) != 0 && value(c.source, r) == value(c.suspect, s):
	default:
		c.changes = append(c.changes, Change{r, s})
	}
}

// edited reports whether range s of the suspect has nothing but the marks of
// words left out, or stands in brackets, as editors put in what is missing.
func (c *comparer) edited(s align.Range) bool {
	dots, words, brackets := false, false, 0
	for i := s.Start; i < s.End; i++ {
		if c.suspect.Tokens[i].Kind != text.PunctKind {
			words = words || brackets == 0
			continue
		}
		switch mark := c.suspect.Text(i, i+1); {
		case mark == "[" || mark == "(":
			brackets++
		case mark == "]" || mark == ")":
			dots = dots || brackets > 0
			brackets--
		case mark == "…" || mark == "...":
			dots = true
		}
	}
	return dots && !words
}

// masked reports whether s is the word r with its letters struck out, as
// family newspapers print some: "d—d", "f***".
func (c *comparer) masked(r, s align.Range) bool {
	if r.Len() != 1 || s.Len() == 0 {
		return false
	}
	end := s.End
	for int(end) < len(c.suspect.Tokens) && !c.suspect.Tokens[end].Is(text.SpaceBefore) && c.suspect.Tokens[end].Kind == text.PunctKind {
		end++
	}
	word, mask := c.source.Text(r.Start, r.End), c.suspect.Text(s.Start, end)
	return word[0] == mask[0] && strings.ContainsAny(mask, "*—–-") && !strings.ContainsAny(mask, " ")
}

// sameStart reports whether ranges r and s can begin with the same letter:
// most differ there, and need not be read.
func (c *comparer) sameStart(r, s align.Range) bool {
	x, y := c.source.Source[c.source.Tokens[r.Start].Start], c.suspect.Source[c.suspect.Tokens[s.Start].Start]
	return x|0x20 == y|0x20 || x >= utf8.RuneSelf || y >= utf8.RuneSelf
}

// letters returns the words of range r of d run together.
func letters(d *text.Document, r align.Range) string {
	var room [64]byte
	b := room[:0]
	for i := r.Start; i < r.End; i++ {
		if d.Tokens[i].Kind != text.PunctKind {
			b = appendLower(b, d, i)
		}
	}
	return string(b)
}

// trim drops punctuation from the ends of a token range.
func trim(d *text.Document, r align.Range) align.Range {
	for r.Start < r.End && d.Tokens[r.Start].Kind == text.PunctKind {
		r.Start++
	}
	for r.End > r.Start && d.Tokens[r.End-1].Kind == text.PunctKind {
		r.End--
	}
	return r
}
