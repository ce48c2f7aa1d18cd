package detector

import (
	"slices"
	"strings"

	"unspin/detector/internal/text"
	"unspin/detector/report"
)

func (c *comparison) warn(w Warning) { c.report.Warnings = append(c.report.Warnings, w) }

// warnHidden names what was folded away for comparison.
func (c *comparison) warnHidden() {
	h := c.suspect.Hidden
	for _, r := range c.references {
		h.Add(r.Hidden)
	}
	if w, any := report.HiddenCharacters(report.Hidden(h)); any {
		c.warn(w)
	}
}

// warnLanguage says what is missing for texts in a language without a pack.
func (c *comparison) warnLanguage() {
	if l := c.report.Suspect.Language; l != "en" && l != "und" && c.report.Method.Pack == "" {
		c.warn(report.LanguageUnsupported(len(c.references) == 0))
	}
}

// warnUnpunctuated says of which side it is guessed where its sentences end.
func (c *comparison) warnUnpunctuated() {
	if c.suspect.Unmarked {
		c.warn(report.OutsideValidation("suspect"))
	}
	if slices.ContainsFunc(c.references, func(d *text.Document) bool { return d.Unmarked }) {
		c.warn(report.OutsideValidation("reference"))
	}
}

// warnGenre says when a text that stands alone is of a kind that was not
// measured: verse, or lists and tables, whose neighbours are no prose.
func (c *comparison) warnGenre() {
	const few, short = 20, 10
	d := c.suspect
	lines, words := 0, 0
	for line := range strings.Lines(d.Source) {
		if n := len(strings.Fields(line)); n > 0 {
			lines++
			words += n
		}
	}
	if c.report.Verdict != Insufficient && lines >= few && words < short*lines {
		c.warn(report.OutsideValidation(""))
	}
}
