package artifact

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

var articleLeftBehind = &Rule{
	ID:      "article-left-behind",
	english: true,
	Title:   "An article or preposition left from the old word",
	Reason:  "Who replaces a word also mends the small word beside it; a list of synonyms does not. Learners slip here, too, so it counts only where the reference has it right and the word beside it was replaced.",
	Before:  "a large estate", After: "a enormous estate",
	trace: func(f *finder, block int) []Finding {
		b := &f.alignment.Blocks[block]
		d := f.alignment.References[b.Reference]
		var out []Finding
		for _, x := range f.besideEdits(b, 2, 2) {
			c := b.Columns[x]
			if c.R < 0 || c.S < 0 || c.Moved || d.Tokens[c.R].Kind != text.WordKind {
				continue
			}
			left := (*keptWord).prepositionLeft
			switch class := f.small(d, c.R).grammar; {
			case class == article:
				left = (*keptWord).articleLeft
			case !prepositional(class):
				continue
			}
			if lower(d, c.R, c.R+1) != lower(f.suspect, c.S, c.S+1) {
				continue
			}
			if r, why := left(&keptWord{f, d, c.R, c.S}); why != "" {
				out = append(out, f.own(r, FunctionWord, why))
			}
		}
		return out
	},
	alone: func(f *finder) []Finding {
		var out []Finding
		for i := range f.choices {
			if n, ok := f.strayArticle(&f.choices[i]); ok {
				out = append(out, n)
			}
		}
		return out
	},
}

// strayArticle finds, before a word that stands alone, the article of another
// that it may have been put for.
func (f *finder) strayArticle(x *Choice) (Finding, bool) {
	at := x.Token - 1
	if at < 0 || f.suspect.Tokens[x.Token].Is(text.Capital) {
		return Finding{}, false
	}
	a, fits, other := lower(f.suspect, at, at+1), consonant, "an"
	if a == "an" {
		fits, other = vowel, "a"
	}
	if now := soundOf(f.suspect, x.Token); f.small(f.suspect, at).grammar != article || now == fits || now == either {
		return Finding{}, false
	}
	r := align.Range{Start: x.Token, End: x.Token + 1}
	found, first := f.decode(r, finalists), -1
	var suggestions []string
	for k := range found {
		s := f.spell(&found[k])
		if wordSound(s) != fits {
			continue
		}
		if first < 0 {
			first = k
		}
		if told(found, first) && len(suggestions) < mostSuggestions {
			suggestions = append(suggestions, f.word(at)+" "+s)
		}
	}
	if first < 0 {
		return Finding{}, false
	}
	r.Start = at
	why := quote(f.word(x.Token)) + " takes " + quote(other) + "; the " + quote(a) + " fits another word"
	if suggestions != nil {
		why += ", such as " + quote(suggestions[0])
	}
	n := f.own(r, FunctionWord, why+".")
	n.Weight, n.Suggestions = slip, suggestions
	return n, true
}

// A keptWord is a small word that stands in both texts: token r of d is token
// s of the suspect.
type keptWord struct {
	*finder
	d    *text.Document
	r, s int32
}

// replaced reports whether the content words beside it on side step differ,
// not only in form.
func (k *keptWord) replaced(step int32) (r, s int32, ok bool) {
	r, s = k.neighbour(k.d, k.r, step), k.neighbour(k.suspect, k.s, step)
	if r < 0 || s < 0 || !k.d.Tokens[r].Content() || !k.suspect.Tokens[s].Content() {
		return r, s, false
	}
	return r, s, !k.alignment.Words.Kin(k.d.Tokens[r].Word, k.suspect.Tokens[s].Word)
}

// articleLeft finds an article that fits the word that was there before.
func (k *keptWord) articleLeft() (align.Range, string) {
	a := lower(k.d, k.r, k.r+1)
	r, s, ok := k.replaced(+1)
	if !ok {
		return align.Range{}, ""
	}
	fits, other := consonant, "an"
	if a == "an" {
		fits, other = vowel, "a"
	}
	span := align.Range{Start: k.s, End: s + 1}
	had, has := quote(k.d.Text(r, r+1)), quote(k.word(s))
	switch now := soundOf(k.suspect, s); {
	case soundOf(k.d, r) != fits:
	case now != fits && now != either:
		return span, has + " takes " + quote(other) + "; the " + quote(a) + " is the one that stood before " + had + "."
	case k.plural(k.suspect, s) && !k.plural(k.d, r):
		return span, has + " is a plural, which takes no " + quote(a) + "; it is the one that stood before " + had + "."
	}
	return align.Range{}, ""
}

// plural reports whether token i of d can only be a plural, with no other
// noun after it.
func (f *finder) plural(d *text.Document, i int32) bool {
	r := f.read(d, i)
	next := f.neighbour(d, i, +1)
	return r.has(lexicon.Noun, lexicon.Plural) && !r.has(lexicon.Noun, lexicon.Base) && !r.adjective() &&
		(next < 0 || d.Tokens[next].Is(text.Function))
}

// How likely two words are side by side (ln of the lift): what belongs
// together, and what is so unlikely after the first that its absence from the
// counts is no accident. Without the second "look in" would be a misfire.
const (
	wedded    = 2.5
	estranged = -2
)

// prepositionLeft finds a preposition that goes with the verb that was there
// before, and never with the new one.
func (k *keptWord) prepositionLeft() (align.Range, string) {
	r, s, ok := k.replaced(-1)
	if !ok || k.s != s+1 || !k.verbs(r, s) {
		return align.Range{}, ""
	}
	if next := k.neighbour(k.suspect, k.s, +1); next < 0 || k.small(k.d, k.r).grammar == infinitive && k.read(k.suspect, next).has(lexicon.Verb, lexicon.Base) {
		return align.Range{}, "" // "decided to go"
	}
	lift, seen := k.lexicon.Lift(k.entry(k.d, r), k.entry(k.d, k.r))
	if !seen || lift < wedded || !k.unheardOf(s, k.s) {
		return align.Range{}, ""
	}
	p := quote(k.word(k.s))
	return align.Range{Start: s, End: k.s + 1}, "The " + p + " belongs to " + quote(k.d.Text(r, r+1)) + "; " + quote(k.word(s)) + " is not found before " + p + " in " + k.evidence() + "."
}

// verbs reports whether both words are above all verbs.
func (k *keptWord) verbs(r, s int32) bool {
	was, is := k.read(k.d, r), k.read(k.suspect, s)
	return len(was) > 0 && len(is) > 0 && was[0].PartOfSpeech == lexicon.Verb && is[0].PartOfSpeech == lexicon.Verb
}

// unheardOf reports whether the suspect's tokens i and j are never seen side by
// side, and unlikely to be.
func (f *finder) unheardOf(i, j int32) bool {
	lift, seen := f.lexicon.Lift(f.entry(f.suspect, i), f.entry(f.suspect, j))
	return !seen && lift <= estranged
}

func prepositional(class string) bool { return class == preposition || class == infinitive }
