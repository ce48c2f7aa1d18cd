package artifact

import (
	_ "embed"
	"sync"

	"unspin/detector/internal/linear"
)

//go:embed weights.tsv
var weightTable string

// clueModel parses the compiled-in table once.
var clueModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(weightTable, clueCodes) })
