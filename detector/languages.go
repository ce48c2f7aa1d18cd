package detector

import (
	"runtime"
	"slices"
	"sync"

	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// A tongue is the language that a text is identified as, and how surely.
type tongue struct {
	code       string
	confidence float64
}

// identify returns the languages of texts, which it tells while something else is done
// with them where there is more than one core: telling two new texts takes as long as
// a quarter of all that is done with them.
func (d *Detector) identify(texts []Text, meanwhile func() error) ([]tongue, error) {
	tongues := make([]tongue, len(texts))
	if d.identifier == nil {
		return tongues, meanwhile()
	}
	tell := func(from, to int) {
		for i := from; i < to; i++ {
			tongues[i].code, tongues[i].confidence = d.identifier.Identify(texts[i].Text)
		}
	}
	if runtime.GOMAXPROCS(0) == 1 { // as in a browser, where a panic must not happen elsewhere
		tell(0, len(texts))
		return tongues, meanwhile()
	}
	var group sync.WaitGroup
	group.Go(func() { tell(0, 1) })
	group.Go(func() { tell(1, len(texts)) })
	err := meanwhile()
	group.Wait()
	return tongues, err
}

// describe counts a document, of which the language is told.
func describe(doc *text.Document, language tongue) TextInfo {
	info := TextInfo{Language: "und", Words: doc.Counted(0, int32(len(doc.Tokens))), Sentences: len(doc.Sentences), Unspaced: doc.Unspaced()}
	if language.code != "" && doc.Words > 0 {
		info.Language, info.LanguageConfidence = language.code, language.confidence
	}
	return info
}

// lexicon returns the words of the language pack for the suspect's language, nil
// where there is none.
func (c *comparison) lexicon() *lexicon.Lexicon {
	var pack *Pack
	switch code := c.suspect.Language.Code(); {
	case code == "en":
		pack = c.detector.pack
	case code != "und" && !c.contradicted():
		pack = c.detector.packOf(code)
	}
	if pack == nil {
		if c.detector.pack == nil {
			c.warn(report.NoLexicon())
		}
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
	if lex := c.words.Lexicon(); c.detector.vectors == nil || lex == nil || !lex.English() {
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

// unspaced reports whether the suspect is in a script written without spaces, and the same
// as no reference: it is not judged then, since what stands in the place of words would be
// single characters.
func (c *comparison) unspaced() bool {
	if !c.report.Suspect.Unspaced {
		return false
	}
	for _, r := range c.references {
		if r.Source == c.suspect.Source {
			return false
		}
	}
	return true
}

// noLanguage reports whether the suspect is of no language that is known, by its small
// words and by what identifies languages, and a reference is of one: that the two share
// nothing is no news then. Two texts in one unknown language are compared.
func (c *comparison) noLanguage() bool {
	known := func(i TextInfo) bool { return i.Language != "und" && i.LanguageConfidence >= sure }
	if c.detector.identifier == nil || c.suspect.Language.Code() != "und" || known(c.report.Suspect) {
		return false
	}
	return slices.ContainsFunc(c.report.References, func(r ReferenceInfo) bool { return known(r.TextInfo) })
}

// decline says of the texts nothing but why.
func (c *comparison) decline(why Warning) {
	c.warn(why)
	c.report.Verdict = Insufficient
	for i := range c.report.References {
		c.report.References[i].Verdict = Insufficient
	}
	c.report.Summary = c.report.Summarize(report.Telling{})
}
