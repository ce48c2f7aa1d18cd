package report

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// This file writes what encoding/json would write of a report, byte for byte
// (without escaping for HTML). That package and the reflection it needs would
// add 230 KB to what every reader of the page downloads.

// AppendJSON appends the report as JSON to b. It panics on a number that has
// no JSON form, which no report holds.
func (r *Report) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonInt(b, "version", r.Version)
	b = jsonString(b, "verdict", r.Verdict)
	b = jsonOptional(b, "mechanism", r.Mechanism)
	b = jsonFloat(b, "spinScore", r.SpinScore)
	b = jsonFloat(b, "likelihoodRatio", r.LikelihoodRatio)
	b = jsonFloat(b, "confidence", r.Confidence)
	b = jsonString(b, "summary", r.Summary)
	b = jsonList(b, "reasons", r.Reasons, (*Reason).appendJSON)
	b = jsonFloat(b, "coverage", r.Coverage)
	b = r.Derivation.appendJSON(jsonKey(b, "derivation"))
	b = r.Direction.appendJSON(jsonKey(b, "direction"))
	b = append(r.Suspect.appendFields(append(jsonKey(b, "suspect"), '{')), '}')
	b = jsonList(b, "references", r.References, (*ReferenceInfo).appendJSON)
	b = jsonList(b, "facts", r.Facts, (*Fact).appendJSON)
	b = jsonList(b, "passages", r.Passages, (*Passage).appendJSON)
	b = jsonList(b, "rows", r.Rows, (*Row).appendJSON)
	b = jsonList(b, "substitutions", r.Substitutions, (*Substitution).appendJSON)
	b = jsonList(b, "quotations", r.Quotations, (*Quotation).appendJSON)
	b = jsonList(b, "queries", r.Queries, (*Query).appendJSON)
	b = jsonList(b, "warnings", r.Warnings, (*Warning).appendJSON)
	b = r.Method.appendJSON(jsonKey(b, "method"))
	b = jsonList(b, "inputs", r.Inputs, (*Input).appendJSON)
	return append(b, '}')
}

// AppendJSON appends the verification as JSON to b.
func (v *Verification) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonBool(b, "reproduced", v.Reproduced)
	b = jsonList(b, "differences", v.Differences, jsonItem)
	b = jsonList(b, "notes", v.Notes, jsonItem)
	return append(b, '}')
}

// AppendJSONString appends s to b as a JSON string. A byte that is not UTF-8
// becomes U+FFFD.
func AppendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0 // what stands before i from here on is written as it is
	for i := plainUntil(s, 0); i < len(s); i = plainUntil(s, i) {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = utf8.DecodeRuneInString(s[i:]); r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || n > 1) {
				i += n
				continue
			}
		}
		b = append(b, s[from:i]...)
		b = jsonEscape(b, r)
		i += n
		from = i
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

// plainUntil returns where the first character from i on stands that is not
// plain.
func plainUntil(s string, i int) int {
	for ; i < len(s); i++ {
		if !plain[s[i]] {
			break
		}
	}
	return i
}

// plain tells of each byte whether it is a character that stands for itself.
var plain = func() (table [256]bool) {
	for c := range byte(utf8.RuneSelf) {
		table[c] = c >= ' ' && c != '"' && c != '\\'
	}
	return table
}()

// jsonEscape appends a character that cannot stand for itself in a string.
func jsonEscape(b []byte, r rune) []byte {
	switch {
	case r == '"' || r == '\\':
		return append(b, '\\', byte(r))
	case r < ' ':
		return jsonControl(b, byte(r))
	case r == '\u2028' || r == '\u2029': // ends a line in JavaScript
		return append(append(b, `\u202`...), "89"[r-'\u2028'])
	}
	return append(b, `\ufffd`...)
}

func jsonControl(b []byte, c byte) []byte {
	const hex = "0123456789abcdef"
	switch c {
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}

// jsonKey begins the next field of an object.
func jsonKey(b []byte, name string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(b, '"')
	b = append(b, name...)
	return append(b, '"', ':')
}

func jsonString[S ~string](b []byte, name string, s S) []byte {
	return AppendJSONString(jsonKey(b, name), string(s))
}

// jsonOptional leaves an empty string out.
func jsonOptional[S ~string](b []byte, name string, s S) []byte {
	if s == "" {
		return b
	}
	return jsonString(b, name, s)
}

func jsonInt(b []byte, name string, n int) []byte {
	return strconv.AppendInt(jsonKey(b, name), int64(n), 10)
}

func jsonBool(b []byte, name string, v bool) []byte {
	return strconv.AppendBool(jsonKey(b, name), v)
}

// jsonFloat writes a number as ECMAScript does (Number::toString), with an
// exponent only where it is very large or very small.
func jsonFloat(b []byte, name string, x float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		panic("report: " + name + " has no JSON form")
	}
	b = jsonKey(b, name)
	if size := math.Abs(x); size == 0 || size >= 1e-6 && size < 1e21 {
		return strconv.AppendFloat(b, x, 'f', -1, 64)
	}
	b = strconv.AppendFloat(b, x, 'e', -1, 64)
	if n := len(b); b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' {
		b = append(b[:n-2], b[n-1]) // e-09 is e-9
	}
	return b
}

func jsonList[T any](b []byte, name string, list []T, item func(*T, []byte) []byte) []byte {
	b = jsonKey(b, name)
	if list == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = item(&list[i], b)
	}
	return append(b, ']')
}

func jsonItem(s *string, b []byte) []byte { return AppendJSONString(b, *s) }

func (r *Reason) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "code", r.Code)
	b = jsonString(b, "text", r.Text)
	b = jsonFloat(b, "effect", r.Effect)
	return append(b, '}')
}

func (d *Derivation) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "extent", d.Extent)
	b = jsonFloat(b, "share", d.Share)
	b = jsonFloat(b, "likelihoodRatio", d.LikelihoodRatio)
	b = jsonFloat(b, "order", d.Order)
	b = append(jsonKey(b, "facts"), '{')
	b = jsonInt(b, "shared", d.Facts.Shared)
	b = jsonInt(b, "suspectOnly", d.Facts.SuspectOnly)
	b = jsonInt(b, "referenceOnly", d.Facts.ReferenceOnly)
	return append(b, '}', '}')
}

func (f *Fact) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "kind", f.Kind)
	b = jsonSpan(b, "suspect", f.Suspect)
	b = jsonReferenceSpan(b, "reference", f.Reference)
	return append(b, '}')
}

func (d *Direction) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "original", d.Original)
	b = jsonFloat(b, "confidence", d.Confidence)
	return append(b, '}')
}

func (t *TextInfo) appendFields(b []byte) []byte {
	b = jsonString(b, "language", t.Language)
	b = jsonFloat(b, "languageConfidence", t.LanguageConfidence)
	b = jsonInt(b, "words", t.Words)
	b = jsonInt(b, "sentences", t.Sentences)
	if t.Unspaced {
		b = jsonBool(b, "unspaced", true)
	}
	return b
}

func (r *ReferenceInfo) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "name", r.Name)
	b = r.appendFields(b)
	b = jsonFloat(b, "coverage", r.Coverage)
	b = jsonString(b, "verdict", r.Verdict)
	b = jsonFloat(b, "spinScore", r.SpinScore)
	b = jsonFloat(b, "share", r.Share)
	return append(b, '}')
}

// appendFields begins an object. Most of a report is spans, so that their keys
// are written as they are.
func (s *Span) appendFields(b []byte) []byte {
	b = strconv.AppendInt(append(b, `"start":`...), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(s.End), 10)
	return AppendJSONString(append(b, `,"text":`...), s.Text)
}

// jsonSpan leaves a missing span out.
func jsonSpan(b []byte, name string, s *Span) []byte {
	if s == nil {
		return b
	}
	return append(s.appendFields(append(jsonKey(b, name), '{')), '}')
}

func (s *ReferenceSpan) appendJSON(b []byte) []byte {
	b = s.appendFields(append(b, '{'))
	b = jsonInt(b, "reference", s.Reference)
	return append(b, '}')
}

// jsonReferenceSpan leaves a missing span out.
func jsonReferenceSpan(b []byte, name string, s *ReferenceSpan) []byte {
	if s == nil {
		return b
	}
	return s.appendJSON(jsonKey(b, name))
}

func (p *Passage) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonSpan(b, "suspect", &p.Suspect)
	b = jsonList(b, "references", p.References, (*ReferenceSpan).appendJSON)
	b = jsonFloat(b, "similarity", p.Similarity)
	b = jsonFloat(b, "spinScore", p.SpinScore)
	b = jsonString(b, "kind", p.Kind)
	b = jsonOptional(b, "basis", p.Basis)
	return append(b, '}')
}

func (r *Row) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonSpan(b, "suspect", r.Suspect)
	if len(r.References) > 0 {
		b = jsonList(b, "references", r.References, (*ReferenceSpan).appendJSON)
	}
	b = jsonInt(b, "passage", r.Passage)
	b = jsonOptional(b, "basis", r.Basis)
	if len(r.Changes) > 0 {
		b = jsonList(b, "changes", r.Changes, (*Change).appendJSON)
	}
	return append(b, '}')
}

func (c *Change) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "op", c.Op)
	b = jsonReferenceSpan(b, "reference", c.Reference)
	b = jsonSpan(b, "suspect", c.Suspect)
	b = jsonOptional(b, "substitution", c.Substitution)
	return append(b, '}')
}

func (s *Substitution) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "id", s.ID)
	b = jsonReferenceSpan(b, "reference", s.Reference)
	b = jsonSpan(b, "suspect", &s.Suspect)
	b = jsonString(b, "kind", s.Kind)
	b = jsonBool(b, "artifact", s.Artifact)
	b = jsonString(b, "rule", s.Rule)
	b = jsonFloat(b, "weight", s.Weight)
	b = jsonString(b, "why", s.Why)
	if len(s.Suggestions) > 0 {
		b = jsonList(b, "suggestions", s.Suggestions, jsonItem)
	}
	return append(b, '}')
}

func (q *Quotation) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "status", q.Status)
	b = jsonSpan(b, "suspect", q.Suspect)
	b = jsonReferenceSpan(b, "reference", q.Reference)
	b = jsonOptional(b, "speaker", q.Speaker)
	b = jsonList(b, "changes", q.Changes, (*QuotationChange).appendJSON)
	return append(b, '}')
}

func (c *QuotationChange) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonReferenceSpan(b, "reference", &c.Reference)
	b = jsonSpan(b, "suspect", &c.Suspect)
	return append(b, '}')
}

func (q *Query) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "width", q.Width)
	b = jsonString(b, "text", q.Text)
	return append(b, '}')
}

func (w *Warning) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "code", w.Code)
	b = jsonString(b, "text", w.Text)
	return append(b, '}')
}

func (m *Method) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "engine", m.Engine)
	b = jsonString(b, "commit", m.Commit)
	b = jsonString(b, "pack", m.Pack)
	b = jsonOptional(b, "vectors", m.Vectors)
	b = jsonString(b, "model", m.Model)
	b = jsonString(b, "languageModel", m.LanguageModel)
	b = jsonFloat(append(jsonKey(b, "settings"), '{'), "prior", m.Settings.Prior)
	b = append(jsonFloat(b, "priorDerived", m.Settings.PriorDerived), '}')
	b = jsonList(b, "dismissed", m.Dismissed, jsonItem)
	return append(b, '}')
}

func (i *Input) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = jsonString(b, "role", i.Role)
	b = jsonString(b, "name", i.Name)
	b = jsonOptional(b, "url", i.URL)
	b = jsonOptional(b, "title", i.Title)
	b = jsonOptional(b, "captured", i.Captured)
	b = jsonString(b, "sha256", i.SHA256)
	return append(b, '}')
}
