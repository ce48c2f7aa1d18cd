package main

import (
	"context"
	"fmt"
	"strings"

	"unspin/detector"
	"unspin/detector/internal/eval/statistic"
)

// A gold is how the reported substitutions compare with the hand-made lists.
type gold []goldResult

// A goldResult is how a report compares with a list.
type goldResult struct {
	Pair     string               `json:"pair"`
	Found    statistic.Proportion `json:"found"`    // rows: the exact phrase or one containing it
	Right    statistic.Proportion `json:"right"`    // reported pairs that count: those that overlap a row on both sides
	Flag     statistic.Proportion `json:"flag"`     // rows of kind w or s that were found: those whose artifact flag agrees
	Wrong    statistic.Proportion `json:"wrong"`    // rows of kind w that were found: those flagged
	Fair     statistic.Proportion `json:"fair"`     // rows of kind s that were found: those flagged
	Flagged  statistic.Proportion `json:"flagged"`  // rows of any kind that were found: those flagged
	Missed   []string             `json:"missed"`   // rows
	Spurious []string             `json:"spurious"` // reported pairs
	Unlike   []string             `json:"unlike"`   // rows whose flag does not agree
}

func measureGold(d *detector.Detector, lists []goldList) (gold, error) {
	var out gold
	for _, l := range lists {
		r, err := d.Compare(context.Background(), detector.Text{Text: l.suspect.text}, detector.Text{Text: l.reference.text})
		if err != nil {
			return nil, err
		}
		g := compareGold(l.rows, r)
		out = append(out, g.result(l.suspect.name+" against "+l.reference.name))
	}
	return out, nil
}

func (g gold) print(p *page) {
	for _, r := range g {
		p.line("\n  hand-made list of %s", r.Pair)
		p.line("    found   %s of the rows", whole(r.Found))
		p.line("    right   %s of the reported pairs", whole(r.Right))
		p.line("    flag    %s agree: flagged %s of the wrong senses, %s of the fair ones", whole(r.Flag), share(r.Wrong), share(r.Fair))
		p.list("  missed:", r.Missed)
		p.list("  spurious:", r.Spurious)
		p.list("  flagged otherwise:", r.Unlike)
	}
}

// A goldCounts counts what a goldResult tells.
type goldCounts struct {
	rows, found, flagged   int
	reported, right        int
	wrong, flaggedWrong    int // rows of kind w found, and flagged
	fair, flaggedFair      int // rows of kind s found, and flagged
	missed, spurious, rest []string
}

func (g *goldCounts) result(pair string) goldResult {
	p := statistic.NewProportion
	return goldResult{
		Pair: pair, Found: p(g.found, g.rows), Right: p(g.right, g.reported), Flagged: p(g.flagged, g.found),
		Flag:  p(g.flaggedWrong+g.fair-g.flaggedFair, g.wrong+g.fair),
		Wrong: p(g.flaggedWrong, g.wrong), Fair: p(g.flaggedFair, g.fair), Missed: g.missed, Spurious: g.spurious, Unlike: g.rest,
	}
}

// phrase brings a phrase to the form in which it is compared.
func phrase(s string) string {
	s = strings.ToLower(strings.NewReplacer("’", "'", "-", " ", ",", " ", ".", " ", "“", " ", "”", " ").Replace(s))
	return " " + strings.Join(strings.Fields(s), " ") + " "
}

// compareGold matches the substitutions of report r with rows. Each reported
// pair answers for any number of rows that it contains.
func compareGold(rows []goldRow, r *detector.Report) goldCounts {
	g := goldCounts{rows: len(rows)}
	for _, row := range rows {
		hit := shortestHit(row, r)
		if hit == nil {
			g.missed = append(g.missed, arrow(row.source, row.suspect))
			continue
		}
		g.found++
		g.flag(row, hit)
	}
	for i := range r.Substitutions {
		g.report(rows, &r.Substitutions[i])
	}
	return g
}

// shortestHit returns the shortest substitution that contains row, nil where
// there is none.
func shortestHit(row goldRow, r *detector.Report) *detector.Substitution {
	var hit *detector.Substitution
	for i := range r.Substitutions {
		s := &r.Substitutions[i]
		if s.Reference == nil || !strings.Contains(phrase(s.Reference.Text), row.source) || !strings.Contains(phrase(s.Suspect.Text), row.suspect) {
			continue
		}
		if hit == nil || len(s.Suspect.Text) < len(hit.Suspect.Text) {
			hit = s
		}
	}
	return hit
}

// flag compares the artifact flag of s with the reader's judgement.
func (g *goldCounts) flag(row goldRow, s *detector.Substitution) {
	flagged := 0
	if s.Artifact {
		flagged = 1
	}
	g.flagged += flagged
	switch row.kind {
	case "w":
		g.wrong++
		g.flaggedWrong += flagged
	case "s":
		g.fair++
		g.flaggedFair += flagged
	default:
		return
	}
	if s.Artifact != (row.kind == "w") {
		g.rest = append(g.rest, fmt.Sprintf("%s: %s (%.2f)", row.kind, arrow(row.source, row.suspect), s.Weight))
	}
}

// report checks that the reported pair s overlaps a row on both sides.
func (g *goldCounts) report(rows []goldRow, s *detector.Substitution) {
	switch s.Kind {
	case detector.KindSpelling, detector.KindInflection, detector.KindFunctionWord:
		return
	}
	if s.Reference == nil {
		return
	}
	g.reported++
	for _, row := range rows {
		if shareWord(phrase(s.Reference.Text), row.source) && shareWord(phrase(s.Suspect.Text), row.suspect) {
			g.right++
			return
		}
	}
	g.spurious = append(g.spurious, arrow(s.Reference.Text, s.Suspect.Text))
}

func arrow(from, to string) string { return strings.TrimSpace(from) + " → " + strings.TrimSpace(to) }

// shareWord reports whether two phrases have a word in common.
func shareWord(a, b string) bool {
	for _, w := range strings.Fields(b) {
		if strings.Contains(a, " "+w+" ") {
			return true
		}
	}
	return false
}
