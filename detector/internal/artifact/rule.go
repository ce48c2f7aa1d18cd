package artifact

import (
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
)

// A Rule recognises one kind of artifact. Its words are shown to people.
type Rule struct {
	ID            string
	Title         string
	Reason        string // why it is evidence of spinning
	Before, After string // an example

	// english tells that what the rule knows is known of English alone, and
	// elsewhere that it looks at what English has not.
	english, elsewhere bool
	// judge looks at a finding made from an edit. Where the rule holds it
	// names the finding (kind, artifact, why) and returns true.
	judge func(f *finder, n *Finding) bool
	// trace returns findings of the rule's own in a linked block.
	trace func(f *finder, block int) []Finding
	// replaces tells that what trace finds can be about edits, and then stands in
	// place of what was found there.
	replaces bool
	// alone returns findings in a text without a reference, of which the finder
	// then has a decoder.
	alone func(f *finder) []Finding
	// anywhere returns findings in the suspect by itself, with a reference or without.
	anywhere func(f *finder) []Finding
}

// rules are tried in this order; the first that holds names a finding.
var rules = []*Rule{
	torturedPhrase,
	misplacedWord,
	nameDamage,
	partOfSpeech,
	brokenPhrase,
	outOfSense,
	unrelatedWord,
	rareWord,
	unfitSmallWord,
	articleLeftBehind,
	agreementLeftBehind,
	numberDrift,
	discourseFiller,
	lostBoundary,
	alteredQuotation,
	litter,
}

// rulesFor returns the rules that have grounds in a lexicon's language.
func rulesFor(l *lexicon.Lexicon) []*Rule {
	if l == nil || l.English() {
		return englishRules
	}
	return otherRules
}

var englishRules, otherRules = split(rules)

func split(rules []*Rule) (english, other []*Rule) {
	for _, r := range rules {
		if !r.elsewhere {
			english = append(english, r)
		}
		if !r.english {
			other = append(other, r)
		}
	}
	return english, other
}

// Rules returns all rules, for help texts and evaluations.
func Rules() []*Rule { return slices.Clone(rules) }

// judge lets the rules name finding n and reports whether one did. What no
// rule can name is no artifact, whatever its weight: nobody could say why.
func (f *finder) judge(n *Finding) bool {
	for _, r := range f.rules {
		if r.judge != nil && r.judge(f, n) {
			n.Rule = r.ID
			return true
		}
	}
	return false
}

// takesBack reports whether a rule finds something in block in place of what its
// edits are.
func (f *finder) takesBack(block int) bool {
	n := f.notes[block]
	if n.taken == unasked {
		n.taken = leaves
		for _, r := range f.rules {
			if r.replaces && slices.ContainsFunc(r.trace(f, block), func(n Finding) bool { return n.Edit >= 0 }) {
				n.taken = takes
			}
		}
	}
	return n.taken == takes
}

// trace adds what the rules find in block on their own. What a rule says of
// an edit stands instead of what was found there, unless that counts for more.
func (f *finder) trace(block int) {
	for _, r := range f.rules {
		if r.trace == nil {
			continue
		}
		for _, n := range r.trace(f, block) {
			n.Rule, n.Block = r.ID, block
			if n.Edit < 0 || f.withdraw(&n) {
				f.findings = append(f.findings, n)
			}
		}
	}
}

// withdraw removes the findings of the block at work that are about the edits
// of n, and reports whether n may stand in their place.
func (f *finder) withdraw(n *Finding) bool {
	about := func(o Finding) bool { return o.Edit >= 0 && o.Edit <= n.Last && o.Last >= n.Edit }
	for _, o := range f.findings[f.first:] {
		if about(o) && (o.Artifact && !n.Artifact || o.Edit < n.Edit || o.Last > n.Last) {
			return false
		}
		if about(o) {
			n.first, n.judged, n.Weight, n.Features = o.first, o.judged, o.Weight, o.Features
		}
	}
	f.findings = f.findings[:f.first+len(slices.DeleteFunc(f.findings[f.first:], about))]
	return true
}

// besideEdits returns the columns of b's edits in place, and of so many
// columns before and after each: rules about small words look nowhere else.
// They are valid until the next call.
func (f *finder) besideEdits(b *align.Block, before, after int32) []int {
	out := f.near[:0]
	next := int32(0)
	for j := range b.Edits {
		c := b.Edits[j].Columns
		for x := max(c.Start-before, next); x < min(c.End+after, int32(len(b.Columns))); x++ {
			out = append(out, int(x))
			next = x + 1
		}
	}
	f.near = out
	return out
}

// own returns an artifact that stands in the suspect alone.
func (f *finder) own(r align.Range, k Kind, why string) Finding {
	return Finding{Edit: -1, Last: -1, Reference: -1, Suspect: r, Kind: k, Artifact: true, Why: why}
}

// source returns the words of n's reference side.
func (f *finder) source(n *Finding) string {
	return f.alignment.References[n.Reference].Text(n.Source.Start, n.Source.End)
}

// replacement returns the words of n's suspect side.
func (f *finder) replacement(n *Finding) string {
	return f.suspect.Text(n.Suspect.Start, n.Suspect.End)
}

// quote puts words in quotation marks, for reasons.
func quote(words string) string { return "“" + words + "”" }
