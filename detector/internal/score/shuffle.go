package score

import (
	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

// A shuffle is how far the suspect tells again, in an order of its own, what a reference tells within a few
// sentences. Paraphrasers that are told to reorder take three sentences at a time (Krishna and others 2023); people take
// paragraphs elsewhere, and where they take sentences they copy them or write them anew.
type shuffle struct {
	near, turned int // pairs of words that both texts have once, a few sentences apart in the reference; those the other way round
	content, own int // content words of the suspect; those, no names, that no reference has

	quoted, requoted int // words that the suspect quotes; words changed there
}

const (
	shuffleLeast, shuffleMost = 12, 80 // words between the two of a pair in the reference: about three sentences
	shuffledTurned            = .09    // share of pairs turned from which sentences are shuffled
	shuffledSmall             = .035   // share of small words changed by themselves without which they are copied
	shuffledOwn               = .175   // share of own words from which they are written anew
	shuffledMoved             = .035   // share of words moved inside their sentence from which sentences are turned round

	requotedTurned = .033 // share of pairs turned from which sentences are shuffled whose quotations are worded anew
	requotedShare  = .065 // changes for each word quoted from which they are: people who put quotations elsewhere leave them as they are
	requotedMoved  = .06  // share of words moved inside their sentence from which a person told it anew, and made speech of what was told
	requotedLeast  = 15   // words quoted
)

// A place is where a word stands: after how many words, and in which sentence.
type place struct{ words, sentence int32 }

// placesOf returns where each word of d that is no function word stands last, and how often it comes.
func placesOf(d *text.Document, words int, without Mask) (at []place, times []int32) {
	at, times = make([]place, words), make([]int32, words)
	n := int32(0)
	for k := range d.Sentences {
		for i := d.Sentences[k].Start; i < d.Sentences[k].End; i++ {
			t := &d.Tokens[i]
			if t.Kind == text.PunctKind || without != nil && without[i] {
				continue
			}
			n++
			if t.Content() {
				at[t.Word] = place{n, int32(k)}
				times[t.Word]++
			}
		}
	}
	return at, times
}

// shuffleOf measures the suspect of a.
func shuffleOf(a *align.Alignment, without Mask) (s shuffle) {
	at, times := placesOf(a.Suspect, a.Words.Len(), without)
	has := make([]bool, a.Words.Len())
	for _, d := range a.References {
		theirs, theirTimes := placesOf(d, a.Words.Len(), nil)
		var anchors []text.Word // in the suspect's order
		for i := range a.Suspect.Tokens {
			w := a.Suspect.Tokens[i].Word
			if times[w] == 1 && theirTimes[w] == 1 && a.Suspect.Tokens[i].Content() {
				anchors = append(anchors, w)
			}
		}
		for i, v := range anchors {
			for _, w := range anchors[i+1:] {
				if at[w].words-at[v].words > shuffleMost*3/2 {
					break
				}
				apart := theirs[w].words - theirs[v].words
				if theirs[v].sentence == theirs[w].sentence || max(apart, -apart) < shuffleLeast || max(apart, -apart) > shuffleMost {
					continue
				}
				s.near++
				if apart < 0 {
					s.turned++
				}
			}
		}
		for w, n := range theirTimes {
			has[w] = has[w] || n > 0
		}
	}
	for i := range a.Suspect.Tokens {
		t := &a.Suspect.Tokens[i]
		if !t.Content() || without != nil && without[i] {
			continue
		}
		s.content++
		if t.Kind == text.WordKind && !t.Is(text.Name) && !has[t.Word] {
			s.own++
		}
	}
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Derived() {
			s.quote(a, b, without)
		}
	}
	return s
}

// quote counts the words of b that the suspect quotes, and what was changed there. Where the reference quotes does not matter:
// a quotation of one is often told by the other.
func (s *shuffle) quote(a *align.Alignment, b *align.Block, without Mask) {
	quotes := false
	for _, c := range b.Columns {
		t := &a.References[b.Reference].Tokens[max(c.R, 0)]
		if c.S >= 0 {
			t = &a.Suspect.Tokens[c.S]
			quotes = t.Quotation >= 0 && (without == nil || !without[c.S])
		}
		if !quotes || t.Kind == text.PunctKind {
			continue
		}
		if c.S >= 0 {
			s.quoted++
		}
		if c.R < 0 || c.S < 0 || c.Moved || !c.Relation.Kept() {
			s.requoted++
		}
	}
}

// beyond returns how many times over sentences are shuffled that stand as they stood, hardly one of them untouched and hardly a
// word new, or what they quote is worded anew besides: 1 and more where people do not.
func (s *shuffle) beyond(c *Counts) float64 {
	turned := share(s.turned, s.near, 0, 40)
	small := share(c.SmallAlone, c.frame(), .05, 20)
	own := share(s.own, s.content, .25, 20)
	moved := share(c.Moved, c.Linked, .02, 50)
	beyond := min(turned/shuffledTurned, small/shuffledSmall, shuffledOwn/own, shuffledMoved/moved)
	if s.quoted >= requotedLeast {
		beyond = max(beyond, min(turned/requotedTurned, share(s.requoted, s.quoted, 0, 0)/requotedShare, shuffledOwn/own, requotedMoved/moved))
	}
	return beyond
}
