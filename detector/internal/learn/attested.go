package learn

import (
	"os"
	"path/filepath"
	"strings"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
)

// Attested measures what weights are learned from for packs that know of pairs
// of words only that they are met: the English pairs, with as little known of
// their words, and those of other languages, each with variants. Packs have the
// languages' codes; a family of texts ends in the code of its language.
func Attested(english, others []corpus.Pair, lex *lexicon.Lexicon, packs []*lexicon.Lexicon) ([]Example, error) {
	examples, err := Measure(append(english, Variants(english, lex)...), lex.AsAttested())
	if err != nil {
		return nil, err
	}
	for _, pack := range packs {
		own, err := MeasureLanguage(others, pack)
		if err != nil {
			return nil, err
		}
		examples = append(examples, own...)
	}
	return examples, nil
}

// MeasureLanguage measures the pairs in a pack's language, either way round, and
// variants of them.
func MeasureLanguage(pairs []corpus.Pair, pack *lexicon.Lexicon) ([]Example, error) {
	own := bothWays(pairs, pack.Language())
	variants := Variants(own, pack)
	for i := range variants {
		variants[i].Family += "-" + pack.Language()
	}
	return Measure(append(own, variants...), pack)
}

// bothWays returns the pairs in a language, each also the other way round.
func bothWays(pairs []corpus.Pair, language string) (own []corpus.Pair) {
	for _, p := range pairs {
		if strings.HasSuffix(p.Family, "-"+language) {
			q := p
			q.Reference, q.Suspect, q.ID = p.Suspect, p.Reference, "turned/"+p.Source()
			own = append(own, p, q)
		}
	}
	return own
}

// OpenPacks opens the packs of other languages in folder.
func OpenPacks(folder string) ([]*lexicon.Lexicon, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.pack"))
	if err != nil {
		return nil, err
	}
	var packs []*lexicon.Lexicon
	for _, name := range names {
		pack, err := openPack(name)
		if err != nil {
			return nil, err
		}
		packs = append(packs, pack)
	}
	return packs, nil
}

func openPack(name string) (*lexicon.Lexicon, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return lexicon.Open(data)
}
