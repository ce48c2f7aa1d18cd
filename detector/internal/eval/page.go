package main

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"unspin/detector/internal/eval/statistic"
)

// A page is the evaluation as people read it.
type page struct{ strings.Builder }

// heading begins a section.
func (p *page) heading(s string) {
	p.line("\n%s\n%s", s, strings.Repeat("—", utf8.RuneCountInString(s)))
}

// line writes one line.
func (p *page) line(format string, a ...any) { fmt.Fprintf(p, format+"\n", a...) }

// pageWidth is how wide running text is.
const pageWidth = 118

// list writes items after a label, filled into lines.
func (p *page) list(label string, items []string) {
	if len(items) == 0 {
		return
	}
	width := 0
	for i, word := range strings.Fields(label + " " + strings.Join(items, ", ")) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
			p.WriteString("  ")
		case width+1+n > pageWidth:
			p.WriteString("\n      ")
			width = 6
		default:
			p.WriteByte(' ')
			width++
		}
		p.WriteString(word)
		width += n
	}
	p.WriteByte('\n')
}

// table writes rows under a heading, the first columns flush left and the
// others flush right.
func (p *page) table(left int, heading string, rows [][]string) {
	all := append([][]string{strings.Split(heading, "|")}, rows...)
	var widths []int
	for _, row := range all {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range all {
		var line strings.Builder
		for i, cell := range row {
			fill := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i < left {
				line.WriteString("  " + cell + fill)
			} else {
				line.WriteString("  " + fill + cell)
			}
		}
		p.line("%s", strings.TrimRight(line.String(), " "))
	}
}

// percent writes a share.
func percent(x float64) string { return fmt.Sprintf("%.1f %%", 100*x) }

// share writes a proportion with its counts.
func share(p statistic.Proportion) string {
	if p.Of == 0 {
		return "none"
	}
	return fmt.Sprintf("%s (%d of %d)", percent(p.Share()), p.Hits, p.Of)
}

// interval writes the 95 % interval of a proportion, in percent.
func interval(p statistic.Proportion) string {
	if p.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%.1f–%.1f", 100*p.Low, 100*p.High)
}

// whole writes a proportion with its counts and its interval.
func whole(p statistic.Proportion) string {
	if p.Of == 0 {
		return "none"
	}
	return fmt.Sprintf("%s (%d of %d, %s)", percent(p.Share()), p.Hits, p.Of, interval(p))
}

// A figure is a number that may be unknown: JSON has no NaN.
type figure float64

// MarshalJSON writes an unknown figure as null.
func (f figure) MarshalJSON() ([]byte, error) {
	if x := float64(f); !math.IsNaN(x) && !math.IsInf(x, 0) {
		return json.Marshal(x)
	}
	return []byte("null"), nil
}

func (f figure) String() string {
	if math.IsNaN(float64(f)) || math.IsInf(float64(f), 0) {
		return "unknown"
	}
	return fmt.Sprintf("%.4f", float64(f))
}

// count counts the cases of all that hit.
func count[T any](all []T, hit func(T) bool) statistic.Proportion {
	n := 0
	for _, x := range all {
		if hit(x) {
			n++
		}
	}
	return statistic.NewProportion(n, len(all))
}
