package main

import (
	"maps"
	"regexp"
	"slices"
)

// A vocabulary is the words of the pack, sorted; a word's number is its
// position plus one.
type vocabulary struct {
	words  []string
	number map[string]uint32
	forms  [][]analysis // by position, the likeliest first
}

// Which words are kept. See README.md for what other limits would cover.
const (
	commonRank = 22000 // every word at least this common
	knownRank  = 32000 // and to here those with a reading in WordNet
)

// plain is a word that Lookup may be asked for: the tokens of package text
// have no hyphen, and possessives are cut off before.
var plain = regexp.MustCompile(`^[a-z]+('(t|ll|re|ve|d|m))?$|^(it|that|he|she|there|what|who|let|here|where|how)'s$`)

func chooseVocabulary(m *model, n *wordNet) *vocabulary {
	g := newGrammar(m, n)
	chosen := map[string]bool{}
	for w, rank := range m.rank {
		if plain.MatchString(w) && (rank < commonRank || rank < knownRank && len(g.analyse(w)) > 0) {
			chosen[w] = true
		}
	}
	// The lemma of a word in the vocabulary belongs to it too.
	for _, w := range slices.Sorted(maps.Keys(chosen)) { // not what is added meanwhile
		for _, a := range g.analyse(w) {
			chosen[a.lemma] = true
		}
	}
	v := &vocabulary{number: map[string]uint32{}}
	for w := range chosen {
		v.words = append(v.words, w)
	}
	slices.Sort(v.words)
	for i, w := range v.words {
		v.number[w] = uint32(i + 1)
	}
	for _, w := range v.words {
		v.forms = append(v.forms, g.analyse(w))
	}
	return v
}

// lemma returns the lemma of a word's likeliest reading, as package lexicon does.
func (v *vocabulary) lemma(w uint32) uint32 {
	if forms := v.forms[w-1]; len(forms) > 0 {
		return v.number[forms[0].lemma]
	}
	return w
}
