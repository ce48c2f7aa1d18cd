package artifact

import (
	_ "embed"
	"strings"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

var partOfSpeech = &Rule{
	ID:      "part-of-speech",
	english: true,
	Title:   "Another part of speech or form",
	Reason:  "A list of synonyms knows words, not forms: what it gives need not have the form that the place asks for. Learners make such slips, too, so it counts only where the reference has the place right and another word was put there; without a reference, where a verb stands in a form that is hardly ever met there.",
	Before:  "a state-run laboratory", After: "a state-ran laboratory",
	judge: func(f *finder, n *Finding) bool {
		if n.Parts == nil {
			return f.misshapen(n, n)
		}
		for i := range n.Parts {
			if f.misshapen(n, &n.Parts[i]) {
				return true
			}
		}
		return false
	},
	alone: (*finder).misshapenAlone,
}

// misshapen names n where part of it does not have the form that its place asks
// for.
func (f *finder) misshapen(n, part *Finding) bool {
	why := f.misfit(part)
	if why == "" {
		return false
	}
	n.Artifact = !f.sameStem(part) || f.compounded(part)
	n.Kind, n.Why = PartOfSpeech, why
	return true
}

// sameStem reports whether n is another form of the reference's own word:
// then a learner is likelier than a list.
func (f *finder) sameStem(n *Finding) bool {
	return n.Features.Relation == align.Inflection || n.Features.Relation == align.Derivation
}

// compounded reports whether n ends a hyphened compound whose beginning was
// kept.
func (f *finder) compounded(n *Finding) bool {
	d := f.alignment.References[n.Reference]
	return hyphened(d, n.Source.Start-1) && hyphened(f.suspect, n.Suspect.Start-1)
}

// misfit says why the suspect's word does not have the form that its place
// asks for, though the reference's has it; "" where it has or nothing can be
// said.
func (f *finder) misfit(n *Finding) string {
	d := f.alignment.References[n.Reference]
	if n.Source.Len() != 1 || n.Kind == Name || n.Kind == Number || d.Tokens[n.Source.Start].Kind != text.WordKind ||
		f.suspect.Tokens[n.Suspect.Start].Is(text.Name) {
		return ""
	}
	if root, ending := f.gluedEnding(n); root != "" {
		return quote(f.word(n.Suspect.Start)) + " looks like " + quote(root) + " with the “-" + ending + "” of " + quote(f.source(n)) + " put on it; our dictionaries have no such word."
	}
	left, right := f.neighbour(f.suspect, n.Suspect.Start, -1), f.neighbour(f.suspect, n.Suspect.End-1, +1)
	if left < 0 || !f.sameWord(d, f.neighbour(d, n.Source.Start, -1), left) {
		return "" // the frame was changed with the word
	}
	p := place{
		left: f.small(f.suspect, left).grammar, compound: f.compounded(n), whole: n.Suspect.Len() == 1,
		was: f.read(d, n.Source.Start), is: f.read(f.suspect, n.Suspect.Start),
	}
	if f.suspect.Tokens[left].Kind == text.NumberKind && lower(f.suspect, left, left+1) != "1" {
		p.left = count
	}
	if n.Kind == Inflection && n.Features.Relation != align.Derivation && !p.compound {
		return "" // another form of the same word: tense, number, a learner's slip
	}
	if right >= 0 {
		p.right, p.sense = f.read(f.suspect, right), f.small(f.suspect, right).grammar
		p.object = p.right.noun() && f.read(d, f.neighbour(d, n.Source.End-1, +1)).noun()
	}
	want := p.wants()
	if want == "" {
		return ""
	}
	asks := quote(f.beside(left, n.Suspect.Start)) + " asks for " + want
	if len(p.was) > 0 && want == wantSame {
		asks = quote(f.source(n)) + " is " + p.was.name()
	}
	return asks + "; " + quote(f.word(n.Suspect.Start)) + " is " + p.is.name() + "."
}

// sameWord reports whether token r of d is the suspect's token s.
func (f *finder) sameWord(d *text.Document, r, s int32) bool {
	return r >= 0 && s >= 0 && d.Tokens[r].Word == f.suspect.Tokens[s].Word
}

// wantSame stands for the reference's own part of speech.
const wantSame = "the same"

// A place is where a word stands: what the kept word before it is, what comes
// after, and how the reference's and the suspect's words can be read.
type place struct {
	left, sense string // classes of the small words beside it
	compound    bool   // a hyphen joins it to the word before
	whole       bool   // the suspect has a single word there
	object      bool   // a content word comes after
	right       reading
	was, is     reading
}

// wants says which form the place asks for, if the reference's word has it
// and the suspect's cannot be read so. Words with no reading are left alone.
func (p *place) wants() string {
	if len(p.was) == 0 || len(p.is) == 0 {
		return ""
	}
	verb := func(r reading, forms lexicon.Form) bool { return r.has(lexicon.Verb, forms) }
	const finite = lexicon.Base | lexicon.ThirdPerson | lexicon.Past
	onlyVerb := !p.is.noun() && !p.is.adjective() && !p.is.adverb()
	switch {
	case p.compound:
		// "drove" is a noun, too, though not what one thinks of first.
		if first := p.is[0]; first.PartOfSpeech == lexicon.Verb && first.Form&(lexicon.Past|lexicon.ThirdPerson) != 0 &&
			!verb(p.is, lexicon.Base|lexicon.Participle|lexicon.Gerund) && !p.is.adjective() {
			return "a participle"
		}
		return ""
	case p.left == modal && verb(p.was, lexicon.Base) && !verb(p.is, lexicon.Base) && !p.is.adverb(),
		p.left == infinitive && verb(p.was, lexicon.Base) && !p.was.noun() && !verb(p.is, lexicon.Base) && !p.is.adverb():
		return "a verb in its plain form"
	case p.left == single && verb(p.was, lexicon.ThirdPerson) && verb(p.is, lexicon.Base) && !verb(p.is, lexicon.ThirdPerson|lexicon.Past):
		return "a verb with an -s"
	}
	if !p.whole {
		return ""
	}
	switch p.left {
	case article, determiner:
		return p.afterDeterminer()
	case formOfBe:
		if !verb(p.was, finite&^lexicon.Past) && onlyVerb && !verb(p.is, lexicon.Participle|lexicon.Gerund) {
			return "a participle or an adjective"
		}
	case formOfHave:
		// "has got": a past may be a participle of another English.
		if verb(p.was, lexicon.Participle) && onlyVerb && !verb(p.is, lexicon.Participle|lexicon.Past) {
			return "a participle"
		}
	case count:
		if p.was.has(lexicon.Noun, lexicon.Plural) && p.is.has(lexicon.Noun, lexicon.Base) && !p.is.has(lexicon.Noun, lexicon.Plural) && !p.is.adjective() && !p.right.noun() {
			return "a plural"
		}
	case degree:
		if (p.was.adjective() || p.was.adverb()) && !p.is.adjective() && !p.is.adverb() && !verb(p.is, lexicon.Participle|lexicon.Gerund) {
			return "an adjective or an adverb"
		}
	case preposition:
		if verb(p.was, lexicon.Gerund) && verb(p.is, lexicon.Base) && !verb(p.is, lexicon.Gerund) && (p.object || p.sense == article || p.sense == determiner) {
			return "an -ing form"
		}
	}
	if p.was.adverb() && !p.was.adjective() && !p.was.noun() && p.is.adjective() && !p.is.adverb() && !p.is.noun() && p.left == "" && !p.object {
		return wantSame
	}
	return ""
}

// afterDeterminer is wants for a word after an article or a possessive.
func (p *place) afterDeterminer() string {
	verb := func(forms lexicon.Form) bool { return p.is.has(lexicon.Verb, forms) }
	switch {
	case p.object && p.was.modifies() && !p.is.modifies() && !(p.is.adverb() && p.right.adjective()):
		return "an adjective or a noun"
	case p.object || !p.was.noun() || p.is.noun():
		return ""
	case p.left == article && p.sense == preposition:
		return "a noun" // "a lacking of"
	case !p.is.adjective() && !verb(lexicon.Gerund|lexicon.Participle):
		return "a noun" // "the poor", "the moving of" and "the accused" can be said
	}
	return ""
}

// gluedEnding finds a word that is none, made of a word and the ending of the
// reference's: "debating" → "contentions" + "ing". It returns both parts, or
// nothing.
func (f *finder) gluedEnding(n *Finding) (root, ending string) {
	if n.Suspect.Len() != 1 || f.entry(f.suspect, n.Suspect.Start) != 0 || f.suspect.Tokens[n.Suspect.Start].Is(text.Capital) {
		return "", ""
	}
	w := lower(f.suspect, n.Suspect.Start, n.Suspect.Start+1)
	for _, e := range endings() {
		stem, ok := strings.CutSuffix(w, e[0])
		if !ok || !strings.HasSuffix(strings.ToLower(f.source(n)), e[0]) {
			continue
		}
		if s, ok := strings.CutSuffix(stem, "i"); ok {
			stem = s + "y" // povertiest
		}
		x := f.lexicon.Lookup(stem)
		if x == 0 {
			x = f.lexicon.Lookup(strings.TrimSuffix(stem, "s"))
		}
		readings := reading(f.lexicon.Analyses(x, nil))
		if len(readings) == 0 || readings.takes(e[1]) || f.lexicon.Relate(f.entry(f.alignment.References[n.Reference], n.Source.Start), x).Kind == lexicon.Unrelated {
			continue
		}
		return stem, e[0]
	}
	return "", ""
}

//go:embed endings.txt
var endingTable string

// endings holds the lines of endings.txt; parsed on first use.
var endings = sync.OnceValue(func() [][]string { return table(endingTable) })

// takes reports whether the word can take an ending that belongs to what.
func (r reading) takes(what string) bool {
	switch what {
	case "verb":
		return r.has(lexicon.Verb, lexicon.Base)
	case "adjective":
		return r.has(lexicon.Adjective, lexicon.Base)
	}
	return r.has(lexicon.Noun, lexicon.Base) || r.has(lexicon.Verb, lexicon.Base)
}
