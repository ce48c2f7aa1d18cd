package artifact

import (
	"cmp"
	"math"
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// A decoding is what a phrase may have been made of, word by word.
type decoding struct {
	words []lexicon.Word // 0 for a token that stays as it is
	score float64        // ln of how much likelier that is than the phrase as it stands
}

const (
	beamWidth   = 48
	unreplaced  = -0.5 // ln of how likely a word of a phrase in doubt was left as it is
	putPower    = 1.25 // how much the channel counts beside what is met in text
	fieldShare  = 0.3  // of the words of phrases in doubt, those of the fields that lists of such phrases come from
	notUnheard  = -14  // ln of how common a word without an entry is taken to be
	finalists   = 24   // decodings that are weighed by more than their neighbours
	topicReach  = 40   // tokens on either side that a phrase shares its topic with
	topicWeight = 0.35
	topicKeeps  = 1.5 // ln, as for company
	topicMost   = 4   // words that go with it and count
	echo        = 1.0 // ln, for a word that the text has elsewhere
)

// decode returns the likeliest decodings of token range r, best first, at most
// n of them. A beam follows the words from left to right (as in Brown and
// others 1990); what is left over is weighed by the topic of the text around.
func (d *decoder) decode(r align.Range, n int) []decoding {
	before := d.entry(d.suspect, d.neighbour(d.suspect, r.Start, -1))
	after := d.entry(d.suspect, d.neighbour(d.suspect, r.End-1, +1))
	beam := []decoding{{}}
	for i := r.Start; i < r.End; i++ {
		if d.suspect.Tokens[i].Kind == text.PunctKind {
			for k := range beam {
				beam[k].words = append(slices.Clip(beam[k].words), 0)
			}
			continue
		}
		beam = d.extend(beam, i, before)
	}
	own := d.standing(r, before, after)
	for k := range beam {
		l, _ := d.lift(last(beam[k].words), after)
		beam[k].score += l - own
	}
	d.sort(beam)
	beam = beam[:min(len(beam), finalists)]
	memo := map[lexicon.Word]int{}
	for k := range beam {
		beam[k].score += d.topic(r, beam[k].words, memo)
	}
	d.sort(beam)
	return beam[:min(len(beam), n)]
}

// extend adds token i to each decoding of beam: as it stands, or any of its
// candidates.
func (d *decoder) extend(beam []decoding, i int32, before lexicon.Word) []decoding {
	w := d.entry(d.suspect, i)
	options := []candidate{{w, unreplaced, d.plain(w)}}
	if t := &d.suspect.Tokens[i]; t.Content() && t.Kind == text.WordKind && !t.Is(text.Name) && w != 0 {
		options = append(options, d.channel.candidates(w)...)
	}
	next := make([]decoding, 0, len(beam)*len(options))
	for _, b := range beam {
		previous := before
		if len(b.words) > 0 {
			previous = last(b.words)
		}
		for _, o := range options {
			l, _ := d.lift(previous, o.word)
			next = append(next, decoding{append(slices.Clip(b.words), o.word), b.score + putPower*o.put + d.domain(o) + l})
		}
	}
	d.sort(next)
	return next[:min(len(next), beamWidth)]
}

func (d *decoder) plain(w lexicon.Word) float64 {
	if w == 0 {
		return notUnheard
	}
	return float64(d.lexicon.LogProb(w))
}

// standing is the score of range r as it stands.
func (d *decoder) standing(r align.Range, before, after lexicon.Word) float64 {
	sum, previous := 0.0, before
	for i := r.Start; i < r.End; i++ {
		if d.suspect.Tokens[i].Kind == text.PunctKind {
			continue
		}
		w := d.entry(d.suspect, i)
		l, _ := d.lift(previous, w)
		sum += unreplaced + d.domain(candidate{word: w, plain: d.plain(w)}) + l
		previous = w
	}
	l, _ := d.lift(previous, after)
	return sum + l
}

// topic is what speaks for words in the text around r: those that keep company
// with them, and the words themselves.
func (d *decoder) topic(r align.Range, words []lexicon.Word, memo map[lexicon.Word]int) float64 {
	company := func(w lexicon.Word) int {
		n, ok := memo[w]
		if !ok {
			n = d.companyOf(r, w)
			memo[w] = n
		}
		return n
	}
	sum := 0.0
	for k, w := range words {
		i := r.Start + int32(k)
		if w == 0 || w == d.entry(d.suspect, i) || !d.suspect.Tokens[i].Content() {
			continue
		}
		if d.count[d.lexicon.Lemma(w)] > 0 {
			sum += echo
		}
		sum += topicWeight * float64(company(w)-company(d.entry(d.suspect, i)))
	}
	return sum
}

// companyOf counts the content words around r that are met beside w.
func (d *decoder) companyOf(r align.Range, w lexicon.Word) int {
	n := 0
	met := map[lexicon.Word]bool{}
	for i := max(r.Start-topicReach, 0); i < min(r.End+topicReach, int32(len(d.suspect.Tokens))) && n < topicMost; i++ {
		x := d.entry(d.suspect, i)
		if i >= r.Start && i < r.End || x == 0 || met[x] || !d.suspect.Tokens[i].Content() || d.suspect.Tokens[i].Kind != text.WordKind {
			continue
		}
		met[x] = true
		for _, pair := range [2][2]lexicon.Word{{x, w}, {w, x}} {
			if l, seen := d.lexicon.Lift(pair[0], pair[1]); seen && l > topicKeeps {
				n++
				break
			}
		}
	}
	return n
}

func last(words []lexicon.Word) lexicon.Word {
	if len(words) == 0 {
		return 0
	}
	return words[len(words)-1]
}

func (d *decoder) sort(beam []decoding) {
	slices.SortStableFunc(beam, func(a, b decoding) int {
		return cmp.Or(cmp.Compare(b.score, a.score), slices.Compare(a.words, b.words))
	})
}

// spell writes a decoding of range r.
func (d *decoder) spell(r align.Range, words []lexicon.Word) string {
	out := ""
	for k, w := range words {
		i := r.Start + int32(k)
		if k > 0 && d.suspect.Tokens[i].Is(text.SpaceBefore) {
			out += " "
		}
		if w == 0 || w == d.entry(d.suspect, i) {
			out += d.suspect.Text(i, i+1)
		} else {
			out += d.lexicon.String(w)
		}
	}
	return out
}

// Decode returns what a phrase on its own, such as an entry of a list of
// tortured phrases, may have been made of: at most n, the likeliest first. The
// words must know the phrase's; inverse stands in for the compiled-in table.
func Decode(words *align.Words, phrase *text.Document, table *Inverse, n int) []string {
	c := newChannel(words.Lexicon())
	if table != nil {
		c.inverse = table
	}
	d := newDecoder(prober{words: words, lexicon: words.Lexicon(), suspect: phrase}, nil)
	d.channel = c
	r := align.Range{End: int32(len(phrase.Tokens))}
	var out []string
	for _, x := range d.decode(r, n+1) {
		if s := d.spell(r, x.words); s != phrase.Text(r.Start, r.End) && len(out) < n {
			out = append(out, s)
		}
	}
	return out
}

// domain is ln of how common o is in phrases of the kind that is decoded.
func (d *decoder) domain(o candidate) float64 {
	t := d.channel.inverse
	return math.Log((1-fieldShare)*math.Exp(o.plain) + fieldShare*float64(t.total[o.word])/float64(t.all+1))
}
