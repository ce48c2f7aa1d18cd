package artifact

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

// A decoding is what a phrase may have been made of.
type decoding struct {
	parts         []part
	before, after lexicon.Word
	turned        bool
	score         float64 // log-odds but for what all decodings of a phrase have in common
}

// A part is a stretch of tokens and what it may have been put for.
type part struct {
	at     align.Range
	option *option
}

// changes reports whether the part was put for something else.
func (p *part) changes() bool { return p.option.signs[keeps] == 0 }

func (x *decoding) words() []lexicon.Word {
	var out []lexicon.Word
	for _, p := range x.parts {
		out = append(out, p.option.words...)
	}
	return out
}

// changes reports whether any word differs from what stands there.
func (x *decoding) changes() bool {
	return slices.ContainsFunc(x.parts, func(p part) bool { return p.changes() })
}

const (
	notUnheard  = -14 // ln of how common a word without an entry is taken to be
	beamWidth   = 24
	mostOptions = 60  // of a word that are tried, the likeliest beside its neighbours
	mostWeighed = 150 // of those that are weighed beside its neighbours
	mostHopes   = 4   // options of a neighbour that it is weighed beside
	longest     = 3   // words that may stand for others
	finalists   = 24  // decodings that are weighed by more than their neighbours
	topicReach  = 40  // tokens on either side that a phrase shares its topic with
)

// decode returns the likeliest decodings of token range r, best first, at most
// n of them. A beam follows the words from left to right (as in Brown and
// others 1990); what is left over is weighed by the topic of the text around.
func (d *decoder) decode(r align.Range, n int) []decoding {
	before := d.entry(d.suspect, d.neighbour(d.suspect, r.Start, -1))
	after := d.entry(d.suspect, d.neighbour(d.suspect, r.End-1, +1))
	var tokens []int32
	for i := r.Start; i < r.End; i++ {
		if d.suspect.Tokens[i].Kind != text.PunctKind {
			tokens = append(tokens, i)
		}
	}
	found := d.follow(tokens, before, after)
	if len(tokens) == 3 && d.suspect.Text(tokens[1], tokens[1]+1) == "of" {
		for _, x := range d.follow([]int32{tokens[2], tokens[0]}, before, after) {
			x.turned = true
			x.score += d.glossary.weights[turned]
			found = append(found, x)
		}
	}
	found = sorted(found, max(n, finalists))
	memo := map[lexicon.Word]float64{}
	for k := range found {
		var s Signs
		d.topic(&s, r, &found[k], memo)
		found[k].score = linear.Round(found[k].score+s.weigh(d.glossary.weights), 4)
	}
	return sorted(found, n)
}

// A trail is the end of a decoding under way.
type trail struct {
	from  *trail
	part  part
	score float64
	hope  float64 // of what comes next
}

func (t *trail) last() lexicon.Word { return last(t.part.option.words) }

func last(words []lexicon.Word) lexicon.Word {
	if len(words) == 0 {
		return 0
	}
	return words[len(words)-1]
}

// follow returns decodings of tokens, which stand between two words, in no
// order.
func (d *decoder) follow(tokens []int32, before, after lexicon.Word) []decoding {
	all := make([][]option, len(tokens))
	for i, token := range tokens {
		all[i] = d.optionsAt(token)
	}
	beams := make([][]trail, len(tokens)+1)
	beams[0] = []trail{{part: part{option: &option{words: []lexicon.Word{before}}}}}
	for i := range tokens {
		beam := best(beams[i], beamWidth)
		tried := d.tried(all, i)
		for k := range beam {
			at := align.Range{Start: tokens[i], End: tokens[i] + 1}
			for _, o := range tried {
				beams[i+1] = append(beams[i+1], d.step(&beam[k], part{at, o.option}, o.hope))
			}
			for n := 1; n <= longest && i+n <= len(tokens); n++ {
				at.End = tokens[i+n-1] + 1
				for _, o := range d.rephrasingsAt(tokens[i : i+n]) {
					beams[i+n] = append(beams[i+n], d.step(&beam[k], part{at, o}, 0))
				}
			}
		}
	}
	var out []decoding
	for _, t := range best(beams[len(tokens)], mostWeighed) {
		out = append(out, d.end(&t, before, after))
	}
	return out
}

// best returns the n best of trails, best first.
func best(trails []trail, n int) []trail {
	var out []trail
	for _, i := range heaviest(len(trails), n, func(i int) float64 { return trails[i].score + trails[i].hope }) {
		out = append(out, trails[i])
	}
	return out
}

// heaviest returns the indices of the n heaviest of all things, heaviest
// first, those that weigh the same in their own order.
func heaviest(all, n int, weight func(i int) float64) []int {
	order, weights := make([]int, all), make([]float64, all)
	for i := range order {
		order[i], weights[i] = i, weight(i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weights[b], weights[a]) })
	return order[:min(n, all)]
}

// step goes on from a trail by a part.
func (d *decoder) step(from *trail, p part, hope float64) trail {
	t := trail{from, p, from.score + p.option.weight, hope}
	previous := from.last()
	for _, w := range p.option.words {
		t.score += d.glossary.jointWeight(previous, w)
		previous = w
	}
	return t
}

// end returns the decoding that a trail leads to.
func (d *decoder) end(t *trail, before, after lexicon.Word) decoding {
	x := decoding{before: before, after: after, score: t.score}
	for ; t.from != nil; t = t.from {
		x.parts = append(x.parts, t.part)
	}
	slices.Reverse(x.parts)
	words := x.words()
	var s Signs
	d.glossary.whole(&s, words)
	d.glossary.joint(&s, last(words), after)
	x.score += s.weigh(d.glossary.weights)
	return x
}

// signs adds up what speaks for a decoding in its own words and their place.
func (d *decoder) signs(r align.Range, x *decoding) Signs {
	var s Signs
	previous := x.before
	for _, p := range x.parts {
		s.add(&p.option.signs)
		for _, w := range p.option.words {
			d.glossary.joint(&s, previous, w)
			previous = w
		}
	}
	d.glossary.joint(&s, previous, x.after)
	d.glossary.whole(&s, x.words())
	if x.turned {
		s[turned] = 1
	}
	d.topic(&s, r, x, map[lexicon.Word]float64{})
	return s
}

// optionsAt returns what token i may have been put for, itself at least.
func (d *decoder) optionsAt(i int32) []option {
	w := d.entry(d.suspect, i)
	if t := &d.suspect.Tokens[i]; t.Kind == text.WordKind && !t.Is(text.Name) && w != 0 {
		return d.glossary.options(w)
	}
	return []option{d.glossary.unchanged(w)}
}

// rephrasingsAt returns what tokens may have been put for that is longer or
// shorter.
func (d *decoder) rephrasingsAt(tokens []int32) []*option {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = strings.ToLower(d.suspect.Text(t, t+1))
	}
	return d.glossary.rephrasings(strings.Join(words, " "))
}

// A hopeful is an option and how well it will go with what comes next.
type hopeful struct {
	option *option
	hope   float64
}

// tried returns the options of word i of all that are worth trying: the
// likeliest by themselves and beside the likeliest of the words next to it.
func (d *decoder) tried(all [][]option, i int) []hopeful {
	options := all[i][:min(len(all[i]), mostWeighed)]
	if len(all) == 1 {
		options = options[:min(len(options), mostOptions)]
	}
	hopes := func(j int, weight func(o *option) float64) float64 {
		if j < 0 || j == len(all) {
			return 0
		}
		most := math.Inf(-1)
		for k := range min(len(all[j]), mostHopes) {
			most = max(most, weight(&all[j][k]))
		}
		return most
	}
	sums, right := make([]float64, len(options)), make([]float64, len(options))
	for k := range options {
		w := options[k].words[0]
		left := hopes(i-1, func(p *option) float64 { return d.glossary.jointWeight(last(p.words), w) })
		right[k] = hopes(i+1, func(p *option) float64 { return d.glossary.jointWeight(w, p.words[0]) })
		sums[k] = options[k].weight + left + right[k]
	}
	var out []hopeful
	for _, k := range heaviest(len(options), mostOptions, func(k int) float64 { return sums[k] }) {
		out = append(out, hopeful{&options[k], right[k]})
	}
	return out
}

// topic adds what speaks for a decoding in the text around r: its own words,
// where the text has them elsewhere, too, and words that collocate with them.
func (d *decoder) topic(s *Signs, r align.Range, x *decoding, memo map[lexicon.Word]float64) {
	attractionOf := func(w lexicon.Word) float64 {
		v, ok := memo[w]
		if !ok {
			v = d.attraction(r, w)
			memo[w] = v
		}
		return v
	}
	for _, p := range x.parts {
		if !p.changes() || len(p.option.words) != 1 {
			continue
		}
		w := p.option.words[0]
		if d.count[d.lexicon.Lemma(w)] > 0 {
			s[echoed]++
		}
		s[amid] += attractionOf(w) - attractionOf(d.entry(d.suspect, p.at.Start))
		s[atHome] += d.closer(r, w, p.at.Start)
	}
}

// closer is by how much more like the content words around r w is used than token i, in tenths of a cosine.
func (d *decoder) closer(r align.Range, w lexicon.Word, i int32) float64 {
	if !d.words.HasVectors() {
		return 0
	}
	here, there := d.words.Vector(d.suspect.Tokens[i].Word), d.company.vector(w)
	if !here.Known() || !there.Known() {
		return 0
	}
	around := d.company.around(i, r)
	old, own := around.likeness(there), around.likeness(here)
	return (old.near + old.topic + old.closest - own.near - own.topic - own.closest) / 100
}

// attraction is how strongly w collocates with the content words around r: the
// root of the lifts that they have right before or after it.
func (d *decoder) attraction(r align.Range, w lexicon.Word) float64 {
	sum := 0.0
	met := map[lexicon.Word]bool{}
	for i := max(r.Start-topicReach, 0); i < min(r.End+topicReach, int32(len(d.suspect.Tokens))); i++ {
		x := d.entry(d.suspect, i)
		if i >= r.Start && i < r.End || x == 0 || met[x] || !d.suspect.Tokens[i].Content() || d.suspect.Tokens[i].Kind != text.WordKind {
			continue
		}
		met[x] = true
		most := float32(0)
		for _, pair := range [2][2]lexicon.Word{{x, w}, {w, x}} {
			if l, seen := d.lexicon.Lift(pair[0], pair[1]); seen {
				most = max(most, l)
			}
		}
		sum += float64(most)
	}
	return math.Sqrt(sum)
}

// Of one word a decoding must have so much of the likelihood of all for people to be told of it, of a phrase so much (ln)
// with a fifth of how likely (ln) its words are put for those that stand there: where both words of a phrase
// were put, and are seldom, one in five is right. By spinners' records the first is the old word or a
// synonym of it for one in two then, and for one in four of what is left out. No suggestion is better than a silly one.
const (
	leastOfWord   = .35
	leastOfPhrase = -2.5
	ofChance      = .2
)

// told reports whether people are told of decoding k of those found.
func told(found []decoding, k int) bool {
	parts, sure := found[k].parts, share(found, k)
	if len(parts) == 1 {
		return sure >= leastOfWord
	}
	put := 0.0
	for i := range parts {
		put += parts[i].option.signs[chance]
	}
	return linear.Round(math.Log(sure)+float64(ofChance*put), 3) >= leastOfPhrase
}

// share returns how likely decoding k is among those found that change anything.
func share(found []decoding, k int) float64 {
	sum := 0.0
	for i := range found {
		if found[i].changes() {
			sum += math.Exp(found[i].score - found[k].score)
		}
	}
	return linear.Round(1/sum, 3)
}

// sorted returns the n likeliest decodings, likeliest first.
func sorted(found []decoding, n int) []decoding {
	var out []decoding
	for _, i := range heaviest(len(found), n, func(i int) float64 { return found[i].score }) {
		out = append(out, found[i])
	}
	return out
}

// spell writes a decoding, with the punctuation that stands between its parts.
func (d *decoder) spell(x *decoding) string {
	var b strings.Builder
	for k, p := range x.parts {
		if k > 0 {
			b.WriteString(d.between(x.parts[k-1].at.End, p.at.Start))
		}
		if !p.changes() {
			b.WriteString(d.suspect.Text(p.at.Start, p.at.End))
			continue
		}
		for i, w := range p.option.words {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(d.lexicon.String(w))
		}
	}
	return b.String()
}

// between returns what stands between token end−1 and token start.
func (d *decoder) between(end, start int32) string {
	if start < end {
		return " " // they have changed places
	}
	out := ""
	for i := end; i <= start; i++ {
		if d.suspect.Tokens[i].Is(text.SpaceBefore) {
			out += " "
		}
		if i < start {
			out += d.suspect.Text(i, i+1)
		}
	}
	return out
}

// A Decoding is what a phrase on its own may have been made of, and what
// speaks for that, in the order of SignCodes.
type Decoding struct {
	Text  string
	Signs []float64
}

// A Tracer finds decodings by tables and weights that stand in for the
// compiled-in ones. What it has worked out for a word it keeps.
type Tracer struct{ glossary *glossary }

// NewTracer returns a Tracer for phrases on their own, such as the entries of a
// list of tortured phrases, or for those in running text.
func NewTracer(l *lexicon.Lexicon, table *Inverse, weights *linear.Model, running bool) *Tracer {
	s := inList
	if running {
		s = inText
	}
	return &Tracer{newGlossary(l, table, weightsOf(weights), s)}
}

// Lexicon returns the lexicon whose words the Tracer knows.
func (t *Tracer) Lexicon() *lexicon.Lexicon { return t.glossary.lexicon }

// Decode returns for each token range of a text what it may have been made of:
// at most n, the likeliest first. The words must know those of the text.
func (t *Tracer) Decode(words *align.Words, suspect *text.Document, n int, ranges ...align.Range) [][]Decoding {
	d := newDecoder(prober{words: words, lexicon: words.Lexicon(), suspect: suspect}, nil)
	d.glossary = t.glossary
	out := make([][]Decoding, len(ranges))
	for i, r := range ranges {
		for _, x := range d.decode(r, n+1) {
			if x.changes() && len(out[i]) < n {
				s := d.signs(r, &x)
				out[i] = append(out[i], Decoding{d.spell(&x), s[:]})
			}
		}
	}
	return out
}
