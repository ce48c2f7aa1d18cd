package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var csvHeader = []string{
	"id", "kind", "artifact", "rule", "weight",
	"reference", "reference_start", "reference_end", "reference_text",
	"suspect_start", "suspect_end", "suspect_text", "why", "suggestions",
}

// WriteCSV writes one row a substitution, as RFC 4180 has it. Positions are
// bytes; the columns of a side that a substitution lacks are empty.
func (r *Report) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(csvHeader); err != nil {
		return err
	}
	for _, s := range r.Substitutions {
		row := []string{
			csvCell(s.ID), csvCell(string(s.Kind)), strconv.FormatBool(s.Artifact), csvCell(s.Rule),
			strconv.FormatFloat(s.Weight, 'g', -1, 64),
			"", "", "", "",
			strconv.Itoa(s.Suspect.Start), strconv.Itoa(s.Suspect.End), csvCell(s.Suspect.Text), csvCell(s.Why), csvCell(strings.Join(s.Suggestions, "; ")),
		}
		if ref := s.Reference; ref != nil {
			copy(row[5:], []string{csvCell(r.ReferenceName(ref.Reference)),
				strconv.Itoa(ref.Start), strconv.Itoa(ref.End), csvCell(ref.Text)})
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// csvCell guards text against being run as a formula when a spreadsheet opens
// the file: OWASP's "CSV Injection" prefixes what begins with = + - or @, and
// their full-width forms, with an apostrophe. Blanks and characters that
// cannot be seen before them do not protect, since spreadsheets strip those.
func csvCell(text string) string {
	lead := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) })
	if first, _ := utf8.DecodeRuneInString(lead); strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + text
	}
	return text
}
