package main

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/parallel"
	"unspin/detector/internal/score"
)

// A derivations is how well texts that go back to a reference are derivable from
// those that tell the same independently, each family held out with its sources.
type derivations struct {
	Families    []derivedFamily              `json:"families"`
	Models      statistic.Proportion         `json:"models"`     // rewrites by language models of 100 words or more
	NewsModels  statistic.Proportion         `json:"newsModels"` // of those, of news
	Independent statistic.Proportion         `json:"independent"`
	Cut         statistic.Proportion         `json:"cut"`  // independent, cut to 250 words
	Part        statistic.Proportion         `json:"part"` // independent, derived as a whole or in part
	PartCut     statistic.Proportion         `json:"partCut"`
	AUC         []derivedAUC                 `json:"auc"`
	Anew        map[int]statistic.Proportion `json:"anew"`        // our stories that a model wrote anew, by the words to which suspects were cut
	Calibration figure                       `json:"calibration"` // expected calibration error at even odds
}

type derivedFamily struct {
	Family  string                       `json:"family"`
	Group   group                        `json:"group"`
	Derived map[int]statistic.Proportion `json:"derived"` // by the words to which suspects were cut, 0 for whole
}

// A derivedAUC is how well a measure ranks derived texts above independent ones.
type derivedAUC struct {
	Measure string         `json:"measure"`
	AUC     map[int]figure `json:"auc"`   // by the words to which suspects were cut
	Found   figure         `json:"found"` // models' rewrites found where 3 % of independent texts are called derived
}

// A derivable is a telling as weights judge it that never saw its family or sources.
type derivable struct {
	*learn.Telling
	group   group
	logOdds float64
	extent  score.Extent
}

func (t *derivable) derived() bool { return t.logOdds >= score.LeastDerived }

// model reports whether a language model rewrote t by itself.
func (t *derivable) model() bool { return rewritten(t.Pair.Family) && t.Content.Words >= 100 }

const leastTold = 80 // words of a suspect that derivation is judged of

func measureDerivation(pairs []corpus.Pair, lex *lexicon.Lexicon) (*derivations, error) {
	stretches, err := learn.Stretches(pairs, lex)
	if err != nil {
		return nil, err
	}
	own, err := learn.OwnRewrites()
	if err != nil {
		return nil, err
	}
	all := append(own, pairs...)
	tellings, err := learn.Tellings(all, lex)
	if err != nil {
		return nil, err
	}
	calls, err := judgeDerivation(all, tellings, stretches)
	if err != nil {
		return nil, err
	}
	d := &derivations{Anew: map[int]statistic.Proportion{}}
	calls = slices.DeleteFunc(calls, func(t derivable) bool {
		if learn.IsOwn(t.Pair.Family) && t.Derived {
			d.Anew[t.Cut] = plus(d.Anew[t.Cut], t.derived())
		}
		return learn.IsOwn(t.Pair.Family)
	})
	for _, name := range distinct(calls, func(t *derivable) string { return t.Pair.Family }) {
		f := derivedFamily{Family: name, Derived: map[int]statistic.Proportion{}}
		for i := range calls {
			if t := &calls[i]; t.Pair.Family == name {
				f.Group = t.group
				f.Derived[t.Cut] = plus(f.Derived[t.Cut], t.derived())
			}
		}
		d.Families = append(d.Families, f)
	}
	slices.SortStableFunc(d.Families, func(a, b derivedFamily) int {
		order := append(slices.Clone(innocentGroups), spinners)
		return cmp.Or(cmp.Compare(slices.Index(order, a.Group), slices.Index(order, b.Group)), cmp.Compare(a.Family, b.Family))
	})
	for i := range calls {
		t := &calls[i]
		switch {
		case t.Cut == 0 && t.model():
			d.Models = plus(d.Models, t.derived())
			if strings.HasPrefix(t.Pair.Family, "llm-news") {
				d.NewsModels = plus(d.NewsModels, t.derived())
			}
		case t.Cut == 0 && !t.Derived:
			d.Independent = plus(d.Independent, t.derived())
			d.Part = plus(d.Part, t.extent != score.None)
		case t.Cut == 250 && !t.Derived:
			d.Cut = plus(d.Cut, t.derived())
			d.PartCut = plus(d.PartCut, t.extent != score.None)
		}
	}
	d.calibrate(calls)
	return d, d.rank(calls)
}

func plus(p statistic.Proportion, hit bool) statistic.Proportion {
	if hit {
		p.Hits++
	}
	return statistic.NewProportion(p.Hits, p.Of+1)
}

// judgeDerivation judges each telling as it stands, whole or cut, by weights
// learned without its family and sources.
func judgeDerivation(pairs []corpus.Pair, tellings []learn.Telling, stretches []learn.Stretch) ([]derivable, error) {
	source := map[*corpus.Pair]int{}
	for i, s := range sources(pairs) {
		source[&pairs[i]] = s
	}
	families := distinct(tellings, func(t *learn.Telling) string { return t.Pair.Family })
	out := make([][]derivable, len(families))
	err := parallel.Each(len(families), func(i int) error {
		held := map[int]bool{}
		for j := range tellings {
			if t := &tellings[j]; t.Pair.Family == families[i] {
				held[source[t.Pair]] = true
			}
		}
		var rest []learn.Telling
		for j := range tellings {
			if t := &tellings[j]; t.Pair.Family != families[i] && !held[source[t.Pair]] {
				rest = append(rest, *t)
			}
		}
		own := slices.DeleteFunc(slices.Clone(stretches), func(s learn.Stretch) bool {
			return s.Pair.Family == families[i] || held[source[s.Pair]]
		})
		m := score.Derivers{Text: learn.Derivation(rest), Telling: learn.ByFacts(rest), Passage: learn.Passages(own)}
		for j := range tellings {
			t := &tellings[j]
			if t.Pair.Family == families[i] && t.Variant == "" && t.Content.Words >= leastTold {
				out[i] = append(out[i], derivable{t, groupOf(t.Pair), m.Whole(&t.Content), m.Derive(t.Slim).Extent})
			}
		}
		return nil
	})
	return slices.Concat(out...), err
}

// rank compares the judgement with measures that others use.
func (d *derivations) rank(calls []derivable) error {
	vectors, err := lexicon.EnglishVectors()
	if err != nil {
		return err
	}
	measures := []struct {
		name  string
		value func(*derivable) float64
	}{
		{"Unspin", func(t *derivable) float64 { return t.logOdds }},
		{"content words kept exactly", func(t *derivable) float64 { return float64(t.Content.Exact) / float64(t.Content.Mass+1) }},
		{"word runs shared (six words)", func(t *derivable) float64 { return sixGrams(t.Pair.Reference, learn.Cut(t.Pair.Suspect, t.Cut)) }},
		{"cosine of averaged vectors", func(t *derivable) float64 {
			return averagedCosine(vectors, t.Pair.Reference, learn.Cut(t.Pair.Suspect, t.Cut))
		}},
	}
	for _, m := range measures {
		a := derivedAUC{Measure: m.name, AUC: map[int]figure{}}
		for _, cut := range learn.Cuts {
			var yes, no []float64
			for i := range calls {
				t := &calls[i]
				switch {
				case t.Cut != cut:
				case !t.Derived:
					no = append(no, m.value(t))
				case t.model():
					yes = append(yes, m.value(t))
				}
			}
			a.AUC[cut] = figure(statistic.AUC(yes, no))
			if cut == 0 {
				a.Found = figure(float64(statistic.Reach(yes, statistic.ThresholdBelow(yes, no, .03))) / math.Max(1, float64(len(yes))))
			}
		}
		d.AUC = append(d.AUC, a)
	}
	return nil
}

// plainWords returns the words of s in small letters.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !(r == '\'' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r > 127) })
}

// averagedCosine returns the cosine of the means of both texts' word vectors, the common
// baseline of likeness in meaning (Wieting and others 2016).
func averagedCosine(vectors *lexicon.Vectors, reference, suspect string) float64 {
	sum := func(s string) (out [lexicon.VectorDimensions]float64) {
		for _, word := range plainWords(s) {
			if id, ok := vectors.Find(word); ok {
				for i, x := range vectors.Direction(id) {
					out[i] += x
				}
			}
		}
		return out
	}
	r, s := sum(reference), sum(suspect)
	dot, rr, ss := 0.0, 0.0, 0.0
	for i := range r {
		dot, rr, ss = dot+r[i]*s[i], rr+r[i]*r[i], ss+s[i]*s[i]
	}
	if rr == 0 || ss == 0 {
		return 0
	}
	return dot / math.Sqrt(rr*ss)
}

// sixGrams returns the share of the suspect's runs of six words that the
// reference has (WCopyfind).
func sixGrams(reference, suspect string) float64 {
	const n = 6
	known := map[string]bool{}
	r, s := plainWords(reference), plainWords(suspect)
	for i := 0; i+n <= len(r); i++ {
		known[strings.Join(r[i:i+n], " ")] = true
	}
	hits := 0
	for i := 0; i+n <= len(s); i++ {
		if known[strings.Join(s[i:i+n], " ")] {
			hits++
		}
	}
	return float64(hits) / math.Max(1, float64(len(s)-n+1))
}

// calibrate takes the log-odds at even odds, families of each class alike.
func (d *derivations) calibrate(calls []derivable) {
	size := map[string]float64{}
	class := map[bool]float64{}
	for i := range calls {
		size[calls[i].Pair.Family]++
	}
	weight := func(t *derivable) float64 { return math.Pow(size[t.Pair.Family], -.7) }
	for i := range calls {
		class[calls[i].Derived] += weight(&calls[i])
	}
	var forecasts []statistic.Forecast
	for i := range calls {
		t := &calls[i]
		forecasts = append(forecasts, statistic.Forecast{Probability: 1 / (1 + math.Exp(-t.logOdds)), True: t.Derived, Weight: weight(t) / class[t.Derived]})
	}
	bins := statistic.Reliability(forecasts, 10)
	d.Calibration = figure(statistic.CalibrationError(bins))
}

func (d *derivations) print(p *page) {
	if d == nil {
		return
	}
	p.heading("10. Derivation, whatever the wording; each family held out with all texts that share a source with it")
	p.line("  Called derived of suspects of %d words or more, whole and cut to so many words.", leastTold)
	var rows [][]string
	for _, f := range append(d.Families, derivedFamily{Family: "our stories, written anew", Derived: d.Anew}) {
		row := []string{f.Family}
		for _, cut := range learn.Cuts {
			cell := "·"
			if f.Derived[cut].Of > 0 {
				cell = share(f.Derived[cut])
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	p.table(1, "family|whole|250|150|100", rows)
	rows = nil
	for _, a := range d.AUC {
		row := []string{a.Measure}
		for _, cut := range learn.Cuts {
			row = append(row, a.AUC[cut].String())
		}
		rows = append(rows, append(row, a.Found.String()))
	}
	p.line("  Models’ rewrites above independent texts (AUC); found whole where 3 %% of these are called derived:")
	p.table(1, "measure|whole|"+joinInts(learn.Cuts[1:])+"|found", rows)
	p.line("  Expected calibration error at even odds: %s", d.Calibration.String())
}

func joinInts(list []int) string {
	var out []string
	for _, x := range list {
		out = append(out, strconv.Itoa(x))
	}
	return strings.Join(out, "|")
}
