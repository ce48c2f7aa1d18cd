package artifact

import (
	_ "embed"
	"sync"

	"unspin/detector/internal/linear"
)

//go:embed weights.tsv
var weightTable string

//go:embed weights_own.tsv
var ownTable string

// featureModel and ownModel parse the compiled-in tables once.
var (
	featureModel = sync.OnceValue(func() *linear.Model { return linear.MustParse(weightTable, featureCodes) })
	ownModel     = sync.OnceValue(func() *linear.Model { return linear.MustParse(ownTable, featureCodes) })
)
