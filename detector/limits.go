package detector

import (
	"strconv"
	"strings"

	"unspin/detector/internal/score"
)

// baselineCode is the Reason that is there before any evidence.
const baselineCode = "baseline"

// Counts returns what was found in plain numbers, a sentence each. Readers
// are shown them before any score.
func (r *Report) Counts() []string {
	if len(r.References) == 0 {
		return []string{r.suspicionCount()}
	}
	return []string{
		percent(r.Coverage) + " of the suspect’s words stand in passages derived from " + r.referenceWord(),
		r.substitutionCount(), r.quotationCount(),
	}
}

func (r *Report) referenceWord() string {
	if len(r.References) == 1 {
		return "the reference"
	}
	return "a reference"
}

func (r *Report) substitutionCount() string {
	if len(r.Substitutions) == 0 {
		return "No substitutions found"
	}
	var artifacts int
	var kinds tally
	for _, s := range r.Substitutions {
		if s.Artifact {
			artifacts++
		}
		kinds.add(s.Kind.Shown())
	}
	counted := ", " + strconv.Itoa(artifacts) + " of them unusual enough to count as evidence of spinning"
	if artifacts == 0 && r.Method.Pack == "" { // "0 of them" would say that somebody had looked
		counted = "; without a language pack none can be called usual or unusual"
	}
	return plural(len(r.Substitutions), "substitution", "substitutions") + counted + " (by kind: " + kinds.String() + ")"
}

// suspicionCount says how much was found in a text that stands alone.
func (r *Report) suspicionCount() string {
	if len(r.Substitutions) == 0 {
		return "No phrase found that may stand for another"
	}
	var kinds tally
	for _, s := range r.Substitutions {
		kinds.add(s.Kind.Shown())
	}
	looks, look := "place that looks like the work of a spinner", "places that look like the work of a spinner"
	if r.Verdict == NoEvidence { // beside “Nothing found”
		looks, look = "place that looks odd, too little for a hint", "places that look odd, too little for a hint"
	}
	return plural(len(r.Substitutions), looks, look) + " (by kind: " + kinds.String() + ")"
}

func (r *Report) quotationCount() string {
	if len(r.Quotations) == 0 {
		return "No quotations found"
	}
	var statuses tally
	for _, q := range r.Quotations {
		statuses.add(q.Status.short())
	}
	return plural(len(r.Quotations), "quotation", "quotations") + ": " + statuses.String()
}

// short returns the words for s where a count stands before them.
func (s QuotationStatus) short() string {
	switch s {
	case QuoteVerbatim:
		return "word for word"
	case QuoteAltered:
		return "worded differently from the reference"
	case QuoteVariant:
		return "worded independently"
	case QuoteAdded:
		return "only in the suspect"
	case QuoteDropped:
		return "only in the reference"
	}
	return string(s)
}

// Limits returns what every rendering of a report ends with, a paragraph
// each: what was compared, what was left out, how often such a verdict is
// wrong, the evidence against, and who else leaves such traces.
func (r *Report) Limits() []string {
	limits := []string{r.comparedLimit(), r.leftOutLimit()}
	if len(r.Reasons) > 0 {
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
	rates := score.RatesAt(r.Suspect.Words)
	length := strconv.Itoa(rates.From) + " to " + strconv.Itoa(rates.To) + " words"
	if rates.To == 0 {
		length = "more than " + strconv.Itoa(rates.From-1) + " words"
	}
	called := func(c score.Count, whose string) string {
		return strconv.Itoa(c.Called) + " of " + strconv.Itoa(c.Of) + " " + whose
	}
	whose := called(rates.People, "by people")
	if rates.Models.Of > 0 {
		whose += ", " + called(rates.Models, "by language models")
	}
	return "How often such a verdict is wrong: of English texts of " + length + " with a reference, " + whose + " and " +
		called(rates.Spun, "spun ones") + " were called spun, each kind judged by weights learned without it. " +
		"Other kinds of text may fare worse: read the evidence itself before relying on the verdict."
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

// A tally counts names and lists them, the most frequent first.
type tally struct {
	names  []string
	counts map[string]int
}

func (t *tally) add(name string) {
	if t.counts == nil {
		t.counts = make(map[string]int)
	}
	if t.counts[name] == 0 {
		t.names = append(t.names, name)
	}
	t.counts[name]++
}

func (t *tally) String() string {
	for i := range t.names {
		for j := i; j > 0 && t.counts[t.names[j]] > t.counts[t.names[j-1]]; j-- {
			t.names[j], t.names[j-1] = t.names[j-1], t.names[j]
		}
	}
	var b strings.Builder
	for i, name := range t.names {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(t.counts[name]) + " " + name)
	}
	return b.String()
}

// Size returns how long the text is, in words.
func (t TextInfo) Size() string {
	return plural(t.Words, "word", "words") + ", " + plural(t.Sentences, "sentence", "sentences")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// percent writes a share of 0–1 as whole percent.
func percent(share float64) string {
	return strconv.FormatFloat(100*share, 'f', 0, 64) + " %"
}
