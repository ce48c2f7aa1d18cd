package main

import (
	"context"
	"fmt"
	"path/filepath"

	"unspin/detector"
	"unspin/detector/internal/corpus"
)

// editsReport prints how the reported substitutions compare with the record
// that a spinner kept of its own edits.
func editsReport(d *detector.Detector, data string) error {
	pairs, err := corpus.Read(filepath.Join(data, "corpora"))
	if err != nil {
		return err
	}
	var sum goldResult
	texts := 0
	for _, p := range pairs {
		if len(p.Edits) == 0 {
			continue
		}
		texts++
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
		g := compareGold(rows, r)
		sum.rows, sum.found = sum.rows+g.rows, sum.found+g.found
		sum.reported, sum.right = sum.reported+g.reported, sum.right+g.right
		sum.missed = append(sum.missed, g.missed...)
		sum.spurious = append(sum.spurious, g.spurious...)
	}
	fmt.Printf("a spinner's own record, %d texts\n", texts)
	fmt.Printf("  found      %s of its edits\n", ratio(sum.found, sum.rows))
	fmt.Printf("  right      %s of the reported pairs\n", ratio(sum.right, sum.reported))
	fmt.Printf("  missed     %q\n  spurious   %q\n", sum.missed[:min(len(sum.missed), 25)], sum.spurious[:min(len(sum.spurious), 25)])
	return nil
}
