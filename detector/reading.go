package detector

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/sha256"
	"unspin/detector/internal/text"
)

// A reading is what was read of the texts of a comparison, and by its words what
// was aligned and found in their blocks. The pack keeps the last ones: who types
// compares the one text with the same other at each key.
type reading struct {
	vocabulary *text.Vocabulary
	most       int // words from which on it is not kept
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
		r.texts[i] = readText{document: text.Parse(r.vocabulary, source), sha256: sha256.Hex(source)}
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

// fewWords is how many different words a vocabulary may have to be kept for other
// texts, too: looking up each word of a new text takes as long as reading it, and most
// of them were in the texts before.
const fewWords = 1 << 12

// readings are those that nobody uses at the moment, as many as can be used at once.
type readings struct {
	mu   sync.Mutex
	kept []*reading
}

// take returns the one that has one of texts, otherwise the last one if it has few words;
// nil for none. It is nobody else's until it is put back.
func (k *readings) take(texts []Text) *reading {
	k.mu.Lock()
	defer k.mu.Unlock()
	at := slices.IndexFunc(k.kept, func(r *reading) bool { return r.has(texts) })
	if at < 0 {
		at = len(k.kept) - 1
		if at < 0 || k.kept[at].vocabulary.Len() >= fewWords {
			return nil
		}
	}
	r := k.kept[at]
	k.kept = slices.Delete(k.kept, at, at+1)
	return r
}

// put keeps r, in the place of the oldest where there are too many.
func (k *readings) put(r *reading) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.kept) >= runtime.GOMAXPROCS(0) {
		k.kept = slices.Delete(k.kept, 0, 1)
	}
	k.kept = append(k.kept, r)
}

// reading returns one of texts: one that is kept, if it has any of them or few
// words of others, otherwise a new one.
func (p *Pack) reading(ctx context.Context, texts []Text) (*reading, error) {
	var r *reading
	if p != nil {
		r = p.readings.take(texts)
	}
	if r == nil {
		r = &reading{vocabulary: text.NewVocabulary()}
	}
	return r, r.read(ctx, texts)
}

// keep makes r one of the readings that are found next time.
func (p *Pack) keep(r *reading) {
	size := 0
	for _, t := range r.texts {
		size += len(t.document.Source)
	}
	if r.most == 0 {
		r.most = max(fewWords, 2*r.vocabulary.Len())
	}
	if p != nil && size <= mostCached && r.vocabulary.Len() < r.most {
		p.readings.put(r)
	}
}
