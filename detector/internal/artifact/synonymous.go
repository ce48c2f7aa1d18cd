package artifact

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// synonymous reports whether a list of synonyms has the words of e for each other though they were aligned as if none had,
// and as which: in other languages than English such lists have small words, too ("obwohl", "wiewohl"), and one word
// is put for part of a compound, which only nouns are. It names them; what they weigh is not up to their names.
func (f *finder) synonymous(block int, e *align.Edit) (old, new string, ok bool) {
	if f.lexicon == nil || !f.lexicon.Attested() {
		return "", "", false
	}
	b := &f.alignment.Blocks[block]
	source := f.alignment.References[b.Reference]
	i, j := f.heads(source, b, e)
	r, s := &source.Tokens[i], &f.suspect.Tokens[j]
	old, new = f.words.String(r.Word), f.words.String(s.Word)
	switch {
	case f.related(old, new):
		return old, new, true
	case f.suspect.Language.CapitalNouns() && r.Is(text.Capital) && s.Is(text.Capital):
		return f.relatedParts(old, new)
	}
	return "", "", false
}

// related reports whether the lexicon has two words, in small letters, and links them.
func (f *finder) related(a, b string) bool {
	x, y := f.lexicon.Lookup(a), f.lexicon.Lookup(b)
	return x != 0 && y != 0 && x != y && f.lexicon.Profile(x).Kind(f.lexicon.Profile(y)) != lexicon.Unrelated
}

// leastPart is how many bytes a part of a compound has at least.
const leastPart = 4

// relatedParts returns in which parts two words are related, one of which at least is a compound: the last parts of two
// that begin alike, the first of two that end in the same word, or the last of one.
func (f *finder) relatedParts(a, b string) (x, y string, ok bool) {
	for i := leastPart; i < max(len(a), len(b)); i++ {
		oldFirst, oldLast := f.cut(a, i)
		newFirst, newLast := f.cut(b, i)
		oldRest, oldEnd := f.cut(a, len(a)-i)
		newRest, newEnd := f.cut(b, len(b)-i)
		for _, p := range [...]struct{ kept, same, old, new string }{
			{oldFirst, newFirst, oldLast, newLast}, {oldEnd, newEnd, oldRest, newRest}, {"", "", a, newLast}, {"", "", oldLast, b},
		} {
			if p.kept == p.same && f.related(p.old, p.new) {
				return p.old, p.new, true
			}
		}
	}
	return "", "", false
}

// cut returns the parts of a compound, the last of which begins at byte i; nothing where no word ends there.
func (f *finder) cut(word string, i int) (first, last string) {
	if i < leastPart || i > len(word)-leastPart || f.lexicon.Lookup(word[:i]) == 0 {
		return "", ""
	}
	return word[:i], word[i:]
}
