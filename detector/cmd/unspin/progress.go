package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// A progress tells a terminal, and nobody else, how many texts have been read.
type progress struct {
	to   io.Writer // nil where nobody looks
	n    int
	told time.Time
}

func newProgress(to io.Writer) *progress {
	if !isTerminal(to) {
		return &progress{}
	}
	return &progress{to: to, told: time.Now()}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (p *progress) add() {
	p.n++
	if p.to == nil || time.Since(p.told) < time.Second/4 {
		return
	}
	p.told = time.Now()
	fmt.Fprintf(p.to, "\r%d texts read", p.n)
}

// end clears the line.
func (p *progress) end() {
	if p.to != nil {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
