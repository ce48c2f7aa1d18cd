package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"unspin/detector/internal/corpus"
)

// A folder is the data that the detector is measured on.
type folder struct {
	pairs   []corpus.Pair // corpora/*.jsonl
	seeds   []seed        // seeds/*.txt
	gold    []goldList    // gold/SUSPECT-vs-REFERENCE.tsv, of two seeds
	plain   []string      // the texts of corpora/*.jsonl that have no pair
	missing []string      // the parts that are not there
}

// A seed is one version of the story that all seeds tell.
type seed struct{ name, text string }

// A goldList is a hand-made list of the substitutions between two seeds.
type goldList struct {
	suspect, reference seed
	rows               []goldRow
}

// A goldRow is one substitution of a hand-made list.
type goldRow struct{ source, suspect, kind string }

// readFolder reads what folder name has of the parts.
func readFolder(name string) (*folder, error) {
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there is no folder %s", name)
	}
	f := &folder{}
	var err error
	if files, _ := filepath.Glob(filepath.Join(name, "corpora", "*.jsonl")); len(files) == 0 {
		f.missing = append(f.missing, "corpora/*.jsonl")
	} else if err = f.readCorpora(filepath.Join(name, "corpora")); err != nil {
		return nil, err
	}
	if err := f.readSeeds(name); err != nil {
		return nil, err
	}
	if err := f.readGold(name); err != nil {
		return nil, err
	}
	return f, nil
}

// readCorpora reads the pairs and the texts without one.
func (f *folder) readCorpora(folder string) error {
	all, err := corpus.ReadAll(folder)
	for _, p := range all {
		switch {
		case p.Reference != "":
			f.pairs = append(f.pairs, p)
		case p.Text != "":
			f.plain = append(f.plain, p.Text)
		}
	}
	return err
}

// readSeeds reads the seeds, whose names end at the first underscore.
func (f *folder) readSeeds(folder string) error {
	files, _ := filepath.Glob(filepath.Join(folder, "seeds", "*.txt"))
	if len(files) == 0 {
		f.missing = append(f.missing, "seeds/*.txt")
	}
	sort.Strings(files)
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".txt"), "_")
		f.seeds = append(f.seeds, seed{name, string(content)})
	}
	return nil
}

func (f *folder) readGold(folder string) error {
	files, _ := filepath.Glob(filepath.Join(folder, "gold", "*-vs-*.tsv"))
	sort.Strings(files)
	for _, file := range files {
		suspect, reference, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".tsv"), "-vs-")
		rows, err := readGoldList(file)
		if err != nil {
			return err
		}
		list := goldList{f.seed(suspect), f.seed(reference), rows}
		if list.suspect.text == "" || list.reference.text == "" {
			f.missing = append(f.missing, "the seeds of gold/"+filepath.Base(file))
			continue
		}
		f.gold = append(f.gold, list)
	}
	if len(files) == 0 {
		f.missing = append(f.missing, "gold/*-vs-*.tsv")
	}
	return nil
}

// seed returns the seed of that name, an empty one where there is none.
func (f *folder) seed(name string) seed {
	for _, s := range f.seeds {
		if s.name == name {
			return s
		}
	}
	return seed{name: name}
}

// readGoldList reads a tab-separated list with a heading line.
func readGoldList(name string) ([]goldRow, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var rows []goldRow
	s := bufio.NewScanner(file)
	for s.Scan() {
		c := strings.Split(s.Text(), "\t")
		if len(c) >= 6 && c[0] != "orig" {
			rows = append(rows, goldRow{phrase(c[0]), phrase(c[1]), c[5]})
		}
	}
	return rows, s.Err()
}
