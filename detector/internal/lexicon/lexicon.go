// Package lexicon turns a language pack, one compact file compiled from
// WordNet, the Moby thesaurus and a language model's bigrams, into answers
// about English words: which lemma a form belongs to, how two words are
// related, and how well two words fit beside each other.
//
// Everything is read in place from the bytes given to [Open]: nothing is
// unpacked, no map is built, and lookups do not allocate. A Lexicon is never
// changed after Open, so any number of goroutines may use it.
//
// README.md describes the format, what each part costs and what it buys.
package lexicon

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
)

// Reasons for which Open refuses a pack; errors.Is tells them apart.
var (
	ErrNotPack   = errors.New("not a language pack")
	ErrVersion   = errors.New("language pack of another version")
	ErrTruncated = errors.New("language pack is cut short")
	ErrCorrupted = errors.New("language pack is damaged")
)

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
	meta      []byte
	words     words
	logProb   []byte // by word, see quantiseLog
	backOff   []byte // by word, see quantiseLog
	forms     lists  // by word: its analyses
	irregular []byte // sorted (lemma, form, word)
	senses    lists  // by word: its synsets
	steps     lists  // by synset: the synsets one step away
	links     lists  // by word: its neighbours in the thesaurus
	bigrams   bigrams
	phrases   lists // by word: the phrases it begins
	close     lists // by lemma: later lemmas met in like company
	meaning   *byMeaning
}

// Open reads a pack. It checks the whole of it against its checksum and keeps
// the slice, which must not be changed afterwards.
func Open(pack []byte) (*Lexicon, error) {
	if len(pack) < headerSize {
		if len(pack) >= len(magic) && string(pack[:len(magic)]) != magic {
			return nil, ErrNotPack
		}
		return nil, fmt.Errorf("%w: %d bytes", ErrTruncated, len(pack))
	}
	if string(pack[:len(magic)]) != magic {
		return nil, ErrNotPack
	}
	if v := pack[len(magic)]; v != FormatVersion {
		return nil, fmt.Errorf("%w: it has format %d, this program reads format %d", ErrVersion, v, FormatVersion)
	}
	size := int(binary.LittleEndian.Uint32(pack[12:]))
	if len(pack) < size {
		return nil, fmt.Errorf("%w: %d of %d bytes", ErrTruncated, len(pack), size)
	}
	if len(pack) > size {
		return nil, fmt.Errorf("%w: %d bytes beyond its end", ErrCorrupted, len(pack)-size)
	}
	sum := binary.LittleEndian.Uint32(pack[8:])
	if got := crc32.ChecksumIEEE(pack[12:]); got != sum {
		return nil, fmt.Errorf("%w: checksum %08x, expected %08x", ErrCorrupted, got, sum)
	}
	l := &Lexicon{meaning: &byMeaning{}}
	if err := l.open(pack); err != nil {
		return nil, err
	}
	name, _, _ := strings.Cut(string(l.meta), "\n")
	l.version = fmt.Sprintf("%s+%08x", name, sum)
	return l, nil
}

// Version names the pack and, by its checksum, its exact content.
func (l *Lexicon) Version() string { return l.version }

// Sources lists the packages that the pack was compiled from.
func (l *Lexicon) Sources() []Source {
	var sources []Source
	_, rest, _ := strings.Cut(string(l.meta), "\n")
	for line := range strings.Lines(rest) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 3 {
			sources = append(sources, Source{Name: f[0], Version: f[1], Licence: f[2]})
		}
	}
	return sources
}
