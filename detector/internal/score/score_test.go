package score

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/artifact"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
	"unspin/detector/internal/text"
)

const original = `The ferry company said on Monday that it would close its oldest route after the summer, because too few
passengers use it. “We cannot run an empty boat across the bay every hour,” the director, Ines Calder, told reporters in Brantmouth.
Residents of the island have asked the regional council to pay for the service. The council will discuss the request next week.
The route was opened in 1931 and carried 40,000 people last year, half as many as ten years ago. Fishermen fear that the harbour will be sold.
A bridge has been promised by three governments and built by none. The island’s only doctor said that winter without a ferry would be dangerous.`

// swapped replaces every word of pairs in original.
func swapped(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(original) }

var spun = swapped("company", "corporation", "oldest", "eldest", "route", "itinerary", "summer", "mid year", "passengers", "voyagers",
	"empty", "vacant", "boat", "vessel", "bay", "sound", "director", "overseer", "Residents", "Occupants", "island", "isle",
	"pay for", "compensate", "service", "administration", "discuss", "examine", "request", "solicitation", "opened", "unlocked",
	"carried", "conveyed", "Fishermen", "Anglers", "fear", "dread", "sold", "vended", "promised", "guaranteed", "built", "assembled",
	"doctor", "specialist", "dangerous", "perilous", "bridge", "scaffold")

func weigh(t *testing.T, suspect string, lex *lexicon.Lexicon, references ...string) (*align.Alignment, Result) {
	t.Helper()
	vocabulary := text.NewVocabulary()
	s := text.Parse(vocabulary, suspect)
	var docs []*text.Document
	for _, r := range references {
		docs = append(docs, text.Parse(vocabulary, r))
	}
	a, err := align.Align(context.Background(), align.NewWords(vocabulary, lex), s, docs...)
	require.NoError(t, err)
	require.NoError(t, a.CompareContents(context.Background()))
	return a, Weigh(a, artifact.Find(a), nil)
}

func english(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.English()
	require.NoError(t, err)
	return lex
}

func TestVerdicts(t *testing.T) {
	edited := swapped("said on Monday", "announced Monday", "because too few", "as too few", "last year", "in 2024")
	for _, c := range []struct {
		name, suspect, reference string
		want                     Verdict
		reason                   string
	}{
		{"spun", spun, original, Spun, "words swapped one by one in a standing frame"},
		{"identical", original, original, Identical, "the same words"},
		{"light edit", edited, original, LightEdit, "three small changes"},
		{"independent", "The choir of the old mill sang for two hours on Sunday. Nobody in the audience had expected the second half, which was new. " +
			"It was written by a student of nineteen who drives a bus.", original, Independent, "another event altogether"},
		{"too short", "The ferry is to close.", original, Insufficient, "five words are too little to say anything"},
	} {
		_, r := weigh(t, c.suspect, english(t), c.reference)
		assert.Equal(t, c.want, r.Verdict, "%s: %s (score %.1f)", c.name, c.reason, r.Score)
	}
}

func TestMoreIsAskedWithoutALexicon(t *testing.T) {
	few := swapped("company", "corporation", "oldest", "eldest", "route", "itinerary", "summer", "mid year", "passengers", "voyagers", "empty", "vacant",
		"boat", "vessel", "bay", "sound", "director", "overseer", "Residents", "Occupants", "island", "isle")
	_, r := weigh(t, few, nil, original)
	assert.NotEqual(t, Spun, r.Verdict, "eleven words may be an editor’s: nothing is known of what they mean")
	assert.Greater(t, r.Ratio, 4.0, "with a lexicon, that much would do")
	_, r = weigh(t, spun, nil, original)
	assert.Equal(t, Spun, r.Verdict)
}

func TestReasonsAddUp(t *testing.T) {
	for _, lex := range []*lexicon.Lexicon{english(t), nil} {
		for _, suspect := range []string{spun, original, "A short text."} {
			_, r := weigh(t, suspect, lex, original)
			sum := 0.0
			for _, x := range r.Reasons {
				sum += x.Effect
				assert.NotContains(t, x.Text, "%", "the counts are filled in: %s", x.Code)
			}
			assert.InDelta(t, 100/(1+math.Exp(-sum)), r.Score, .5)
			assert.Equal(t, "baseline", r.Reasons[len(r.Reasons)-1].Code, "the baseline comes last")
			assert.LessOrEqual(t, math.Abs(sum), maxLogOdds+.01, "odds beyond a thousand to one are never claimed")
		}
	}
}

// What so few words are short of is added below 180 words, in steps of nothing, and nowhere else.
func TestLengthIsAllowedFor(t *testing.T) {
	allowed := func(words int) float64 {
		r := Result{Evidence: Evidence{Counts: Counts{Words: words}}, Reasons: []Reason{{"amount", "", 1}, {"baseline", "", -2}}}
		r.allowForLength()
		assert.Equal(t, "baseline", r.Reasons[len(r.Reasons)-1].Code)
		return linear.Round(logOdds(r.Reasons)+1, 2)
	}
	assert.Equal(t, .9, allowed(30))
	assert.Equal(t, .9, allowed(110))
	assert.Equal(t, .45, allowed(145))
	assert.Zero(t, allowed(180))
	assert.Zero(t, allowed(3_000))
	for words := 80; words < 200; words++ {
		assert.InDelta(t, allowed(words), allowed(words+1), .03, words)
		assert.GreaterOrEqual(t, allowed(words), allowed(words+1), words)
	}
	_, bare := weigh(t, spun, nil, original)
	_, known := weigh(t, spun, english(t), original)
	told := func(r Result) bool {
		return slices.ContainsFunc(r.Reasons, func(x Reason) bool { return x.Code == "length" })
	}
	assert.False(t, told(bare), "without a lexicon it was not measured")
	assert.True(t, told(known))
}

func TestStructureAloneTellsSpun(t *testing.T) {
	_, r := weigh(t, spun, nil, original)
	assert.Equal(t, Spun, r.Verdict, "the frame shows it without a lexicon (score %.1f)", r.Score)
	assert.Empty(t, r.Mechanism, "how it was made is told by words alone")
}

func TestDirection(t *testing.T) {
	_, forth := weigh(t, spun, english(t), original)
	_, back := weigh(t, original, english(t), spun)
	original, confidence := forth.Direct(&back)
	assert.Equal(t, "reference", original)
	assert.Greater(t, confidence, .8)

	_, forth = weigh(t, spun, english(t), spun)
	assert.False(t, forth.Directed(), "identical texts have no direction")
}

func TestMaskLeavesOut(t *testing.T) {
	a, whole := weigh(t, spun, english(t), original)
	mask := make(Mask, len(a.Suspect.Tokens))
	for i := range mask {
		mask[i] = true
	}
	none := Weigh(a, artifact.Find(a), mask)
	assert.NotEqual(t, Spun, none.Verdict, "with everything left out there is no evidence")
	assert.Less(t, none.Score, whole.Score)
	assert.Zero(t, none.Evidence.Replaced)
}

func TestPassagesPartition(t *testing.T) {
	a, r := weigh(t, spun, english(t), original)
	next := int32(0)
	for _, p := range Passages(a, nil, &r) {
		assert.Equal(t, next, p.Suspect.Start, "passages follow each other")
		next = p.Suspect.End
	}
	assert.Equal(t, int32(len(a.Suspect.Tokens)), next, "and hold every word")
}

func TestPassagesShowWhichHalfWasSpun(t *testing.T) {
	at := func(text string) int {
		return strings.Index(text, "The route was opened") + strings.Index(text, "The itinerary was unlocked") + 1
	}
	for _, c := range []struct {
		name, suspect string
		want          []PassageKind
	}{
		{"the second half", original[:at(original)] + spun[at(spun):], []PassageKind{PassageVerbatim, PassageSpun}},
		{"the first half", spun[:at(spun)] + original[at(original):], []PassageKind{PassageSpun, PassageVerbatim}},
	} {
		a, r := weigh(t, c.suspect, english(t), original)
		r.Verdict, r.Derivation.Extent = Spun, Whole // half of so short a text is too little to say so
		var kinds []PassageKind
		passages := Passages(a, nil, &r)
		for _, p := range passages {
			kinds = append(kinds, p.Kind)
			if p.Kind == PassageVerbatim {
				assert.Zero(t, p.Score, c.name)
			} else {
				assert.Greater(t, p.Score, 0.0, c.name)
			}
		}
		assert.Equal(t, c.want, kinds, "%s: not in splinters", c.name)
	}
}

func TestPassagesOfInnocentTextsAreNotSpun(t *testing.T) {
	a, r := weigh(t, swapped("said on Monday", "announced Monday", "because too few", "as too few", "last year", "in 2024"), english(t), original)
	for _, p := range Passages(a, nil, &r) {
		assert.NotEqual(t, PassageSpun, p.Kind)
		assert.LessOrEqual(t, p.Score, r.Score, "no passage says more than the text")
	}
}

// A text that is called spun for words that were turned round has spun passages, where they were.
func TestWordsTurnedRoundMakeSpunPassages(t *testing.T) {
	const kept = "Nobody was hurt. The ferry stayed in the harbour all night."
	const turned = "They saw the island’s oldest ferry on Monday morning."
	for _, c := range []struct {
		name, suspect string
		want          []PassageKind
	}{
		{"turned in one sentence", kept + " They saw the oldest ferry of the island on the morning of Monday.", []PassageKind{PassageVerbatim, PassageSpun}},
		{"a word put in", kept + " They saw the island’s oldest ferry again on Monday morning.", []PassageKind{PassageLightEdit}},
		{"nothing turned", kept + " " + turned, []PassageKind{PassageVerbatim}},
	} {
		a, r := weigh(t, c.suspect, english(t), kept+" "+turned)
		r.Verdict, r.Derivation.Extent = Spun, Whole // so short a text is too little to say so
		var kinds []PassageKind
		for _, p := range Passages(a, nil, &r) {
			kinds = append(kinds, p.Kind)
		}
		assert.Equal(t, c.want, kinds, c.name)
	}
}

func TestSayingEverythingTwiceIsNoConsistency(t *testing.T) {
	_, once := weigh(t, spun, english(t), original)
	_, twice := weigh(t, spun+"\n\n"+spun, english(t), original)
	assert.Equal(t, once.Evidence.Again, twice.Evidence.Again)
	assert.Equal(t, once.Evidence.AgainSame, twice.Evidence.AgainSame)
	assert.Equal(t, once.Verdict, twice.Verdict)
}

func TestWhatTranslatorsRulesLeaveBehind(t *testing.T) {
	const reference = "When he was young he saw the island’s oldest ferry. All the fishermen of the bay say that the rescue team left on Monday morning."
	for _, c := range []struct {
		old, new        string
		turned, dropped int
		reason          string
	}{
		{"", "", 0, 0, "nothing was changed"},
		{"the island’s oldest ferry", "the oldest ferry of the island", 1, 0, "a genitive"},
		{"rescue team", "team of rescue", 1, 0, "a compound"},
		{"Monday morning", "the morning of Monday", 1, 0, "a name before its noun"},
		{"young he saw", "young saw", 0, 1, "a subject"},
		{"All the fishermen", "All of the fishermen", 0, 0, "an “of” that turns nothing round"},
		{"fishermen of the bay", "bay’s fishermen", 0, 0, "the other way round"},
		{"of the bay", "of the coast of the bay", 0, 0, "an “of” with a word of its own"},
		{"When he was young he saw", "When young he saw", 0, 0, "a clause cut short"},
	} {
		_, r := weigh(t, strings.Replace(reference, c.old, c.new, 1), english(t), reference)
		assert.Equal(t, c.turned, r.Evidence.Turned, c.reason)
		assert.Equal(t, c.dropped, r.Evidence.Dropped, c.reason)
	}
}

func TestPhrasesTurnedRoundToCompounds(t *testing.T) {
	const reference = "Perhaps the captain of the ferry knew the price of the tickets and most of the rocks. On Monday the head of the old council asked for the support of all islanders."
	for _, c := range []struct {
		old, new string
		want     int
		reason   string
	}{
		{"", "", 0, "nothing was changed"},
		{"the captain of the ferry", "the ferry’s captain", 1, "a genitive"},
		{"the price of the tickets", "the ticket price", 1, "a compound"},
		{"the head of the old council", "the old council’s head", 1, "an adjective in it"},
		{"support of all islanders", "islanders’ support", 1, "a word left out"},
		{"most of the rocks", "most rocks", 0, "an “of” left out that turned nothing round"},
		{"the price of the tickets", "the price that tickets have", 0, "another word for it"},
		{"knew the price of the tickets and most of the rocks", "knew most of the rocks and the price of the tickets", 0, "phrases that changed places"},
		{"the captain of the ferry", "the skipper", 0, "a phrase that is gone"},
		{"On Monday the head of the old council asked", "The head of the old council asked on Monday", 0, "a day that was moved"},
	} {
		_, r := weigh(t, strings.Replace(reference, c.old, c.new, 1), english(t), reference)
		assert.Equal(t, c.want, r.Evidence.Compounded, c.reason)
	}
}

func TestTablesHaveEveryFeature(t *testing.T) {
	none := &Evidence{}
	assert.Len(t, defaultModel().Terms, len(none.Vector()))
	assert.Len(t, structureModel().Terms, len(none.Vector()))
	assert.Len(t, translationModel().Terms, len(none.Traits()))
	seen := map[string]bool{}
	for i, f := range features {
		assert.False(t, seen[f.code], "%s stands once", f.code)
		seen[f.code] = true
		assert.NotEmpty(t, f.pro)
		assert.NotEmpty(t, f.con)
		for _, m := range []*linear.Model{defaultModel(), structureModel()} {
			assert.GreaterOrEqual(t, m.Terms[i].Weight*float64(f.sign), 0.0, "%s counts for what it means", f.code)
		}
	}
}
