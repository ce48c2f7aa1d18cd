package artifact

import (
	"sync/atomic"

	"unspin/detector/internal/lexicon"
)

// A usage is how the words of a lexicon are used, by vectors that have a vocabulary of their own: which
// vector is a word's is looked up by its letters, once a word. Any number of goroutines may ask.
type usage struct {
	lexicon *lexicon.Lexicon
	vectors *lexicon.Vectors
	known   []atomic.Pointer[lexicon.Vector] // by word
}

// usageKnown is the one in use: there is one lexicon with vectors in a program, apart from tests.
var usageKnown atomic.Pointer[usage]

// usageOf returns the usage of the words of l by v; nil without v.
func usageOf(l *lexicon.Lexicon, v *lexicon.Vectors) *usage {
	if v == nil {
		return nil
	}
	u := usageKnown.Load()
	if u == nil || u.lexicon != l || u.vectors != v {
		u = &usage{l, v, make([]atomic.Pointer[lexicon.Vector], l.Len()+1)}
		usageKnown.Store(u)
	}
	return u
}

// of returns how w is used, or its lemma where of w itself that is not known; what is at right angles to all
// where of neither it is.
func (u *usage) of(w lexicon.Word) *lexicon.Vector {
	if u == nil {
		return (*lexicon.Vectors)(nil).At(-1)
	}
	v := u.known[w].Load()
	if v == nil {
		id, found := u.vectors.Find(u.lexicon.String(w))
		if !found {
			id, _ = u.vectors.Find(u.lexicon.String(u.lexicon.Lemma(w)))
		}
		v = u.vectors.At(id)
		u.known[w].Store(v)
	}
	return v
}
