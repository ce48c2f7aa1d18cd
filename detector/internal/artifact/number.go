package artifact

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

//go:embed numbers.txt
var numberTable string

// numbers maps number words to their value; parsed on first use.
var numbers = sync.OnceValue(func() map[string]int {
	values := map[string]int{}
	for _, fields := range table(numberTable) {
		if v, err := strconv.Atoi(fields[1]); err == nil {
			values[fields[0]] = v
		}
	}
	return values
})

// value returns the number that range r of d says in figures or words
// ("ninety-two"), 0 if it says none.
func value(d *text.Document, r align.Range) int {
	total := 0
	for i := r.Start; i < r.End; i++ {
		t := &d.Tokens[i]
		switch {
		case t.Kind == text.PunctKind:
		case t.Kind == text.NumberKind:
			v, err := strconv.Atoi(strings.ReplaceAll(d.Text(i, i+1), ",", ""))
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
