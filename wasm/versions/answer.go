package main

import (
	"strings"

	"unspin/detector/report"
	"unspin/detector/versions"
)

// relations are those that a branch of a lineage can have.
var relations = []report.Verdict{report.Identical, report.LightEdit, report.Paraphrase, report.Spun, report.Partial,
	report.Independent, report.Insufficient, report.OtherLanguage}

// answer tells the lineage, the words shown for its codes, and how it is handed over.
func answer(l *versions.Lineage) string {
	b := l.AppendJSON([]byte(`{"lineage":`))
	b = append(b, `,"relations":{`...)
	for i, v := range relations {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(report.AppendJSONString(b, string(v)), ':')
		b = report.AppendJSONString(b, versions.Shown(v))
	}
	var dot, html strings.Builder // writing to which cannot fail
	_ = l.WriteDOT(&dot)
	_ = l.WriteHTML(&html)
	b = report.AppendJSONString(append(b, `},"dot":`...), dot.String())
	b = report.AppendJSONString(append(b, `,"html":`...), html.String())
	return string(append(b, '}'))
}

func failure(words string) string {
	return string(append(report.AppendJSONString([]byte(`{"error":`), words), '}'))
}
