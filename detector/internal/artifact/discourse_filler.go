package artifact

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

var discourseFiller = &Rule{
	ID:      "discourse-filler",
	english: true,
	Title:   "A phrase of a list for a plain connective",
	Reason:  "Lists of synonyms put whole phrases for the smallest words. Writers do change a “but”, though to a word that their sentence can carry.",
	Before:  "But as we know", After: "Be that as it may as we know",
	replaces: true,
	trace: func(f *finder, block int) []Finding {
		b := &f.alignment.Blocks[block]
		var out []Finding
		for j := range b.Edits {
			if n, ok := f.filler(block, j); ok {
				out = append(out, n)
			}
		}
		return out
	},
}

//go:embed fillers.txt
var fillerTable string

// fillers maps words to their class; parsed on first use.
var fillers = sync.OnceValue(func() map[string]string {
	classes := map[string]string{}
	for _, fields := range table(fillerTable) {
		for _, w := range fields[1:] {
			classes[w] = fields[0]
		}
	}
	return classes
})

// filler looks at edit j of block: a plain connective that became a filler.
func (f *finder) filler(block, j int) (Finding, bool) {
	source, suspect, ok := f.exchange(block, j)
	if !ok {
		return Finding{}, false
	}
	b := &f.alignment.Blocks[block]
	r, class := f.fillerIn(suspect)
	if class == "" {
		return Finding{}, false
	}
	return Finding{
		Edit: j, Last: j, Reference: b.Reference, Source: source, Suspect: suspect, Kind: FunctionWord, Artifact: class == "filler",
		Why: f.fillerWhy(f.alignment.References[b.Reference], source, r, class),
	}, true
}

// fillerWhy tells what stands in r for the connective in source of d.
func (f *finder) fillerWhy(d *text.Document, source, r align.Range, class string) string {
	why := quote(d.Text(source.Start, source.End)) + " says it plainly; " + quote(f.suspect.Text(r.Start, r.End))
	if class == "filler" {
		return why + " reads as a rewriter’s connective, a phrase that lists offer for it, whatever the sentence."
	}
	return why + " is a bookish word for it, which by itself proves nothing."
}

// exchange returns the plain connective of the reference that edit j of block is about, and what stands for it, if
// the same stands before both.
func (f *finder) exchange(block, j int) (source, suspect align.Range, ok bool) {
	b := &f.alignment.Blocks[block]
	e, d := &b.Edits[j], f.alignment.References[b.Reference]
	source, suspect = e.Source, e.Suspect
	switch e.Op {
	case align.Replace:
	case align.Insert:
		if e.Columns.Start == 0 {
			return source, suspect, false
		}
		c := b.Columns[e.Columns.Start-1]
		switch {
		case c.R < 0:
			return source, suspect, false
		case c.S < 0: // it opens the block, where what the reference has more is no edit
		case c.S == suspect.Start-1: // "or" → "or on the other hand"
			suspect.Start = c.S
		default:
			return source, suspect, false
		}
		source = align.Range{Start: c.R, End: c.R + 1}
	default:
		return source, suspect, false
	}
	return source, suspect, f.plain(d, source) && f.samePlace(d, source.Start, suspect.Start)
}

// samePlace reports whether the same token stands before r in d and before s
// in the suspect: a filler that opens a sentence of its own is a new turn.
func (f *finder) samePlace(d *text.Document, r, s int32) bool {
	return r == 0 || s == 0 || d.Tokens[r-1].Word == f.suspect.Tokens[s-1].Word
}

// plain reports whether range r of d is one plain connective.
func (f *finder) plain(d *text.Document, r align.Range) bool {
	return r.Len() == 1 && f.small(d, r.Start).filler == "plain"
}

// Log-odds from which a phrase shows a list at work, where it has so many words: people choose the short ones, too
// ("due to", "prior to"). Of 244 exchanges in 2,794 readings of texts that nobody spun, each
// family of texts held out, 20 are taken for fillers.
const leastFiller, fillerWords = 1.5, 3

// fillerIn returns the likeliest filler in range r of the suspect, if no more
// than one other word stands there, and its class.
func (f *finder) fillerIn(r align.Range) (best align.Range, class string) {
	most := float64(leastFiller)
	for n := r.Len(); n > 0 && n >= r.Len()-1; n-- {
		for i := r.Start; i+n <= r.End; i++ {
			at := align.Range{Start: i, End: i + n}
			if n == 1 && fillers()[lower(f.suspect, i, i+1)] == "bookish" {
				return at, "bookish"
			}
			if n < fillerWords {
				continue
			}
			if ratio := connectives().Ratio(f.lexicon, f.wording(at)); ratio > most {
				best, most, class = at, ratio, "filler"
			}
		}
	}
	return best, class
}

// movedFiller looks at a sentence that was rebuilt: a filler in it stands for the one plain connective of the reference's
// sentences that it has lost. Where it lost more than one, nobody can tell which.
func (f *finder) movedFiller(block int, s *text.Sentence, reference int, source align.Range) {
	d := f.alignment.References[reference]
	told := align.Range{Start: d.Sentences[source.Start].Start, End: d.Sentences[source.End-1].End}
	lost, n := f.lostConnective(d, told, s)
	if n != 1 {
		return
	}
	r := f.fillerOf(s)
	if r.Len() == 0 || f.named(r) || strings.Contains(lower(d, told.Start, told.End), lower(f.suspect, r.Start, r.End)) {
		return
	}
	f.findings = append(f.findings, Finding{
		Block: block, Edit: -1, Last: -1, Reference: reference, Source: one(lost), Suspect: r, Kind: FunctionWord, first: FunctionWord,
		Rule: discourseFiller.ID, Artifact: true, Why: f.fillerWhy(d, one(lost), r, "filler"),
	})
}

// lostConnective returns a plain connective of r of d that sentence s does not have, and how many such words there are.
func (f *finder) lostConnective(d *text.Document, r align.Range, s *text.Sentence) (lost int32, n int) {
	for j := r.Start; j < r.End; j++ {
		if f.small(d, j).filler != "plain" || slices.ContainsFunc(f.suspect.Tokens[s.Start:s.End], func(t text.Token) bool { return t.Word == d.Tokens[j].Word }) {
			continue
		}
		if n == 0 || d.Tokens[j].Word != d.Tokens[lost].Word {
			n++
		}
		lost = j
	}
	return lost, n
}

// fillerOf returns the longest filler in sentence s, empty for none: "on the off chance that" rather than "on the off".
func (f *finder) fillerOf(s *text.Sentence) (best align.Range) {
	const long = 7 // words
	for i := s.Start; i < s.End; i++ {
		if !connectives().Begins(f.words.String(f.suspect.Tokens[i].Word)) {
			continue
		}
		for n := int32(fillerWords); n <= long && i+n <= s.End && f.suspect.Tokens[i+n-1].Kind == text.WordKind; n++ {
			r := align.Range{Start: i, End: i + n}
			if n > best.Len() && connectives().Ends(f.words.String(f.suspect.Tokens[r.End-1].Word)) && connectives().Ratio(f.lexicon, f.wording(r)) > leastFiller {
				best = r
			}
		}
	}
	return best
}
