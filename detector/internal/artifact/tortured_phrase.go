package artifact

import (
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/linear"
)

var torturedPhrase = &Rule{
	ID:      "tortured-phrase",
	english: true,
	Title:   "A phrase that looks made from another, word by word",
	Reason:  "Spinners replace the words of a fixed phrase one by one, and leave one that is hardly met. Where the words behind it make a phrase that is met often, that is a sign; a rare phrase by itself is none.",
	Before:  "heart attack", After: "coronary assault",
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

// established reports whether a decoding is a pair that is met far more often
// than by chance.
func (f *finder) established(x decoding) bool {
	const pair, often = 2, 2.0 // ln: seven times
	words := x.words()
	if len(words) != pair {
		return false
	}
	lift, seen := f.lift(words[0], words[1])
	return seen && lift >= often
}

// leastNamed is the log-odds from which a finding is named: the weights below were
// fitted to the record that a spinner kept of its edits, against news and people's
// texts, and leave fewer than one false finding in a thousand words of news.
const leastNamed = 1.0

// phraseWeight is the log-odds that both words of a pair were put.
func (f *finder) phraseWeight(x, y *Choice) float64 {
	lower := min(x.Weight, y.Weight)
	return linear.Round(float64(-5.9+.8*(x.Weight+y.Weight))-float64(.46*lower)+float64(1.73*f.warm), 2)
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
	weight := f.phraseWeight(x, y)
	if weight < leastNamed {
		return Finding{}, false
	}
	found := f.decode(r, finalists)
	best := slices.IndexFunc(found, f.established)
	if best < 0 || best > 0 && !found[0].changes() {
		return Finding{}, false
	}
	n := f.own(r, BrokenPhrase, quote(f.suspect.Text(r.Start, r.End))+" is hardly met; lists of synonyms give its words for those of established phrases.")
	n.Weight = weight
	if !told(found, best) {
		return n, true
	}
	named := found[best]
	if offered := f.sensible(slices.Insert(slices.Delete(found, best, best+1), 0, named)); len(offered) > 0 {
		n.Why = quote(f.suspect.Text(r.Start, r.End)) + " is hardly met; " + quote(f.spell(&named)) +
			", of words that lists of synonyms give for these, is an established phrase."
		n.Suggestions = f.suggestions(r, offered)
	}
	return n, true
}
