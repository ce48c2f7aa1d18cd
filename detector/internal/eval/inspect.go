package main

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/score"
)

// alone reports whether only a part with a page of its own is asked for.
func alone(only string) bool { return only == "inspect" || only == "decoding" || only == "languages" }

// inspectReport prints how texts are judged without a reference: verdicts by
// family, findings in plain news, findings against a spinner's own record, and
// how often a tortured phrase is traced back to its term.
func inspectReport(data string, decodingOnly bool) error {
	lex, err := lexicon.English()
	if err != nil {
		return err
	}
	folder := filepath.Join(data, "corpora")
	fmt.Println("\nWithout a reference")
	if err := decodingReport(folder, lex); err != nil || decodingOnly {
		return err
	}
	texts, err := corpus.ReadAll(folder)
	if err != nil {
		return err
	}
	solos, err := learn.MeasureAlone(learn.WithVariants(texts, lex), lex)
	if err != nil {
		return err
	}
	aloneHeldOut(solos)
	return nil
}

// kin names the families that are held out together: by one maker or of one
// kind, and their source texts with them.
func kin(family string) string {
	for _, group := range [][]string{
		{"references and plain news", "reference of ", "plain-news"},
		{"people", "human-", "independent-coverage", "mt-against-human"},
		{"language models", "llm-"}, {"round trips", "roundtrip-"}, {"our own spinner", "made-"},
	} {
		for _, prefix := range group[1:] {
			if strings.HasPrefix(family, prefix) {
				return group[0]
			}
		}
	}
	return family
}

// A tallied is what became of the texts of one family.
type tallied struct {
	texts, judged, spun int // judged: not insufficient
	changed, caught     int // of those with 12 % of their words changed, judged or not
	findings, words     int
	right               int // findings that a spinner's record confirms
	edits, found        int
	worst               float64
}

// aloneHeldOut judges each group of families by weights that saw neither it nor
// its source texts.
func aloneHeldOut(solos []learn.Solo) {
	groups := map[string][]int{}
	for i := range solos {
		groups[kin(solos[i].Family)] = append(groups[kin(solos[i].Family)], i)
	}
	families := map[string]*tallied{}
	var listed []string
	var forecasts aloneForecasts
	for _, group := range sortedKeys(groups) {
		if group == "our own spinner" {
			continue // it is made from all sources, so nothing would be left to learn from
		}
		sources := map[string]bool{}
		for _, i := range groups[group] {
			sources[solos[i].Pair.Source()] = true
		}
		var rest []learn.Solo
		for i := range solos {
			own := sources[solos[i].Pair.Source()] || learn.IsJoined(solos[i].Pair) && kin(strings.TrimPrefix(solos[i].Family, "reference of ")) == group
			if group == "references and plain news" && solos[i].Spun {
				own = false // what was spun from an innocent text does not give that text away
			}
			if kin(solos[i].Family) != group && !own {
				rest = append(rest, solos[i])
			}
		}
		judge := newAloneJudge(rest)
		for _, i := range groups[group] {
			s := &solos[i]
			r := judge.weigh(s)
			forecasts.add(s, &r)
			tally(families, s, &r)
			if s.Family == "plain-news" {
				for _, f := range artifact.Alone(s.Alone, s.Choices) {
					listed = append(listed, s.Pair.ID+": "+oneLine(s.Alone.Suspect.Text(f.Suspect.Start, f.Suspect.End))+" ("+f.Rule+": "+strings.Join(f.Suggestions, ", ")+")")
				}
			}
		}
	}
	printAlone(families)
	forecasts.print()
	fmt.Printf("  findings in plain news, all of them:\n    %s\n", strings.Join(listed, "\n    "))
}

// An aloneJudge is the weights by which texts are judged that stand alone.
type aloneJudge struct{ choices, texts *linear.Model }

func newAloneJudge(solos []learn.Solo) aloneJudge {
	choices := learn.Choices(solos)
	return aloneJudge{choices, learn.Texts(solos, choices)}
}

func (j *aloneJudge) weigh(s *learn.Solo) score.Result {
	artifact.ReweighChoices(s.Choices, j.choices)
	return score.WeighAloneWith(j.texts, s.Alone, s.Choices, nil)
}

// aloneForecasts are the log likelihood ratios given of spun texts and of
// innocent ones.
type aloneForecasts struct{ spun, innocent []float64 }

func (f *aloneForecasts) add(s *learn.Solo, r *score.Result) {
	switch ratio := math.Log(r.Ratio); {
	case r.Verdict == score.Insufficient:
	case s.Spun:
		f.spun = append(f.spun, ratio)
	case s.Put == nil:
		f.innocent = append(f.innocent, ratio)
	}
}

// print prints how far the confidence can be believed.
func (f *aloneForecasts) print() {
	c := calibrateRatios("without a reference", f.spun, f.innocent)
	fmt.Printf("  calibration at a prior of %.0f %%, %d spun and %d innocent texts: expected error %.3f, slope %.2f, intercept %.2f, Cllr %.3f\n",
		100*c.Prior, len(f.spun), len(f.innocent), float64(c.Error), float64(c.Slope), float64(c.Intercept), float64(c.Cllr))
	for _, b := range c.Bins {
		if b.Cases > 0 {
			fmt.Printf("    %.1f–%.1f: %d texts, forecast %.3f, observed %.3f\n", b.From, b.To, b.Cases, b.Forecast, b.Observed)
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tally counts s in its family.
func tally(families map[string]*tallied, s *learn.Solo, r *score.Result) {
	if families[s.Family] == nil {
		families[s.Family] = &tallied{}
	}
	families[s.Family].add(s, r)
}

func (t *tallied) add(s *learn.Solo, r *score.Result) {
	t.texts++
	if r.Verdict != score.Insufficient {
		t.judged++
		t.worst = math.Max(t.worst, r.Score)
	}
	spun := r.Verdict == score.LikelySpun
	if spun {
		t.spun++
	}
	if s.Changed >= .12 {
		t.changed++
		if spun {
			t.caught++
		}
	}
	t.words += s.Alone.Suspect.Words
	findings := artifact.Alone(s.Alone, s.Choices)
	t.findings += len(findings)
	covered := map[int32]bool{}
	for _, f := range findings {
		put := false
		for i := f.Suspect.Start; i < f.Suspect.End; i++ {
			covered[i] = true
			put = put || s.Put[i]
		}
		if put {
			t.right++
		}
	}
	for i := range s.Put {
		t.edits++
		if covered[i] {
			t.found++
		}
	}
}

// of writes a share with its counts.
func of(part, whole int) string { return share(statistic.NewProportion(part, whole)) }

func printAlone(families map[string]*tallied) {
	fmt.Println("  verdicts by family, each held out with its kin and its source texts; findings in 1,000 words")
	fmt.Printf("  %-38s %6s %6s %-34s %-20s %6s %8s  %s\n", "family", "texts", "judged", "likely-spun of those judged (95 %)", "of ≥ 12 % changed", "worst", "findings", "right; words put that were found")
	for _, name := range sortedKeys(families) {
		t := families[name]
		line := fmt.Sprintf("  %-38s %6d %6d %-34s %-20s %6.1f %8.2f", name, t.texts, t.judged,
			of(t.spun, t.judged)+" "+interval(statistic.NewProportion(t.spun, t.judged)), of(t.caught, t.changed), t.worst, 1000*float64(t.findings)/float64(max(t.words, 1)))
		if t.edits > 0 {
			line += "  " + of(t.right, t.findings) + "; " + of(t.found, t.edits)
		}
		fmt.Println(line)
	}
	printKin(families)
}

// printKin sums up what is held out together: of texts judged, how many are
// likely-spun, and of those of which much was changed.
func printKin(families map[string]*tallied) {
	sums := map[string]*tallied{}
	for name, t := range families {
		group := kin(name)
		if sums[group] == nil {
			sums[group] = &tallied{}
		}
		sum := sums[group]
		sum.texts, sum.judged, sum.spun = sum.texts+t.texts, sum.judged+t.judged, sum.spun+t.spun
		sum.changed, sum.caught = sum.changed+t.changed, sum.caught+t.caught
	}
	for _, name := range sortedKeys(sums) {
		t := sums[name]
		fmt.Printf("  all %-34s %6d %6d %-34s %s\n", name, t.texts, t.judged,
			of(t.spun, t.judged)+" "+interval(statistic.NewProportion(t.spun, t.judged)), of(t.caught, t.changed))
	}
}

// decodingReport prints how often a tortured phrase is traced back to its
// term by tables and weights learned from the phrases of other terms.
func decodingReport(folder string, lex *lexicon.Lexicon) error {
	tortures, err := learn.ReadTortures(folder)
	if err != nil {
		return err
	}
	const folds = 10
	kinds := []struct {
		name string
		of   func(*learn.Torture) bool
		decoded
	}{
		{name: "tortured phrases decoded, ten folds by established term", of: func(*learn.Torture) bool { return true }},
		{name: "of those of two words for two", of: func(t *learn.Torture) bool { return lengths(t) == [2]int{2, 2} }},
		{name: "of those of another length than their term", of: func(t *learn.Torture) bool { n := lengths(t); return n[0] != n[1] }},
		{name: "of those whose term the pack has as a phrase, word for word as long", of: func(t *learn.Torture) bool { return isAttested(lex, *t) }},
	}
	spots, err := learn.ReadSpots(folder, lex)
	if err != nil {
		return err
	}
	for fold := range folds {
		rest := learn.Without(tortures, fold, folds)
		tracer := artifact.NewTracer(lex, artifact.ParseInverse(learn.Inverse(rest, lex), lex), learn.Decoding(rest, spots, lex), false)
		for _, t := range tortures {
			if t.Fold(folds) != fold || !t.Known(lex) {
				continue
			}
			rank := rankOf(t.Established, t.Decode(tracer, tried))
			for k := range kinds {
				if kinds[k].of(&t) {
					kinds[k].add(rank)
				}
			}
		}
	}
	for _, k := range kinds {
		k.print(k.name)
	}
	return spotsReport(tortures, spots, lex)
}

// spotsReport prints how often pairs of words of spun texts are traced back to
// what their references have there, by weights learned from lists and from the
// texts of the other spinner.
func spotsReport(tortures []learn.Torture, spots []learn.Spots, lex *lexicon.Lexicon) error {
	table := artifact.ParseInverse(learn.Inverse(tortures, lex), lex)
	families := map[string][]learn.Spots{}
	for _, s := range spots {
		families[s.Family] = append(families[s.Family], s)
	}
	for _, family := range sortedKeys(families) {
		var others []learn.Spots
		for _, s := range spots {
			if s.Family != family {
				others = append(others, s)
			}
		}
		tracer := artifact.NewTracer(lex, table, learn.Decoding(tortures, others, lex), true)
		var d decoded
		for _, s := range families[family] {
			for k, found := range s.Decode(tracer, tried) {
				d.add(rankOf(s.Was[k], found))
			}
		}
		d.print("pairs of words in texts of " + family + ", that spinner held out")
	}
	return nil
}

// rankOf returns where the right decoding stands, −1 for nowhere.
func rankOf(right string, found []artifact.Decoding) int {
	return slices.IndexFunc(found, func(x artifact.Decoding) bool { return learn.Plain(x.Text) == learn.Plain(right) })
}

// tried is how many decodings are looked through: what is not among them has
// no candidates, or poor ones.
const tried = 100

type decoded struct{ phrases, first, three, any int }

func (d *decoded) add(rank int) {
	d.phrases++
	if rank == 0 {
		d.first++
	}
	if rank >= 0 && rank < 3 {
		d.three++
	}
	if rank >= 0 {
		d.any++
	}
}

func (d *decoded) print(name string) {
	fmt.Printf("  %s: at one %s, within three %s, within %d %s\n", name, of(d.first, d.phrases), of(d.three, d.phrases), tried, of(d.any, d.phrases))
}

// lengths returns how many words the phrase has, and its term.
func lengths(t *learn.Torture) [2]int {
	return [2]int{len(strings.Fields(learn.Plain(t.Tortured))), len(strings.Fields(learn.Plain(t.Established)))}
}

// isAttested reports whether the pack has the term's pairs of neighbours, and
// the tortured phrase as many words.
func isAttested(lex *lexicon.Lexicon, t learn.Torture) bool {
	n := lengths(&t)
	words := strings.Fields(learn.Plain(t.Established))
	if n[0] != n[1] {
		return false
	}
	for i := 1; i < len(words); i++ {
		a, b := lex.Lookup(words[i-1]), lex.Lookup(words[i])
		if lift, seen := lex.Lift(a, b); !lex.Phrase(a, b) && !(seen && lift > 0) {
			return false
		}
	}
	return true
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
