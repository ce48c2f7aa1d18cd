package lexicon

// English returns nil: in the browser the pack is fetched beside the program,
// so that it is cached on its own.
func English() (*Lexicon, error) { return nil, nil }
