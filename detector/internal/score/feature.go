package score

import (
	"cmp"
	"math"
	"slices"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
)

// A feature is one measured property of a comparison that a weight belongs
// to. Its value is near −1 to 1 for most texts.
type feature struct {
	code string
	// sign is what more of it can only speak for, by its meaning: +1 for
	// spinning, −1 against it, 0 where that is left to the data. A weight of
	// the other sign would fit accidents of the data and is never learned.
	sign int
	// pro and con are what it means, for people, when its effect speaks for
	// spinning and against it; %1, %2 stand for the counts behind it.
	pro, con string
	value    func(*Evidence) float64
	counts   func(*Evidence) [2]int
}

// features are in the order of the weights table. Shares are shrunk towards
// what innocent rewriting shows, so that few words say little.
var features = []feature{
	{
		code: "in-place", sign: +1,
		pro:    "%1 of %2 main words (nouns, verbs and the like) were swapped one for one, with the words around them left standing",
		con:    "only %1 of %2 main words (nouns, verbs and the like) were swapped one for one, with the words around them left standing; others were kept, moved, added, dropped or rephrased",
		value:  inPlace,
		counts: func(e *Evidence) [2]int { return [2]int{e.Flanked, e.pairs() + e.Inserted + e.Deleted + e.Moved} },
	},
	{
		code: "amount", sign: +1,
		pro:    "%1 of %2 main words whose place both texts have were replaced",
		con:    "only %1 of %2 main words whose place both texts have were replaced",
		value:  amount,
		counts: func(e *Evidence) [2]int { return [2]int{e.Replaced, e.pairs()} },
	},
	{
		code: "punctuation", sign: +1,
		pro:    "the punctuation was left as it was: %1 of %2 marks kept in place",
		con:    "the punctuation was changed with the wording: %1 of %2 marks kept in place",
		value:  func(e *Evidence) float64 { return share(e.Marks, e.Marks+e.MarksLost, .7, 8)*2 - 1 },
		counts: func(e *Evidence) [2]int { return [2]int{e.Marks, e.Marks + e.MarksLost} },
	},
	{
		code: "function-swaps", sign: +1,
		pro: "%1 of %2 small words were swapped for others in place",
		con: "hardly any small word was swapped for another in place: %1 of %2",
		value: func(e *Evidence) float64 {
			return math.Max(share(e.FrameSwaps, e.FrameKept+e.FrameSwaps, .08, 10)-.08, 0) * 4
		},
		counts: func(e *Evidence) [2]int { return [2]int{e.FrameSwaps, e.FrameKept + e.FrameSwaps} },
	},
	{
		code: "rephrasing", sign: -1,
		pro:    "hardly any longer phrase was rewritten: %1 words of %2",
		con:    "longer phrases were rewritten as a whole: %1 words of %2",
		value:  func(e *Evidence) float64 { return share(e.Rewritten, e.Linked, .15, 30) * 4 },
		counts: func(e *Evidence) [2]int { return [2]int{e.Rewritten, e.Linked} },
	},
	{
		code: "evenness", sign: +1,
		pro:    "the replacements run through the text: %1 of %2 sentences have one",
		con:    "the replacements keep to some sentences: %1 of %2 have one",
		value:  func(e *Evidence) float64 { return share(e.Touched, e.Blocks, .5, 6)*2 - 1 },
		counts: func(e *Evidence) [2]int { return [2]int{e.Touched, e.Blocks} },
	},
	{
		code: "order", sign: +1,
		pro:    "the sentences stand one beside the other: %1 of %2 have a single counterpart",
		con:    "sentences were merged and split: %1 of %2 have a single counterpart",
		value:  func(e *Evidence) float64 { return share(e.Singles, e.Blocks, .8, 6)*2 - 1 },
		counts: func(e *Evidence) [2]int { return [2]int{e.Singles, e.Blocks} },
	},
	{
		code: "choice", sign: +1,
		pro:    "the synonyms chosen are unusual in their place: %1 of %2 are of the kind spinners choose",
		con:    "the synonyms chosen fit their place: %1 of %2 are of the kind spinners choose",
		value:  choice,
		counts: func(e *Evidence) [2]int { return [2]int{e.Artifacts, e.Synonyms} },
	},
	{
		code: "fit", sign: +1,
		pro:    "the replacements fit worse beside their neighbours than the words they replaced (%1 compared)",
		con:    "the replacements fit beside their neighbours as well as the words they replaced (%1 compared)",
		value:  func(e *Evidence) float64 { return e.FitLoss / (float64(e.FitPairs) + 12) },
		counts: func(e *Evidence) [2]int { return [2]int{e.FitPairs, e.Judged} },
	},
	{
		code: "better", sign: -1,
		pro:    "hardly a synonym fits its place better than the word it replaced: %1 of %2",
		con:    "many synonyms fit their place better than the words they replaced: %1 of %2",
		value:  func(e *Evidence) float64 { return share(e.Better, e.Compared, .35, 6)*4 - 1 },
		counts: func(e *Evidence) [2]int { return [2]int{e.Better, e.Compared} },
	},
	{
		code: "misfit", sign: +1,
		pro:    "the synonyms are seldom met beside their neighbours (%1 of %2 places)",
		con:    "the synonyms are at home beside their neighbours (%1 of %2 places are not found in our counts)",
		value:  func(e *Evidence) float64 { return share(e.Unseen, e.Joints, .25, 12)*4 - 1 },
		counts: func(e *Evidence) [2]int { return [2]int{e.Unseen, e.Joints} },
	},
	{
		code: "ambience", sign: -1,
		pro:    "where nothing was replaced the text reads as usual (%1 of %2 pairs of words not found in our counts)",
		con:    "the text is unusual also where nothing was replaced (%1 of %2 pairs of words not found in our counts)",
		value:  func(e *Evidence) float64 { return share(e.Rough, e.Smooth, .3, 20)*4 - 1 },
		counts: func(e *Evidence) [2]int { return [2]int{e.Rough, e.Smooth} },
	},
	{
		code: "thesaurus", sign: +1,
		pro:    "the words exchanged are linked in a thesaurus: %1 of %2",
		con:    "few of the words exchanged are linked in any thesaurus, as in correcting mistakes: %1 of %2",
		value:  thesaurus,
		counts: func(e *Evidence) [2]int { return [2]int{e.Known, e.Flanked} },
	},
	{
		code: "inflection", sign: -1,
		pro:    "hardly any word only changed its form: %1 of %2",
		con:    "words changed their form or spelling, as in correcting: %1 of %2",
		value:  func(e *Evidence) float64 { return share(e.Inflected, e.pairs(), .03, 20) * 10 },
		counts: func(e *Evidence) [2]int { return [2]int{e.Inflected, e.pairs()} },
	},
	{
		code: "slips", sign: -1,
		pro:    "hardly a changed word is a slip of the pen: %1 of %2",
		con:    "changed words are misspelled in one text or only look like those they stand for, as learners’ words do: %1 of %2",
		value:  func(e *Evidence) float64 { return share(e.Slips, e.Flanked+e.Inflected, .05, 10) * 5 },
		counts: func(e *Evidence) [2]int { return [2]int{e.Slips, e.Flanked + e.Inflected} },
	},
	{
		code: "consistency", sign: +1,
		pro:    "the same word was put for the same word each time, as a dictionary does: %1 of %2 repetitions",
		con:    "words that come again were not put the same way each time: %1 of %2 repetitions",
		value:  consistency,
		counts: func(e *Evidence) [2]int { return [2]int{e.AgainSame, e.Again} },
	},
	{
		code: "turned", sign: +1,
		pro:    "words were turned round an “of”, or lost their pronoun, as in translation and back by rules: %1 places in %2 words",
		con:    "hardly any words were turned round an “of” or lost their pronoun: %1 places in %2 words",
		value:  turned,
		counts: func(e *Evidence) [2]int { return [2]int{e.Turned + e.Dropped, e.Linked} },
	},
}

// inPlace is the share of content words that were swapped one for one, which
// counts in full where the frame stands, and the less the more of the small words and
// marks were changed with them: that is rewriting. Neither tells by itself.
func inPlace(e *Evidence) float64 {
	frame := share(e.FrameKept+e.Marks, e.frame()+e.Marks+e.MarksLost, .7, 15)
	stands := frame * frame * frame * frame
	return share(e.Flanked, e.pairs()+e.Inserted+e.Deleted+e.Moved, .05, 20) * stands * 5
}

// amount grows with the different replacements held in place by their
// neighbours, to forty of them, in texts where they are one word in twenty or more: a long
// text has some by chance.
func amount(e *Evidence) float64 {
	n := math.Min(float64(e.Distinct), 40)
	if dense := .05 * float64(e.pairs()); float64(e.Flanked) < dense {
		n *= float64(e.Flanked) / dense
	}
	return math.Log1p(n)/2 - 1
}

// choice is how much more than in innocent texts the synonyms weigh on the average,
// which counts for more the more of them there are, up to twenty-five: a few middling choices are chance, and
// no number of apt ones adds up to a poor one. What no dictionary links with the word it stands for
// was not chosen as its synonym: people say another thing there, and learners another word.
func choice(e *Evidence) float64 {
	const (
		apt   = -.5 // what a synonym weighs in innocent texts
		doubt = 12  // synonyms without which the average says little
	)
	n := float64(e.Synonyms)
	return (e.Weight - float64(n*apt)) / (n + doubt) * math.Sqrt(math.Min(n, 25)+doubt) / 2
}

// thesaurus is the share of the flanked replacements that a thesaurus links. A
// spinner's list need not be ours, so that more than four or five in ten say nothing further; but
// fewer are what correcting a learner's words gives.
func thesaurus(e *Evidence) float64 {
	return math.Min(share(e.Known, e.Flanked, .5, 6), .45)*6.7 - 2
}

// consistency is how regularly a word that comes again was replaced by the same word,
// above the one in four that people reach.
func consistency(e *Evidence) float64 {
	return math.Max(share(e.AgainSame, e.Again, .2, 8)-.25, 0) * 4
}

// turned is how often what a translator's rules leave behind comes, above the one place in two
// hundred words or so that people's rewording shows.
func turned(e *Evidence) float64 { return math.Max(leftBehind(e)-.006, 0) * 100 }

// leftBehind is in how many of all words it comes.
func leftBehind(e *Evidence) float64 { return share(e.Turned+e.Dropped, e.Linked, .004, 100) }

// share returns part/whole, drawn towards expected as if that had been seen
// in weight further cases.
func share(part, whole int, expected, weight float64) float64 {
	return (float64(part) + float64(expected*weight)) / (float64(whole) + weight)
}

// changes returns how many content words differ in any way.
func (c *Counts) changes() int { return c.Replaced + c.Inserted + c.Deleted + c.Moved }

// pairs returns how many content words both sides have a place for.
func (c *Counts) pairs() int { return c.Kept + c.Replaced + c.Inflected }

// frame returns how many function words there are in linked blocks.
func (c *Counts) frame() int { return c.FrameKept + c.FrameSwaps + c.FrameLoss }

// Evidence is all that a score is computed from.
type Evidence struct {
	Counts
	Judged    int     // substitutions whose choice was judged
	FitLoss   float64 // sum of what was lost of the words' fit in their context
	FitPairs  int     // substitutions whose fit is known on both sides
	Synonyms  int     // of those judged, pairs that a dictionary of synonyms links
	Artifacts int     // of the synonyms, artifacts
	Weight    float64 // sum of the synonyms' weights
	Close     int     // sum of how alike the contexts are in which the synonyms and the words they replaced are met, 0–3 each
	Drift     float64 // sum of how much commoner the synonyms are than these, in logarithms
	Joints    int     // their joints with known words
	Unseen    int     // of those, pairs not found in the counts
	Compared  int     // synonyms whose fit is known on both sides
	Better    int     // of those, where the new word fits better
	Smooth    int     // joints of kept words with kept words
	Rough     int     // of those, pairs not found in the counts
	Commoner  float64 // sum of how much commoner the new words are, in logarithms
	Foreign   int     // substitutions by a word that is in no dictionary
	Plain     int     // different substitutions that are plain
}

// Gather collects the evidence of an alignment and its findings, without
// what is left out.
func Gather(a *align.Alignment, findings []artifact.Finding, without Mask) Evidence {
	e := gather(newCounter(a, without), align.Range{End: int32(len(a.Blocks))}, findings)
	e.sources(a)
	return e
}

// gather is Gather for some of the blocks. Findings come in the order of their
// blocks: a long text has many passages, and none of them looks at all findings.
func gather(c *counter, blocks align.Range, findings []artifact.Finding) Evidence {
	a := c.alignment
	own := a.Blocks[blocks.Start:blocks.End]
	e, without := Evidence{Counts: *c.count(own)}, c.without.and(c.repeated)
	for i := range own {
		if !without.covers(own[i].SuspectTokens) {
			smooth, rough := artifact.Ambience(a, int(blocks.Start)+i)
			e.Smooth += smooth
			e.Rough += rough
		}
	}
	block := func(f artifact.Finding, i int) int { return cmp.Compare(f.Block, i) }
	first, _ := slices.BinarySearchFunc(findings, int(blocks.Start), block)
	for i := first; i < len(findings) && findings[i].Block < int(blocks.End); i++ {
		f := &findings[i]
		if without.covers(f.Suspect) {
			continue
		}
		if f.Parts == nil {
			e.add(c, f)
			continue
		}
		for j := range f.Parts {
			e.add(c, &f.Parts[j])
		}
	}
	return e
}

// plain is the log-odds from which an exchange by itself makes it likelier than not that a spinner made it.
var plain = math.Log((1 - Prior) / Prior)

// add counts the finding of a single edit.
func (e *Evidence) add(c *counter, f *artifact.Finding) {
	if !artifact.Judged(f) || f.Edit < 0 {
		return
	}
	e.Judged++
	e.addPlain(c, f)
	x := &f.Features
	if x.Unknown {
		e.Foreign++
	}
	e.Commoner += math.Max(-4, math.Min(4, -x.Rarer))
	if x.Linked() {
		e.synonym(f)
	}
	if loss, known := fitLoss(x); known {
		e.FitPairs++
		e.FitLoss += loss
	}
}

// addPlain counts a finding that is plain, unless one that begins with the same words was met before.
func (e *Evidence) addPlain(c *counter, f *artifact.Finding) {
	if f.Weight < plain || f.Source.Len() == 0 || f.Suspect.Len() == 0 {
		return
	}
	r, s := c.alignment.References[f.Reference].Tokens[f.Source.Start].Word, c.alignment.Suspect.Tokens[f.Suspect.Start].Word
	if c.plain.add(r, s) {
		e.Plain++
	}
}

// synonym counts the finding of a word that a dictionary links with the one it
// replaced.
func (e *Evidence) synonym(f *artifact.Finding) {
	c := &f.Features
	e.Synonyms++
	e.Weight += math.Max(-3, math.Min(3, f.Weight))
	e.Close += c.Closeness
	e.Drift += clip(-c.Rarer, 4)
	if f.Artifact {
		e.Artifacts++
	}
	e.Joints += c.SuspectJoints
	e.Unseen += c.SuspectUnseen
	if loss, known := fitLoss(c); known {
		e.Compared++
		if loss < -.5 {
			e.Better++
		}
	}
}

// fitLoss returns how much worse the new word fits beside its neighbours than
// the old one did, if that is known of both.
func fitLoss(c *artifact.Features) (loss float64, known bool) {
	if c.SourceJoints == 0 || c.SuspectJoints == 0 {
		return 0, false
	}
	return math.Max(-6, math.Min(6, c.SourceFit-c.SuspectFit)), true
}
