// Package language turns a text into the code of the language it is written
// in, with lingua-go. Only this package imports lingua-go: its models weigh
// 124 MB, so whoever can do without it never links it.
//
// What is asked, and when:
//
//  1. What was answered before: each text is judged once (memory.go).
//  2. A sample of the text: its letters and its commonest words, which tell the
//     language of most texts (package sample).
//  3. lingua-go, of every piece of the sample that they leave open, until the
//     answer is certain (lingua.go). It is sure of letters at random, too, so
//     that it is believed only as far as the commonest words bear it out.
//
// Plain prose takes 0.05 ms, and 0.2 with a question to lingua-go, as one text
// in eight has; one that lingua-go must judge alone takes two milliseconds.
package language

import "unspin/detector/language/sample"

// Undetermined is the code of a text whose language cannot be told.
const Undetermined = sample.Undetermined

// An Identifier tells which language a text is written in. The zero value is
// ready to use, and safe for concurrent use; it implements
// detector.Identifier.
type Identifier struct{}

// Model names the library, its version and its mode. Builds with all models
// and trimmed builds give the same answers, so they share the name.
func (Identifier) Model() string { return sample.Model }

// Identify returns the ISO 639-1 code of the language text is written in and
// a confidence of 0–1, rounded to hundredths, or "und" and 0 where it cannot
// tell: no letters, too few of them, several languages, or one that is not in
// the list. See sample.Judge.
func (Identifier) Identify(text string) (code string, confidence float64) {
	pieces := sample.Spread(text)
	return answers.remember(pieces, func() (string, float64) { return identify(pieces) })
}

func identify(pieces []string) (code string, confidence float64) {
	code, confidence, _ = sample.Judge(pieces, ask)
	return code, confidence
}
