package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"unspin/detector"
	"unspin/detector/versions"
)

var versionFormats = []string{"text", "json", "dot", "html"}

// checkVersions checks that what was given goes with -versions.
func (c *command) checkVersions(given map[string]bool, rest []string) error {
	const example = "unspin -versions [-format text|json|dot|html] FILE FILE..."
	for name := range given {
		if name != "versions" && name != "format" {
			return usageError{"-versions goes with -format only", example}
		}
	}
	stdin := 0
	for _, name := range rest {
		if isStdin(name) {
			stdin++
		}
	}
	switch {
	case !slices.Contains(versionFormats, c.format):
		return usageError{fmt.Sprintf("-versions has no format %q", c.format), "formats are " + strings.Join(versionFormats, ", ")}
	case len(rest) < versions.Least || len(rest) > versions.Most:
		return usageError{fmt.Sprintf("-versions takes %d to %d texts, not %d", versions.Least, versions.Most, len(rest)), example}
	case slices.ContainsFunc(rest, func(name string) bool { return strings.HasPrefix(name, "-") && !isStdin(name) }):
		return usageError{"flags come before the texts", example}
	case stdin > 1:
		return usageError{`"-" reads standard input and can stand for one text only`, ""}
	}
	return nil
}

// traceVersions says who copied whom among the files.
func (c *command) traceVersions(ctx context.Context, d *detector.Detector, names []string) error {
	shown := shownNames(names)
	texts := make([]detector.Text, len(names))
	for i, name := range names {
		data, err := c.readFile(name)
		if err != nil {
			return err
		}
		texts[i] = detector.Text{Text: string(data), Name: shown[i]}
	}
	l, err := versions.Trace(ctx, d, texts, c.progress())
	if err != nil {
		return err
	}
	switch c.format {
	case "json":
		enc := json.NewEncoder(c.stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(l)
	case "dot":
		return l.WriteDOT(c.stdout)
	case "html":
		return l.WriteHTML(c.stdout)
	}
	return l.WriteText(c.stdout, screenOf(c.stdout, c.getenv).width)
}

// progress tells a terminal how far the comparisons are, and nobody else.
func (c *command) progress() versions.Progress {
	f, ok := c.stderr.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	const often = 100 // comparisons between two lines
	return func(done, total int) {
		if done%often == 0 || done == total && total > often {
			fmt.Fprintf(f, "\rcompared %d of %d", done, total)
			if done == total {
				fmt.Fprintln(f)
			}
		}
	}
}
