package report

import (
	"strconv"
	"strings"
)

// Counts returns what was found in plain numbers, a sentence each. Readers
// are shown them before any score.
func (r *Report) Counts() []string {
	if len(r.References) == 0 {
		return []string{r.suspicionCount()}
	}
	derived := "derived"
	if r.hardlyDerived() {
		derived = "that may derive"
	}
	share := percent(r.derivedShare()) + " of the suspect’s words stand in passages " + derived + " from " + r.referenceWord()
	switch {
	case r.unread():
		return []string{"The wording was not compared"}
	case r.Verdict == Insufficient: // a share would say more
		return []string{r.substitutionCount(), r.quotationCount()}
	case r.Warned(WarnReversed):
		share = percent(r.derivedShare()) + " of the suspect’s words stand in passages that one of the two has from the other"
	}
	return []string{share, r.substitutionCount(), r.quotationCount()}
}

// unread reports whether the wording was not compared at all.
func (r *Report) unread() bool { return r.Verdict == OtherLanguage || r.unspaced() }

func (r *Report) unspaced() bool { return r.Verdict == Insufficient && r.Warned(WarnUnspaced) }

// derivedShare is what the passages hold: what the counts say, the map draws
// and the rows are headed with is one and the same.
func (r *Report) derivedShare() float64 {
	if r.Derivation.Extent == "" { // a report made before derivation was weighed
		return r.Coverage
	}
	return r.Derivation.Share
}

// referencesWord names all of the references.
func (r *Report) referencesWord() string {
	if len(r.References) == 1 {
		return "the reference"
	}
	return "the references"
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
	artifacts := r.evidence()
	var kinds tally
	for _, s := range r.Substitutions {
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
	looks, look := "place plain enough to point at", "places plain enough to point at"
	switch r.Verdict {
	case NoEvidence:
		looks, look = "place that looks odd, too little for a hint", "places that look odd, too little for a hint"
	case Insufficient:
		looks, look = "place that looks odd, in too little text to judge by it", "places that look odd, in too little text to judge by them"
	}
	return plural(len(r.Substitutions), looks, look) + " (by kind: " + kinds.String() + ")"
}

func (r *Report) quotationCount() string {
	if len(r.Quotations) == 0 {
		return "No quotations found"
	}
	var statuses tally
	aside, folded := r.asides(), 0
	for _, q := range r.Quotations {
		if q.asideOf(aside) {
			folded++
			continue
		}
		statuses.add(q.Status.short())
	}
	more := ""
	if folded > 0 {
		more = "; " + strconv.Itoa(folded) + " more only in the other references"
	}
	if folded == len(r.Quotations) {
		return "No quotations found in the suspect" + more
	}
	return plural(len(r.Quotations)-folded, "quotation", "quotations") + ": " + statuses.String() + more
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
	return t.length() + ", " + plural(t.Sentences, "sentence", "sentences")
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

// length returns how many words the text has, or characters where its script has no
// blanks between words.
func (t TextInfo) length() string {
	if t.Unspaced {
		return plural(t.Words, "character", "characters")
	}
	return plural(t.Words, "word", "words")
}
