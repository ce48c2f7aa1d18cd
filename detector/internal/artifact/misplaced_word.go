package artifact

import (
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

var misplacedWord = &Rule{
	ID:     "misplaced-word",
	Title:  "A word for which its neighbours have another",
	Reason: "A list of synonyms gives words of other senses, which then stand where another is expected. Writers choose unexpected words, too: only one that the words on both sides speak against is named, and by itself it proves nothing.",
	Before: "the trading partner", After: "the exchanging partner",
	alone: func(f *finder) []Finding {
		look := f.misplaced
		if f.lexicon.Attested() {
			if !f.amiss() {
				return nil
			}
			look = f.unmet
		}
		var out []Finding
		for i := range f.choices {
			if n, ok := look(&f.choices[i]); ok {
				out = append(out, n)
			}
		}
		return out
	},
}

// misplaced looks at one word.
func (f *finder) misplaced(x *Choice) (Finding, bool) {
	const both = 2
	weight := f.wordWeight(x)
	if weight < leastNamed || !f.oddest(x) || x.Joints < both || x.Unseen == 0 || x.Repeated > 1 || !f.running(x.Token) || f.suspect.Tokens[x.Token].Is(text.Capital) {
		return Finding{}, false
	}
	r := align.Range{Start: x.Token, End: x.Token + 1}
	found := f.decode(r, finalists)
	suggestions := f.suggestions(r, found)
	spelling := func(s string) bool { return respelled(s, f.suspect.Text(r.Start, r.End)) }
	if len(suggestions) == 0 || !found[0].changes() || slices.ContainsFunc(suggestions, spelling) {
		return Finding{}, false
	}
	n := f.own(r, OutOfSense, quote(f.word(x.Token))+" is seldom met beside these neighbours; lists of synonyms give it for words that are met there often.")
	n.Weight = weight
	if suggestions = f.suggestions(r, f.sensible(found)); told(found, 0) && len(suggestions) > 0 {
		n.Why = quote(f.word(x.Token)) + " is seldom met beside these neighbours; " + quote(suggestions[0]) +
			", for which lists of synonyms give it" + f.takenFrom(x.Token, suggestions[0]) + ", is met there often."
		n.Suggestions = suggestions
	}
	return n, true
}

// takenFrom says in which sense token i is listed for a word, if it is told.
func (f *finder) takenFrom(i int32, word string) string {
	if f.senses == nil {
		f.senses = newSenseTeller(f.company)
	}
	if s := f.senses.sense(i, f.lexicon.Lookup(word), f.entry(f.suspect, i)); s.taken != "" {
		return " in the sense of " + quote(s.taken)
	}
	return ""
}

// wordWeight is the log-odds that a word was put.
func (f *finder) wordWeight(x *Choice) float64 {
	return linear.Round(float64(-6.4+1.06*x.Weight)+float64(1.42*f.warm)-float64(.15*x.Fit), 2)
}

// oddest reports whether no word close by is odder: what stands beside a word
// that was put fits badly, too.
func (f *finder) oddest(x *Choice) bool {
	const close = 2
	for i := x.Token - close; i <= x.Token+close; i++ {
		if k, ok := f.at[i]; ok && f.choices[k].Weight > x.Weight {
			return false
		}
	}
	return true
}

// respelled reports whether one word is the other with a letter put in, as
// "pricey" is "pricy": another spelling rather than another word. At the
// beginning and the end a letter makes another ("rise", "arise").
func respelled(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i > 0 && i < len(a) && len(b) == len(a)+1 && a[i:] == b[i+1:]
}
