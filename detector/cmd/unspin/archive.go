package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"unspin/detector"
	"unspin/detector/archive"
)

var archiveFormats = []string{"text", "json"}

// checkArchive checks that what was given goes with -archive.
func (c *command) checkArchive(given map[string]bool, rest []string) error {
	const example = "unspin -archive FOLDER [-index FILE] [-top 5] SUSPECT..., or unspin -archive FOLDER -batch < suspects.jsonl"
	for name := range given {
		if !slices.Contains([]string{"archive", "index", "top", "report", "batch", "format"}, name) {
			return usageError{"-archive does not go with -" + name, example}
		}
	}
	switch {
	case !slices.Contains(archiveFormats, c.format):
		return usageError{fmt.Sprintf("-archive has no format %q", c.format), "formats are " + strings.Join(archiveFormats, ", ")}
	case c.top < 1:
		return usageError{"-top takes a number from 1", ""}
	case c.batch && len(rest) > 0:
		return usageError{"-batch reads suspects from standard input and takes no files", example}
	case !c.batch && len(rest) == 0 && (len(c.archive) == 0 || c.index == ""):
		return usageError{"no suspect given", example}
	case slices.ContainsFunc(rest, func(name string) bool { return strings.HasPrefix(name, "-") && !isStdin(name) }):
		return usageError{"flags come before the suspects", example}
	case c.batch && given["format"]:
		return usageError{"-batch has no formats", ""}
	}
	return nil
}

// searches reports whether it is an archive that is asked for.
func (c *command) searches() bool { return len(c.archive) > 0 || c.index != "" }

// search says which texts of the archive each suspect was made from.
func (c *command) search(ctx context.Context, d *detector.Detector, suspects []string) error {
	shelf, err := c.openShelf(ctx)
	if err != nil {
		return err
	}
	defer shelf.Close()
	s := &searcher{d, shelf, c.top, c.report}
	if c.batch {
		b := newBatch(func(b, line []byte, err error) []byte {
			return appendAnswer(b, line, err, func(b []byte, p pair) ([]byte, error) { return s.appendMatches(ctx, b, p.suspect, "") })
		})
		return b.run(c.stdin, c.stdout)
	}
	for _, name := range suspects {
		data, err := c.readFile(name)
		if err != nil {
			return err
		}
		if err := c.answer(ctx, s, detector.Text{Text: string(data), Name: name}); err != nil {
			return err
		}
	}
	return nil
}

// answer writes the matches of one suspect.
func (c *command) answer(ctx context.Context, s *searcher, suspect detector.Text) error {
	if c.format == "json" {
		b, err := s.appendMatches(ctx, append(detector.AppendJSONString([]byte(`{"id":`), suspect.Name), ','), suspect, suspect.Name)
		if err == nil {
			_, err = c.stdout.Write(append(b, "}\n"...))
		}
		return err
	}
	matches, err := s.find(ctx, suspect, suspect.Name)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(c.stdout, matchesText(suspect.Name, matches, s.shelf.Len())); err != nil {
		return err
	}
	if s.report && len(matches) > 0 {
		fmt.Fprintln(c.stdout)
		return writeText(c.stdout, matches[0].Report, screenOf(c.stdout, c.getenv))
	}
	return nil
}

// A searcher looks for suspects in an archive.
type searcher struct {
	engine archive.Engine
	shelf  shelf
	top    int
	report bool // with the full report of the best match
}

// find leaves out the file that the suspect itself is.
func (s *searcher) find(ctx context.Context, suspect detector.Text, path string) ([]archive.Match, error) {
	own, _ := os.Stat(path)
	return archive.Find(ctx, s.shelf, s.engine, suspect, s.top, func(r detector.Text) bool {
		if own == nil {
			return false
		}
		other, err := os.Stat(r.Name)
		return err == nil && os.SameFile(own, other)
	})
}

// appendMatches appends "matches" and "report", two members of an answer in JSON.
func (s *searcher) appendMatches(ctx context.Context, b []byte, suspect detector.Text, path string) ([]byte, error) {
	matches, err := s.find(ctx, suspect, path)
	if err != nil {
		return nil, err
	}
	if matches == nil {
		matches = []archive.Match{}
	}
	list, err := json.Marshal(matches)
	if err != nil {
		return nil, err
	}
	b = append(append(b, `"matches":`...), list...)
	if s.report && len(matches) > 0 {
		b = matches[0].Report.AppendJSON(append(b, `,"report":`...))
	}
	return b, nil
}

// matchesText says for people what a suspect was made from.
func matchesText(suspect string, matches []archive.Match, of int) string {
	var b strings.Builder
	explained := slices.IndexFunc(matches, func(m archive.Match) bool { return !m.Derived })
	if explained < 0 {
		explained = len(matches)
	}
	texts := strconv.Itoa(of) + " texts"
	if of == 1 {
		texts = "1 text"
	}
	if explained == 0 {
		fmt.Fprintf(&b, "%s: goes back to none of %s\n", suspect, texts)
	} else {
		fmt.Fprintf(&b, "%s: goes back to %d of %s\n", suspect, explained, texts)
	}
	for i, m := range matches[:explained] {
		fmt.Fprintf(&b, "  %d  %-11s  %3.0f %%  score %5.1f  %s\n", i+1, m.Verdict, 100*m.Derivation.Share, m.SpinScore, m.Reference)
	}
	return b.String()
}
