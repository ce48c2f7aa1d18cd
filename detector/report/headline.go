package report

import (
	"slices"
	"strings"
)

// evenScore is the spin score of evidence that is as likely either way.
const evenScore = 50

// mostly is the share of a text below which its headline is not about all of it.
const mostly = 0.5

// clearlyDerived is how likely a text must go back to the reference, at the prior
// that the settings state, for a headline that says so: four to one. Of 205 pairs by two
// newsrooms, whole and cut to 250, 150 and 100 words, 14 are taken to go back as a whole
// or in part, and 13 of them are below it; of 443 rewrites by language models that are
// told, 28 are, of 152 by people three.
const clearlyDerived = 0.8

// Doubtful reports whether the evidence is divided: it speaks for spinning, but not
// clearly enough for a verdict that says so, or for going back to the reference hardly
// more than for telling the same independently, or the other way round.
func (r *Report) Doubtful() bool {
	switch r.Verdict {
	case Spun, LikelySpun, Insufficient, OtherLanguage:
		return false
	}
	return r.SpinScore >= evenScore || r.hardlyDerived() || r.hardlyIndependent()
}

// hardlyDerived reports whether the suspect was taken to go back to the reference
// though that is not clearly likelier than that it does not.
func (r *Report) hardlyDerived() bool {
	return (r.Verdict == Paraphrase || r.Verdict == Partial) && r.unclear()
}

// someWording is the share of a text in passages worded as the reference's from which it
// is not flatly said that neither wording nor order go back to it. Of 205 pairs by
// two newsrooms three have so much and are not clearly independent, of 33 rewrites
// that were taken for independent five, of 1,637 pairs on different matters none.
const someWording = 0.2

// hardlyIndependent reports whether the suspect was taken not to go back to the
// reference though that is not clear, and wording is shared.
func (r *Report) hardlyIndependent() bool {
	return r.Verdict == Independent && r.Coverage >= someWording && r.unclear()
}

// unclear reports whether what the verdict says of going back to the reference is
// likely, but not clearly.
func (r *Report) unclear() bool {
	if r.Confidence == 0 || r.SpinScore >= 100 {
		return false
	}
	// Confidence is of that and of not having been spun: the second is taken out.
	prior := r.Method.Settings.Prior
	spun := r.SpinScore / (100 - r.SpinScore) * prior / (1 - prior)
	return r.Confidence*(1+spun) < clearlyDerived
}

// doubtful begins the headline where the evidence is divided.
const doubtful = "Doubtful: "

// Headline returns the one line that a report stands under: the words of its
// verdict or, where those would say more than what stands below them, words
// that do not. Of several references it names those that the suspect goes back to.
func (r *Report) Headline() string { return r.about(r.headline()) }

func (r *Report) headline() string {
	switch {
	case r.unspaced():
		return "Not judged: this script is written without spaces, and Unspin does not cut it into words"
	case r.Warned(WarnNoLanguage):
		return "Not judged: the suspect reads as no language that Unspin knows"
	case r.packless():
		return "Not judged: without a reference Unspin judges English, Spanish, French, Portuguese, Italian and German, and each only with its language pack"
	case r.Warned(WarnReversed):
		return "The reference looks like the spun one of the two; compare them the other way round"
	case slices.Contains(r.Warnings, SpunElsewhere("reference")):
		return "Much the same content; taken alone the reference looks spun, which is a hint: not from the suspect, but perhaps from a third text"
	case r.Warned(WarnSpunElsewhere):
		return "Much the same content; taken alone the suspect looks spun, which is a hint: from a third text, or from the reference with its sentences rebuilt"
	case r.Doubtful():
		return doubtful + r.doubt()
	case r.Verdict == Independent && r.common() != "":
		return r.common() + " this text goes back to the reference. This does not show independent writing"
	case r.Verdict == Paraphrase && r.derivedShare() < mostly && r.Derivation.Order < ordered:
		return "Tells what the reference tells, in another order; few of its sentences can be laid beside the reference’s"
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

// ordered is the share of sentences in the reference's order from which they are said to be in it, if mostly.
const ordered = 0.7

// littleWording is the share of a text in passages worded as the reference's that goes
// unsaid in a headline that nothing goes back to it. Of 199 pairs by two newsrooms that are
// taken for independent 52 have more, of 546 pairs on different matters none.
const littleWording = 0.1

// leastFacts is how many names, numbers and the like two texts must share for a
// headline that says so. Most of them, and so many, are shared by 49 of those 199 pairs, by
// one of the 546, and by 23 of 32 rewrites that are taken for independent.
const leastFacts = 3

// common says what a text that is taken for independent has in common with a reference,
// "" where that is nothing to speak of, and how far that goes.
func (r *Report) common() string {
	facts := r.Derivation.Facts
	much := facts.Shared >= leastFacts && facts.Shared > facts.SuspectOnly
	wording := "some wording"
	if r.Coverage >= mostly {
		wording = "much wording"
	}
	switch {
	case r.Coverage >= littleWording && much:
		return "Most names, numbers and the like and " + wording + " are shared, not enough to say that"
	case r.Coverage >= littleWording:
		return strings.ToUpper(wording[:1]) + wording[1:] + " is shared, not enough to say that"
	case much:
		return "Most names, numbers and the like are shared, as in two texts on one matter; nothing else shows that"
	}
	return ""
}

// packless reports whether a text that stands alone is not judged for its language,
// or for want of the pack.
func (r *Report) packless() bool {
	return r.Verdict == Insufficient && len(r.References) == 0 && r.Method.Pack == ""
}

// doubt says what is known where the evidence is divided.
func (r *Report) doubt() string {
	content := "the same content, reworded"
	switch {
	case r.Verdict == NoEvidence:
		return "more odd wording than in most texts, too little for a hint; not a clearance"
	case r.hardlyDerived():
		content = "this text may go back to the reference"
		if r.Verdict == Partial {
			content = "parts of this text may go back to the reference"
		}
		if r.SpinScore < evenScore {
			return content + ", but two texts written independently on one matter can have as much in common"
		}
	case r.Verdict == Identical, r.Verdict == LightEdit:
		content = "nearly the same text"
	case r.Verdict == Partial:
		content = "parts of this text go back to the reference"
	case r.Verdict == Independent && r.SpinScore >= evenScore && len(r.Substitutions) == 0:
		return "a few words may come from the reference with others put in their place, too few to be shown as a passage or to call this text spun"
	case r.Verdict == Independent && r.SpinScore >= evenScore:
		content = "little goes back to the reference"
	case r.Verdict == Independent:
		return "more of the wording is the reference’s than in most texts written independently, too little to say that this text goes back to it"
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
