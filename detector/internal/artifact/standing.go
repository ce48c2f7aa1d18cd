package artifact

import (
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// Standing returns those of findings that say truly what became of what: pairs whose sides
// stand for one another, each cut down to the words that do. A place in the sentence is no
// proof of it by itself, unless the text was spun word by word: what is left out here was taken out and put in,
// and the rows of a report say so. What rules find in an edit, and traces in the suspect alone, stay as they are.
// It takes the room of findings.
func Standing(a *align.Alignment, findings []Finding, wordByWord bool) []Finding {
	s := stander{finder: newFinder(a), wordByWord: wordByWord}
	out := findings[:0]
	for i := range findings {
		if n := findings[i]; s.stands(&n) {
			out = append(out, n)
		}
	}
	return out
}

// A stander tells which findings stand.
type stander struct {
	*finder
	wordByWord bool
	source     *text.Document // of the finding at work, as are the next two
	block      *align.Block
	r, s       int32 // its heads
}

// stands reports whether the sides of n stand for one another, and cuts n down to what does.
func (f *stander) stands(n *Finding) bool {
	if n.Reference < 0 || n.Kind == Spelling || n.Rule == numberDrift.ID {
		return true
	}
	f.source, f.block = f.alignment.References[n.Reference], &f.alignment.Blocks[n.Block]
	switch {
	case n.Rule == alteredQuotation.ID && n.Edit < 0:
		return f.within(n)
	case n.Edit < 0 && n.first == Synonym: // wherever they are in their sentences
		f.r, f.s = n.Source.Start, n.Suspect.Start
		return f.goWith()
	case n.Edit < 0 || f.wordByWord:
		return true
	case n.Parts != nil:
		for _, part := range n.Parts {
			part.Artifact = false
			if !f.stands(&part) {
				return false
			}
		}
		return true
	case n.Rule == brokenPhrase.ID && n.first != Name: // it was widened to the phrase
		part := *n
		part.Rule, part.Artifact = string(n.first), false
		return f.stands(&part)
	case n.Artifact || n.Edit != n.Last:
		return true
	}
	e := &f.block.Edits[n.Edit]
	f.r, f.s = f.heads(f.source, f.block, e)
	switch {
	case e.Op == align.Move && !e.Relation.Strong() && !f.goWith():
		return false
	case e.Op != align.Move && e.Relation != align.NameForm && !f.inPlace(n, e):
		return false
	}
	switch n.Rule {
	case string(n.Kind):
		n.Why = f.why(n)
	case alteredQuotation.ID:
		n.Why = quotedWhy(f.finder.source(n), f.replacement(n))
	}
	return true
}

// within cuts n, a changed place in a quotation, down to the first words in it that are linked, and reports
// whether there are any.
func (f *stander) within(n *Finding) bool {
	for _, c := range f.block.Columns {
		if c.R < n.Source.Start || c.R >= n.Source.End || c.S < n.Suspect.Start || c.S >= n.Suspect.End || c.Relation == align.Equal || !c.Relation.Strong() && !c.Relation.Linked() {
			continue
		}
		n.Source, n.Suspect = one(c.R), one(c.S)
		n.Why = quotedWhy(f.finder.source(n), f.replacement(n))
		return true
	}
	return false
}

// Cosines, in thousandths, from which two words are used alike, which a third of all synonyms are and one in a
// hundred pairs of other words, and from which they are where the place speaks for it, too.
const (
	alike    = 370
	somewhat = 250
)

func (f *stander) likeness() int32 {
	return f.words.Likeness(f.source.Tokens[f.r].Word, f.suspect.Tokens[f.s].Word)
}

// goWith reports whether two words that a list of synonyms links stand for one another wherever they
// are in their sentences: they are used alike, and are no words that stand in any sentence.
func (f *stander) goWith() bool {
	const everywhere = -7.2 // ln p: "make", "get", "first"
	r, s := f.source.Tokens[f.r].Word, f.suspect.Tokens[f.s].Word
	rel, _ := f.words.Relate(r, s)
	least := int32(alike * 9 / 10)
	switch {
	case !f.words.HasVectors():
		return rel.WordNet != 0
	case rel.WordNet == 0: // a thesaurus has what belongs to one matter, too
		least = alike * 4 / 3
	}
	return f.likeness() >= least && min(f.logProb(r), f.logProb(s)) < everywhere
}

// inPlace reports whether the heads of n stand for one another where they stand, and cuts n down to what
// does with them.
func (f *stander) inPlace(n *Finding, e *align.Edit) bool {
	left, right := f.firm(int(e.Columns.Start)-1, -1), f.firm(int(e.Columns.End), +1)
	held, beside := left != loose && right != loose, left == firm || right == firm
	like := f.likeness()
	switch e.Relation {
	case align.Spelling, align.Inflection, align.Derivation:
		f.cut(n)
		n.Source.End, n.Suspect.End = f.r+1, f.s+1
		return left != loose || right != loose || like >= alike*4/3
	case align.Synonym, align.Near:
		trimmed := f.cut(n)
		return held && !(trimmed && n.Features.Clash) || beside && !n.Features.Clash || like >= alike
	case align.Thesaurus:
		trimmed := f.cut(n)
		return held && (!trimmed || like >= somewhat) || beside && like >= alike
	case align.NewName:
		return held && f.source.Tokens[f.r].Is(text.Name) && f.suspect.Tokens[f.s].Is(text.Name)
	case align.Number:
		return held
	}
	return f.unlinked(n, e, left >= edge && right >= edge, beside, like)
}

// unlinked is inPlace for words that nothing links but their place.
func (f *stander) unlinked(n *Finding, e *align.Edit, held, beside bool, like int32) bool {
	x, y := &f.source.Tokens[f.r], &f.suspect.Tokens[f.s]
	small := x.Is(text.Function) && y.Is(text.Function)
	if small && !f.standIn(f.r, f.s) || !small && (!x.Content() || !y.Content() || x.Kind != y.Kind) {
		return false
	}
	run := f.runOf(e)
	switch {
	case e.Source.Len() == 1 && e.Suspect.Len() == 1:
		return held || run.swapped() || !small && run.framed() && (like >= alike || beside && like >= somewhat*6/5)
	case e.Head < 0:
		return !small && run.framed() && run.gaps <= 4 && like >= somewhat
	case small && n.Kind == FunctionWord:
		return held && run.pairs == 1 && f.oneClass(n)
	case run.pairs == 1 && run.gaps <= 3 && run.framed() && !f.taken(n):
		if small {
			return f.small(f.suspect, f.s).does&doesPreposition != 0
		}
		return like >= somewhat || like == 0 && !n.Features.Clash // which is not known
	}
	f.cut(n)
	return !small && like >= alike && run.framed()
}

// taken reports whether a word of n has its counterpart elsewhere.
func (f *stander) taken(n *Finding) bool {
	for _, c := range f.block.Columns {
		if c.Moved && (c.R >= n.Source.Start && c.R < n.Source.End || c.S >= n.Suspect.Start && c.S < n.Suspect.End) {
			return true
		}
	}
	return false
}

// oneClass reports whether all words of n, which are small ones, can stand for one another.
func (f *stander) oneClass(n *Finding) bool {
	for i := n.Source.Start; i < n.Source.End; i++ {
		if !f.standIn(i, f.s) {
			return false
		}
	}
	for i := n.Suspect.Start; i < n.Suspect.End; i++ {
		if !f.standIn(f.r, i) {
			return false
		}
	}
	return true
}

// How firm a column is.
const (
	loose   = iota
	similar // it pairs small words that do the same in a sentence
	edge    // there is none
	firm    // it pairs words that are the same or are linked
)

// firm tells how firm the first column of words from x on in direction step is.
func (f *stander) firm(x, step int) int {
	for ; x >= 0 && x < len(f.block.Columns); x += step {
		c := f.block.Columns[x]
		switch {
		case c.R < 0 || c.S < 0 || c.Moved:
			return loose
		case c.Relation == align.Function && f.standIn(c.R, c.S):
			return similar
		case !c.Relation.Strong() && !c.Relation.Linked():
			return loose
		case f.suspect.Tokens[c.S].Kind != text.PunctKind:
			return firm
		}
	}
	return edge
}

// A run is what is between the two kept words around an edit.
type run struct {
	pairs       int  // of words in place
	gaps        int  // words without a counterpart
	mixed       bool // some pair is of words that cannot stand for one another
	left, right int  // how many words are kept before and after it, content words for three
}

// framed reports whether the run stands between words that were kept, more than any two sentences have
// in common.
func (r *run) framed() bool { return r.left > 0 && r.right > 0 && r.left+r.right >= 4 }

// swapped reports whether a few words beside each other were swapped one for one, as spinners do.
func (r *run) swapped() bool {
	return r.gaps == 0 && r.pairs <= 3 && !r.mixed && r.framed()
}

// runOf returns the run of e.
func (f *stander) runOf(e *align.Edit) (r run) {
	columns := f.block.Columns
	first, last := f.block.Inner()
	stays := func(c align.Column) bool { return c.R >= 0 && c.S >= 0 && !c.Moved && c.Relation.Kept() }
	from, to := int(e.Columns.Start), int(e.Columns.End)
	for from > first && !stays(columns[from-1]) {
		from--
	}
	for to <= last && !stays(columns[to]) {
		to++
	}
	for _, c := range columns[from:to] {
		switch {
		case c.Moved:
		case c.R >= 0 && c.S >= 0:
			r.pairs++
			x, y := &f.source.Tokens[c.R], &f.suspect.Tokens[c.S]
			r.mixed = r.mixed || x.Content() != y.Content() || !x.Content() && !f.standIn(c.R, c.S)
		case c.R >= 0 && f.source.Tokens[c.R].Kind != text.PunctKind, c.S >= 0 && f.suspect.Tokens[c.S].Kind != text.PunctKind:
			r.gaps++
		}
	}
	r.left, r.right = f.anchor(from-1, -1), f.anchor(to, +1)
	return r
}

// anchor counts what was kept from column x on in direction step.
func (f *stander) anchor(x, step int) (sum int) {
	const reach = 4 // words
	for n := 0; n < reach; x += step {
		if x < 0 || x >= len(f.block.Columns) {
			return sum + 1
		}
		c := f.block.Columns[x]
		switch {
		case c.R < 0 || c.S < 0 || c.Moved || !c.Relation.Strong() && !c.Relation.Linked():
			return sum
		case f.suspect.Tokens[c.S].Kind == text.PunctKind:
			continue
		case f.suspect.Tokens[c.S].Content():
			sum += 3
		default:
			sum++
		}
		n++
	}
	return sum
}

// cut leaves of n the heads and the small words that go with them, and reports whether there was more: what
// has no counterpart was taken out or put in, and so was a negation.
func (f *stander) cut(n *Finding) bool {
	before := [2]align.Range{n.Source, n.Suspect}
	n.Source, n.Suspect = f.cutTo(f.source, n.Source, f.r), f.cutTo(f.suspect, n.Suspect, f.s)
	return before != [2]align.Range{n.Source, n.Suspect}
}

// cutTo cuts r of d down to its head and to what stands between it and the end of r, where that is small words alone.
func (f *stander) cutTo(d *text.Document, r align.Range, head int32) align.Range {
	small := func(from, to int32) bool {
		for i := from; i < to; i++ {
			joint := d.Tokens[i].Kind == text.PunctKind && transparent(d.Text(i, i+1))
			does := f.small(d, i).does
			outside := i < head && (does != 0 && does&^(doesPreposition|doesConjunction) == 0 || d.Text(i, i+1)[0] == '\'') // "despite", and the end of another's name
			if !joint && !d.Tokens[i].Is(text.Function) && does == 0 || negates(d, i) || outside {
				return false
			}
		}
		return true
	}
	if !small(r.Start, head) {
		r.Start = head
	}
	if !small(head+1, r.End) {
		r.End = head + 1
	}
	return r
}

// negates reports whether token i of d turns a statement into its opposite.
func negates(d *text.Document, i int32) bool {
	w := lower(d, i, i+1)
	return smallWords().of(w).attribution == "negation" || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
}

// standIn reports whether token j of the suspect, a small word, can do what token i of the reference does. Of other
// languages than English that is not known, and taken for granted.
func (f *stander) standIn(i, j int32) bool {
	if f.lexicon != nil && !f.lexicon.English() {
		return true
	}
	return f.small(f.source, i).does&f.small(f.suspect, j).does != 0
}
