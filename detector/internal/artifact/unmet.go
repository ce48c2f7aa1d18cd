package artifact

import (
	"math"
	"unicode"
	"unicode/utf8"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

// Misplaced is by how much likelier words of like meaning are beside the neighbours of x than x is, for which
// they would not be rarer or commoner by themselves.
func (x *Choice) Misplaced() float64 { return math.Max(-4, math.Min(6, x.Odds-x.Plain)) }

// Better reports whether such a word is met with the neighbours and x is not, where it is known only
// whether pairs are met.
func (x *Choice) Better() bool { return x.Misplaced() > better }

const better = 2

// warmthElsewhere is warmth where it is known only whether pairs are met: above zero where the words of the text fit
// worse than those of innocent texts do.
func (d *decoder) warmthElsewhere() float64 {
	const usual = .1 // of translations and people's edits one in a hundred has more, of spun texts nineteen in twenty
	sum := 0.0
	for i := range d.choices {
		sum += d.choices[i].Misplaced()
	}
	return linear.Round(sum/float64(len(d.choices)+10)-usual, 2) // few say little
}

// amiss reports whether so many words fit badly that single ones are named: pairs that are not met though others would be
// stand in any text.
func (d *decoder) amiss() bool { return d.warm > 0 }

// unmet looks at one word where it is known only whether pairs are met.
func (f *finder) unmet(x *Choice) (Finding, bool) {
	const clear = 3 // ln
	if x.Misplaced() < clear || x.Unseen == 0 || x.Repeated > 1 || !f.running(x.Token) || f.suspect.Tokens[x.Token].Is(text.Capital) && !f.suspect.Language.CapitalNouns() {
		return Finding{}, false
	}
	other, sides, told := f.fitter(x)
	if other == 0 {
		return Finding{}, false
	}
	word, at := f.spellLike(other, x.Token), "beside these neighbours"
	if sides&rightOf == 0 {
		at = "after " + quote(f.word(f.neighbour(f.suspect, x.Token, -1)))
	} else if sides&leftOf == 0 {
		at = "before " + quote(f.word(f.neighbour(f.suspect, x.Token, +1)))
	}
	n := f.own(one(x.Token), OutOfSense, quote(f.word(x.Token))+" is not met "+at+" in "+f.evidence()+"; "+quote(word)+", for which lists of synonyms give it, is.")
	n.Weight = leastNamed
	if told {
		n.Suggestions = []string{word}
	}
	return n, true
}

// Sides of a word.
const (
	leftOf = 1 << iota
	rightOf
)

// fitter returns the likeliest word that x may have been put for which is met with all of its neighbours, 0 for none; on
// which sides x is not met; and whether that word is no guess among many.
func (f *finder) fitter(x *Choice) (best lexicon.Word, sides int, told bool) {
	own := f.fitting(f.suspect, x.Token)
	beside := [2]fitting{f.fitting(f.suspect, f.neighbour(f.suspect, x.Token, -1)), f.fitting(f.suspect, f.neighbour(f.suspect, x.Token, +1))}
	if beside[0].entry != 0 {
		if _, met := f.ownLift(beside[0], own); !met {
			sides |= leftOf
		}
	}
	if beside[1].entry != 0 {
		if _, met := f.ownLift(own, beside[1]); !met {
			sides |= rightOf
		}
	}
	sum, most := 0.0, 0.0
	origins := f.channel.origins(own.entry)
	for i, w := range origins.words {
		l, before := f.lift(beside[0].entry, w)
		r, after := f.lift(w, beside[1].entry)
		p := math.Exp(origins.odds[i] + l + r)
		sum += p
		if (before || beside[0].entry == 0) && (after || beside[1].entry == 0) && p > most {
			best, most = w, p
		}
	}
	return best, sides, sum > 0 && linear.Round(most/sum, 3) >= leastOfWord
}

// spellLike spells w with the capital of token i.
func (f *finder) spellLike(w lexicon.Word, i int32) string {
	word := f.lexicon.String(w)
	if f.suspect.Tokens[i].Is(text.Capital) {
		first, n := utf8.DecodeRuneInString(word)
		word = string(unicode.ToUpper(first)) + word[n:]
	}
	return word
}
