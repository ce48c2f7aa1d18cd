package lexicon

import (
	"math"
	"strconv"
)

// VectorsFormatVersion is the version of the layout of a pack of vectors that
// this package reads.
const VectorsFormatVersion = 1

// A pack of vectors has the header of a language pack but for the magic, then
// these sections. The levels are a byte for each word and pair of dimensions,
// all words of the first pair first, since a dimension has its own spread and
// compresses among its like: four bits for each component, of which three are
// used. A level of VectorZero is zero, and the steps are even.
const (
	vectorsMagic = "unspinv"

	VectorDimensions = 84
	VectorZero       = 3
)

const (
	sectionVectorMeta = iota
	sectionVectorWordIndex
	sectionVectorWords
	sectionVectorLevels
	vectorSections
)

// Vectors says of words in how like company they are met, whether or not a
// dictionary links them. It has a vocabulary of its own and needs no Lexicon.
// Vectors are unpacked when they are first asked for, and kept: 200 bytes for
// each word that was met. Any number of goroutines may ask. Nil Vectors know
// no word.
type Vectors struct {
	version string
	meta    []byte
	words   words
	levels  []byte
	cached  []cachedPointer[Vector]
}

// OpenVectors reads a pack of vectors. It checks the whole of it against its
// checksum and keeps the slice, which must not be changed afterwards. The
// reasons for which it refuses one are Open's.
func OpenVectors(pack []byte) (*Vectors, error) {
	var s [vectorSections][]byte
	sum, err := cut(pack, vectorsMagic, VectorsFormatVersion, s[:])
	if err != nil {
		return nil, err
	}
	n := len(s[sectionVectorLevels]) / (VectorDimensions / 2)
	if len(s[sectionVectorLevels])%(VectorDimensions/2) != 0 || len(s[sectionVectorWordIndex]) != (n+wordGroup-1)/wordGroup*4 {
		return nil, refusal{ErrCorrupted, strconv.Itoa(len(s[sectionVectorLevels])) + " bytes of vectors"}
	}
	return &Vectors{
		version: versionOf(s[sectionVectorMeta], sum),
		meta:    s[sectionVectorMeta],
		words:   newWords(s[sectionVectorWordIndex], s[sectionVectorWords], n),
		levels:  s[sectionVectorLevels],
		cached:  make([]cachedPointer[Vector], n),
	}, nil
}

// Version names the pack and, by its checksum, its exact content.
func (v *Vectors) Version() string { return v.version }

// Sources lists the packages that the pack was compiled from.
func (v *Vectors) Sources() []Source { return sourcesOf(v.meta) }

// Len returns the number of words that have a vector. Their ids are the
// numbers below it, in alphabetical order.
func (v *Vectors) Len() int { return len(v.cached) }

// Find returns the id of a word in lower case, in any of its spellings; -1 and
// false for a word that has no vector. A form may have none where its lemma has.
func (v *Vectors) Find(word string) (id int32, ok bool) {
	if v == nil || len(word) == 0 || len(word) > maxWord {
		return -1, false
	}
	var buf [maxWord + maxGrowth]byte
	w := find(&v.words, canonical(buf[:0], word))
	return int32(w) - 1, w != 0
}

// Cosine returns the cosine of two words in thousandths, 0 where either has no
// vector. The same on every machine.
func (v *Vectors) Cosine(a, b int32) int32 { return v.At(a).Cosine(v.At(b)) }

// At returns the vector of a word, by its id. Of any other number it returns
// one that is at right angles to all.
func (v *Vectors) At(id int32) *Vector {
	if v == nil || uint(id) >= uint(len(v.cached)) {
		return &noVector
	}
	if x := v.cached[id].load(); x != nil {
		return x
	}
	x := v.unpack(int(id))
	v.cached[id].store(x)
	return x
}

var noVector Vector

// A Vector is a word's vector, unpacked for Cosine.
//
// A product of two 64-bit numbers, each of seven places of nine bits, has in
// its seventh place the sum of the products of the one's places with the
// other's in reverse: seven components at the price of one. For that they are
// levels, which are never negative; what their zero adds is taken off after.
// A sum of seven products of levels of three bits fits into nine, which are the number's last: what is in higher places is lost.
// What is asked of one of two vectors stands side by side, and so does what is asked of the other.
type Vector struct {
	forward [VectorDimensions / places]uint64
	offset  int64 // of the products of two words' levels, this word's part
	scale   int64 // √(1000·2³²) divided by the vector's length
	reverse [VectorDimensions / places]uint64
}

const (
	places    = 7
	placeBits = 9
	topPlace  = 64 - placeBits
	maxLevel  = 7
)

func (v *Vectors) unpack(id int) *Vector {
	x := &Vector{}
	n := len(v.cached)
	sum, squares := int64(0), int64(0)
	for i := range VectorDimensions {
		level := v.levels[i/2*n+id] >> (i % 2 * 4) & maxLevel
		at := placeBits * (i % places)
		x.forward[i/places] |= uint64(level) << at
		x.reverse[i/places] |= uint64(level) << (topPlace - at)
		sum += int64(level)
		squares += (int64(level) - VectorZero) * (int64(level) - VectorZero)
	}
	x.offset = VectorZero*sum - VectorDimensions*VectorZero*VectorZero/2
	if squares > 0 {
		x.scale = int64(math.Round(math.Sqrt((1000 << 32) / float64(squares))))
	}
	return x
}

// Known reports whether x is a word's vector and not at right angles to all.
func (x *Vector) Known() bool { return x.scale != 0 }

// Cosine returns the cosine of two vectors in thousandths.
func (x *Vector) Cosine(y *Vector) int32 {
	f, r := &x.forward, &y.reverse // written out: a loop costs as much as its body
	sum := f[0]*r[0]>>topPlace + f[1]*r[1]>>topPlace + f[2]*r[2]>>topPlace + f[3]*r[3]>>topPlace +
		f[4]*r[4]>>topPlace + f[5]*r[5]>>topPlace + f[6]*r[6]>>topPlace + f[7]*r[7]>>topPlace +
		f[8]*r[8]>>topPlace + f[9]*r[9]>>topPlace + f[10]*r[10]>>topPlace + f[11]*r[11]>>topPlace
	dot := int64(sum) - x.offset - y.offset
	return int32((dot*x.scale*y.scale + 1<<31) >> 32)
}

// Direction returns a word's vector, by its id, at length 1; zeros where it has none.
func (v *Vectors) Direction(id int32) (x [VectorDimensions]float64) {
	if v == nil || uint(id) >= uint(len(v.cached)) {
		return x
	}
	squares := 0.0
	for i := range x {
		level := v.levels[i/2*len(v.cached)+int(id)] >> (i % 2 * 4) & maxLevel
		x[i] = float64(level) - VectorZero
		squares += x[i] * x[i]
	}
	for i := range x {
		x[i] /= math.Sqrt(max(1, squares))
	}
	return x
}

// String returns the letters of a word, by its id; "" for any other number.
func (v *Vectors) String(id int32) string {
	if v == nil {
		return ""
	}
	var buf [maxWord]byte
	return string(v.words.append(buf[:0], Word(id+1)))
}
