package report

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
)

// ErrNotReport is returned by ReadHTML for a file that WriteHTML did not
// write.
var ErrNotReport = errors.New("this is no HTML report of Unspin")

// An HTMLReport is a file that WriteHTML wrote, read back.
type HTMLReport struct {
	// Enclosures hold the texts and what is known of them; the words
	// themselves are missing where they were left out.
	Enclosures Enclosures

	// Dismissed are the findings that were left out.
	Dismissed []string

	// Vectors are those that the report was made with, "" for none.
	Vectors string

	file   string
	leaves []leaf
	values map[string]leaf // the same by path
}

// ReadHTML reads back a file that WriteHTML wrote. It believes what stands
// there; recomputing the report does not.
func ReadHTML(file string) (*HTMLReport, error) {
	// A file may have been given another end of line on its way, which
	// changes nothing that it says.
	file = strings.ReplaceAll(strings.TrimPrefix(file, "\ufeff"), "\r\n", "\n")
	data, ok := enclosed(file, htmlReportID)
	if !ok {
		return nil, ErrNotReport
	}
	leaves, err := readLeaves(data)
	if err != nil {
		return nil, err
	}
	h := &HTMLReport{file: file, leaves: leaves, values: make(map[string]leaf, len(leaves))}
	for _, l := range leaves {
		h.values[l.path] = l
		if strings.HasPrefix(l.path, "method.dismissed[") {
			h.Dismissed = append(h.Dismissed, l.text())
		}
	}
	h.Vectors = h.values["method.vectors"].text()
	return h, h.readTexts()
}

// readTexts reads the enclosed texts and what the report knows of them.
func (h *HTMLReport) readTexts() error {
	for i := 0; ; i++ {
		if _, ok := h.values[inputPath(i, "role")]; !ok {
			if i == 0 {
				return errBadData // every report has a suspect
			}
			return nil
		}
		encoded, ok := enclosed(h.file, htmlTextID+strconv.Itoa(i))
		if !ok {
			h.Enclosures.WithoutTexts = true
		}
		words, err := base64.StdEncoding.DecodeString(encoded) // which skips line feeds
		if err != nil {
			return errors.New("reading text " + strconv.Itoa(i+1) + " of the report: " + err.Error())
		}
		text := Text{Text: string(words), Name: h.input(i, "name"), URL: h.input(i, "url"),
			Title: h.input(i, "title"), Captured: h.input(i, "captured")}
		if i == 0 {
			h.Enclosures.Suspect = text
		} else {
			h.Enclosures.References = append(h.Enclosures.References, text)
		}
	}
}

// input returns what the report says of a text, the suspect being 0.
func (h *HTMLReport) input(i int, field string) string {
	return h.values[inputPath(i, field)].text()
}

func inputPath(i int, field string) string { return "inputs[" + strconv.Itoa(i) + "]." + field }

// eachSpan calls visit for every span of the report that holds words.
func (h *HTMLReport) eachSpan(visit func(owner SpanOwner, start int, text string)) {
	for _, l := range h.leaves {
		span, ok := strings.CutSuffix(l.path, ".start")
		if !ok {
			continue
		}
		owner := SuspectOwner
		if reference, err := strconv.Atoi(h.values[span+".reference"].value); err == nil {
			owner = SpanOwner(reference)
		}
		start, err := strconv.Atoi(l.value)
		if text := h.values[span+".text"].text(); err == nil && start >= 0 && text != "" {
			visit(owner, start, text)
		}
	}
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
