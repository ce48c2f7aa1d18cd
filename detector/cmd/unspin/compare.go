package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"unspin/detector"
	"unspin/detector/language"
)

// newDetector returns the detector that every mode uses.
func newDetector() (*detector.Detector, error) {
	return detector.New(detector.WithIdentifier(language.Identifier{}), detector.WithPacks(newPacks().open))
}

func isStdin(name string) bool { return name == "-" }

// compare reports on one suspect in the chosen format.
func (c *command) compare(ctx context.Context, d *detector.Detector, name string) error {
	suspect, references, err := c.read(name)
	if err != nil {
		return err
	}
	report, err := run(ctx, d, suspect, references)
	if err != nil {
		return err
	}
	switch c.format {
	case "json":
		return writeJSON(c.stdout, report)
	case "csv":
		return report.WriteCSV(c.stdout)
	case "html":
		return report.WriteHTML(c.stdout, detector.Enclosures{
			Suspect: suspect, References: references, WithoutTexts: c.withoutTexts})
	}
	return writeText(c.stdout, report, screenOf(c.stdout, c.getenv))
}

// run compares, or inspects where there is no reference.
func run(ctx context.Context, d *detector.Detector, suspect detector.Text, references []detector.Text) (*detector.Report, error) {
	if len(references) == 0 {
		return d.Inspect(ctx, suspect)
	}
	return d.Compare(ctx, suspect, references...)
}

// read reads the suspect and the references that -ref named.
func (c *command) read(suspect string) (detector.Text, []detector.Text, error) {
	names := append(slices.Clone(c.references), suspect)
	shown := shownNames(names)
	texts := make([]detector.Text, len(names))
	for i, name := range names {
		data, err := c.readFile(name)
		if err != nil {
			return detector.Text{}, nil, err
		}
		texts[i] = detector.Text{Text: string(data), Name: shown[i]}
	}
	last := len(texts) - 1
	return texts[last], texts[:last], nil
}

func (c *command) readFile(name string) ([]byte, error) {
	if isStdin(name) {
		data, err := io.ReadAll(c.stdin)
		if err != nil {
			return nil, fmt.Errorf("reading standard input: %w", err)
		}
		return data, nil
	}
	data, err := os.ReadFile(name)
	if fault := (*fs.PathError)(nil); errors.As(err, &fault) {
		err = fault.Err // its own words name the file once more
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return data, nil
}

// shownNames returns what the report calls each file: its name without the
// folders, which are nobody else's business when a report is handed over, or
// the whole path where two files share a name.
func shownNames(paths []string) []string {
	names := make([]string, len(paths))
	for i, path := range paths {
		names[i] = filepath.Base(path)
		for j, other := range paths {
			if i != j && path != other && filepath.Base(other) == names[i] {
				names[i] = path
				break
			}
		}
		if isStdin(path) {
			names[i] = "standard input"
		}
	}
	return names
}

func writeJSON(w io.Writer, report *detector.Report) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(report)
}
