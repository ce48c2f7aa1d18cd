package detector

import (
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// describe counts a document and identifies its language.
func (d *Detector) describe(doc *text.Document) TextInfo {
	info := TextInfo{Language: "und", Words: doc.Words, Sentences: len(doc.Sentences)}
	if d.identifier != nil && doc.Words > 0 {
		info.Language, info.LanguageConfidence = d.identifier.Identify(doc.Source)
	}
	return info
}

// lexicon returns the language pack's words if the texts are in its language.
func (c *comparison) lexicon() *lexicon.Lexicon {
	pack := c.detector.packOf(c.suspect.Language.Code())
	if pack == nil && c.detector.pack == nil {
		c.warn(report.NoLexicon())
	}
	if pack == nil || !pack.lexicon.English() && c.contradicted() {
		return nil
	}
	c.report.Method.Pack = pack.Version()
	return pack.lexicon
}

// sure is the confidence from which a language counts as identified.
const sure = 0.8

// contradicted reports whether the suspect, by whose small words it is read, is
// identified as written in another language: neighbours share most of them.
func (c *comparison) contradicted() bool {
	s := c.report.Suspect
	return s.Language != "und" && s.LanguageConfidence >= sure && s.Language != c.suspect.Language.Code()
}

// vectors returns the word vectors if the texts are in their language.
func (c *comparison) vectors() *lexicon.Vectors {
	if c.detector.vectors == nil || c.words.Lexicon() == nil {
		return nil
	}
	c.report.Method.Vectors = c.detector.vectors.Version()
	return c.detector.vectors.vectors
}

// otherLanguage reports whether the suspect is surely written in another
// language than every reference.
func (c *comparison) otherLanguage() bool {
	s := c.report.Suspect
	if s.Language == "und" || s.LanguageConfidence < sure {
		return false
	}
	for _, r := range c.report.References {
		if r.Language == "und" || r.LanguageConfidence < sure || r.Language == s.Language {
			return false
		}
	}
	return true
}
