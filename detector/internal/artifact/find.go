// Package artifact turns the edits of an alignment into findings: what became
// what, of which kind, and which of them are artifacts, traces a writer would
// not leave.
package artifact

import (
	"cmp"
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

// A Kind says how the two sides of a substitution relate.
type Kind string

// Kinds of substitution.
const (
	Spelling     Kind = "spelling"
	Inflection   Kind = "inflection"
	FunctionWord Kind = "function-word"
	Synonym      Kind = "synonym"
	OutOfSense   Kind = "out-of-sense"
	BrokenPhrase Kind = "broken-phrase"
	PartOfSpeech Kind = "part-of-speech"
	Name         Kind = "name"
	Number       Kind = "number"
	Other        Kind = "other"
)

// A Finding is a phrase of the reference and the phrase of the suspect that
// stands for it, or, without Source, a trace in the suspect alone.
type Finding struct {
	Block       int       // index into the alignment's blocks
	Edit        int       // index of its first edit in the block, −1 for a finding of its own
	Last        int       // index of its last edit
	Parts       []Finding // the findings of single edits that it joins, nil for one
	Reference   int       // index of the reference, −1 without
	Source      align.Range
	Suspect     align.Range
	Kind        Kind
	Artifact    bool
	Rule        string  // ID of the rule that made it an artifact, or its kind
	Weight      float64 // log-odds that a spinner rather than a writer chose it
	OwnWeight   float64 // the same of the choice by itself, whatever was put beside it
	Why         string
	Suggestions []string // what it may have stood for, the likeliest first; without a reference only
	Features    Features // what was observed; zero without a lexicon

	first  Kind // what it was before a rule named it; empty for a rule's own finding
	judged bool // see Judged
}

// Find returns the findings of a, in the suspect's order.
func Find(a *align.Alignment) []Finding {
	f := newFinder(a)
	f.run()
	return f.findings
}

// Bare returns the findings of a as far as they are weighed: the rules that take
// findings back have done so, the others have not named them and nothing is
// told in words. It takes a third of the time.
func Bare(a *align.Alignment) []Finding {
	f := newFinder(a)
	f.bare = true
	f.run()
	return f.findings
}

// Acquit takes back the artifacts of a outside of passages: where the suspect
// does not go back to the reference, nothing was put in place of anything.
func Acquit(a *align.Alignment, findings []Finding, passages []align.Passage) {
	f := newFinder(a)
	for i := range findings {
		n := &findings[i]
		inside := slices.ContainsFunc(passages, func(p align.Passage) bool {
			return n.Suspect.Start >= p.Suspect.Start && n.Suspect.End <= p.Suspect.End
		})
		if !n.Artifact || inside {
			continue
		}
		n.Artifact = false
		if n.first != "" { // what is left of a trace is what it is
			n.Kind, n.Rule = n.first, string(n.first)
			n.Why = f.why(n)
		}
	}
}

// mark decides which findings are artifacts where those are from least on. A choice is judged by
// itself: no word is to blame for a poor one beside it. That says little, so the
// context counts, too: in a text whose replacements are poor throughout, a
// middling one is taken for an artifact too; in one whose replacements are apt, it
// takes a glaring one.
func (f *finder) mark(findings []Finding, least float64) {
	for i := range findings {
		findings[i].Artifact = f.marked(&findings[i], least)
	}
}

// leastOwn returns from which weight on the findings of a text, in groups, are
// artifacts.
func leastOwn(text ...[]Finding) float64 {
	const (
		clear  = 0.5 // log-odds where the text says nothing
		pivot  = 0.3 // minus the mean weight from which a text speaks for it
		shrink = 8   // findings it takes to speak for the text
		sway   = 2.5 // how much the text counts
	)
	sum, n := 0.0, 0.0
	for _, findings := range text {
		for i := range findings {
			if Judged(&findings[i]) {
				sum += clip(findings[i].Weight, 3)
				n++
			}
		}
	}
	return max(linear.Round(clear-float64(sway*(sum+pivot*n)/(n+shrink)), 2), tolerable)
}

// marked reports whether n, a single edit, is an artifact where those are from least on, if a rule can say why. A word that
// no list links with the one it stands for may tell another thing, and small words are exchanged by everybody: those are
// artifacts only in a text whose choices are poor throughout. There vectors have the say of the others; elsewhere they
// only take back.
func (f *finder) marked(n *Finding, least float64) bool {
	const (
		unlisted   = .25 // of words that no list links, spinners’ are 65 times as many up to there as people’s
		throughout = -.1 // and small words 150 times; farther up learners mistake one for another ("there" for "their")
		small      = 1   // log-odds, from which small words are a spinner’s there
	)
	heavy, poor := n.OwnWeight > least, least <= throughout
	switch {
	case n.first == FunctionWord:
		return n.OwnWeight > small && poor
	case !Judged(n) || !heavy && !poor:
		return false
	case !n.Features.Linked():
		return heavy && least <= unlisted
	}
	if apart, known := f.apart(n); known {
		return n.OwnWeight+apart > 0
	}
	return heavy
}

// Substitutions returns the findings of single edits, before rules name them
// and join them into phrases: what weights are learned from.
func Substitutions(a *align.Alignment) []Finding {
	f := newFinder(a)
	for _, own := range f.singles() {
		f.findings = append(f.findings, own...)
	}
	return f.findings
}

// A finder collects the findings of one alignment.
type finder struct {
	prober
	*decoder  // without a reference only
	alignment *align.Alignment
	rules     []*Rule
	bare      bool // nobody reads the findings
	findings  []Finding
	first     int       // index of the first finding of the block at work
	single    []Finding // those of single edits in the block at work
	joined    []Finding // the same as phrases

	notes   []*note      // of derived blocks
	near    []int        // see besideEdits
	altered []alteration // nil until they are asked for
	typist  habit
	tellers []*senseTeller // by reference, nil until one is asked for
	senses  *senseTeller   // of the suspect, in the same way
}

func newFinder(a *align.Alignment) *finder {
	return &finder{alignment: a, rules: rulesFor(a.Words.Lexicon()), prober: prober{words: a.Words, lexicon: a.Words.Lexicon(), suspect: a.Suspect}}
}

// run finds and names everything. Without a lexicon nothing can be judged.
func (f *finder) run() {
	if f.lexicon == nil {
		f.findings = Substitutions(f.alignment)
		for i := range f.findings {
			f.findings[i].Why = f.why(&f.findings[i])
		}
		return
	}
	singles, edits := f.singles(), 0
	for _, own := range singles {
		edits += len(own)
	}
	f.findings = roomFor(f.words, edits+8)
	least := leastOwn(singles...)
	for i, own := range singles {
		if !f.alignment.Blocks[i].Derived() {
			continue
		}
		f.first = len(f.findings)
		switch {
		case f.bare && !f.takesBack(i):
			f.findings = append(f.findings, own...)
			f.mark(f.findings[f.first:], least)
			sortFindings(f.findings[f.first:])
		case !f.recall(i, own, least):
			f.single = append(f.single[:0], own...)
			f.mark(f.single, least)
			f.name(i, f.single)
			f.record(i)
		}
	}
	if !f.bare {
		f.anywhere()
	}
}

// singles returns the findings of single edits by block, unmarked. They must
// not be changed.
func (f *finder) singles() [][]Finding {
	all := make([][]Finding, len(f.alignment.Blocks))
	f.notes = make([]*note, len(all))
	for i := range all {
		if f.alignment.Blocks[i].Derived() { // two texts on one matter differ in words without replacing any
			f.notes[i] = noteOn(f.alignment, i)
			all[i] = f.substitutions(i)
		}
	}
	return all
}

// substitutions returns a finding for each substitution in block i.
func (f *finder) substitutions(i int) []Finding {
	n := f.notes[i]
	if n.singles == nil {
		b := &f.alignment.Blocks[i]
		n.singles = make([]Finding, 0, len(b.Edits))
		for j := range b.Edits {
			if e := &b.Edits[j]; substitutes(e) {
				n.singles = append(n.singles, f.describe(i, j, e))
			}
		}
	}
	return n.singles
}

// name joins the findings of single edits in block i into phrases and lets the
// rules name them and add their own. A phrase that no rule can name falls apart again.
func (f *finder) name(i int, singles []Finding) {
	f.joined = f.join(f.joined[:0], singles)
	for i := range f.joined {
		n := &f.joined[i]
		before := *n
		switch {
		case f.judge(n):
			f.findings = append(f.findings, *n)
		case before.Parts == nil:
			before.Artifact, before.Why = false, f.why(&before)
			f.findings = append(f.findings, before)
		default:
			for _, single := range before.Parts {
				if !f.judge(&single) {
					single.Artifact, single.Why = false, f.why(&single)
				}
				f.findings = append(f.findings, single)
			}
		}
	}
	f.trace(i)
	for k := f.first; k < len(f.findings); k++ {
		f.completeCompound(&f.findings[k])
	}
	sortFindings(f.findings[f.first:])
}

// sortFindings puts findings into the suspect's order, which most are in.
func sortFindings(findings []Finding) {
	inOrder := func(a, b Finding) int { return cmp.Compare(a.Suspect.Start, b.Suspect.Start) }
	for i := 1; i < len(findings); i++ {
		if findings[i].Suspect.Start < findings[i-1].Suspect.Start {
			slices.SortStableFunc(findings, inOrder)
			return
		}
	}
}

// substitutes reports whether edit e is a substitution: a short phrase for a
// short phrase, related in meaning or held in place by what surrounds it.
// Longer ones are rewording.
func substitutes(e *align.Edit) bool {
	const long = 5
	if e.Op == align.Move {
		return !e.Relation.Kept()
	}
	if e.Op != align.Replace || e.Source.Len() > long || e.Suspect.Len() > long {
		return false
	}
	return e.Left && e.Right || e.Relation.Strong() || e.Relation.Linked()
}

// describe returns the finding of edit e.
func (f *finder) describe(block, edit int, e *align.Edit) Finding {
	found := Finding{
		Block: block, Edit: edit, Last: edit, Reference: f.alignment.Blocks[block].Reference,
		Source: e.Source, Suspect: e.Suspect, Kind: f.kind(block, e),
	}
	found.Rule, found.first, found.judged = string(found.Kind), found.Kind, judged(found.Kind)
	if f.lexicon != nil {
		b := &f.alignment.Blocks[block]
		found.Features = f.features(f.alignment.References[b.Reference], b, e)
		m := modelsFor(f.lexicon)
		found.weigh(m.features())
		v := found.Features.byItself()
		found.OwnWeight = m.own().Sum(v[:])
	}
	return found
}

// weigh sets the weight of f.
func (f *Finding) weigh(m *linear.Model) {
	v := f.Features.inPlace()
	f.Weight = m.Sum(v[:])
}

// Reweigh weighs findings of single edits anew by another table of weights, and
// marks the artifacts among them, as far as they can be told without the texts.
func Reweigh(findings []Finding, m *linear.Model) {
	for i := range findings {
		findings[i].weigh(m)
	}
	least := leastOwn(findings)
	for i := range findings {
		f := &findings[i]
		f.Artifact = Judged(f) && f.OwnWeight > least
	}
}

// kind tells how the sides of e relate.
func (f *finder) kind(block int, e *align.Edit) Kind {
	switch e.Relation {
	case align.Spelling:
		return Spelling
	case align.NameForm, align.NewName:
		return Name
	case align.Inflection, align.Derivation:
		return Inflection
	case align.Synonym, align.Near, align.Thesaurus:
		return Synonym
	case align.Number:
		return Number
	}
	source := f.alignment.References[f.alignment.Blocks[block].Reference]
	if !content(source, e.Source) && !content(f.alignment.Suspect, e.Suspect) {
		return FunctionWord
	}
	if _, _, ok := f.synonymous(block, e); ok {
		return Synonym
	}
	return Other
}

// content reports whether range r of d has a content word.
func content(d *text.Document, r align.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if d.Tokens[i].Content() {
			return true
		}
	}
	return false
}

// Judged reports whether the choice of f says anything about who made it:
// spelling, inflection, names and numbers have causes of their own. How a rule
// names it afterwards changes nothing in that.
func Judged(f *Finding) bool { return f.judged }

func judged(first Kind) bool {
	switch first {
	case Spelling, Inflection, FunctionWord, Name, Number:
		return false
	}
	return true
}
