package language

import (
	"strings"
	"sync"

	"github.com/pemistahl/lingua-go"
)

// ask asks lingua-go how likely a piece is to be in each language of the list
// that is written in the script, the likeliest first. It takes a tenth of a
// millisecond for the eight in Latin letters, and took three when it was asked
// of all in the list: it tries every letter with every script.
func (s *script) ask(piece string) []lingua.ConfidenceValue {
	return detectors()[s.name]().ComputeLanguageConfidenceValues(piece)
}

// detectors has a detector of lingua-go's for each script that needs one, built
// when it is first asked: its models take half a second to unpack, and many
// programs never ask.
var detectors = sync.OnceValue(func() map[string]func() lingua.LanguageDetector {
	codes := map[string][]lingua.IsoCode639_1{}
	for _, l := range languages() {
		if l.modelled {
			codes[l.script] = append(codes[l.script], lingua.GetIsoCode639_1FromValue(strings.ToUpper(l.code)))
		}
	}
	byScript := map[string]func() lingua.LanguageDetector{}
	for script, codes := range codes {
		byScript[script] = sync.OnceValue(func() lingua.LanguageDetector {
			return lingua.NewLanguageDetectorBuilder().FromIsoCodes639_1(codes...).WithLowAccuracyMode().Build()
		})
	}
	return byScript
})

func codeOf(l lingua.Language) string { return strings.ToLower(l.IsoCode639_1().String()) }
