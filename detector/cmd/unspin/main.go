// Command unspin tells whether a text is a machine-spun copy of another, and
// shows the proof. It turns files, or lines of JSON, into reports; run
// unspin -h for how it is used.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"

	"unspin/detector"
)

//go:embed help.txt
var help string

// Exit statuses. The verdict never decides one.
const (
	exitOK            = 0
	exitNotReproduced = 1   // of -verify only
	exitWrong         = 2   // wrong use, unreadable input or unwritable output
	exitStopped       = 130 // by Ctrl-C, while texts were added to an index
)

var formats = []string{"text", "json", "csv", "html"}

func main() {
	c := &command{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
	os.Exit(c.run(context.Background(), os.Args[1:]))
}

// A command is one run of the program: its streams and its flags.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string

	references   []string
	format       string
	withoutTexts bool
	verify       string
	batch        bool
	version      bool
	versions     bool
	archive      []string
	index        string
	top          int
	report       bool
}

// A usageError is wrong use; its hint says what would be right.
type usageError struct{ message, hint string }

func (e usageError) Error() string { return e.message }

const hintHelp = "unspin -h explains every flag"

// run runs the command and returns its exit status.
func (c *command) run(ctx context.Context, args []string) int {
	err := c.dispatch(ctx, args)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errNotReproduced):
		return exitNotReproduced // which has been told
	case errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe):
		return exitWrong // whoever reads has stopped; there is nobody to tell
	case errors.Is(err, errStopped):
		return exitStopped // which has been told
	case errors.As(err, &usage):
		c.complain(usage.message, usage.hint)
	default:
		c.complain(err.Error(), "")
	}
	return exitWrong
}

// complain is the one voice in which errors are told.
func (c *command) complain(message, hint string) {
	fmt.Fprintf(c.stderr, "unspin: error: %s\n", message)
	if hint != "" {
		fmt.Fprintf(c.stderr, "unspin: hint: %s\n", hint)
	}
}

func (c *command) dispatch(ctx context.Context, args []string) error {
	rest, err := c.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		_, err = io.WriteString(c.stdout, help)
		return err
	}
	if err != nil {
		return err
	}
	d, err := newDetector()
	if err != nil {
		return err
	}
	switch {
	case c.version:
		return c.printVersion(ctx, d)
	case c.searches():
		return c.search(ctx, d, rest)
	case c.batch:
		return c.runBatch(ctx, d)
	case c.versions:
		return c.traceVersions(ctx, d, rest)
	case c.verify != "":
		return c.verifyReport(ctx, d, rest)
	}
	return c.compare(ctx, d, rest[0])
}

// parse reads the flags and checks that they go together.
func (c *command) parse(args []string) (rest []string, err error) {
	flags := flag.NewFlagSet("unspin", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Func("ref", "", func(name string) error {
		c.references = append(c.references, name)
		return nil
	})
	flags.Func("archive", "", func(name string) error {
		c.archive = append(c.archive, name)
		return nil
	})
	flags.StringVar(&c.index, "index", "", "")
	flags.IntVar(&c.top, "top", 5, "")
	flags.BoolVar(&c.report, "report", false, "")
	flags.StringVar(&c.format, "format", "text", "")
	flags.BoolVar(&c.withoutTexts, "without-texts", false, "")
	flags.StringVar(&c.verify, "verify", "", "")
	flags.BoolVar(&c.batch, "batch", false, "")
	flags.BoolVar(&c.version, "version", false, "")
	flags.BoolVar(&c.versions, "versions", false, "")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil, err
		}
		return nil, usageError{err.Error(), hintHelp}
	}
	rest = flags.Args()
	given := make(map[string]bool)
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	return rest, c.check(given, rest)
}

func (c *command) check(given map[string]bool, rest []string) error {
	switch {
	case c.versions:
		return c.checkVersions(given, rest)
	case c.searches():
		return c.checkArchive(given, rest)
	case given["top"] || given["report"]:
		return usageError{"-top and -report go with -archive", "unspin -archive FOLDER SUSPECT..."}
	case !slices.Contains(formats, c.format):
		return usageError{fmt.Sprintf("there is no format %q", c.format), "formats are " + strings.Join(formats, ", ")}
	case given["without-texts"] && c.format != "html":
		return usageError{"-without-texts goes with -format html only", ""}
	case c.version:
		return nil
	case c.batch:
		if len(rest) > 0 || len(given) > 1 {
			return usageError{"-batch takes no other flags and no files", "unspin -batch < pairs.jsonl > reports.jsonl"}
		}
		return nil
	case given["verify"] && given["format"]:
		return usageError{"-verify has no formats", ""}
	case given["verify"] && (c.verify == "" || len(rest) == 0 && given["ref"]):
		return usageError{"-verify takes a report, and all of its texts or none",
			"unspin -verify report.html, or unspin -verify report.html -ref REFERENCE SUSPECT"}
	case len(rest) == 0 && given["verify"]:
		return nil
	case len(rest) == 0:
		return usageError{"no suspect given", "unspin -ref REFERENCE SUSPECT; " + hintHelp}
	case len(rest) > 1 && strings.HasPrefix(rest[1], "-"):
		return usageError{"flags come before the suspect: " + rest[1], "unspin -ref REFERENCE SUSPECT"}
	case len(rest) > 1:
		return usageError{fmt.Sprintf("one suspect at a time, not %d", len(rest)),
			"name each reference with -ref; compare many pairs with -batch"}
	}
	if stdin := append(slices.Concat(c.references, rest), c.verify); len(stdin)-len(slices.DeleteFunc(stdin, isStdin)) > 1 {
		return usageError{`"-" reads standard input and can stand for one text only`, ""}
	}
	return nil
}

// printVersion says which engine, pack and models this is, and what the pack
// was compiled from.
func (c *command) printVersion(ctx context.Context, d *detector.Detector) error {
	report, err := d.Compare(ctx, detector.Text{}, detector.Text{})
	if err != nil {
		return err
	}
	pack, err := detector.EnglishPack()
	if err != nil {
		return err
	}
	m := report.Method
	parts := [][2]string{{"commit", detector.Commit()}, {"language pack", m.Pack}}
	for _, source := range pack.Sources() {
		parts = append(parts, [2]string{"  made from", strings.Join(source[:], ", ")})
	}
	parts = append(parts, [2]string{"model", m.Model}, [2]string{"language models", m.LanguageModel})
	_, err = fmt.Fprintf(c.stdout, "unspin %s\n", detector.Version)
	for _, part := range parts {
		if err == nil {
			_, err = fmt.Fprintf(c.stdout, "%-16s %s\n", part[0], orNone(part[1]))
		}
	}
	return err
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
