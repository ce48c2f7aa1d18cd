package main

import (
	"context"
	"strconv"

	"unspin/detector"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/parallel"
	"unspin/detector/report"
)

// openingWords are the lengths to which both texts are cut: an article's first two sentences to its first paragraphs.
var openingWords = []int{40, 60, 80, 110}

// An opening is how often texts go back to a reference, as shipped, where both are cut to their first words.
type opening struct {
	Words       int                  `json:"words"`
	Independent statistic.Proportion `json:"independent"` // texts on one event
	Unlike      statistic.Proportion `json:"unlike"`      // texts on different matters
	Derived     statistic.Proportion `json:"derived"`     // all that go back whole; their openings need not
}

type openings []opening

// measureOpenings compares the openings of pairs.
func measureOpenings(d *detector.Detector, pairs []corpus.Pair) (openings, error) {
	out := make(openings, len(openingWords))
	for i, words := range openingWords {
		type answer struct{ back, unlike bool }
		answers := make([]answer, len(pairs))
		err := parallel.Each(len(pairs), func(j int) (err error) {
			p, other := &pairs[j], &pairs[(j+len(pairs)/2)%len(pairs)]
			if answers[j].back, err = goesBack(d, learn.Cut(p.Suspect, words), learn.Cut(p.Reference, words)); err != nil {
				return err
			}
			answers[j].unlike, err = goesBack(d, learn.Cut(p.Suspect, words), learn.Cut(other.Reference, words))
			return err
		})
		if err != nil {
			return nil, err
		}
		independent := func(j int) bool { return pairs[j].Class == "independent" }
		count := func(of, hit func(j int) bool) statistic.Proportion {
			var hits, all int
			for j := range pairs {
				if of(j) {
					all++
					if hit(j) {
						hits++
					}
				}
			}
			return statistic.NewProportion(hits, all)
		}
		back := func(j int) bool { return answers[j].back }
		out[i] = opening{
			Words:       words,
			Independent: count(independent, back),
			Unlike:      count(func(int) bool { return true }, func(j int) bool { return answers[j].unlike }),
			Derived:     count(func(j int) bool { return !independent(j) }, back),
		}
	}
	return out, nil
}

// goesBack reports whether a text is told to go back to another, in whatever way.
func goesBack(d *detector.Detector, suspect, reference string) (bool, error) {
	r, err := d.Compare(context.Background(), detector.Text{Text: suspect}, detector.Text{Text: reference})
	if err != nil {
		return false, err
	}
	return r.Verdict != report.Independent && r.Verdict != report.Insufficient, nil
}

func (all openings) print(p *page) {
	if len(all) == 0 {
		return
	}
	p.line("  Both texts cut to so many words, as shipped; called derived:")
	var rows [][]string
	for _, o := range all {
		rows = append(rows, []string{strconv.Itoa(o.Words), share(o.Independent), share(o.Unlike), share(o.Derived)})
	}
	p.table(1, "words|independent, one event|on different matters|going back as wholes", rows)
}
