package artifact

import (
	_ "embed"
	"sync"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
)

//go:embed weights.tsv
var weightTable string

//go:embed weights_own.tsv
var ownTable string

//go:embed weights_attested.tsv
var attestedTable string

//go:embed weights_attested_own.tsv
var attestedOwnTable string

// models are the weights of a substitution: in its place, and by itself. Each
// table is parsed once, when it is first asked for.
type models struct {
	features, own func() *linear.Model
}

func newModels(features, own string) models {
	parse := func(table string) func() *linear.Model {
		return sync.OnceValue(func() *linear.Model { return linear.MustParse(table, featureCodes) })
	}
	return models{parse(features), parse(own)}
}

var (
	byCounts   = newModels(weightTable, ownTable)
	byMeetings = newModels(attestedTable, attestedOwnTable)
)

// modelsFor returns the weights for what a lexicon knows of pairs of words: how
// often they are met, or only whether.
func modelsFor(l *lexicon.Lexicon) models {
	if l.Attested() {
		return byMeetings
	}
	return byCounts
}
