package main

import (
	_ "embed"
	"maps"
	"slices"
	"strings"

	"unspin/detector/internal/lexicon"
)

// functionWords lists articles, pronouns, prepositions, conjunctions and modal
// verbs. WordNet has rare nouns for many ("a" is a vitamin, "he" helium),
// which would only mislead; they get no reading.
//
//go:embed function-words.txt
var functionWords string

// An analysis is one reading of a word.
type analysis struct {
	lemma     string
	part      lexicon.PartOfSpeech
	form      lexicon.Form
	score     float64
	irregular bool
}

// A grammar finds the readings of words.
type grammar struct {
	model     *model
	wordnet   *wordNet
	function  map[string]bool
	irregular map[string][]analysis // readings of irregular forms
	past      map[string]bool       // verbs with an irregular past
}

func newGrammar(m *model, n *wordNet) *grammar {
	g := &grammar{model: m, wordnet: n, function: map[string]bool{}, irregular: map[string][]analysis{}, past: map[string]bool{}}
	for _, w := range strings.Fields(functionWords) {
		g.function[w] = true
	}
	add := func(form, lemma string, p lexicon.PartOfSpeech, f lexicon.Form) {
		if form != lemma && len(n.senses[p][lemma]) > 0 {
			g.irregular[form] = append(g.irregular[form], analysis{lemma: lemma, part: p, form: f})
		}
	}
	for _, e := range n.exceptions[lexicon.Noun] {
		add(e[0], e[1], lexicon.Noun, lexicon.Plural)
	}
	for _, p := range []lexicon.PartOfSpeech{lexicon.Adjective, lexicon.Adverb} {
		for _, e := range n.exceptions[p] {
			f := lexicon.Comparative
			if strings.HasSuffix(e[0], "st") {
				f = lexicon.Superlative
			}
			add(e[0], e[1], p, f)
		}
	}
	verbs := map[string][]string{}
	for _, e := range n.exceptions[lexicon.Verb] {
		form, lemma := e[0], e[1]
		switch {
		case form == lemma:
		case strings.HasSuffix(form, "ing"):
			add(form, lemma, lexicon.Verb, lexicon.Gerund)
		case strings.HasSuffix(form, "s") && form != "was":
			add(form, lemma, lexicon.Verb, lexicon.ThirdPerson)
		default:
			verbs[lemma] = append(verbs[lemma], form)
			g.past[lemma] = true
		}
	}
	for _, lemma := range slices.Sorted(maps.Keys(verbs)) {
		forms := verbs[lemma]
		for _, form := range forms {
			add(form, lemma, lexicon.Verb, g.pastForm(form, forms))
		}
	}
	return g
}

// pastForm tells the past from the participle among a verb's irregular forms:
// the participle is the one that follows "have", the past the one that
// follows "he", by the language model's counts.
func (g *grammar) pastForm(form string, forms []string) lexicon.Form {
	const both = lexicon.Past | lexicon.Participle
	if form == "am" || form == "are" {
		return lexicon.Base
	}
	if len(forms) == 1 || strings.HasSuffix(form, "ed") {
		return both
	}
	score, known := g.participial(form)
	if !known {
		return both
	}
	for _, other := range forms {
		s, known := g.participial(other)
		if !known || other == form {
			continue
		}
		if score > 0 && s < 0 {
			return lexicon.Participle
		}
		if score < 0 && s > 0 {
			return lexicon.Past
		}
	}
	return both
}

func (g *grammar) participial(form string) (score float64, known bool) {
	w, ok := g.model.number[form]
	if !ok {
		return 0, false
	}
	for _, a := range []string{"have", "been", "had"} {
		score += g.model.lift(g.model.number[a], w) / 3
	}
	for _, a := range []string{"he", "she", "they"} {
		score -= g.model.lift(g.model.number[a], w) / 3
	}
	return score, true
}

// lift returns ln p(b|a)/p(b).
func (m *model) lift(a, b uint32) float64 {
	i, ok := slices.BinarySearchFunc(m.after[a], b, func(x bigram, b uint32) int { return int(x.second) - int(b) })
	if ok {
		return m.after[a][i].lift
	}
	return m.backOff[a]
}

// analyse returns the readings of a word, the likeliest first.
func (g *grammar) analyse(w string) []analysis {
	if g.function[w] {
		return nil
	}
	var out []analysis
	add := func(lemma string, p lexicon.PartOfSpeech, f lexicon.Form) {
		if len(g.wordnet.senses[p][lemma]) == 0 || !plain.MatchString(lemma) || lemma != w && g.function[lemma] {
			return
		}
		share := 1.0
		switch {
		case f&(lexicon.Base|lexicon.Comparative|lexicon.Superlative) != 0:
		case f&(lexicon.Past|lexicon.Participle) != 0:
			share = .4
		case f&lexicon.Plural != 0:
			share = .3
		case f&lexicon.Gerund != 0:
			share = .1
		default:
			share = .15
		}
		score := float64(g.wordnet.tagged[p][lemma]) * share
		for i := range out {
			if out[i].lemma == lemma && out[i].part == p {
				out[i].form |= f
				return
			}
		}
		out = append(out, analysis{lemma, p, f, score, false})
	}
	for p := range lexicon.Adverb + 1 {
		add(w, p, lexicon.Base)
	}
	if len(out) > 0 && g.invariant(w) {
		add(w, lexicon.Verb, lexicon.Past|lexicon.Participle)
	}
	own := len(out) > 0
	irregular := g.irregular[w]
	for _, a := range irregular {
		n := len(out)
		add(a.lemma, a.part, a.form)
		for i := n; i < len(out); i++ {
			out[i].irregular = true
		}
	}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(w, e.suffix)
		if !ok || len(stem) < 2 || !strings.ContainsAny(stem, "aeiouy") {
			continue
		}
		for _, lemma := range e.lemmas(stem) {
			switch e.form {
			case lexicon.Past | lexicon.Participle:
				// "seed" is no past of "see", nor "lied" one of "lie" and "ly".
				if g.past[lemma] && (own || strings.HasSuffix(lemma, "ee")) {
					continue
				}
			case lexicon.Comparative, lexicon.Superlative:
				if !g.compared(e, stem) {
					continue
				}
			}
			if e.suffix == "s" && len(out) > 0 && g.rarer(lemma, w) {
				continue // "was" is no plural, nor "has"
			}
			if e.part == lexicon.Noun && hasPlural(irregular) {
				continue
			}
			add(lemma, e.part, e.form)
		}
	}
	slices.SortStableFunc(out, func(a, b analysis) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	return out
}

func hasPlural(forms []analysis) bool {
	return slices.ContainsFunc(forms, func(a analysis) bool { return a.form == lexicon.Plural })
}

// invariant reports whether a verb is its own past: "put", "cost".
func (g *grammar) invariant(w string) bool {
	if len(g.wordnet.senses[lexicon.Verb][w]) == 0 || g.past[w] || !strings.HasSuffix(w, "t") && !strings.HasSuffix(w, "d") {
		return false
	}
	if len(w) < 3 || g.wordnet.tagged[lexicon.Verb][w] < 2 {
		return false
	}
	for _, past := range []string{w + "ed", w + w[len(w)-1:] + "ed"} {
		if n, ok := g.model.number[past]; ok && g.model.logProb[n] > g.model.logProb[g.model.number[w]]-6 {
			return false
		}
	}
	return true
}

// rarer reports whether a word is so much rarer than another that the other
// is hardly a form of it.
func (g *grammar) rarer(w, than string) bool {
	a, ok := g.model.number[w]
	return !ok || g.model.logProb[a] < g.model.logProb[g.model.number[than]]-4
}

// compared reports whether a word has both degrees: "leader" would be more
// lead, were there a "leadest".
func (g *grammar) compared(e ending, stem string) bool {
	_, er := g.model.number[stem+"er"]
	_, est := g.model.number[stem+"est"]
	return er && est
}

// An ending is a regular inflection and the lemmas that it may come from.
type ending struct {
	suffix string
	part   lexicon.PartOfSpeech
	form   lexicon.Form
}

var endings = []ending{
	{"s", lexicon.Noun, lexicon.Plural},
	{"men", lexicon.Noun, lexicon.Plural},
	{"s", lexicon.Verb, lexicon.ThirdPerson},
	{"ed", lexicon.Verb, lexicon.Past | lexicon.Participle},
	{"ing", lexicon.Verb, lexicon.Gerund},
	{"er", lexicon.Adjective, lexicon.Comparative},
	{"est", lexicon.Adjective, lexicon.Superlative},
}

func (e ending) lemmas(stem string) []string {
	n := len(stem)
	if e.suffix == "men" {
		return []string{stem + "man"}
	}
	if e.suffix == "s" {
		lemmas := []string{}
		if !strings.HasSuffix(stem, "s") {
			lemmas = append(lemmas, stem)
		}
		if s, ok := strings.CutSuffix(stem, "ie"); ok {
			lemmas = append(lemmas, s+"y")
		}
		if s, ok := strings.CutSuffix(stem, "e"); ok && len(s) > 1 {
			for _, hiss := range []string{"s", "x", "z", "ch", "sh", "o"} {
				if strings.HasSuffix(s, hiss) {
					lemmas = append(lemmas, s)
				}
			}
		}
		return lemmas
	}
	lemmas := []string{stem, stem + "e"}
	if n > 2 && stem[n-1] == stem[n-2] {
		lemmas = append(lemmas, stem[:n-1])
	}
	if s, ok := strings.CutSuffix(stem, "i"); ok && e.suffix != "ing" {
		lemmas = append(lemmas, s+"y")
	}
	if s, ok := strings.CutSuffix(stem, "y"); ok && e.suffix == "ing" {
		lemmas = append(lemmas, s+"ie")
	}
	return lemmas
}
