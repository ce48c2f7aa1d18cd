package report

import (
	"strconv"
	"strings"
)

// A Ranked is one of several references as people are told of it.
type Ranked struct {
	Reference int    // its index
	Name      string // with its number, which tells two of one name apart
	Share     string // how many of the suspect's words stand in passages that go back to it
	Alone     string // what was found against it alone
	Aside     bool   // little or nothing goes back to it: what only it has is folded away
}

// Ranked returns the references where there are several, the strongest first.
func (r *Report) Ranked() []Ranked {
	if len(r.References) < 2 {
		return nil
	}
	order := r.strongestFirst()
	ranked := make([]Ranked, len(order))
	for place, i := range order {
		ref := &r.References[i]
		ranked[place] = Ranked{i, r.numbered(i), percent(ref.Share) + " of its words", ref.alone(), r.aside(order, place)}
	}
	return ranked
}

// strongestFirst orders the references by what goes back to them and, where that is the
// same, by what would if each was the only one.
func (r *Report) strongestFirst() []int {
	order := make([]int, len(r.References))
	for i := range order {
		order[i] = i
		for j := i; j > 0 && r.References[order[j]].stronger(&r.References[order[j-1]]); j-- { // package slices would add 4 KB to the page
			order[j-1], order[j] = order[j], order[j-1]
		}
	}
	return order
}

func (r *ReferenceInfo) stronger(than *ReferenceInfo) bool {
	if r.Share != than.Share {
		return r.Share > than.Share
	}
	return r.Coverage > than.Coverage
}

// leastSource is the part of what goes back at all from which on a reference is named as a
// source of it: one sentence that two texts share is not what a text was made from.
const leastSource = 0.1

// source reports whether the suspect goes back to the reference.
func (r *Report) source(i int) bool {
	share := r.References[i].Share
	return share > 0 && share >= leastSource*r.Derivation.Share
}

// aside reports whether little or nothing goes back to the reference at a place of the
// order. Where that is so of all, the first is shown all the same.
func (r *Report) aside(order []int, place int) bool { return place > 0 && !r.source(order[place]) }

// asides tells by their index which references little or nothing goes back to.
func (r *Report) asides() []bool {
	asides := make([]bool, len(r.References))
	order := r.strongestFirst()
	for place, i := range order {
		asides[i] = r.aside(order, place)
	}
	return asides
}

// mostNamed is how many references a headline names.
const mostNamed = 3

// about returns a headline that names which of several references it is about.
func (r *Report) about(headline string) string {
	if len(r.References) < 2 || r.Verdict == Insufficient || r.Verdict == OtherLanguage {
		return headline
	}
	const back = "back to the reference"
	names := r.sources()
	if before, after, ok := strings.Cut(headline, back); ok {
		if names == "" {
			names = r.anyReference()
		}
		return before + "back to " + names + after
	}
	if names == "" {
		return headline
	}
	doubt, rest := "", headline
	if after, ok := strings.CutPrefix(headline, doubtful); ok {
		doubt, rest = doubtful, after
	}
	return doubt + names + ": " + strings.ToLower(rest[:1]) + rest[1:]
}

// sources names the references that the suspect goes back to, the strongest first.
func (r *Report) sources() string {
	var names []string
	more := 0
	for _, i := range r.strongestFirst() {
		switch {
		case !r.source(i):
		case len(names) == mostNamed:
			more++
		default:
			names = append(names, r.numbered(i))
		}
	}
	if more > 0 {
		names = append(names, strconv.Itoa(more)+" more")
	}
	return listed(names)
}

// numbered returns the name of a reference with its number.
func (r *Report) numbered(i int) string {
	number := "Reference " + strconv.Itoa(i+1)
	if name := r.ReferenceName(i); name != number {
		return quoted(name) + " (reference " + strconv.Itoa(i+1) + ")"
	}
	return number
}

// listed joins names as people do.
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// alone says what was found against a reference as if there was no other.
func (r *ReferenceInfo) alone() string {
	var found string
	if r.Unspaced && r.Verdict == Insufficient {
		return "not compared"
	}
	switch r.Verdict {
	case Identical:
		found = "the same text"
	case LightEdit:
		found = "nearly the same text"
	case Paraphrase:
		found = "the same content, reworded"
	case Spun:
		found = "words substituted one by one"
	case Partial:
		found = "parts go back to it"
	case Independent:
		return "does not go back to it"
	case Insufficient:
		return "too little text to say"
	case OtherLanguage:
		return "in another language"
	}
	return found + "; spin score " + oneDecimal(r.SpinScore)
}

// rankedColumns head a table of what Ranked returns.
var rankedColumns = [...]string{"Reference", "What of the suspect goes back to it", "Compared with it alone"}

// asideOf reports whether a row is of a reference alone that is folded away.
func (r *Row) asideOf(aside []bool) bool {
	return r.Suspect == nil && len(r.References) > 0 && aside[r.owner()]
}

// asideOf reports whether a quotation stands only in a reference that is folded away.
func (q *Quotation) asideOf(aside []bool) bool {
	return q.Suspect == nil && q.Reference != nil && aside[q.Reference.Reference]
}

// anyReference stands for the references where nothing goes back to one of them.
func (r *Report) anyReference() string {
	if len(r.References) == 2 {
		return "either reference"
	}
	return "any of the " + strconv.Itoa(len(r.References)) + " references"
}
