// Package language turns a text into the code of the language it is written
// in, with lingua-go. Only this package imports lingua-go: its models weigh
// 124 MB, so callers who can do without it never link it.
package language

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pemistahl/lingua-go"
)

// languages.txt lists the languages told apart. The set is closed on purpose:
// the trimmed builds (see wasm/language/trim) carry the models of these alone,
// and native and trimmed builds must answer alike.
//
//go:embed languages.txt
var languageList string

// Undetermined is the code of a text whose language cannot be told.
const Undetermined = "und"

// An Identifier tells which language a text is written in. The zero value is
// ready to use and safe for concurrent use; it implements detector.Identifier.
type Identifier struct{}

// Model names the library, its version and its mode. Builds with all models
// and trimmed builds give the same answers and so share the name.
func (Identifier) Model() string { return "lingua-go 1.4.0, low accuracy" }

// lingua builds lingua's detector on first use: its models take half a second
// to unpack, and many programs never ask.
var linguaDetector = sync.OnceValue(func() lingua.LanguageDetector {
	var codes []lingua.IsoCode639_1
	for _, code := range Codes() {
		codes = append(codes, lingua.GetIsoCode639_1FromValue(strings.ToUpper(code)))
	}
	return lingua.NewLanguageDetectorBuilder().FromIsoCodes639_1(codes...).WithLowAccuracyMode().Build()
})

// Codes returns the ISO 639-1 codes of the languages that are told apart.
func Codes() []string {
	var codes []string
	for line := range strings.Lines(languageList) {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
			codes = append(codes, f[0])
		}
	}
	slices.Sort(codes)
	return codes
}

const (
	// sampleSize bounds the work: 2 KB tell a language as well as 100 KB,
	// which would take lingua 300 ms.
	sampleSize = 2048

	// pieceSize is how much of the sample is judged at a time.
	pieceSize = 256

	// minLetters is the shortest text that is judged.
	minLetters = 20

	// minConfidence is where an answer is worth giving.
	minConfidence = 0.7
)

// Identify returns the ISO 639-1 code of the language text is written in and
// a confidence of 0–1, or "und" and 0 where it cannot tell.
func (Identifier) Identify(text string) (code string, confidence float64) {
	sum := map[string]float64{}
	n := 0
	for _, piece := range pieces(sample(text)) {
		n++
		for _, v := range linguaDetector().ComputeLanguageConfidenceValues(piece) {
			sum[strings.ToLower(v.Language().IsoCode639_1().String())] += v.Value()
		}
	}
	code = Undetermined
	for _, c := range Codes() {
		if sum[c] > confidence {
			code, confidence = c, sum[c]
		}
	}
	if n == 0 || confidence/float64(n) < minConfidence {
		return Undetermined, 0
	}
	return code, math.Round(confidence/float64(n)*100) / 100
}

func sample(text string) string {
	if len(text) <= sampleSize {
		return text
	}
	start := (len(text) - sampleSize) / 2
	end := start + sampleSize
	for start < end && !utf8.RuneStart(text[start]) {
		start++
	}
	for end > start && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[start:end]
}

func pieces(s string) []string {
	if s == "" {
		return nil
	}
	var out []string
	for len(s) > pieceSize {
		end := pieceSize
		for end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
		if end == 0 {
			end = pieceSize
		}
		out = append(out, s[:end])
		s = s[end:]
	}
	return append(out, s)
}
