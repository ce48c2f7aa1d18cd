package detector

import (
	"context"
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
		name string
		text int
	}{{"suspect", 0}, {"reference", 1 + c.closest()}} {
		spun, err := c.spunAlone(ctx, side.text)
		if err != nil {
			return err
		}
		if spun {
			c.warn(report.SpunElsewhere(side.name))
			return nil
		}
	}
	return nil
}

// spunAlone reports whether text i, the suspect being 0, looks spun by itself. That takes
// longer than comparing it, so the pack keeps the answer.
func (c *comparison) spunAlone(ctx context.Context, i int) (bool, error) {
	t := &c.reading.texts[i]
	pack, key := c.detector.pack, t.sha256+c.report.Method.Pack+c.report.Method.Vectors
	spun, known := pack.judged(key)
	if known {
		return spun, ctx.Err()
	}
	a, err := align.Align(ctx, c.words, t.document)
	if err != nil {
		return false, err
	}
	choices := artifact.Choices(a)
	alone := score.WeighAlone(a, choices, nil)
	if alone.Verdict == score.LikelySpun { // a hint that nothing shows is none here either
		alone.Substantiate(artifact.Alone(a, choices))
	}
	spun = alone.Verdict == score.LikelySpun
	pack.judge(key, spun)
	return spun, ctx.Err()
}

// maxJudged is how many judgements are kept, once or twice over: a batch compares with the same
// references again and again, in any order. They take 500 KB.
const maxJudged = 1 << 10

// judgements tell of the texts judged last whether they look spun by themselves: by their SHA-256 and what
// they were judged by. They are safe for concurrent use.
type judgements struct {
	mu          sync.Mutex
	recent, old map[string]bool // the old ones being before the last maxJudged
}

// judged returns whether a text looks spun by itself, if that is known.
func (p *Pack) judged(key string) (spun, known bool) {
	if p == nil {
		return false, false
	}
	j := &p.judgements
	j.mu.Lock()
	defer j.mu.Unlock()
	if spun, known = j.recent[key]; !known {
		spun, known = j.old[key]
	}
	return spun, known
}

// judge keeps whether a text looks spun by itself.
func (p *Pack) judge(key string, spun bool) {
	if p == nil {
		return
	}
	j := &p.judgements
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.recent == nil || len(j.recent) >= maxJudged {
		j.old, j.recent = j.recent, map[string]bool{}
	}
	j.recent[key] = spun
}
