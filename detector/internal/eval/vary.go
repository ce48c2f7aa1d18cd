package main

import (
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/score"
	"unspin/detector/internal/text"
)

// A varied is what becomes of the verdict on a pair whose suspect is cut,
// doubled or padded, or that is handed over the other way round.
type varied struct {
	done                bool   // false for a pair that was not varied
	forth, back         string // which text is claimed to be the earlier, as it is and the other way round
	lengths             [len(lengthLimits)]trial
	halves              [2]trial
	doubled             trial
	padBefore, padAfter trial
}

// A trial is one variation's outcome. Where there was nothing to vary it is
// not done.
type trial struct{ done, enough, spun bool }

// lengthLimits are the words to which suspects are cut; the last has no limit.
var lengthLimits = [...]int{75, 150, 300, 600, 1 << 30}

// vary judges the variations of j, padded with pad, by the weights for j.
func vary(j *judged, pad string, lex *lexicon.Lexicon) (varied, error) {
	v := varier{judged: j, lexicon: lex}
	out := varied{done: true}
	v.direction(&out)
	v.lengths(&out)
	v.halve(&out)
	suspect := j.Pair.Suspect
	out.doubled = v.try(suspect + "\n\n" + suspect)
	out.padBefore = v.try(pad + "\n\n" + suspect)
	out.padAfter = v.try(suspect + "\n\n" + pad)
	return out, v.err
}

// A varier varies one pair. The first error ends it.
type varier struct {
	*judged
	lexicon *lexicon.Lexicon
	err     error
}

// weigh judges any two texts by the weights for the pair.
func (v *varier) weigh(suspect, reference string) score.Result {
	if v.err != nil {
		return score.Result{}
	}
	e, err := learn.MeasureOne(&corpus.Pair{Suspect: suspect, Reference: reference}, v.lexicon)
	if err != nil {
		v.err = err
		return score.Result{}
	}
	return v.model.Weigh(&e)
}

// try judges suspect in the place of the pair's own.
func (v *varier) try(suspect string) trial {
	r := v.weigh(suspect, v.Pair.Reference)
	return trial{done: r.Verdict != score.Insufficient, enough: true, spun: r.Verdict == score.Spun}
}

// part is try for a part of the suspect: of a spun text, one that was left as
// it was need not be found.
func (v *varier) part(suspect string) trial {
	t := v.try(suspect)
	t.enough = !v.Spun || changedShare(suspect, v.Pair.Reference) >= enoughChanged
	return t
}

// direction compares both ways round.
func (v *varier) direction(out *varied) {
	back := v.weigh(v.Pair.Reference, v.Pair.Suspect)
	out.forth, out.back = claimed(v.result, back), claimed(back, v.result)
}

// claimed returns the direction that a report claims of a pair with result r,
// whose result is reverse the other way round.
func claimed(r, reverse score.Result) string {
	if !r.Directed() {
		return "undecided"
	}
	original, _ := r.Direct(&reverse)
	return original
}

// lengths cuts the suspect at the last sentence end within each limit.
func (v *varier) lengths(out *varied) {
	doc, above := v.Alignment.Suspect, 0
	for i, limit := range lengthLimits {
		switch cut, words := prefix(doc, limit); {
		case words <= above: // the next sentence is longer than that
		case cut == len(doc.Sentences):
			out.lengths[i] = trial{v.result.Verdict != score.Insufficient, !v.Spun || v.changed >= enoughChanged, v.spun()}
			return
		default:
			out.lengths[i] = v.part(until(doc, cut))
		}
		above = limit
	}
}

// halve cuts the suspect at the sentence end nearest its middle, if both
// halves have enough words.
func (v *varier) halve(out *varied) {
	doc := v.Alignment.Suspect
	cut, words := prefix(doc, doc.Words/2)
	if words < enoughWords || doc.Words-words < enoughWords {
		return
	}
	first := until(doc, cut)
	out.halves = [2]trial{v.part(first), v.part(doc.Source[len(first):])}
}

// prefix returns how many of the first sentences together have at most limit
// words, and their words.
func prefix(doc *text.Document, limit int) (sentences, words int) {
	for i := range doc.Sentences {
		n := int(doc.Sentences[i].Words)
		if words+n > limit {
			break
		}
		words += n
		sentences++
	}
	return sentences, words
}

// until returns the text up to the end of the first sentences.
func until(doc *text.Document, sentences int) string {
	if sentences == 0 {
		return ""
	}
	last := doc.Sentences[sentences-1]
	return doc.Source[:doc.Tokens[last.End-1].End]
}

// pads are unrelated paragraphs, one for each pair.
type pads struct{ all []measured }

func newPads(all []measured) pads { return pads{all} }

// of returns the beginning of a reference that shares no source with pair i,
// about half as long as its suspect.
func (p pads) of(i int) string {
	const step = 101 // far enough that neighbours in a file are not taken
	for k := 1; k <= len(p.all); k++ {
		other := &p.all[(i+step*k)%len(p.all)]
		if other.source == p.all[i].source {
			continue
		}
		doc := other.Alignment.References[0]
		if n, words := prefix(doc, max(p.all[i].words/2, 60)); words >= 40 {
			return until(doc, n)
		}
	}
	return ""
}
