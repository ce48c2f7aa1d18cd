package detector

// Knows reports whether the language pack has a word, given in lower case, in
// any of its spellings. Without a pack it knows none.
func (d *Detector) Knows(word string) bool {
	return d.pack != nil && d.pack.lexicon.Lookup(word) != 0
}
