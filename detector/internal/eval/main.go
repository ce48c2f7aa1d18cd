// Command eval measures the detector on the pairs of a folder: how well it
// finds and judges substitutions, and how well it tells spun from innocent.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"unspin/detector"
)

func main() {
	data := flag.String("data", "../shared", "folder with corpora/, gold/ and seeds/")
	only := flag.String("only", "", "gold, verdicts or inspect: only that part")
	flag.Parse()
	if err := run(*data, *only); err != nil {
		fmt.Fprintln(os.Stderr, "eval: error:", err)
		os.Exit(1)
	}
}

func run(data, only string) error {
	if only == "inspect" {
		return inspectReport(data)
	}
	d, err := detector.New()
	if err != nil {
		return err
	}
	if only != "verdicts" {
		if err := goldReport(d, data); err != nil {
			return err
		}
	}
	if only != "verdicts" {
		if err := editsReport(d, data); err != nil {
			return err
		}
	}
	if only == "gold" {
		return nil
	}
	if err := ruleReport(data); err != nil {
		return err
	}
	if err := heldOut(filepath.Join(data, "corpora")); err != nil {
		return err
	}
	return inspectReport(data)
}

// goldReport prints how the substitutions compare with the hand-made lists.
func goldReport(d *detector.Detector, data string) error {
	for _, pair := range [][2]string{{"004", "000"}, {"002", "000"}} {
		rows, err := readGold(filepath.Join(data, "gold", pair[0]+"-vs-"+pair[1]+".tsv"))
		if err != nil {
			return err
		}
		suspect, err := seed(filepath.Join(data, "seeds"), pair[0])
		if err != nil {
			return err
		}
		reference, err := seed(filepath.Join(data, "seeds"), pair[1])
		if err != nil {
			return err
		}
		r, err := d.Compare(context.Background(), detector.Text{Text: suspect}, detector.Text{Text: reference})
		if err != nil {
			return err
		}
		g := compareGold(rows, r)
		fmt.Printf("%s against %s\n", pair[0], pair[1])
		fmt.Printf("  found      %s of the rows\n", ratio(g.found, g.rows))
		fmt.Printf("  right      %s of the reported pairs\n", ratio(g.right, g.reported))
		fmt.Printf("  flag       %s agree (wrong sense flagged %s, fair flagged %s)\n", ratio(g.agree, g.flags), ratio(g.flaggedWrong, g.wrong), ratio(g.flaggedFair, g.fair))
		fmt.Printf("  missed     %q\n  spurious   %q\n  unlike     %q\n", g.missed, g.spurious, g.unlike)
	}
	return nil
}

// ratio writes a share with its counts.
func ratio(part, whole int) string {
	if whole == 0 {
		return "none"
	}
	return fmt.Sprintf("%.1f %% (%d of %d)", 100*float64(part)/float64(whole), part, whole)
}
