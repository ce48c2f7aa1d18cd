package main

import "unspin/detector/internal/corpus"

// sources numbers the pairs so that those which share a text, or were made
// from one, have the same number: they are held out and resampled together.
func sources(pairs []corpus.Pair) []int {
	parent := make([]int, len(pairs))
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	first := map[string]int{} // text or name of a source → the first pair that has it
	for i := range pairs {
		parent[i] = i
		p := &pairs[i]
		for _, mark := range []string{"source " + p.Source(), "text " + p.Reference, "text " + p.Suspect} {
			j, known := first[mark]
			if !known {
				first[mark] = i
				continue
			}
			if a, b := find(i), find(j); a != b {
				parent[max(a, b)] = min(a, b)
			}
		}
	}
	for i := range parent {
		parent[i] = find(i)
	}
	return parent
}
