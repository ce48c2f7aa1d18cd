package artifact

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"sync"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
)

// What speaks for a decoding, added up over its words and their joints, in the
// order of the weights table.
const (
	keeps          = iota // a word is left as it stands,
	keptOften             // ln of the odds that lists leave it alone,
	keptUnknown           // or lists do not have it
	chance                // ln of how likely a spinner puts the word for this one
	listed                // lists have it put for this one:
	listedTurn            // ln of the share of this where the word was put
	kindred               // lists have it in other forms
	likened               // lists have a neighbour of the word put for this one
	unlisted              // lists have the word put for others: ln of how often
	linkedClose           // how alike the contexts are that both are met in, where a dictionary links them
	misfit                // it is in another form
	plainness             // ln of how common it is in news
	termhood              // ln of how common it is in established terms
	rephrased             // several words stand for one, or one for several:
	rephrasedOften        // ln of how often lists have that,
	rephrasedTurn         // and its share of what the words were put for
	turned                // "A of B" was put for "B A"
	ending                // it ends established terms rather than begins them
	across                // lift of words two apart
	threefold             // an established term of three words
	echoed                // the text has the word elsewhere
	amid                  // how it collocates with words around, beyond that of what stands there
	atHome                // how like the words around it is used, beyond that of what stands there
	// From here on what joints add.
	together       // lift of neighbours
	unattested     // neighbours that the counts of news lack,
	unattestedRare // as far as they would be expected there,
	unattestedPlain
	phrased      // an established term of two words
	termed       // lift in established terms
	termedAkin   // in other forms
	termedNever  // terms go on from the first word otherwise: ln of how often
	technical    // a pair that technical texts have, in any form,
	technicalTie // and how strongly they tie the two
	signs
)

var signCodes = []string{
	"keeps", "kept-often", "kept-unknown", "chance", "listed", "listed-turn", "kindred", "likened",
	"unlisted", "linked-close", "other-form", "plainness", "termhood", "rephrased", "rephrased-often", "rephrased-turn",
	"turned", "ending", "across", "threefold", "echoed", "amid", "at-home", "together", "unattested", "unattested-rare", "unattested-plain", "phrased", "termed", "termed-akin", "termed-never", "technical", "technical-tie",
}

// SignCodes returns the codes of the signs of a decoding, in their order.
func SignCodes() []string { return signCodes }

// Signs are the values of one decoding, or of a part of it.
type Signs [signs]float64

func (s *Signs) add(o *Signs) {
	for i := range s {
		s[i] += o[i]
	}
}

// weigh returns what signs from the first on add up to by weights.
func (s *Signs) weigh(weights *Signs) float64 {
	sum := 0.0
	for i := range s {
		sum += float64(s[i] * weights[i])
	}
	return sum
}

//go:embed weights_decode.tsv
var decodeTable string

// decodeModel parses the compiled-in table once.
var decodeModel = sync.OnceValue(func() *Signs { return weightsOf(linear.MustParse(decodeTable, signCodes)) })

func weightsOf(m *linear.Model) *Signs {
	var w Signs
	for i := range w {
		w[i] = m.Terms[i].Weight
	}
	return &w
}

// An option is wording that a stretch of a phrase may have been put for.
type option struct {
	words  []lexicon.Word // nil for what stays as it is
	signs  Signs
	weight float64
	shares [sources]float64 // how often the wording is replaced by what stands there, of all times it is replaced
}

// The sources that tell how likely a word is put for another, and by how many
// of a hundred words spinners would go by each. What none of them has is met, too.
const (
	byList     = iota // lists of tortured phrases
	byForms           // the same in other forms
	byMeaning         // a dictionary
	byLikeness        // lists, of a neighbour in a dictionary
	sources
)

var says = [sources]float64{.4, .1, .4, .1}

const unforeseen = 1e-6

// chance is ln of how likely a spinner puts the word for this one: a mixture of
// what the sources say, since nobody knows by which one a spinner goes. Each as a
// sign of its own would have a word that one of them hardly links pass for as
// likely as one that it links closely.
func (o *option) chance() float64 {
	p := unforeseen
	for i, share := range o.shares {
		p += float64(says[i] * share)
	}
	return math.Log(p)
}

// A glossary knows what words may have been put for, by an Inverse and the
// dictionaries. What it has worked out it keeps.
type glossary struct {
	lexicon *lexicon.Lexicon
	search  *lexicon.Search
	table   *Inverse
	weights *Signs
	setting setting
	coarse  map[lexicon.Word]bool
	known   map[lexicon.Word][]option
}

// A setting is where a phrase stands, in a list or in running text.
type setting struct {
	news  float64 // words' worth of news that are taken for words of terms
	doubt float64 // log-odds that a word was replaced beyond what it is in lists
}

// Lists of tortured phrases come from science, most of them: running text has
// terms of other fields, so that it takes more to tell what is common in them.
// And what is looked at there is in doubt already: with less of it, spinners'
// own records confirm as large a share of the findings, but a fifth fewer.
var (
	inList = setting{news: 300}
	inText = setting{news: 10000, doubt: 1}
)

func newGlossary(l *lexicon.Lexicon, table *Inverse, weights *Signs, s setting) *glossary {
	return &glossary{lexicon: l, search: l.NewSearch(), table: table, weights: weights, setting: s, coarse: coarseWords(l), known: map[lexicon.Word][]option{}}
}

//go:embed coarse.txt
var coarseTable string

// coarseWords returns the words that nobody is offered.
func coarseWords(l *lexicon.Lexicon) map[lexicon.Word]bool {
	coarse := map[lexicon.Word]bool{}
	for _, f := range table(coarseTable) {
		if w := l.Lookup(f[0]); w != 0 {
			coarse[w] = true
		}
	}
	return coarse
}

// mostLinked is how many neighbours in dictionaries are looked at, the
// likeliest, and mostInflected in how many forms beside the fitting one.
const mostLinked, mostInflected = 150, 15

// options returns what w may have been put for, the likeliest first; itself is
// among them.
func (g *glossary) options(w lexicon.Word) []option {
	if found, ok := g.known[w]; ok {
		return found
	}
	c := collector{glossary: g, of: w, at: map[lexicon.Word]int{}}
	c.list()
	var buf [maxReadings]lexicon.Analysis
	readings := g.lexicon.Analyses(w, buf[:0])
	for i, a := range readings {
		if !slices.ContainsFunc(readings[:i], func(b lexicon.Analysis) bool { return b.Lemma == a.Lemma }) {
			c.kin(a.Lemma)
			c.dictionaries(a.Lemma)
		}
	}
	for i := range c.found {
		c.finish(&c.found[i])
	}
	c.found = append(c.found, g.unchanged(w))
	sorted := make([]option, 0, len(c.found))
	for _, i := range heaviest(len(c.found), mostWeighed, func(i int) float64 { return c.found[i].weight }) {
		sorted = append(sorted, c.found[i])
	}
	g.known[w] = sorted
	return sorted
}

// unchanged is the option that w was left alone.
func (g *glossary) unchanged(w lexicon.Word) option {
	o := option{words: []lexicon.Word{w}}
	lemma := g.lexicon.Lemma(w)
	kept, stood := float64(g.table.kept[lemma]), float64(g.table.stood[lemma])
	o.signs[keeps], o.signs[keptOften] = 1, math.Log((kept+.5)/(stood+.5))
	if kept+stood == 0 {
		o.signs[keptUnknown] = 1
	}
	g.met(&o.signs, w)
	o.weight = o.signs.weigh(g.weights) - g.setting.doubt
	return o
}

// met adds how common w is.
func (g *glossary) met(s *Signs, w lexicon.Word) {
	plain := float64(notUnheard)
	if w != 0 {
		plain = float64(g.lexicon.LogProb(w))
	}
	s[plainness] += plain
	s[termhood] += g.termhood(w, plain)
}

// termhood is ln of how common w is in established terms, in which a word not
// met is as common as in news.
func (g *glossary) termhood(w lexicon.Word, plain float64) float64 {
	return math.Log((float64(g.table.terms[w]) + float64(g.setting.news*math.Exp(plain))) / (float64(g.table.mentions) + g.setting.news))
}

// A collector gathers the options of one word.
type collector struct {
	*glossary
	of    lexicon.Word
	found []option
	at    map[lexicon.Word]int // word → its option
}

// option returns the option w, nil for the word itself and for one that nobody is offered.
func (c *collector) option(w lexicon.Word) *option {
	if w == 0 || w == c.of || c.coarse[w] {
		return nil
	}
	i, ok := c.at[w]
	if !ok {
		i = len(c.found)
		c.at[w] = i
		c.found = append(c.found, option{words: []lexicon.Word{w}})
	}
	return &c.found[i]
}

// list adds what lists have the word put for.
func (c *collector) list() {
	all := 1.0
	for _, seen := range c.table.old[c.of] {
		all += float64(seen.times)
	}
	for _, seen := range c.table.old[c.of] {
		if o := c.option(seen.word); o != nil {
			o.shares[byList] = c.table.share(seen)
			o.signs[listed], o.signs[listedTurn] = 1, math.Log(float64(seen.times)/all)
		}
	}
}

// kin adds what lists have other forms of the word put for, and neighbours of it.
func (c *collector) kin(lemma lexicon.Word) {
	for _, seen := range c.table.lemmas[lemma] {
		share := float64(seen.times) / float64(c.table.gone[seen.word]+unsure)
		c.forms(seen.word, lemma, func(o *option) {
			if o.signs[listed] == 0 {
				o.signs[kindred], o.shares[byForms] = 1, share
			}
		})
	}
	var likely []candidate
	for _, n := range c.search.Neighbours(lemma) {
		if seen := c.table.lemmas[n.Word]; len(seen) > 0 {
			like := float64(n.Closeness) / float64(c.search.Reach(n.Word)+fewLinks)
			for _, old := range seen {
				p := like * float64(old.times) / float64(c.table.gone[old.word]+unsure)
				likely = append(likely, candidate{word: old.word, put: p})
			}
		}
	}
	slices.SortFunc(likely, func(a, b candidate) int { return cmp.Compare(a.word, b.word) })
	for i := 0; i < len(likely); {
		sum, w := 0.0, likely[i].word
		for ; i < len(likely) && likely[i].word == w; i++ {
			sum += likely[i].put
		}
		c.fitting(w, lemma, func(o *option) { o.signs[likened], o.shares[byLikeness] = 1, sum })
	}
}

// dictionaries adds the neighbours of a lemma of the word.
func (c *collector) dictionaries(lemma lexicon.Word) {
	met := c.search.Neighbours(lemma)
	found := make([]candidate, len(met))
	for i, n := range met {
		found[i] = candidate{n.Word, math.Log(float64(n.Closeness)), float64(c.lexicon.LogProb(n.Word))}
	}
	slices.SortFunc(found, likelier)
	found = found[:min(len(found), mostLinked)]
	for i, n := range found {
		share, near := math.Exp(n.put)/float64(c.search.Reach(n.word)+fewLinks), float64(c.lexicon.Closeness(lemma, n.word))
		link := func(o *option) {
			if o.shares[byMeaning] < share {
				o.shares[byMeaning], o.signs[linkedClose] = share, near
			}
		}
		if i < mostInflected {
			c.forms(n.word, lemma, link)
		} else {
			c.fitting(n.word, lemma, link)
		}
	}
}

// inflections are all forms a word may have.
var inflections = [...]lexicon.Form{lexicon.Base, lexicon.Plural, lexicon.ThirdPerson, lexicon.Past, lexicon.Participle, lexicon.Gerund, lexicon.Comparative, lexicon.Superlative}

// fitting gives the forms of a lemma that go where the word stands.
func (c *collector) fitting(lemma, of lexicon.Word, give func(*option)) {
	var buf [maxReadings]lexicon.Analysis
	for _, a := range c.lexicon.Analyses(c.of, buf[:0]) {
		if a.Lemma == of {
			if o := c.option(inForm(c.lexicon, lemma, a)); o != nil {
				o.signs[misfit] = -1
				give(o)
			}
		}
	}
}

// forms gives all forms of a lemma.
func (c *collector) forms(lemma, of lexicon.Word, give func(*option)) {
	c.fitting(lemma, of, give)
	for _, f := range inflections {
		if o := c.option(c.lexicon.Inflect(lemma, f)); o != nil {
			if o.signs[misfit] == 0 {
				o.signs[misfit] = 1
			}
			give(o)
		}
	}
}

// finish adds what goes for any option.
func (c *collector) finish(o *option) {
	s := &o.signs
	s[misfit] = max(s[misfit], 0)
	if s[listed]+s[kindred] == 0 {
		s[unlisted] = math.Log(1 + float64(c.table.stood[c.lexicon.Lemma(c.of)]))
	}
	s[chance] = o.chance()
	c.met(s, o.words[0])
	o.weight = s.weigh(c.weights)
}

// rephrasings returns what a stretch of words may have been put for that is
// longer or shorter.
func (g *glossary) rephrasings(key string) []*option {
	known := g.table.phrases[key]
	all := 1
	for _, p := range known {
		all += p.times
	}
	var out []*option
	for _, p := range known {
		if slices.Contains(p.words, 0) {
			continue
		}
		o := &option{words: p.words}
		o.signs[rephrased], o.signs[rephrasedOften] = 1, math.Log(float64(p.times))
		o.signs[rephrasedTurn] = float64(p.times) / float64(all)
		for _, w := range p.words {
			g.met(&o.signs, w)
		}
		o.weight = o.signs.weigh(g.weights)
		out = append(out, o)
	}
	return out
}

// joint adds what speaks for a right before b.
func (g *glossary) joint(s *Signs, a, b lexicon.Word) {
	if a == 0 || b == 0 {
		return
	}
	lift, seen := g.lexicon.Lift(a, b)
	if seen {
		s[together] += float64(lift)
	} else {
		const usual = 20 // −ln of how common two words are together
		s[unattested]++
		s[unattestedRare] += float64(g.lexicon.LogProb(a)+g.lexicon.LogProb(b)) + usual
		s[unattestedPlain] += float64(lift)
	}
	if g.lexicon.Phrase(a, b) {
		s[phrased]++
	}
	first, second := g.lexicon.Lemma(a), g.lexicon.Lemma(b)
	if tie := g.lexicon.Technical(first, second); tie > 0 {
		s[technical]++
		s[technicalTie] += float64(tie)
	}
	t := g.table
	begun := t.terms[a] - t.last[a]
	if begun == 0 {
		return
	}
	own := func() float64 { return g.termhood(b, float64(g.lexicon.LogProb(b))) }
	if n := t.follow[[2]lexicon.Word{a, b}]; n > 0 {
		s[termed] += math.Log(float64(n)/float64(begun+2)) - own()
	} else if n := t.akin[[2]lexicon.Word{first, second}]; n > 0 {
		s[termedAkin] += math.Log(float64(n)/float64(begun+2)) - own()
	} else {
		s[termedNever] += math.Log(1 + float64(begun))
	}
}

// jointWeight is what joint adds up to.
func (g *glossary) jointWeight(a, b lexicon.Word) float64 {
	var s Signs
	g.joint(&s, a, b)
	sum := 0.0
	for i := together; i < signs; i++ {
		sum += float64(s[i] * g.weights[i])
	}
	return sum
}

// whole adds what speaks for all words of a phrase together.
func (g *glossary) whole(s *Signs, words []lexicon.Word) {
	if len(words) == 0 {
		return
	}
	w, t := words[len(words)-1], g.table
	s[ending] = math.Log((float64(t.last[w]) + .8) / float64(t.terms[w]+2) / .4)
	for i := 2; i < len(words); i++ {
		if g.lexicon.Phrase(words[i-2], words[i-1], words[i]) {
			s[threefold]++
		}
		if lift, seen := g.lexicon.Lift(words[i-2], words[i]); seen && lift > 0 {
			s[across] += float64(lift)
		}
	}
}
