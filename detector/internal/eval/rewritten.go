package main

import (
	"fmt"
	"slices"
	"strings"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/parallel"
	"unspin/detector/internal/score"
)

// A rewrites is how well texts are told that were reworded first and spun then, beside the same
// texts that were not spun. Who reworded them, their sources and the
// spinner are held out together.
type rewrites struct {
	All      rewrittenRow   `json:"all"`
	Makers   []rewrittenRow `json:"makers"`
	Spinners []rewrittenRow `json:"spinners"`
	Machine  *mechanisms    `json:"machine"` // who reworded the texts that were not spun
}

// A rewrittenRow is what texts of one kind were called.
type rewrittenRow struct {
	Name              string               `json:"name"`
	Spun              statistic.Proportion `json:"spun"` // of those long and changed enough
	Independent       statistic.Proportion `json:"independent"`
	Middle            statistic.Proportion `json:"middle"` // unspun, called spun
	MiddleIndependent statistic.Proportion `json:"middleIndependent"`
}

// A reworded is a text that was reworded, and perhaps spun, as weights judge it that saw nothing of the kind.
type reworded struct {
	*measured
	maker, spinner string
	spun           bool
	verdict        score.Verdict
}

const (
	rewrittenWords   = 100
	rewrittenSwapped = .12 // of the reworded text's words
	spinnerFolds     = 2
)

// rewriterOf returns what is held out with a family of reworded texts: all that one kind of maker
// made.
func rewriterOf(family string) string {
	for _, maker := range []string{"llm-2llama", "llm-gpt4", "llm-human", "llm-news", "paraphraser-tool", "roundtrip-neural", "human-"} {
		if strings.HasPrefix(family, maker) {
			return strings.TrimSuffix(maker, "-")
		}
	}
	return family
}

func measureRewrites(pairs []corpus.Pair, lex *lexicon.Lexicon) (*rewrites, error) {
	made := learn.Rewrites(pairs, lex)
	all := append(slices.Clone(pairs), learn.Variants(pairs, lex)...)
	first := len(all)
	for i := range made {
		all = append(all, made[i].Spun)
	}
	examples, err := measure(all, lex)
	if err != nil {
		return nil, err
	}
	at := map[string]int{} // by suspect and reference
	for i := range pairs {
		at[pairs[i].Suspect+"\x00"+pairs[i].Reference] = i
	}
	var texts []reworded
	for i := range made {
		m, s := made[i].Middle, &examples[first+i]
		if s.words < rewrittenWords || changedShare(s.Pair.Suspect, m.Suspect) < rewrittenSwapped {
			continue
		}
		middle := &examples[at[m.Suspect+"\x00"+m.Reference]]
		texts = append(texts, reworded{measured: s, maker: rewriterOf(m.Family), spinner: s.kind, spun: true},
			reworded{measured: middle, maker: rewriterOf(m.Family), spinner: s.kind})
	}
	own, err := learn.OwnRewrites()
	if err != nil {
		return nil, err
	}
	tellings, err := learn.Tellings(append(own, pairs...), lex)
	if err != nil {
		return nil, err
	}
	if err := judgeRewrites(texts, examples, tellings); err != nil {
		return nil, err
	}
	out := tallyRewrites(texts)
	out.Machine, err = measureRewriting(examples[:len(pairs)], lex)
	return out, err
}

// measureRewriting asks of each pair of the corpora whether a machine reworded it, and of people's the other way
// round, too, by the tables that are shipped: what tells a machine's rewriting was not learned from any of them.
func measureRewriting(examples []measured, lex *lexicon.Lexicon) (*mechanisms, error) {
	var turned []corpus.Pair
	for i := range examples {
		if p := examples[i].Pair; examples[i].group == people || examples[i].group == learners {
			turned = append(turned, corpus.Pair{Family: p.Family, Class: p.Class, Suspect: p.Reference, Reference: p.Suspect})
		}
	}
	other, err := measure(turned, lex)
	if err != nil {
		return nil, err
	}
	for i := range other {
		other[i].group = turnedRound
	}
	all := slices.Concat(examples, other)
	judgements := make([]judged, len(all))
	err = parallel.Each(len(all), func(i int) error {
		judgements[i] = judged{measured: &all[i], result: score.Weigh(all[i].Alignment, all[i].Findings, nil)}
		return nil
	})
	m := &mechanisms{}
	m.rewriting(judgements)
	return m, err
}

// judgeRewrites judges each text by weights that saw neither its maker nor its spinner, nor any text
// that shares a source with what they made.
func judgeRewrites(texts []reworded, examples []measured, tellings []learn.Telling) error {
	makers := distinct(texts, func(t *reworded) string { return t.maker })
	spinners := distinct(texts, func(t *reworded) string { return t.spinner })
	number := map[string]int{} // of the source of each reference
	for i := range examples {
		number[examples[i].Pair.Reference] = examples[i].source
	}
	return parallel.Each(len(makers)*spinnerFolds, func(n int) error {
		maker, fold := makers[n/spinnerFolds], n%spinnerFolds
		held := func(t *reworded) bool {
			return t.maker == maker && slices.Index(spinners, t.spinner)%spinnerFolds == fold
		}
		sources, kinds := map[int]bool{}, map[string]bool{}
		for i := range texts {
			if held(&texts[i]) {
				sources[texts[i].source] = true
			}
		}
		for i, s := range spinners {
			kinds[s] = i%spinnerFolds == fold
		}
		var rest []learn.Example
		for i := range examples {
			if e := &examples[i]; !sources[e.source] && !kinds[e.kind] && rewriterOf(e.Pair.Family) != maker {
				rest = append(rest, e.Example)
			}
		}
		model := learn.Fit(rest)
		told := slices.DeleteFunc(slices.Clone(tellings), func(t learn.Telling) bool {
			source, known := number[t.Pair.Reference]
			return known && sources[source] || rewriterOf(t.Pair.Family) == maker
		})
		model.Derivers = &score.Derivers{Text: learn.Derivation(told), Telling: learn.ByFacts(told), Passage: score.PassageModel()}
		for i := range texts {
			if t := &texts[i]; held(t) {
				t.verdict = model.Weigh(&t.Example).Verdict
			}
		}
		return nil
	})
}

func tallyRewrites(texts []reworded) *rewrites {
	row := func(name string, in func(*reworded) bool) rewrittenRow {
		r := rewrittenRow{Name: name}
		for i := range texts {
			t := &texts[i]
			switch {
			case !in(t):
			case t.spun:
				r.Spun, r.Independent = plus(r.Spun, t.verdict == score.Spun), plus(r.Independent, t.verdict == score.Independent)
			default:
				r.Middle, r.MiddleIndependent = plus(r.Middle, t.verdict == score.Spun), plus(r.MiddleIndependent, t.verdict == score.Independent)
			}
		}
		return r
	}
	out := &rewrites{All: row("all", func(*reworded) bool { return true })}
	for _, name := range distinct(texts, func(t *reworded) string { return t.maker }) {
		out.Makers = append(out.Makers, row(name, func(t *reworded) bool { return t.maker == name }))
	}
	for _, name := range distinct(texts, func(t *reworded) string { return t.spinner }) {
		out.Spinners = append(out.Spinners, row(name, func(t *reworded) bool { return t.spinner == name }))
	}
	return out
}

func (r *rewrites) print(p *page) {
	if r == nil {
		return
	}
	p.heading(fmt.Sprintf("12. Reworded, then spun: texts of %d words and more with %.0f %% swapped; maker, sources and spinner held out", rewrittenWords, 100*rewrittenSwapped))
	var rows [][]string
	for _, x := range slices.Concat(r.Makers, r.Spinners, []rewrittenRow{r.All}) {
		rows = append(rows, []string{x.Name, whole(x.Spun), whole(x.Independent), whole(x.Middle), whole(x.MiddleIndependent)})
	}
	p.table(1, "reworded by, or spun by|spun|independent|not spun, called spun|independent", rows)
	r.Machine.printRewriting(p)
}
