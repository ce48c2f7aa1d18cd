package artifact

import (
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

var agreementLeftBehind = &Rule{
	ID:     "agreement-left-behind",
	Title:  "An article that agrees with the old word",
	Reason: "Where articles agree with their nouns, who replaces a noun also mends the article; a list of synonyms does not. It counts only where the reference has it right and the word after it was replaced.",
	Before: "la casa", After: "la domicilio",
	elsewhere: true,
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
