package score

import (
	_ "embed"
	"math"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/linear"
)

// meetings is what a text that stands alone adds up to where of pairs of words it is known only whether
// they are met: how many of its words' neighbours are not, and whether others would be.
type meetings struct {
	Language  string  // of such a pack; empty for others
	Mixed     int     // neighbours of which one is a small word
	Unmet     int     // of those, not known to be met
	Agreeing  int     // articles and the like, with a content word after them
	Clashing  int     // of those, not known to be met before it, where another gender's or case's is
	Better    int     // choices for which a word of like meaning is met with the neighbours, and the word is not
	Gain      float64 // by how much likelier such words are beside the neighbours, of all choices together
	Plainness float64 // the same without regard to the neighbours
}

// aspectsElsewhere are in the order of the weights tables.
var aspectsElsewhere = []aspect{
	{
		code:   "agreement",
		pro:    "%1 of %2 articles and the like are met before another gender or case and not before the word that they have here",
		con:    "only %1 of %2 articles and the like do not go with the word after them, as far as we know",
		value:  func(a *Alone) float64 { return 2 * math.Sqrt(float64(a.Clashing)/float64(a.Agreeing+5)) },
		counts: func(a *Alone) [2]int { return [2]int{a.Clashing, a.Agreeing} },
	},
	{
		code:   "unmet-pairs",
		pro:    "%1 of %2 pairs of a main word and a small one beside it are not among those that we know from web pages",
		con:    "%1 of %2 pairs of a main word and a small one beside it are not among those that we know from web pages, no more than usual",
		value:  func(a *Alone) float64 { return 5 * share(a.Unmet, a.Mixed, .2, 8) },
		counts: func(a *Alone) [2]int { return [2]int{a.Unmet, a.Mixed} },
	},
	{
		code:   "better-neighbours",
		pro:    "beside their neighbours %1 of %2 main words are not met and words of like meaning are",
		con:    "beside their neighbours only %1 of %2 main words are not met and words of like meaning are",
		value:  func(a *Alone) float64 { return a.mean(a.Gain) },
		counts: func(a *Alone) [2]int { return [2]int{a.Better, a.Choices} },
	},
	{
		code:   "plainer-words",
		pro:    "for the %2 main words there are commoner ones of like meaning",
		con:    "the %2 main words are as common as others of like meaning",
		value:  func(a *Alone) float64 { return a.mean(a.Plainness) },
		counts: func(a *Alone) [2]int { return [2]int{0, a.Choices} },
	},
}

// mean returns sum for each choice, shrunk where they are few.
func (a *Alone) mean(sum float64) float64 { return sum / float64(a.Choices+10) }

func (a *Alone) aspects() []aspect {
	if a.Language != "" {
		return aspectsElsewhere
	}
	return aspects
}

// The tables for texts that stand alone, by language.
var (
	//go:embed weights_alone_es.tsv
	spanishTable string
	//go:embed weights_alone_fr.tsv
	frenchTable string
	//go:embed weights_alone_pt.tsv
	portugueseTable string
	//go:embed weights_alone_it.tsv
	italianTable string
	//go:embed weights_alone_de.tsv
	germanTable string
)

// elsewhereModels parses the compiled-in tables once.
var elsewhereModels = sync.OnceValue(func() map[string]*linear.Model {
	models := map[string]*linear.Model{}
	for language, table := range map[string]string{"es": spanishTable, "fr": frenchTable, "pt": portugueseTable, "it": italianTable, "de": germanTable} {
		models[language] = linear.MustParse(table, ElsewhereCodes())
	}
	return models
})

// ElsewhereCodes returns the codes of the aspects that count elsewhere, in the order of Vector.
func ElsewhereCodes() []string { return aspectCodes(aspectsElsewhere) }

// ElsewhereSigns returns what more of each can only speak for, which is spinning.
func ElsewhereSigns() []int { return []int{+1, +1, +1, +1} }

const (
	// LeastElsewhere is LeastAlone where of pairs of words it is known only whether they are met.
	LeastElsewhere = 150
	// leastSpunElsewhere is leastSpun there. The weights were learned from news; other kinds of text lie
	// nearer to spun ones.
	leastSpunElsewhere = .75
	// mostUnknown is the share of words in no dictionary above which a text is not judged there: it is of a
	// special field or spelled as it was a century ago, and what is known of its words tells nothing.
	// German makes words of words as it goes.
	mostUnknown, mostUnknownGerman = .08, .16
)

// Strange reports whether too few of the words are known for a judgement.
func (a *Alone) Strange() bool {
	most := mostUnknown
	if a.Language == "de" {
		most = mostUnknownGerman
	}
	return a.Language != "" && float64(a.Unknown) > float64(most*float64(a.Words))
}

// Least is how many words the text must have to be judged.
func (a *Alone) Least() int {
	if a.Language != "" {
		return LeastElsewhere
	}
	return LeastAlone
}

// addNeighbours adds what is known of the words side by side.
func (a *Alone) addNeighbours(l *align.Alignment, without Mask) {
	lex := l.Words.Lexicon()
	if lex == nil || !lex.Attested() {
		return
	}
	a.Language = lex.Language()
	for _, n := range artifact.Neighbourships(l) {
		if without != nil && (without[n.First] || without[n.Second]) {
			continue
		}
		count := func(c *int, is bool) {
			if is {
				*c++
			}
		}
		count(&a.Mixed, n.Mixed)
		count(&a.Unmet, n.Mixed && n.Unmet)
		count(&a.Agreeing, n.Agreeing)
		count(&a.Clashing, n.Clash)
	}
}

// weigh adds a choice.
func (a *meetings) weigh(c *artifact.Choice) {
	if c.Better() {
		a.Better++
	}
	a.Gain += c.Misplaced()
	a.Plainness += clip(c.Plain, 4)
}
