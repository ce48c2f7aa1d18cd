// Package language turns a text into the code of the language it is written
// in, with lingua-go. Only this package imports lingua-go: its models weigh
// 124 MB, so whoever can do without it never links it.
package language

import (
	"math"
	"strings"
	"sync"

	"github.com/pemistahl/lingua-go"
)

// Undetermined is the code of a text whose language cannot be told.
const Undetermined = "und"

const (
	// minLetters is the shortest text that is judged: two or three words.
	minLetters = 10

	// minConfidence is the least that is worth saying. See Identify.
	minConfidence = 0.7

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
// unknown one fall to this neighbour and that. A short text has few pieces; in
// an unknown language it may still pass for a neighbour.
func (Identifier) Identify(text string) (code string, confidence float64) {
	s := newSample(text)
	if s.letters < minLetters {
		return Undetermined, 0
	}
	sum := map[string]float64{}
	judged := 0
	for _, piece := range s.pieces {
		values := detector().ComputeLanguageConfidenceValues(piece)
		if values[0].Value() == 0 {
			continue // nothing that lingua-go knows
		}
		judged++
		for _, v := range values {
			sum[codeOf(v.Language())] += v.Value()
		}
	}
	var best known
	for _, l := range languages() {
		if sum[l.code] > sum[best.code] {
			best = l
		}
	}
	if judged == 0 {
		return Undetermined, 0
	}
	confidence = math.Round(100*s.share*sum[best.code]/float64(judged)) / 100
	foreign, share := s.foreign(best)
	if confidence < minConfidence || foreign > maxForeign && share > maxForeignShare {
		return Undetermined, 0
	}
	return best.code, confidence
}

// detector builds lingua-go's detector on first use: its models take half a
// second to unpack, and many programs never ask.
var detector = sync.OnceValue(func() lingua.LanguageDetector {
	var codes []lingua.IsoCode639_1
	for _, l := range languages() {
		codes = append(codes, lingua.GetIsoCode639_1FromValue(strings.ToUpper(l.code)))
	}
	return lingua.NewLanguageDetectorBuilder().FromIsoCodes639_1(codes...).WithLowAccuracyMode().Build()
})

func codeOf(l lingua.Language) string { return strings.ToLower(l.IsoCode639_1().String()) }
