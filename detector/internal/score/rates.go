package score

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// Rates are how often texts of a length were called spun when it was last
// measured.
type Rates struct {
	From, To int   // words; To is 0 where there is no end
	People   Count // people's texts
	Models   Count // language models' texts
	Spun     Count // spun texts
}

// A Count is how many of so many texts were called spun.
type Count struct{ Called, Of int }

//go:embed rates.tsv
var rateTable string

// rates parses the compiled-in table once.
var rates = sync.OnceValue(func() []Rates {
	var all []Rates
	from := 1
	for line := range strings.Lines(rateTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var n [7]int
		for i, f := range strings.Fields(line) {
			n[i], _ = strconv.Atoi(f)
		}
		all = append(all, Rates{from, n[0], Count{n[1], n[2]}, Count{n[3], n[4]}, Count{n[5], n[6]}})
		from = n[0] + 1
	}
	return all
})

// RatesAt returns the rates for texts of so many words.
func RatesAt(words int) Rates {
	all := rates()
	for _, r := range all {
		if words <= r.To {
			return r
		}
	}
	return all[len(all)-1]
}
