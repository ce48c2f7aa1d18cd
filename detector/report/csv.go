package report

import (
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var csvHeader = []string{
	"id", "kind", "artifact", "rule", "weight",
	"reference", "reference_start", "reference_end", "reference_text",
	"suspect_start", "suspect_end", "suspect_text", "why", "suggestions", "suspect", "verdict", "spin_score",
}

// byteOrderMark tells spreadsheets that a file is in UTF-8.
const byteOrderMark = "\uFEFF"

// WriteCSV writes one row a substitution, as RFC 4180 has it, after a byte order mark. Positions are
// bytes; the columns of a side that a substitution lacks are empty.
func (r *Report) WriteCSV(w io.Writer) error {
	out := appendCSV([]byte(byteOrderMark), csvHeader)
	suspect := ""
	for _, in := range r.Inputs {
		if in.Role == "suspect" {
			suspect = in.Name
		}
	}
	for _, s := range r.Substitutions {
		row := []string{
			csvCell(s.ID), csvCell(string(s.Kind)), strconv.FormatBool(s.Artifact), csvCell(s.Rule),
			strconv.FormatFloat(math.Round(100*s.Weight)/100, 'g', -1, 64),
			"", "", "", "",
			strconv.Itoa(s.Suspect.Start), strconv.Itoa(s.Suspect.End), csvCell(s.Suspect.Text), csvCell(s.Why), csvCell(strings.Join(s.Suggestions, "; ")),
			csvCell(suspect), string(r.Verdict), strconv.FormatFloat(r.SpinScore, 'g', -1, 64),
		}
		if ref := s.Reference; ref != nil {
			copy(row[5:], []string{csvCell(r.ReferenceName(ref.Reference)),
				strconv.Itoa(ref.Start), strconv.Itoa(ref.End), csvCell(ref.Text)})
		}
		out = appendCSV(out, row)
	}
	_, err := w.Write(out)
	return err
}

// appendCSV appends one record. Package encoding/csv would bring package os into
// the page's program, which writes no CSV.
func appendCSV(b []byte, record []string) []byte {
	for i, field := range record {
		if i > 0 {
			b = append(b, ',')
		}
		if field == "" || field[0] != ' ' && !strings.ContainsAny(field, "\",\r\n") {
			b = append(b, field...)
			continue
		}
		b = append(b, '"')
		b = append(b, csvQuoted.Replace(field)...)
		b = append(b, '"')
	}
	return append(b, "\r\n"...)
}

// csvQuoted is what stands for a mark within quotes; lines within them end as
// those of the file do.
var csvQuoted = strings.NewReplacer(`"`, `""`, "\r\n", "\r\n", "\r", "\r\n", "\n", "\r\n")

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
