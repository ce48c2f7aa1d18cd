// Package lexicon turns a language pack, one compact file compiled from
// WordNet, the Moby thesaurus and a language model's bigrams, into answers
// about English words: which lemma a form belongs to, how two words are
// related, and how well two words fit beside each other.
//
// Everything is read in place from the bytes given to [Open]: nothing is
// unpacked, no map is built, and lookups do not allocate. A Lexicon keeps what
// it was asked for last, and any number of goroutines may ask.
//
// A second pack, which stands by itself, has word vectors: see [OpenVectors].
//
// README.md describes the format, what each part costs and what it buys.
package lexicon

import (
	"errors"
	"strings"
)

// Reasons for which Open refuses a pack; errors.Is tells them apart.
var (
	ErrNotPack   = errors.New("not a language pack")
	ErrVersion   = errors.New("language pack of another version")
	ErrTruncated = errors.New("language pack is cut short")
	ErrCorrupted = errors.New("language pack is damaged")
)

// A refusal is one of these reasons and what was seen. (Package fmt, which
// words such errors elsewhere, would add 110 KB to what a page downloads.)
type refusal struct {
	reason error
	seen   string
}

func (r refusal) Error() string { return r.reason.Error() + ": " + r.seen }
func (r refusal) Unwrap() error { return r.reason }

// A Word is an entry of the vocabulary. Zero is every word outside it. Words
// are numbered in alphabetical order and mean nothing in another pack.
type Word uint32

// A Source is a package that the pack was compiled from.
type Source struct {
	Name, Version, Licence string
}

// A Lexicon answers questions about words. Open is the only way to one.
type Lexicon struct {
	version   string
	language  string
	meta      []byte
	words     words
	logProb   []byte // by word, see quantiseLog
	backOff   []byte // by word, see quantiseLog
	forms     lists  // by word: its analyses
	irregular []byte // sorted (lemma, form, word)
	senses    lists  // by word: its synsets
	steps     lists  // by synset: the synsets one step away
	links     lists  // by word: its neighbours in the thesaurus
	bigrams   *bigrams
	levels    []byte // what the lifts of bigrams stand for
	phrases   lists  // by word: the phrases it begins
	close     lists  // by lemma: later lemmas met in like company
	technical technical
	attested  bool // of pairs it is known that they are met, and not how often
	meaning   *byMeaning
	inflected *byLemma
	pairs     cachedPointer[pairTable] // once somebody asked for it

	// What was asked last. Each answer has two places, the second of which is
	// for what was driven from the first: with one, the words of a text would drive
	// each other out over and over.
	entries     [cachedEntries][2]cachedPointer[Entry]
	profiles    [cachedProfiles][2]cachedPointer[Profile]
	relations   [cachedRelations][2]cached
	inflections [cachedInflections]cached
	lifts       [cachedLifts][2]cached
}

// spread returns a number that is as likely to be any as another, whatever
// pattern the numbers of words follow.
func spread(pair uint64) uint32 { return uint32(pair * 0x9E3779B97F4A7C15 >> 40) }

// Open reads a pack. It checks the whole of it against its checksum and keeps
// the slice, which must not be changed afterwards.
func Open(pack []byte) (*Lexicon, error) {
	var s [sectionCount][]byte
	sum, err := cut(pack, magic, FormatVersion, s[:])
	if err != nil {
		return nil, err
	}
	l := &Lexicon{meaning: &byMeaning{}, inflected: &byLemma{}}
	if err := l.open(s); err != nil {
		return nil, err
	}
	l.meta = s[sectionMeta]
	l.version = versionOf(l.meta, sum)
	l.language, _, _ = strings.Cut(l.version, "-")
	return l, nil
}

// Version names the pack and, by its checksum, its exact content.
func (l *Lexicon) Version() string { return l.version }

// Language returns the ISO 639-1 code of the language whose words the pack has:
// its name begins with it.
func (l *Lexicon) Language() string { return l.language }

// English reports whether l has English words, and with them all that tells
// how English words are spelled and inflected.
func (l *Lexicon) English() bool { return l.language == "en" }

// Attested reports whether the pack knows which pairs of words are met and not
// how often: see AttestedLift.
func (l *Lexicon) Attested() bool { return l.attested }

// Canonical returns the spelling under which l, nil for none, has a word in
// small letters.
func (l *Lexicon) Canonical(word string) string {
	if l != nil && !l.English() {
		return word
	}
	return Canonical(word)
}

// Sources lists the packages that the pack was compiled from.
func (l *Lexicon) Sources() []Source { return sourcesOf(l.meta) }
