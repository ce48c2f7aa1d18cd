package artifact

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"unspin/detector/internal/lexicon"
)

//go:embed inverse.txt
var inverseTable string

// An Inverse is a table of substitutions that spinners were seen to make, the
// other way round: what each word was put for, and how often.
type Inverse struct {
	old   map[lexicon.Word][]counted
	total map[lexicon.Word]int // how often each old word was replaced
	all   int
}

type counted struct {
	word  lexicon.Word
	times int
}

// ParseInverse reads a table: on each line a word and those it was put for,
// each followed by its count where that is not 1; # begins a comment.
func ParseInverse(table string, l *lexicon.Lexicon) *Inverse {
	t := &Inverse{old: map[lexicon.Word][]counted{}, total: map[lexicon.Word]int{}}
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) < 2 || f[0] == "#" {
			continue
		}
		put := l.Lookup(f[0])
		for i := 1; i < len(f) && put != 0; i++ {
			c := counted{l.Lookup(f[i]), 1}
			if i+1 < len(f) {
				if n, err := strconv.Atoi(f[i+1]); err == nil {
					c.times = n
					i++
				}
			}
			if c.word != 0 {
				t.old[put] = append(t.old[put], c)
				t.total[c.word] += c.times
				t.all += c.times
			}
		}
	}
	return t
}

// An inverseOf is the compiled-in table in the words of one lexicon.
type inverseOf struct {
	lexicon *lexicon.Lexicon
	table   *Inverse
}

var (
	inverseLock  sync.Mutex
	inverseKnown inverseOf // there is one lexicon in a program, apart from tests
)

// inverse returns the compiled-in table in the words of l, parsed once.
func inverse(l *lexicon.Lexicon) *Inverse {
	inverseLock.Lock()
	defer inverseLock.Unlock()
	if inverseKnown.lexicon != l {
		inverseKnown = inverseOf{l, ParseInverse(inverseTable, l)}
	}
	return inverseKnown.table
}

// share returns how often w was put where old was replaced, 0–1. What was
// seen once or twice proves little.
func (t *Inverse) share(c counted) float64 {
	const unsure = 4
	return float64(c.times) / float64(t.total[c.word]+unsure)
}
