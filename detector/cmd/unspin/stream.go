package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"sync"
)

var errLongLine = errors.New("line too long")

// headOfLongLine is how much of a line over the limit is looked at for its id.
const headOfLongLine = 4 << 10

// A lineReader reads lines of up to max bytes.
type lineReader struct {
	in  *bufio.Reader
	max int
}

// next returns the next line without its line feed, or the beginning of it
// and an errLongLine where it is over the limit. A last line needs no feed.
func (r lineReader) next() (line []byte, err error) {
	over := false
	for {
		part, err := r.in.ReadSlice('\n')
		if err == nil {
			part = part[:len(part)-1]
		}
		if !over {
			line = append(line, part...)
			if len(line) > r.max {
				over = true
				line = append([]byte(nil), line[:min(headOfLongLine, len(line))]...)
			}
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(line) == 0:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		case over:
			return line, fmt.Errorf("%w: the limit is %d bytes", errLongLine, r.max)
		}
		return line, nil
	}
}

// A budget is a number of bytes that may be held at once.
type budget struct {
	mu   sync.Mutex
	wake *sync.Cond
	max  int
	held int
	shut bool
}

func newBudget(limit int) *budget {
	b := &budget{max: limit}
	b.wake = sync.NewCond(&b.mu)
	return b
}

// take waits until n more bytes may be held. More than the whole budget may
// be held alone.
func (b *budget) take(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.held > 0 && b.held+n > b.max && !b.shut {
		b.wake.Wait()
	}
	b.held += n
}

func (b *budget) give(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.held -= n
	b.wake.Signal()
}

// close lets everybody who waits go on.
func (b *budget) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.shut = true
	b.wake.Broadcast()
}
