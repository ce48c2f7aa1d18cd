package main

import "unspin/detector"

// words returns, as JSON, the words shown for each code of a report, so that
// the page holds none of its own.
func words() string {
	return toJSON(map[string]map[string]string{
		"verdicts": shown(detector.Identical, detector.LightEdit, detector.Paraphrase, detector.Spun,
			detector.Independent, detector.Insufficient, detector.OtherLanguage, detector.LikelySpun, detector.NoEvidence),
		"mechanisms": shown(detector.SynonymSubstitution, detector.RoundTripTranslation, detector.Mixed,
			detector.MachineRewriting),
		"quotations": shown(detector.QuoteVerbatim, detector.QuoteAltered, detector.QuoteVariant, detector.QuoteAdded,
			detector.QuoteDropped),
		"kinds": shown(detector.KindSpelling, detector.KindInflection, detector.KindFunctionWord, detector.KindSynonym,
			detector.KindOutOfSense, detector.KindBrokenPhrase, detector.KindPartOfSpeech, detector.KindName,
			detector.KindNumber, detector.KindOther),
		"passages": shown(detector.PassageVerbatim, detector.PassageLightEdit, detector.PassageParaphrase,
			detector.PassageSpun, detector.PassageNew),
		"ops": shown(detector.Replaced, detector.Inserted, detector.Deleted, detector.Moved),
	})
}

func shown[C interface {
	~string
	Shown() string
}](codes ...C) map[string]string {
	m := map[string]string{}
	for _, c := range codes {
		m[string(c)] = c.Shown()
	}
	return m
}
