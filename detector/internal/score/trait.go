package score

import (
	"math"
	"slices"
)

// A trait is one measured property by which the ways of rewording are told
// apart, whether or not it says anything about spinning.
type trait struct {
	code  string
	value func(*Evidence) float64
}

// translationTraits are in the order of the table of translation: what its
// rules leave behind comes last, which neither people nor other machines do.
var translationTraits = append(slices.Clip(traits),
	trait{"turned", func(e *Evidence) float64 { return leftBehind(e)*100 - 1 }})

// traits are in the order of the table of translation.
var traits = []trait{
	{"in-place", func(e *Evidence) float64 { return share(e.Flanked, e.changes(), .45, 6)*2 - 1 }},
	{"replaced", func(e *Evidence) float64 { return share(e.Replaced, e.pairs(), .2, 10)*4 - 1 }},
	{"frame", func(e *Evidence) float64 { return share(e.FrameKept, e.frame(), .6, 10)*2 - 1 }},
	{"function-swaps", func(e *Evidence) float64 { return share(e.FrameSwaps, e.FrameKept+e.FrameSwaps, .1, 10) * 4 }},
	// Small words put, lost or exchanged where nothing else was touched.
	{"small-alone", func(e *Evidence) float64 { return share(e.SmallAlone, e.frame(), .05, 20) * 8 }},
	{"moves", func(e *Evidence) float64 { return share(e.Moved, e.pairs(), .03, 20) * 10 }},
	{"inserted", func(e *Evidence) float64 { return share(e.Inserted, e.Linked, .05, 30) * 8 }},
	{"deleted", func(e *Evidence) float64 { return share(e.Deleted, e.Linked, .05, 30) * 8 }},
	{"rephrasing", func(e *Evidence) float64 { return share(e.Rewritten, e.Linked, .15, 30) * 4 }},
	{"inflection", func(e *Evidence) float64 { return share(e.Inflected, e.pairs(), .03, 20) * 10 }},
	{"evenness", func(e *Evidence) float64 { return share(e.Touched, e.Blocks, .5, 6)*2 - 1 }},
	{"changed", func(e *Evidence) float64 { return share(e.Changed, e.Blocks, .8, 4)*2 - 1 }},
	{"order", func(e *Evidence) float64 { return share(e.Singles, e.Blocks, .8, 6)*2 - 1 }},
	// Words between two changes, on the average.
	{"runs", func(e *Evidence) float64 { return math.Log(float64(e.Kept+e.FrameKept+8)/float64(e.Runs+2)) - 1.4 }},
	{"long-runs", func(e *Evidence) float64 { return share(e.KeptRuns, e.Linked, .45, 30)*2 - 1 }},
	{"covered", func(e *Evidence) float64 { return share(e.Derived, e.Words, .8, 30)*2 - 1 }},
	{"used", func(e *Evidence) float64 { return share(e.Used, e.Source, .8, 30)*2 - 1 }},
	// Sentences much longer or shorter than those they go back to.
	{"uneven", func(e *Evidence) float64 { return (e.Uneven+.6)/(float64(e.Blocks)+4)*4 - 1 }},
	{"commoner", func(e *Evidence) float64 { return e.Commoner / (float64(e.Judged) + 8) }},
	{"fit", func(e *Evidence) float64 { return e.FitLoss / (float64(e.FitPairs) + 6) }},
	{"choice", func(e *Evidence) float64 { return e.Weight / (float64(e.Synonyms) + 6) }},
	{"thesaurus", func(e *Evidence) float64 { return share(e.Known, e.Flanked, .5, 6)*2 - 1 }},
	{"consistency", func(e *Evidence) float64 { return share(e.AgainSame, e.Again, .2, 8)*2 - 1 }},
	{"foreign", func(e *Evidence) float64 { return share(e.Foreign, e.Judged, .02, 10) * 5 }},
}
