package main

import (
	"strings"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/learn"
)

// A group is who made the suspects of a family.
type group string

// Groups, in the order in which they are shown.
const (
	people       group = "people"
	learners     group = "learners"
	independent  group = "independent"
	translations group = "machine translations"
	models       group = "language models"
	roundTrips   group = "neural round trips"
	paraphrasers group = "paraphrasers"
	spinners     group = "spinners" // and rule-based round trips
	generated    group = "generated"
	editors      group = "generated edits" // that nobody spun
	rebuilt      group = "generated, reworded before they were spun"
	turnedRound  group = "people's, the other way round"
)

var innocentGroups = []group{people, learners, independent, translations, models, roundTrips, paraphrasers}

// groupOf sorts families by who made their suspects.
func groupOf(p *corpus.Pair) group {
	switch {
	case learn.IsRewritten(p):
		return rebuilt
	case strings.HasPrefix(p.Family, made) && p.Class == "spun":
		return generated
	case strings.HasPrefix(p.Family, made):
		return editors
	case p.Class == "spun", p.Class == "roundtrip":
		return spinners
	case p.Class == "roundtrip-neural":
		return roundTrips
	case p.Class == "independent":
		return independent
	case strings.HasPrefix(p.Family, "llm-"):
		return models
	case strings.HasPrefix(p.Family, "paraphraser-"):
		return paraphrasers
	case strings.HasPrefix(p.Family, "mt-"):
		return translations
	case strings.Contains(p.Family, "learner"):
		return learners
	}
	return people
}

// made begins the name of each family that package learn generated.
const made = "made-"

// polished reports whether a language model polished words in the family's
// suspects and nobody edited the result: the hardest innocents.
func polished(family string) bool {
	return strings.Contains(family, "polish-token") && !strings.Contains(family, "human")
}

// rewritten reports whether a machine rewrote the suspects by itself.
func rewritten(family string) bool {
	return strings.HasPrefix(family, "llm-") && !strings.HasPrefix(family, "llm-human-")
}

// kindOf returns what is held out with family: the family itself, or all of
// the generator's settings that choose alike, whose names begin alike.
func kindOf(family string) string {
	setting, ok := strings.CutPrefix(family, made)
	if !ok {
		return family
	}
	kind, _, _ := strings.Cut(setting, "-")
	return made + kind
}

// fromCorpora reports whether j was not generated.
func fromCorpora(j *judged) bool {
	return j.group != generated && j.group != editors && j.group != rebuilt
}

// innocent reports whether j is of the corpora and nobody spun it.
func innocent(j *judged) bool { return !j.Spun && fromCorpora(j) }

// trip reports whether e was translated and back by rules, or is generated
// like that.
func trip(e *learn.Example) bool {
	return e.Pair.Class == "roundtrip" || strings.HasPrefix(e.Pair.Family, made+"trip")
}
