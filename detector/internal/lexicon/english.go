//go:build !js || embedpack

package lexicon

import (
	_ "embed"
	"sync"
)

// In the browser the pack is fetched beside the program instead, so that it
// is cached on its own. Tests that run as WebAssembly embed it (embedpack).
//
//go:embed en.pack
var englishPack []byte

// The vectors are fetched beside the program, too, after the first verdict.
//
//go:embed vectors.pack
var englishVectors []byte

// EnglishVectors returns the vectors of English words. The pack is checked on
// the first call only.
var EnglishVectors = sync.OnceValues(func() (*Vectors, error) { return OpenVectors(englishVectors) })

// English returns the English lexicon. The pack is checked on the first call
// only.
var English = sync.OnceValues(func() (*Lexicon, error) { return Open(englishPack) })
