package language

import (
	"strings"
	"sync"

	"github.com/pemistahl/lingua-go"

	"unspin/detector/language/sample"
)

// ask asks lingua-go how likely a piece is to be in each language of the list
// that is written in the script, the likeliest first. It takes a tenth of a
// millisecond for the eight in Latin letters, and took three when it was asked
// of all in the list: it tries every letter with every script.
func ask(script, piece string) []sample.Guess {
	values := detectors()[script]().ComputeLanguageConfidenceValues(piece)
	guesses := make([]sample.Guess, len(values))
	for i, v := range values {
		guesses[i] = sample.Guess{Code: strings.ToLower(v.Language().IsoCode639_1().String()), Probability: v.Value()}
	}
	return guesses
}

// detectors has a detector of lingua-go's for each script that needs one, built
// when it is first asked: its models take half a second to unpack, and many
// programs never ask.
var detectors = sync.OnceValue(func() map[string]func() lingua.LanguageDetector {
	byScript := map[string]func() lingua.LanguageDetector{}
	for script, list := range sample.Modelled() {
		byScript[script] = sync.OnceValue(func() lingua.LanguageDetector {
			codes := make([]lingua.IsoCode639_1, len(list))
			for i, code := range list {
				codes[i] = lingua.GetIsoCode639_1FromValue(strings.ToUpper(code))
			}
			return lingua.NewLanguageDetectorBuilder().FromIsoCodes639_1(codes...).WithLowAccuracyMode().Build()
		})
	}
	return byScript
})
