package artifact

import (
	_ "embed"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
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

// litterWords maps the words of litter.txt to their class; parsed on first use.
var litterWords = sync.OnceValue(func() map[string]string {
	classes := map[string]string{}
	for _, fields := range table(litterTable) {
		for _, w := range fields[1:] {
			classes[w] = fields[0]
		}
	}
	return classes
})

// leftovers returns the marks in the suspect, unless the text has such marks
// of its own, as code, templates and mathematics have, or is about them.
func (f *finder) leftovers() []leftover {
	braces, prose := f.braces()
	if !prose {
		return nil
	}
	out := slices.Concat(f.leftBraces(braces), f.fields(), f.slashed())
	if len(out) == 0 || f.technical() {
		return nil
	}
	slices.SortStableFunc(out, func(a, b leftover) int { return int(a.tokens.Start - b.tokens.Start) })
	return out
}

// codeSigns stand in code, markup, templates and mathematics, and not in the
// prose that spinners are given.
var codeSigns = []string{"\\", "${", "#{", "@{", "{%", "{#", "={", "= {", ":=", "=>", "==", "();", ") {", "</", "/>", "`", "∈", "∪", "∩"}

// technical reports whether the suspect has signs of code or is about marks.
func (f *finder) technical() bool {
	if slices.ContainsFunc(codeSigns, func(s string) bool { return strings.Contains(f.suspect.Source, s) }) {
		return true
	}
	for i := range f.suspect.Tokens {
		if t := &f.suspect.Tokens[i]; t.Kind == text.WordKind && litterWords()[f.words.String(t.Word)] == "craft" {
			return true
		}
	}
	return false
}

// A brace is what stands between two braces: one phrase, or several between bars.
type brace struct {
	start, end int // bytes, with the braces
	options    []string
	tokens     align.Range
	mention    bool // it stands by itself between quotation marks
}

// braces returns the braces of the suspect, and false where one holds what is
// no choice of words.
func (f *finder) braces() (out []brace, prose bool) {
	const long = 200
	s := f.suspect.Source
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '{')
		if i < 0 {
			return out, true
		}
		b := brace{start: at + i}
		b.end = closing(s, b.start, long)
		if b.end < 0 { // one that nothing closes
			at = b.start + 1
			continue
		}
		at = b.end
		inside := strings.NewReplacer("{", "", "}", "").Replace(s[b.start+1 : b.end-1])
		b.options = strings.Split(inside, "|")
		before, _ := utf8.DecodeLastRuneInString(s[:b.start])
		after, _ := utf8.DecodeRuneInString(s[b.end:])
		doubled := s[b.start+1] == '{' && s[b.end-2] == '}' // a template's or a wiki's
		if doubled || !f.worded(b.options) || glues(before) || glues(after) {
			return nil, false
		}
		b.mention = strings.ContainsRune("“\"‘'«`", before) && strings.ContainsRune("”\"’'»`", after)
		b.tokens = f.tokensOf(b.start, b.end)
		if b.tokens.Len() > 2 {
			out = append(out, b)
		}
	}
}

// closing returns the end of the brace that opens at i, −1 where none closes
// it within limit bytes of one line.
func closing(s string, i, limit int) int {
	depth := 0
	for j := i; j < len(s) && j < i+limit && s[j] != '\n'; j++ {
		switch s[j] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return -1
}

// glues reports whether a brace beside r is part of an expression.
func glues(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("_^$#@&/=<>(){}[]", r) && r != '(' && r != ')'
}

// worded reports whether options are words and phrases, one of them at least
// with a word that the pack has. Commas and dots stand in choices only.
func (f *finder) worded(options []string) bool {
	known := false
	for _, o := range options {
		for _, r := range o {
			if !unicode.IsLetter(r) && !strings.ContainsRune(" '’-", r) && !(len(options) > 1 && strings.ContainsRune(",.", r)) {
				return false
			}
		}
		for _, w := range strings.Fields(o) {
			if len(w) == 1 && !strings.Contains("aAI", w) {
				return false
			}
			known = known || f.look(w) != 0
		}
	}
	return known
}

// look returns the entry of a word as it is written.
func (f *finder) look(w string) lexicon.Word {
	return f.lexicon.Lookup(strings.ToLower(strings.Trim(w, ",.")))
}

// tokensOf returns the tokens within bytes [start, end).
func (f *finder) tokensOf(start, end int) align.Range {
	t := f.suspect.Tokens
	from := sort.Search(len(t), func(i int) bool { return int(t[i].Start) >= start })
	to := sort.Search(len(t), func(i int) bool { return int(t[i].Start) >= end })
	return align.Range{Start: int32(from), End: int32(to)}
}

// A strength says how surely braces are what a spinner left.
type strength int

const (
	never  strength = iota
	maybe           // one word, as stands for what is to be filled in
	likely          // an inflected word that goes with its neighbour
	surely          // a choice, or words that no field is named by
)

// leftBraces returns what a spinner left of braces. Fields to be filled in
// are named by nouns ("{name}"); those are taken for litter only where others
// beside them are surer, or the reference has the word without braces.
func (f *finder) leftBraces(braces []brace) []leftover {
	n := [surely + 1]int{}
	strengths := make([]strength, len(braces))
	for i := range braces {
		strengths[i] = f.strength(&braces[i])
		n[strengths[i]]++
	}
	all := n[surely] > 0 || n[likely] > n[maybe]
	var out []leftover
	for i := range braces {
		b := &braces[i]
		if strengths[i] == never || !all && !f.standsFor(b.tokens) {
			continue
		}
		shown := quote(f.suspect.Source[b.start:b.end])
		why := "Braces stand around words of a sentence: " + shown + "."
		if len(b.options) > 1 {
			why = "A choice between " + plural(len(b.options)) + " wordings stands in the sentence: " + shown + "."
		}
		out = append(out, leftover{b.tokens, why, b.options[:min(len(b.options), mostSuggestions)]})
	}
	return out
}

// plural writes a number of wordings.
func plural(n int) string {
	if n == 2 {
		return "two"
	}
	return "several"
}

// strength tells how surely b is litter.
func (f *finder) strength(b *brace) strength {
	words := strings.Fields(b.options[0])
	switch {
	case b.mention || !f.inSentence(b.tokens) || f.referenceHas(f.suspect.Source[b.start:b.end]):
		return never
	case len(b.options) > 1:
		return f.choice(b.options)
	case slices.ContainsFunc(words, func(w string) bool { return litterWords()[strings.ToLower(w)] == "mark" }):
		return surely
	case f.allFunction(b.tokens):
		return surely
	case len(words) == 1 && f.inflected(b.tokens):
		return likely
	}
	return maybe
}

// inSentence reports whether r stands in running text.
func (f *finder) inSentence(r align.Range) bool {
	return sentenceAt(f.suspect, r.Start+1).Flags&(text.Heading|text.Fragment) == 0
}

// referenceHas reports whether a reference has the same mark.
func (f *finder) referenceHas(s string) bool {
	return slices.ContainsFunc(f.alignment.References, func(d *text.Document) bool { return strings.Contains(d.Source, s) })
}

// choice tells how surely options are wordings of one thing: a phrase with a
// small word in it is nobody's command, and synonyms are no settings. What has
// opposites is a switch.
func (f *finder) choice(options []string) strength {
	related := true
	for i, o := range options {
		words := strings.Fields(o)
		if len(words) > 1 && slices.ContainsFunc(words, func(w string) bool { return smallWords().of(strings.ToLower(w)).grammar != "" }) {
			return surely
		}
		for _, p := range options[:i] {
			x, y := f.look(o), f.look(p)
			if o == "" || p == "" {
				continue // the word may be left out
			}
			if x == 0 || y == 0 {
				related = false
				continue
			}
			r := f.lexicon.Relate(x, y)
			if r.Opposite {
				return never
			}
			related = related && (near(r) || f.lexicon.Lemma(x) == f.lexicon.Lemma(y))
		}
	}
	if related {
		return surely
	}
	return maybe
}

// near reports whether WordNet has the two words as one sense, or the next.
func near(r lexicon.Relation) bool {
	return r.WordNet == lexicon.SameSynset || r.WordNet == lexicon.OneStep
}

// allFunction reports whether all words in r are function words.
func (f *finder) allFunction(r align.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if t := &f.suspect.Tokens[i]; t.Kind != text.PunctKind && !t.Is(text.Function) {
			return false
		}
	}
	return true
}

// inflected reports whether the word between the marks of r is a form of
// another that goes with a word beside it.
func (f *finder) inflected(r align.Range) bool {
	w := f.entry(f.suspect, r.Start+1)
	if w == 0 || f.lexicon.Lemma(w) == w {
		return false
	}
	if r.Start > 0 {
		if _, seen := f.lexicon.Lift(f.entry(f.suspect, r.Start-1), w); seen {
			return true
		}
	}
	if int(r.End) < len(f.suspect.Tokens) {
		if _, seen := f.lexicon.Lift(w, f.entry(f.suspect, r.End)); seen {
			return true
		}
	}
	return false
}

// standsFor reports whether the words between the marks of r stand for words
// of a reference.
func (f *finder) standsFor(r align.Range) bool {
	found := false
	for i := r.Start + 1; i < r.End-1; i++ {
		if f.suspect.Tokens[i].Kind == text.PunctKind {
			continue
		}
		if _, ok := f.sourceOf(i); !ok {
			return false
		}
		found = true
	}
	return found
}

// sourceOf returns the token of a reference that token s of the suspect is, or
// is a form or synonym of.
func (f *finder) sourceOf(s int32) (token *text.Token, ok bool) {
	for i := range f.alignment.Blocks {
		b := &f.alignment.Blocks[i]
		if s < b.SuspectTokens.Start || s >= b.SuspectTokens.End {
			continue
		}
		for _, c := range b.Columns {
			if c.S == s && c.R >= 0 && (c.Relation.Strong() || c.Relation.Linked()) {
				return &f.alignment.References[b.Reference].Tokens[c.R], true
			}
		}
	}
	return nil, false
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
		if !(open == "[" && shut == "]" || open == "%" && shut == "%") || litterWords()[lower(f.suspect, int32(i), int32(i)+1)] != "mark" {
			continue
		}
		if shown := f.suspect.Text(r.Start, r.End); f.inSentence(r) && !f.referenceHas(shown) {
			out = append(out, leftover{r, "A place that a program should have filled stands in the sentence: " + quote(shown) + ".", nil})
		}
	}
	return out
}

// slashed returns three or more synonyms between strokes, or two of which the
// reference has one.
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
		if len(words) > 1 && f.synonyms(words) && f.inSentence(align.Range{Start: r.Start - 1, End: r.End}) &&
			!f.referenceHas(f.suspect.Text(r.Start, r.End)) && (len(words) > 2 || f.chosenFrom(words)) {
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

// chosenFrom reports whether the reference has one of the tokens alone.
func (f *finder) chosenFrom(tokens []int32) bool {
	for _, s := range tokens {
		if source, ok := f.sourceOf(s); ok && source.Word == f.suspect.Tokens[s].Word {
			return true
		}
	}
	return false
}
