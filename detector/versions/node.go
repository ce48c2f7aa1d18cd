package versions

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Errors of Trace.
var (
	ErrTooFew  = errors.New("a lineage needs two texts or more")
	ErrTooMany = fmt.Errorf("a lineage takes %d texts at most", Most)
)

// A Node is a text, by its index, or a missing source. In JSON it is a number
// or the source's id.
type Node struct {
	Text   int    // where Source is empty
	Source string // "source-1"
}

// Missing reports whether n is a missing source.
func (n Node) Missing() bool { return n.Source != "" }

// MarshalJSON writes the index or the id.
func (n Node) MarshalJSON() ([]byte, error) {
	if n.Missing() {
		return json.Marshal(n.Source)
	}
	return json.Marshal(n.Text)
}

// UnmarshalJSON reads either.
func (n *Node) UnmarshalJSON(b []byte) error {
	*n = Node{}
	if json.Unmarshal(b, &n.Text) == nil {
		return nil
	}
	return json.Unmarshal(b, &n.Source)
}
