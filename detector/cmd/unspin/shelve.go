package main

import (
	"bufio"
	"bytes"
	"context"
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

// An intake takes in the texts of files: those of memory, or an index's Writer.
type intake interface {
	Begin(path string, info fs.FileInfo) (unchanged bool, err error)
	Add(line int, text detector.Text) error
	Done(info fs.FileInfo) error
	Remove(path string) error
	Forget(path string) error
}

// inMemory takes texts into an archive in memory.
type inMemory struct {
	*archive.Archive
	seen map[string]bool // paths
}

func (m *inMemory) Begin(path string, _ fs.FileInfo) (unchanged bool, err error) {
	path = filepath.Clean(path)
	unchanged = m.seen[path]
	m.seen[path] = true
	return unchanged, nil
}

func (m *inMemory) Add(_ int, text detector.Text) error {
	m.Archive.Add(text)
	return nil
}

func (*inMemory) Done(fs.FileInfo) error { return nil }
func (*inMemory) Remove(string) error    { return nil }
func (*inMemory) Forget(string) error    { return nil }

// A shelving adds files to an archive. A file that cannot be read or holds no text is
// named and passed over; only what the intake cannot do ends it.
type shelving struct {
	to       intake
	passOver func(name string, err error)
	progress *progress
}

// shelve adds what a file, or a folder with all that is in it, holds. What an index has
// of that path, and is there no more, goes.
func (s *shelving) shelve(ctx context.Context, path string) error {
	whole := true // the folder could be read
	err := filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			whole = false
			s.passOver(name, err)
		case name == path && !entry.IsDir() || entry.Type().IsRegular() && (isLines(name) || slices.Contains(textFiles, ending(name))):
			return s.file(ctx, name)
		}
		return nil
	})
	if err == nil && whole {
		err = s.to.Forget(path)
	}
	return err
}

func ending(name string) string { return strings.ToLower(filepath.Ext(name)) }

func isLines(name string) bool { return ending(name) == ".jsonl" }

// file adds what a file holds.
func (s *shelving) file(ctx context.Context, name string) error {
	f, err := os.Open(name)
	if err != nil {
		s.passOver(name, err)
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		s.passOver(name, err)
		return nil
	}
	unchanged, err := s.to.Begin(name, info)
	if err != nil || unchanged {
		return err
	}
	if isLines(name) {
		return s.lines(ctx, name, f, info)
	}
	data, err := io.ReadAll(f)
	if err == nil && (bytes.IndexByte(data, 0) >= 0 || len(bytes.TrimSpace(data)) == 0) {
		err = errNoText
	}
	if err != nil {
		s.passOver(name, err)
		return s.to.Remove(name)
	}
	if err := s.to.Add(0, detector.Text{Text: string(data), Name: name}); err != nil {
		return err
	}
	s.progress.add()
	return s.to.Done(info)
}

// lines adds each line of a .jsonl file, whose texts are called by its name and
// their line, or by their own.
func (s *shelving) lines(ctx context.Context, name string, f io.Reader, info fs.FileInfo) error {
	lines := lineReader{bufio.NewReaderSize(f, 64<<10), maxLine}
	for n := 1; ctx.Err() == nil; n++ {
		line, err := lines.next()
		if err == io.EOF {
			return s.to.Done(info)
		}
		if err != nil && !errors.Is(err, errLongLine) {
			s.passOver(name, err)
			return nil
		}
		at := fmt.Sprintf("%s:%d", name, n)
		var text detector.Text
		if err == nil {
			text, err = lineText(at, line)
		}
		if err != nil {
			s.passOver(at, err)
			continue
		}
		if err := s.to.Add(n, text); err != nil {
			return err
		}
		s.progress.add()
	}
	return ctx.Err()
}

// lineText returns the text of a line: as in -batch, with or without an id.
func lineText(at string, line []byte) (detector.Text, error) {
	var p pair
	text, err := p.text("text", bytes.TrimSpace(line))
	if err == nil && strings.TrimSpace(text.Text) == "" {
		err = errNoText
	}
	if text.Name == "" {
		text.Name = at
	}
	return text, err
}

var errNoText = errors.New("holds no text")

// passOver tells which file is not in the archive, and why.
func (c *command) passOver(name string, err error) {
	if fault := (*fs.PathError)(nil); errors.As(err, &fault) {
		err = fault.Err
	}
	fmt.Fprintf(c.stderr, "unspin: passed over: %s: %s\n", name, err)
}
