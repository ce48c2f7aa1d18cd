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
	if c.detector.pack == nil {
		c.warn(report.NoLexicon())
		return nil
	}
	if c.suspect.Language.Code() != c.detector.pack.lexicon.Language() {
		return nil
	}
	c.report.Method.Pack = c.detector.pack.Version()
	return c.detector.pack.lexicon
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
	const sure = 0.8
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
