package detector

import (
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// warnCommonSource warns for each reference that shares wording with the
// suspect though another explains the suspect better: what they share may
// come to both from that one or from a third text, as with wire copy.
func (c *comparison) warnCommonSource(each []*weighed) {
	best := c.closest()
	for i, own := range each {
		if i == best || own.result.Coverage < score.LeastCoverage {
			continue
		}
		only := c.onlyIn(each[best], own)
		if len(only) == 0 {
			continue
		}
		c.warn(report.CommonSource(c.report.References[best].Name, c.report.References[i].Name, only))
	}
}

// onlyIn returns up to six content words of the suspect, names first, that
// better explains by the same word and other has nothing for.
func (c *comparison) onlyIn(better, other *weighed) []string {
	const enough = 6
	kept, known := c.keptWords(better), map[text.Word]bool{}
	for _, d := range other.alignment.References {
		for i := range d.Tokens {
			known[d.Tokens[i].Word] = true
		}
	}
	var out []string
	for _, names := range []bool{true, false} {
		for i := range c.suspect.Tokens {
			t := &c.suspect.Tokens[i]
			if len(out) == enough || !kept[i] || !t.Content() || known[t.Word] || t.Is(text.Name) != names {
				continue
			}
			known[t.Word] = true
			out = append(out, c.suspect.Text(int32(i), int32(i)+1))
		}
	}
	return out
}

// keptWords tells which tokens of the suspect stand in w's reference too.
func (c *comparison) keptWords(w *weighed) []bool {
	kept := make([]bool, len(c.suspect.Tokens))
	for i := range w.alignment.Blocks {
		b := &w.alignment.Blocks[i]
		if !b.Derived() {
			continue
		}
		for _, col := range b.Columns {
			if col.R >= 0 && col.S >= 0 && col.Relation.Kept() {
				kept[col.S] = true
			}
		}
	}
	return kept
}
