package main

import (
	"cmp"
	"slices"
	"strings"

	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/parallel"
)

// A transfers is what weights make of other spinners when one spinner or one
// mechanism alone was learned from.
type transfers []transfer

type transfer struct {
	Learned  string                          `json:"learned"`
	Detected map[string]statistic.Proportion `json:"detected"` // by what was not learned from, changed and long enough
	People   statistic.Proportion            `json:"people"`   // called spun
	Models   statistic.Proportion            `json:"models"`
}

// measureTransfer learns from each kind of spun text alone and from each
// mechanism alone. Sources are halved: what is judged shares none with what
// was learned from, and each half is judged by the other.
func measureTransfer(all []measured) (transfers, error) {
	spun := func(m *measured) bool { return m.Spun }
	var lessons []lesson
	for _, kind := range distinct(all, func(m *measured) string { return m.kind }) {
		lessons = append(lessons, lesson{kind, func(m *measured) bool { return m.kind == kind }})
	}
	lessons = slices.DeleteFunc(lessons, func(l lesson) bool {
		return !slices.ContainsFunc(all, func(m measured) bool { return spun(&m) && l.in(&m) })
	})
	lessons = append(lessons,
		lesson{"every word-by-word spinner", func(m *measured) bool { return !trip(&m.Example) }},
		lesson{"every round trip", func(m *measured) bool { return trip(&m.Example) }})
	out := make(transfers, len(lessons))
	err := parallel.Each(len(lessons), func(i int) error {
		out[i] = lessons[i].measure(all)
		return nil
	})
	return out, err
}

// A lesson is the only spun texts that are learned from.
type lesson struct {
	name string
	in   func(*measured) bool
}

func (l *lesson) measure(all []measured) transfer {
	calls := make([]judged, len(all))
	for half := range 2 {
		var examples []learn.Example
		for i := range all {
			if m := &all[i]; m.source%2 != half && (!m.Spun || l.in(m)) {
				e := m.Example
				e.Blind = e.Spun // whatever it is, there is nothing else to learn features from
				examples = append(examples, e)
			}
		}
		if !both(examples) {
			continue
		}
		model := learn.Fit(examples)
		for i := range all {
			if all[i].source%2 == half {
				calls[i].result = model.Weigh(&all[i].Example)
			}
		}
	}
	for i := range all {
		calls[i].measured = &all[i]
	}
	return l.sum(calls)
}

// both reports whether there are spun and innocent examples.
func both(examples []learn.Example) bool {
	spun := func(e learn.Example) bool { return e.Spun }
	return slices.ContainsFunc(examples, spun) && slices.ContainsFunc(examples, func(e learn.Example) bool { return !e.Spun })
}

func (l *lesson) sum(calls []judged) transfer {
	t := transfer{Learned: l.name, Detected: map[string]statistic.Proportion{}}
	for _, column := range transferColumns(calls) {
		own := where(calls, func(j *judged) bool { return transferColumn(j) == column && !l.in(j.measured) && j.enough() })
		if len(own) > 0 {
			t.Detected[column] = count(own, (*judged).spun)
		}
	}
	t.People = count(where(calls, func(j *judged) bool { return j.group == people || j.group == independent || j.group == learners }), (*judged).spun)
	t.Models = count(where(calls, func(j *judged) bool { return j.group == models }), (*judged).spun)
	return t
}

// transferColumn tells where a spun text is counted, "" for an innocent one.
func transferColumn(j *judged) string {
	switch {
	case !j.Spun:
		return ""
	case j.group != generated:
		return j.Pair.Family
	case trip(&j.Example):
		return "generated trips"
	}
	return "generated"
}

func transferColumns(calls []judged) []string {
	columns := distinct(calls, transferColumn)
	return slices.DeleteFunc(columns, func(c string) bool { return c == "" })
}

// corporaFirst orders columns.
func corporaFirst(a, b string) int {
	return cmp.Or(cmp.Compare(strings.Count(a, "generated"), strings.Count(b, "generated")), cmp.Compare(a, b))
}

func (ts transfers) print(p *page) {
	if len(ts) == 0 {
		return
	}
	p.heading("3. Transfer: one spinner, or one mechanism, alone learned from")
	p.line("  Called spun of the other spinners' texts that are changed and long enough; no source is learned from and judged.")
	var columns []string
	for _, t := range ts {
		for c := range t.Detected {
			if !slices.Contains(columns, c) {
				columns = append(columns, c)
			}
		}
	}
	slices.SortFunc(columns, corporaFirst)
	var rows [][]string
	for _, t := range ts {
		row := []string{t.Learned}
		for _, c := range columns {
			cell := "·"
			if d := t.Detected[c]; d.Of > 0 {
				cell = percent(d.Share())
			}
			row = append(row, cell)
		}
		rows = append(rows, append(row, share(t.People), share(t.Models)))
	}
	p.table(1, "learned from|"+strings.Join(columns, "|")+"|people|language models", rows)
}
