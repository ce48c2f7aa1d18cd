package versions

import (
	"errors"
	"strconv"
	"strings"
)

// Errors of Trace.
var (
	ErrTooFew  = errors.New("a lineage needs two texts or more")
	ErrTooMany = errors.New("a lineage takes " + strconv.Itoa(Most) + " texts at most")
)

// A Node is a text, by its index, or a missing source. In JSON it is a number
// or the source's id.
type Node struct {
	Text   int    // where Source is empty
	Source string // "source-1"
}

// sourcePrefix begins the id of a missing source; its number follows.
const sourcePrefix = "source-"

// Missing reports whether n is a missing source.
func (n Node) Missing() bool { return n.Source != "" }

// MarshalJSON writes the index or the id.
func (n Node) MarshalJSON() ([]byte, error) { return n.appendJSON(nil), nil }

// UnmarshalJSON reads either.
func (n *Node) UnmarshalJSON(b []byte) error {
	*n = Node{}
	if id, isID := strings.CutPrefix(string(b), `"`); isID {
		n.Source = strings.TrimSuffix(id, `"`) // ids hold nothing that JSON escapes
		return nil
	}
	var err error
	n.Text, err = strconv.Atoi(string(b))
	return err
}
