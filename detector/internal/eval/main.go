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
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/score"
)

func main() {
	data := flag.String("data", "../shared", "folder with corpora/, gold/ and seeds/")
	only := flag.String("only", "", "evidence, verdicts, rewritten, derivation, versions, archive, languages, inspect (texts without a reference) or decoding: only that part")
	file := flag.String("json", "", "file to which the figures are written as JSON")
	flag.Parse()
	start := time.Now()
	var err error
	e := &evaluation{}
	if !alone(*only) {
		e, err = evaluate(*data, *only)
	}
	if err == nil && *file != "" {
		err = e.write(*file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "eval: error:", err)
		os.Exit(1)
	}
	if !alone(*only) {
		var p page
		e.print(&p)
		p.heading("14. Time")
		p.line("  %.0f s, %.0f s of processors", time.Since(start).Seconds(), processorTime().Seconds())
		fmt.Print(p.String())
	}
	if *only == "languages" {
		err = languagesReport(*data)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "eval: error:", err)
		os.Exit(1)
	}
	if *only == "" || *only == "decoding" || *only == "inspect" {
		if err := inspectReport(*data, *only); err != nil {
			fmt.Fprintln(os.Stderr, "eval: error:", err)
			os.Exit(1)
		}
	}
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
	var bars barList
	if only == "" || only == "evidence" {
		if err := e.evidence(f); err != nil {
			return nil, err
		}
		bars.evidence(e)
	}
	if (only == "" || only == "verdicts") && len(f.pairs) > 0 {
		all, err := e.verdicts(f)
		if err != nil {
			return nil, err
		}
		bars.verdicts(e, all)
	}
	if (only == "" || only == "derivation") && len(f.pairs) > 0 {
		if err := e.derivation(f, data); err != nil {
			return nil, err
		}
		bars.derivation(e.Derivation)
		bars.openings(e.Openings)
		bars.passages(e.Passages)
	}
	if (only == "" || only == "rewritten") && len(f.pairs) > 0 {
		lex, err := lexicon.English()
		if err != nil {
			return nil, err
		}
		if e.Rewrites, err = measureRewrites(f.pairs, lex); err != nil {
			return nil, err
		}
		bars.rewrites(e.Rewrites)
	}
	if (only == "" || only == "versions") && len(f.plain) > 0 {
		if e.Lineages, err = measureLineages(f); err != nil {
			return nil, err
		}
		bars.lineages(e.Lineages)
	}
	if (only == "" || only == "archive") && len(f.pairs) > 0 {
		if e.Retrievals, err = measureArchive(f, data); err != nil {
			return nil, err
		}
		bars.retrievals(e.Retrievals)
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
	if len(f.pairs) == 0 {
		return nil
	}
	if e.Edits, err = measureEdits(d, f.pairs); err != nil {
		return err
	}
	lex, err := lexicon.English()
	if err != nil {
		return err
	}
	all, err := measure(f.pairs, lex)
	if err != nil {
		return err
	}
	e.Rules, err = measureRules(all)
	return err
}

// derivation measures what is told whatever the wording.
func (e *evaluation) derivation(f *folder, data string) error {
	lex, err := lexicon.English()
	if err != nil {
		return err
	}
	if e.Derivation, err = measureDerivation(f.pairs, lex); err != nil {
		return err
	}
	d, err := detector.New()
	if err != nil {
		return err
	}
	if e.Openings, err = measureOpenings(d, f.pairs); err != nil {
		return err
	}
	e.Passages, err = measurePassages(d, data)
	return err
}

// verdicts measures judgements by weights learned without what is judged, and
// returns them.
func (e *evaluation) verdicts(f *folder) ([]judged, error) {
	lex, err := lexicon.English()
	if err != nil {
		return nil, err
	}
	pairs := f.pairs[:len(f.pairs):len(f.pairs)]
	all, err := measure(append(pairs, learn.Reworked(pairs, lex)...), lex)
	if err != nil {
		return nil, err
	}
	calls, err := judge(all, lex)
	if err != nil {
		return nil, err
	}
	e.Families = newFamilies(calls)
	e.Rates = newRates(calls)
	e.Features = newFeatures(calls)
	if e.Transfer, err = measureTransfer(all); err != nil {
		return nil, err
	}
	e.Power = newPower(calls)
	e.Mechanism = newMechanisms(calls)
	e.Direction = newDirections(calls)
	e.Calibration = newCalibrations(calls)
	e.Stability = newStability(calls)
	e.Mistakes = newMistakes(calls)
	return calls, nil
}
