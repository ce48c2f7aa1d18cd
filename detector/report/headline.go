package report

import "slices"

// evenScore is the spin score of evidence that is as likely either way.
const evenScore = 50

// mostly is the share of a text below which its headline is not about all of it.
const mostly = 0.5

// Doubtful reports whether the evidence speaks for spinning, but not clearly
// enough for a verdict that says so.
func (r *Report) Doubtful() bool {
	switch r.Verdict {
	case Spun, LikelySpun, Insufficient, OtherLanguage:
		return false
	}
	return r.SpinScore >= evenScore
}

// doubtful begins the headline where the evidence is divided.
const doubtful = "Doubtful: "

// Headline returns the one line that a report stands under: the words of its
// verdict or, where those would say more than what stands below them, words
// that do not. Of several references it names those that the suspect goes back to.
func (r *Report) Headline() string { return r.about(r.headline()) }

func (r *Report) headline() string {
	switch {
	case r.Warned(WarnReversed):
		return "The reference looks like the spun one of the two; compare them the other way round"
	case r.Warned(WarnSpunElsewhere):
		return "Much the same content, and one side looks spun, though not from the other; both may go back to a third text"
	case r.Doubtful():
		return doubtful + r.doubt()
	case r.Verdict == Paraphrase && r.derivedShare() < mostly:
		return "Tells what the reference tells, in its order; few of its sentences can be laid beside the reference’s"
	case r.evidence() == 0:
	case r.Verdict == Paraphrase:
		return "The same content, reworded with care; derived wording. Some words are unusual, too few for signs of automatic substitution"
	case r.Verdict == NoEvidence:
		return "Some odd wording, too little for a hint; not a clearance"
	}
	return r.Verdict.Shown()
}

// doubt says what is known where the evidence is divided.
func (r *Report) doubt() string {
	content := "the same content, reworded"
	switch r.Verdict {
	case NoEvidence:
		return "more odd wording than in most texts, too little for a hint; not a clearance"
	case Identical, LightEdit:
		content = "nearly the same text"
	case Partial:
		content = "parts of this text go back to the reference"
	case Independent:
		content = "little goes back to the reference"
	}
	return content + ", with some signs of automatic substitution, too little to call it that"
}

// Tone returns the verdict whose colour the headline has, or "doubtful" where
// it must be none that judges.
func (r *Report) Tone() string {
	if r.Doubtful() || r.Warned(WarnReversed) || r.Warned(WarnSpunElsewhere) {
		return "doubtful"
	}
	return string(r.Verdict)
}

// Warned reports whether the report has a warning of that code.
func (r *Report) Warned(code string) bool {
	return slices.ContainsFunc(r.Warnings, func(w Warning) bool { return w.Code == code })
}

// evidence counts the substitutions that count as evidence.
func (r *Report) evidence() int {
	n := 0
	for i := range r.Substitutions {
		if r.Substitutions[i].Artifact {
			n++
		}
	}
	return n
}
