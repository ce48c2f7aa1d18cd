package artifact

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A Rewording sets the words that only the suspect has beside those that only the
// references have, wherever in their sentences they have come to stand. Whoever rewrites, person or
// model, puts words that fit; a list of synonyms puts worse ones.
type Rewording struct {
	Suspect, Reference Company
	Stands             []Finding // see stands; neither named nor told in words
}

// A Company is how the words of a text go with those beside them: its own ones,
// which the other side lacks, and all.
type Company struct {
	Content     int     // content words that the lexicon has, names left out
	Own         int     // of those, the ones whose lemma the other side lacks
	Joints      int     // of own words with known words beside them
	Lift        float64 // sum of the lifts of these
	Small       int     // of the joints, those with small words
	SmallUnseen int     // of those, pairs that the counts have in no form
	Pairs       int     // of neighbouring content words, own or not
	Unseen      int     // of those, pairs that the counts have in no form
}

// Which sides have a lemma.
const (
	inSuspect = 1 << iota
	inReference
)

// A rewording is a Rewording at work.
type rewording struct {
	prober
	alignment *align.Alignment
	without   []bool
	sides     []byte // by lemma
	found     Rewording
}

// Reword compares the words that only one side of a has; tokens of the suspect that without marks
// are left out. The contents must have been compared.
func Reword(a *align.Alignment, without []bool) Rewording {
	w := rewording{prober{words: a.Words, lexicon: a.Words.Lexicon(), suspect: a.Suspect}, a, without, nil, Rewording{}}
	if w.lexicon == nil {
		return w.found
	}
	w.sides = make([]byte, a.Words.Keys())
	w.mark(a.Suspect, inSuspect)
	for _, d := range a.References {
		w.mark(d, inReference)
	}
	w.company(&w.found.Suspect, a.Suspect, inReference)
	for _, d := range a.References {
		w.company(&w.found.Reference, d, inSuspect)
	}
	w.stands()
	return w.found
}

func (w *rewording) mark(d *text.Document, side byte) {
	for i := range d.Tokens {
		w.sides[w.words.Key(d.Tokens[i].Word)] |= side
	}
}

// plain reports whether token i of d is a content word that the lexicon has, no name, and not left out.
func (w *rewording) plain(d *text.Document, i int32) bool {
	t := &d.Tokens[i]
	return t.Kind == text.WordKind && t.Content() && !t.Is(text.Name) && w.words.Entry(t.Word) != 0 &&
		!(w.without != nil && d == w.suspect && w.without[i])
}

// own reports whether the other side lacks the lemma of token i of d.
func (w *rewording) own(d *text.Document, i int32, other byte) bool {
	return w.sides[w.words.Key(d.Tokens[i].Word)]&other == 0
}

// company adds up d, whose other side is other.
func (w *rewording) company(c *Company, d *text.Document, other byte) {
	for i := range int32(len(d.Tokens)) {
		if !w.plain(d, i) {
			continue
		}
		c.Content++
		own := w.own(d, i, other)
		if own {
			c.Own++
		}
		x, beside := w.fitting(d, i), w.around(d, align.Range{Start: i, End: i + 1})
		if own {
			w.join(c, beside[0], x, false, true)
		}
		if own || beside[1].content {
			w.join(c, x, beside[1], beside[1].content, own)
		}
	}
}

// join adds a pair of neighbours: one of two content words, one of an own word, or both.
func (w *rewording) join(c *Company, a, b fitting, pair, own bool) {
	if a.entry == 0 || b.entry == 0 {
		return
	}
	lift, seen := w.lexicon.Lift(a.entry, b.entry)
	if !seen {
		lift, seen = w.anyForm(a, b, lift)
	}
	missing := 0
	if !seen {
		missing = 1
	}
	if pair {
		c.Pairs++
		c.Unseen += missing
	}
	if !own {
		return
	}
	c.Joints++
	c.Lift += float64(lift)
	if !a.content || !b.content {
		c.Small++
		c.SmallUnseen += missing
	}
}

// stands finds which word of a reference each of the suspect's own words stands for: one that only the
// reference has, in a sentence that tells the same, and that a thesaurus or a dictionary links with it.
func (w *rewording) stands() {
	eachLinked(w.alignment, w.sentence)
}

// eachLinked calls visit with each sentence of the suspect that goes back to those of a reference, by wording or by
// content, and the block that it stands in.
func eachLinked(a *align.Alignment, visit func(block int, s *text.Sentence, reference int, source align.Range)) {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		for k := b.Suspect.Start; k < b.Suspect.End; k++ {
			reference, source := b.Reference, b.Source
			if l := a.ContentLinks[k]; l.Reference >= 0 {
				reference, source = l.Reference, l.Source
				if b.Reference == reference {
					source = align.Range{Start: min(source.Start, b.Source.Start), End: max(source.End, b.Source.End)}
				}
			}
			if reference >= 0 {
				visit(i, &a.Suspect.Sentences[k], reference, source)
			}
		}
	}
}

// sentence finds the stands in a sentence of block that goes back to those of a reference.
func (w *rewording) sentence(block int, s *text.Sentence, reference int, source align.Range) {
	const most = 1 << 7 // words of the reference that are looked at: sentences are bounded, but not how many
	d := w.alignment.References[reference]
	var buf [most]int32
	free := buf[:0]
	for j := d.Sentences[source.Start].Start; j < d.Sentences[source.End-1].End && len(free) < most; j++ {
		if w.plain(d, j) && w.own(d, j, inSuspect) {
			free = append(free, j)
		}
	}
	for i := s.Start; i < s.End; i++ {
		if !w.plain(w.suspect, i) || !w.own(w.suspect, i, inReference) {
			continue
		}
		best, at := 0, 0
		for k, j := range free {
			if j < 0 {
				continue
			}
			if v := w.nearness(d.Tokens[j].Word, w.suspect.Tokens[i].Word); v > best {
				best, at = v, k
			}
		}
		if best > 0 {
			w.found.Stands = append(w.found.Stands, w.stand(block, reference, free[at], i))
			free[at] = -1
		}
	}
}

// nearness orders links of two words: the surer one of them may stand for the other, the higher; 0 for none.
func (w *rewording) nearness(x, y text.Word) int {
	r, closeness := w.words.Relate(x, y)
	v := 0
	switch {
	case r.WordNet == lexicon.SameSynset:
		v = 6
	case r.WordNet == lexicon.OneStep:
		v = 4
	case r.Thesaurus:
		v = 3
	case r.Kind != lexicon.Unrelated:
		v = 1
	default:
		return 0
	}
	return 4*v + closeness
}

// stand returns the finding that token s of the suspect stands for token r of a reference.
func (w *rewording) stand(block, reference int, r, s int32) Finding {
	d := w.alignment.References[reference]
	e := align.Edit{Source: align.Range{Start: r, End: r + 1}, Suspect: align.Range{Start: s, End: s + 1}, Relation: align.Thesaurus, Head: -1}
	switch rel, _ := w.words.Relate(d.Tokens[r].Word, w.suspect.Tokens[s].Word); rel.WordNet {
	case lexicon.SameSynset:
		e.Relation = align.Synonym
	case lexicon.OneStep:
		e.Relation = align.Near
	}
	f := Finding{
		Block: block, Edit: -1, Last: -1, Reference: reference, Source: e.Source, Suspect: e.Suspect,
		Kind: Synonym, Rule: string(Synonym), first: Synonym, judged: true, Features: w.features(d, nil, &e),
	}
	m := modelsFor(w.lexicon)
	f.weigh(m.features())
	v := f.Features.byItself()
	f.OwnWeight = m.own().Sum(v[:])
	return f
}

// WithStands returns findings with the stands that say nothing of the same words, named and told in words as
// choices in place are, and the fillers that stand in no connective's place, in the suspect's order.
func WithStands(a *align.Alignment, findings, stands []Finding) []Finding {
	f := newFinder(a)
	f.findings = findings
	least := leastOwn(findings, stands)
	for _, n := range stands {
		if f.named(n.Suspect) {
			continue
		}
		if n.Artifact = f.marked(&n, least); n.Artifact {
			n.Why = f.otherSense(&n)
		}
		if n.Artifact = n.Why != ""; n.Artifact {
			n.Kind, n.Rule = OutOfSense, outOfSense.ID
		} else {
			n.Why = f.why(&n)
		}
		f.findings = append(f.findings, n)
	}
	if f.lexicon != nil && f.lexicon.English() {
		eachLinked(a, f.movedFiller)
	}
	sortFindings(f.findings)
	return f.findings
}
