package detector

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrNotReport is returned by ReadHTML for a file that WriteHTML did not
// write.
var ErrNotReport = errors.New("this is no HTML report of Unspin")

// An HTMLReport is what an HTML report holds.
type HTMLReport struct {
	Report *Report

	// Enclosures hold the texts and what is known of them; the words
	// themselves are missing where they were left out.
	Enclosures Enclosures

	file string
}

// ReadHTML reads back a file that WriteHTML wrote. It believes what stands
// there; Verify does not.
func ReadHTML(file string) (*HTMLReport, error) {
	// A file may have been given another end of line on its way, which
	// changes nothing that it says.
	file = strings.ReplaceAll(strings.TrimPrefix(file, "\ufeff"), "\r\n", "\n")
	data, ok := enclosed(file, htmlReportID)
	if !ok {
		return nil, ErrNotReport
	}
	h := &HTMLReport{Report: &Report{}, file: file}
	if err := json.Unmarshal([]byte(unescape(data)), h.Report); err != nil {
		return nil, fmt.Errorf("reading the report’s data: %w", err)
	}
	for i, in := range h.Report.Inputs {
		text := Text{Name: in.Name, URL: in.URL, Title: in.Title, Captured: in.Captured}
		encoded, ok := enclosed(file, htmlTextID+strconv.Itoa(i))
		if !ok {
			h.Enclosures.WithoutTexts = true
		}
		words, err := base64.StdEncoding.DecodeString(encoded) // which skips line feeds
		if err != nil {
			return nil, fmt.Errorf("reading text %d of the report: %w", i+1, err)
		}
		text.Text = string(words)
		if i == 0 {
			h.Enclosures.Suspect = text
		} else {
			h.Enclosures.References = append(h.Enclosures.References, text)
		}
	}
	if len(h.Report.Inputs) == 0 {
		return nil, fmt.Errorf("reading the report’s data: it names no texts")
	}
	return h, nil
}

// enclosed returns what stands in the element with the id.
func enclosed(file, id string) (string, bool) {
	_, rest, ok := strings.Cut(file, "<pre hidden id="+id+">")
	if !ok {
		return "", false
	}
	data, _, ok := strings.Cut(rest, "</pre>")
	return data, ok
}
