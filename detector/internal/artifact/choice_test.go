package artifact

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/lexicon"
)

// TestChoicesAreLookedUpInAllForms looks at words whose neighbours the counts
// of news have beside them as they stand, in another form, and in none; and at
// one that technical texts have, which reads as rare in news and is not.
func TestChoicesAreLookedUpInAllForms(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	_, seen := lex.Lift(lex.Lookup("tiniest"), lex.Lookup("village"))
	require.False(t, seen, "“tiny village” is counted, “tiniest village” is not")
	_, seen = lex.Lift(lex.Lookup("decision"), lex.Lookup("boundary"))
	require.False(t, seen, "technical texts alone have “decision boundary”")
	f := aligned(t, lex, "They did.", "They showed the tiniest village to the guard collusion of a trade union and drew a decision boundary.")
	unseen, joints := map[string]int{}, map[string]bool{}
	for _, c := range Choices(f.alignment) {
		word := f.suspect.Text(c.Token, c.Token+1)
		unseen[word] = c.Unseen
		if c.Joint {
			joints[word] = c.JointUnseen
		}
	}
	assert.Equal(t, map[string]bool{"tiniest": false, "guard": true, "trade": false, "decision": false}, joints)
	assert.Equal(t, 0, unseen["tiniest"])
	assert.Equal(t, 2, unseen["collusion"])
}

// TestChoicesKeepCompany looks at words that are used like those around them and at ones put for them, of another
// field; without vectors nothing is known of that.
func TestChoicesKeepCompany(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	vectors, err := lexicon.EnglishVectors()
	require.NoError(t, err)
	look := func(text string, v *lexicon.Vectors) map[string]Choice {
		f := aligned(t, lex, "They did.", text)
		f.words.Use(v)
		found := map[string]Choice{}
		for _, c := range Choices(f.alignment) {
			found[f.suspect.Text(c.Token, c.Token+1)] = c
		}
		return found
	}
	const before = "The striker scored a late goal in the final and the club won the league for the first time, said the coach of the losing team."
	const after = "The striker scored a late objective in the final and the cudgel won the league for the first time, said the coach of the losing team."
	original, spun := look(before, vectors), look(after, vectors)
	for old, put := range map[string]string{"goal": "objective", "club": "cudgel"} {
		a, b := original[old], spun[put]
		assert.Greater(t, a.Near, b.Near, "%s is more at home than %s", old, put)
		assert.Greater(t, a.Closest, b.Closest, "%s is more at home than %s", old, put)
		assert.Greater(t, b.InTopic, a.InTopic, "%s is likelier put for another than %s", put, old)
		assert.Greater(t, b.Weight, a.Weight, "%s is odder than %s", put, old)
	}
	for word, c := range look(after, nil) {
		assert.Zero(t, [4]float64{c.Near, c.Closest, c.Gain, c.InTopic}, word)
	}
}

// TestNoSillySuggestion: what is one of many guesses is not told.
func TestNoSillySuggestion(t *testing.T) {
	put, stays := &option{}, &option{}
	stays.signs[keeps] = 1
	guess := func(score float64) decoding { return decoding{parts: []part{{option: put}}, score: score} }
	sure := []decoding{guess(3), {parts: []part{{option: stays}}, score: 3}, guess(0)}
	assert.InDelta(t, .95, share(sure, 0), .01, "what stays as it is is no guess")
	var many []decoding
	for range 10 {
		many = append(many, guess(1))
	}
	assert.False(t, told(many, 0), "one of ten")
	assert.True(t, told(sure, 0))

	likely := &option{}
	likely.signs[chance] = -5
	both := []decoding{{parts: []part{{option: likely}, {option: likely}}}, {parts: []part{{option: likely}, {option: stays}}}}
	assert.False(t, told(both, 0), "as likely as not, where two words must be right")
	assert.True(t, told(both, 1), "where one must be")
}

// TestNobodyIsOfferedCoarseWords decodes a phrase for which lists have one, and looks up the sense of two words that share one.
func TestNobodyIsOfferedCoarseWords(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	coarse := coarseWords(lex)
	assert.Greater(t, len(coarse), 20, "the lexicon has most of them")
	g := newGlossary(lex, inverse(lex), decodeModel(), inText)
	seen := 0
	for _, word := range []string{"donkey", "bottom", "buttocks", "rooster", "love", "intercourse", "rubbish", "harlot", "female"} {
		for _, n := range lex.Synonyms(lex.Lookup(word), nil) {
			if coarse[n] {
				seen++
			}
		}
		for _, o := range g.options(lex.Lookup(word)) {
			assert.False(t, coarse[o.words[0]], "%s: %s", word, lex.String(o.words[0]))
		}
	}
	assert.Positive(t, seen, "lists of synonyms have some for these")
}
