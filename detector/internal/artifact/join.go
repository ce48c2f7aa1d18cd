package artifact

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// join makes phrases of the findings of one block where words beside each
// other were replaced one by one: "defence" → "guard" and "alliance" →
// "collusion" are one finding, and a hyphened compound is shown whole.
// They are appended to out.
func (f *finder) join(out, findings []Finding) []Finding {
	for i := range findings {
		n := &findings[i]
		if len(out) > 0 && f.joins(&out[len(out)-1], n) {
			out[len(out)-1] = inOne(&out[len(out)-1], n)
			continue
		}
		out = append(out, *n)
	}
	return out
}

// tolerable is how far a word may speak for a writer's choice and yet be taken
// for an artifact: among the poorest choices, or as one phrase with its neighbour,
// which a rule must then name, or it falls apart again.
const tolerable = -0.5

// joins reports whether n goes on where the finding before ends: both are
// likely artifacts, in neighbouring words; or they are together, around one kept
// adjective ("admit new members"); or both replace words of one fixed term. Fair
// synonyms are shown singly, also in such a term unless a dictionary lists it: of
// "serious injuries" one may be put well and the other not.
func (f *finder) joins(before, n *Finding) bool {
	const long = 4
	if before.Reference != n.Reference || n.Source.End-before.Source.Start > long || n.Suspect.End-before.Suspect.Start > long {
		return false
	}
	gapR, gapS := n.Source.Start-before.Source.End, n.Suspect.Start-before.Suspect.End
	if gapR != gapS || gapR < 0 || gapR > 1 {
		return false
	}
	poor := min(before.OwnWeight, n.OwnWeight) >= tolerable
	if gapR == 0 {
		joint := align.Range{Start: before.Source.End - 1, End: n.Source.Start + 1}
		d := f.alignment.References[n.Reference]
		if _, ok := f.fixed(d, joint); ok && (poor || f.listed(d, joint)) {
			return true
		}
	}
	if !before.Features.Flanked || !n.Features.Flanked || !Judged(before) || !Judged(n) || before.OwnWeight+n.OwnWeight < 0 {
		return false
	}
	kept := before.Suspect.End
	return gapR == 0 && poor || gapR == 1 && f.suspect.Tokens[kept].Kind == text.WordKind && !f.suspect.Tokens[kept].Is(text.Name) && f.read(f.suspect, kept).adjective()
}

// inOne returns a and b as one finding. Its weight is theirs together: each
// was chosen by itself.
func inOne(a, b *Finding) Finding {
	n := *a
	n.Source = align.Range{Start: a.Source.Start, End: b.Source.End}
	n.Suspect = align.Range{Start: a.Suspect.Start, End: b.Suspect.End}
	n.Weight = a.Weight + b.Weight
	n.OwnWeight = a.OwnWeight + b.OwnWeight
	n.Parts = append(a.Singles(), b.Singles()...)
	n.Last = b.Edit
	if b.Weight > a.Weight {
		n.Features = b.Features
	}
	n.Features.SuspectUnseen = a.Features.SuspectUnseen + b.Features.SuspectUnseen
	return n
}

// Singles returns the findings of single edits that n stands for.
func (n *Finding) Singles() []Finding {
	if n.Parts != nil {
		return n.Parts
	}
	return []Finding{*n}
}

// completeCompound widens a finding inside a hyphened compound to the whole
// of it, if the rest was kept: "led" → "drove" is read as "US-led" →
// "US-drove".
func (f *finder) completeCompound(n *Finding) {
	if n.Reference < 0 || !Judged(n) || !n.Artifact {
		return
	}
	d := f.alignment.References[n.Reference]
	for hyphened(d, n.Source.Start-1) && hyphened(f.suspect, n.Suspect.Start-1) &&
		d.Tokens[n.Source.Start-2].Word == f.suspect.Tokens[n.Suspect.Start-2].Word {
		n.Source.Start -= 2
		n.Suspect.Start -= 2
	}
	for hyphened(d, n.Source.End) && hyphened(f.suspect, n.Suspect.End) &&
		d.Tokens[n.Source.End+1].Word == f.suspect.Tokens[n.Suspect.End+1].Word {
		n.Source.End += 2
		n.Suspect.End += 2
	}
}

// hyphened reports whether token i of d is a hyphen that joins two words.
func hyphened(d *text.Document, i int32) bool {
	if i < 1 || int(i)+1 >= len(d.Tokens) {
		return false
	}
	mark := d.Text(i, i+1)
	return (mark == "-" || mark == "‑" || mark == "‐") && !d.Tokens[i].Is(text.SpaceBefore) && !d.Tokens[i+1].Is(text.SpaceBefore) &&
		d.Tokens[i-1].Kind == text.WordKind && d.Tokens[i+1].Kind == text.WordKind
}
