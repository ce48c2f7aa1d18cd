// Package artifact turns the edits of an alignment into findings: what became
// what, of which kind, and which of them are artifacts, traces a writer would
// not leave.
package artifact

import (
	"unspin/detector/internal/align"
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
	Block     int // index into the alignment's blocks
	Edit      int // index into the block's edits, −1 for a finding of its own
	Reference int // index of the reference, −1 without
	Source    align.Range
	Suspect   align.Range
	Kind      Kind
	Artifact  bool
	Rule      string  // ID of the rule that made it an artifact, or its kind
	Weight    float64 // log-odds that a spinner rather than a writer chose it
	Why       string
}

// Find returns the findings of a, in the suspect's order.
func Find(a *align.Alignment) []Finding {
	f := finder{alignment: a}
	for i := range a.Blocks {
		f.block(i)
	}
	return f.findings
}

// A finder collects the findings of one alignment.
type finder struct {
	alignment *align.Alignment
	findings  []Finding
}

func (f *finder) block(i int) {
	b := &f.alignment.Blocks[i]
	for j := range b.Edits {
		if e := &b.Edits[j]; substitutes(e) {
			f.findings = append(f.findings, f.describe(i, j, e))
		}
	}
}

// substitutes reports whether edit e is a substitution: a short phrase for a
// short phrase, related in meaning or held in place by what surrounds it.
// Longer ones are rewording.
func substitutes(e *align.Edit) bool {
	const long = 5
	if e.Op != align.Replace || e.Source.Len() > long || e.Suspect.Len() > long {
		return false
	}
	return e.Left && e.Right || e.Relation.Strong() || e.Relation.Linked()
}

// describe returns the finding of edit e.
func (f *finder) describe(block, edit int, e *align.Edit) Finding {
	found := Finding{
		Block: block, Edit: edit, Reference: f.alignment.Blocks[block].Reference,
		Source: e.Source, Suspect: e.Suspect, Kind: f.kind(block, e),
	}
	found.Rule = string(found.Kind)
	found.Why = why(found.Kind)
	return found
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

// why says in plain words what a substitution of kind k is.
func why(k Kind) string {
	switch k {
	case Spelling:
		return "Another spelling of the same word, as between British and American desks."
	case Inflection:
		return "Another form of the same word."
	case FunctionWord:
		return "One small word for another."
	case Synonym:
		return "A word of like meaning, which fits here."
	case Name:
		return "The name is written differently."
	case Number:
		return "The number differs."
	}
	return "One wording for another, with the words around it left as they were."
}
