package artifact

import (
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

var agreementLeftBehind = &Rule{
	ID:     "agreement-left-behind",
	Title:  "An article that agrees with the old word",
	Reason: "Where articles agree with their nouns, who replaces a noun also mends the article; a list of synonyms does not. It counts only where the reference has it right and the word after it was replaced.",
	Before: "la casa", After: "la domicilio",
	elsewhere: true,
	alone: func(f *finder) []Finding {
		amiss := f.amiss()
		var out []Finding
		for i := range f.suspect.Tokens {
			if n, ok := f.clash(int32(i), amiss); ok {
				out = append(out, n)
			}
		}
		return out
	},
	trace: func(f *finder, block int) []Finding {
		b := &f.alignment.Blocks[block]
		d := f.alignment.References[b.Reference]
		if f.suspect.Language == nil {
			return nil
		}
		var out []Finding
		for _, x := range f.besideEdits(b, 1, 1) {
			c := b.Columns[x]
			if c.R < 0 || c.S < 0 || c.Moved || d.Tokens[c.R].Word != f.suspect.Tokens[c.S].Word || d.Tokens[c.R].Kind != text.WordKind {
				continue
			}
			if r, why := (&keptWord{f, d, c.R, c.S}).agreementLeft(); why != "" {
				out = append(out, f.own(r, FunctionWord, why))
			}
		}
		return out
	},
}

// clash finds, before a word of a text that stands alone, an article or the like that it is not met with, where it is
// with another of its kind. Of those that have cases, too, one that is not met says little by itself.
func (f *finder) clash(i int32, amiss bool) (Finding, bool) {
	const genders = 4
	x, ok := f.neighbourship(i)
	if !ok || !x.Clash || !f.running(i) {
		return Finding{}, false
	}
	others := f.agreeing(i)
	if !amiss && len(others) > genders {
		return Finding{}, false
	}
	fits := slices.IndexFunc(others, func(o lexicon.Word) bool { return f.met(o, f.entry(f.suspect, x.Second)) })
	n := f.own(align.Range{Start: i, End: x.Second + 1}, FunctionWord, quote(f.word(x.Second))+" is met after "+quote(f.lexicon.String(others[fits]))+" and not after "+
		quote(f.word(i))+" in "+f.evidence()+"; that may have stood before another word.")
	n.Weight = slip
	return n, true
}

// agreementLeft finds an article or the like that is met before the word that
// was there and never before the new one, before which another of its kind is.
func (k *keptWord) agreementLeft() (align.Range, string) {
	word := k.words.String(k.suspect.Tokens[k.s].Word)
	others := k.suspect.Language.Agreeing(word)
	if others == nil {
		return align.Range{}, ""
	}
	r, s, ok := k.replaced(+1)
	if !ok || k.suspect.Tokens[s].Is(text.Capital) != k.d.Tokens[r].Is(text.Capital) || k.suspect.Tokens[s].Is(text.Name) {
		return align.Range{}, ""
	}
	if k.seen(k.d, r, k.r, -1) != present || k.seen(k.suspect, s, k.s, -1) != absent {
		return align.Range{}, ""
	}
	fits := slices.IndexFunc(others, func(other string) bool {
		_, seen := k.lexicon.Lift(k.lexicon.Lookup(other), k.entry(k.suspect, s))
		return other != word && seen
	})
	if fits < 0 {
		return align.Range{}, ""
	}
	return align.Range{Start: k.s, End: s + 1}, quote(k.word(s)) + " is met after " + quote(others[fits]) + " and not after " + quote(k.word(k.s)) +
		" in " + k.evidence() + "; that is what stood before " + quote(k.d.Text(r, r+1)) + "."
}
