package detector

import (
	"strconv"

	"unspin/detector/internal/score"
)

// summarize writes the verdict, the counts and what the evidence is worth.
func (c *comparison) summarize(r *score.Result) {
	s := c.report.Verdict.Shown() + "."
	switch c.report.Verdict {
	case Spun, Paraphrase, LightEdit:
		e := &r.Evidence
		s += " Of " + plural(e.Kept+e.Replaced+e.Inflected, "content word", "content words") + " that both texts share a place for, " +
			strconv.Itoa(e.Replaced) + " were replaced."
		s += " " + strength(c.report.LikelihoodRatio)
	}
	c.report.Summary = s
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

// summarizeAlone writes the counts and what they hint at.
func (c *comparison) summarizeAlone(r *score.Result) {
	e := &r.Alone
	s := c.report.Verdict.Shown() + "."
	switch {
	case c.report.Verdict != Insufficient:
		s += " " + strconv.Itoa(e.Odd) + " of " + plural(e.Choices, "content word", "content words") + " look put in the place of others, and " +
			strconv.Itoa(e.Unseen) + " of " + plural(e.Joints, "pair", "pairs") + " of neighbours are not found in our counts of news and technical texts. " +
			strength(c.report.LikelihoodRatio)
	case c.words.Lexicon() != nil:
		s += " Without a reference it takes " + strconv.Itoa(score.LeastPairs) + " pairs of neighbouring content words to judge a text; here are " +
			strconv.Itoa(e.Pairs) + "."
	default:
		s += " Without a reference only texts in English can be judged, with the language pack."
	}
	c.report.Summary = s
}
