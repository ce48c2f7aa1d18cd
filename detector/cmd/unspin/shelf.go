package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"unspin/detector/archive"
	"unspin/detector/archive/index"
)

// A shelf is where suspects are looked for: in memory, or in an index.
type shelf interface {
	archive.Shelf
	Len() int
	Close() error
}

func (*inMemory) Close() error { return nil }

// errStopped is of texts that were being added when somebody pressed Ctrl-C.
var errStopped = errors.New("stopped")

// openShelf reads the archive into memory, or adds it to the index and opens that.
func (c *command) openShelf(ctx context.Context) (shelf, error) {
	if c.index == "" {
		m := &inMemory{archive.New(), map[string]bool{}}
		return c.filled(m, c.shelveAll(ctx, m))
	}
	if len(c.archive) > 0 {
		if err := c.addToIndex(ctx); err != nil {
			return nil, c.ofIndex(err)
		}
	}
	x, err := index.Open(c.index)
	if err != nil {
		return nil, c.ofIndex(err)
	}
	return c.filled(x, nil)
}

// filled is the shelf, if anything stands on it.
func (c *command) filled(s shelf, err error) (shelf, error) {
	if err == nil && s.Len() == 0 {
		err = usageError{"there are no texts in " + strings.TrimSpace(strings.Join(append(c.archive, c.index), " ")), "texts are files ending in " + strings.Join(textFiles, " ") + ", and lines of .jsonl"}
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (c *command) shelveAll(ctx context.Context, to intake) error {
	s := &shelving{to, c.passOver, newProgress(c.stderr)}
	defer s.progress.end()
	for _, path := range c.archive {
		info, err := os.Stat(path)
		if err != nil {
			_, err = c.readFile(path)
			return err
		}
		if info.IsDir() {
			path += string(os.PathSeparator) // which follows a link to it
		}
		if err := s.shelve(ctx, path); err != nil {
			return err
		}
	}
	return nil
}

// addToIndex adds the archive to the index. Ctrl-C ends that, and what was added stays.
func (c *command) addToIndex(ctx context.Context) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	w, err := index.Append(c.index)
	if err != nil {
		return err
	}
	err = c.shelveAll(ctx, w)
	stopped := errors.Is(err, context.Canceled)
	if stopped {
		err = nil
	}
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	added, removed := w.Changes()
	if added+removed > 0 || stopped {
		fmt.Fprintf(c.stderr, "unspin: %d texts added to %s, %d removed\n", added, c.index, removed)
	}
	if stopped {
		fmt.Fprintln(c.stderr, "unspin: stopped; the same command goes on from there")
		return errStopped
	}
	return nil
}

// ofIndex says what is wrong with an index in the command's words.
func (c *command) ofIndex(err error) error {
	switch {
	case errors.Is(err, index.ErrInUse):
		return usageError{c.index + " is in use by another run", "an index is added to by one run at a time, and while nobody looks into it"}
	case errors.Is(err, index.ErrForeign):
		return usageError{c.index + " is no index of this version of unspin", "name another file, and add the archive to it anew"}
	case errors.Is(err, fs.ErrNotExist) && len(c.archive) == 0:
		return usageError{c.index + ": there is no such index", "unspin -archive FOLDER -index FILE makes it"}
	}
	return err
}
