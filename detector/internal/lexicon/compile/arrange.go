package main

import (
	"cmp"
	"math"
	"slices"
)

// arrange numbers things so that those with many features in common stand
// close together, and the gaps in each feature's list of things are small. It
// returns the position of each. This is recursive graph bisection (Dhulipala
// and others, 2016): halve, swap what lowers the estimated cost of the gaps,
// and do the same with each half. In integers, so that every machine gets the
// same order.
func arrange(features [][]uint32) []uint32 {
	a := arranger{features: features, gain: make([]int64, len(features))}
	most := uint32(0)
	for _, f := range features {
		for _, x := range f {
			most = max(most, x)
		}
	}
	a.left, a.right = make([]int32, most+1), make([]int32, most+1)
	for i := range len(features) + 3 {
		a.log = append(a.log, int64(math.Round(math.Log2(float64(max(i, 1)))*(1<<16))))
	}
	order := make([]uint32, len(features))
	for i := range order {
		order[i] = uint32(i)
	}
	a.bisect(order)
	position := make([]uint32, len(order))
	for i, x := range order {
		position[x] = uint32(i)
	}
	return position
}

type arranger struct {
	features    [][]uint32
	left, right []int32 // of each feature, the things in either half
	gain        []int64 // of moving a thing to the other half
	log         []int64 // to the base 2, times 2¹⁶
}

// Swapping settles after some rounds, and order within a handful of things
// saves nothing.
const rounds, handful = 16, 16

func (a *arranger) bisect(order []uint32) {
	if len(order) <= handful {
		return
	}
	half := len(order) / 2
	for range rounds {
		if !a.swap(order[:half], order[half:]) {
			break
		}
	}
	a.bisect(order[:half])
	a.bisect(order[half:])
}

func (a *arranger) swap(left, right []uint32) (swapped bool) {
	for _, side := range [][]uint32{left, right} {
		for _, x := range side {
			for _, f := range a.features[x] {
				a.left[f], a.right[f] = 0, 0
			}
		}
	}
	for _, x := range left {
		for _, f := range a.features[x] {
			a.left[f]++
		}
	}
	for _, x := range right {
		for _, f := range a.features[x] {
			a.right[f]++
		}
	}
	cost := func(l, r int32) int64 {
		return int64(l)*(a.log[len(left)]-a.log[l+1]) + int64(r)*(a.log[len(right)]-a.log[r+1])
	}
	for _, x := range left {
		a.gain[x] = 0
		for _, f := range a.features[x] {
			l, r := a.left[f], a.right[f]
			a.gain[x] += cost(l, r) - cost(l-1, r+1)
		}
	}
	for _, x := range right {
		a.gain[x] = 0
		for _, f := range a.features[x] {
			l, r := a.left[f], a.right[f]
			a.gain[x] += cost(l, r) - cost(l+1, r-1)
		}
	}
	byGain := func(x, y uint32) int { return cmp.Compare(a.gain[y], a.gain[x]) }
	slices.SortStableFunc(left, byGain)
	slices.SortStableFunc(right, byGain)
	for i := range left {
		if a.gain[left[i]]+a.gain[right[i]] <= 0 {
			break
		}
		left[i], right[i] = right[i], left[i]
		swapped = true
	}
	return swapped
}
