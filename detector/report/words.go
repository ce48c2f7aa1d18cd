package report

import (
	"strconv"
	"strings"
)

// This file holds the words people read for the report's codes, and the
// sentences every rendering of a report shares, so that the page, the command
// and the HTML report say the same.

// Shown returns the words people read for v.
func (v Verdict) Shown() string {
	switch v {
	case Identical:
		return "The same text"
	case LightEdit:
		return "Nearly the same text; either may derive from the other, or both from an agency"
	case Paraphrase:
		return "The same content, reworded with care; derived wording, no signs of automatic substitution"
	case Spun:
		return "Strong signs of word-by-word substitution of this text or one close to it"
	case Partial:
		return "Parts of this text go back to the reference; the rest does not"
	case Independent:
		return "Neither the wording nor the order of what is told goes back to the reference. This does not show independent writing"
	case Insufficient:
		return "Too little text to say"
	case OtherLanguage:
		return "The texts are in different languages; Unspin compares wording within one language"
	case LikelySpun:
		return "Wording typical of automatic substitution; without a reference this is a hint"
	case NoEvidence:
		return "Nothing found; not a clearance"
	}
	return string(v)
}

// Shown returns the words people read for m.
func (m Mechanism) Shown() string {
	switch m {
	case SynonymSubstitution:
		return "Words exchanged one by one, as by a thesaurus"
	case RoundTripTranslation:
		return "Worded as by translation into another language and back"
	case Mixed:
		return "Words exchanged one by one, and traces of translation and back"
	case MachineRewriting:
		return "Reworded as by a paraphraser or by translation and back: words of like sense in their places and hardly anything else, or in sentences that were turned round, or sentences shuffled and hardly reworded, or shuffled with what they quote worded anew, or phrases turned round to compounds and genitives, or slips that people seldom make (compounds taken apart, phrases said twice); a careful translator exchanges words so, too"
	}
	return string(m)
}

// Shown returns the words people read for k.
func (k SubstitutionKind) Shown() string {
	switch k {
	case KindSpelling:
		return "spelling variant"
	case KindInflection:
		return "another form of the same word"
	case KindFunctionWord:
		return "small word"
	case KindSynonym:
		return "synonym"
	case KindOutOfSense:
		return "synonym in another sense"
	case KindBrokenPhrase:
		return "broken phrase"
	case KindPartOfSpeech:
		return "another part of speech"
	case KindName:
		return "name"
	case KindNumber:
		return "number"
	case KindOther:
		return "other wording"
	}
	return string(k)
}

// Shown returns the words people read for k.
func (k PassageKind) Shown() string {
	switch k {
	case PassageVerbatim:
		return "word for word"
	case PassageLightEdit:
		return "lightly edited"
	case PassageParaphrase:
		return "reworded with care"
	case PassageSpun:
		return "words substituted one by one"
	case PassageReworded:
		return "the same told in other words"
	case PassageNew:
		return "only in the suspect"
	}
	return string(k)
}

// Shown returns the words people read for k.
func (k FactKind) Shown() string {
	switch k {
	case FactName:
		return "name"
	case FactNumber:
		return "number"
	case FactDate:
		return "date"
	case FactQuotation:
		return "quotation"
	}
	return string(k)
}

// Derived says in one line how far the suspect goes back to a reference, or nothing
// where there was too little text to say.
func (r *Report) Derived() string {
	d := &r.Derivation
	line := "Goes back to "
	if r.hardlyDerived() {
		line = "May go back to "
	}
	line += r.referenceWord()
	if r.Warned(WarnReversed) {
		line = "One of the two goes back to the other"
	}
	switch d.Extent {
	case Whole:
		line += " as a whole, " + percent(d.Share) + " of its words"
	case Part:
		line += " in part, " + percent(d.Share) + " of its words"
	case None:
		line = "Does not go back to " + r.referenceWord()
		if r.hardlyIndependent() {
			line = "Not shown to go back to " + r.referenceWord()
		}
	default:
		return ""
	}
	if d.Extent != None {
		line += "; " + percent(d.Order) + " of what both tell is in the same order"
	}
	if all := d.Facts.Shared + d.Facts.SuspectOnly; all > 0 {
		line += "; facts: " + strconv.Itoa(d.Facts.Shared) + " of " + strconv.Itoa(all) + " shared"
	}
	return line
}

// DerivedTitle returns what stands over the passages of a text that goes back in part.
func (r *Report) DerivedTitle() string {
	if r.hardlyDerived() {
		return "What may go back to " + r.referenceWord()
	}
	return "What goes back to " + r.referenceWord()
}

// Shown returns the words people read for o.
func (o ChangeOp) Shown() string {
	switch o {
	case Replaced:
		return "replaced"
	case Inserted:
		return "only in the suspect"
	case Deleted:
		return "only in the reference"
	case Moved:
		return "moved"
	case Suspected:
		return "may stand for other wording"
	}
	return string(o)
}

// Shown returns the words people read for s.
func (s QuotationStatus) Shown() string {
	switch s {
	case QuoteVerbatim:
		return "Word for word"
	case QuoteAltered:
		return "Worded differently from the reference. Unspin cannot tell which, if either, was said"
	case QuoteVariant:
		return "The same statement, worded independently, as in another translation"
	case QuoteAdded:
		return "Only in the suspect; not evidence of invention"
	case QuoteDropped:
		return "Only in the reference; not evidence of invention"
	}
	return string(s)
}

// QueryAdvice stands above the queries wherever people are shown them.
const QueryAdvice = "Names, figures and phrases that a spinner keeps, and what replaced phrases may have stood for. " +
	"Type them into a search engine of your choice; Unspin sends nothing. Then compare with what you find."

// Shown returns the words people read for w.
func (w QueryWidth) Shown() string {
	switch w {
	case Narrow:
		return "narrow: the rarest names and figures together"
	case Medium:
		return "medium"
	case Wide:
		return "wide: if the others find nothing"
	}
	return string(w)
}

// Shown returns the sentence people read for d.
func (d Direction) Shown() string {
	switch d.Original {
	case "reference", "suspect":
		return "Of these two, the wording fits the " + d.Original + " as the earlier better; dates are not considered"
	}
	return "Which of the two is the earlier cannot be told from the wording"
}

// ReferenceName returns what the reference with index i is called.
func (r *Report) ReferenceName(i int) string {
	if i < len(r.References) && r.References[i].Name != "" {
		return r.References[i].Name
	}
	return "Reference " + strconv.Itoa(i+1)
}

// Shown returns the English name of the language, or its code where Unspin
// has no name for it.
func (t TextInfo) Shown() string {
	for _, pair := range strings.Fields(languageNames) {
		if code, name, _ := strings.Cut(pair, "="); code == t.Language {
			return name
		}
	}
	return t.Language
}

const languageNames = `ar=Arabic bg=Bulgarian bn=Bengali ca=Catalan cs=Czech da=Danish
	de=German el=Greek en=English es=Spanish et=Estonian fa=Persian fi=Finnish fr=French
	he=Hebrew hi=Hindi hr=Croatian hu=Hungarian id=Indonesian it=Italian ja=Japanese
	ko=Korean lt=Lithuanian lv=Latvian nl=Dutch pl=Polish pt=Portuguese ro=Romanian
	ru=Russian sk=Slovak sl=Slovene sr=Serbian sv=Swedish th=Thai tr=Turkish
	uk=Ukrainian und=unidentified ur=Urdu vi=Vietnamese zh=Chinese`
