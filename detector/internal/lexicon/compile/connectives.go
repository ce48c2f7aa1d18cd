package main

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/internal/lexicon"
)

// The family of connectives of several words: phrases that the thesaurus lists under small words, and under the adverbs
// that stand beside those there. One list or two may have a phrase under a rare sense of a word ("armorial bearings"
// under "or"), six hardly do; more than nine say no more.
const leastLists, mostLists = 6, 9

const connectivesComment = `# Phrases that a thesaurus lists under small words and under the adverbs beside them there, by how many such lists have
# them. Written by make lexicon.
`

// connectives returns the family, a line for each number of lists.
func connectives(t *thesaurus, n *wordNet) string {
	lists := map[string]int{}
	small := map[string]bool{}
	for _, w := range strings.Fields(functionWords) {
		small[w] = true
	}
	heads, under := smallHeads(t, n, small), map[string]bool{}
	for _, e := range t.entries {
		if !heads[e.word] {
			continue
		}
		for _, p := range e.under {
			if phrasal(p) {
				lists[p]++
				under[p] = under[p] || small[e.word]
			}
		}
	}
	lines := make([][]string, mostLists+1)
	for p, times := range lists {
		if under[p] && times >= leastLists {
			times = min(times, mostLists)
			lines[times] = append(lines[times], strings.ReplaceAll(p, " ", "_"))
		}
	}
	var b strings.Builder
	b.WriteString(connectivesComment)
	for times := mostLists; times >= leastLists; times-- {
		slices.Sort(lines[times])
		b.WriteString(strconv.Itoa(times) + " " + strings.Join(lines[times], " ") + "\n")
	}
	return b.String()
}

// smallHeads returns the small words and the adverbs that the thesaurus lists under them.
func smallHeads(t *thesaurus, n *wordNet, small map[string]bool) map[string]bool {
	heads := map[string]bool{}
	for _, e := range t.entries {
		if !small[e.word] {
			continue
		}
		heads[e.word] = true
		for _, w := range e.under {
			if len(n.senses[lexicon.Adverb][w]) > 0 && !strings.Contains(w, " ") {
				heads[w] = true
			}
		}
	}
	return heads
}

// phrasal reports whether p is several English words.
func phrasal(p string) bool {
	return strings.Contains(p, " ") && !strings.ContainsFunc(p, func(r rune) bool { return r != ' ' && (r < 'a' || r > 'z') })
}

func writeConnectives(file string, t *thesaurus, n *wordNet) error {
	return os.WriteFile(file, []byte(connectives(t, n)), 0o644)
}
