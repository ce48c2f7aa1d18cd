package artifact

import (
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

var lostBoundary = &Rule{
	ID:     "lost-boundary",
	Title:  "Sentences run together",
	Reason: "Programs take a text apart and glue it again; where they lose a paragraph break, no space is left between two sentences. A typist who never sets one is another matter, and not counted.",
	Before: "by the back door. Outside, the band", After: "by the back door.Outside, the band",
	trace: func(f *finder, block int) []Finding {
		var out []Finding
		for _, at := range f.lost(block) {
			r := f.glued(at)
			why := "No space stands between the sentences in " + quote(f.suspect.Text(r.Start, r.End)) + "; the reference has one there."
			out = append(out, f.own(r, Other, why))
		}
		return out
	},
	alone: func(f *finder) []Finding {
		var out []Finding
		for _, own := range f.suspect.Sentences {
			if own.Flags&text.LostBoundary != 0 && !f.neverParts() {
				r := f.glued(own.Start)
				apart := f.suspect.Text(r.Start, own.Start) + " " + f.suspect.Text(own.Start, r.End)
				n := f.own(r, Other, "No space stands between the sentences in "+quote(f.suspect.Text(r.Start, r.End))+".")
				n.Weight, n.Suggestions = slip, []string{apart}
				out = append(out, n)
			}
		}
		return out
	},
}

// lost returns where sentences of block begin that have lost the space before
// them.
func (f *finder) lost(block int) (starts []int32) {
	b := &f.alignment.Blocks[block]
	for _, own := range f.suspect.Sentences[b.Suspect.Start:b.Suspect.End] {
		if own.Flags&text.LostBoundary != 0 && !f.neverParts() && parted(f.alignment.References[b.Reference], columnsFrom(b, own.Start)) {
			starts = append(starts, own.Start)
		}
	}
	return starts
}

// slip is the log-odds of a trace that hasty people leave, too.
const slip = 0.5

// A habit says whether the suspect sets a space between sentences.
type habit int

const (
	unknownHabit habit = iota
	spaces
	noSpaces // between most of them, as some typists do
)

// neverParts reports whether a lost space is a habit here; counted once.
func (f *finder) neverParts() bool {
	if f.typist == unknownHabit {
		lost := 0
		for i := range f.suspect.Sentences {
			if f.suspect.Sentences[i].Flags&text.LostBoundary != 0 {
				lost++
			}
		}
		f.typist = spaces
		if kept := len(f.suspect.Sentences) - 1 - lost; lost > 1 && kept*2 < lost {
			f.typist = noSpaces
		}
	}
	return f.typist == noSpaces
}

// columnsFrom returns the columns of b from that of the suspect's token s on,
// with those right before it that have none of the suspect's: a first word
// that was put another way stands there.
func columnsFrom(b *align.Block, s int32) []align.Column {
	x := slices.IndexFunc(b.Columns, func(c align.Column) bool { return c.S == s })
	for x > 0 && b.Columns[x-1].S < 0 {
		x--
	}
	return b.Columns[max(x, 0):]
}

// parted reports whether the first token of d in columns begins a sentence
// with the usual space before it.
func parted(d *text.Document, columns []align.Column) bool {
	for _, c := range columns {
		if c.R >= 0 {
			return d.Tokens[c.R].Is(text.SpaceBefore) && opensSentence(d, c.R)
		}
	}
	return false
}

// glued returns the words on both sides of the boundary before token s.
func (f *finder) glued(s int32) align.Range {
	r := align.Range{Start: f.wordBefore(s), End: s + 1}
	for int(r.End) < len(f.suspect.Tokens) && f.suspect.Tokens[r.End-1].Kind == text.PunctKind {
		r.End++
	}
	return r
}

// wordBefore returns the last word of the suspect before token s.
func (f *finder) wordBefore(s int32) int32 {
	for s--; s > 0 && f.suspect.Tokens[s].Kind == text.PunctKind; s-- {
	}
	return s
}
