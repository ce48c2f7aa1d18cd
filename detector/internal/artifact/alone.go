package artifact

import (
	"slices"

	"unspin/detector/internal/align"
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
