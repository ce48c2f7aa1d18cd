package detector

import (
	"context"
	"math"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/score"
	"unspin/detector/report"
)

// warnElsewhere says when a side looks spun by itself though the other does not
// show from what: two versions of one story of which one was spun from a third.
func (c *comparison) warnElsewhere(ctx context.Context, all *weighed) error {
	derived := all.result.Verdict == score.Paraphrase || all.result.Verdict == score.Partial
	if !derived || !all.result.Directed() || c.report.Direction.Original != "undecided" {
		return nil
	}
	for _, side := range []struct {
		name        string
		text, other int
	}{{"suspect", 0, 1 + c.closest()}, {"reference", 1 + c.closest(), 0}} {
		spun, err := c.alone(ctx, side.text)
		if err != nil {
			return err
		}
		if !spun.likely {
			continue
		}
		other, err := c.alone(ctx, side.other)
		if err != nil {
			return err
		}
		if spun.odds-other.odds >= plainlyOdder || other.odds >= surelyOdd {
			c.warn(report.SpunElsewhere(side.name))
			return nil
		}
	}
	return nil
}

// plainlyOdder is by how many log-odds a side must look spun beyond the other, and surelyOdd those from which on both may: where
// both look a little so, what they tell of is out of the ordinary, and not how.
var plainlyOdder, surelyOdd = math.Log(4), math.Log(40)

// A judgement is whether a text looks spun by itself.
type judgement struct {
	likely bool
	odds   float64 // log-odds of it
}

// leastAlone is the least ratio that is told of a text that stands alone.
const leastAlone = 1e-3

// commonplace is the judgement of a text that has nothing of it.
var commonplace = judgement{odds: math.Log(leastAlone)}

// alone returns whether text i, the suspect being 0, looks spun by itself. That takes
// longer than comparing it, so the pack keeps the answer.
func (c *comparison) alone(ctx context.Context, i int) (judgement, error) {
	t := &c.reading.texts[i]
	pack, key := c.detector.pack, t.sha256+c.report.Method.Pack+c.report.Method.Vectors
	found, known := pack.judged(key)
	if known {
		return found, ctx.Err()
	}
	a, err := align.Align(ctx, c.words, t.document)
	if err != nil {
		return judgement{}, err
	}
	if score.Commonplace(a) { // weighing all texts would take a quarter of a batch
		pack.judge(key, commonplace)
		return commonplace, ctx.Err()
	}
	choices := artifact.Choices(a)
	alone := score.WeighAlone(a, choices, nil)
	if alone.Verdict == score.LikelySpun { // a hint that nothing shows is none here either
		alone.Substantiate(artifact.Alone(a, choices))
	}
	found = judgement{alone.Verdict == score.LikelySpun, math.Log(math.Max(alone.Ratio, leastAlone))}
	pack.judge(key, found)
	return found, ctx.Err()
}

// maxJudged is how many judgements are kept, once or twice over: a batch compares with the same
// references again and again, in any order. They take 500 KB.
const maxJudged = 1 << 10

// judgements tell of the texts judged last whether they look spun by themselves: by their SHA-256 and what
// they were judged by. They are safe for concurrent use.
type judgements struct {
	mu          sync.Mutex
	recent, old map[string]judgement // the old ones being before the last maxJudged
}

// judged returns whether a text looks spun by itself, if that is known.
func (p *Pack) judged(key string) (found judgement, known bool) {
	if p == nil {
		return found, false
	}
	j := &p.judgements
	j.mu.Lock()
	defer j.mu.Unlock()
	if found, known = j.recent[key]; !known {
		found, known = j.old[key]
	}
	return found, known
}

// judge keeps whether a text looks spun by itself.
func (p *Pack) judge(key string, found judgement) {
	if p == nil {
		return
	}
	j := &p.judgements
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.recent == nil || len(j.recent) >= maxJudged {
		j.old, j.recent = j.recent, map[string]judgement{}
	}
	j.recent[key] = found
}
