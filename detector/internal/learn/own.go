package learn

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"unspin/detector/internal/corpus"
)

// own is how the families of OwnRewrites begin.
const own = "own-"

// rewrites is the folder of our stories that were written anew.
const rewrites = "testdata/rewrites"

// OwnRewrites reads stories of ours: each a folder with its original.txt and what was made of that, or
// independent.txt. Each is a family of its own, so that it can be held out.
func OwnRewrites() ([]corpus.Pair, error) {
	files, err := filepath.Glob(filepath.Join(rewrites, "*", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, errors.New("no stories in " + rewrites + ": to be run from the top of the project")
	}
	texts := map[string]string{}
	for _, f := range files {
		t, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		texts[f] = string(t)
	}
	var out []corpus.Pair
	for _, f := range files {
		story, style := filepath.Base(filepath.Dir(f)), strings.TrimSuffix(filepath.Base(f), ".txt")
		if style == "original" {
			continue
		}
		class := "paraphrase"
		if style == "independent" {
			class = style
		}
		out = append(out, corpus.Pair{
			ID: own + style + "/" + story, Family: own + story, Class: class, Setting: style,
			Reference: texts[filepath.Join(filepath.Dir(f), "original.txt")], Suspect: texts[f],
		})
	}
	return out, nil
}

// IsOwn reports whether family is one of OwnRewrites.
func IsOwn(family string) bool { return strings.HasPrefix(family, own) }
