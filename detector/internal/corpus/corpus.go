// Package corpus reads folders of pairs with a known class, one JSON object a
// line, for training and evaluation.
package corpus

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// A Pair is a reference and a suspect whose relation is known.
type Pair struct {
	ID        string     `json:"id"`
	Family    string     `json:"family"`
	Class     string     `json:"class"` // what a person would say: spun, roundtrip, paraphrase, light, …
	Setting   string     `json:"setting"`
	Reference string     `json:"reference"`
	Suspect   string     `json:"suspect"`
	Text      string     `json:"text"`            // of a text without a pair
	Edits     [][]string `json:"edits,omitempty"` // the spinner's own record: old, new
}

// Source names the text that a pair was made from, so that all that was made
// from it can be held out together. Generators put it last in the ID.
func (p *Pair) Source() string {
	if i := strings.LastIndex(p.ID, "gum-"); i >= 0 {
		return p.ID[i:]
	}
	if i := strings.Index(p.ID, "/"); i >= 0 {
		return p.ID[i+1:]
	}
	return p.ID
}

// Read returns the pairs of every .jsonl file in folder, in the order of the
// files' names. Texts without a pair are left out.
func Read(folder string) ([]Pair, error) {
	all, err := ReadAll(folder)
	if err != nil {
		return nil, err
	}
	pairs := all[:0]
	for _, p := range all {
		if p.Reference != "" {
			pairs = append(pairs, p)
		}
	}
	return pairs, nil
}

// ReadAll is Read with the texts that have no pair.
func ReadAll(folder string) ([]Pair, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no .jsonl files in %s", folder)
	}
	sort.Strings(files)
	var all []Pair
	for _, name := range files {
		pairs, err := readFile(name)
		if err != nil {
			return nil, err
		}
		all = append(all, pairs...)
	}
	return all, nil
}

func readFile(name string) ([]Pair, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pairs []Pair
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var p Pair
		if err := dec.Decode(&p); err == io.EOF {
			return pairs, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: pair %d: %w", filepath.Base(name), len(pairs)+1, err)
		}
		if p.Family == "" {
			p.Family = strings.TrimSuffix(filepath.Base(name), ".jsonl")
		}
		pairs = append(pairs, p)
	}
}
