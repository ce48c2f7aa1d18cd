package main

import (
	"bufio"
	"context"
	"errors"
	"slices"

	"unspin/detector"
)

// errNotReproduced says that a report was recomputed and came out otherwise.
var errNotReproduced = errors.New("not reproduced")

// verifyReport recomputes an HTML report, from the texts within it or, where
// they are named, from files.
func (c *command) verifyReport(ctx context.Context, d *detector.Detector, suspect []string) error {
	file, err := c.readFile(c.verify)
	if err != nil {
		return err
	}
	report, err := detector.ReadHTML(string(file))
	if errors.Is(err, detector.ErrNotReport) {
		return usageError{c.verify + " is no HTML report of Unspin", "unspin -format html writes one"}
	}
	if err != nil {
		return err
	}
	var handed []detector.Text
	if len(suspect) > 0 {
		s, references, err := c.read(suspect[0])
		if err != nil {
			return err
		}
		handed = slices.Insert(references, 0, s)
	}
	found, err := d.Verify(ctx, report, handed...)
	if errors.Is(err, detector.ErrNoTexts) {
		return usageError{err.Error(), "unspin -verify report.html -ref REFERENCE SUSPECT"}
	}
	if err != nil {
		return err
	}
	if err := c.writeVerification(found); err != nil {
		return err
	}
	if !found.Reproduced {
		return errNotReproduced
	}
	return nil
}

func (c *command) writeVerification(v *detector.Verification) error {
	out := bufio.NewWriter(c.stdout)
	t := &textWriter{out: out, screen: screenOf(c.stdout, c.getenv)}
	if v.Reproduced {
		out.WriteString("Reproduced exactly.\n")
	} else {
		out.WriteString("Not reproduced.\n")
	}
	for _, line := range slices.Concat(v.Differences, v.Notes) {
		t.item("", line)
	}
	return out.Flush()
}
