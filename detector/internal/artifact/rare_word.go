package artifact

import "unspin/detector/internal/text"

var rareWord = &Rule{
	ID:      "rare-word",
	english: true,
	Title:   "A word too rare for the news",
	Reason:  "Lists of synonyms hold archaic, learned and foreign words, and tools put endings to words that take none. Learners misspell and writers have words of their own, too: it counts only between words that were left as they were, in a text whose words were exchanged poorly throughout.",
	Before:  "the clinic will open", After: "the lazaret will open",
	judge: func(f *finder, n *Finding) bool {
		if !Judged(n) || !n.Artifact || n.Parts != nil || !n.Features.Single || !n.Features.Flanked || !n.Features.Unknown || !f.strangers(n) {
			return false
		}
		n.Kind, n.Why = OutOfSense, quote(f.replacement(n))+" is too rare for "+f.evidence()+", where "+quote(f.source(n))+" is a plain word."
		return true
	},
}

// strangers reports whether n puts a word in small letters for a known one that it is unlike.
func (f *finder) strangers(n *Finding) bool {
	d := f.alignment.References[n.Reference]
	old, new := &d.Tokens[n.Source.Start], &f.suspect.Tokens[n.Suspect.Start]
	return new.Kind == text.WordKind && !new.Is(text.Capital) && f.entry(d, n.Source.Start) != 0 && f.unlike(old.Word, new.Word)
}
