package score

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/artifact"
)

// TestDetourLeast: the more forms, slips, marks and words put in there are beside the words exchanged, as in learners'
// essays, the more else must tell.
func TestDetourLeast(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		counts       Counts
		seams        artifact.Seams
		want         float64
	}{
		{"by rules", "words, main and small, hardly a form", Counts{Replaced: 20, FrameSwaps: 20}, artifact.Seams{SmallSwaps: 10}, math.Log(leastDetour)},
		{"as many", "a translator's rules, from far", Counts{Replaced: 20, FrameSwaps: 20, Inflected: 20, Slips: 3}, artifact.Seams{SmallSwaps: 10, SmallPuts: 4}, 4},
		{"some more", "the same", Counts{Replaced: 20, FrameSwaps: 20, Inflected: 24, Slips: 3}, artifact.Seams{SmallSwaps: 10, SmallPuts: 4}, 6.22},
		{"a learner", "forms, commas and misspellings", Counts{Replaced: 6, FrameSwaps: 10, Inflected: 12, Slips: 5}, artifact.Seams{SmallSwaps: 8, MarksAlone: 4}, 19},
		{"a list", "it leaves small words alone", Counts{Replaced: 20, FrameSwaps: 4}, artifact.Seams{}, math.Inf(+1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &Detour{Seams: c.seams, Evidence: &Evidence{Counts: c.counts}}
			assert.InDelta(t, c.want, d.least(), .1, c.reason)
		})
	}
}
