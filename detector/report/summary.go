package report

import (
	"math"
	"strconv"
)

// A Telling counts what a summary says of a comparison.
type Telling struct {
	Shared, Replaced int // content words that both texts share a place for, and those of them that were replaced
	Sentences        int // of the suspect
	Told             int // of those, the ones that tell what a reference tells
	InOrder          int // of those, the most that stand in the reference's order
	Derived          int // words of the suspect in passages that go back to a reference

	LeastWords            int // that either side must have for a verdict; zero where that is not why there is none
	Words, ReferenceWords int // that the suspect and its references have
}

// Summarize returns the verdict, what is told again and in which order, the counts and
// what the evidence is worth.
func (r *Report) Summarize(t Telling) string {
	s := r.Headline() + "."
	switch r.Verdict {
	case Spun, Paraphrase, LightEdit:
		s += r.retold(t)
		if t.Shared > 0 {
			s += " Of " + plural(t.Shared, "main word", "main words") + " (nouns, verbs and the like) whose place both texts have, " +
				strconv.Itoa(t.Replaced) + " were replaced."
		}
		if !r.Warned(WarnReversed) { // what speaks for the suspect's innocence would seem to speak for both
			s += " " + strength(r.LikelihoodRatio)
		}
	case Partial:
		s += r.parts(t)
	case Insufficient:
		if t.LeastWords > 0 {
			s += " It takes " + strconv.Itoa(t.LeastWords) + " words on either side; here are " + strconv.Itoa(t.Words) + " in the suspect and " +
				strconv.Itoa(t.ReferenceWords) + " in " + r.referencesWord() + "."
		}
	case Independent:
		if facts := r.factCount(); facts != "" {
			s += " " + facts + "."
		}
	}
	return s
}

// retold says how much of the reference the suspect tells again.
func (r *Report) retold(t Telling) string {
	var s string
	if t.Told > 0 {
		s = strconv.Itoa(t.Told) + " of " + plural(t.Sentences, "sentence tells", "sentences tell") + " what " + r.referenceWord() + " tells"
		if t.Told > 1 {
			s += ", " + t.order()
		}
	}
	facts := r.factCount()
	if alone := r.Derivation.Facts.SuspectOnly; facts != "" && alone > 0 {
		facts += ", and " + strconv.Itoa(alone) + isOrAre(alone) + "not"
	}
	switch {
	case s == "" && facts == "":
		return ""
	case s == "" || facts == "":
		return " " + s + facts + "."
	}
	return " " + s + "; " + facts + "."
}

// Order returns the share, 0–1, of the sentences told again that stand in the
// reference's order.
func (t Telling) Order() float64 {
	return math.Round(float64(t.InOrder)/float64(max(1, t.Told))*1000) / 1000
}

// order says in whose order the sentences stand.
func (t Telling) order() string {
	const same = 90 // per cent of them
	switch {
	case t.InOrder*100 >= t.Told*same:
		return "in the same order"
	case float64(t.InOrder) >= float64(ordered*float64(t.Told)):
		return "mostly in the same order"
	}
	return "in another order"
}

// factCount says how many facts of the suspect a reference has, "" where it has none
// of its own.
func (r *Report) factCount() string {
	f := r.Derivation.Facts
	if all := f.Shared + f.SuspectOnly; all > 0 {
		return strconv.Itoa(f.Shared) + " of " + strconv.Itoa(all) + " names, numbers, dates and quotations" + isOrAre(f.Shared) + "in " + r.referenceWord() + ", too"
	}
	return ""
}

func isOrAre(n int) string {
	if n == 1 {
		return " is "
	}
	return " are "
}

// parts says how much of the suspect the passages are that go back to a reference.
func (r *Report) parts(t Telling) string {
	n := 0
	for i := range r.Passages {
		if r.Passages[i].Kind != PassageNew {
			n++
		}
	}
	goes := " go back to "
	if n == 1 {
		goes = " goes back to "
	}
	if r.hardlyDerived() {
		goes = " may go back to "
	}
	return " " + plural(n, "passage", "passages") + ", " + strconv.Itoa(t.Derived) + " of " + plural(r.Suspect.Words, "word", "words") + "," + goes + r.referenceWord() + "."
}

// A Suspicion counts what was looked at in a text without a reference.
type Suspicion struct {
	Choices, Odd      int // content words, and those that look put in the place of others
	Joints, Unseen    int // neighbours, and those that our counts do not have
	Words, LeastWords int // of the text, and how many it takes to judge one
	Unknown           int // of the words, in no dictionary, where these are too many to judge the text; zero elsewhere

	// What is counted in place of neighbours where it is known only which pairs of words are met: main words beside small
	// ones, those of them that are not, and main words in whose place others would be. Met is zero elsewhere.
	Met, Unmet, Better int
}

// SummarizeAlone returns the verdict on a text without a reference, the counts
// and what they hint at.
func (r *Report) SummarizeAlone(found Suspicion) string {
	s := r.Headline() + "."
	switch {
	case r.unspaced(), r.packless():
	case r.Verdict != Insufficient && found.Met > 0:
		s += " " + strconv.Itoa(found.Better) + " of " + plural(found.Choices, "main word", "main words") + " (nouns, verbs and the like) are not met beside their neighbours where others of like meaning are, and " +
			strconv.Itoa(found.Unmet) + " of " + plural(found.Met, "pair", "pairs") + " of a main word and a small one are not among those that we know from web pages. " + strength(r.LikelihoodRatio)
	case r.Verdict != Insufficient:
		looks := " look put in the place of others, and "
		if r.Verdict == NoEvidence { // as in anybody's text
			looks = " fit their places less well than others of like meaning would, and "
		}
		s += " " + strconv.Itoa(found.Odd) + " of " + plural(found.Choices, "main word", "main words") + " (nouns, verbs and the like)" + looks +
			strconv.Itoa(found.Unseen) + " of " + plural(found.Joints, "pair", "pairs") + " of words side by side are not found in our counts of news and technical texts. " +
			strength(r.LikelihoodRatio)
	case found.Unknown > 0:
		s += " " + strconv.Itoa(found.Unknown) + " of " + plural(found.Words, "word is", "words are") + " in no dictionary of ours: without a reference a text of a special field, in old spelling or with many errors is not judged."
	default:
		s += " Without a reference it takes " + strconv.Itoa(found.LeastWords) + " words of running text to judge one"
		if found.Words < found.LeastWords {
			s += "; here are " + strconv.Itoa(found.Words)
		}
		s += "."
	}
	return s
}

// strength puts a likelihood ratio in words, after the scale for forensic
// evidence of the European Network of Forensic Science Institutes (2015).
func strength(ratio float64) string {
	more, less := "a spun text", "one that was not spun"
	if ratio < 1 {
		ratio, more, less = 1/ratio, "a text that was not spun", "a spun one"
	}
	if ratio < 2 {
		return "Evidence like this is as likely from a spun text as from one that was not spun."
	}
	times := strconv.FormatFloat(ratio, 'g', 2, 64)
	if ratio >= 100 {
		times = strconv.Itoa(int(ratio/10+.5) * 10)
	}
	return "Evidence like this is about " + times + " times likelier from " + more + " than from " + less + ": " + scale(ratio) + " support."
}

func scale(ratio float64) string {
	switch {
	case ratio < 10:
		return "weak"
	case ratio < 100:
		return "moderate"
	case ratio < 1000:
		return "strong"
	}
	return "very strong"
}
