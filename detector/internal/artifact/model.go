package artifact

import (
	_ "embed"
	"sync"

	"unspin/detector/internal/linear"
)

//go:embed weights.tsv
var weightTable string

//go:embed weights_apart.tsv
var apartTable string

// clueModel and apartModel parse the compiled-in tables once.
var (
	clueModel  = sync.OnceValue(func() *linear.Model { return linear.MustParse(weightTable, clueCodes) })
	apartModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(apartTable, clueCodes) })
)
