package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"unspin/detector"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/parallel"
)

// A cased is a document of PAN's text alignment task and the passages that
// were put into it, in characters.
type cased struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Reference string `json:"reference"`
	Suspect   string `json:"suspect"`
	Cases     []struct {
		Suspect   [2]int `json:"suspect"`
		Reference [2]int `json:"reference"`
	} `json:"cases"`
}

// A passageScore is how well the passages of reports match the cases of one type.
type passageScore struct {
	Type        string               `json:"type"`
	Cases       int                  `json:"cases"`
	Detections  int                  `json:"detections"`
	Precision   figure               `json:"precision"` // macro-averaged, in characters
	Recall      figure               `json:"recall"`
	Granularity figure               `json:"granularity"`
	Plagdet     figure               `json:"plagdet"`   // F1 ÷ log2(1 + granularity), Potthast and others 2010
	Documents   statistic.Proportion `json:"documents"` // derived at least in part
}

type passageScores []passageScore

// An area is a stretch of both texts, in characters.
type area struct{ suspect, reference [2]int }

func (a area) meets(b area) bool {
	return a.suspect[0] < b.suspect[1] && b.suspect[0] < a.suspect[1] && a.reference[0] < b.reference[1] && b.reference[0] < a.reference[1]
}

// covered returns the share of a's characters, on both sides, that others cover.
func (a area) covered(others []area) float64 {
	hit := func(own [2]int, side func(area) [2]int) int {
		marks := make([]bool, own[1]-own[0])
		for _, o := range others {
			if s := side(o); a.meets(o) {
				for k := max(own[0], s[0]); k < min(own[1], s[1]); k++ {
					marks[k-own[0]] = true
				}
			}
		}
		n := 0
		for _, m := range marks {
			if m {
				n++
			}
		}
		return n
	}
	n := hit(a.suspect, func(o area) [2]int { return o.suspect }) + hit(a.reference, func(o area) [2]int { return o.reference })
	return float64(n) / float64(max(1, a.suspect[1]-a.suspect[0]+a.reference[1]-a.reference[0]))
}

// measurePassages compares the passages of reports, as they stand, with the cases of data/passages.
func measurePassages(d *detector.Detector, data string) (passageScores, error) {
	docs, err := readCased(filepath.Join(data, "passages"))
	if err != nil || len(docs) == 0 {
		return nil, err
	}
	detections, partial := make([][]area, len(docs)), make([]bool, len(docs))
	err = parallel.Each(len(docs), func(i int) error {
		r, err := d.Compare(context.Background(), detector.Text{Text: docs[i].Suspect}, detector.Text{Text: docs[i].Reference})
		if err != nil {
			return err
		}
		partial[i] = r.Derivation.Extent == detector.Part || r.Derivation.Extent == detector.Whole
		for _, p := range r.Passages {
			if p.Kind == detector.PassageNew {
				continue
			}
			for _, s := range p.References {
				detections[i] = append(detections[i], area{characters(docs[i].Suspect, p.Suspect), characters(docs[i].Reference, s.Span)})
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out passageScores
	for _, kind := range distinct(docs, func(d *cased) string { return d.Type }) {
		var s passageScore
		s.Type = kind
		precision, recall, granularity, found := 0.0, 0.0, 0.0, 0
		for i := range docs {
			if docs[i].Type != kind {
				continue
			}
			s.Documents = plus(s.Documents, partial[i])
			var cases []area
			for _, c := range docs[i].Cases {
				cases = append(cases, area{c.Suspect, c.Reference})
			}
			for _, a := range detections[i] {
				precision += a.covered(cases)
			}
			for _, c := range cases {
				recall += c.covered(detections[i])
				if n := len(slices.DeleteFunc(slices.Clone(detections[i]), func(a area) bool { return !a.meets(c) })); n > 0 {
					granularity += float64(n)
					found++
				}
			}
			s.Cases += len(cases)
			s.Detections += len(detections[i])
		}
		s.fill(precision, recall, granularity, found)
		out = append(out, s)
	}
	return out, nil
}

func (s *passageScore) fill(precision, recall, granularity float64, found int) {
	p, r := precision/math.Max(1, float64(s.Detections)), recall/math.Max(1, float64(s.Cases))
	g := math.Max(1, granularity/math.Max(1, float64(found)))
	s.Precision, s.Recall, s.Granularity = figure(p), figure(r), figure(g)
	if p+r > 0 {
		s.Plagdet = figure(2 * p * r / (p + r) / math.Log2(1+g))
	}
}

// characters turns a span of s in bytes into a range of characters.
func characters(s string, span detector.Span) [2]int {
	start := utf8.RuneCountInString(s[:span.Start])
	return [2]int{start, start + utf8.RuneCountInString(s[span.Start:span.End])}
}

func readCased(folder string) ([]cased, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var docs []cased
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		dec := json.NewDecoder(bufio.NewReader(f))
		for dec.More() {
			var d cased
			if err := dec.Decode(&d); err != nil {
				f.Close()
				return nil, fmt.Errorf("%s: document %d: %w", filepath.Base(name), len(docs)+1, err)
			}
			docs = append(docs, d)
		}
		f.Close()
	}
	return docs, nil
}

func (ss passageScores) print(p *page) {
	if len(ss) == 0 {
		return
	}
	p.heading("11. Passages (PAN’s text alignment), as reports have them; none of these documents is learned from")
	var rows [][]string
	for _, s := range ss {
		row := []string{s.Type, fmt.Sprint(s.Cases), fmt.Sprint(s.Detections), s.Precision.String(), s.Recall.String(), s.Granularity.String(), s.Plagdet.String(), share(s.Documents)}
		if s.Cases == 0 {
			row[3], row[4], row[5], row[6] = "·", "·", "·", "·"
		}
		rows = append(rows, row)
	}
	p.table(1, "type|cases|found|precision|recall|granularity|plagdet|documents derived at least in part", rows)
}
