package learn

import (
	"cmp"
	"slices"
	"strings"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A Detour is what a translation by rules, there and back, makes of a text in any language
// that has a pack; what a learner or whoever puts a text into the usage of another country makes of it is
// told in the same terms. Shares are of the places where it could be.
type Detour struct {
	Name    string
	Words   float64 // words that come back as a synonym
	Wrong   float64 // words that come back as another of their meanings
	Forms   float64 // in another form
	Small   float64 // small words that come back as others
	Lost    float64 // small words left out
	Put     float64 // content words that get a small word in front
	Turned  float64 // words that change places with the next
	Fitting float64 // of the small words put or exchanged, those that go with the words beside them
	// Rules tells that the same words in the same place always become the same, as they do by rules; otherwise
	// each place is a matter of chance, as with people.
	Rules bool
}

// Detours are the settings of translations, from the nearest of languages to the farthest.
var Detours = []Detour{
	{Name: "detour-near", Words: .04, Wrong: .02, Forms: .03, Small: .06, Lost: .02, Put: .008, Turned: .003, Fitting: .95, Rules: true},
	{Name: "detour-kin", Words: .07, Wrong: .04, Forms: .05, Small: .10, Lost: .03, Put: .015, Turned: .008, Fitting: .95, Rules: true},
	{Name: "detour", Words: .12, Wrong: .06, Forms: .08, Small: .15, Lost: .04, Put: .03, Turned: .02, Fitting: .93, Rules: true},
	{Name: "detour-far", Words: .18, Wrong: .10, Forms: .12, Small: .20, Lost: .05, Put: .05, Turned: .05, Fitting: .9, Rules: true},
}

// wanderers are people whose texts differ from their references in the same ways, though by no rules: learners, and
// those who put a text into the usage of another country, who have rules for few words and choose these well.
var wanderers = []Detour{
	{Name: "learner-elsewhere", Words: .02, Forms: .01, Small: .08, Lost: .02, Put: .03, Turned: .01, Fitting: 1},
	{Name: "usage-elsewhere", Words: .10, Rules: true},
	{Name: "learner-elsewhere-weak", Words: .03, Forms: .02, Small: .12, Lost: .03, Put: .05, Turned: .01, Fitting: .97},
	{Name: "usage-elsewhere-few", Words: .04, Small: .03, Fitting: 1, Rules: true},
}

// beginners are learners whose mistakes are of the kinds, and as frequent, as those in essays beside their corrections:
// small words left out and mistaken, forms, articles, accents and commas; rarely another word.
var beginners = []Editor{
	{Name: "beginner", Typos: .01, Small: .25, Forms: .05, Articles: .12, Apt: .02, Bare: .15},
	{Name: "beginner-few", Typos: .01, Small: .12, Forms: .04, Articles: .08, Apt: .01, Bare: .1},
	{Name: "beginner-forms", Typos: .01, Small: .15, Forms: .12, Articles: .10, Mixups: .01, Apt: .02, Bare: .3},
	{Name: "beginner-rough", Typos: .03, Small: .35, Forms: .08, Articles: .15, Mixups: .02, Apt: .04, Insert: .02, Bare: .4},
}

// A detouring is one run of a Detour over one text.
type detouring struct {
	Detour
	writer
	tool   uint64
	smalls []string // the small words of the text, in alphabetical order
}

// Take returns what the detour makes of source. The same source and tool give the same text.
func (d Detour) Take(lex *lexicon.Lexicon, source string, tool uint64) string {
	r := detouring{Detour: d, writer: newWriter(lex, source, tool), tool: tool}
	for i := range r.doc.Tokens {
		if t := &r.doc.Tokens[i]; t.Kind == text.WordKind && !t.Content() {
			r.smalls = append(r.smalls, r.vocab.String(t.Word))
		}
	}
	slices.Sort(r.smalls)
	r.smalls = slices.Compact(r.smalls)
	for i := range r.doc.Sentences {
		r.begin(r.between(i))
		x := r.doc.Sentences[i]
		for k := x.Start; k < x.End; {
			r.space(k, x.Start)
			k += r.take(k, x.End)
		}
	}
	return r.join()
}

// happens reports whether what befalls a share of all places befalls word, with beside next to it.
func (d *detouring) happens(share float64, what, word, beside string) bool {
	if share == 0 {
		return false
	}
	return d.draw(what+word, beside) < share
}

// draw draws a number in [0, 1), by the rules the same for the same.
func (d *detouring) draw(a, b string) float64 {
	if !d.Rules {
		return d.rng.Float64()
	}
	return share(d.tool, a, b)
}

// take writes what becomes of the tokens from i on and returns how many it has dealt with.
func (d *detouring) take(i, end int32) int32 {
	t := &d.doc.Tokens[i]
	same := d.doc.Text(i, i+1)
	if t.Kind != text.WordKind || t.Is(text.Name) {
		d.write(same)
		return 1
	}
	word, next := strings.ToLower(same), ""
	if i+1 < end && d.doc.Tokens[i+1].Kind == text.WordKind {
		next = strings.ToLower(d.doc.Text(i+1, i+2))
	}
	joined := strings.HasSuffix(same, "'") || strings.HasSuffix(same, "’") // "l'" cannot do without what follows
	if !t.Content() {
		switch {
		case joined:
		case next != "" && d.happens(d.Lost, "lost ", word, next):
			d.closed = true
			return 1
		case d.happens(d.Small, "small ", word, next):
			same = likeCase(d.another(i, word, next), same)
		}
		d.write(same)
		return 1
	}
	if kind := ending(word); d.happens(d.Put, "put ", kind, "") && len(d.smalls) > 0 && (i == 0 || d.doc.Tokens[i].Is(text.SpaceBefore)) {
		d.write(d.beside(i, "put "+kind, word, d.smalls) + " ")
	}
	if next != "" && d.plainNext(i+1) && d.happens(d.Turned, "turned ", word, next) {
		d.write(likeCase(next, same) + " " + word)
		return 2
	}
	d.write(likeCase(d.comes(word, next), same))
	return 1
}

// plainNext reports whether token i is a common word with a space before it.
func (d *detouring) plainNext(i int32) bool {
	t := &d.doc.Tokens[i]
	return t.Content() && !t.Is(text.Name) && t.Is(text.SpaceBefore)
}

// another returns the small word as which one comes back: of its own kind if it agrees with something, otherwise any.
func (d *detouring) another(i int32, word, next string) string {
	others := slices.DeleteFunc(slices.Clone(d.doc.Language.Agreeing(word)), func(o string) bool { return o == word })
	if len(others) == 0 || d.draw("kind ", word) < .6 {
		others = d.smalls
	}
	return d.beside(i, "another "+word, next, others)
}

// beside returns one of words to stand at token i, before next: as often as the detour says one that is met beside its
// neighbours.
func (d *detouring) beside(i int32, what, next string, words []string) string {
	if d.draw("fitting "+what, next) < d.Fitting {
		before := lexicon.Word(0)
		if i > 0 && d.doc.Tokens[i-1].Kind == text.WordKind {
			before = d.lexicon.Lookup(d.vocab.String(d.doc.Tokens[i-1].Word))
		}
		after := d.lexicon.Lookup(next)
		fits := slices.DeleteFunc(slices.Clone(words), func(w string) bool {
			x := d.lexicon.Lookup(w)
			_, left := d.lexicon.Lift(before, x)
			_, right := d.lexicon.Lift(x, after)
			return before != 0 && !left || after != 0 && !right
		})
		if len(fits) > 0 {
			words = fits
		}
	}
	if !d.Rules {
		return words[d.rng.IntN(len(words))]
	}
	return slices.MinFunc(words, func(a, b string) int { return cmp.Compare(d.draw(a, what), d.draw(b, what)) })
}

// ending returns the end of a word, by which rules put an article, a pronoun or an auxiliary before it.
func ending(word string) string {
	letters := []rune(word)
	return string(letters[max(0, len(letters)-2):])
}

// comes returns as what a content word comes back.
func (d *detouring) comes(word, next string) string {
	x := d.lexicon.Lookup(word)
	if x == 0 {
		return word
	}
	reading, candidates := d.synonyms(word)
	switch {
	case len(candidates) > 0 && d.happens(d.Words, "word ", word, ""):
		k := int(d.draw("synonym ", word) * float64(min(3, len(candidates))))
		if y := d.inflect(candidates[k], reading, word); y != 0 {
			return d.lexicon.String(y)
		}
	case d.happens(d.Wrong, "wrong ", word, ""):
		if y := d.unlike(word, candidates); y != 0 {
			return d.lexicon.String(y)
		}
	case d.happens(d.Forms, "form ", word, next):
		if forms := slices.DeleteFunc(slices.Clone(d.lexicon.FormsOf(reading.Lemma)), func(f lexicon.Word) bool { return f == x }); len(forms) > 0 {
			return d.lexicon.String(forms[int(d.draw("which form ", word)*float64(len(forms)))])
		}
	}
	return word
}

// unlike returns a synonym of a synonym that the thesaurus does not link with the word: a word of another language
// often means both. 0 where there is none.
func (d *detouring) unlike(word string, candidates []lexicon.Word) lexicon.Word {
	if len(candidates) == 0 {
		return 0
	}
	middle := candidates[int(d.draw("between ", word)*float64(len(candidates)))]
	reading, others := d.synonyms(d.lexicon.String(middle))
	others = slices.DeleteFunc(others, func(w lexicon.Word) bool { return slices.Contains(candidates, w) || d.lexicon.String(w) == word })
	if len(others) == 0 {
		return 0
	}
	return d.inflect(others[int(d.draw("unlike ", word)*float64(len(others)))], reading, word)
}
