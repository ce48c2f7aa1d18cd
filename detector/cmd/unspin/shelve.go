package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"unspin/detector"
	"unspin/detector/archive"
)

// textFiles are the endings of files that hold one text each.
var textFiles = []string{".txt", ".md", ".html", ".htm"}

// shelve adds what a file, or a folder with all that is in it, holds to an archive. A
// file that cannot be read or holds no text is named and passed over.
func (c *command) shelve(a *archive.Archive, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		_, err = c.readFile(path)
		return err
	}
	if !info.IsDir() {
		c.shelveFile(a, path)
		return nil
	}
	return filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			c.passOver(name, err)
		case entry.Type().IsRegular() && (isLines(name) || slices.Contains(textFiles, ending(name))):
			c.shelveFile(a, name)
		}
		return nil
	})
}

func ending(name string) string { return strings.ToLower(filepath.Ext(name)) }

func isLines(name string) bool { return ending(name) == ".jsonl" }

func (c *command) shelveFile(a *archive.Archive, name string) {
	var err error
	if isLines(name) {
		err = c.shelveLines(a, name)
	} else {
		var data []byte
		if data, err = os.ReadFile(name); err == nil {
			err = shelveText(a, name, data)
		}
	}
	if err != nil {
		c.passOver(name, err)
	}
}

func shelveText(a *archive.Archive, name string, data []byte) error {
	if bytes.IndexByte(data, 0) >= 0 || len(bytes.TrimSpace(data)) == 0 {
		return errNoText
	}
	a.Add(detector.Text{Text: string(data), Name: name})
	return nil
}

// shelveLines adds each line of a .jsonl file, whose texts are called by its name and
// their line, or by their own.
func (c *command) shelveLines(a *archive.Archive, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := lineReader{bufio.NewReaderSize(f, 64<<10), maxLine}
	for n := 1; ; n++ {
		line, err := lines.next()
		if err == io.EOF {
			return nil
		}
		at := fmt.Sprintf("%s:%d", name, n)
		if err == nil {
			err = shelveLine(a, at, line)
		} else if !errors.Is(err, errLongLine) {
			return err
		}
		if err != nil {
			c.passOver(at, err)
		}
	}
}

// shelveLine adds a line: a text as in -batch, with or without an id.
func shelveLine(a *archive.Archive, at string, line []byte) error {
	var p pair
	reference, err := p.text("text", bytes.TrimSpace(line))
	if err != nil {
		return err
	}
	if strings.TrimSpace(reference.Text) == "" {
		return errNoText
	}
	if reference.Name == "" {
		reference.Name = at
	}
	a.Add(reference)
	return nil
}

var errNoText = errors.New("holds no text")

// passOver tells which file is not in the archive, and why.
func (c *command) passOver(name string, err error) {
	if fault := (*fs.PathError)(nil); errors.As(err, &fault) {
		err = fault.Err
	}
	fmt.Fprintf(c.stderr, "unspin: passed over: %s: %s\n", name, err)
}
