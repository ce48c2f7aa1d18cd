package report

import "strings"

// A Warning tells what limits the verdict.
type Warning struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Warning codes.
const (
	WarnReversed            = "reversed"
	WarnSpunElsewhere       = "spun-elsewhere"
	WarnCommonSource        = "common-source"
	WarnHiddenCharacters    = "hidden-characters"
	WarnLanguageUnsupported = "language-unsupported"
	WarnOutsideValidation   = "outside-validation"
	WarnInvalidUTF8         = "invalid-utf8"
	WarnNoLexicon           = "no-lexicon"
	WarnUnspaced            = "unspaced-script"
	WarnNoLanguage          = "no-language"
)

// Reversed warns of texts handed over the wrong way round.
func Reversed() Warning {
	return Warning{WarnReversed, "The reference looks like the spun one of the two: its words fit worse where the texts differ. " +
		"Compare them the other way round."}
}

// SpunElsewhere warns that a side ("suspect" or "reference") looks spun by itself, though the
// other does not show from what.
func SpunElsewhere(side string) Warning {
	text := "Taken alone, the wording of the suspect is typical of automatic substitution. This reference does not show what its words stood for: " +
		"it may have been spun from a third text, or its sentences rebuilt besides; formal or rare wording can look so, too. Look for another version."
	if side == "reference" {
		text = "Taken alone, the wording of the reference is typical of automatic substitution; the suspect does not share it. " +
			"The two may both go back to a third text; formal or rare wording can look so, too. Look for it."
	}
	return Warning{WarnSpunElsewhere, text}
}

// CommonSource warns that one reference explains more of the suspect than
// another that shares wording with it, such as the words of the suspect that
// only it explains.
func CommonSource(better, other string, only []string) Warning {
	words := make([]string, len(only))
	for i, w := range only {
		words[i] = quoted(w)
	}
	return Warning{WarnCommonSource, quoted(better) + " explains more of the suspect than " + quoted(other) +
		" does; what the suspect shares with the latter may come to both from the former or from a third text, such as an agency's. Only the former explains " +
		strings.Join(words, ", ") + "."}
}

func quoted(s string) string { return "“" + s + "”" }

// A Hidden counts what does not show in the texts and was looked through.
type Hidden struct {
	Invisible, Directions, Lookalikes, Stacked, FullWidth, Tags, Entities, Garbled int
}

// HiddenCharacters names what was looked through; false where nothing was.
func HiddenCharacters(h Hidden) (Warning, bool) {
	var found []string
	for _, x := range []struct {
		n    int
		noun string
	}{
		{h.Invisible, "invisible character"}, {h.Directions, "direction control"}, {h.Lookalikes, "look-alike"},
		{h.Stacked, "stacked mark"}, {h.FullWidth, "full-width or stylised letter"},
		{h.Tags, "HTML tag"}, {h.Entities, "HTML character reference"}, {h.Garbled, "garbled character"},
	} {
		if x.n > 0 {
			found = append(found, plural(x.n, x.noun, x.noun+"s"))
		}
	}
	return Warning{WarnHiddenCharacters, "The texts contain " + strings.Join(found, ", ") + ". They were looked through for the comparison."}, len(found) > 0
}

// LanguageUnsupported says what is missing for a language without a pack, for a text alone or for two.
func LanguageUnsupported(alone bool) Warning {
	if alone {
		return Warning{WarnLanguageUnsupported, "There is no language pack for this language: nothing is known of what its words mean and of which go together."}
	}
	return Warning{WarnLanguageUnsupported, "There is no language pack for this language: the verdict rests on how the text was changed, not on what its words mean."}
}

// OutsideValidation says what was not measured: verse, lists and tables (""), or a side ("suspect" or
// "reference") with hardly a full stop.
func OutsideValidation(side string) Warning {
	text := "The text stands in short lines, as verse, lists and tables do. The verdict was measured on running prose."
	if side != "" {
		text = "The " + side + " has hardly any punctuation: where its sentences end is guessed at, so that less is found."
	}
	if side == "suspect" {
		text += " More is asked before it is called spun by its new words, or by itself."
	}
	return Warning{WarnOutsideValidation, text}
}

// InvalidUTF8 says how many bytes of the texts were no text.
func InvalidUTF8(bytes int) Warning {
	return Warning{WarnInvalidUTF8, plural(bytes, "byte", "bytes") + " that are not UTF-8 were read as the replacement character U+FFFD."}
}

// Declined says why a text is not judged: WarnUnspaced, of one in Chinese, Japanese, Thai, Lao,
// Khmer or Burmese, or WarnNoLanguage, of one whose words are of no language that is known.
func Declined(code string) Warning {
	if code == WarnUnspaced {
		return Warning{code, "This script is written without spaces, and Unspin does not cut it into words: its wording is not compared, and what is counted are characters."}
	}
	return Warning{code, "The suspect reads as no language that Unspin knows, and the reference does: that they share nothing does not show that the one was written without the other."}
}

// NoLexicon says that the language pack has not arrived.
func NoLexicon() Warning {
	return Warning{WarnNoLexicon, "The language pack is not loaded: the verdict rests on how the text was changed, not on what its words mean."}
}
