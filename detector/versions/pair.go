package versions

import (
	"cmp"
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"sync"

	"unspin/detector/report"
)

// A pair is what the detector says of one text held against another.
type pair struct {
	verdict   report.Verdict
	spinScore float64
	coverage  float64
	direction report.Direction
	reversed  bool // the reference looks spun from the suspect
}

// related reports whether the two texts hang together as wholes, and part
// whether passages of one do.
func (p *pair) related() bool {
	switch p.verdict {
	case report.Identical, report.LightEdit, report.Paraphrase, report.Spun:
		return true
	}
	return p.reversed
}

const (
	// allPairs is the number of texts up to which every pair is compared; of
	// more, each text is compared with the nearest ones by shared features.
	allPairs = 40
	nearest  = 20
	// leastShared features are wanted of a pair that is compared beyond allPairs.
	leastShared = 12
)

// candidates returns the pairs worth comparing, in order.
func (s *study) candidates() [][2]int {
	n := len(s.texts)
	wanted := map[[2]int]bool{}
	for i := range n {
		type neighbour struct {
			text int
			near float64
		}
		var all []neighbour
		for j := range n {
			if j == i {
				continue
			}
			shared := s.texts[i].set.common(s.texts[j].set)
			if n <= allPairs || shared >= leastShared {
				all = append(all, neighbour{j, s.texts[i].closeness(s.texts[j])})
			}
		}
		slices.SortFunc(all, func(a, b neighbour) int {
			return cmp.Or(cmp.Compare(b.near, a.near), cmp.Compare(a.text, b.text))
		})
		if n > allPairs && len(all) > nearest {
			all = all[:nearest]
		}
		for _, c := range all {
			wanted[[2]int{min(i, c.text), max(i, c.text)}] = true
		}
	}
	out := make([][2]int, 0, len(wanted))
	for p := range wanted {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return out
}

// closeness is the cosine of two texts' features. Its negative logarithm adds
// up along a path of copies: a copy that keeps a share r of what it copies, in
// as many words, has the closeness r, and one that is cut to r its square root.
func (v *version) closeness(w *version) float64 {
	a, b := v.set.count(), w.set.count()
	if a == 0 || b == 0 {
		return 0
	}
	return float64(v.set.common(w.set)) / math.Sqrt(float64(a)*float64(b))
}

// compareAll compares each pair once, the shorter text as the suspect, so that
// an excerpt counts as a whole.
func (s *study) compareAll(ctx context.Context, progress Progress) error {
	ordered := s.candidates()
	for i, p := range ordered {
		if len(s.texts[p[0]].words) > len(s.texts[p[1]].words) {
			ordered[i] = [2]int{p[1], p[0]}
		}
	}
	return s.compare(ctx, ordered, progress)
}

// compare compares those of the pairs, suspect first, that were not yet.
func (s *study) compare(ctx context.Context, wanted [][2]int, progress Progress) error {
	wanted = slices.DeleteFunc(slices.Clone(wanted), func(p [2]int) bool { return s.pairs[p] != nil })
	found := make([]*pair, len(wanted))
	err := each(len(wanted), progress, func(i int) error {
		r, err := s.engine.Compare(ctx, s.texts[wanted[i][0]].source, s.texts[wanted[i][1]].source)
		if err != nil {
			return err
		}
		found[i] = &pair{verdict: r.Verdict, spinScore: r.SpinScore, coverage: r.Coverage, direction: r.Direction,
			reversed: slices.ContainsFunc(r.Warnings, func(w report.Warning) bool { return w.Code == report.WarnReversed })}
		return nil
	})
	if err != nil {
		return err
	}
	for i, p := range wanted {
		s.pairs[p] = found[i]
	}
	return nil
}

// between returns what was said of two texts, whichever was the suspect, nil
// for nothing.
func (s *study) between(i, j int) *pair {
	if p := s.pairs[[2]int{i, j}]; p != nil {
		return p
	}
	return s.pairs[[2]int{j, i}]
}

// each calls do for every i in [0, n) on all cores until one fails.
func each(n int, progress Progress, do func(int) error) error {
	var mu sync.Mutex
	var group sync.WaitGroup
	var failed error
	next, done := 0, 0
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			for {
				mu.Lock()
				i := next
				next++
				stop := i >= n || failed != nil
				mu.Unlock()
				if stop {
					return
				}
				err := do(i)
				mu.Lock()
				done++
				failed = errors.Join(failed, err)
				if progress != nil && err == nil {
					progress(done, n)
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	return failed
}
