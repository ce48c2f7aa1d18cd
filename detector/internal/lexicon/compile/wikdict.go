package main

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Two words are taken for synonyms where they share two translations, or stand
// side by side as translations of one word. A translation that many words share
// says little of any.
const sharedTranslations, mostTranslated = 2, 12

// headword begins an entry of a dictionary made by WikDict: the word, how it
// sounds, its part of speech. The line after it has the translations.
var headword = regexp.MustCompile(`^(.+?) +/.*/ +<`)

var senseNumber = regexp.MustCompile(`\s+\d+\.\s*$`)

// readWikDict returns the synonyms in a language that dictionaries from it and
// into it have, made of Wiktionary.
func readWikDict(dir, language string, sources []source) (*thesaurus, error) {
	sharing := map[string]map[string]bool{} // by translation: the words that have it
	var beside [][]string
	for _, s := range sources {
		lines, err := s.readDictd(dir)
		if err != nil {
			return nil, err
		}
		from, _, _ := strings.Cut(strings.TrimPrefix(s.name, "dict-freedict-"), "-")
		for i := 0; i+1 < len(lines); i++ {
			m := headword.FindStringSubmatch(lines[i])
			if m == nil || headword.MatchString(lines[i+1]) {
				continue
			}
			head, translations := plainTerm(m[1]), translationsIn(lines[i+1])
			if from == language {
				for _, t := range translations {
					share(sharing, s.name+" "+t, head)
				}
				continue
			}
			beside = append(beside, translations)
			for _, t := range translations {
				share(sharing, s.name+" "+head, t)
			}
		}
	}
	return pivot(sharing, beside), nil
}

func share(sharing map[string]map[string]bool, translation, word string) {
	if sharing[translation] == nil {
		sharing[translation] = map[string]bool{}
	}
	sharing[translation][word] = true
}

func translationsIn(line string) []string {
	var out []string
	for t := range strings.SplitSeq(senseNumber.ReplaceAllString(line, ""), ",") {
		if t = plainTerm(t); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// pivot links the words that share translations, and those beside one another.
func pivot(sharing map[string]map[string]bool, beside [][]string) *thesaurus {
	shared := map[[2]string]int{}
	for _, words := range sharing {
		if len(words) > mostTranslated {
			continue
		}
		own := slices.Sorted(maps.Keys(words))
		for i, a := range own {
			for _, b := range own[i+1:] {
				shared[[2]string{a, b}]++
			}
		}
	}
	for _, words := range beside {
		for i, a := range words {
			for _, b := range words[i+1:] {
				if a != b {
					shared[[2]string{min(a, b), max(a, b)}] = sharedTranslations
				}
			}
		}
	}
	links := map[string][]string{}
	for pair, n := range shared {
		if n >= sharedTranslations {
			links[pair[0]] = append(links[pair[0]], pair[1])
		}
	}
	t := &thesaurus{}
	for _, w := range slices.Sorted(maps.Keys(links)) {
		slices.Sort(links[w])
		t.entries = append(t.entries, entry{w, links[w]})
	}
	return t
}

// readDictd returns the lines of a dictionary in the format of dictd.
func (s source) readDictd(dir string) ([]string, error) {
	pair := strings.TrimSuffix(strings.TrimPrefix(s.name, "dict-"), " (Debian)")
	file := path.Join("usr/share/dictd", pair+".dict.dz")
	files, err := s.debFiles(dir, file)
	if err != nil {
		return nil, err
	}
	data, err := unpack(file, files[file])
	if err != nil {
		return nil, err
	}
	return strings.Split(string(data), "\n"), nil
}
