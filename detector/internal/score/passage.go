package score

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/linear"
)

// A PassageKind says how a passage relates to its reference.
type PassageKind string

// Kinds of passage.
const (
	PassageVerbatim   PassageKind = "verbatim"
	PassageLightEdit  PassageKind = "light-edit"
	PassageParaphrase PassageKind = "paraphrase"
	PassageSpun       PassageKind = "spun"
	PassageNew        PassageKind = "new"
)

// A Passage is a run of suspect sentences that one kind describes.
type Passage struct {
	Kind       PassageKind
	Reference  int
	Suspect    align.Range   // sentences
	Sources    []align.Range // sentences of the reference
	Similarity float64       // share of its words' mass that the reference explains
	Score      float64
	touched    int
	explained  int
}

// Passages joins the alignment's blocks into passages. Blocks of one kind
// join, and so do a few kept sentences between spun ones: a spinner leaves
// some untouched, and evidence in splinters is hard to read.
func Passages(a *align.Alignment, r *Result) []Passage {
	var out []Passage
	for i := range a.Blocks {
		b := &a.Blocks[i]
		p := Passage{Kind: blockKind(a, b, r), Reference: b.Reference, Suspect: b.Suspect, touched: int(b.Touched), explained: int(b.Explained)}
		if b.Linked() {
			p.Sources = []align.Range{b.Source}
		}
		if n := len(out); n > 0 && out[n-1].Kind == p.Kind && out[n-1].Reference == p.Reference {
			out[n-1].join(&p)
			continue
		}
		out = append(out, p)
	}
	for i := range out {
		out[i].finish(r)
	}
	return out
}

// blockKind judges one block by itself, as far as the verdict allows.
func blockKind(a *align.Alignment, b *align.Block, r *Result) PassageKind {
	if !b.Linked() {
		return PassageNew
	}
	if len(b.Edits) == 0 {
		return PassageVerbatim
	}
	c := newCounter(a, nil)
	c.block(b)
	switch {
	case r.Verdict == Spun && c.Flanked > 0 && c.Flanked*2 >= c.changes():
		return PassageSpun
	case c.light():
		return PassageLightEdit
	}
	return PassageParaphrase
}

// join appends q, which follows p.
func (p *Passage) join(q *Passage) {
	p.Suspect.End = q.Suspect.End
	p.touched += q.touched
	p.explained += q.explained
	for _, s := range q.Sources {
		if last := &p.Sources[len(p.Sources)-1]; s.Start >= last.Start && s.Start <= last.End {
			last.End = max(last.End, s.End)
		} else {
			p.Sources = append(p.Sources, s)
		}
	}
}

// finish computes the figures of p.
func (p *Passage) finish(r *Result) {
	if p.touched > 0 {
		p.Similarity = linear.Round(float64(p.explained)/float64(p.touched), 3)
	}
	if p.Kind == PassageSpun {
		p.Score = r.Score
	}
}
