package report

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// lengthRates are how often texts of a length were called spun when it was last
// measured.
type lengthRates struct {
	from, to int   // words; to is 0 where there is no end
	people   count // people's texts
	models   count // language models' texts
	spun     count // spun texts
}

// A count is how many of so many texts were called spun.
type count struct{ called, of int }

//go:embed rates.tsv
var rateTable string

// rates parses the compiled-in table once.
var rates = sync.OnceValue(func() []lengthRates {
	var all []lengthRates
	from := 1
	for line := range strings.Lines(rateTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var n [7]int
		for i, f := range strings.Fields(line) {
			n[i], _ = strconv.Atoi(f)
		}
		all = append(all, lengthRates{from, n[0], count{n[1], n[2]}, count{n[3], n[4]}, count{n[5], n[6]}})
		from = n[0] + 1
	}
	return all
})

// ratesAt returns the rates for texts of so many words.
func ratesAt(words int) lengthRates {
	all := rates()
	for _, r := range all {
		if words <= r.to {
			return r
		}
	}
	return all[len(all)-1]
}
