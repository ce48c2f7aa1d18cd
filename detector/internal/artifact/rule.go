package artifact

import "slices"

// A Rule recognises one kind of artifact. Its words are shown to people.
type Rule struct {
	ID            string
	Title         string
	Reason        string // why it is evidence of spinning
	Before, After string // an example

	// judge looks at a finding made from an edit. Where the rule holds it
	// names the finding (kind, artifact, why) and returns true.
	judge func(f *finder, n *Finding) bool
	// trace returns findings of the rule's own in a linked block.
	trace func(f *finder, block int) []Finding
}

// rules are tried in this order; the first that holds names a finding.
var rules = []*Rule{
	partOfSpeech,
	brokenPhrase,
	outOfSense,
	unrelatedWord,
}

// Rules returns all rules, for help texts and evaluations.
func Rules() []*Rule { return slices.Clone(rules) }

// judge lets the rules name finding n.
func (f *finder) judge(n *Finding) {
	for _, r := range rules {
		if r.judge != nil && r.judge(f, n) {
			n.Rule = r.ID
			return
		}
	}
}

// trace adds what the rules find in block on their own.
func (f *finder) trace(block int) {
	for _, r := range rules {
		if r.trace == nil {
			continue
		}
		for _, n := range r.trace(f, block) {
			n.Rule, n.Block, n.Edit = r.ID, block, -1
			f.findings = append(f.findings, n)
		}
	}
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
