package report

import (
	"errors"
	"strconv"
	"strings"
)

// A leaf is one value of a JSON text: where it stands, such as
// "inputs[0].name", and the value as it is written.
type leaf struct{ path, value string }

// text returns the string that a leaf holds, or "" where it holds none.
// Whatever encoding/json writes, Go reads.
func (l leaf) text() string {
	s, _ := strconv.Unquote(l.value)
	return s
}

// maxDepth is far deeper than any report.
const maxDepth = 32

var errBadData = errors.New("the report’s data cannot be read")

// readLeaves returns the leaves of JSON as encoding/json writes it, without
// blanks, in their order. It tells two reports apart value by value, and
// spares the page the 50 KB that decoding into a Report would cost it.
func readLeaves(data string) ([]leaf, error) {
	r := leafReader{rest: data}
	if !r.value("", 0) || strings.Trim(r.rest, "\n") != "" {
		return nil, errBadData
	}
	return r.leaves, nil
}

// A leafReader has read all but the rest.
type leafReader struct {
	rest   string
	leaves []leaf
}

// value reads one value; false means that the text is not such JSON.
func (r *leafReader) value(path string, depth int) bool {
	if r.rest == "" || depth > maxDepth {
		return false
	}
	switch r.rest[0] {
	case '{':
		return r.list(path, "{}", func(int) bool {
			key, ok := r.quoted()
			return ok && r.accept(":") && r.value(strings.TrimPrefix(path+"."+leaf{value: key}.text(), "."), depth+1)
		})
	case '[':
		return r.list(path, "[]", func(i int) bool { return r.value(path+"["+strconv.Itoa(i)+"]", depth+1) })
	case '"':
		text, ok := r.quoted()
		r.leaves = append(r.leaves, leaf{path, text})
		return ok
	}
	end := strings.IndexAny(r.rest, ",]}")
	if end < 0 {
		end = len(r.rest)
	}
	r.leaves = append(r.leaves, leaf{path, r.rest[:end]})
	r.rest = r.rest[end:]
	return end > 0
}

// list reads what stands between two brackets. An empty list is a leaf.
func (r *leafReader) list(path, brackets string, item func(i int) bool) bool {
	if r.accept(brackets) {
		r.leaves = append(r.leaves, leaf{path, brackets})
		return true
	}
	r.rest = r.rest[1:]
	for i := 0; ; i++ {
		if !item(i) {
			return false
		}
		if r.accept(brackets[1:]) {
			return true
		}
		if !r.accept(",") {
			return false
		}
	}
}

// quoted reads a string with its quotes.
func (r *leafReader) quoted() (text string, ok bool) {
	if !strings.HasPrefix(r.rest, `"`) {
		return "", false
	}
	for i := 1; i < len(r.rest); i++ {
		switch r.rest[i] {
		case '\\':
			i++
		case '"':
			text, r.rest = r.rest[:i+1], r.rest[i+1:]
			return text, true
		}
	}
	return "", false
}

func (r *leafReader) accept(prefix string) bool {
	rest, ok := strings.CutPrefix(r.rest, prefix)
	r.rest = rest
	return ok
}
