package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"unspin/detector"
)

// A goldRow is one substitution of a hand-made list.
type goldRow struct{ source, suspect, kind string }

// readGold reads a tab-separated list with a heading line.
func readGold(name string) ([]goldRow, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var rows []goldRow
	s := bufio.NewScanner(f)
	for s.Scan() {
		c := strings.Split(s.Text(), "\t")
		if len(c) >= 6 && c[0] != "orig" {
			rows = append(rows, goldRow{phrase(c[0]), phrase(c[1]), c[5]})
		}
	}
	return rows, s.Err()
}

// phrase brings a phrase to the form in which it is compared.
func phrase(s string) string {
	s = strings.ToLower(strings.NewReplacer("’", "'", "-", " ", ",", " ", ".", " ", "“", " ", "”", " ").Replace(s))
	return " " + strings.Join(strings.Fields(s), " ") + " "
}

// A goldResult is how a report compares with a list.
type goldResult struct {
	rows, found              int // found: an exact phrase or one containing it
	reported, right          int // reported pairs that count, and those that overlap a row on both sides
	flags, agree             int // rows of kind w or s that were found, and those whose artifact flag agrees
	wrong, flaggedWrong      int // rows of kind w found, and flagged
	fair, flaggedFair        int // rows of kind s found, and flagged
	missed, spurious, unlike []string
}

// compareGold matches the substitutions of report r with rows. Each reported
// pair answers for any number of rows that it contains.
func compareGold(rows []goldRow, r *detector.Report) goldResult {
	g := goldResult{rows: len(rows)}
	for _, row := range rows {
		var hit *detector.Substitution
		for i := range r.Substitutions {
			s := &r.Substitutions[i]
			if s.Reference != nil && strings.Contains(phrase(s.Reference.Text), row.source) && strings.Contains(phrase(s.Suspect.Text), row.suspect) {
				if hit == nil || len(s.Suspect.Text) < len(hit.Suspect.Text) {
					hit = s
				}
			}
		}
		if hit == nil {
			g.missed = append(g.missed, row.source+"→"+row.suspect)
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

// flag compares the artifact flag of s with the reader's judgement.
func (g *goldResult) flag(row goldRow, s *detector.Substitution) {
	switch row.kind {
	case "w":
		g.wrong++
		if s.Artifact {
			g.flaggedWrong++
		}
	case "s":
		g.fair++
		if s.Artifact {
			g.flaggedFair++
		}
	default:
		return
	}
	g.flags++
	if s.Artifact == (row.kind == "w") {
		g.agree++
	} else {
		g.unlike = append(g.unlike, fmt.Sprintf("%s%s→%s (%.2f)", row.kind, row.source, row.suspect, s.Weight))
	}
}

// report checks that the reported pair s overlaps a row on both sides.
func (g *goldResult) report(rows []goldRow, s *detector.Substitution) {
	switch s.Kind {
	case detector.KindSpelling, detector.KindInflection, detector.KindFunctionWord:
		return
	}
	if s.Reference == nil {
		return
	}
	g.reported++
	for _, row := range rows {
		if shares(phrase(s.Reference.Text), row.source) && shares(phrase(s.Suspect.Text), row.suspect) {
			g.right++
			return
		}
	}
	g.spurious = append(g.spurious, s.Reference.Text+"→"+s.Suspect.Text)
}

// shares reports whether two phrases have a word in common.
func shares(a, b string) bool {
	for _, w := range strings.Fields(b) {
		if strings.Contains(a, " "+w+" ") {
			return true
		}
	}
	return false
}

// seed returns the text of the seed whose name begins with prefix.
func seed(folder, prefix string) (string, error) {
	names, err := filepath.Glob(filepath.Join(folder, prefix+"*.txt"))
	if err != nil || len(names) == 0 {
		return "", fmt.Errorf("no %s*.txt in %s", prefix, folder)
	}
	b, err := os.ReadFile(names[0])
	return string(b), err
}
