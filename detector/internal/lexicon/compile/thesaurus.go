package main

import (
	"strings"

	"unspin/detector/internal/lexicon"
)

// A thesaurus lists, for each of its entries, the words under it.
type thesaurus struct {
	entries []entry
}

type entry struct {
	word  string
	under []string
}

// readThesaurus reads Moby: a line is an entry and the words under it,
// separated by commas.
func readThesaurus(dir string) (*thesaurus, error) {
	const words = "package/words.txt"
	files, err := mobySource.files(dir, words)
	if err != nil {
		return nil, err
	}
	t := &thesaurus{}
	for line := range strings.Lines(strings.ToLower(string(files[words]))) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), ",")
		for i := range f {
			f[i] = lexicon.Canonical(f[i])
		}
		t.entries = append(t.entries, entry{f[0], f[1:]})
	}
	return t, nil
}
