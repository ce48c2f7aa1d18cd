package main

import (
	"fmt"
	"hash/fnv"
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
	"unspin/detector/internal/text"
)

// alone reports whether only a part with a page of its own is asked for.
func alone(only string) bool { return only == "inspect" || only == "decoding" || only == "languages" }

// inspectReport prints how texts are judged without a reference: verdicts by
// family, findings in plain news, findings against a spinner's own record, and
// how often a tortured phrase is traced back to its term.
func inspectReport(data, only string) error {
	lex, err := lexicon.English()
	if err != nil {
		return err
	}
	folder := filepath.Join(data, "corpora")
	fmt.Println("\nWithout a reference")
	if err := suggestionsReport(folder, filepath.Join("testdata", "stories"), lex); err != nil {
		return err
	}
	if only != "inspect" {
		if err := decodingReport(folder, lex); err != nil || only == "decoding" {
			return err
		}
	}
	texts, err := corpus.ReadAll(folder)
	if err != nil {
		return err
	}
	vectors, err := lexicon.EnglishVectors()
	if err != nil {
		return err
	}
	solos, err := learn.MeasureAlone(learn.WithVariants(texts, lex), lex, vectors)
	if err != nil {
		return err
	}
	h := heldOut{lex: lex, vectors: vectors, families: map[string]*tallied{}}
	if err := h.judgeAll(solos); err != nil {
		return err
	}
	h.print()
	return nil
}

// kin names the families that are held out together: by one maker or of one
// kind, with their references.
func kin(family string) string {
	of, isReference := strings.CutPrefix(family, "reference of ")
	for _, group := range [][]string{
		{"people", "human-", "independent-", "mt-against-human"},
		{"language models", "llm-"}, {"neural round trips", "roundtrip-neural"}, {"paraphrasers", "paraphraser-"},
		{"plain news", "plain-news"},
	} {
		for _, prefix := range group[1:] {
			if strings.HasPrefix(of, prefix) {
				return group[0]
			}
		}
	}
	if isReference {
		return "plain news" // they are what spinners were given
	}
	if setting, own := strings.CutPrefix(family, "made-"); own {
		setting, _, _ = strings.Cut(setting, "-")
		return "our own spinner: " + setting
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

// A heldOut is what became of texts by weights that saw neither their kin nor their sources.
type heldOut struct {
	lex       *lexicon.Lexicon
	vectors   *lexicon.Vectors
	families  map[string]*tallied
	lengths   lengths
	listed    []string // findings in plain news
	forecasts aloneForecasts
}

// judgeAll judges each group of families. Our own settings have all sources, so that of these one half is
// learned from and the other judged.
func (h *heldOut) judgeAll(solos []learn.Solo) error {
	groups := map[string][]int{}
	for i := range solos {
		groups[kin(solos[i].Family)] = append(groups[kin(solos[i].Family)], i)
	}
	for _, group := range sortedKeys(groups) {
		halves := 1
		if strings.HasPrefix(group, "our own spinner") || group == "plain news" {
			halves = 2
		}
		for half := range halves {
			if err := h.judgeGroup(solos, groups[group], half, halves); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *heldOut) judgeGroup(solos []learn.Solo, group []int, half, halves int) error {
	name, sources := kin(solos[group[0]].Family), map[string]bool{}
	var held []*learn.Solo
	for _, i := range group {
		if s := &solos[i]; halves == 1 || sourceHalf(s) == half {
			held, sources[s.Pair.Source()] = append(held, s), true
		}
	}
	var rest []learn.Solo
	for i := range solos {
		if s := &solos[i]; kin(s.Family) != name && !sources[s.Pair.Source()] {
			rest = append(rest, *s)
		}
	}
	judge := newAloneJudge(rest)
	for _, s := range held {
		if err := h.tally(s, judge.weigh(s)); err != nil {
			return err
		}
	}
	return nil
}

func sourceHalf(s *learn.Solo) int {
	sum := fnv.New32a()
	sum.Write([]byte(s.Pair.Source()))
	return int(sum.Sum32()>>4) % 2
}

// tally counts s where it belongs.
func (h *heldOut) tally(s *learn.Solo, r score.Result) error {
	var findings []artifact.Finding
	var d *text.Document
	if s.Cut == 0 || r.Verdict == score.LikelySpun {
		var err error
		if findings, d, err = s.Findings(h.lex, h.vectors); err != nil {
			return err
		}
		r.Substantiate(findings)
	}
	h.lengths.add(s, &r)
	h.forecasts.add(s, &r)
	if s.Cut > 0 {
		return nil
	}
	if h.families[s.Family] == nil {
		h.families[s.Family] = &tallied{}
	}
	h.families[s.Family].add(s, &r, findings)
	if s.Family == "plain-news" {
		for _, f := range findings {
			h.listed = append(h.listed, s.Pair.ID+": "+oneLine(d.Text(f.Suspect.Start, f.Suspect.End))+" ("+f.Rule+": "+strings.Join(f.Suggestions, ", ")+")")
		}
	}
	return nil
}

func (h *heldOut) print() {
	h.lengths.print()
	printAlone(h.families)
	h.forecasts.print()
	fmt.Printf("  findings in plain news, all of them:\n    %s\n", strings.Join(h.listed, "\n    "))
}

// lengths are the figures by how many words a text has, whole or cut.
type lengths [len(leastLength)]struct {
	spinners                 map[string]*[2]int // caught and all of those with 12 % of their words changed
	innocent, models, others [3]int             // likely-spun, not judged and all
}

var leastLength = [...]int{100, 150, 200, 300}

func (l *lengths) add(s *learn.Solo, r *score.Result) {
	k := len(leastLength) - 1
	for k >= 0 && s.Words() < leastLength[k] {
		k--
	}
	if k < 0 || !s.Spun && s.Put != nil || learn.IsJoined(s.Pair) {
		return // round trips are neither
	}
	at := &l[k]
	if s.Spun {
		if s.Changed < .12 {
			return
		}
		if at.spinners == nil {
			at.spinners = map[string]*[2]int{}
		}
		for _, name := range []string{kin(s.Family), "all"} {
			if at.spinners[name] == nil {
				at.spinners[name] = &[2]int{}
			}
			at.spinners[name][1]++
			if r.Verdict == score.LikelySpun {
				at.spinners[name][0]++
			}
		}
		return
	}
	counts := &at.others
	switch group := kin(s.Family); {
	case strings.HasPrefix(s.Family, "reference of "), group == "people", group == "plain news":
		counts = &at.innocent
	case group == "language models":
		counts = &at.models
	}
	counts[2]++
	switch r.Verdict {
	case score.LikelySpun:
		counts[0]++
	case score.Insufficient:
		counts[1]++
	}
}

func (l *lengths) print() {
	fmt.Println("  likely-spun by length, texts whole and cut, each held out with its kin and its source texts")
	for k := range l {
		name := fmt.Sprintf("%d words or more", leastLength[k])
		if k+1 < len(leastLength) {
			name = fmt.Sprintf("%d–%d words", leastLength[k], leastLength[k+1]-1)
		}
		fmt.Printf("  %s\n", name)
		for _, c := range []struct {
			name   string
			counts [3]int
		}{{"people, news and references", l[k].innocent}, {"language models", l[k].models}, {"paraphrasers, neural round trips", l[k].others}} {
			fmt.Printf("    %-36s %s; not judged %s\n", c.name, of(c.counts[0], c.counts[2])+" "+interval(statistic.NewProportion(c.counts[0], c.counts[2])), of(c.counts[1], c.counts[2]))
		}
		for _, spinner := range sortedKeys(l[k].spinners) {
			n := l[k].spinners[spinner]
			fmt.Printf("    spun, ≥ 12 %% changed: %-24s %s\n", spinner, of(n[0], n[1])+" "+interval(statistic.NewProportion(n[0], n[1])))
		}
	}
}

// An aloneJudge is the weights by which texts are judged that stand alone.
type aloneJudge struct{ choices, texts *linear.Model }

func newAloneJudge(solos []learn.Solo) aloneJudge {
	choices := learn.Choices(solos, artifact.ChoiceCodes())
	return aloneJudge{choices, learn.Texts(solos, choices)}
}

func (j *aloneJudge) weigh(s *learn.Solo) score.Result { return s.Judge(j.choices, j.texts) }

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

// add counts a whole text.
func (t *tallied) add(s *learn.Solo, r *score.Result, findings []artifact.Finding) {
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
	t.words += s.Words()
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
		{name: "of those of two words for two", of: func(t *learn.Torture) bool { return wordCounts(t) == [2]int{2, 2} }},
		{name: "of those of another length than their term", of: func(t *learn.Torture) bool { n := wordCounts(t); return n[0] != n[1] }},
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

// wordCounts returns how many words the phrase has, and its term.
func wordCounts(t *learn.Torture) [2]int {
	return [2]int{len(strings.Fields(learn.Plain(t.Tortured))), len(strings.Fields(learn.Plain(t.Established)))}
}

// isAttested reports whether the pack has the term's pairs of neighbours, and
// the tortured phrase as many words.
func isAttested(lex *lexicon.Lexicon, t learn.Torture) bool {
	n := wordCounts(&t)
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
