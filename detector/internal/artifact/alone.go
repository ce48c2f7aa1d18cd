package artifact

import (
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

// Alone returns the findings of a text that stands alone, in its order, given
// its choices: the rules that need no reference, each at work on the whole text.
func Alone(a *align.Alignment, choices []Choice) []Finding {
	if a.Words.Lexicon() == nil {
		return nil
	}
	f := newFinder(a)
	f.decoder = newDecoder(f.prober, choices)
	f.alone()
	return f.findings
}

// alone lets the rules look at the suspect. What an earlier rule has named,
// no later one names again.
func (f *finder) alone() {
	for _, r := range f.rules {
		if r.alone == nil {
			continue
		}
		for _, n := range r.alone(f) {
			if n.Rule = r.ID; !f.named(n.Suspect) {
				f.findings = append(f.findings, n)
			}
		}
	}
	f.anywhere()
}

// anywhere adds what the rules find in the suspect by itself. It stands in place
// of what was said of the same words without a reference.
func (f *finder) anywhere() {
	for _, r := range f.rules {
		if r.anywhere == nil {
			continue
		}
		for _, n := range r.anywhere(f) {
			n.Rule = r.ID
			f.findings = append(slices.DeleteFunc(f.findings, func(o Finding) bool { return o.Reference < 0 && overlap(o.Suspect, n.Suspect) }), n)
		}
	}
	sortFindings(f.findings)
}

// named reports whether a finding has tokens of r already.
func (f *finder) named(r align.Range) bool {
	return slices.ContainsFunc(f.findings, func(n Finding) bool { return n.Suspect.Start < r.End && r.Start < n.Suspect.End })
}

// A decoder finds what phrases of a text that stands alone may have been made
// of.
type decoder struct {
	*chooser
	glossary *glossary
	choices  []Choice
	at       map[int32]int // token → its choice
	warm     float64       // see warmth
	pairs    map[[2]uint32]int
}

func newDecoder(p prober, choices []Choice) *decoder {
	d := &decoder{chooser: newChooser(p), glossary: newGlossary(p.lexicon, inverse(p.lexicon), decodeModel(), inText), choices: choices, at: make(map[int32]int, len(choices)), pairs: map[[2]uint32]int{}}
	for i := range choices {
		d.at[choices[i].Token] = i
		if next := choices[i].Token + 1; choices[i].Joint {
			d.pairs[d.pair(choices[i].Token, next)]++
		}
	}
	d.warm = d.warmth()
	if p.lexicon.Attested() {
		d.warm = d.warmthElsewhere()
	}
	return d
}

// warmth returns by how much the words of the text fit worse than those of
// innocent texts, in log-odds. One word by itself says little, so its context
// counts, as for markArtifacts: where the words of a text fit badly
// throughout, a middling one is named too; where they fit, only a glaring one.
func (d *decoder) warmth() float64 {
	const (
		usual  = -1.0 // mean weight of the choices of innocent texts
		shrink = 40   // choices it takes to speak for the text
		sway   = 6.0  // how much the text counts
		few    = 150  // choices below which a text of a special field looks as badly as a spun one
		most   = 2.5  // what so few may count at most
	)
	sum := 0.0
	for i := range d.choices {
		sum += clip(d.choices[i].Weight, 3)
	}
	n := float64(len(d.choices))
	warm := linear.Round(float64(sway*(sum-usual*n)/(n+shrink)), 2)
	if len(d.choices) < few {
		warm = min(warm, most)
	}
	return warm
}

func (d *decoder) pair(i, j int32) [2]uint32 {
	l := d.lexicon
	return [2]uint32{uint32(l.Lemma(d.entry(d.suspect, i))), uint32(l.Lemma(d.entry(d.suspect, j)))}
}

// sentenceAt returns the sentence of d that token i stands in.
func sentenceAt(d *text.Document, i int32) *text.Sentence {
	k, _ := slices.BinarySearchFunc(d.Sentences, i, func(s text.Sentence, i int32) int {
		switch {
		case s.End <= i:
			return -1
		case s.Start > i:
			return 1
		}
		return 0
	})
	return &d.Sentences[min(k, len(d.Sentences)-1)]
}

// running reports whether token i stands in running text: not in a heading,
// a fragment or a short quotation, where words are set against each other on purpose.
func (d *decoder) running(i int32) bool {
	const short = 4
	if sentenceAt(d.suspect, i).Flags&(text.Heading|text.Fragment) != 0 {
		return false
	}
	q := d.suspect.Tokens[i].Quotation
	return q < 0 || d.suspect.Quotations[q].End-d.suspect.Quotations[q].Start > short
}

// mostSuggestions is how many decodings people are shown.
const mostSuggestions = 3

// suggestions spells decodings of r, without what stands there already.
func (d *decoder) suggestions(r align.Range, found []decoding) []string {
	var out []string
	for _, x := range found {
		s := d.spell(&x)
		if s != d.suspect.Text(r.Start, r.End) && !slices.Contains(out, s) && len(out) < mostSuggestions {
			out = append(out, s)
		}
	}
	return out
}

// sensible returns the decodings that people are not offered in vain, none where the first is silly: of what stands for
// one of another part of speech a spinner's record confirms one in fifty.
func (d *decoder) sensible(found []decoding) []decoding {
	var out []decoding
	for i := range found {
		switch x := &found[i]; {
		case !x.changes():
		case !d.doubles(x) && d.alike(x, nil) && (len(out) == 0 || d.alike(x, &out[0])):
			out = append(out, *x)
		case len(out) == 0:
			return nil
		}
	}
	return out
}

// doubles reports whether x says one word twice in a row, beside its neighbours, too.
func (d *decoder) doubles(x *decoding) bool {
	last := x.before
	for _, w := range append(x.words(), x.after) {
		if w != 0 && last != 0 && d.lexicon.Lemma(w) == d.lexicon.Lemma(last) {
			return true
		}
		last = w
	}
	return false
}

// alike reports whether each word that x puts for one has a part of speech of the one that stands there, or of what
// another decoding puts in its place. Small words have none of those that are told apart: "them" may stand for "bureaucracy", but
// where it is likeliest a noun is not offered beside it.
func (d *decoder) alike(x, other *decoding) bool {
	var here, there [maxReadings]lexicon.Analysis
	for i := range x.parts {
		p := &x.parts[i]
		if !p.changes() || p.at.Len() != 1 || len(p.option.words) != 1 {
			continue
		}
		stands := d.words.Readings(d.suspect.Tokens[p.at.Start].Word)
		if other != nil {
			k := slices.IndexFunc(other.parts, func(o part) bool { return o.at == p.at && o.changes() && len(o.option.words) == 1 })
			if k < 0 {
				continue
			}
			stands = d.lexicon.Analyses(other.parts[k].option.words[0], there[:0])
		}
		is := d.lexicon.Analyses(p.option.words[0], here[:0])
		if len(is) == 0 || len(stands) == 0 && other == nil {
			continue
		}
		if !slices.ContainsFunc(is, func(a lexicon.Analysis) bool {
			return slices.ContainsFunc(stands, func(b lexicon.Analysis) bool { return a.PartOfSpeech == b.PartOfSpeech })
		}) {
			return false
		}
	}
	return true
}
