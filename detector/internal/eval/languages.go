package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"unspin/detector"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/parallel"
	"unspin/detector/internal/score"
)

// languageParts are where the pairs of other languages and their packs are.
const (
	languageFolder = "corpora-other-languages"
	packFolder     = "detector/internal/lexicon/packs"
)

// A languageFigures is how texts in a language are judged as they are shipped: the two
// translations of each pair against each other, either way round, and our spinners'
// texts, which weights were learned from, against what they were made from.
type languageFigures struct {
	people, spun, turned, reversed [2]int // cases and of how many
	enough                         [2]int // spun texts of 120 words with 8 % of them exchanged, those called so
	highest                        float64
	named                          [2]int // of the words that spinners exchanged, those told by a relation
	artifacts                      map[bool][2]int
}

// languagesReport prints a table by language.
func languagesReport(data string) error {
	pairs, err := corpus.Read(filepath.Join(data, languageFolder))
	if err != nil {
		return err
	}
	packs, err := learn.OpenPacks(packFolder)
	if err != nil {
		return err
	}
	fmt.Println("\nOther languages, as shipped: texts of people and of our spinners, and those handed over the wrong way round")
	fmt.Printf("  %-3s %-22s %-8s %-20s %-24s %-22s %-20s %-20s %s\n", "", "people called spun", "highest", "spun called spun", "120 words, 8 % exchanged", "turned round: spun", "told as reversed", "named", "artifacts per 1,000 words: spun, people")
	for _, pack := range packs {
		f, err := measureLanguage(pairs, pack)
		if err != nil {
			return err
		}
		if f.people[1] == 0 {
			fmt.Printf("  %-3s no texts\n", pack.Language())
			continue
		}
		fmt.Printf("  %-3s %-22s %-8.0f %-20s %-24s %-22s %-20s %-20s %.1f, %.1f\n", pack.Language(), counted(f.people), f.highest, counted(f.spun),
			counted(f.enough), counted(f.turned), counted(f.reversed), counted(f.named), perThousand(f.artifacts[true]), perThousand(f.artifacts[false]))
	}
	return aloneElsewhereReport(pairs, packs)
}

// aloneElsewhereReport prints how texts that stand alone are judged by weights that learned nothing from them.
func aloneElsewhereReport(pairs []corpus.Pair, packs []*lexicon.Lexicon) error {
	lengths := []int{150, 200, 300, math.MaxInt}
	fmt.Println("\nTexts alone in other languages, by words, source and spinner held out: people's and edits called likely-spun, spun with 15 % changed, people not judged")
	for _, pack := range packs {
		solos, err := learn.AloneElsewhere(pairs, pack)
		if err != nil {
			return err
		}
		if len(solos) == 0 {
			continue
		}
		known := map[string]*linear.Model{}
		var plain, spun, left [3][2]int
		for i := range solos {
			s := &solos[i]
			k := slices.IndexFunc(lengths, func(n int) bool { return s.Words() < n }) - 1
			if k < 0 || s.Spun && s.Changed < .15 {
				continue
			}
			verdict := s.JudgeElsewhere(learn.HeldOut(solos, s, known)).Verdict
			if s.Spun {
				tally(&spun[k], verdict == score.LikelySpun)
				continue
			}
			tally(&left[k], verdict == score.Insufficient)
			if verdict != score.Insufficient {
				tally(&plain[k], verdict == score.LikelySpun)
			}
		}
		for k := range plain {
			fmt.Printf("  %-3s from %d words: %s; %s; %s\n", pack.Language(), lengths[k], counted(plain[k]), counted(spun[k]), counted(left[k]))
		}
	}
	return nil
}

// tally counts a case in, and whether it is a hit.
func tally(c *[2]int, hit bool) {
	if c[1]++; hit {
		c[0]++
	}
}

func counted(c [2]int) string {
	p := statistic.NewProportion(c[0], c[1])
	return fmt.Sprintf("%d of %d, %s", c[0], c[1], percent(p.Share()))
}

func perThousand(c [2]int) float64 { return 1000 * float64(c[0]) / float64(max(c[1], 1)) }

// measureLanguage compares the pairs in a pack's language and variants of them.
func measureLanguage(pairs []corpus.Pair, lex *lexicon.Lexicon) (*languageFigures, error) {
	var own []corpus.Pair
	for _, p := range pairs {
		if strings.HasSuffix(p.Family, "-"+lex.Language()) {
			q := p
			q.Reference, q.Suspect = p.Suspect, p.Reference
			own = append(own, p, q)
		}
	}
	own = append(own, learn.Variants(own, lex)...)
	d, err := openedWith(lex.Language())
	if err != nil {
		return nil, err
	}
	reports, turned := make([]*detector.Report, len(own)), make([]*detector.Report, len(own))
	err = parallel.Each(len(own), func(i int) (err error) {
		if reports[i], err = against(d, own[i].Suspect, own[i].Reference); err == nil && own[i].Class == "spun" {
			turned[i], err = against(d, own[i].Reference, own[i].Suspect)
		}
		return err
	})
	f := &languageFigures{artifacts: map[bool][2]int{}}
	for i, r := range reports {
		if err == nil {
			f.add(r, turned[i])
			if turned[i] != nil && r.Suspect.Words >= 120 && exchangedShare(own[i].Suspect, own[i].Reference) >= .08 {
				tally(&f.enough, r.Verdict == detector.Spun)
			}
		}
	}
	return f, err
}

// openedWith returns a detector that has the pack of a language besides the English one.
func openedWith(language string) (*detector.Detector, error) {
	data, err := os.ReadFile(filepath.Join(packFolder, language+".pack"))
	if err != nil {
		return nil, err
	}
	pack, err := detector.OpenPack(data)
	if err != nil {
		return nil, err
	}
	return detector.New(detector.WithPack(pack))
}

func against(d *detector.Detector, suspect, reference string) (*detector.Report, error) {
	return d.Compare(context.Background(), detector.Text{Text: suspect}, detector.Text{Text: reference})
}

// add counts one report, and that of the same texts the other way round if the suspect was spun.
func (f *languageFigures) add(r, turned *detector.Report) {
	called := r.Verdict == detector.Spun
	a := f.artifacts[turned != nil]
	for _, s := range r.Substitutions {
		if s.Artifact {
			a[0]++
		}
		if turned != nil && s.Reference != nil && s.Kind != detector.KindFunctionWord && s.Kind != detector.KindSpelling {
			tally(&f.named, s.Kind != detector.KindOther)
		}
	}
	a[1] += r.Suspect.Words
	f.artifacts[turned != nil] = a
	if turned == nil {
		tally(&f.people, called)
		f.highest = max(f.highest, r.SpinScore)
		return
	}
	tally(&f.spun, called)
	tally(&f.turned, turned.Verdict == detector.Spun)
	tally(&f.reversed, turned.Direction.Original == "suspect")
}
