package detector

import (
	"context"
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/sha256"
	"unspin/detector/internal/text"
)

// A reading is what was read of the texts of a comparison, and by its words what
// was aligned and found in their blocks. The pack keeps the last one: who types
// compares the one text with the same other at each key.
type reading struct {
	vocabulary *text.Vocabulary
	most       int // words from which on it is begun anew
	texts      []readText
	words      *align.Words // nil until somebody asks
}

// A readText is a text that was read.
type readText struct {
	document *text.Document
	sha256   string
}

// mostCached is how many bytes of text are kept as read. With what was aligned
// and found in them that takes about forty times as many where one is the other
// spun: 20 MB.
const mostCached = 1 << 19

// read reads texts, which must be valid UTF-8, until ctx is done. Those that
// the reading has are not read again, and the others are dropped.
func (r *reading) read(ctx context.Context, texts []Text) error {
	known := r.texts
	r.texts = make([]readText, len(texts))
	for i := range texts {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		source := texts[i].Text
		at := slices.IndexFunc(known, func(k readText) bool { return k.document.Source == source })
		if at >= 0 {
			r.texts[i] = known[at]
			continue
		}
		r.texts[i] = readText{text.Parse(r.vocabulary, source), sha256.Hex(source)}
	}
	return nil
}

// has reports whether one of texts was read already.
func (r *reading) has(texts []Text) bool {
	return slices.ContainsFunc(r.texts, func(k readText) bool {
		return slices.ContainsFunc(texts, func(t Text) bool { return t.Text == k.document.Source })
	})
}

// facts returns what lex, nil for none, knows of the words that were read.
func (r *reading) facts(lex *lexicon.Lexicon) *align.Words {
	if r.words == nil || r.words.Lexicon() != lex {
		r.words = align.NewWords(r.vocabulary, lex)
	} else {
		r.words.Learn()
	}
	return r.words
}

// reading returns one of texts: the one cached, if it has any of them and few
// words of others, otherwise a new one. What is taken is nobody else's until
// it is cached again.
func (p *Pack) reading(ctx context.Context, texts []Text) (*reading, error) {
	if p != nil {
		if r := p.last.Swap(nil); r != nil && r.vocabulary.Len() < r.most && r.has(texts) {
			return r, r.read(ctx, texts)
		}
	}
	r := &reading{vocabulary: text.NewVocabulary()}
	return r, r.read(ctx, texts)
}

// cache makes r the reading that is found next time.
func (p *Pack) cache(r *reading) {
	size := 0
	for _, t := range r.texts {
		size += len(t.document.Source)
	}
	if p == nil || size > mostCached {
		return
	}
	if r.most == 0 {
		r.most = 2 * r.vocabulary.Len()
	}
	p.last.Store(r)
}
