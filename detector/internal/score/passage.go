package score

import (
	"math"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
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
	Score      float64       // 0–100, from its own evidence
	blocks     align.Range
	touched    int
	explained  int
}

// Passages joins the alignment's blocks into passages. Blocks of one kind
// join, and so do a few kept sentences between spun ones: a spinner leaves
// some untouched, and evidence in splinters is hard to read.
func Passages(a *align.Alignment, findings []artifact.Finding, r *Result) []Passage {
	var out []Passage
	c := newCounter(a, nil)
	spun := spunBlocks(c, r)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		p := Passage{
			Kind: PassageSpun, Reference: b.Reference, Suspect: b.Suspect, blocks: align.Range{Start: int32(i), End: int32(i) + 1},
			touched: int(b.Touched), explained: int(b.Explained),
		}
		if !spun[i] {
			p.Kind = c.kind(i)
		}
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
		out[i].finish(c, findings, r)
	}
	return out
}

// spunBlocks tells which blocks of a spun text were spun: the likeliest of all
// ways to part the text into spun and kept stretches, where each word swapped in
// place speaks for the one and each kept word for the other, and each change
// from one to the other has its price (Viterbi 1967). So a sentence that happens to have no swap
// does not break a stretch, and a kept half of the text is one.
func spunBlocks(c *counter, r *Result) []bool {
	a := c.alignment
	spun := make([]bool, len(a.Blocks))
	if r.Verdict != Spun {
		return spun
	}
	const (
		change = 3.0 // log-odds of about one in twenty sentences
		stray  = .03 // of the words that people keep, how many they swap in place all the same
		least  = .12 // of the words that a spinner is given, how many it swaps
	)
	e := &r.Evidence
	rate := math.Max(float64(e.Flanked)/float64(max(e.pairs(), 1)), least)
	swapped, kept := math.Log(rate/stray), math.Log((1-rate)/(1-stray))
	best := [2]float64{} // of the ways that end kept, spun
	from := make([][2]int, len(a.Blocks))
	for i := range a.Blocks {
		gain := -2 * change // of what is new, nothing was spun
		if a.Blocks[i].Linked() {
			n := c.count(a.Blocks[i : i+1])
			gain = linear.Round(float64(swapped*float64(n.Flanked))+float64(kept*float64(n.Kept)), 6)
		}
		next := best
		for to := range 2 {
			from[i][to] = to
			if other := best[1-to] - change; other > best[to] {
				from[i][to], next[to] = 1-to, other
			}
		}
		best = [2]float64{next[0], next[1] + gain}
	}
	state := 0
	if best[1] > best[0] {
		state = 1
	}
	for i := len(a.Blocks) - 1; i >= 0; i-- {
		spun[i] = state == 1 && a.Blocks[i].Linked()
		state = from[i][state]
	}
	return spun
}

// kind judges block i by itself, which was not spun.
func (c *counter) kind(i int) PassageKind {
	b := &c.alignment.Blocks[i]
	if !b.Linked() {
		return PassageNew
	}
	if len(b.Edits) == 0 {
		return PassageVerbatim
	}
	if c.count(c.alignment.Blocks[i : i+1]).light() {
		return PassageLightEdit
	}
	return PassageParaphrase
}

// join appends q, which follows p.
func (p *Passage) join(q *Passage) {
	p.Suspect.End = q.Suspect.End
	p.blocks.End = q.blocks.End
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

// finish computes the figures of p. A spun passage is judged by its own
// evidence, drawn towards that of the whole text, since a few sentences say
// little by themselves; any other has at most the score of the whole.
func (p *Passage) finish(c *counter, findings []artifact.Finding, r *Result) {
	if p.touched > 0 {
		p.Similarity = linear.Round(float64(p.explained)/float64(p.touched), 3)
	}
	if p.Kind == PassageNew || p.Kind == PassageVerbatim {
		return
	}
	const shrink = 60 // content words that count as much as the whole text
	e := gather(c, p.blocks, findings)
	own, whole := e.Vector(), r.Evidence.Vector()
	n := float64(e.pairs())
	m := modelFor(c.alignment)
	sum := m.Baseline
	for i := range own {
		if p.Kind == PassageSpun {
			own[i] = (float64(n*own[i]) + float64(shrink*whole[i])) / (n + shrink)
		}
		sum += m.Effect(i, own[i])
	}
	p.Score = linear.Round(100*logistic(math.Max(-maxLogOdds, math.Min(maxLogOdds, sum))), 1)
	if p.Kind != PassageSpun {
		p.Score = math.Min(p.Score, r.Score)
	}
}
