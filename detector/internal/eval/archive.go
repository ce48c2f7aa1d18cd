package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"unspin/detector"
	"unspin/detector/archive"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/parallel"
	"unspin/detector/report"
)

// retrievals are how often an archive of all texts of the folder gives a suspect's
// own reference among the first, by who made the suspect.
type retrievals struct {
	References int         `json:"references"`
	Rows       []retrieval `json:"rows"`
}

type retrieval struct {
	Group   string               `json:"group"`
	Found   statistic.Proportion `json:"found"`   // the reference, among the first five
	First   statistic.Proportion `json:"first"`   // or another version of it, as the first
	Derived statistic.Proportion `json:"derived"` // a match that the suspect goes back to
}

// mostAsked is how many suspects of a family are asked about, spread over it.
const mostAsked = 60

// A wanted is a suspect, and the reference that it was made from.
type wanted struct {
	group              string
	suspect, reference string
}

// measureArchive puts all references, and the texts without a pair, into one archive.
func measureArchive(f *folder, data string) (*retrievals, error) {
	d, err := detector.New()
	if err != nil {
		return nil, err
	}
	docs, err := readCased(filepath.Join(data, "passages"))
	if err != nil {
		return nil, err
	}
	a := archive.New()
	added := map[string]bool{}
	add := func(text string) {
		if text = strings.TrimSpace(text); text != "" && !added[text] {
			added[text] = true
			a.Add(report.Text{Text: text, Name: fmt.Sprint(a.Len())})
		}
	}
	for i := range f.pairs {
		add(f.pairs[i].Reference)
	}
	for i := range docs {
		add(docs[i].Reference)
	}
	for _, text := range f.plain {
		add(text)
	}
	asked := append(suspectsOf(f.pairs, docs), hiddenIn(f.plain, f.pairs)...)
	matches := make([][]archive.Match, len(asked))
	err = parallel.Each(len(asked), func(i int) error {
		found, err := a.Find(context.Background(), d, report.Text{Text: asked[i].suspect}, 5, func(r report.Text) bool {
			return r.Text == strings.TrimSpace(asked[i].suspect) // which is a reference of another pair
		})
		matches[i] = found
		return err
	})
	if err != nil {
		return nil, err
	}
	out := &retrievals{References: a.Len()}
	for _, g := range distinct(asked, func(w *wanted) string { return w.group }) {
		row := retrieval{Group: g}
		for i := range asked {
			if asked[i].group == g {
				row.add(&asked[i], matches[i])
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

func (r *retrieval) add(w *wanted, matches []archive.Match) {
	at := slices.IndexFunc(matches, func(m archive.Match) bool { return m.Text.Text == w.reference })
	r.Found, r.First = plus(r.Found, at >= 0), plus(r.First, at == 0)
	r.Derived = plus(r.Derived, len(matches) > 0 && matches[0].Derived)
}

// suspectsOf returns some suspects of each family of real texts of a hundred words or
// more, and of each type of document that holds a passage.
func suspectsOf(pairs []corpus.Pair, docs []cased) []wanted {
	byFamily := map[string][]wanted{}
	for i := range pairs {
		p := &pairs[i]
		if g := groupOf(p); g != generated && g != editors && len(strings.Fields(p.Suspect)) >= 100 {
			byFamily[p.Family] = append(byFamily[p.Family], wanted{string(g), p.Suspect, strings.TrimSpace(p.Reference)})
		}
	}
	for i := range docs {
		if len(docs[i].Cases) > 0 {
			kind := "passages, " + docs[i].Type
			byFamily[kind] = append(byFamily[kind], wanted{kind, docs[i].Suspect, strings.TrimSpace(docs[i].Reference)})
		}
	}
	var out []wanted
	for _, family := range sortedKeys(byFamily) {
		all := byFamily[family]
		for k := range min(mostAsked, len(all)) {
			out = append(out, all[k*len(all)/min(mostAsked, len(all))])
		}
	}
	return out
}

// hidden are suspects of which a short passage was rewritten, in a longer text.
const hidden, wordsHidden, mostHidden = "passages, 65 words rewritten", 65, 12

// hiddenIn puts the middle of some suspects of each family that was rewritten or spun
// into the middle of a plain text.
func hiddenIn(plain []string, pairs []corpus.Pair) []wanted {
	var hosts [][]string
	for _, text := range plain {
		if words := strings.Fields(text); len(words) >= 400 {
			hosts = append(hosts, words[:min(len(words), 1000)])
		}
	}
	byFamily := map[string]int{}
	var out []wanted
	for i := range pairs {
		p := &pairs[i]
		words := strings.Fields(p.Suspect)
		switch g := groupOf(p); {
		case g != spinners && g != roundTrips && g != models && g != paraphrasers, len(words) < 100, len(hosts) == 0, byFamily[p.Family] == mostHidden:
			continue
		}
		byFamily[p.Family]++
		host := hosts[len(out)%len(hosts)]
		from := (len(words) - wordsHidden) / 2
		text := slices.Concat(host[:len(host)/2], words[from:from+wordsHidden], host[len(host)/2:])
		out = append(out, wanted{hidden, strings.Join(text, " "), strings.TrimSpace(p.Reference)})
	}
	return out
}

func (r *retrievals) print(p *page) {
	if r == nil {
		return
	}
	p.heading("13. An archive")
	p.line("  Of %d texts: is a suspect’s own reference among the first five matches?", r.References)
	var rows [][]string
	for _, row := range r.Rows {
		rows = append(rows, []string{row.Group, share(row.Found), share(row.First), share(row.Derived)})
	}
	p.table(1, "suspects|among the first five|the first|goes back to some text", rows)
}

// retrievals are the bars of finding a reference in an archive.
func (b *barList) retrievals(r *retrievals) {
	for _, row := range r.Rows {
		least := map[string]float64{string(spinners): .99, string(roundTrips): .98, string(models): .95}[row.Group]
		switch {
		case least > 0:
			b.least("archive: "+row.Group+", reference among five", row.Found, least)
		case strings.HasPrefix(row.Group, "passages"):
			b.least("archive: "+row.Group+", reference among five", row.Found, .90)
		case row.Group == string(independent):
			b.most("archive: "+row.Group+" that go back to some text", row.Derived, .03)
		}
	}
}
