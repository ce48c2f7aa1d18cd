package artifact

import (
	_ "embed"
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

// fillers maps phrases and plain words to their class; parsed on first use.
var fillers = sync.OnceValue(func() map[string]string {
	classes := map[string]string{}
	for _, fields := range table(fillerTable) {
		if fields[0] == "plain" {
			for _, w := range fields[1:] {
				classes[w] = fields[0]
			}
			continue
		}
		classes[strings.Join(fields[1:], " ")] = fields[0]
	}
	return classes
})

// filler looks at edit j of block: a plain connective that became a filler.
func (f *finder) filler(block, j int) (Finding, bool) {
	b := &f.alignment.Blocks[block]
	e, d := &b.Edits[j], f.alignment.References[b.Reference]
	source, suspect := e.Source, e.Suspect
	switch e.Op {
	case align.Replace:
	case align.Insert:
		if e.Columns.Start == 0 {
			return Finding{}, false
		}
		c := b.Columns[e.Columns.Start-1]
		switch {
		case c.R < 0:
			return Finding{}, false
		case c.S < 0: // it opens the block, where what the reference has more is no edit
		case c.S == suspect.Start-1: // "or" → "or on the other hand"
			suspect.Start = c.S
		default:
			return Finding{}, false
		}
		source = align.Range{Start: c.R, End: c.R + 1}
	default:
		return Finding{}, false
	}
	if !f.plain(d, source) || !f.samePlace(d, source.Start, suspect.Start) {
		return Finding{}, false
	}
	phrase, class := f.fillerIn(suspect)
	if class == "" {
		return Finding{}, false
	}
	why := quote(d.Text(source.Start, source.End)) + " says it plainly; " + quote(phrase)
	if class == "filler" {
		why += " is a stock phrase that a list of synonyms offers for it, whatever the sentence."
	} else {
		why += " is a bookish word for it, which by itself proves nothing."
	}
	return Finding{
		Edit: j, Last: j, Reference: b.Reference, Source: source, Suspect: suspect,
		Kind: FunctionWord, Artifact: class == "filler", Why: why,
	}, true
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

// fillerIn returns the longest filler in range r of the suspect, if no more
// than one other word stands there, and its class.
func (f *finder) fillerIn(r align.Range) (phrase, class string) {
	for n := r.Len(); n > 0 && n >= r.Len()-1; n-- {
		for i := r.Start; i+n <= r.End; i++ {
			if c := fillers()[lower(f.suspect, i, i+n)]; c == "filler" || c == "bookish" {
				return f.suspect.Text(i, i+n), c
			}
		}
	}
	return "", ""
}
