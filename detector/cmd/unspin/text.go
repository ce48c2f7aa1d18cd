package main

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"unspin/detector"
)

// writeText writes a report for people.
func writeText(w io.Writer, report *detector.Report, s screen) error {
	out := bufio.NewWriter(w)
	t := &textWriter{out: out, screen: s, report: report,
		byID: make(map[string]*detector.Substitution), shown: make(map[string]bool), aside: make(map[int]bool)}
	for _, ref := range report.Ranked() {
		t.aside[ref.Reference] = ref.Aside
	}
	for i := range report.Substitutions {
		t.byID[report.Substitutions[i].ID] = &report.Substitutions[i]
	}
	t.head()
	t.derived()
	t.reasons()
	t.sentences()
	t.findings()
	t.quotations()
	t.queries()
	t.warnings()
	t.limits()
	return out.Flush() // a bufio.Writer keeps its first error
}

// A textWriter writes the parts of one report.
type textWriter struct {
	out    *bufio.Writer
	screen screen
	report *detector.Report
	byID   map[string]*detector.Substitution
	shown  map[string]bool // substitutions told beneath their sentences
	aside  map[int]bool    // references of which only what the suspect has, too, is shown
}

// section begins a part with a heading.
func (t *textWriter) section(title string) {
	t.out.WriteString("\n" + t.screen.paint(bold, title) + "\n")
}

// block writes text wrapped beside a label, both indented, with its marks.
func (t *textWriter) block(label string, text string, marks []mark, st style) {
	t.hang(2, label, glyphs(text, marks), st)
}

func (t *textWriter) hang(indent int, label string, text []glyph, st style) {
	column := indent + displaywidth.String(label)
	margin := strings.Repeat(" ", column)
	lead := strings.Repeat(" ", indent) + t.screen.paint(st, label)
	for _, line := range wrap(text, max(t.screen.width-column, minWidth/2)) {
		words, signs := t.screen.render(line)
		t.out.WriteString(lead + words + "\n")
		if signs != "" {
			t.out.WriteString(margin + signs + "\n")
		}
		lead = margin
	}
}

// item writes a sentence of a list, which may begin with what it is about.
func (t *textWriter) item(about, sentence string) {
	t.block("- ", about+stopped(sentence), []mark{{end: len(about), style: bold}}, dim)
}

func stopped(sentence string) string {
	if sentence == "" || strings.ContainsAny(sentence[len(sentence)-1:], ".!?") {
		return sentence
	}
	return sentence + "."
}

// head tells the verdict, what was compared, the counts and then the figures.
func (t *textWriter) head() {
	r := t.report
	t.out.WriteString(t.screen.paint(bold, "Verdict: "+string(r.Verdict)) + "\n")
	if !strings.HasPrefix(r.Summary, r.Headline()) {
		t.block("", stopped(r.Headline()), nil, plain)
	}
	if r.Summary != "" {
		t.block("", stopped(r.Summary), nil, plain)
	}
	if line := r.Derived(); line != "" {
		t.block("", stopped(line), nil, plain)
	}
	if r.Mechanism != "" {
		t.block("", stopped(r.Mechanism.Shown()), nil, plain)
	}
	t.texts()
	t.section("Counts")
	for _, count := range r.Counts() {
		t.item("", count)
	}
	for i, f := range r.Figures() {
		if i == 0 {
			t.section("Figures")
		}
		t.item(f.Name+" "+f.Value+": ", f.Meaning)
	}
}

// texts tells what was compared: of several references the strongest first, and what goes back to each.
func (t *textWriter) texts() {
	r := t.report
	ranked := r.Ranked()
	if ranked == nil {
		t.section("Texts")
	} else {
		t.section("Texts, the references that the suspect goes back to first")
	}
	t.textInfo(t.sideLabel(suspectSide), suspectName(r), r.Suspect, "")
	for _, ref := range ranked {
		if r.References[ref.Reference].Share == 0 {
			t.block(t.sideLabel(ref.Reference), r.ReferenceName(ref.Reference)+": "+ref.Alone, nil, dim)
			continue
		}
		t.textInfo(t.sideLabel(ref.Reference), r.ReferenceName(ref.Reference), r.References[ref.Reference].TextInfo,
			"; "+strings.TrimSuffix(ref.Share, "its words")+"the suspect’s words go back to it; compared with it alone: "+ref.Alone)
	}
	if len(r.References) == 1 {
		t.textInfo(t.sideLabel(0), r.ReferenceName(0), r.References[0].TextInfo, "")
	}
}

func (t *textWriter) textInfo(label, name string, info detector.TextInfo, more string) {
	language := info.Shown()
	if info.LanguageConfidence > 0 {
		language += " (" + decimal(100*info.LanguageConfidence) + " %)"
	}
	t.block(label, name+": "+info.Size()+", language "+language+more, nil, dim)
}

// reasons lists the terms of the score, and the sum that makes it.
func (t *textWriter) reasons() {
	if len(t.report.Figures()) == 0 {
		return
	}
	t.section("Reasons, heaviest first (+ speaks for spinning, − against)")
	for _, reason := range t.report.Reasons {
		t.block(effect(reason.Effect)+"  ", stopped(reason.Text), nil, plain)
	}
	sum, score := t.report.SumOfReasons()
	t.block(effect(sum)+"  ", "in all, which is a spin score of "+decimal(score)+".", nil, bold)
}

// queries tells with which words to look for the original.
func (t *textWriter) queries() {
	if len(t.report.Queries) == 0 {
		return
	}
	t.section("Find the original")
	t.block("", detector.QueryAdvice, nil, plain)
	for _, q := range t.report.Queries {
		t.hang(4, pad(string(q.Width), 8), glyphs(q.Text, nil), dim)
	}
}

// warnings tells what limits the verdict.
func (t *textWriter) warnings() {
	if len(t.report.Warnings) == 0 {
		return
	}
	t.section("Warnings")
	for _, w := range t.report.Warnings {
		t.item(w.Code+": ", w.Text)
	}
}

func (t *textWriter) limits() {
	t.section("Limits")
	for _, limit := range t.report.Limits() {
		t.item("", limit)
	}
}

func suspectName(r *detector.Report) string {
	for _, in := range r.Inputs {
		if in.Role == "suspect" && in.Name != "" {
			return in.Name
		}
	}
	return "Suspect"
}

// decimal writes a figure with at most one decimal.
func decimal(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}

// effect writes log-odds in a fixed width.
func effect(logOdds float64) string {
	s := detector.ShownEffect(logOdds)
	return strings.Repeat(" ", max(0, 6-displaywidth.String(s))) + s
}
