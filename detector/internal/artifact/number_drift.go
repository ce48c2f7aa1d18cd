package artifact

import (
	_ "embed"
	"strings"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

var numberDrift = &Rule{
	ID:      "number-drift",
	english: true,
	Title:   "A number meant otherwise",
	Reason:  "Where the number stays and “about” becomes “exactly”, nobody counted again: a list of synonyms does not know what the small word says of the number.",
	Before:  "about 40 families", After: "precisely 40 families",
	replaces: true,
	trace: func(f *finder, block int) []Finding {
		b := &f.alignment.Blocks[block]
		var out []Finding
		for _, x := range f.besideEdits(b, 0, 2) {
			if c := b.Columns[x]; c.R < 0 || c.S < 0 || c.Moved || !f.counts(b.Reference, c.R) {
				continue
			}
			for _, drift := range [...]func(*finder, *align.Block, int) (Finding, bool){(*finder).boundDrift, (*finder).unitDrift, (*finder).vagueDrift} {
				if n, ok := drift(f, b, x); ok {
					n.Reference, n.Kind = b.Reference, Number
					n.Edit, n.Last = f.editsIn(b, n.Suspect)
					out = append(out, n)
				}
			}
		}
		return out
	},
}

// counts reports whether token i of a reference has to do with a number, as
// few words have.
func (f *finder) counts(reference int, i int32) bool {
	d := f.alignment.References[reference]
	return d.Tokens[i].Kind == text.NumberKind || f.small(d, i) != noSmallWord
}

//go:embed quantities.txt
var quantityTable string

//go:embed drifts.txt
var driftTable string

// quantities maps phrases to what they say of a number; parsed on first use.
var quantities = sync.OnceValue(func() map[string]string {
	classes := map[string]string{}
	for _, fields := range table(quantityTable) {
		classes[strings.Join(fields[1:], " ")] = fields[0]
	}
	return classes
})

// drifts holds the pairs of classes that exclude each other, both ways round.
var drifts = sync.OnceValue(func() map[[2]string]bool {
	pairs := map[[2]string]bool{}
	for _, fields := range table(driftTable) {
		pairs[[2]string{fields[0], fields[1]}] = true
		pairs[[2]string{fields[1], fields[0]}] = true
	}
	return pairs
})

// isNumber reports whether token i of d is a number, in figures or words.
func (f *finder) isNumber(d *text.Document, i int32) bool {
	w := f.small(d, i)
	return d.Tokens[i].Kind == text.NumberKind || w.quantity == "number" || w.number > 0 && w.quantity == ""
}

// bound returns the longest phrase right before token i of d that says how a
// number is meant.
func (f *finder) bound(d *text.Document, i int32) (r align.Range, class string) {
	const longest = 3 // words of a phrase in quantities.txt
	for n := min(longest, i); n > 0; n-- {
		if first := f.small(d, i-n); n > 1 && !first.bounds || n == 1 && first.quantity == "" {
			continue
		}
		if c := quantities()[lower(d, i-n, i)]; c != "" && c != "number" && c != "vague" {
			return align.Range{Start: i - n, End: i}, c
		}
	}
	return align.Range{Start: i, End: i}, ""
}

// boundDrift finds a number that was kept while what bounds it was turned
// into something else.
func (f *finder) boundDrift(b *align.Block, x int) (Finding, bool) {
	c, d := b.Columns[x], f.alignment.References[b.Reference]
	if !c.Relation.Kept() || !f.isNumber(d, c.R) {
		return Finding{}, false
	}
	source, was := f.bound(d, c.R)
	suspect, is := f.bound(f.suspect, c.S)
	if was == is || !drifts()[[2]string{was, is}] {
		return Finding{}, false
	}
	number := quote(d.Text(c.R, c.R+1))
	why := "The number " + number + " is the same, but the reference says " + quote(d.Text(source.Start, source.End)) + " and the suspect " + quote(f.suspect.Text(suspect.Start, suspect.End)) + "."
	return Finding{Source: source, Suspect: suspect, Artifact: true, Why: why}, true
}

// unitDrift finds a unit that became another of the same kind after a number
// or article that was kept.
func (f *finder) unitDrift(b *align.Block, x int) (Finding, bool) {
	c, d := b.Columns[x], f.alignment.References[b.Reference]
	was, is := f.small(d, c.R).quantity, f.small(f.suspect, c.S).quantity
	if was == is {
		return Finding{}, false
	}
	kind := strings.TrimRight(was, "0123456789")
	if kind == was || kind != strings.TrimRight(is, "0123456789") || c.R == 0 || c.S == 0 || d.Tokens[c.R-1].Word != f.suspect.Tokens[c.S-1].Word {
		return Finding{}, false
	}
	why := quote(f.word(c.S)) + " is not the same amount as " + quote(d.Text(c.R, c.R+1)) + ", and the words around it were left as they were."
	return Finding{Source: one(c.R), Suspect: one(c.S), Artifact: true, Why: why}, true
}

// vagueDrift finds a count where the reference has none. Somebody may have
// counted, so it proves nothing by itself.
func (f *finder) vagueDrift(b *align.Block, x int) (Finding, bool) {
	c, d := b.Columns[x], f.alignment.References[b.Reference]
	if f.small(d, c.R).quantity != "vague" || !f.isNumber(f.suspect, c.S) || !b.Flanked(x) && x > 0 {
		return Finding{}, false
	}
	why := quote(d.Text(c.R, c.R+1)) + " gives no number; " + quote(f.word(c.S)) + " does, and the reference has nothing it could come from."
	return Finding{Source: one(c.R), Suspect: one(c.S), Why: why}, true
}

// one returns the range of token i alone.
func one(i int32) align.Range { return align.Range{Start: i, End: i + 1} }

// editsIn returns the first and last edit of b in range r of the suspect, −1
// without one.
func (f *finder) editsIn(b *align.Block, r align.Range) (first, last int) {
	first, last = -1, -1
	for j := range b.Edits {
		e := &b.Edits[j]
		if e.Op == align.Delete || e.Suspect.Start >= r.End || e.Suspect.End <= r.Start {
			continue
		}
		if first < 0 {
			first = j
		}
		last = j
	}
	return first, last
}
