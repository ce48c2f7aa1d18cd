package learn

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
)

// A Torture is an established term and what a spinner made of it.
type Torture struct{ Tortured, Established string }

// ReadTortures reads tortured-phrases.tsv of a folder.
func ReadTortures(folder string) ([]Torture, error) {
	data, err := os.ReadFile(filepath.Join(folder, "tortured-phrases.tsv"))
	if err != nil {
		return nil, err
	}
	var out []Torture
	for line := range strings.Lines(string(data)) {
		if tortured, established, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && tortured != "tortured" {
			out = append(out, Torture{tortured, established})
		}
	}
	return out, nil
}

// Edits returns the record that spinners kept of their own substitutions.
func Edits(pairs []corpus.Pair) []Torture {
	var out []Torture
	for _, p := range pairs {
		for _, e := range p.Edits {
			if len(e) == 2 {
				out = append(out, Torture{strings.ToLower(e[1]), strings.ToLower(e[0])})
			}
		}
	}
	return out
}

// Inverse counts what each word was put for, in the phrases that were replaced
// word by word, and writes the table that artifact.ParseInverse reads. What
// was seen but once is left out where least says so.
func Inverse(tortures []Torture, l *lexicon.Lexicon, least int) string {
	counts := map[string]map[string]int{}
	for _, t := range tortures {
		put, old := inverseWords(t.Tortured), inverseWords(t.Established)
		if len(put) != len(old) {
			continue
		}
		for i := range put {
			if put[i] == old[i] || l.Lookup(put[i]) == 0 || l.Lookup(old[i]) == 0 {
				continue
			}
			if counts[put[i]] == nil {
				counts[put[i]] = map[string]int{}
			}
			counts[put[i]][old[i]]++
		}
	}
	var lines []string
	for put, olds := range counts {
		line := ""
		var words []string
		for old := range olds {
			words = append(words, old)
		}
		slices.Sort(words)
		for _, old := range words {
			if n := olds[old]; n >= least {
				line += " " + old
				if n > 1 {
					line += " " + strconv.Itoa(n)
				}
			}
		}
		if line != "" {
			lines = append(lines, put+line)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

// inverseWords splits a phrase as the tokenizer does, in canonical spelling.
func inverseWords(phrase string) []string {
	words := strings.Fields(strings.ReplaceAll(phrase, "-", " - "))
	for i := range words {
		words[i] = lexicon.Canonical(words[i])
	}
	return words
}
