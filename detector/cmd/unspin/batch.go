package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"

	"unspin/detector"
)

const (
	// maxLine is the longest line that is read as a pair. A longer one is
	// answered in its place without being held in memory.
	maxLine = 64 << 20

	// maxInFlight bounds the bytes of the lines that are being compared or
	// wait to be written, so that memory does not grow with the length of
	// the stream nor with the number of cores. A longer line goes alone.
	maxInFlight = 64 << 20

	// maxSpare is the largest answer whose memory is used for another one.
	maxSpare = 1 << 20
)

// A job is one line on its way through: the writer waits for answer.
type job struct {
	line   []byte
	size   int
	err    error // why the line could not be read whole
	answer chan []byte
}

// runBatch answers every line of standard input with a line on standard
// output, in the same order.
func (c *command) runBatch(ctx context.Context, d *detector.Detector) error {
	return newBatch(func(b, line []byte, err error) []byte {
		return appendAnswer(b, line, err, func(b []byte, p pair) ([]byte, error) { return appendReport(ctx, d, b, p) })
	}).run(c.stdin, c.stdout)
}

// A batch is the pipeline behind -batch: one reader, some workers, and one
// writer that takes the answers in the order of the lines.
type batch struct {
	answer  func(b, line []byte, err error) []byte // appends the answer to b
	workers int
	budget  *budget
	maxLine int
}

// newBatch returns a batch with the limits of the command.
func newBatch(answer func(b, line []byte, err error) []byte) *batch {
	return &batch{answer: answer, workers: runtime.GOMAXPROCS(0), budget: newBudget(maxInFlight), maxLine: maxLine}
}

func (b *batch) run(in io.Reader, out io.Writer) error {
	work := make(chan *job)
	order := make(chan *job, 2*b.workers)   // also bounds how far reading runs ahead
	spare := make(chan []byte, 2*b.workers) // answers that were written
	stop := make(chan struct{})

	var workers sync.WaitGroup
	for range b.workers {
		workers.Go(func() {
			for j := range work {
				var room []byte
				select {
				case room = <-spare:
				default:
				}
				j.answer <- b.answer(room, j.line, j.err)
				j.line = nil
			}
		})
	}
	readErr := make(chan error, 1)
	go func() {
		readErr <- b.read(in, work, order, stop)
		close(work)
		close(order)
	}()
	err := b.write(out, order, spare)
	if err != nil {
		close(stop)
		b.budget.close() // the reader may be waiting for room or for input that never comes
		return fmt.Errorf("writing reports: %w", err)
	}
	workers.Wait()
	return <-readErr
}

// read hands each line to the workers and, in order, to the writer.
func (b *batch) read(in io.Reader, work, order chan<- *job, stop <-chan struct{}) error {
	lines := lineReader{bufio.NewReaderSize(in, 64<<10), b.maxLine}
	for {
		line, err := lines.next()
		if err == io.EOF {
			return nil
		}
		if err != nil && !errors.Is(err, errLongLine) {
			return fmt.Errorf("reading standard input: %w", err)
		}
		j := &job{line: line, size: len(line), err: err, answer: make(chan []byte, 1)}
		b.budget.take(j.size)
		for _, to := range []chan<- *job{order, work} {
			select {
			case to <- j:
			case <-stop:
				return nil
			}
		}
	}
}

// write writes the answers, and lets them go out whenever the next one is
// not ready yet, so that a program that waits for an answer before it sends
// its next line gets one.
func (b *batch) write(out io.Writer, order <-chan *job, spare chan<- []byte) error {
	w := bufio.NewWriterSize(out, 64<<10)
	for {
		var j *job
		select {
		case j = <-order:
		default:
			if err := w.Flush(); err != nil {
				return err
			}
			j = <-order
		}
		if j == nil {
			return w.Flush()
		}
		var answer []byte
		select {
		case answer = <-j.answer:
		default:
			if err := w.Flush(); err != nil {
				return err
			}
			answer = <-j.answer
		}
		if _, err := w.Write(answer); err != nil {
			return err
		}
		if err := w.WriteByte('\n'); err != nil {
			return err
		}
		if cap(answer) <= maxSpare {
			select {
			case spare <- answer[:0]:
			default:
			}
		}
		b.budget.give(j.size)
	}
}

// appendAnswer appends the answer to a line to b: {id, …} with the members that
// answer appends, or {id, error} for whatever is wrong with it, a fault of our own
// included. It writes by hand: an encoder would rewrite the id.
func appendAnswer(b, line []byte, lineErr error, members func(b []byte, p pair) ([]byte, error)) (answer []byte) {
	var p pair
	defer func() {
		if fault := recover(); fault != nil {
			answer = appendError(b, p.id, fmt.Sprint("internal error: ", fault))
		}
	}()
	p, err := parsePair(line)
	if lineErr != nil {
		err = lineErr // what is left of such a line may still have told its id
	}
	if err != nil {
		return appendError(b, p.id, err.Error())
	}
	answer, err = members(appendID(b, p.id), p)
	if err != nil {
		return appendError(b, p.id, err.Error())
	}
	return append(answer, '}')
}

// appendReport appends the report on a pair, as a member of its answer.
func appendReport(ctx context.Context, d *detector.Detector, b []byte, p pair) ([]byte, error) {
	report, err := run(ctx, d, p.suspect, p.references)
	if err != nil {
		return nil, err
	}
	if p.broken {
		report.Warnings = append(report.Warnings, detector.Warning{Code: detector.WarnInvalidUTF8,
			Text: "Some bytes of the line were not UTF-8 and are shown as U+FFFD"})
	}
	return report.AppendJSON(append(b, `"report":`...)), nil
}

func appendError(b []byte, id json.RawMessage, message string) []byte {
	return append(detector.AppendJSONString(append(appendID(b, id), `"error":`...), message), '}')
}

// appendID begins an answer with the line's id, if it has one.
func appendID(b []byte, id json.RawMessage) []byte {
	b = append(b, '{')
	if id == nil {
		return b
	}
	return append(append(append(b, `"id":`...), id...), ',')
}
