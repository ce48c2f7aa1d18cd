package main

import (
	"math/bits"
	"strings"
)

// differences returns how much the words of each two texts differ: the share
// that is in no longest common subsequence.
func differences(texts []string) [][]float64 {
	words := make([][]string, len(texts))
	for i, t := range texts {
		words[i] = strings.Fields(t)
	}
	d := make([][]float64, len(texts))
	for i := range d {
		d[i] = make([]float64, len(texts))
		for j := range i {
			d[i][j] = 1 - 2*float64(longestCommon(words[i], words[j]))/float64(len(words[i])+len(words[j]))
			d[j][i] = d[i][j]
		}
	}
	return d
}

// longestCommon returns the length of the longest common subsequence, 64 places
// at once (Hyyrö, Bit-parallel LCS-length computation revisited, 2004).
func longestCommon(a, b []string) int {
	blocks := (len(a) + 63) / 64
	places := map[string][]uint64{}
	for i, w := range a {
		if places[w] == nil {
			places[w] = make([]uint64, blocks)
		}
		places[w][i/64] |= 1 << (i % 64)
	}
	v := make([]uint64, blocks)
	for i := range v {
		v[i] = ^uint64(0)
	}
	for _, w := range b {
		at := places[w]
		if at == nil {
			continue
		}
		var carry uint64
		for i := range v {
			u := v[i] & at[i]
			var sum uint64
			sum, carry = bits.Add64(v[i], u, carry)
			v[i] = sum | v[i]&^at[i]
		}
	}
	n := 0
	for _, x := range v {
		n += bits.OnesCount64(^x)
	}
	return n
}

// joinNeighbours builds the tree of Saitou and Nei 1987 and returns who is next
// to whom; the first nodes are the texts.
func joinNeighbours(d [][]float64) map[int][]int {
	next := map[int][]int{}
	join := func(a, b int) { next[a], next[b] = append(next[a], b), append(next[b], a) }
	type pair [2]int
	far := map[pair]float64{}
	var live []int
	for i := range d {
		live = append(live, i)
		for j := range d {
			far[pair{i, j}] = d[i][j]
		}
	}
	for fresh := len(d); len(live) > 2; fresh++ {
		n := float64(len(live))
		sum := map[int]float64{}
		for _, i := range live {
			for _, j := range live {
				sum[i] += far[pair{i, j}]
			}
		}
		best, x, y := 0.0, -1, -1
		for k, i := range live {
			for _, j := range live[:k] {
				if q := (n-2)*far[pair{i, j}] - sum[i] - sum[j]; x < 0 || q < best {
					best, x, y = q, i, j
				}
			}
		}
		join(fresh, x)
		join(fresh, y)
		var rest []int
		for _, i := range live {
			if i != x && i != y {
				rest = append(rest, i)
				f := (far[pair{x, i}] + far[pair{y, i}] - far[pair{x, y}]) / 2
				far[pair{fresh, i}], far[pair{i, fresh}] = f, f
			}
		}
		live = append(rest, fresh)
	}
	if len(live) == 2 {
		join(live[0], live[1])
	}
	return next
}
