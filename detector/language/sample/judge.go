// Package sample judges which language a text is in by a sample of it, without
// a model: what it cannot settle is asked of whoever has one.
//
//  1. The script that most letters of the sample are of. Where one language of
//     the list alone is written in it, and between Chinese and Japanese, letters
//     are enough, and nothing else is asked (list.go).
//  2. The commonest words: articles, pronouns, prepositions. Where those of the
//     sample are clearly of one language, in the list or not, the pieces that
//     agree are in it (words.go).
//  3. Whoever is asked, of every other piece, which is every piece where the
//     words are clearly of no one language (votes.go).
package sample

import "math"

// Undetermined is the code of a text whose language cannot be told.
const Undetermined = "und"

// Model names the library that is asked what letters and words leave open, its
// version and its mode: an answer that it was not asked for is the one that there
// would be with it.
const Model = "lingua-go 1.4.0, low accuracy mode"

const (
	// minLetters is the shortest text that is judged: two or three words.
	minLetters = 10

	// minConfidence is the least that is worth saying. See Judge.
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

// A Guess is a language of the list that a piece may be in.
type Guess struct {
	Code        string  // ISO 639-1
	Probability float64 // 0–1, as if the piece had to be in one of those of its script
}

// An Ask says how likely a piece is to be in each language that is written in a
// script and has a model (see Modelled), the likeliest first.
type Ask func(script, piece string) []Guess

// Judge returns the ISO 639-1 code of the language that the pieces of a text
// (see Spread) are in, and a confidence of 0–1, rounded to hundredths, or "und"
// and 0. Without anyone to ask, with a nil Ask, it is not ok where somebody would
// have to be, and has no answer then.
//
// lingua-go gives each language of its set a probability, as if the text had
// to be in one of them, and is sure of the nearest when it is in none. So the
// confidence is the mean probability over pieces of the text, times the share
// of letters in its main script: pieces in one language agree, pieces in an
// unknown one fall to this neighbour and that. A piece that its letters or words
// settle has the probability 1. A short text has few pieces; in an unknown
// language it may still pass for a neighbour.
func Judge(pieces []string, ask Ask) (code string, confidence float64, ok bool) {
	s := newSample(pieces)
	if s.letters < minLetters {
		return Undetermined, 0, true
	}
	best, mean, ok := s.judge(ask)
	confidence = math.Round(100*s.share*mean) / 100
	switch {
	case !ok:
		return "", 0, false
	case confidence < minConfidence || s.isForeign(best):
		return Undetermined, 0, true
	}
	return best.code, confidence, true
}
