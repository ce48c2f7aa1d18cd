package lexicon

import (
	"encoding/binary"
	"hash/crc32"
	"strconv"
	"strings"
)

// FormatVersion is the version of the pack's layout that this package reads.
// The compiler writes it; a change of layout raises it.
const FormatVersion = 4

// A pack begins with the magic, the format version in the byte after it, the
// CRC-32 of everything from byte 12, and the length of the whole. Then come
// the length of each section, in the order of the constants below, and the
// sections themselves. Numbers are little-endian. Where a list begins is not
// written but counted when a pack is opened: a tenth of a megabyte less to fetch.
const magic = "unspin."

const (
	sectionMeta = iota
	sectionWordIndex
	sectionWords
	sectionLogProb
	sectionFormLengths
	sectionForms
	sectionIrregular
	sectionSenseLengths
	sectionSenses
	sectionStepLengths
	sectionSteps
	sectionLinkLengths
	sectionLinks
	sectionPositions
	sectionBackOff
	sectionBigramCounts
	sectionBigrams
	sectionLifts
	sectionLevels
	sectionPhraseLengths
	sectionPhrases
	sectionCloseLengths
	sectionClose
	sectionTechnicalWords
	sectionTechnicalLengths
	sectionTechnical
	sectionCount
)

// cut checks that a pack is whole and of the kind and version wanted, cuts it
// into its sections, and returns its checksum.
func cut(pack []byte, magic string, version byte, sections [][]byte) (sum uint32, err error) {
	if !strings.HasPrefix(string(pack[:min(len(pack), len(magic))]), magic[:min(len(pack), len(magic))]) {
		return 0, ErrNotPack
	}
	at := 16 + 4*len(sections)
	if len(pack) > len(magic) && pack[len(magic)] != version {
		return 0, refusal{ErrVersion, "it has format " + strconv.Itoa(int(pack[len(magic)])) + ", this program reads format " + strconv.Itoa(int(version))}
	}
	if len(pack) < at {
		return 0, refusal{ErrTruncated, strconv.Itoa(len(pack)) + " bytes"}
	}
	size := int(binary.LittleEndian.Uint32(pack[12:]))
	if len(pack) < size {
		return 0, refusal{ErrTruncated, strconv.Itoa(len(pack)) + " of " + strconv.Itoa(size) + " bytes"}
	}
	if len(pack) > size {
		return 0, refusal{ErrCorrupted, strconv.Itoa(len(pack)-size) + " bytes beyond its end"}
	}
	sum = binary.LittleEndian.Uint32(pack[8:])
	if got := crc32.ChecksumIEEE(pack[12:]); got != sum {
		return 0, refusal{ErrCorrupted, "checksum " + hex(got) + ", expected " + hex(sum)}
	}
	for i := range sections {
		n := int(binary.LittleEndian.Uint32(pack[16+4*i:]))
		if n > len(pack)-at {
			return 0, refusal{ErrCorrupted, "section " + strconv.Itoa(i) + " ends beyond the pack"}
		}
		sections[i] = pack[at : at+n : at+n]
		at += n
	}
	if at != len(pack) {
		return 0, refusal{ErrCorrupted, strconv.Itoa(len(pack)-at) + " bytes belong to no section"}
	}
	return sum, nil
}

// hex writes a checksum.
func hex(sum uint32) string {
	digits := strconv.FormatUint(uint64(sum), 16)
	return strings.Repeat("0", 8-len(digits)) + digits
}

// versionOf returns the name in the first line of a pack's meta section and
// the pack's checksum.
func versionOf(meta []byte, sum uint32) string {
	name, _, _ := strings.Cut(string(meta), "\n")
	return name + "+" + hex(sum)
}

// sourcesOf returns the packages in the other lines of a meta section.
func sourcesOf(meta []byte) []Source {
	var sources []Source
	_, rest, _ := strings.Cut(string(meta), "\n")
	for line := range strings.Lines(rest) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 3 {
			sources = append(sources, Source{Name: f[0], Version: f[1], Licence: f[2]})
		}
	}
	return sources
}

// open checks that the sections belong together.
func (l *Lexicon) open(s [sectionCount][]byte) error {
	n := len(s[sectionLogProb])
	if len(s[sectionBackOff]) != n || len(s[sectionPositions]) != 2*n || len(s[sectionTechnicalWords]) != n/8+1 {
		return refusal{ErrCorrupted, "its tables are not of one length"}
	}
	if len(s[sectionLevels]) != 16 {
		return refusal{ErrCorrupted, strconv.Itoa(len(s[sectionLevels])) + " lift levels"}
	}
	l.words = newWords(s[sectionWordIndex], s[sectionWords], n)
	l.logProb, l.backOff = s[sectionLogProb], s[sectionBackOff]
	l.irregular = s[sectionIrregular]
	l.technical.words = s[sectionTechnicalWords]
	for _, at := range []struct {
		lengths int // the section before that of the lists themselves
		lists   *lists
	}{
		{sectionFormLengths, &l.forms}, {sectionSenseLengths, &l.senses}, {sectionStepLengths, &l.steps}, {sectionLinkLengths, &l.links},
		{sectionPhraseLengths, &l.phrases}, {sectionCloseLengths, &l.close}, {sectionTechnicalLengths, &l.technical.after},
	} {
		var ok bool
		if *at.lists, ok = newLists(s[at.lengths], s[at.lengths+1]); !ok {
			return refusal{ErrCorrupted, "section " + strconv.Itoa(at.lengths+1) + " is not of the length of its lists"}
		}
	}
	l.bigrams, l.levels = &bigrams{positions: s[sectionPositions], gaps: s[sectionBigrams], lifts: s[sectionLifts]}, s[sectionLevels]
	if !l.bigrams.open(s[sectionBigramCounts], l.logProb) {
		return refusal{ErrCorrupted, "its pairs of words are not as many as counted"}
	}
	l.attested = strings.Trim(string(s[sectionLevels]), string(rune(AttestedLift))) == ""
	return nil
}

// lists holds one run of bytes for each key. In a pack the lengths of all runs
// come first, so that each compresses among its like.
type lists struct {
	ends []uint32 // by key
	data []byte
}

// newLists reads where the runs of data end; ok is false if that is not where
// data does.
func newLists(lengths, data []byte) (t lists, ok bool) {
	t = lists{make([]uint32, 0, len(lengths)), data}
	end := uint32(0)
	for at := 0; at < len(lengths); {
		n := uint32(lengths[at]) // most are of one byte, and the page's programs have no calls inlined
		if at++; n >= 0x80 {
			n, at = number(lengths, at-1)
		}
		if end += n; end > uint32(len(data)) {
			return t, false
		}
		t.ends = append(t.ends, end)
	}
	return t, end == uint32(len(data))
}

// at returns the run of key, nil if it has none.
func (t lists) at(key uint32) []byte {
	if uint(key) >= uint(len(t.ends)) {
		return nil
	}
	start := uint32(0)
	if key > 0 {
		start = t.ends[key-1]
	}
	return t.data[start:t.ends[key]]
}

// number reads a variable-length number of up to 28 bits at b[at:] and
// returns it with the position after it. At the end of b it reads zeros and
// goes no further, so that a damaged pack can only give wrong answers.
func number(b []byte, at int) (n uint32, next int) {
	if uint(at) < uint(len(b)) && b[at] < 0x80 {
		return uint32(b[at]), at + 1
	}
	for shift := 0; shift < 28 && uint(at) < uint(len(b)); shift += 7 {
		c := b[at]
		at++
		n |= uint32(c&0x7f) << shift
		if c < 0x80 {
			break
		}
	}
	return n, at
}

// signed undoes the folding that keeps small negative numbers short.
func signed(n uint32) int32 { return int32(n>>1) ^ -int32(n&1) }
