package score

import (
	"cmp"
	"math"
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

// A PassageKind says how a passage relates to its reference.
type PassageKind string

// Kinds of passage.
const (
	PassageVerbatim   PassageKind = "verbatim"
	PassageLightEdit  PassageKind = "light-edit"
	PassageParaphrase PassageKind = "paraphrase"
	PassageSpun       PassageKind = "spun"
	PassageReworded   PassageKind = "reworded"
	PassageNew        PassageKind = "new"
)

// A Basis says by what a passage goes back to its reference.
type Basis string

// Bases.
const (
	ByWording Basis = "wording"
	ByContent Basis = "content"
)

// A Passage is a stretch of the suspect that goes back to a reference, or one of
// kind PassageNew between two such.
type Passage struct {
	Kind       PassageKind
	Basis      Basis
	Reference  int           // −1 for none
	Suspect    align.Range   // tokens
	Sources    []align.Range // tokens of the reference
	Similarity float64       // share of its words' mass that the reference explains
	Score      float64       // 0–100, from its own evidence
	blocks     align.Range
}

// Passages returns what of the suspect goes back to a reference and what
// does not, which together hold all of it. Where the text goes back as a whole, passages are whole
// sentences; where parts of it do, they are exact to the word.
func Passages(a *align.Alignment, findings []artifact.Finding, r *Result) []Passage {
	c := newCounter(a, nil)
	var derived []Passage
	switch r.Derivation.Extent {
	case Whole:
		derived = c.wholePassages(spunBlocks(c, r))
	case Part:
		derived = c.exactPassages(&r.Derivation)
	}
	for i := range derived {
		derived[i].finish(c, findings, r)
	}
	return c.withNew(derived)
}

// withNew puts passages of kind PassageNew round derived ones.
func (c *counter) withNew(derived []Passage) []Passage {
	var out []Passage
	at, end := int32(0), int32(len(c.alignment.Suspect.Tokens))
	if n := len(c.alignment.Blocks); n > 0 {
		at, end = c.alignment.Blocks[0].SuspectTokens.Start, c.alignment.Blocks[n-1].SuspectTokens.End
	}
	for _, p := range derived {
		if p.Suspect.Start > at {
			out = append(out, Passage{Kind: PassageNew, Reference: -1, Suspect: align.Range{Start: at, End: p.Suspect.Start}})
		}
		out = append(out, p)
		at = p.Suspect.End
	}
	if at < end {
		out = append(out, Passage{Kind: PassageNew, Reference: -1, Suspect: align.Range{Start: at, End: end}})
	}
	return out
}

// exactPassages returns the passages of a text that goes back in part. What two
// of them claim goes to the first.
func (c *counter) exactPassages(d *Derivation) []Passage {
	var out []Passage
	at := int32(0)
	for i := range d.Passages {
		p := &d.Passages[i]
		q := Passage{Reference: p.Reference, Suspect: p.Suspect, Sources: []align.Range{p.Source}}
		if q.Suspect.Start = max(q.Suspect.Start, at); q.Suspect.Start >= q.Suspect.End {
			continue
		}
		at = q.Suspect.End
		q.Kind, q.Basis = kindOf(p)
		q.Similarity = linear.Round(float64(p.Kept)/float64(max(1, p.Mass)), 3)
		q.blocks = c.blocksOf(q.Suspect)
		out = append(out, q)
	}
	return out
}

// kindOf tells how much of a passage's wording was kept.
func kindOf(p *align.Passage) (PassageKind, Basis) {
	kept, runs := float64(p.Kept)/float64(max(1, p.Mass)), float64(p.SameRuns)/float64(max(1, p.Runs))
	switch {
	case kept >= .97 && runs >= .9:
		return PassageVerbatim, ByWording
	case kept >= .85 && runs >= .5:
		return PassageLightEdit, ByWording
	case kept >= .7 || runs >= .1:
		return PassageParaphrase, ByWording
	}
	return PassageReworded, ByContent
}

// blocksOf returns the blocks that have tokens of r.
func (c *counter) blocksOf(r align.Range) align.Range {
	blocks := c.alignment.Blocks
	from, _ := slices.BinarySearchFunc(blocks, r.Start, func(b align.Block, at int32) int { return cmp.Compare(b.SuspectTokens.End-1, at) })
	to := from
	for to < len(blocks) && blocks[to].SuspectTokens.Start < r.End {
		to++
	}
	return align.Range{Start: int32(from), End: int32(to)}
}

// wholePassages joins the blocks of a text that goes back as a whole.
func (c *counter) wholePassages(spun []bool) []Passage {
	blocks := c.alignment.Blocks
	from := make([]int, len(blocks)) // the reference each goes back to, −1 for none
	for i := range blocks {
		from[i] = c.goesBack(&blocks[i])
	}
	var out []Passage
	for i := 0; i < len(blocks); {
		j := i + 1
		for j < len(blocks) && from[j] == from[i] && spun[j] == spun[i] {
			j++
		}
		if from[i] >= 0 {
			out = append(out, c.joined(align.Range{Start: int32(i), End: int32(j)}, from[i], spun[i]))
		}
		i = j
	}
	return out
}

// goesBack returns the reference that block b goes back to, by its wording or
// by what it tells.
func (c *counter) goesBack(b *align.Block) int {
	if b.Linked() {
		return b.Reference
	}
	for i := b.Suspect.Start; i < b.Suspect.End; i++ {
		if l := c.alignment.ContentLinks[i]; l.Reference >= 0 {
			return l.Reference
		}
	}
	return -1
}

// joined makes one passage of blocks that go back to one reference.
func (c *counter) joined(blocks align.Range, reference int, spun bool) Passage {
	own := c.alignment.Blocks[blocks.Start:blocks.End]
	p := Passage{
		Kind: PassageSpun, Basis: ByWording, Reference: reference, blocks: blocks,
		Suspect: align.Range{Start: own[0].SuspectTokens.Start, End: own[len(own)-1].SuspectTokens.End},
	}
	touched, explained, linked, edited := 0, 0, 0, false
	for i := range own {
		b := &own[i]
		touched += int(b.Touched)
		explained += int(b.Explained)
		if b.Linked() {
			linked += int(b.Touched)
			edited = edited || len(b.Edits) > 0
		}
		p.addSource(c.sourceOf(b, reference))
	}
	p.Similarity = linear.Round(float64(explained)/float64(max(1, touched)), 3)
	switch {
	case spun && linked*2 < touched:
		p.Basis = ByContent
	case spun:
	case linked*2 < touched:
		p.Kind, p.Basis = PassageReworded, ByContent
	case linked == touched && !edited:
		p.Kind = PassageVerbatim
	case c.count(own).light():
		p.Kind = PassageLightEdit
	default:
		p.Kind = PassageParaphrase
	}
	return p
}

// sourceOf returns the tokens of the reference that b goes back to, none where
// it only stands between others that do.
func (c *counter) sourceOf(b *align.Block, reference int) align.Range {
	if b.Linked() {
		return b.SourceTokens
	}
	var out align.Range
	sentences := c.alignment.References[reference].Sentences
	for i := b.Suspect.Start; i < b.Suspect.End; i++ {
		l := c.alignment.ContentLinks[i]
		if l.Reference != reference {
			continue
		}
		s := align.Range{Start: sentences[l.Source.Start].Start, End: sentences[l.Source.End-1].End}
		if out.Len() > 0 {
			s = align.Range{Start: min(s.Start, out.Start), End: max(s.End, out.End)}
		}
		out = s
	}
	return out
}

// addSource notes where in the reference p goes back to: what touches or
// overlaps what was last is one with it.
func (p *Passage) addSource(s align.Range) {
	if s.Len() == 0 {
		return
	}
	if n := len(p.Sources); n > 0 && s.Start >= p.Sources[n-1].Start && s.Start <= p.Sources[n-1].End {
		p.Sources[n-1].End = max(p.Sources[n-1].End, s.End)
		return
	}
	p.Sources = append(p.Sources, s)
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
	if !r.placed() { // no word was swapped in its place, so that nothing tells one sentence from the next
		for i := range spun {
			spun[i] = r.Rewording != nil || a.Blocks[i].Linked()
		}
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
	if !slices.Contains(spun, true) { // swaps too thin for a stretch, or words turned round and not swapped: each stands for itself
		for i := range a.Blocks {
			n := c.count(a.Blocks[i : i+1])
			spun[i] = a.Blocks[i].Linked() && n.Flanked+n.Turned > 0
		}
	}
	return spun
}

// finish computes the figures of p. A spun passage is judged by its own
// evidence, drawn towards that of the whole text, since a few sentences say
// little by themselves; any other has at most the score of the whole.
func (p *Passage) finish(c *counter, findings []artifact.Finding, r *Result) {
	if p.Kind == PassageNew || p.Kind == PassageVerbatim {
		return
	}
	if !r.placed() {
		p.Score = r.Score
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

// DerivedShare returns the share of the suspect's words in passages that go back
// to a reference.
func DerivedShare(suspect *text.Document, passages []Passage) float64 {
	words := 0
	for i := range passages {
		words += passages[i].derivedWords(suspect)
	}
	return linear.Round(float64(words)/float64(max(1, suspect.Words)), 4)
}

// SharesOf returns the shares of the suspect's words in passages that go back to each of
// so many references.
func SharesOf(references int, suspect *text.Document, passages []Passage) []float64 {
	words := make([]int, references)
	for i := range passages {
		if n := passages[i].derivedWords(suspect); n > 0 {
			words[passages[i].Reference] += n
		}
	}
	shares := make([]float64, references)
	for i, n := range words {
		shares[i] = linear.Round(float64(n)/float64(max(1, suspect.Words)), 4)
	}
	return shares
}

// derivedWords counts the words of a passage that goes back to a reference.
func (p *Passage) derivedWords(suspect *text.Document) int {
	words := 0
	if p.Kind == PassageNew {
		return words
	}
	for _, t := range suspect.Tokens[p.Suspect.Start:p.Suspect.End] {
		if t.Kind != text.PunctKind {
			words++
		}
	}
	return words
}
