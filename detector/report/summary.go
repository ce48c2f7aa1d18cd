package report

import "strconv"

// Summarize returns the verdict, the counts and what the evidence is worth, for
// a comparison in which so many content words that both texts share a place for
// were replaced.
func (r *Report) Summarize(shared, replaced int) string {
	s := r.Verdict.Shown() + "."
	switch r.Verdict {
	case Spun, Paraphrase, LightEdit:
		s += " Of " + plural(shared, "content word", "content words") + " that both texts share a place for, " +
			strconv.Itoa(replaced) + " were replaced."
		s += " " + strength(r.LikelihoodRatio)
	}
	return s
}

// A Suspicion counts what was looked at in a text without a reference.
type Suspicion struct {
	Choices, Odd      int // content words, and those that look put in the place of others
	Joints, Unseen    int // neighbours, and those that our counts do not have
	Pairs, LeastPairs int // neighbouring content words, and how many it takes to judge a text
}

// SummarizeAlone returns the verdict on a text without a reference, the counts
// and what they hint at.
func (r *Report) SummarizeAlone(found Suspicion) string {
	s := r.Verdict.Shown() + "."
	switch {
	case r.Verdict != Insufficient:
		s += " " + strconv.Itoa(found.Odd) + " of " + plural(found.Choices, "content word", "content words") + " look put in the place of others, and " +
			strconv.Itoa(found.Unseen) + " of " + plural(found.Joints, "pair", "pairs") + " of neighbours are not found in our counts of news and technical texts. " +
			strength(r.LikelihoodRatio)
	case r.Method.Pack != "":
		s += " Without a reference it takes " + strconv.Itoa(found.LeastPairs) + " pairs of neighbouring content words to judge a text; here are " +
			strconv.Itoa(found.Pairs) + "."
	default:
		s += " Without a reference only texts in English can be judged, with the language pack."
	}
	return s
}

// strength puts a likelihood ratio in words, after the scale for forensic
// evidence of the European Network of Forensic Science Institutes (2015).
func strength(ratio float64) string {
	more, less := "a spun text", "an innocent one"
	if ratio < 1 {
		ratio, more, less = 1/ratio, "an innocent text", "a spun one"
	}
	if ratio < 2 {
		return "Evidence like this is as likely from a spun text as from an innocent one."
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
