package main

import (
	"strconv"

	"unspin/detector/archive"
	"unspin/detector/report"
)

// answer tells the matches, each with as much as a list shows of it.
func answer(matches []archive.Match) string {
	b := []byte(`{"matches":[`)
	for i, m := range matches {
		if i > 0 {
			b = append(b, ',')
		}
		b = report.AppendJSONString(append(b, `{"reference":`...), m.Reference)
		b = report.AppendJSONString(append(b, `,"verdict":`...), string(m.Verdict))
		b = strconv.AppendBool(append(b, `,"derived":`...), m.Derived)
		b = strconv.AppendFloat(append(b, `,"share":`...), m.Derivation.Share, 'g', -1, 64)
		b = strconv.AppendFloat(append(b, `,"coverage":`...), m.Coverage, 'g', -1, 64)
		b = strconv.AppendFloat(append(b, `,"spinScore":`...), m.SpinScore, 'g', -1, 64)
		b = append(b, '}')
	}
	return string(append(b, "]}"...))
}

func failure(words string) string {
	return string(append(report.AppendJSONString([]byte(`{"error":`), words), '}'))
}
