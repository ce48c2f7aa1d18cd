package main

import (
	"context"

	"unspin/detector"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/parallel"
)

// An edits is how the reported substitutions compare with the record that a
// spinner kept of its own edits.
type edits struct {
	Texts    int                  `json:"texts"`
	Found    statistic.Proportion `json:"found"` // of its edits
	Right    statistic.Proportion `json:"right"` // of the reported pairs
	Missed   []string             `json:"missed"`
	Spurious []string             `json:"spurious"`
}

// measureEdits compares the pairs that have a record. It returns nil where
// none has.
func measureEdits(d *detector.Detector, pairs []corpus.Pair) (*edits, error) {
	counts := make([]goldCounts, len(pairs))
	err := parallel.Each(len(pairs), func(i int) error {
		p := &pairs[i]
		if len(p.Edits) == 0 {
			return nil
		}
		r, err := d.Compare(context.Background(), detector.Text{Text: p.Suspect}, detector.Text{Text: p.Reference})
		if err != nil {
			return err
		}
		var rows []goldRow
		for _, e := range p.Edits {
			if len(e) == 2 && phrase(e[0]) != phrase(e[1]) {
				rows = append(rows, goldRow{phrase(e[0]), phrase(e[1]), ""})
			}
		}
		counts[i] = compareGold(rows, r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out edits
	var sum goldCounts
	for i, g := range counts {
		if len(pairs[i].Edits) > 0 {
			out.Texts++
		}
		sum.rows, sum.found, sum.reported, sum.right = sum.rows+g.rows, sum.found+g.found, sum.reported+g.reported, sum.right+g.right
		out.Missed, out.Spurious = append(out.Missed, g.missed...), append(out.Spurious, g.spurious...)
	}
	out.Found, out.Right = statistic.NewProportion(sum.found, sum.rows), statistic.NewProportion(sum.right, sum.reported)
	if out.Texts == 0 {
		return nil, nil
	}
	return &out, nil
}

func (e *edits) print(p *page) {
	if e == nil {
		return
	}
	p.line("\n  a spinner's own record, %d texts", e.Texts)
	p.line("    found   %s of its edits", whole(e.Found))
	p.line("    right   %s of the reported pairs", whole(e.Right))
	p.list("  missed, the first:", e.Missed[:min(len(e.Missed), 12)])
	p.list("  spurious, the first:", e.Spurious[:min(len(e.Spurious), 12)])
}
