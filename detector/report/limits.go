package report

import (
	_ "embed"
	"strconv"
	"strings"
)

// baselineCode is the Reason that is there before any evidence.
const baselineCode = "baseline"

// Limits returns what every rendering of a report ends with, a paragraph
// each: what was compared, what was left out, how often such a verdict is
// wrong, the evidence against, and who else leaves such traces.
func (r *Report) Limits() []string {
	limits := []string{r.comparedLimit(), r.leftOutLimit()}
	if r.weighed() {
		limits = append(limits, r.errorRates(), r.evidenceAgainst())
	}
	return append(limits, "Translators, learners of the language and people working with a thesaurus can leave similar "+
		"traces. This report describes wording: not who wrote it, how, why, or whether there was permission.")
}

func (r *Report) comparedLimit() string {
	suspect := "the suspect (" + plural(r.Suspect.Words, "word", "words") + ")"
	if len(r.References) == 0 {
		return "Examined: the wording of " + suspect + " as handed in, without a reference. Nothing was looked up elsewhere."
	}
	words := 0
	for _, ref := range r.References {
		words += ref.Words
	}
	return "Compared: the wording of " + suspect + " with that of " +
		plural(len(r.References), "reference", "references") + " (" + plural(words, "word", "words") +
		") as handed in. Nothing was looked up elsewhere; an earlier source of both may exist."
}

func (r *Report) leftOutLimit() string {
	out := "Left out: pictures, layout, dates and authors were not considered"
	if len(r.Method.Dismissed) > 0 {
		out += "; a reader dismissed " + plural(len(r.Method.Dismissed), "finding", "findings") + ": " +
			strings.Join(r.Method.Dismissed, ", ")
	}
	for _, w := range r.Warnings {
		if w.Code == WarnLanguageUnsupported || w.Code == WarnNoLexicon {
			out += ". " + strings.TrimSuffix(w.Text, ".")
		}
	}
	return out + "."
}

// errorRates tells how often texts of this length were judged wrongly.
func (r *Report) errorRates() string {
	if len(r.References) == 0 {
		return "How often such a hint is wrong has not been counted for texts of this length. Read the evidence itself before relying on it."
	}
	if code, _, _ := strings.Cut(r.Method.Pack, "-"); code != "" && code != "en" {
		return r.ratesElsewhere(code)
	}
	if !r.measured() {
		return "How often such a verdict is wrong has not been counted for texts in " + r.Suspect.Shown() + ". Read the evidence itself before relying on it."
	}
	rates := ratesAt(r.Suspect.Words)
	length := strconv.Itoa(rates.from) + " to " + strconv.Itoa(rates.to) + " words"
	if rates.to == 0 {
		length = "more than " + strconv.Itoa(rates.from-1) + " words"
	}
	called := func(c count, whose string) string {
		return strconv.Itoa(c.called) + " of " + strconv.Itoa(c.of) + " " + whose
	}
	whose := called(rates.people, "by people")
	if rates.models.of > 0 {
		whose += ", " + called(rates.models, "by language models")
	}
	return "How often such a verdict is wrong: of English texts of " + length + " with a reference, " + whose + " and " +
		called(rates.spun, "spun ones") + " were called spun, each kind judged by weights learned without it. " +
		"Other kinds of text may fare worse: read the evidence itself before relying on the verdict."
}

// languageRates are a line for each language: its code, how many texts were called
// spun and of how many, people's and spun ones.
//
//go:embed language_rates.tsv
var languageRates string

// ratesElsewhere is errorRates for texts that were read with the pack of a
// language other than English.
func (r *Report) ratesElsewhere(code string) string {
	for line := range strings.Lines(languageRates) {
		f := strings.Fields(line)
		if len(f) != 5 || f[0] != code {
			continue
		}
		people := "no texts by people were to be had, and "
		if f[2] != "0" {
			people = f[1] + " of " + f[2] + " by people, second translations and edits, and "
		}
		return "How often such a verdict is wrong: of " + TextInfo{Language: code}.Shown() + " texts of 120 words or more, " + people +
			f[3] + " of " + f[4] + " spun ones were called spun, judged by weights learned without that language. " +
			"These are few, and neither learners nor language models were among them: read the evidence itself before relying on the verdict."
	}
	return "How often such a verdict is wrong in this language has not been counted. Read the evidence itself before relying on it."
}

func (r *Report) evidenceAgainst() string {
	var against []string
	for _, reason := range r.Reasons {
		if reason.Effect < 0 && reason.Code != baselineCode {
			against = append(against, strings.TrimSuffix(reason.Text, "."))
		}
	}
	if len(against) == 0 {
		return "Evidence against spinning: none of what was measured speaks against it."
	}
	return "Evidence against spinning: " + strings.Join(against, "; ") + "."
}
