package artifact

import (
	"strconv"
	"strings"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// value returns the number that range r of d says in figures or words
// ("ninety-two"), 0 if it says none.
func value(d *text.Document, r align.Range) int {
	total := 0
	for i := r.Start; i < r.End; i++ {
		t := &d.Tokens[i]
		switch {
		case t.Kind == text.PunctKind:
		case t.Kind == text.NumberKind:
			v, err := strconv.Atoi(strings.ReplaceAll(d.Text(i, i+1), d.Language.Grouping(), ""))
			if err != nil || r.Len() > 1 {
				return 0
			}
			return v
		default:
			v := smallWordAt(d, i).number
			switch {
			case v == 0:
				return 0
			case v >= 100:
				total = max(total, 1) * v
			default:
				total += v
			}
		}
	}
	return total
}
