package detector

import "strings"

func (c *comparison) warn(code, text string) {
	c.report.Warnings = append(c.report.Warnings, Warning{code, text})
}

// warnHidden names what was folded away for comparison.
func (c *comparison) warnHidden() {
	h := c.suspect.Hidden
	for _, r := range c.references {
		h.Add(r.Hidden)
	}
	var found []string
	for _, x := range []struct {
		n    int
		noun string
	}{
		{h.Invisible, "invisible character"}, {h.Directions, "direction control"}, {h.Lookalikes, "look-alike"},
		{h.Stacked, "stacked mark"}, {h.FullWidth, "full-width or stylised letter"},
		{h.Tags, "HTML tag"}, {h.Entities, "HTML character reference"}, {h.Garbled, "garbled character"},
	} {
		if x.n > 0 {
			found = append(found, plural(x.n, x.noun, x.noun+"s"))
		}
	}
	if len(found) > 0 {
		c.warn(WarnHiddenCharacters, "The texts contain "+strings.Join(found, ", ")+". They were looked through for the comparison.")
	}
}

// warnLanguage says what is missing for texts that are not in English.
func (c *comparison) warnLanguage() {
	if l := c.report.Suspect.Language; l != "en" && l != "und" {
		c.warn(WarnLanguageUnsupported, "There is no language pack for this language: the verdict rests on how the text was changed, not on what its words mean.")
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
		c.warn(WarnOutsideValidation, "The text stands in short lines, as verse, lists and tables do. The verdict was measured on running prose.")
	}
}
