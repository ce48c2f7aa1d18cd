package detector

import (
	"sort"

	"unspin/detector/internal/score"
	"unspin/detector/report"
)

// telling counts what the summary says. The rows must have been added: there is one
// for each block.
func (c *comparison) telling(w *weighed) report.Telling {
	e := &w.result.Evidence
	t := report.Telling{
		Shared: e.Kept + e.Replaced + e.Inflected, Replaced: e.Replaced,
		Sentences: len(c.suspect.Sentences),
	}
	if w.result.Verdict == score.Insufficient {
		t.LeastWords, t.Words = score.LeastWords, c.report.Suspect.Words
		for _, r := range c.report.References {
			t.ReferenceWords += r.Words
		}
	}
	for _, p := range w.passages {
		if p.Kind != score.PassageNew {
			t.Derived += c.suspect.Counted(p.Suspect.Start, p.Suspect.End)
		}
	}
	orders := make([]rising, len(c.references))
	block := 0
	for i := range c.report.Rows {
		row := &c.report.Rows[i]
		if row.Suspect == nil {
			continue
		}
		n := int(w.alignment.Blocks[block].Suspect.Len())
		block++
		if len(row.References) > 0 {
			t.Told += n
			orders[row.References[0].Reference].add(row.References[0].Start, n)
		}
	}
	for i := range orders {
		t.InOrder += orders[i].most()
	}
	return t
}

// A rising finds the most of a sequence that rises, by the smallest places at which
// parts of each length end (Fredman 1975).
type rising struct{ ends []int }

// add adds n sentences that stand at a place.
func (r *rising) add(place, n int) {
	for range n {
		i := sort.SearchInts(r.ends, place+1) // equal places are in order
		if i == len(r.ends) {
			r.ends = append(r.ends, place)
		} else {
			r.ends[i] = place
		}
	}
}

func (r *rising) most() int { return len(r.ends) }
