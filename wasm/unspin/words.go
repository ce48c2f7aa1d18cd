package main

import "unspin/detector"

// words returns, as JSON, the words shown for each code of a report, so that
// the page holds none of its own.
func words() string {
	b := []byte{'{'}
	b = appendShown(b, "verdicts", detector.Identical, detector.LightEdit, detector.Paraphrase, detector.Spun, detector.Partial,
		detector.Independent, detector.Insufficient, detector.OtherLanguage, detector.LikelySpun, detector.NoEvidence)
	b = appendShown(b, "mechanisms", detector.SynonymSubstitution, detector.RoundTripTranslation, detector.Mixed,
		detector.MachineRewriting)
	b = appendShown(b, "quotations", detector.QuoteVerbatim, detector.QuoteAltered, detector.QuoteVariant,
		detector.QuoteAdded, detector.QuoteDropped)
	b = appendShown(b, "kinds", detector.KindSpelling, detector.KindInflection, detector.KindFunctionWord,
		detector.KindSynonym, detector.KindOutOfSense, detector.KindBrokenPhrase, detector.KindPartOfSpeech,
		detector.KindName, detector.KindNumber, detector.KindOther)
	b = appendShown(b, "passages", detector.PassageVerbatim, detector.PassageLightEdit, detector.PassageParaphrase,
		detector.PassageSpun, detector.PassageReworded, detector.PassageNew)
	b = appendShown(b, "facts", detector.FactName, detector.FactNumber, detector.FactDate, detector.FactQuotation)
	b = appendShown(b, "ops", detector.Replaced, detector.Inserted, detector.Deleted, detector.Moved, detector.Suspected)
	return string(append(b, '}'))
}

// appendShown appends one group of codes with the words of each.
func appendShown[C interface {
	~string
	Shown() string
}](b []byte, group string, codes ...C) []byte {
	b = append(appendKey(b, group), '{')
	for _, c := range codes {
		b = appendString(b, string(c), c.Shown())
	}
	return append(b, '}')
}
