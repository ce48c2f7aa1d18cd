package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strings"

	"unspin/detector/internal/lexicon"
)

// A morphology is the readings of the forms of a language.
type morphology map[string][]analysis

func (m morphology) add(form string, a analysis) {
	for i, b := range m[form] {
		if b.lemma == a.lemma && b.part == a.part {
			m[form][i].form |= a.form
			return
		}
	}
	m[form] = append(m[form], a)
}

// readGolem returns the lemmas and their forms in a module of Go's: a line has
// a lemma and its forms, packed into a string of its source.
func (s source) readGolem(dir string) (map[string][]string, error) {
	b, err := s.read(dir)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", s.file, err)
	}
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return strings.HasSuffix(f.Name, "/pack.go") })
	if i < 0 {
		return nil, fmt.Errorf("module %s %s has no file pack.go", s.name, s.version)
	}
	lines, err := golemLines(z.File[i])
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", s.file, err)
	}
	forms := map[string][]string{}
	for line := range strings.Lines(lines) {
		f := strings.Split(strings.ToLower(strings.TrimSpace(line)), "\t")
		if len(f) > 1 {
			forms[f[0]] = append(forms[f[0]], f[1:]...)
		}
	}
	return forms, nil
}

func golemLines(f *zip.File) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	src, err := io.ReadAll(r)
	if err != nil {
		return "", err
	}
	_, packed, _ := strings.Cut(string(src), "const data = \"")
	packed, _, ok := strings.Cut(packed, "\"")
	if !ok {
		return "", fmt.Errorf("%s has no data", f.Name)
	}
	raw, err := base64.StdEncoding.DecodeString(packed)
	if err != nil {
		return "", err
	}
	z, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		return "", err
	}
	lines, err := io.ReadAll(z)
	return string(lines), err
}

// An inflection is the endings that tell what lemmas and their forms are, where
// the source has nothing else.
type inflection struct {
	infinitive []string // of verbs
	gerund     []string
	participle []string
	adverb     []string
	plural     []string // of nouns and adjectives; nil where that cannot be told
}

// leastForms is how many forms a lemma that ends like a verb must have to be
// one: "mar" and "mujer" have two.
const leastForms = 8

// morphology reads lemmas by their endings.
func (e *inflection) morphology(forms map[string][]string) morphology {
	m := morphology{}
	for lemma, own := range forms {
		part := lexicon.Noun
		switch {
		case len(own) >= leastForms && hasSuffix(lemma, e.infinitive):
			part = lexicon.Verb
		case hasSuffix(lemma, e.adverb):
			part = lexicon.Adverb
		}
		m.add(lemma, analysis{lemma: lemma, part: part, form: lexicon.Base})
		for _, form := range own {
			if form != lemma {
				m.add(form, analysis{lemma: lemma, part: part, form: e.form(part, form)})
			}
		}
	}
	return m
}

// form returns what form of a lemma of that part of speech a word is.
func (e *inflection) form(part lexicon.PartOfSpeech, word string) lexicon.Form {
	if part != lexicon.Verb {
		switch {
		case e.plural == nil:
			return lexicon.Base | lexicon.Plural
		case hasSuffix(word, e.plural):
			return lexicon.Plural
		}
		return lexicon.Base
	}
	switch {
	case hasSuffix(word, e.gerund):
		return lexicon.Gerund
	case hasSuffix(word, e.participle):
		return lexicon.Participle
	}
	return finite
}

// finite is what a verb's forms are that are neither of these: tenses and
// persons are not told apart.
const finite = lexicon.Past | lexicon.ThirdPerson

func hasSuffix(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return len(word) > len(e)+1 && strings.HasSuffix(word, e) })
}
