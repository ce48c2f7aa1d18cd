// Command eval measures the detector on the data of a folder: how well it
// finds and judges substitutions, and how well it tells spun from innocent.
// It prints one page; -json writes the same figures for programs. The figures
// of a folder are the same each time; only the last line, the time used, is not.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"

	"unspin/detector"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/score"
)

func main() {
	data := flag.String("data", "../shared", "folder with corpora/, gold/ and seeds/")
	only := flag.String("only", "", "evidence or verdicts: only that part")
	file := flag.String("json", "", "file to which the figures are written as JSON")
	flag.Parse()
	start := time.Now()
	e, err := evaluate(*data, *only)
	if err == nil && *file != "" {
		err = e.write(*file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "eval: error:", err)
		os.Exit(1)
	}
	var p page
	e.print(&p)
	p.heading("10. Time")
	p.line("  %.0f s, %.0f s of processors", time.Since(start).Seconds(), processorTime().Seconds())
	fmt.Print(p.String())
}

// write writes the figures to a file.
func (e *evaluation) write(name string) error {
	b, err := json.MarshalIndent(e, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(b, '\n'), 0o644)
}

// evaluate measures all that the folder has data for.
func evaluate(data, only string) (*evaluation, error) {
	f, err := readFolder(data)
	if err != nil {
		return nil, err
	}
	e := &evaluation{Missing: f.missing, Model: score.ModelName()}
	lex, err := lexicon.English()
	if err != nil {
		return nil, err
	}
	var bars barList
	if only != "verdicts" {
		if err := e.evidence(f); err != nil {
			return nil, err
		}
	}
	if len(f.pairs) > 0 {
		all, err := measure(f.pairs, lex)
		if err != nil {
			return nil, err
		}
		if only != "verdicts" {
			if e.Rules, err = measureRules(all); err != nil {
				return nil, err
			}
		}
		bars.evidence(e)
		if only != "evidence" {
			calls, err := judge(all, lex)
			if err != nil {
				return nil, err
			}
			if e.Transfer, err = measureTransfer(all); err != nil {
				return nil, err
			}
			e.judged(calls)
			bars.verdicts(e, calls)
		}
	} else {
		bars.evidence(e)
	}
	e.Bars = bars
	return e, nil
}

// evidence measures reports as they are shown.
func (e *evaluation) evidence(f *folder) error {
	d, err := detector.New()
	if err != nil {
		return err
	}
	if e.Seeds, err = measureSeeds(d, f.seeds); err != nil {
		return err
	}
	if e.Gold, err = measureGold(d, f.gold); err != nil {
		return err
	}
	e.Edits, err = measureEdits(d, f.pairs)
	return err
}

// judged sums up the judgements.
func (e *evaluation) judged(all []judged) {
	e.Families = newFamilies(all)
	e.Rates = newRates(all)
	e.Features = newFeatures(all)
	e.Power = newPower(all)
	e.Mechanism = newMechanisms(all)
	e.Direction = newDirections(all)
	e.Calibration = newCalibrations(all)
	e.Stability = newStability(all)
	e.Mistakes = newMistakes(all)
}
