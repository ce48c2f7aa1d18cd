package artifact

import (
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

var nameDamage = &Rule{
	ID:     "name-damage",
	Title:  "A name taken for common words",
	Reason: "A name's words mean nothing but the one it names; a list of synonyms replaces them as if they did.",
	Before: "the Evening Star", After: "the Nightfall Celebrity",
	judge: func(f *finder, n *Finding) bool {
		d := f.alignment.References[n.Reference]
		if n.Source.Len() != n.Suspect.Len() || !n.Features.Flanked || f.suspect.Language.CapitalNouns() { // "Dorf Niederalm": who has a capital is no name for that
			return false
		}
		for i := range n.Source.Len() {
			r, s := n.Source.Start+i, n.Suspect.Start+i
			if !f.inName(d, r) || !f.damaged(d, r, s) {
				continue
			}
			n.Kind, n.Artifact = Name, true
			n.Why = quote(d.Text(r, r+1)) + " is part of a name here; " + quote(f.word(s)) + " is a synonym of the common word " + quote(lower(d, r, r+1)) + "."
			if d.Tokens[r].Is(text.Function) {
				n.Why = quote(d.Text(r, r+1)) + " is a name here, not the small word that " + quote(f.word(s)) + " can stand for."
			}
			return true
		}
		return false
	},
}

// inName reports whether token i of d is part of a name: marked as one, or
// with a capital beside a name or a number.
func (f *finder) inName(d *text.Document, i int32) bool {
	t := &d.Tokens[i]
	if !t.Is(text.Capital) {
		return false
	}
	if t.Is(text.Name) {
		return true
	}
	if i == 0 || int(i)+1 >= len(d.Tokens) {
		return i == 0 && t.Content() && len(d.Tokens) > 1 && d.Tokens[1].Is(text.Name)
	}
	before, after := &d.Tokens[i-1], &d.Tokens[i+1]
	if t.Is(text.Function) { // "4 May", "in May 1998"
		return before.Kind != text.PunctKind && (before.Kind == text.NumberKind || after.Kind == text.NumberKind)
	}
	return before.Is(text.Name) || after.Is(text.Name)
}

// damaged reports whether token s of the suspect is a synonym of the common
// word that the name's token r is spelled like.
func (f *finder) damaged(d *text.Document, r, s int32) bool {
	x, y := f.entry(d, r), f.entry(f.suspect, s)
	if x == 0 || y == 0 || f.alignment.Words.Kin(d.Tokens[r].Word, f.suspect.Tokens[s].Word) {
		return false
	}
	if d.Tokens[r].Is(text.Function) {
		return f.suspect.Tokens[s].Is(text.Function | text.Capital)
	}
	rel, _ := f.words.Relate(d.Tokens[r].Word, f.suspect.Tokens[s].Word)
	return rel.Thesaurus || rel.Kind != lexicon.Unrelated && rel.Kind != lexicon.TwoSteps && f.common(x) && f.common(y)
}

// common reports whether w is used as a common word: it has a reading other
// than a noun's, or a plural. Britain and France have neither.
func (f *finder) common(w lexicon.Word) bool {
	for _, a := range f.lexicon.Analyses(w, nil) {
		if a.PartOfSpeech != lexicon.Noun || a.Form&lexicon.Plural != 0 || f.lexicon.Inflect(a.Lemma, lexicon.Plural) != 0 {
			return true
		}
	}
	return false
}
