package artifact

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

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
		left := strings.TrimRight(s[:b.start], " ")
		assigned := strings.HasSuffix(left, "=") || strings.HasSuffix(left, ">")
		if doubled || assigned || !worded(b.options) || glues(before) || glues(after) {
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
	return unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("_^$#@&/=<>{}[]-", r)
}

// worded reports whether options are words and phrases. Commas and dots stand
// in choices only; capitals inside a word, and letters by themselves, are names
// of a program or of mathematics, and a phrase set off by spaces is a statement.
func worded(options []string) bool {
	if len(options) == 1 && strings.TrimSpace(options[0]) != options[0] {
		return false
	}
	for _, o := range options {
		if o == "" && len(options) > 1 {
			continue // the word may be left out
		}
		words := strings.Fields(o)
		for _, w := range words {
			if !spelled(w, len(options) > 1, len(words) > 1) {
				return false
			}
		}
		if len(words) == 0 {
			return false
		}
	}
	return true
}

// spelled reports whether w is written as a word of a sentence, or as a
// number of one where others stand beside it.
func spelled(w string, stops, number bool) bool {
	letters, within := 0, false
	for i, r := range w {
		switch {
		case unicode.IsLetter(r):
			letters++
			within = within || i > 0 && unicode.IsUpper(r)
		case unicode.IsDigit(r) && number:
		case strings.ContainsRune("'’-", r) && i > 0:
		case strings.ContainsRune(",.", r) && stops:
		default:
			return false
		}
	}
	return (letters != 1 || strings.Contains("aAI", strings.Trim(w, ",."))) && (!within || strings.ToUpper(w) == w)
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
	along           // what tells nothing by itself: no word, or what stands in a quotation
	field           // what a place to be filled in is called
	maybe           // one word, as stands for what is to be filled in
	likely          // words that go on in the sentence as if no braces were there
	surely          // a choice, words that no field is named by, or words of the reference
)

// leftBraces returns what a spinner left of braces. Fields to be filled in
// are named by nouns ("{name}"); those are taken for litter only where others
// beside them are surer, or where the words of the text fit badly throughout.
func (f *finder) leftBraces(braces []brace) []leftover {
	n := [surely + 1]int{}
	strengths := make([]strength, len(braces))
	for i := range braces {
		strengths[i] = f.strength(&braces[i], len(braces))
		n[strengths[i]]++
	}
	slips := n[likely] > n[maybe]+n[field] || f.misfits() && n[along]+n[maybe]+n[likely] > n[field]
	if n[surely] == 0 && !slips {
		return nil
	}
	var out []leftover
	for i := range braces {
		b := &braces[i]
		if strengths[i] == never {
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

// misfits reports whether the words of a text that stands alone fit their places as
// badly as a spinner's do: none of 2,800 innocent texts does, nor of 2,500 files of
// documentation that have braces, whole or by the paragraph.
func (f *finder) misfits() bool {
	const badly = 3.0
	return f.decoder != nil && f.warm >= badly
}

// plural writes a number of wordings.
func plural(n int) string {
	if n == 2 {
		return "two"
	}
	return "several"
}

// strength tells how surely b, one of so many braces, is litter.
func (f *finder) strength(b *brace, many int) strength {
	words := strings.Fields(b.options[0])
	switch {
	case b.mention || !f.inSentence(b.tokens) || f.referenceHas(f.suspect.Source[b.start:b.end]) || f.aside(b.tokens, words):
		return never
	case len(b.options) > 1:
		return f.choice(b.options)
	case anyLitter("mark", words):
		return surely
	case f.fieldNamed(b.tokens, words):
		return field
	case f.putIn(b.tokens):
		return surely
	}
	return f.inProse(b, words, many)
}

// anyLitter reports whether one of words is of a class of litter.txt.
func anyLitter(class string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return isLitter(class, w) })
}

// aside reports whether the words between the marks of r are shown, heard or
// explained rather than said: a noise in a transcript, what is done on a stage, a
// word that the sentence is about, a name after its pronoun.
func (f *finder) aside(r align.Range, words []string) bool {
	const before, after = 3, 2 // tokens to which a word says what the marks are
	t := f.suspect.Tokens
	next := int(r.End)
	if len(words) == 1 && (isLitter("noise", words[0]) || next < len(t) && t[next].Is(text.Capital|text.Function)) {
		return true
	}
	if r.Start > 0 && f.small(f.suspect, r.Start-1).grammar == single && f.small(f.suspect, r.Start+1).grammar == article {
		return true
	}
	for i := max(0, r.Start-before); i < min(r.End+after, int32(len(t))); i++ {
		if (i < r.Start || i >= r.End) && isLitter("beside", f.suspect.Text(i, i+1)) {
			return true
		}
	}
	return false
}

// fieldNamed reports whether the words between the marks of r are what a place
// to be filled in is called: "first name", "your name", "the date", not "you get".
func (f *finder) fieldNamed(r align.Range, words []string) bool {
	if len(words) > 1 && (anyLitter("ask", words) && !strings.EqualFold(words[0], "you") || isLitter("field", words[0]) && words[1] == "of") {
		return true
	}
	for i := r.Start; i < r.End; i++ {
		if t := &f.suspect.Tokens[i]; t.Is(text.Function) && f.small(f.suspect, i).grammar != article && lower(f.suspect, i, i+1) != "of" {
			return false
		}
	}
	return isLitter("field", words[len(words)-1])
}

// inProse tells how surely braces around one phrase are litter by the phrase and
// what stands beside it: a field is named by a noun.
func (f *finder) inProse(b *brace, words []string, many int) strength {
	const spread = 40 // words of a text for each brace, which forms and templates have not
	r := b.tokens
	last := f.read(f.suspect, r.End-2)
	switch {
	case f.suspect.Tokens[r.Start].Quotation >= 0 && (len(words) == 1 || !f.allFunction(r)):
		return along // where editors put what was not said
	case len(b.options[0]) == 1:
		return maybe // a letter
	case f.allFunction(r):
		return surely
	case len(words) > 1:
		if f.anyFunction(r) || len(last) > 0 && !last.noun() {
			return surely
		}
		return likely
	case f.suspect.Tokens[r.Start+1].Is(text.Capital):
		return maybe
	case len(last) == 0:
		return along
	case !last.noun() || f.inflected(r):
		return likely
	case f.headed(r) && many*spread <= f.suspect.Words:
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
		if f.suspect.Tokens[i].Content() {
			return false
		}
	}
	return true
}

// anyFunction reports whether a word in r is a function word.
func (f *finder) anyFunction(r align.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if f.suspect.Tokens[i].Is(text.Function) {
			return true
		}
	}
	return false
}

// inflected reports whether the word between the marks of r is a form of
// another that goes with a word beside it.
func (f *finder) inflected(r align.Range) bool {
	w := f.entry(f.suspect, r.Start+1)
	return w != 0 && f.lexicon.Lemma(w) != w && f.fits(r)
}

// headed reports whether the word between the marks of r has a word before it
// that asks for a noun or goes with it.
func (f *finder) headed(r align.Range) bool {
	if r.Start == 0 || isLitter("ask", f.suspect.Text(r.Start-1, r.Start)) {
		return false
	}
	switch f.small(f.suspect, r.Start-1).grammar {
	case article, determiner:
		return true
	}
	return f.fits(r)
}

// fits reports whether the word between the marks of r is met beside the word
// before them, or after.
func (f *finder) fits(r align.Range) bool {
	w := f.entry(f.suspect, r.Start+1)
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

// putIn reports whether a reference shows that the marks of r were put in: it
// has the sentence without them, with the words between them or others of its
// own, and no name or number, which fields stand for.
func (f *finder) putIn(r align.Range) bool {
	d, window, ok := f.place(r)
	if !ok {
		return false
	}
	for i := r.Start + 1; i < r.End-1; i++ {
		if f.suspect.Tokens[i].Kind != text.PunctKind && f.paired(i) {
			return true
		}
	}
	content := false
	for i := window.Start; i < window.End; i++ {
		t := &d.Tokens[i]
		if t.Kind == text.NumberKind || t.Is(text.Capital) {
			return false
		}
		content = content || t.Content()
	}
	return content && !f.suspect.Tokens[r.Start+1].Is(text.Capital)
}

// place returns where in a reference r stands, and false where it has no place
// in one or marks stand there too.
func (f *finder) place(r align.Range) (d *text.Document, window align.Range, ok bool) {
	const far = 6 // words to either side by which a place is known
	for i := range f.alignment.Blocks {
		b := &f.alignment.Blocks[i]
		if !b.Derived() || r.Start < b.SuspectTokens.Start || r.End > b.SuspectTokens.End {
			continue
		}
		d = f.alignment.References[b.Reference]
		left, right := align.Column{R: b.SourceTokens.Start - 1, S: b.SuspectTokens.Start - 1}, align.Column{R: b.SourceTokens.End, S: b.SuspectTokens.End}
		for _, c := range b.Columns {
			switch {
			case c.R < 0 || c.S < 0 || c.Moved:
			case c.S < r.Start && c.S > left.S:
				left = c
			case c.S >= r.End && c.S < right.S:
				right = c
			}
		}
		window = align.Range{Start: left.R + 1, End: right.R}
		if r.Start-left.S > far || right.S-r.End >= far || window.Len() < 0 || window.Len() > r.Len()+far {
			return nil, window, false
		}
		return d, window, !strings.ContainsAny(d.Text(b.SourceTokens.Start, b.SourceTokens.End), "{}")
	}
	return nil, window, false
}

// paired reports whether token s of the suspect is a word of a reference, or a
// form or synonym of one.
func (f *finder) paired(s int32) bool {
	for i := range f.alignment.Blocks {
		b := &f.alignment.Blocks[i]
		if s < b.SuspectTokens.Start || s >= b.SuspectTokens.End {
			continue
		}
		for _, c := range b.Columns {
			if c.S == s && c.R >= 0 && (c.Relation.Strong() || c.Relation.Linked()) {
				return true
			}
		}
	}
	return false
}
