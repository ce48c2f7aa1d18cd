package artifact

import (
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A collocates is what the counts of news say of the words around a pair: which
// of them are found side by side with the reference's word ("manslaughter
// charge") and which with the suspect's ("manslaughter fee").
type collocates struct {
	source, suspect int   // how many of the words around
	closest         int32 // the reference's token that goes best with its word
	lift            float32
}

// betrays reports whether the words around know the old word and not the new.
func (c *collocates) betrays() bool { return c.source >= 2 && c.suspect == 0 }

// collocates looks at the content words of the reference's sentence around n.
func (f *finder) collocates(n *Finding) collocates {
	const (
		around = 14  // tokens on either side, as METHOD's topical closeness
		keeps  = 1.5 // ln: four times as often as by chance
	)
	d := f.alignment.References[n.Reference]
	x, y := f.forms(d, lastContent(d, n.Source)), f.forms(f.suspect, lastContent(f.suspect, n.Suspect))
	c := collocates{closest: -1}
	if x[0] == 0 || y[0] == 0 {
		return c
	}
	own := f.sentenceOf(n)
	for i := max(n.Source.Start-around, own.Start); i < min(n.Source.End+around, own.End); i++ {
		if i >= n.Source.Start && i < n.Source.End || !d.Tokens[i].Content() || d.Tokens[i].Kind != text.WordKind {
			continue
		}
		w := f.forms(d, i)
		if w[0] == 0 {
			continue
		}
		lift := f.together(x, w)
		if lift > keeps {
			c.source++
		}
		if f.together(y, w) > keeps {
			c.suspect++
		}
		if lift > c.lift {
			c.closest, c.lift = i, lift
		}
	}
	return c
}

// A wordForms is a word as it stands and in its plain form.
type wordForms [2]lexicon.Word

// forms returns those of token i of d, zeros where the lexicon has it not.
func (f *finder) forms(d *text.Document, i int32) wordForms {
	w := d.Tokens[i].Word
	return wordForms{f.words.Entry(w), f.words.Lemma(w)}
}

// together returns the greatest lift of two words side by side, in either
// order and in their plain forms, too; 0 if they were never seen so.
func (f *finder) together(a, b wordForms) float32 {
	best := float32(0)
	for i, v := range a {
		if i > 0 && v == a[0] {
			continue
		}
		for j, w := range b {
			if j > 0 && w == b[0] {
				continue
			}
			if lift, seen := f.lexicon.Lift(v, w); seen {
				best = max(best, lift)
			}
			if lift, seen := f.lexicon.Lift(w, v); seen {
				best = max(best, lift)
			}
		}
	}
	return best
}
