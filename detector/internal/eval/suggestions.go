package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"unspin/detector"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/eval/statistic"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/parallel"
)

// suggestionsReport prints how good the suggestions are for what a spinner's
// own record says it put, and in the stories. The tracer is the shipped one:
// it has learned from the texts of both spinners.
func suggestionsReport(folder, stories string, lex *lexicon.Lexicon) error {
	d, err := detector.New()
	if err != nil {
		return err
	}
	pairs, err := corpus.Read(folder)
	if err != nil {
		return err
	}
	recorded := map[string][]corpus.Pair{}
	for _, p := range pairs {
		if len(p.Edits) > 0 {
			recorded[p.Family] = append(recorded[p.Family], p)
		}
	}
	for _, family := range sortedKeys(recorded) {
		if err := suggestedFor(d, recorded[family], lex, family+"'s own edits"); err != nil {
			return err
		}
	}
	told, err := spunStories(d, stories)
	if err != nil {
		return err
	}
	return suggestedFor(d, told, lex, "our spun stories")
}

// spunStories returns the spun version of each story beside its reference,
// with what a comparison shows to have been put for what as its edits.
func spunStories(d *detector.Detector, folder string) ([]corpus.Pair, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*", "spun.txt"))
	if err != nil {
		return nil, err
	}
	var pairs []corpus.Pair
	for _, name := range names {
		spun, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		reference, err := os.ReadFile(filepath.Join(filepath.Dir(name), "reference.txt"))
		if err != nil {
			return nil, err
		}
		r, err := d.Compare(context.Background(), detector.Text{Text: string(spun)}, detector.Text{Text: string(reference)})
		if err != nil {
			return nil, err
		}
		p := corpus.Pair{Suspect: string(spun), Reference: string(reference)}
		for _, s := range r.Substitutions {
			if s.Reference != nil {
				p.Edits = append(p.Edits, []string{s.Reference.Text, s.Suspect.Text})
			}
		}
		pairs = append(pairs, p)
	}
	return pairs, nil
}

// suggestedFor prints where among the suggestions for the findings in a text
// alone the word stands that stood there, or one of a sense with it.
func suggestedFor(d *detector.Detector, pairs []corpus.Pair, lex *lexicon.Lexicon, of string) error {
	ranks := make([][]int, len(pairs))
	err := parallel.Each(len(pairs), func(i int) error {
		r, err := d.Inspect(context.Background(), detector.Text{Text: pairs[i].Suspect})
		if err != nil {
			return err
		}
		for _, s := range r.Substitutions {
			if old := putFor(&pairs[i], s.Suspect.Text); len(old) > 0 && len(s.Suggestions) > 0 {
				ranks[i] = append(ranks[i], slices.IndexFunc(s.Suggestions, func(suggestion string) bool { return standsFor(suggestion, old, lex) }))
			}
		}
		return nil
	})
	var found decoded
	for _, rank := range slices.Concat(ranks...) {
		found.add(rank)
	}
	fmt.Printf("  suggestions, %s: the word that stood there or one of a sense with it first %s, among three %s\n", of,
		whole(statistic.NewProportion(found.first, found.phrases)), whole(statistic.NewProportion(found.three, found.phrases)))
	return err
}

// putFor returns, for each thing that a finding has and that was put for
// another, what that was; for what was put for several, each of them.
func putFor(p *corpus.Pair, finding string) map[string][]string {
	old := map[string][]string{}
	words := " " + phrase(finding) + " "
	for _, e := range p.Edits {
		if len(e) == 2 && phrase(e[0]) != phrase(e[1]) && strings.Contains(words, " "+phrase(e[1])+" ") {
			old[phrase(e[1])] = append(old[phrase(e[1])], phrase(e[0]))
		}
	}
	return old
}

// standsFor reports whether a suggestion has, for all that was put, each word
// of what stood there, or a word that WordNet has in one sense with it.
func standsFor(suggestion string, old map[string][]string, lex *lexicon.Lexicon) bool {
	words := strings.Fields(phrase(suggestion))
	has := func(was string) bool {
		return slices.ContainsFunc(words, func(w string) bool {
			a, b := lex.Lookup(was), lex.Lookup(w)
			return w == was || a != 0 && b != 0 && (lex.Lemma(a) == lex.Lemma(b) || lex.Relate(a, b).WordNet == lexicon.SameSynset)
		})
	}
	for _, each := range old {
		if !slices.ContainsFunc(each, func(was string) bool {
			return !slices.ContainsFunc(strings.Fields(was), func(w string) bool { return !has(w) })
		}) {
			return false
		}
	}
	return true
}
