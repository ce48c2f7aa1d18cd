package versions

import (
	"strconv"

	"unspin/detector/report"
)

// AppendJSON appends the lineage as JSON to b: what encoding/json would write of
// it without escaping for HTML, and without what that package would weigh in a page.
func (l *Lineage) AppendJSON(b []byte) []byte {
	b = strconv.AppendInt(append(b, `{"version":`...), int64(l.Version), 10)
	b = appendList(append(b, `,"texts":`...), l.Texts, (*Text).appendJSON)
	b = appendList(append(b, `,"links":`...), l.Links, (*Link).appendJSON)
	b = appendList(append(b, `,"sources":`...), l.Sources, (*Source).appendJSON)
	b = appendList(append(b, `,"groups":`...), l.Groups, func(group *[]int, b []byte) []byte {
		return appendList(b, *group, func(i *int, b []byte) []byte { return strconv.AppendInt(b, int64(*i), 10) })
	})
	return append(b, '}')
}

func appendList[T any](b []byte, list []T, item func(*T, []byte) []byte) []byte {
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = item(&list[i], b)
	}
	return append(b, ']')
}

func appendString(b []byte, key, s string) []byte {
	return report.AppendJSONString(append(b, key...), s)
}

// appendNumber writes a share, a score or a probability: none is so small that
// JSON would need an exponent, since all are rounded.
func appendNumber(b []byte, key string, x float64) []byte {
	return strconv.AppendFloat(append(b, key...), x, 'f', -1, 64)
}

func (n Node) appendJSON(b []byte) []byte {
	if n.Missing() {
		return report.AppendJSONString(b, n.Source)
	}
	return strconv.AppendInt(b, int64(n.Text), 10)
}

func (t *Text) appendJSON(b []byte) []byte {
	b = appendString(b, `{"name":`, t.Name)
	b = strconv.AppendInt(append(b, `,"words":`...), int64(t.Words), 10)
	b = strconv.AppendInt(append(b, `,"sentences":`...), int64(t.Sentences), 10)
	b = appendString(b, `,"language":`, t.Language)
	return append(appendString(b, `,"sha256":`, t.SHA256), '}')
}

func (l *Link) appendJSON(b []byte) []byte {
	b = l.From.appendJSON(append(b, `{"from":`...))
	b = l.To.appendJSON(append(b, `,"to":`...))
	b = appendString(b, `,"relation":`, string(l.Relation))
	b = appendNumber(b, `,"coverage":`, l.Coverage)
	b = appendNumber(b, `,"spinScore":`, l.SpinScore)
	b = appendString(b, `,"direction":{"original":`, l.Direction.Original)
	b = appendNumber(b, `,"confidence":`, l.Direction.Confidence)
	b = appendNumber(b, `},"confidence":`, l.Confidence)
	b = strconv.AppendBool(append(b, `,"certain":`...), l.Certain)
	b = appendString(b, `,"why":`, l.Why)
	if l.Beside != nil {
		b = l.Beside.appendJSON(append(b, `,"beside":`...))
	}
	if len(l.Also) > 0 {
		b = appendList(append(b, `,"also":`...), l.Also, (*Also).appendJSON)
	}
	return append(b, '}')
}

func (a *Also) appendJSON(b []byte) []byte {
	b = a.From.appendJSON(append(b, `{"from":`...))
	b = strconv.AppendInt(append(b, `,"words":`...), int64(a.Words), 10)
	return append(appendString(b, `,"text":`, a.Text), '}')
}

func (s *Source) appendJSON(b []byte) []byte {
	b = appendString(b, `{"id":`, s.ID)
	b = appendList(append(b, `,"of":`...), s.Of, func(n *Node, b []byte) []byte { return n.appendJSON(b) })
	return append(appendString(b, `,"why":`, s.Why), '}')
}
