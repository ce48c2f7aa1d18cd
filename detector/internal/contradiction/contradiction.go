// Package contradiction turns a report into what in it departs from the rest:
// where it says one thing and shows another. Tests ask it of every report they
// can make; no program links it.
package contradiction

import (
	"math"
	"strconv"
	"strings"

	"unspin/detector/internal/text"
	"unspin/detector/report"
)

// Of names each contradiction of a report, none where it says and shows one thing.
func Of(r *report.Report) []string {
	c := &checker{r: r, spun: r.Verdict == report.Spun || r.Verdict == report.LikelySpun}
	c.headline()
	c.figures()
	c.counts()
	c.derivation()
	c.passages()
	c.rows()
	c.sides()
	return c.found
}

// A checker collects what it finds of one report.
type checker struct {
	r     *report.Report
	spun  bool // the verdict says spinning
	found []string
}

// never notes name where what must not be is.
func (c *checker) never(is bool, name string) {
	if is {
		c.found = append(c.found, name)
	}
}

// silent reports whether nothing was weighed.
func (c *checker) silent() bool {
	return c.r.Verdict == report.Insufficient || c.r.Verdict == report.OtherLanguage
}

// evidence counts what the report shows as evidence of spinning.
func (c *checker) evidence() int {
	n := 0
	for _, s := range c.r.Substitutions {
		if s.Artifact {
			n++
		}
	}
	return n
}

func (c *checker) headline() {
	r, line := c.r, c.r.Headline()
	doubtful := strings.Contains(line, "Doubtful") || r.Warned(report.WarnReversed) || r.Warned(report.WarnSpunElsewhere)
	denies := strings.Contains(line, "no signs") || strings.Contains(line, "Nothing found") || line == report.Identical.Shown()
	c.never(!strings.HasPrefix(r.Summary, line+"."), "the summary begins with another headline")
	c.never(strings.Contains(line, "no signs") && r.SpinScore >= 50, "“no signs” over a score above even")
	c.never(denies && c.evidence() > 0, "a headline that denies what counts as evidence below it")
	c.never(!c.spun && !c.silent() && r.SpinScore >= 50 && !doubtful, "an innocent headline over a score above even")
	c.never(c.spun && r.SpinScore < 50, "a headline of spinning over a score below even")
	c.never(c.spun && c.evidence() == 0 && r.Verdict == report.LikelySpun, "a hint without a finding")
	c.never(c.spun != (r.Tone() == string(report.Spun) || r.Tone() == string(report.LikelySpun)), "a colour that says another verdict")
	c.never(doubtful && r.Tone() != "doubtful", "a doubt in the colour of a verdict")
}

func (c *checker) figures() {
	r := c.r
	c.never(c.silent() && (r.SpinScore > 50 || r.Confidence != 0 || len(r.Figures()) > 0), "figures of a text of which nothing is said")
	if c.silent() {
		return
	}
	_, score := r.SumOfReasons()
	c.never(math.Abs(score-r.SpinScore) > .5, "a score that is not the sum of its reasons")
	c.never(r.LikelihoodRatio > 1.5 && r.SpinScore < 50 || r.LikelihoodRatio < .7 && r.SpinScore > 50, "a likelihood ratio on the other side of the score")
	for _, f := range r.Figures() {
		share, err := strconv.ParseFloat(strings.TrimSuffix(f.Value, " %"), 64)
		c.never(f.Name == "Confidence" && (strings.HasPrefix(f.Value, "under") || err == nil && share < 50), "a verdict that is likelier wrong than right")
	}
	c.never(!c.spun && strings.Contains(r.Summary, "likelier from a spun text") && r.SpinScore < 50, "a summary on the other side of the score")
}

func (c *checker) counts() {
	r := c.r
	all := strings.Join(r.Counts(), "\n")
	if len(r.References) == 0 {
		c.never(!c.spun && strings.Contains(all, "plain enough to point at"), "counts that say more than the verdict")
		c.never(c.spun && strings.Contains(all, "too little"), "counts that say less than the verdict")
		return
	}
	c.never(!unread(r) && (len(r.Substitutions) == 0) != strings.Contains(all, "No substitutions"), "substitutions that are not counted")
	c.never(c.evidence() > 0 && !strings.Contains(all, strconv.Itoa(c.evidence())+" of them unusual"), "evidence that is not counted")
	share := strconv.FormatFloat(100*r.Derivation.Share, 'f', 0, 64) + " %"
	c.never(!c.silent() && !strings.Contains(all, share), "a derived share that is not the counted one")
	c.never(r.Verdict == report.Identical && len(r.Substitutions) > 0, "substitutions in the same text")
}

// derivation holds the verdict against how much goes back to a reference.
func (c *checker) derivation() {
	r := c.r
	if len(r.References) == 0 {
		return
	}
	extent := map[report.Verdict]report.Extent{
		report.Identical: report.Whole, report.LightEdit: report.Whole, report.Paraphrase: report.Whole, report.Spun: report.Whole,
		report.Partial: report.Part, report.Independent: report.None, report.Insufficient: report.Undecided, report.OtherLanguage: report.Undecided,
	}[r.Verdict]
	c.never(r.Derivation.Extent != extent, "an extent that is not the verdict’s")
	c.never(r.Verdict == report.Partial && r.Derivation.Share == 0, "parts that are none")
	c.never(r.Verdict == report.Independent && (r.Derivation.Share > 0 || c.evidence() > 0), "an independent text of which something goes back or counts")
	c.never((r.Verdict == report.LightEdit || r.Verdict == report.Identical) && r.Derivation.Share < .5, "nearly the same text of which little goes back")
	facts := r.Derivation.Facts
	common := r.Coverage >= .15 || facts.Shared > 3 && facts.Shared > facts.SuspectOnly
	c.never(common && strings.HasPrefix(r.Headline(), "Neither"), "nothing is said to be shared, of a text that shares its wording or most of its facts")
	c.never(r.Warned(report.WarnNoLanguage) && r.Suspect.Language != "und", "a language beside “no language that Unspin knows”")
	doubts := strings.HasPrefix(r.Headline(), "Doubtful") && strings.Contains(r.Headline(), "may go back")
	odds := r.Derivation.LikelihoodRatio * r.Method.Settings.PriorDerived / (1 - r.Method.Settings.PriorDerived)
	c.never(r.Verdict == report.Paraphrase && odds > 0 && odds < 3 && r.Confidence < .75 && r.SpinScore < 10 && r.Tone() != "doubtful", "the same content, of which that is hardly likelier than not")
	c.never(r.Verdict == report.Partial && r.Confidence > 0 && r.Confidence < .75 && r.SpinScore < 10 && r.Tone() != "doubtful", "parts, of which that is hardly likelier than not")
	shares := r.Verdict == report.Independent && r.Coverage > .2 && r.SpinScore < 10
	c.never(shares && odds > .3 && r.Tone() != "doubtful", "an independent text that shares its wording and may well go back")
	c.never(r.Verdict == report.Independent && r.SpinScore < 10 && r.Tone() == "doubtful" && (r.Confidence > .8 || r.Coverage < .2), "a doubt of what is clearly independent")
	c.never(doubts && (odds > 5 || r.Verdict != report.Paraphrase && r.Verdict != report.Partial), "a doubt of what is clear")
	c.never(doubts != strings.HasPrefix(r.Derived(), "May go back") && !r.Warned(report.WarnReversed) && !r.Warned(report.WarnSpunElsewhere), "a doubt in one place that is none in the other")
	c.never(strings.Contains(r.Headline(), "with some signs of automatic substitution") && len(r.Substitutions) == 0, "signs of substitution where none is listed")
	c.never(strings.HasPrefix(r.Headline(), "The same content") && r.Derivation.Share < .5, "the same content of which little goes back")
}

// passages holds the passages against the verdict and the share: one definition of what
// is derived.
func (c *checker) passages() {
	r := c.r
	words, derived, spun := 0, 0, 0
	for _, p := range r.Passages {
		n := wordsOf(p.Suspect.Text)
		words += n
		if p.Kind == report.PassageNew {
			c.never(len(p.References) > 0, "a new passage that goes back to a reference")
			continue
		}
		derived += n
		c.never(len(p.References) == 0, "a derived passage that goes back to nothing")
		if p.Kind == report.PassageSpun {
			spun++
		}
		c.never(!c.spun && p.SpinScore > 50 && r.SpinScore < 50, "a passage scored as spun in a text that is not")
	}
	if c.silent() || len(r.References) == 0 {
		return
	}
	c.never(math.Abs(float64(derived)/float64(max(1, words))-r.Derivation.Share) > .01, "passages that hold another share than is told")
	c.never(c.spun != (spun > 0), "spun passages without the verdict, or the verdict without one")
}

// wordsOf counts words as the detector does, to which an address is many.
func wordsOf(s string) int { return text.Parse(text.NewVocabulary(), s).Words }

// rows holds the aligned view against the passages and the findings against the
// rows.
func (c *checker) rows() {
	r := c.r
	if len(r.References) == 0 {
		return
	}
	for _, row := range r.Rows {
		if row.Suspect == nil || row.Passage < 0 {
			continue
		}
		p := r.Passages[row.Passage]
		c.never(p.Suspect.End <= row.Suspect.Start || row.Suspect.End <= p.Suspect.Start, "a row outside its passage")
	}
	for _, s := range r.Substitutions {
		c.never(s.Artifact && r.Verdict == report.Partial && !c.derived(s.Suspect), "evidence outside of what goes back")
	}
}

// derived reports whether a span touches a derived passage.
func (c *checker) derived(s report.Span) bool {
	for _, p := range c.r.Passages {
		if p.Kind != report.PassageNew && p.Suspect.Start < s.End && s.Start < p.Suspect.End {
			return true
		}
	}
	return false
}

// sides holds direction, mechanism and each reference's verdict against the whole's.
func (c *checker) sides() {
	r := c.r
	reversed := r.Warned(report.WarnReversed)
	c.never(reversed != (r.Direction.Original == "suspect"), "a direction that is not warned of")
	c.never(reversed && !strings.Contains(r.Headline(), "reference looks"), "a headline that acquits what is handed over the wrong way round")
	c.never(r.Direction.Original == "reference" && r.Verdict != report.Spun, "a direction of a text that is not spun")
	c.never(r.Mechanism != "" && (r.Mechanism == report.MachineRewriting) != (r.Verdict == report.Paraphrase), "a mechanism of another verdict")
	if len(r.References) == 1 {
		own := r.References[0]
		c.never(own.Verdict != r.Verdict || own.SpinScore != r.SpinScore, "another verdict against the only reference")
	}
}

// unread reports whether no wording was compared, so that none can be counted.
func unread(r *report.Report) bool {
	return r.Verdict == report.OtherLanguage || r.Verdict == report.Insufficient && r.Warned(report.WarnUnspaced)
}
