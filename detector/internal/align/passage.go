package align

import (
	"cmp"
	"slices"

	"unspin/detector/internal/text"
)

// A Passage is a stretch of the suspect that goes back to a stretch of a
// reference, word for word or reworded: one case in PAN's sense, whatever
// sentences and paragraphs it crosses.
type Passage struct {
	Reference int
	Suspect   Range // tokens
	Source    Range // tokens of the reference
	Kept      int64 // mass of its content words that both sides of it have, by lemma
	Content         // what it shares with the whole reference
	// What stands around it and in no passage: the mass of its content words, and of those whose lemma the reference has.
	Around, AroundExact int64
	terms               Range // of the suspect
}

// The literature's recipe is to seed by sentences that are alike, to extend
// while gaps on both sides stay small, and to drop what is short
// (Sanchez-Perez, Gelbukh and Sidorov 2014). Here every shared word is a point
// in the plane of both texts, so that no sentence need be kept: seeds are points
// with many others round them (DBSCAN, Ester and others 1996), gaps are
// measured on both axes, and the ends are where the sum of shared less expected mass is
// greatest (Kadane; Karlin and Altschul 1990 for its use in alignment).
// Lengths are in content words. Values by PAN 2013's training passages.
const (
	roundSuspect = 7     // how far round a point others are counted, along the suspect
	roundSource  = 9     // and along the reference
	denseEnough  = 40    // per cent of the mass round a point that is shared, from which it is a seed
	widestGap    = 24    // between seeds of one passage, on both sides
	expected     = 38    // per cent of the mass that must be shared for a passage to go on
	shortest     = 9     // content words of a passage on either side
	lightest     = 27900 // what a passage gains on either side: see heaviest
	mostPoints   = 576   // a lemma with more points than these says nothing of the place
	overhang     = 3     // words beyond the seeds that may still belong to a passage
	surroundings = 80    // on either side of a passage, in no other, that are looked at with it
)

// A point is a content word of the suspect and one of the reference that
// share a lemma.
type point struct {
	s, r   int32
	weight int32
	group  int32 // of seeds: index among them of another of its passage, or its own
}

// A plane holds the points of two texts, those of each term of the suspect
// together and in the reference's order.
type plane struct{ *contentDesk }

func (p *plane) fill() {
	n := len(p.suspect.list)
	p.points, p.row = p.points[:0], resized(p.row, n+1)
	p.mass, p.shared = resized(p.mass, n+1), resized(p.shared, n+1)
	p.row[0], p.mass[0], p.shared[0] = 0, 0, 0
	for i := range p.suspect.list {
		t := &p.suspect.list[i]
		if at := p.theirs.of(t.lemma); len(at)*len(p.mine.of(t.lemma)) <= mostPoints {
			for _, j := range at {
				p.points = append(p.points, point{int32(i), j, t.weight, 0})
			}
		}
		p.row[i+1], p.mass[i+1], p.shared[i+1] = int32(len(p.points)), p.mass[i]+int64(t.weight), p.shared[i]
		if p.row[i+1] > p.row[i] {
			p.shared[i+1] += int64(t.weight)
		}
	}
	p.stampR = resized(p.stampR, len(p.reference.list))
	p.hitS, p.hitR = resized(p.hitS, n), resized(p.hitR, len(p.reference.list))
	clear(p.stampR)
}

// passages finds the passages of the plane, the strongest first.
func (p *plane) passages() []Passage {
	p.fill()
	p.seed()
	var out []Passage
	taken := make([]bool, len(p.suspect.list))
	found := p.extend()
	slices.SortStableFunc(found, func(a, b candidatePassage) int { return cmp.Compare(b.gain, a.gain) })
	for _, c := range found {
		free := int32(0)
		for i := c.suspect.Start; i < c.suspect.End; i++ {
			if !taken[i] {
				free++
			}
		}
		if free*2 < c.suspect.Len() { // another explains it better
			continue
		}
		c.suspect = c.suspect.without(taken)
		for i := c.suspect.Start; i < c.suspect.End; i++ {
			taken[i] = true
		}
		out = append(out, p.finish(&c))
	}
	p.surround(out, taken)
	return out
}

// surround works out what stands around each passage and in none, these being taken.
func (p *plane) surround(found []Passage, taken []bool) {
	var free []int32
	for i := range taken {
		if len(found) > 0 && !taken[i] {
			free = append(free, int32(i))
		}
	}
	for i := range found {
		q := &found[i]
		at, _ := slices.BinarySearch(free, q.terms.Start)
		for _, k := range free[max(0, at-surroundings):min(len(free), at+surroundings)] {
			t := &p.suspect.list[k]
			q.Around += int64(t.weight)
			if len(p.theirs.of(t.lemma)) > 0 {
				q.AroundExact += int64(t.weight)
			}
		}
	}
}

// without cuts what is taken off both ends of r.
func (r Range) without(taken []bool) Range {
	for r.Start < r.End && taken[r.Start] {
		r.Start++
	}
	for r.Start < r.End && taken[r.End-1] {
		r.End--
	}
	return r
}

// seed finds the points whose surroundings are shared.
func (p *plane) seed() {
	p.seeds, p.seedRow = p.seeds[:0], resized(p.seedRow, len(p.row))
	for i := range p.suspect.list {
		p.seedRow[i] = int32(len(p.seeds))
		for x := p.row[i]; x < p.row[i+1]; x++ {
			if p.isSeed(x) {
				seed := p.points[x]
				seed.group = int32(len(p.seeds))
				p.seeds = append(p.seeds, seed)
			}
		}
	}
	p.seedRow[len(p.suspect.list)] = int32(len(p.seeds))
}

// isSeed reports whether enough of what stands round point x is shared: on both sides,
// so that one word said often is not many. Most points show it, or that they cannot, long
// before all round them is counted.
func (p *plane) isSeed(x int32) bool {
	points, row, counted := p.points, p.row, p.stampR
	q := &points[x]
	from, to := max(0, q.s-roundSuspect), min(int32(len(p.suspect.list)), q.s+roundSuspect+1)
	least := (p.mass[to] - p.mass[from]) * denseEnough
	possible := p.shared[to] - p.shared[from] // wherever the reference has it
	low, high := q.r-roundSource, q.r+roundSource
	var own, other int64
	for s := from; s < to && possible*100 >= least; s++ {
		y, end := row[s], row[s+1]
		if y == end {
			continue
		}
		weight := int64(points[y].weight)
		y = notBefore(points, y, end, low)
		for y < end && points[y].r < low {
			y++
		}
		if y == end || points[y].r > high {
			possible -= weight
			continue
		}
		own += weight
		for ; y < end && points[y].r <= high; y++ {
			if n := &points[y]; counted[n.r] != x+1 {
				counted[n.r] = x + 1
				other += int64(n.weight)
			}
		}
		if min(own, other)*100 >= least {
			return true
		}
	}
	return false
}

// notBefore returns where, in a row of points, to look from for the first that is not before r.
func notBefore(points []point, from, end, r int32) int32 {
	for end-from > 8 {
		if middle := (from + end) / 2; points[middle].r < r {
			from = middle + 1
		} else {
			end = middle
		}
	}
	return from
}

// beside returns the seeds of term s of the suspect that are up to reach from r
// along the reference.
func (p *plane) beside(s, r, reach int32) Range {
	from, to := p.seedRow[s], p.seedRow[s+1]
	from = notBefore(p.seeds, from, to, r-reach)
	for from < to && p.seeds[from].r < r-reach {
		from++
	}
	end := from
	for end < to && p.seeds[end].r <= r+reach {
		end++
	}
	return Range{from, end}
}

// A candidatePassage is one before overlapping claims are settled, in terms.
type candidatePassage struct {
	suspect, source Range
	gain            int64
}

// extend joins seeds into candidates.
func (p *plane) extend() []candidatePassage {
	for x := range p.seeds {
		q := &p.seeds[x]
		for s := max(0, q.s-widestGap); s <= q.s; s++ {
			if p.seedRow[s] == p.seedRow[s+1] {
				continue
			}
			row := p.beside(s, q.r, widestGap)
			for y := row.Start; y < row.End; y++ {
				if p.seeds[y].group == q.group {
					continue
				}
				a, b := p.root(int32(x)), p.root(y)
				p.seeds[max(a, b)].group = min(a, b)
			}
		}
	}
	var found []candidatePassage
	box := make([]int32, len(p.seeds)) // by root: which of those found, counted from 1
	for x := range p.seeds {
		q, at := &p.seeds[x], &box[p.root(int32(x))]
		if *at == 0 {
			found = append(found, candidatePassage{Range{q.s, q.s + 1}, Range{q.r, q.r + 1}, 0})
			*at = int32(len(found))
		}
		c := &found[*at-1]
		c.suspect = Range{min(c.suspect.Start, q.s), max(c.suspect.End, q.s+1)}
		c.source = Range{min(c.source.Start, q.r), max(c.source.End, q.r+1)}
	}
	return p.trimmed(found)
}

// trimmed cuts the ends of candidates to where they gain most, and drops those
// that gain too little or are too short.
func (p *plane) trimmed(found []candidatePassage) []candidatePassage {
	out := found[:0]
	for _, c := range found {
		s, r := c.suspect.widened(overhang, len(p.suspect.list)), c.source.widened(overhang, len(p.reference.list))
		clear(p.hitS[s.Start:s.End])
		clear(p.hitR[r.Start:r.End])
		for _, q := range p.points[p.row[s.Start]:p.row[s.End]] {
			if q.r >= r.Start && q.r < r.End {
				p.hitS[q.s], p.hitR[q.r] = true, true
			}
		}
		own, gain := heaviest(p.suspect.list, p.hitS, s)
		other, gained := heaviest(p.reference.list, p.hitR, r)
		if gain = min(gain, gained); gain >= lightest && min(own.Len(), other.Len()) >= shortest {
			out = append(out, candidatePassage{own, other, gain})
		}
	}
	return out
}

// widened returns r with up to n more on either side, inside [0, end).
func (r Range) widened(n int32, end int) Range {
	return Range{max(0, r.Start-n), min(int32(end), r.End+n)}
}

// heaviest returns the part of r whose terms gain most: what is hit counts for it
// and the rest against it.
func heaviest(list []contentTerm, hit []bool, r Range) (best Range, most int64) {
	var sum int64
	from := r.Start
	for i := r.Start; i < r.End; i++ {
		if sum <= 0 {
			sum, from = 0, i
		}
		if hit[i] {
			sum += int64(list[i].weight) * (100 - expected)
		} else {
			sum -= int64(list[i].weight) * expected
		}
		if sum > most {
			best, most = Range{from, i + 1}, sum
		}
	}
	return best, most
}

// finish turns terms into tokens. What stands equal before and after belongs
// to the passage, small words and marks included.
func (p *plane) finish(c *candidatePassage) Passage {
	tokens := func(t *terms, r Range) Range { return Range{t.list[r.Start].token, t.list[r.End-1].token + 1} }
	out := Passage{Suspect: tokens(&p.suspect, c.suspect), Source: tokens(&p.reference, c.source)}
	out.terms = c.suspect
	last := int32(-1)
	for _, q := range p.points[p.row[c.suspect.Start]:p.row[c.suspect.End]] {
		if q.s != last && q.r >= c.source.Start && q.r < c.source.End {
			out.Kept += int64(q.weight)
			last = q.s
		}
	}
	s, r := p.suspect.document.Tokens, p.reference.document.Tokens
	first := out // no passage begins with the mark that ends the sentence before
	for out.Suspect.Start > 0 && out.Source.Start > 0 && s[out.Suspect.Start-1].Word == r[out.Source.Start-1].Word {
		out.Suspect.Start--
		out.Source.Start--
		if s[out.Suspect.Start].Kind != text.PunctKind {
			first = out
		}
	}
	out.Suspect.Start, out.Source.Start = first.Suspect.Start, first.Source.Start
	for int(out.Suspect.End) < len(s) && int(out.Source.End) < len(r) && s[out.Suspect.End].Word == r[out.Source.End].Word {
		out.Suspect.End++
		out.Source.End++
	}
	return out
}

func (p *plane) root(x int32) int32 {
	for p.seeds[x].group != x {
		p.seeds[x].group = p.seeds[p.seeds[x].group].group
		x = p.seeds[x].group
	}
	return x
}
