package artifact

import (
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
	Changes   []Change
}

// A Change is one place in which an altered quotation differs. One side may
// be empty; it then stands before the token at its Start.
type Change struct{ Source, Suspect align.Range }

// Quotations pairs the quotations of both sides. Derived tells whether the
// suspect's wording goes back to the reference; where it does not, a like
// quotation is the same statement worded by somebody else.
func Quotations(a *align.Alignment, derived bool) []Quotation {
	q := quotations{alignment: a, derived: derived}
	q.counterparts()
	var out []Quotation
	for i := range a.Suspect.Quotations {
		out = append(out, q.suspect(int32(i)))
	}
	for r, d := range a.References {
		for j := range d.Quotations {
			if !q.used[key{r, int32(j)}] {
				own := d.Quotations[j]
				out = append(out, Quotation{Status: Dropped, Reference: r, Source: align.Range{Start: own.Start, End: own.End}})
			}
		}
	}
	return out
}

type key struct {
	reference int
	quotation int32
}

// A quotations pairs the quotations of one alignment.
type quotations struct {
	alignment *align.Alignment
	derived   bool
	reference []int   // suspect token → reference of its counterpart, −1
	source    []int32 // suspect token → its counterpart, −1
	kept      []bool  // suspect token → its counterpart is the same word
	used      map[key]bool
}

// counterparts notes for each suspect token what it is paired with.
func (q *quotations) counterparts() {
	n := len(q.alignment.Suspect.Tokens)
	q.reference, q.source, q.kept = make([]int, n), make([]int32, n), make([]bool, n)
	q.used = map[key]bool{}
	for i := range q.reference {
		q.reference[i], q.source[i] = -1, -1
	}
	for i := range q.alignment.Blocks {
		b := &q.alignment.Blocks[i]
		for _, c := range b.Columns {
			if c.R >= 0 && c.S >= 0 {
				q.reference[c.S], q.source[c.S], q.kept[c.S] = b.Reference, c.R, c.Relation.Kept()
			}
		}
	}
}

// suspect returns what became of the suspect's quotation i.
func (q *quotations) suspect(i int32) Quotation {
	own := q.alignment.Suspect.Quotations[i]
	out := Quotation{Status: Added, Suspect: align.Range{Start: own.Start, End: own.End}}
	k, ok := q.match(own)
	if !ok {
		return out
	}
	source := q.alignment.References[k.reference].Quotations[k.quotation]
	q.used[k] = true
	out.Reference = k.reference
	out.Source = align.Range{Start: source.Start, End: source.End}
	out.Changes = q.changes(k.reference, own, source)
	switch {
	case len(out.Changes) == 0:
		out.Status = Verbatim
	case q.derived:
		out.Status = Altered
	default:
		out.Status, out.Changes = Variant, nil
	}
	return out
}

// match returns the reference's quotation that most of own's words are paired
// with, if they are a third of the shorter's and at least one of them is the
// same word.
func (q *quotations) match(own text.Quotation) (key, bool) {
	paired, kept := map[key]int{}, map[key]int{}
	var best key
	most := 0
	for s := own.Start; s < own.End; s++ {
		if q.source[s] < 0 || q.alignment.Suspect.Tokens[s].Kind == text.PunctKind {
			continue
		}
		j := q.alignment.References[q.reference[s]].Tokens[q.source[s]].Quotation
		if j < 0 {
			continue
		}
		k := key{q.reference[s], j}
		paired[k]++
		if q.kept[s] {
			kept[k]++
		}
		if paired[k] > most {
			best, most = k, paired[k]
		}
	}
	if most == 0 {
		return key{}, false
	}
	d := q.alignment.References[best.reference]
	source := d.Quotations[best.quotation]
	shorter := min(words(q.alignment.Suspect, own), words(d, source))
	return best, most*3 >= shorter && (kept[best] > 0 || most == shorter)
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

// changes returns where the words of the two quotations differ. Punctuation
// and spelling do not count: desks differ in both.
func (q *quotations) changes(reference int, own, source text.Quotation) []Change {
	var out []Change
	suspect, d := q.alignment.Suspect, q.alignment.References[reference]
	next := source.Start // the first reference token not yet accounted for
	s := own.Start
	flush := func(fromS, toS, toR int32) {
		fromR := next
		fromR, toR = trim(d, fromR, toR)
		fromS, toS = trim(suspect, fromS, toS)
		if fromR < toR || fromS < toS {
			out = append(out, Change{align.Range{Start: fromR, End: toR}, align.Range{Start: fromS, End: toS}})
		}
	}
	pending := s
	for ; s < own.End; s++ {
		r := q.source[s]
		if suspect.Tokens[s].Kind == text.PunctKind || !q.kept[s] || q.reference[s] != reference || r < next || r >= source.End {
			continue
		}
		flush(pending, s, r)
		next, pending = r+1, s+1
	}
	flush(pending, own.End, source.End)
	return out
}

// trim drops punctuation from the ends of a token range.
func trim(d *text.Document, from, to int32) (int32, int32) {
	for from < to && d.Tokens[from].Kind == text.PunctKind {
		from++
	}
	for to > from && d.Tokens[to-1].Kind == text.PunctKind {
		to--
	}
	return from, to
}
