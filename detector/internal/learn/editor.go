package learn

import (
	"slices"
	"strings"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// An Editor is a setting of the other generator: what people do to a text
// that nobody would call spinning. Shares are 0–1.
type Editor struct {
	Name     string
	Cut      float64 // adjectives, adverbs and sentences left out
	Insert   float64 // places that get a word or two more
	Move     float64 // sentences that change places with the next, or lose their last clause to the front
	Apt      float64 // content words replaced by ones that fit as well
	Typos    float64 // words misspelled
	Small    float64 // articles and prepositions mistaken or left out, as learners do
	Forms    float64 // wrong inflections
	Articles float64 // articles and the like in another gender or case
	Mixups   float64 // words taken for others that look alike
	Bare     float64 // words that lose their accents, and commas left out
	Style    float64 // spellings, numerals and contractions set another way
	Excerpt  bool    // only a part is taken
	Reverse  bool    // the edited text is the reference: corrections
	Phrasing float64 // small words and phrases put another way
}

// An edit is one run of an Editor over one text.
type edit struct {
	Editor
	writer
}

// Edit returns what the editor makes of source. The same source and seed give
// the same text.
func (e Editor) Edit(lex *lexicon.Lexicon, source string, seed uint64) string {
	r := edit{Editor: e, writer: newWriter(lex, source, seed)}
	r.run()
	return r.join()
}

func (e *edit) run() {
	n := len(e.doc.Sentences)
	from, to := 0, n
	if e.Excerpt && n > 4 {
		from = e.rng.IntN(n / 2)
		to = from + n/2
	}
	for i := from; i < to; i++ {
		if e.rng.Float64() < e.Cut && n > 6 {
			continue
		}
		e.begin(e.between(i))
		if i+1 < to && e.rng.Float64() < e.Move {
			e.sentence(e.doc.Sentences[i+1])
			e.begin(e.between(i + 1))
			e.sentence(e.doc.Sentences[i])
			i++
			continue
		}
		e.sentence(e.doc.Sentences[i])
	}
}

// sentence writes one sentence, its last clause first now and then.
func (e *edit) sentence(x text.Sentence) {
	if comma := e.lastClause(x); comma > 0 && e.rng.Float64() < 2*e.Move {
		e.words(comma+1, x.End-1)
		e.write(", ")
		e.lowerNext = !e.doc.Tokens[x.Start].Is(text.Name)
		e.words(x.Start, comma)
		e.copy(x.End-1, x.End)
		p := &e.pieces[len(e.pieces)-1]
		p.text = likeCase(p.text, "A")
		return
	}
	e.words(x.Start, x.End)
}

// lastClause returns the one comma of a sentence, 0 where there is none or it
// stands in a quotation.
func (e *edit) lastClause(x text.Sentence) int32 {
	comma := int32(0)
	for i := x.Start + 2; i < x.End-3; i++ {
		if e.doc.Text(i, i+1) != "," {
			continue
		}
		if comma > 0 || e.doc.Tokens[i].Quotation >= 0 {
			return 0
		}
		comma = i
	}
	return comma
}

// words writes tokens [start, end).
func (e *edit) words(start, end int32) {
	for i := start; i < end; i++ {
		e.space(i, start)
		e.write(e.bare(e.word(i, end)))
	}
}

// word returns what stands for token i, with what is put in beside it.
func (e *edit) word(i, end int32) string {
	t := &e.doc.Tokens[i]
	same := e.doc.Text(i, i+1)
	if other, ok := table.numerals[strings.ToLower(same)]; ok && e.rng.Float64() < e.Style {
		return likeCase(other, same)
	}
	if t.Kind != text.WordKind || t.Quotation >= 0 || t.Is(text.Name) {
		return same
	}
	switch p := e.rng.Float64(); {
	case !t.Content() && p < e.Small:
		if e.rng.IntN(3) == 0 && t.Is(text.SpaceBefore) && !t.Is(text.Capital) {
			return ""
		}
		return e.otherSmall(same)
	case !t.Content() && p < e.Small+e.Phrasing:
		return e.phrasing(same)
	case !t.Content() && p < e.Small+e.Phrasing+e.Articles:
		return e.otherArticle(same)
	case !t.Content():
		return same
	case p < e.Typos:
		return e.typo(same)
	case p < e.Typos+e.Forms:
		if w := e.otherForm(strings.ToLower(same)); w != "" {
			return likeCase(w, same)
		}
	case p < e.Typos+e.Forms+e.Mixups:
		return likeCase(e.mixup(strings.ToLower(same)), same)
	case p < e.Typos+e.Forms+e.Mixups+e.Apt:
		if w := e.apt(i); w != "" {
			return likeCase(w, same)
		}
	}
	if e.rng.Float64() < e.Style {
		return likeCase(otherSpelling(strings.ToLower(same)), same)
	}
	if (e.is(i, lexicon.Adjective) || e.is(i, lexicon.Adverb)) && !t.Is(text.Capital) && e.rng.Float64() < 3*e.Cut {
		return ""
	}
	if e.rng.Float64() < e.Insert && t.Is(text.SpaceBefore) && !t.Is(text.Capital) {
		return insertions[e.rng.IntN(len(insertions))] + " " + same
	}
	return same
}

// bare returns word without its accents, and nothing for a comma, as often as the editor forgets them.
func (e *edit) bare(word string) string {
	if e.Bare == 0 || e.rng.Float64() >= e.Bare {
		return word
	}
	return unaccented.Replace(word)
}

var unaccented = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ñ", "n", "ã", "a", "õ", "o", "ç", "c", "è", "e", "ê", "e", "à", "a", ",", "")

// otherArticle returns an article or the like as it is before words of another gender or case.
func (e *edit) otherArticle(same string) string {
	if e.doc.Language == nil {
		return same
	}
	if others := e.doc.Language.Agreeing(strings.ToLower(same)); len(others) > 0 {
		return likeCase(others[e.rng.IntN(len(others))], same)
	}
	return same
}

// insertions are what editors put in.
var insertions = []string{
	"also", "now", "then", "still", "at first", "in part", "for the first time", "once again", "later", "usually", "mostly",
	"often", "here", "today", "largely", "in turn", "by then", "in recent years",
}

// phrasing returns another way to put a small word that an editor might
// choose.
func (e *edit) phrasing(same string) string {
	if w, ok := table.neutral[strings.ToLower(same)]; ok {
		return likeCase(w, same)
	}
	return same
}

// apt returns a synonym that fits beside the neighbours of token i at least
// as well as the word itself, "" where there is none.
func (e *edit) apt(i int32) string {
	word := e.vocab.String(e.doc.Tokens[i].Word)
	reading, candidates := e.synonyms(word)
	best, bestFit := lexicon.Word(0), e.fit(i, e.lexicon.Lookup(word))-.3
	for _, c := range candidates {
		if !e.lexicon.Attested() && e.lexicon.Closeness(reading.Lemma, c) < 2 {
			continue
		}
		if x := e.inflect(c, reading, word); x != 0 {
			if f := e.fit(i, x); f >= bestFit {
				best, bestFit = x, f
			}
		}
	}
	return e.lexicon.String(best)
}

// fit returns how well a word would fit between the neighbours of token i.
func (e *edit) fit(i int32, x lexicon.Word) float64 {
	sum := 0.0
	if i > 0 && e.doc.Tokens[i-1].Kind == text.WordKind {
		lift, _ := e.lexicon.Lift(e.lexicon.Lookup(e.vocab.String(e.doc.Tokens[i-1].Word)), x)
		sum += float64(lift)
	}
	if int(i+1) < len(e.doc.Tokens) && e.doc.Tokens[i+1].Kind == text.WordKind {
		lift, _ := e.lexicon.Lift(x, e.lexicon.Lookup(e.vocab.String(e.doc.Tokens[i+1].Word)))
		sum += float64(lift)
	}
	return sum
}

// typo returns word with two letters exchanged, one doubled or one lost.
func (e *edit) typo(word string) string {
	if len(word) < 4 {
		return word
	}
	for i := range len(word) {
		if word[i] >= 0x80 {
			return word
		}
	}
	k := 1 + e.rng.IntN(len(word)-2)
	switch e.rng.IntN(3) {
	case 0:
		return word[:k] + string(word[k+1]) + string(word[k]) + word[k+2:]
	case 1:
		return word[:k] + string(word[k]) + word[k:]
	}
	return word[:k] + word[k+1:]
}

// mixup returns a common word that begins like word.
func (e *edit) mixup(word string) string {
	const common = -11.5
	x := e.lexicon.Lookup(word)
	if x == 0 || len(word) < 4 {
		return word
	}
	var near []string
	for d := -40; d <= 40; d++ {
		y := lexicon.Word(int(x) + d)
		if s := e.lexicon.String(y); d != 0 && len(s) > 3 && s[:2] == word[:2] && e.lexicon.LogProb(y) > common &&
			e.lexicon.Lemma(y) != e.lexicon.Lemma(x) {
			near = append(near, s)
		}
	}
	if len(near) == 0 {
		return word
	}
	return near[e.rng.IntN(len(near))]
}

// otherSpelling returns the other of two spellings of a word.
func otherSpelling(word string) string {
	if c := lexicon.Canonical(word); c != word {
		return c
	}
	for _, pair := range [][2]string{{"ize", "ise"}, {"izing", "ising"}, {"ized", "ised"}, {"ization", "isation"}, {"or", "our"}, {"er", "re"}} {
		if stem, ok := strings.CutSuffix(word, pair[0]); ok && lexicon.Variant(word, stem+pair[1]) {
			return stem + pair[1]
		}
	}
	return word
}

// editors are the settings that training uses.
var editors = []Editor{
	{Name: "careful", Cut: .04, Insert: .03, Move: .08, Apt: .04, Phrasing: .05},
	{Name: "apt", Apt: .06, Cut: .01, Phrasing: .03},
	{Name: "polish", Apt: .20, Cut: .05, Insert: .06, Move: .06, Phrasing: .25, Style: .5},
	{Name: "learner", Typos: .05, Small: .12, Forms: .08, Mixups: .05},
	{Name: "corrections", Typos: .06, Small: .10, Forms: .07, Mixups: .05, Reverse: true},
	{Name: "corrected-words", Typos: .02, Small: .05, Forms: .04, Mixups: .09, Reverse: true},
	{Name: "typist", Typos: .03},
	{Name: "style", Style: .9, Phrasing: .04},
	{Name: "excerpt", Excerpt: true, Cut: .02, Apt: .02, Insert: .02},
	{Name: "shuffle", Move: .3, Cut: .1, Insert: .05, Apt: .05, Phrasing: .08},
}

// editorOf returns the setting of that name.
func editorOf(name string) Editor {
	return editors[slices.IndexFunc(editors, func(e Editor) bool { return e.Name == name })]
}
