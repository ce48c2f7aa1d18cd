//go:build js && !embedpack

package lexicon

// English returns nil: in the browser the pack is fetched beside the program.
func English() (*Lexicon, error) { return nil, nil }

// EnglishVectors returns nil, as English does.
func EnglishVectors() (*Vectors, error) { return nil, nil }
