package text

// Hidden counts what was folded away for comparison.
type Hidden struct {
	Invisible  int // zero-width and other characters that do not show
	Directions int // bidirectional controls
	Lookalikes int // letters of another script standing in for Latin ones
	Stacked    int // combining marks heaped on a letter
	FullWidth  int // compatibility forms such as full-width and mathematical letters
	Tags       int // HTML tags and comments pasted as text
	Entities   int // HTML character references
	Garbled    int // characters read in a wrong encoding somewhere: "â€™" for "’"
}

// Add adds the counts of o to h.
func (h *Hidden) Add(o Hidden) {
	h.Invisible += o.Invisible
	h.Directions += o.Directions
	h.Lookalikes += o.Lookalikes
	h.Stacked += o.Stacked
	h.FullWidth += o.FullWidth
	h.Tags += o.Tags
	h.Entities += o.Entities
	h.Garbled += o.Garbled
}
