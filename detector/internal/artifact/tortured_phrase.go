package artifact

import (
	"unspin/detector/internal/align"
)

var torturedPhrase = &Rule{
	ID:     "tortured-phrase",
	Title:  "A phrase that looks made from another, word by word",
	Reason: "Spinners replace the words of a fixed phrase one by one, and leave one that is hardly met. Where the words behind it make a phrase that is met often, that is a sign; a rare phrase by itself is none.",
	Before: "heart attack", After: "coronary assault",
	alone: func(f *finder) []Finding {
		var out []Finding
		for i := range f.choices {
			if n, ok := f.tortured(&f.choices[i]); ok {
				out = append(out, n)
			}
		}
		return out
	},
}

// tortured looks at a word and the one right after it.
func (f *finder) tortured(x *Choice) (Finding, bool) {
	k, ok := f.at[x.Token+1]
	if !ok || !x.Joint || !f.running(x.Token) {
		return Finding{}, false
	}
	const strange = 0.5 // ln: what is met more often side by side than this is no strange pair
	y := &f.choices[k]
	r := align.Range{Start: x.Token, End: y.Token + 1}
	if !x.JointUnseen && x.JointLift > strange || f.listed(f.suspect, r) || f.pairs[f.pair(x.Token, y.Token)] > 1 {
		return Finding{}, false
	}
	found := f.decode(r, 4)
	if len(found) == 0 {
		return Finding{}, false
	}
	best := found[0]
	a, b := best.words[0], best.words[1]
	lift, seen := f.lift(a, b)
	const established = 2.0 // ln: seven times as often as by chance
	weight := best.score/2 + x.Weight + y.Weight
	if a == f.entry(f.suspect, x.Token) && b == f.entry(f.suspect, y.Token) || !seen || lift < established || weight < f.least {
		return Finding{}, false
	}
	n := f.own(r, BrokenPhrase, quote(f.suspect.Text(r.Start, r.End))+" is hardly met; "+quote(f.spell(r, best.words))+
		", of words that lists of synonyms give for these, is an established phrase.")
	n.Weight, n.Suggestions = weight, f.suggestions(r, found)
	return n, true
}
