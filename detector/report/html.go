package report

import (
	_ "embed"
	"encoding/base64"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Enclosures are what an HTML report holds beside the report itself.
type Enclosures struct {
	Suspect    Text
	References []Text

	// Original is the report before findings were dismissed; nil where none
	// were. Its score stands beside the changed one.
	Original *Report

	// WithoutTexts leaves the full texts out, and with them the aligned
	// sentences: what is left are the findings and the quotations.
	WithoutTexts bool
}

//go:embed html.css
var htmlStyle string

// htmlPolicy lets the page do nothing but show itself.
const htmlPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

// WriteHTML writes the report as one HTML file that needs nothing else: it
// runs nothing, loads nothing, prints, and can be read back by ReadHTML. The
// same report and enclosures always give the same bytes.
func (r *Report) WriteHTML(w io.Writer, with Enclosures) error {
	if with.WithoutTexts {
		r = r.withoutTexts()
	}
	h := &htmlReport{report: r, with: with}
	h.head()
	h.verdict()
	h.counts()
	h.ranked()
	h.derived()
	h.figures()
	h.reasons()
	h.warnings()
	h.quotations()
	h.facts()
	h.aligned()
	h.substitutions()
	h.queries()
	h.passages()
	h.dismissed()
	h.limits()
	h.method()
	h.enclose()
	h.raw("</body>\n</html>\n")
	_, err := io.WriteString(w, h.String())
	return err
}

// withoutTexts returns the report without what repeats the texts at length.
func (r *Report) withoutTexts() *Report {
	c := *r
	c.Rows = []Row{}
	c.Passages = slices.Clone(r.Passages)
	for i := range c.Passages {
		p := &c.Passages[i]
		p.Suspect.Text = ""
		p.References = slices.Clone(p.References)
		for j := range p.References {
			p.References[j].Text = ""
		}
	}
	return &c
}

// An htmlReport writes the parts of one report.
type htmlReport struct {
	pageWriter
	report *Report
	with   Enclosures
}

// side opens what shows the words of the suspect, or of a reference by its index.
func (h *htmlReport) side(tag string, owner int) {
	of := h.report.Suspect
	if owner >= 0 && owner < len(h.report.References) {
		of = h.report.References[owner].TextInfo
	}
	h.raw(tag, side(of))
}

func (h *htmlReport) head() {
	title := "Unspin: " + string(h.report.Verdict)
	for _, in := range h.report.Inputs {
		if in.Role == "suspect" {
			title += " – " + in.Name
		}
	}
	h.raw("<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n",
		`<meta http-equiv="Content-Security-Policy" content="`, htmlPolicy, "\">\n",
		`<meta name=viewport content="width=device-width, initial-scale=1">`, "\n",
		`<meta name=color-scheme content="light dark">`, "\n",
		`<meta name=referrer content=no-referrer>`, "\n",
		`<meta name=generator content="`, escape(h.report.Method.Engine), "\">\n")
	h.element("title", title)
	h.raw("\n<style>\n", htmlStyle, "</style>\n</head>\n<body>\n")
}

// The ids of the elements that hold what ReadHTML reads back.
const (
	htmlReportID = "unspin-report"
	htmlTextID   = "unspin-text-" // and the number of the text, the suspect's being 0
)

// markupInJSON escapes what HTML would take for markup. It stands in strings
// only.
var markupInJSON = strings.NewReplacer("<", `\u003c`, ">", `\u003e`, "&", `\u0026`)

// enclose writes what ReadHTML reads back: the report as JSON, in which
// everything that HTML would take for markup or rewrite is escaped, and the
// texts in base64, which nothing on a file's way rewrites.
func (h *htmlReport) enclose() {
	data := markupInJSON.Replace(string(h.report.AppendJSON(nil)))
	h.raw("\n<pre hidden id=", htmlReportID, ">", data, "</pre>\n")
	if h.with.WithoutTexts {
		return
	}
	for i, t := range append([]Text{h.with.Suspect}, h.with.References...) {
		h.raw("<pre hidden id=", htmlTextID, strconv.Itoa(i), ">\n")
		for rest := t.Text; rest != ""; {
			line := rest[:min(57, len(rest))] // 76 characters, as in e-mail
			h.raw(base64.StdEncoding.EncodeToString([]byte(line)), "\n")
			rest = rest[len(line):]
		}
		h.raw("</pre>\n")
	}
}
