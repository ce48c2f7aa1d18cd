package artifact

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// strayForm says which form the small word before token i asks for, if the word has another; "" where it has that one or
// nothing can be said. No reference shows that the place is right, so that only what hardly anybody writes counts: a verb in a form
// that cannot stand there, in a pair that news does not have. What learners get wrong besides, a plural or
// the form after "can", does not.
func (p *prober) strayForm(i int32) string {
	d := p.suspect
	t := &d.Tokens[i]
	if i < 1 || t.Kind != text.WordKind || t.Is(text.Capital) || !t.Is(text.SpaceBefore) || !t.Content() || d.Tokens[i-1].Kind != text.WordKind || hyphened(d, i+1) {
		return ""
	}
	takes, want, noun := lexicon.Participle|lexicon.Gerund, "", false
	switch smallWordAt(d, i-1).grammar {
	case article, determiner:
		want = "a noun or an adjective"
	case preposition:
		want = "a noun or an -ing form"
	case formOfBe:
		want, noun = "a participle or an adjective", true
	case formOfHave:
		takes, want, noun = takes|lexicon.Past, "a participle", true
	case infinitive:
		takes, want = lexicon.Base|lexicon.Gerund, "a verb in its plain form"
	default:
		return ""
	}
	is := reading(p.words.Readings(t.Word))
	switch {
	case len(is) == 0, is[0].PartOfSpeech != lexicon.Verb, is.has(lexicon.Verb, takes), is.adjective(), is.adverb():
		return ""
	case is.noun() && (!noun || !is.has(lexicon.Verb, lexicon.Base)), p.goesThere(i, is.noun()):
		return "" // "has" can go before a noun, too, which is rather a plural then ("has offers")
	}
	return want
}

// goesThere reports whether news has token i after the one before it so often that the place takes it, whatever a dictionary
// says; where it can be a noun, too, whether it may well have.
func (p *prober) goesThere(i int32, noun bool) bool {
	const seldom = -1.5
	lift, seen := p.lexicon.Lift(p.entry(p.suspect, i-1), p.entry(p.suspect, i))
	if noun {
		return seen || lift > estranged
	}
	return seen && lift > seldom
}

// misshapenAlone returns the words of a text that stands alone for which the small word before asks for another form.
func (f *finder) misshapenAlone() []Finding {
	var out []Finding
	for i := range f.choices {
		x := &f.choices[i]
		if !x.Misshapen || !f.running(x.Token) {
			continue
		}
		is := reading(f.words.Readings(f.suspect.Tokens[x.Token].Word))
		n := f.own(align.Range{Start: x.Token - 1, End: x.Token + 1}, PartOfSpeech,
			quote(f.word(x.Token-1))+" asks for "+f.strayForm(x.Token)+"; "+quote(f.word(x.Token))+" is "+is.name()+".")
		n.Weight = slip
		out = append(out, n)
	}
	return out
}
