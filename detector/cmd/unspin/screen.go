package main

import (
	"io"
	"strconv"
)

// A screen is what a text report is laid out for.
type screen struct {
	width  int
	colour bool
}

const (
	defaultWidth = 100
	minWidth     = 40
)

// screenOf tells the screen from the output and the environment: the width is
// COLUMNS, and colour is for a terminal whose user has not set NO_COLOR
// (https://no-color.org).
func screenOf(out io.Writer, getenv func(string) string) screen {
	s := screen{width: defaultWidth}
	if n, err := strconv.Atoi(getenv("COLUMNS")); err == nil && n > 0 {
		s.width = max(n, minWidth)
	}
	s.colour = isTerminal(out) && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
	return s
}

// A style is the number of an ANSI escape; 0 is none.
type style string

const (
	plain   style = ""
	bold    style = "1"
	dim     style = "2"
	strong  style = "1;31" // wording that counts as evidence
	changed style = "33"   // wording that merely differs
)

func (s screen) paint(st style, text string) string {
	if !s.colour || st == plain || text == "" {
		return text
	}
	return "\x1b[" + string(st) + "m" + text + "\x1b[0m"
}
