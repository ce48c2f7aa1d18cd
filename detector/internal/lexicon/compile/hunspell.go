package main

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"unspin/detector/internal/lexicon"
)

// An affix is a rule that makes a form of a word: drop an ending, add another.
type affix struct {
	strip, add string
	fits       *regexp.Regexp // what the word must end in; nil for anything
	tags       string         // what is said of the form
}

// A tagReader tells what the tags of a word and of one of its forms mean; not ok
// where the word is of no interest.
type tagReader func(word, form string) (part lexicon.PartOfSpeech, f lexicon.Form, ok bool)

// A spelling is a dictionary of a spelling checker: words with the flags of the rules that make their
// forms.
type spelling struct {
	suffixes map[string][]affix // by flag
	flagSize int                // letters of a flag
}

// readHunspell returns the readings of the words in a Debian package: name is
// the dictionary's without its ending. tags tells what a word's and a form's
// tags mean.
func (s source) readHunspell(dir, name string, tags tagReader) (morphology, error) {
	aff, dic := path.Join("usr/share/hunspell", name+".aff"), path.Join("usr/share/hunspell", name+".dic")
	files, err := s.debFiles(dir, aff, dic)
	if err != nil {
		return nil, err
	}
	sp := newSpelling(string(files[aff]))
	m := morphology{}
	for line := range strings.Lines(string(files[dic])) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if rest == "" {
			word, rest, _ = strings.Cut(word, " ")
		}
		word, flags, _ := strings.Cut(word, "/")
		if word != strings.ToLower(word) || webWords(word) == nil {
			continue
		}
		part, form, ok := tags(rest, "")
		if !ok {
			continue
		}
		m.add(word, analysis{lemma: word, part: part, form: form})
		for _, a := range sp.rules(flags) {
			stem, fits := strings.CutSuffix(word, a.strip)
			if !fits || a.fits != nil && !a.fits.MatchString(word) {
				continue
			}
			derived, lemma := stem+a.add, word
			if strings.Contains(a.add, "-") {
				continue
			}
			own := rest
			if strings.Contains(a.tags, "CAT=") { // another word: "falador" of "falar"
				own, lemma = a.tags, derived
			}
			if part, form, ok := tags(own, a.tags); ok {
				m.add(derived, analysis{lemma: lemma, part: part, form: form})
			}
		}
	}
	return m, nil
}

// newSpelling reads the suffixes of an affix file. Prefixes make other words.
func newSpelling(aff string) *spelling {
	sp := &spelling{suffixes: map[string][]affix{}, flagSize: 1}
	for line := range strings.Lines(aff) {
		f := strings.Fields(line)
		switch {
		case len(f) == 2 && f[0] == "FLAG" && f[1] == "long":
			sp.flagSize = 2
		case len(f) >= 5 && f[0] == "SFX":
			add, _, _ := strings.Cut(f[3], "/")
			a := affix{strip: zero(f[2]), add: zero(add), tags: strings.Join(f[5:], " ")}
			if f[4] != "." {
				a.fits = regexp.MustCompile(f[4] + "$")
			}
			sp.suffixes[f[1]] = append(sp.suffixes[f[1]], a)
		}
	}
	return sp
}

// zero is an affix of no letters where it is written as 0.
func zero(s string) string {
	if s == "0" {
		return ""
	}
	return s
}

// rules returns the suffixes that flags name.
func (sp *spelling) rules(flags string) []affix {
	var out []affix
	letters := []rune(flags)
	for i := 0; i+sp.flagSize <= len(letters); i += sp.flagSize {
		out = append(out, sp.suffixes[string(letters[i:i+sp.flagSize])]...)
	}
	return out
}

// frenchTags reads the tags of the French dictionary: "po:nom is:mas", and of a
// form "po:infi".
func frenchTags(word, form string) (part lexicon.PartOfSpeech, f lexicon.Form, ok bool) {
	tags := strings.Fields(word)
	switch {
	case slices.ContainsFunc(tags, func(t string) bool { return strings.HasPrefix(t, "po:v") }):
		return lexicon.Verb, frenchForm(form), true
	case slices.Contains(tags, "po:nom"):
		part = lexicon.Noun
	case slices.Contains(tags, "po:adj"):
		part = lexicon.Adjective
	case slices.Contains(tags, "po:adv"):
		return lexicon.Adverb, lexicon.Base, true
	default:
		return 0, 0, false
	}
	all := word + " " + form
	switch {
	case strings.Contains(all, "is:pl"):
		return part, lexicon.Plural, true
	case strings.Contains(all, "is:inv"):
		return part, lexicon.Base | lexicon.Plural, true
	}
	return part, lexicon.Base, true
}

func frenchForm(tags string) lexicon.Form {
	switch {
	case tags == "", strings.Contains(tags, "po:infi"):
		return lexicon.Base
	case strings.Contains(tags, "po:ppre"):
		return lexicon.Gerund
	case strings.Contains(tags, "po:ppas"):
		return lexicon.Participle
	}
	return finite
}

// portugueseTags reads those of the Portuguese dictionary: "[CAT=v,T=inf]", and
// of a form "P=3,N=s,T=p".
func portugueseTags(word, form string) (part lexicon.PartOfSpeech, f lexicon.Form, ok bool) {
	switch {
	case strings.Contains(word, "CAT=v"):
		switch {
		case form == "" || strings.Contains(form, "T=inf"):
			return lexicon.Verb, lexicon.Base, true
		case strings.Contains(form, "T=g"):
			return lexicon.Verb, lexicon.Gerund, true
		case strings.Contains(form, "T=ppa"):
			return lexicon.Verb, lexicon.Participle, true
		}
		return lexicon.Verb, finite, true
	case strings.Contains(word, "CAT=nc"):
		part = lexicon.Noun
	case strings.Contains(word, "CAT=adj"), strings.Contains(word, "CAT=a_nc"):
		part = lexicon.Adjective
	case strings.Contains(word, "CAT=adv"):
		return lexicon.Adverb, lexicon.Base, true
	default:
		return 0, 0, false
	}
	if strings.Contains(form, "N=p") || form == "" && strings.Contains(word, "N=p") {
		return part, lexicon.Plural, true
	}
	return part, lexicon.Base, true
}
