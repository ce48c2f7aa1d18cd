package text

// A Word is the number of a normalised word in a Vocabulary.
type Word uint32

// A Vocabulary numbers the distinct words of the documents of one comparison.
// It is not safe for concurrent use.
type Vocabulary struct {
	ids    map[string]Word
	words  []string
	recent [512]Word // by hash: the word met last, and one more
}

// NewVocabulary returns an empty Vocabulary.
func NewVocabulary() *Vocabulary {
	return &Vocabulary{ids: make(map[string]Word, 1024)}
}

// Len returns how many words there are; they are numbered from 0.
func (v *Vocabulary) Len() int { return len(v.words) }

// String returns the normalised word with number w.
func (v *Vocabulary) String(w Word) string { return v.words[w] }

// Intern returns the number of word, giving it one if it is new.
func (v *Vocabulary) Intern(word string) Word {
	if w, ok := v.ids[word]; ok {
		return w
	}
	return v.add(word)
}

// Find returns the number of word, if it has one.
func (v *Vocabulary) Find(word []byte) (w Word, ok bool) {
	w, ok = v.ids[string(word)]
	return w, ok
}

// internBytes is Intern without an allocation for a word already there.
func (v *Vocabulary) internBytes(word []byte) Word {
	if w, ok := v.ids[string(word)]; ok {
		return w
	}
	return v.add(string(word))
}

// internHashed is internBytes for a word whose hash is known: most words of a
// text were met a short while ago.
func (v *Vocabulary) internHashed(word []byte, hash uint32) Word {
	recent := &v.recent[(hash^hash>>9)%uint32(len(v.recent))]
	if *recent > 0 && v.words[*recent-1] == string(word) {
		return *recent - 1
	}
	w := v.internBytes(word)
	*recent = w + 1
	return w
}

func (v *Vocabulary) add(word string) Word {
	w := Word(len(v.words))
	v.words = append(v.words, word)
	v.ids[word] = w
	return w
}
