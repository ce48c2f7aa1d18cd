package learn

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// Spots are the pairs of neighbouring content words of a spun text of which
// one or both were replaced, and what its reference has there.
type Spots struct {
	Family string
	words  *align.Words
	text   *text.Document
	at     []align.Range
	Was    []string
}

// Decode returns at most n decodings of each spot.
func (s *Spots) Decode(x *artifact.Tracer, n int) [][]artifact.Decoding {
	return x.Decode(s.words, s.text, n, s.at...)
}

// thinned returns every so manieth spot: so few that the texts, which two
// spinners made, have no more to say than the lists.
func (s *Spots) thinned() *Spots {
	const step = 8
	out := &Spots{Family: s.Family, words: s.words, text: s.text}
	for i := 0; i < len(s.at); i += step {
		out.at, out.Was = append(out.at, s.at[i]), append(out.Was, s.Was[i])
	}
	return out
}

// ReadSpots finds the spots of the spun texts of a folder of pairs.
func ReadSpots(folder string, lex *lexicon.Lexicon) ([]Spots, error) {
	vectors, err := lexicon.EnglishVectors()
	if err != nil {
		return nil, err
	}
	pairs, err := corpus.Read(folder)
	if err != nil {
		return nil, err
	}
	var out []Spots
	for i := range pairs {
		if pairs[i].Class != "spun" {
			continue
		}
		s, err := newSpots(&pairs[i], lex)
		if err != nil {
			return nil, err
		}
		s.words.Use(vectors)
		out = append(out, s)
	}
	return out, nil
}

// newSpots finds the spots of a spun text, where the pair shows that words were
// replaced one for one.
func newSpots(p *corpus.Pair, lex *lexicon.Lexicon) (Spots, error) {
	e, err := MeasureOne(p, lex)
	if err != nil {
		return Spots{}, err
	}
	s := Spots{Family: p.Family, words: e.Alignment.Words, text: e.Alignment.Suspect}
	stood := map[int32]string{}
	for _, b := range e.Alignment.Blocks {
		for _, c := range b.Columns {
			if c.R >= 0 && c.S >= 0 && !c.Moved && s.content(c.S) {
				stood[c.S] = e.Alignment.References[b.Reference].Text(c.R, c.R+1)
			}
		}
	}
	for i := range int32(len(s.text.Tokens)) - 1 {
		if stood[i] == "" || stood[i+1] == "" {
			continue
		}
		r, was := align.Range{Start: i, End: i + 2}, stood[i]+" "+stood[i+1]
		if Plain(was) != Plain(s.text.Text(r.Start, r.End)) {
			s.at, s.Was = append(s.at, r), append(s.Was, was)
		}
	}
	return s, nil
}

// content reports whether token i is a content word that the pack knows.
func (s *Spots) content(i int32) bool {
	t := &s.text.Tokens[i]
	return t.Kind == text.WordKind && t.Content() && !t.Is(text.Name) && s.words.Entry(t.Word) != 0
}
