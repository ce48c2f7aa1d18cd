package align

import (
	"cmp"
	"slices"
	"strconv"

	"unspin/detector/internal/text"
)

// A Fact is a name, number, date or quotation: once for each different one of the
// suspect, with where a reference has it, if one has, and once for each that
// only a reference has.
type Fact struct {
	Kind      text.FactKind
	Reference int   // −1 where only the suspect has it
	Suspect   Range // tokens, empty where only the reference has it
	Source    Range // tokens of the reference
}

// A Quote is a quotation of the suspect and the one of a reference that it is; either
// may be empty.
type Quote struct {
	Reference       int
	Suspect, Source Range
}

// CompareFacts returns the facts of the suspect in its order, then those that only
// a reference has, for the references that related has, in the order given.
// CompareContents must have been called. Near-linear in length.
func (a *Alignment) CompareFacts(quotes []Quote, order []int, related []bool) []Fact {
	c := factComparer{Alignment: a, order: order}
	names := make([]bool, a.Words.Len())
	a.Suspect.MarkNames(names)
	for _, d := range a.References {
		d.MarkNames(names)
	}
	lists := a.Words.factsOf(append([]*text.Document{a.Suspect}, a.References...), names)
	c.suspect, c.references = lists[0], lists[1:]
	c.with = make([][]int32, len(a.References))
	c.link()
	out := make([]Fact, 0, len(c.suspect.list)+len(quotes))
	for i := range c.suspect.list {
		out = append(out, c.find(&c.suspect.list[i]))
	}
	var alone []Fact
	for at, r := range order {
		if related[r] {
			for _, f := range c.unmet(at) {
				if f.Suspect.Len() > 0 {
					out = append(out, f)
				} else {
					alone = append(alone, f)
				}
			}
		}
	}
	told, left := c.quotations(quotes, related)
	out, alone = append(out, told...), append(alone, left...)
	slices.SortStableFunc(out, func(x, y Fact) int { return cmp.Compare(x.Suspect.Start, y.Suspect.Start) })
	slices.SortStableFunc(alone, func(x, y Fact) int {
		return cmp.Or(cmp.Compare(slices.Index(order, x.Reference), slices.Index(order, y.Reference)), cmp.Compare(x.Source.Start, y.Source.Start))
	})
	return append(out, alone...)
}

// A factComparer pairs the facts of one suspect with those of its references.
type factComparer struct {
	*Alignment
	order      []int
	suspect    *factList
	references []*factList
	with       [][]int32        // by reference: its facts that are the one at work
	linked     [][2]ContentLink // by sentence of the suspect: by wording and by content
}

// link notes which sentences of the references each of the suspect's goes back to.
func (c *factComparer) link() {
	none := ContentLink{Reference: -1}
	c.linked = make([][2]ContentLink, len(c.Suspect.Sentences))
	for i := range c.linked {
		c.linked[i] = [2]ContentLink{none, none}
		if i < len(c.ContentLinks) {
			c.linked[i][1] = c.ContentLinks[i]
		}
	}
	for i := range c.Blocks {
		b := &c.Blocks[i]
		for s := b.Suspect.Start; s < b.Suspect.End && b.Linked(); s++ {
			c.linked[s][0] = ContentLink{b.Reference, b.Source}
		}
	}
}

// find returns fact f of the suspect, with where a reference has it: best in
// sentences that are linked, otherwise where each text has it first.
func (c *factComparer) find(f *distinctFact) Fact {
	first := c.suspect.first(f)
	out := Fact{Kind: f.kind, Reference: -1, Suspect: first}
	with := c.with
	clear(with)
	for _, r := range c.order {
		l := c.references[r]
		if with[r] = l.find(f); len(with[r]) > 0 && out.Reference < 0 {
			out.Reference, out.Source = r, l.first(&l.list[with[r][0]])
		}
		for _, g := range with[r] {
			l.list[g].met = true
		}
	}
	if out.Reference >= 0 {
		for _, m := range c.suspect.mentionsOf(f) {
			if c.pair(&out, m, with) {
				return out
			}
		}
		return out
	}
	for _, r := range c.order {
		if at, ok := c.references[r].wordsOf(f); ok {
			out.Reference, out.Source = r, at
			break
		}
	}
	return out
}

// pair takes mention m of the suspect and one of the facts with[reference] if their
// sentences are linked.
func (c *factComparer) pair(out *Fact, m int32, with [][]int32) bool {
	for _, link := range c.linked[c.suspect.mentions[m].Sentence] {
		if link.Reference < 0 {
			continue
		}
		l := c.references[link.Reference]
		for _, g := range with[link.Reference] {
			mentions := l.mentionsOf(&l.list[g])
			at, _ := slices.BinarySearchFunc(mentions, link.Source.Start, func(m, s int32) int { return cmp.Compare(l.mentions[m].Sentence, s) })
			if at < len(mentions) && l.mentions[mentions[at]].Sentence < link.Source.End {
				out.Suspect, out.Reference, out.Source = c.suspect.tokens(m), link.Reference, l.tokens(mentions[at])
				return true
			}
		}
	}
	return false
}

// unmet returns the facts of reference order[at] that no fact of the suspect is, nor
// one of a reference before it: in the suspect, too, where that has the words but
// does not write them as a name.
func (c *factComparer) unmet(at int) []Fact {
	r := c.order[at]
	l := c.references[r]
	var out []Fact
	for i := range l.list {
		f := &l.list[i]
		if f.met || len(c.suspect.find(f)) > 0 || c.known(f, c.order[:at]) {
			continue
		}
		own := Fact{Kind: f.kind, Reference: r, Source: l.first(f)}
		if s, ok := c.suspect.wordsOf(f); ok {
			own.Suspect = s
		}
		out = append(out, own)
	}
	return out
}

func (c *factComparer) known(f *distinctFact, references []int) bool {
	return slices.ContainsFunc(references, func(r int) bool { return len(c.references[r].find(f)) > 0 })
}

// leastQuoted is how many words a quotation has that counts as a fact; with fewer
// it is a word that a writer keeps at a distance, or a title.
const leastQuoted = 3

// quotations returns the different quotations among quotes: the suspect's and those that
// only a reference has.
func (c *factComparer) quotations(quotes []Quote, related []bool) (told, alone []Fact) {
	seen := map[string]bool{}
	for _, q := range quotes {
		d, own := c.Suspect, q.Suspect
		if own.Len() == 0 {
			if !related[q.Reference] {
				continue
			}
			d, own = c.References[q.Reference], q.Source
		}
		key, words := quoted(d, own)
		if words < leastQuoted || seen[key] {
			continue
		}
		seen[key] = true
		f := Fact{Kind: text.QuotationFact, Reference: -1, Suspect: q.Suspect, Source: q.Source}
		if q.Source.Len() > 0 {
			f.Reference = q.Reference
		}
		if q.Suspect.Len() > 0 {
			told = append(told, f)
		} else {
			alone = append(alone, f)
		}
	}
	return told, alone
}

// quoted returns the words of range r of d as a key, and how many there are.
func quoted(d *text.Document, r Range) (key string, words int) {
	var b []byte
	for i := r.Start; i < r.End; i++ {
		if d.Tokens[i].Kind != text.PunctKind {
			b = append(strconv.AppendUint(b, uint64(d.Tokens[i].Word), 36), ' ')
			words++
		}
	}
	return string(b), words
}

// A factList holds the different facts of one document, and finds those that another
// one's are.
type factList struct {
	words    *Words
	document *text.Document
	lent     []text.Word // what others lend it as names
	mentions []text.Fact
	list     []distinctFact
	written  map[uint64]int32      // the first mention of each name, by a hash of its words
	of       []int32               // by mention: index of its fact
	sorted   []int32               // mentions, by fact
	byWord   factIndex             // names, by the lemma of the last word
	byForm   factIndex             // names, by hashes of other forms of it
	byValue  map[string][]int32    // numbers and years
	byDate   map[text.Date][]int32 // dates, by each part of them that tells
	chain    chainOfWords          // once somebody asks
	chained  bool

	forms      []nameForm // room for those of the facts, and for their words
	formWords  []text.Word
	formLemmas []uint32
}

// A distinctFact is a fact with all its mentions.
type distinctFact struct {
	forms    []nameForm // of a name
	value    string     // of a number
	mentions Range      // of sorted
	date     text.Date
	kind     text.FactKind
	met      bool // another text has it
}

// mostCandidates is how many facts are looked at for one: more share a part of a name
// only where a text is a list.
const mostCandidates = 32

// factsOf returns the facts of documents: those of the comparison before, if it had the document and
// the others lend it the same names. The others are made in the room of what it had besides.
func (w *Words) factsOf(documents []*text.Document, names []bool) []*factList {
	lists, lent := make([]*factList, len(documents)), make([][]text.Word, len(documents))
	for i, d := range documents {
		lent[i] = d.Lent(names)
		at := slices.IndexFunc(w.told, func(l *factList) bool { return l.document == d && slices.Equal(l.lent, lent[i]) })
		if at >= 0 {
			lists[i] = w.told[at]
			lists[i].forget()
		}
	}
	var spare []*factList
	for _, l := range w.told {
		if !slices.Contains(lists, l) && !slices.Contains(spare, l) { // a text compared with itself has one for both
			spare = append(spare, l)
		}
	}
	for i, d := range documents {
		if lists[i] != nil {
			continue
		}
		if len(spare) == 0 {
			spare = append(spare, newFactList(w))
		}
		lists[i], spare = spare[len(spare)-1], spare[:len(spare)-1]
		lists[i].fill(d, names, lent[i])
	}
	w.told = lists
	return slices.Clone(lists)
}

// forget has no fact met by another text's.
func (l *factList) forget() {
	for i := range l.list {
		l.list[i].met = false
	}
}

func newFactList(w *Words) *factList {
	l := &factList{words: w, written: map[uint64]int32{}, byValue: map[string][]int32{}, byDate: map[text.Date][]int32{}}
	l.byWord.latest, l.byForm.latest = map[uint64]int32{}, map[uint64]int32{}
	return l
}

// fill makes the list that of the facts of d.
func (l *factList) fill(d *text.Document, names []bool, lent []text.Word) {
	l.document, l.lent = d, lent
	l.mentions = d.Facts(l.words.vocab, names, l.mentions[:0])
	l.list, l.chained = l.list[:0], false
	clear(l.written)
	clear(l.byValue)
	clear(l.byDate)
	l.byWord.clear()
	l.byForm.clear()
	l.makeRoom()
	l.of = resized(l.of, len(l.mentions))
	for i := range l.mentions {
		if known := l.again(int32(i)); known >= 0 {
			l.of[i] = known
			continue
		}
		l.of[i] = l.add(int32(i))
	}
	l.sort()
}

// makeRoom makes room for a form for each mention.
func (l *factList) makeRoom() {
	words := 0
	for i := range l.mentions {
		words += int(l.mentions[i].End - l.mentions[i].Start)
	}
	l.forms = slices.Grow(l.forms[:0], len(l.mentions))
	l.formWords, l.formLemmas = slices.Grow(l.formWords[:0], words), slices.Grow(l.formLemmas[:0], words)
}

func (l *factList) tokens(mention int32) Range {
	return Range{l.mentions[mention].Start, l.mentions[mention].End}
}

// sort gives each fact its mentions, in order.
func (l *factList) sort() {
	ends := make([]int32, len(l.list)+1)
	for _, k := range l.of {
		ends[k+1]++
	}
	for k := range l.list {
		ends[k+1] += ends[k]
		l.list[k].mentions = Range{ends[k], ends[k]}
	}
	l.sorted = resized(l.sorted, len(l.mentions))
	for i, k := range l.of {
		own := &l.list[k].mentions
		l.sorted[own.End] = int32(i)
		own.End++
	}
}

// mentionsOf returns the mentions of f, in order.
func (l *factList) mentionsOf(f *distinctFact) []int32 {
	return l.sorted[f.mentions.Start:f.mentions.End]
}

// first returns where f is mentioned first.
func (l *factList) first(f *distinctFact) Range { return l.tokens(l.sorted[f.mentions.Start]) }

// again returns the fact that a mention before i writes in the same words, −1 for none:
// most names are mentioned more than once.
func (l *factList) again(i int32) int32 {
	m := &l.mentions[i]
	if m.Kind != text.NameFact {
		return -1
	}
	own := l.document.Tokens[m.Start:m.End]
	hash := uint64(m.Head - m.Start)
	for k := range own {
		hash = (hash ^ uint64(own[k].Word)) * 1099511628211
	}
	first, known := l.written[hash]
	if !known {
		l.written[hash] = i
		return -1
	}
	f := &l.mentions[first]
	sameWord := func(a, b text.Token) bool {
		return a.Word == b.Word && a.Flags&^text.SpaceBefore == b.Flags&^text.SpaceBefore
	}
	if f.Head-f.Start != m.Head-m.Start || !slices.EqualFunc(own, l.document.Tokens[f.Start:f.End], sameWord) {
		return -1
	}
	return l.of[first]
}

// add adds mention i to the fact that it is a mention of, or as a new one, and returns which.
func (l *factList) add(i int32) int32 {
	m := &l.mentions[i]
	f := distinctFact{kind: m.Kind, value: m.Value, date: m.Date}
	if m.Kind == text.NameFact {
		l.forms = append(l.forms, l.form(m))
		n := len(l.forms)
		f.forms = l.forms[n-1 : n : n]
	}
	if known := l.same(&f); known >= 0 {
		l.extend(known, &f)
		return known
	}
	l.list = append(l.list, f)
	last := int32(len(l.list) - 1)
	l.index(last, &f)
	return last
}

// same returns the fact that f, of the same document, is a mention of, the last one
// before it where that can be several; −1 for none.
func (l *factList) same(f *distinctFact) int32 {
	found := l.find(f)
	for _, k := range slices.Backward(found) {
		g := &l.list[k]
		if g.kind != f.kind || f.kind == text.NameFact && slices.ContainsFunc(g.forms, func(own nameForm) bool { return !l.words.samePerson(&own, &f.forms[0]) }) {
			continue
		}
		return k
	}
	return -1
}

// extend adds to fact known what its mention f says beyond what it has.
func (l *factList) extend(known int32, f *distinctFact) {
	const most = 4 // forms of one name
	k := &l.list[known]
	switch {
	case f.kind == text.NameFact && len(k.forms) < most && !slices.ContainsFunc(k.forms, f.forms[0].equal):
		k.forms = append(k.forms, f.forms[0])
		l.index(known, f)
	case f.kind == text.DateFact && k.date != f.date:
		k.date = filled(k.date, f.date)
		l.index(known, k)
	}
}

// index enters fact i under the keys of f.
func (l *factList) index(i int32, f *distinctFact) {
	switch f.kind {
	case text.NameFact:
		n := &f.forms[0]
		l.byWord.enter(uint64(n.last()), i)
		n.eachKey(l.words, func(key uint64) { l.byForm.enter(key, i) })
	case text.NumberFact:
		enter(l.byValue, f.value, i)
	case text.DateFact:
		if onlyYear(f.date) {
			enter(l.byValue, strconv.Itoa(int(f.date.Year)), i)
		}
		for _, part := range parts(f.date) {
			if part != (text.Date{}) {
				enter(l.byDate, part, i)
			}
		}
	}
}

// A factIndex finds facts by a key, those entered last first: of a key that thousands
// have no more than mostCandidates are looked at.
type factIndex struct {
	latest  map[uint64]int32 // the last entry of a key, counted from 1
	entries []factEntry
}

type factEntry struct {
	fact   int32
	before int32 // the entry of the key before this one, 0 for none
}

// clear takes all entries out.
func (x *factIndex) clear() {
	clear(x.latest)
	x.entries = x.entries[:0]
}

// enter adds fact i under key, once.
func (x *factIndex) enter(key uint64, i int32) {
	last := x.latest[key]
	at := last
	for n := 0; at > 0 && n < mostCandidates; n++ {
		if x.entries[at-1].fact == i {
			return
		}
		at = x.entries[at-1].before
	}
	x.entries = append(x.entries, factEntry{i, last})
	x.latest[key] = int32(len(x.entries))
}

// each visits the facts under key.
func (x *factIndex) each(key uint64, visit func(int32)) {
	at := x.latest[key]
	for n := 0; at > 0 && n < mostCandidates; n++ {
		visit(x.entries[at-1].fact)
		at = x.entries[at-1].before
	}
}

// enter adds i to the list of key, once.
func enter[K comparable](lists map[K][]int32, key K, i int32) {
	if list := lists[key]; !slices.Contains(latest(list), i) {
		lists[key] = append(list, i)
	}
}

// find returns the facts that f is, in order.
func (l *factList) find(f *distinctFact) []int32 {
	switch f.kind {
	case text.NameFact:
		return l.findName(f)
	case text.NumberFact:
		return l.byValue[f.value]
	}
	var out []int32
	if onlyYear(f.date) {
		out = slices.Clone(l.byValue[strconv.Itoa(int(f.date.Year))])
	}
	for _, k := range latest(l.byDate[telling(f.date)]) {
		if tells(l.list[k].date, f.date) && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

// latest returns the last of a list, as many as are looked at.
func latest(list []int32) []int32 { return list[max(0, len(list)-mostCandidates):] }

// findName looks for the name as it is written, and only then for other ways of
// writing it.
func (l *factList) findName(f *distinctFact) []int32 {
	var out []int32
	var form *nameForm
	add := func(k int32) {
		if !slices.Contains(out, k) && l.isCalled(k, form) {
			out = append(out, k)
		}
	}
	for i := range f.forms {
		form = &f.forms[i]
		l.byWord.each(uint64(form.last()), add)
	}
	for i := 0; i < len(f.forms) && len(out) == 0; i++ {
		form = &f.forms[i]
		form.eachKey(l.words, func(key uint64) { l.byForm.each(key, add) })
	}
	slices.Sort(out)
	return out
}

func (l *factList) isCalled(k int32, n *nameForm) bool {
	return slices.ContainsFunc(l.list[k].forms, func(own nameForm) bool { return l.words.samePerson(&own, n) })
}

// wordsOf returns where the document has the words of name f, in a row, without writing them as
// a name: in lower case, or at the beginning of a sentence alone.
func (l *factList) wordsOf(f *distinctFact) (Range, bool) {
	if f.kind != text.NameFact {
		return Range{}, false
	}
	if !l.chained {
		l.chain.fill(l.words, l.document)
		l.chained = true
	}
	for i := range f.forms {
		if r, ok := l.chain.find(l.document, f.forms[i].words); ok {
			return r, true
		}
	}
	return Range{}, false
}
