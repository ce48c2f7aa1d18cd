package main

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"unspin/detector"
)

var csvHeader = []string{
	"id", "kind", "artifact", "rule", "weight",
	"reference", "reference_start", "reference_end", "reference_text",
	"suspect_start", "suspect_end", "suspect_text", "why", "suggestions",
}

// writeCSV writes one row a substitution, as RFC 4180 has it. Positions are
// bytes; the columns of a side that a substitution lacks are empty.
func writeCSV(w io.Writer, report *detector.Report) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(csvHeader); err != nil {
		return err
	}
	for _, s := range report.Substitutions {
		row := []string{
			cell(s.ID), cell(string(s.Kind)), strconv.FormatBool(s.Artifact), cell(s.Rule),
			strconv.FormatFloat(s.Weight, 'g', -1, 64),
			"", "", "", "",
			strconv.Itoa(s.Suspect.Start), strconv.Itoa(s.Suspect.End), cell(s.Suspect.Text), cell(s.Why), cell(strings.Join(s.Suggestions, "; ")),
		}
		if r := s.Reference; r != nil {
			copy(row[5:], []string{cell(referenceName(report, r.Reference)),
				strconv.Itoa(r.Start), strconv.Itoa(r.End), cell(r.Text)})
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell guards text against being run as a formula when a spreadsheet opens
// the file: OWASP's "CSV Injection" prefixes what begins with = + - or @, and
// their full-width forms, with an apostrophe. Blanks and characters that
// cannot be seen before them do not protect, since spreadsheets strip those.
func cell(text string) string {
	lead := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) })
	if first, _ := utf8.DecodeRuneInString(lead); strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + text
	}
	return text
}

// referenceName returns what the report calls its reference with index i.
func referenceName(report *detector.Report, i int) string {
	if i < len(report.References) && report.References[i].Name != "" {
		return report.References[i].Name
	}
	return "Reference " + strconv.Itoa(i+1)
}
