package main

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"unspin/detector/internal/lexicon"
)

// A synsetID is the offset of a synset in WordNet's data files, times four,
// plus its part of speech.
type synsetID int

var parts = [4]string{"noun", "verb", "adj", "adv"}

// A wordNet is what the pack needs of WordNet.
type wordNet struct {
	senses     [4]map[string][]synsetID // by lemma, the commonest first
	tagged     [4]map[string]int        // how often the lemma was met in WordNet's tagged texts
	steps      map[synsetID][]step      // pointers, in file order
	exceptions [4][][2]string           // irregular form, lemma; in file order
}

// A step is a pointer from a synset to another.
type step struct {
	symbol string
	to     synsetID
}

func readWordNet(dir string) (*wordNet, error) {
	names := []string{"package/dict/index.sense"}
	for _, p := range parts {
		names = append(names, "package/dict/index."+p, "package/dict/data."+p)
	}
	files, err := wordnetSource.files(dir, names...)
	if err != nil {
		return nil, err
	}
	n := &wordNet{steps: map[synsetID][]step{}}
	for p, part := range parts {
		n.senses[p], n.tagged[p] = map[string][]synsetID{}, map[string]int{}
		if err := n.readIndex(p, files["package/dict/index."+part]); err != nil {
			return nil, fmt.Errorf("index.%s: %w", part, err)
		}
		if err := n.readData(p, files["package/dict/data."+part]); err != nil {
			return nil, fmt.Errorf("data.%s: %w", part, err)
		}
	}
	n.readTags(files["package/dict/index.sense"])
	return n, n.readExceptions(dir)
}

// spelled returns a WordNet lemma as the pack spells it.
func spelled(lemma string) string {
	return lexicon.Canonical(strings.ToLower(strings.ReplaceAll(lemma, "_", " ")))
}

// readIndex reads lines of: lemma pos synsets pointers [symbols] senses tagged offsets…
func (n *wordNet) readIndex(p int, file []byte) error {
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, " ") {
			continue // the licence
		}
		f := strings.Fields(line)
		count, err := strconv.Atoi(f[2])
		if err != nil || len(f) < count {
			return fmt.Errorf("cannot read %q", line)
		}
		lemma := spelled(f[0])
		for _, o := range f[len(f)-count:] {
			offset, err := strconv.Atoi(o)
			if err != nil {
				return fmt.Errorf("cannot read %q", line)
			}
			id := synsetID(offset*4 + p)
			if !slices.Contains(n.senses[p][lemma], id) { // two spellings of one lemma
				n.senses[p][lemma] = append(n.senses[p][lemma], id)
			}
		}
	}
	return nil
}

// readData reads lines of: offset file type words word id… pointers (symbol offset pos source/target)… | gloss
func (n *wordNet) readData(p int, file []byte) error {
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, " ") {
			continue
		}
		f := strings.Fields(line)
		offset, err1 := strconv.Atoi(f[0])
		words, err2 := strconv.ParseInt(f[3], 16, 32)
		at := 4 + 2*int(words)
		pointers, err3 := strconv.Atoi(f[at])
		if err1 != nil || err2 != nil || err3 != nil {
			return fmt.Errorf("cannot read %q", line)
		}
		id := synsetID(offset*4 + p)
		for at++; pointers > 0; pointers-- {
			to, err := strconv.Atoi(f[at+1])
			if err != nil {
				return fmt.Errorf("cannot read %q", line)
			}
			part := strings.Index("nvar", f[at+2])
			n.steps[id] = append(n.steps[id], step{f[at], synsetID(to*4 + part)})
			at += 4
		}
	}
	return nil
}

// readTags reads lines of: lemma%type:… offset sense count
func (n *wordNet) readTags(file []byte) {
	part := [...]int{1: 0, 2: 1, 3: 2, 4: 3, 5: 2}
	for line := range strings.Lines(string(file)) {
		lemma, rest, _ := strings.Cut(line, "%")
		f := strings.Fields(rest)
		count, _ := strconv.Atoi(f[3])
		n.tagged[part[rest[0]-'0']][spelled(lemma)] += count
	}
}

// readExceptions reads lines of: irregular form, lemma…
func (n *wordNet) readExceptions(dir string) error {
	names := []string{}
	for _, p := range parts {
		names = append(names, "package/data/"+p+".exc")
	}
	files, err := exceptionsSource.files(dir, names...)
	if err != nil {
		return err
	}
	for p := range parts {
		for line := range strings.Lines(string(files[names[p]])) {
			f := strings.Fields(line)
			for _, lemma := range f[1:] {
				n.exceptions[p] = append(n.exceptions[p], [2]string{spelled(f[0]), spelled(lemma)})
			}
		}
	}
	return nil
}

// terms yields the lemmas, some of several words.
func (n *wordNet) terms() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, senses := range n.senses {
			for lemma := range senses {
				if !yield(lemma) {
					return
				}
			}
		}
	}
}
