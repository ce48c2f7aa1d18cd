// Package language turns a text into the code of the language it is written
// in, with lingua-go. Only this package imports lingua-go: its models weigh
// 124 MB, so whoever can do without it never links it.
//
// What is asked, and when:
//
//  1. What was answered before: each text is judged once (memory.go).
//  2. The script that most letters of a sample of the text are of. Where one
//     language of the list alone is written in it, and between Chinese and
//     Japanese, letters are enough, and nothing else is asked (list.go).
//  3. The commonest words: articles, pronouns, prepositions. Where those of the
//     sample are clearly of one language, in the list or not, the pieces that
//     agree are in it (words.go).
//  4. lingua-go, of every other piece, which is every piece where the words are
//     clearly of no one language, until the answer is certain (lingua.go). It is
//     sure of letters at random, too, so that it is believed only as far as the
//     commonest words bear it out.
//
// Plain prose takes 0.05 ms, and 0.2 with a question to lingua-go, as one text
// in eight has; one that lingua-go must judge alone takes two milliseconds.
package language

import "math"

// Undetermined is the code of a text whose language cannot be told.
const Undetermined = "und"

const (
	// minLetters is the shortest text that is judged: two or three words.
	minLetters = 10

	// minConfidence is the least that is worth saying. See Identify.
	minConfidence = 0.7

	// unsure is the most that is claimed of a text without the words that prose in
	// the language has: letters at random, a list of names, three words. It is less
	// than what whoever asks takes for identified.
	unsure = 0.75

	// A text with more letters foreign to a language than these is not in it.
	// Danish and Swedish have 2–4 % that German has not; English has none but
	// in a word like café.
	maxForeign      = 2
	maxForeignShare = 0.01
)

// An Identifier tells which language a text is written in. The zero value is
// ready to use, and safe for concurrent use; it implements
// detector.Identifier.
type Identifier struct{}

// Model names the library, its version and its mode. Builds with all models
// and trimmed builds give the same answers, so they share the name.
func (Identifier) Model() string { return "lingua-go 1.4.0, low accuracy mode" }

// Identify returns the ISO 639-1 code of the language text is written in and
// a confidence of 0–1, rounded to hundredths, or "und" and 0 where it cannot
// tell: no letters, too few of them, several languages, or one that is not in
// the list.
//
// lingua-go gives each language of its set a probability, as if the text had
// to be in one of them, and is sure of the nearest when it is in none. So the
// confidence is the mean probability over pieces of the text, times the share
// of letters in its main script: pieces in one language agree, pieces in an
// unknown one fall to this neighbour and that. A piece that its letters or words
// settle has the probability 1. A short text has few pieces; in an unknown
// language it may still pass for a neighbour.
func (Identifier) Identify(text string) (code string, confidence float64) {
	pieces := spread(text)
	return answers.remember(pieces, func() (string, float64) { return identify(pieces) })
}

func identify(pieces []string) (code string, confidence float64) {
	s := newSample(pieces)
	if s.letters < minLetters {
		return Undetermined, 0
	}
	best, mean := s.judge()
	confidence = math.Round(100*s.share*mean) / 100
	if confidence < minConfidence || s.isForeign(best) {
		return Undetermined, 0
	}
	return best.code, confidence
}
