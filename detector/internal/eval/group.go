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
	spinners     group = "spinners" // and rule-based round trips
	generated    group = "generated"
)

var innocentGroups = []group{people, learners, independent, translations, models, roundTrips}

// groupOf sorts families by who made their suspects.
func groupOf(p *corpus.Pair) group {
	switch {
	case strings.HasPrefix(p.Family, made):
		return generated
	case p.Class == "spun", p.Class == "roundtrip":
		return spinners
	case p.Class == "roundtrip-neural":
		return roundTrips
	case p.Class == "independent":
		return independent
	case strings.HasPrefix(p.Family, "llm-"):
		return models
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
	return strings.HasPrefix(family, "llm-") && !strings.Contains(family, "human")
}

// kindOf returns what is held out with family: the family itself, or all of
// the generator's settings that work alike and differ in strength.
func kindOf(family string) string {
	if !strings.HasPrefix(family, made) {
		return family
	}
	return strings.TrimRight(family, "-0123456789")
}

// trip reports whether e was translated and back by rules, or is generated
// like that.
func trip(e *learn.Example) bool {
	return e.Pair.Class == "roundtrip" || strings.HasPrefix(e.Pair.Family, made+"trip")
}
