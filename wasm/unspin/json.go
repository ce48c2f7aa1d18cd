package main

import (
	"strconv"

	"unspin/detector"
)

// quoted returns a JSON object with one string in it.
func quoted(name, value string) string {
	return string(append(appendString([]byte{'{'}, name, value), '}'))
}

// appendProse appends what people read of a report in sentences, which are
// the same in every rendering of it.
func appendProse(b []byte, r *detector.Report) []byte {
	b = appendString(append(b, '{'), "headline", r.Headline())
	b = appendString(b, "tone", r.Tone())
	b = appendString(b, "derived", r.DerivedTitle())
	b = appendStrings(b, "counts", r.Counts())
	b = append(appendKey(b, "figures"), '[')
	for i, f := range r.Figures() {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(append(b, '{'), "name", f.Name)
		b = appendString(b, "value", f.Value)
		b = append(appendString(b, "meaning", f.Meaning), '}')
	}
	b = append(appendKey(append(b, ']'), "references"), '[')
	for i, ref := range r.Ranked() {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(append(b, '{'), "name", ref.Name)
		b = appendString(b, "share", ref.Share)
		b = appendString(b, "alone", ref.Alone)
		b = strconv.AppendInt(appendKey(b, "reference"), int64(ref.Reference), 10)
		b = append(strconv.AppendBool(appendKey(b, "aside"), ref.Aside), '}')
	}
	b = append(b, ']')
	return append(appendStrings(b, "limits", r.Limits()), '}')
}

// appendKey begins the next field of an object.
func appendKey(b []byte, name string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	return append(detector.AppendJSONString(b, name), ':')
}

func appendString(b []byte, name, value string) []byte {
	return detector.AppendJSONString(appendKey(b, name), value)
}

func appendStrings(b []byte, name string, list []string) []byte {
	b = append(appendKey(b, name), '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = detector.AppendJSONString(b, s)
	}
	return append(b, ']')
}
