package artifact

import (
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

var unrelatedWord = &Rule{
	ID:      "unrelated-word",
	english: true,
	Title:   "A word in no sense the old one",
	Reason:  "Lists of spinners and of translators' rules have words for one another that no dictionary has. Writers put another word, too, where they tell another thing: it counts only between words that were left as they were, in a text whose words were exchanged poorly throughout.",
	Before:  "the clinic broadcasts", After: "the clinic emissions",
	judge: func(f *finder, n *Finding) bool {
		c := &n.Features
		if !Judged(n) || !n.Artifact || n.Parts != nil || !c.Single || !c.Flanked || c.Sentence || c.Linked() || c.Unknown || c.SourceFit <= c.SuspectFit || !f.unrelated(n) {
			return false
		}
		n.Kind, n.Why = OutOfSense, "No list of synonyms of ours has "+quote(f.replacement(n))+" for "+quote(f.source(n))+", and by our word vectors the two are not used alike; by "+
			f.evidence()+" it fits these neighbours less well."
		return true
	},
}

// unrelated reports whether the words of n are of content, and vectors know both and hold them for unlike.
func (f *finder) unrelated(n *Finding) bool {
	d := f.alignment.References[n.Reference]
	old, new := &d.Tokens[n.Source.Start], &f.suspect.Tokens[n.Suspect.Start]
	known := func(v *lexicon.Vector) bool { return f.words.HasVectors() && v.Known() }
	return old.Content() && new.Content() && known(f.words.Vector(old.Word)) && known(f.words.Vector(new.Word)) && f.unlike(old.Word, new.Word)
}

// unlike reports whether two words are not used alike, as far as vectors tell, nor begin alike, as a word and its
// misspelling do.
func (f *finder) unlike(old, new text.Word) bool {
	const unlike = 300 // thousandths of a cosine, above which such pairs are people's nearly as often
	return f.words.Likeness(old, new) < unlike && f.words.String(old)[0] != f.words.String(new)[0]
}
