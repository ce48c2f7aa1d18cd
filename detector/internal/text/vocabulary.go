package text

// A Word is the number of a normalised word in a Vocabulary.
type Word uint32

// A Vocabulary numbers the distinct words of the documents of a comparison, and
// the forms that later stages find for them.
// It is not safe for concurrent use. Most of reading a text is looking up its
// words, and a map of Go's takes several times as long in WebAssembly.
type Vocabulary struct {
	words    []string
	hashes   []uint32      // of each word
	function []languageSet // in which languages it is a function word
	table    []Word        // by hash, and on from there: the number of a word and one more, 0 for none; half empty

	meanings        []meaning // see meaningsIn
	meaningLanguage *Language
}

// NewVocabulary returns an empty Vocabulary.
func NewVocabulary() *Vocabulary {
	const some = 1024
	return &Vocabulary{
		words: make([]string, 0, some), hashes: make([]uint32, 0, some), function: make([]languageSet, 0, some), table: make([]Word, 2*some),
	}
}

// Len returns how many words there are; they are numbered from 0.
func (v *Vocabulary) Len() int { return len(v.words) }

// String returns the normalised word with number w.
func (v *Vocabulary) String(w Word) string { return v.words[w] }

// Hash returns a hash of the word with number w, which is the same in every
// Vocabulary.
func (v *Vocabulary) Hash(w Word) uint32 { return v.hashes[w] }

// Intern returns the number of word, giving it one if it is new.
func (v *Vocabulary) Intern(word string) Word { return v.InternBytes([]byte(word)) }

// InternBytes is Intern without an allocation for a word already there.
func (v *Vocabulary) InternBytes(word []byte) Word { return v.internHashed(word, hashOf(word)) }

// internHashed is InternBytes for a word whose hash is known.
func (v *Vocabulary) internHashed(word []byte, hash uint32) Word {
	place := v.place(word, hash)
	if *place > 0 {
		return *place - 1
	}
	own := string(word) // a part of the source would keep all of it
	v.words = append(v.words, own)
	v.hashes = append(v.hashes, hash)
	v.function = append(v.function, registered().function.of(own))
	w := Word(len(v.words))
	*place = w
	if 2*len(v.words) > len(v.table) {
		v.grow()
	}
	return w - 1
}

// place returns where the table has word, or where it would have it.
func (v *Vocabulary) place(word []byte, hash uint32) *Word {
	last := uint32(len(v.table) - 1)
	for i := hash & last; ; i = (i + 1) & last {
		place := &v.table[i]
		if *place == 0 || v.hashes[*place-1] == hash && v.words[*place-1] == string(word) {
			return place
		}
	}
}

func (v *Vocabulary) grow() {
	v.table = make([]Word, 2*len(v.table))
	last := uint32(len(v.table) - 1)
	for w, hash := range v.hashes {
		i := hash & last
		for v.table[i] > 0 {
			i = (i + 1) & last
		}
		v.table[i] = Word(w) + 1
	}
}

// A hash is that of Fowler, Noll and Vo, FNV-1a, over 64 bits, folded: the last
// letters have not gone into those in the middle.
const (
	hashStart  = uint64(14695981039346656037)
	hashFactor = 1099511628211
)

func hashOf(word []byte) uint32 {
	h := hashStart
	for _, c := range word {
		h = (h ^ uint64(c)) * hashFactor
	}
	return fold(h)
}

func fold(h uint64) uint32 { return uint32(h>>32 ^ h) }
