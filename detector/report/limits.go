package report

import (
	_ "embed"
	"slices"
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
	if r.openings() {
		limits = append(limits, "These texts are short: the first sentences of two newsrooms on one event tell nearly the same in the "+
			"same order, so that this counts for less here. Whole articles tell more.")
	}
	return append(limits, "Translators, learners of the language and people working with a thesaurus can leave similar "+
		"traces. This report describes wording: not who wrote it, how, why, or whether there was permission.")
}

// articleLength is the length in words from which what two texts tell, and in which order, counts in full, as the engine has it.
const articleLength = 160

// openings reports whether what texts tell decided, and they are as short as an article's first sentences.
func (r *Report) openings() bool {
	told := r.Verdict == Paraphrase || r.Verdict == Independent
	return told && r.Suspect.Words < articleLength && !slices.ContainsFunc(r.References, func(ref ReferenceInfo) bool { return ref.Words >= articleLength })
}

func (r *Report) comparedLimit() string {
	suspect := "the suspect (" + r.Suspect.length() + ")"
	if len(r.References) == 0 {
		return "Examined: the wording of " + suspect + " as handed in, without a reference. Nothing was looked up elsewhere."
	}
	if r.unread() {
		return "Not compared: the wording of " + suspect + ", for the reason above. Nothing was looked up elsewhere."
	}
	aside := r.asides()
	words, others, othersWords := 0, 0, 0
	for i, ref := range r.References {
		if aside[i] {
			others++
			othersWords += ref.Words
			continue
		}
		words += ref.Words
	}
	beside := ""
	if others > 0 {
		beside = " and of " + plural(others, "other", "others") + " that little or nothing goes back to (" + plural(othersWords, "word", "words") + ")"
	}
	return "Compared: the wording of " + suspect + " with that of " +
		plural(len(r.References)-others, "reference", "references") + " (" + plural(words, "word", "words") + ")" + beside +
		" as handed in. Nothing was looked up elsewhere; an earlier source of both may exist."
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
	if rates := r.ratesElsewhere(); rates != nil && len(r.References) == 0 {
		return rates.shownAlone(r.Suspect.Language)
	}
	if len(r.References) == 0 {
		return "How often such a hint is wrong has not been counted for texts of this length. Read the evidence itself before relying on it."
	}
	if rates := r.ratesElsewhere(); rates != nil {
		return rates.shown(r.Suspect.Language)
	}
	if !r.measured() {
		return "How often such a verdict is wrong has not been counted for texts in " + r.Suspect.Shown() + ". Read the evidence itself before relying on it."
	}
	rates := ratesAt(r.Suspect.Words)
	length := strconv.Itoa(rates.from) + " to " + strconv.Itoa(rates.to) + " words"
	if rates.to == 0 {
		length = "more than " + strconv.Itoa(rates.from-1) + " words"
	}
	whose := rates.people.shown() + " by people"
	if rates.models.of > 0 {
		whose += ", " + rates.models.shown() + " by language models"
	}
	return "How often such a verdict is wrong: of English texts of " + length + " with a reference, " + whose + " and " +
		rates.spun.shown() + " spun ones were called spun, each kind judged by weights learned without it. " +
		"Other kinds of text may fare worse: read the evidence itself before relying on the verdict."
}

// languageRates are a line for each language: its code, how many texts were called
// spun and of how many, people's and spun ones, and the same of texts alone.
//
//go:embed language_rates.tsv
var languageRates string

// languageRate is how many texts in a language were called spun, and of how many, with a reference and alone.
type languageRate struct{ people, spun, peopleAlone, spunAlone count }

// ratesElsewhere returns the rates of the suspect's language where it was read with
// the pack of a language other than English; nil for none.
func (r *Report) ratesElsewhere() *languageRate {
	code, _, _ := strings.Cut(r.Method.Pack, "-")
	for line := range strings.Lines(languageRates) {
		f := strings.Fields(line)
		if len(f) == 9 && f[0] == code && code == r.Suspect.Language {
			number := func(i int) int { n, _ := strconv.Atoi(f[i]); return n }
			return &languageRate{count{number(1), number(2)}, count{number(3), number(4)}, count{number(5), number(6)}, count{number(7), number(8)}}
		}
	}
	return nil
}

func (l *languageRate) shown(language string) string {
	people := "no texts by people were to be had, and "
	if l.people.of > 0 {
		people = l.people.shown() + " by people, second translations and edits, and "
	}
	return "How often such a verdict is wrong: of " + TextInfo{Language: language}.Shown() + " texts of 120 words or more, " + people +
		l.spun.shown() + " spun ones were called spun, judged by weights learned without that language. " +
		"These are few, and neither learners nor language models were among them: read the evidence itself before relying on the verdict."
}

func (l *languageRate) shownAlone(language string) string {
	return "How often such a hint is wrong: of " + TextInfo{Language: language}.Shown() + " texts of 150 words or more, " + l.peopleAlone.shown() +
		" by people, of many kinds, and " + l.spunAlone.shown() + " spun ones, with 15 % or more of their words changed, were given one. " +
		"Other kinds of text and other spinners may fare worse: read the evidence itself before relying on it."
}

func (c count) shown() string { return strconv.Itoa(c.called) + " of " + strconv.Itoa(c.of) }

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
