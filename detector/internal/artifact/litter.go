package artifact

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

var litter = &Rule{
	ID:     "litter",
	Title:  "A program’s marks left standing",
	Reason: "Spinners are fed sentences with choices in braces and take one of each; what is left of a choice was not typed by a writer. It is shown as an artifact, and the score weighs words alone.",
	Before: "many couples own a house", After: "many {couples} own a {house|home}",
	anywhere: func(f *finder) []Finding {
		var out []Finding
		for _, m := range f.leftovers() {
			n := f.own(m.tokens, Other, m.why)
			if len(f.alignment.References) == 0 {
				n.Suggestions = m.choices
			}
			out = append(out, n)
		}
		return out
	},
}

// A leftover is a mark of a program in the suspect.
type leftover struct {
	tokens  align.Range
	why     string
	choices []string // the wordings that it offers, nil where none
}

//go:embed litter.txt
var litterTable string

// litterWords has the words of litter.txt, each after its class and a space;
// parsed on first use.
var litterWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, fields := range table(litterTable) {
		for _, w := range fields[1:] {
			words[fields[0]+" "+w] = true
		}
	}
	return words
})

// isLitter reports whether a word is of a class of litter.txt.
func isLitter(class, word string) bool { return litterWords()[class+" "+strings.ToLower(word)] }

// leftovers returns the marks in the suspect, unless the text has such marks
// of its own, as code, templates and mathematics have, or is about them.
func (f *finder) leftovers() []leftover {
	braces, prose := f.braces()
	if !prose {
		return nil
	}
	out := slices.Concat(f.leftBraces(braces), f.fields(), f.slashed())
	if len(out) == 0 || f.technical(out) {
		return nil
	}
	slices.SortStableFunc(out, func(a, b leftover) int { return int(a.tokens.Start - b.tokens.Start) })
	return out
}

// codeSigns stand in code, markup, templates and mathematics, and not in the
// prose that spinners are given.
var codeSigns = []string{"\\", "${", "#{", "@{", "{%", "{#", "={", "= {", ":=", "=>", "==", "();", "</", "/>", "`", "∈", "∪", "∩"}

// technical reports whether the suspect, which has such marks, has signs of code
// beside them or is about marks. What a reference without the marks has too
// tells nothing of them; nor does a word of another paragraph then.
func (f *finder) technical(marks []leftover) bool {
	if slices.ContainsFunc(codeSigns, func(s string) bool { return strings.Contains(f.suspect.Source, s) && !f.referenceHas(s) }) {
		return true
	}
	in := map[int32]bool{}
	for _, m := range marks {
		in[sentenceAt(f.suspect, m.tokens.Start).Paragraph] = true
	}
	for _, s := range f.suspect.Sentences {
		for i := s.Start; i < s.End && (len(f.alignment.References) == 0 || in[s.Paragraph]); i++ {
			if isLitter("craft", f.suspect.Text(i, i+1)) {
				return true
			}
		}
	}
	return false
}

// fields returns places to be filled in that bear the names tools give them.
func (f *finder) fields() []leftover {
	var out []leftover
	t := f.suspect.Tokens
	for i := 1; i+1 < len(t); i++ {
		if t[i].Kind != text.WordKind || t[i].Start != t[i-1].End || t[i+1].Start != t[i].End {
			continue
		}
		r := align.Range{Start: int32(i) - 1, End: int32(i) + 2}
		open, shut := f.suspect.Text(r.Start, r.Start+1), f.suspect.Text(r.End-1, r.End)
		if open == "/" && i > 1 {
			r.Start--
			open = f.suspect.Text(r.Start, r.Start+1)
		}
		if !(open == "[" && shut == "]" || open == "%" && shut == "%") || !isLitter("mark", f.suspect.Text(int32(i), int32(i)+1)) {
			continue
		}
		if shown := f.suspect.Text(r.Start, r.End); f.inSentence(r) && !f.referenceHas(shown) {
			out = append(out, leftover{r, "A place that a program should have filled stands in the sentence: " + quote(shown) + ".", nil})
		}
	}
	return out
}

// slashed returns three or more synonyms between strokes. Two are a gloss of
// careful writers, translators and language models.
func (f *finder) slashed() []leftover {
	var out []leftover
	t := f.suspect.Tokens
	for i := 0; i < len(t); i++ {
		words := []int32{int32(i)}
		end := i + 1
		for t[i].Kind == text.WordKind && end+1 < len(t) && f.suspect.Text(int32(end), int32(end)+1) == "/" &&
			t[end].Start == t[end-1].End && t[end+1].Start == t[end].End && t[end+1].Kind == text.WordKind {
			words = append(words, int32(end)+1)
			end += 2
		}
		r := align.Range{Start: int32(i), End: int32(end)}
		if len(words) > 2 && f.synonyms(words) && f.inSentence(align.Range{Start: r.Start - 1, End: r.End}) &&
			!f.referenceHas(f.suspect.Text(r.Start, r.End)) {
			out = append(out, leftover{r, "Words of like meaning stand side by side for one: " + quote(f.suspect.Text(r.Start, r.End)) + ".", nil})
		}
		i = end - 1
	}
	return out
}

// synonyms reports whether each of the tokens is a synonym of each other.
func (f *finder) synonyms(tokens []int32) bool {
	for i, s := range tokens {
		for _, t := range tokens[:i] {
			x, y := f.entry(f.suspect, s), f.entry(f.suspect, t)
			if x == 0 || y == 0 || x == y || f.suspect.Tokens[s].Is(text.Capital) {
				return false
			}
			if r := f.lexicon.Relate(x, y); r.Opposite || !near(r) {
				return false
			}
		}
	}
	return true
}
