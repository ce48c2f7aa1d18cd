package report

import (
	"math"
	"strconv"
	"strings"
)

// A Figure is one number of a report and what it means.
type Figure struct {
	Name    string `json:"name"`
	Value   string `json:"value"`
	Meaning string `json:"meaning"`
}

// Figures returns the report's numbers with their meaning, in the order in
// which people are shown them, after the Counts. There are none where nothing
// was weighed.
func (r *Report) Figures() []Figure {
	if !r.weighed() {
		return nil
	}
	figures := []Figure{
		{"Spin score", oneDecimal(r.SpinScore) + " of 100",
			"The sum of the reasons, as a figure between 0 and 100. It marks a risk; it is no percentage of guilt."},
		r.confidence(),
		{"Likelihood ratio", ratio(r.LikelihoodRatio), r.likelihoodMeaning()},
	}
	if len(r.References) == 0 {
		return figures
	}
	if r.Derivation.Extent != Undecided && r.Derivation.LikelihoodRatio > 0 {
		figures = append(figures, Figure{"Derivation", ratio(r.Derivation.LikelihoodRatio), r.Derivation.likelihoodMeaning()})
	}
	return append(figures, Figure{"Direction", r.Direction.value(), r.Direction.Shown() + "."})
}

// measured reports whether it was counted how often people's texts in the suspect's
// language, as far as that is known, are judged wrongly.
func (r *Report) measured() bool {
	if rates := r.ratesElsewhere(); rates != nil {
		return rates.people.of > 0
	}
	return r.Suspect.Language == "" || r.Suspect.Language == "und" || r.Suspect.Language == "en"
}

// weighed reports whether there is evidence that was weighed.
func (r *Report) weighed() bool { return len(r.Reasons) > 0 && r.Verdict != Insufficient }

func (r *Report) confidence() Figure {
	if r.Doubtful() {
		speaks := "for spinning"
		switch {
		case r.hardlyDerived():
			speaks = "for going back to the reference"
		case r.hardlyIndependent() && r.SpinScore < evenScore:
			speaks = "against going back to the reference"
		}
		return Figure{"Confidence", "none", "No confidence is claimed where the evidence is divided: it speaks " + speaks + ", but not clearly enough to say so."}
	}
	if !r.measured() {
		return Figure{"Confidence", "none", "No confidence is claimed: how often verdicts on texts in this language are wrong has not been counted."}
	}
	if r.Confidence == 0 { // as for insufficient and other-language
		return Figure{"Confidence", "none", "No confidence is claimed for this verdict."}
	}
	meaning := "The probability that this verdict is right, where " + oneDecimal(100*r.Method.Settings.Prior) + " % of the texts compared were spun to begin with"
	if len(r.References) > 0 && r.Method.Settings.PriorDerived > 0 { // reports of earlier versions do not say
		meaning += " and " + oneDecimal(100*r.Method.Settings.PriorDerived) + " % went back to their references in one way or another"
	}
	return Figure{"Confidence", probability(r.Confidence), meaning + "."}
}

func (d Direction) value() string {
	switch d.Original {
	case "reference", "suspect":
		return d.Original + " first, confidence " + oneDecimal(100*d.Confidence) + " %"
	}
	return "undecided"
}

func (r *Report) likelihoodMeaning() string {
	condition := "if the suspect was spun from this text or one close to it than if it was not."
	if len(r.References) == 0 {
		condition = "if the text was spun than if it was not."
	}
	return likelier(r.LikelihoodRatio, condition)
}

func (d Derivation) likelihoodMeaning() string {
	return likelier(d.LikelihoodRatio, "if the suspect goes back to the reference as a whole, whatever its wording, than if it tells the same independently.")
}

// likelier says what likelihood ratio lr means under condition.
func likelier(lr float64, condition string) string {
	switch {
	case lr > 1:
		return "How many times likelier this evidence is " + condition
	case lr > 0 && lr < 1:
		return "This evidence is " + ratio(1/lr) + " times less likely " + condition
	}
	return "This evidence is as likely either way."
}

// SumOfReasons returns the log-odds that the reasons add up to and the spin
// score that they make.
func (r *Report) SumOfReasons() (logOdds, score float64) {
	for _, reason := range r.Reasons {
		logOdds += reason.Effect
	}
	return logOdds, 100 / (1 + math.Exp(-logOdds))
}

// ShownEffect writes log-odds as people read them, with a sign.
func ShownEffect(logOdds float64) string {
	s := strconv.FormatFloat(math.Abs(logOdds), 'f', 2, 64)
	if logOdds < 0 && s != "0.00" {
		return "−" + s
	}
	return "+" + s
}

// probability writes a probability as percent. It never says certainty, to
// which the report may have rounded.
func probability(p float64) string {
	switch {
	case p > 0.999:
		return "over 99.9 %"
	case p > 0 && p < 0.001:
		return "under 0.1 %"
	}
	return oneDecimal(100*p) + " %"
}

// oneDecimal writes a figure with at most one decimal.
func oneDecimal(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}

// ratio writes a likelihood ratio with the precision it deserves.
func ratio(x float64) string {
	switch {
	case x >= 1e6:
		return "over a million"
	case x >= 10:
		return strconv.FormatFloat(x, 'f', 0, 64)
	case x > 0 && x < 1e-4:
		return "under 0.0001"
	}
	return strconv.FormatFloat(x, 'g', 2, 64)
}
