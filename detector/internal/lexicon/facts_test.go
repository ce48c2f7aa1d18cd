package lexicon_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/lexicon"
)

const (
	noun      = lexicon.Noun
	verb      = lexicon.Verb
	adjective = lexicon.Adjective
)

func TestLookup(t *testing.T) {
	l := english(t)
	for _, w := range []string{"a", "the", "economy", "zoo", "sanctions", "didn't", "washington", "women"} {
		id := l.Lookup(w)
		assert.NotZero(t, id, w)
		assert.Equal(t, w, l.String(id))
	}
	for _, w := range []string{"", "The", "zzzz", "a\x00", "\xff", "économie", "qwertyuiop", "defence of the realm",
		"an extraordinarily long string of letters that is certainly longer than any word"} {
		assert.Zero(t, l.Lookup(w), "%q", w)
	}
	assert.Equal(t, "defense", l.String(l.Lookup("defence")), "variants find the spelling of the pack")
	assert.Equal(t, "neighborhood", l.String(l.Lookup("neighbourhood")))
	assert.Empty(t, l.String(0))
	assert.Empty(t, l.String(1<<31))
}

// Every word is found again, in order.
func TestLookupFindsEveryWord(t *testing.T) {
	l := english(t)
	last, n := "", 0
	for w := lexicon.Word(1); l.String(w) != ""; w++ {
		s := l.String(w)
		if l.Lookup(s) != w || s <= last {
			t.Fatalf("word %d is %q, found as %d, after %q", w, s, l.Lookup(s), last)
		}
		last = s
		n++
	}
	assert.Greater(t, n, 25000)
}

func TestAnalyses(t *testing.T) {
	l := english(t)
	for _, c := range []struct {
		word, lemma string
		part        lexicon.PartOfSpeech
		form        lexicon.Form
	}{
		{"children", "child", noun, lexicon.Plural},
		{"mice", "mouse", noun, lexicon.Plural},
		{"women", "woman", noun, lexicon.Plural},
		{"countries", "country", noun, lexicon.Plural},
		{"churches", "church", noun, lexicon.Plural},
		{"crises", "crisis", noun, lexicon.Plural},
		{"went", "go", verb, lexicon.Past},
		{"gone", "go", verb, lexicon.Participle},
		{"drove", "drive", verb, lexicon.Past},
		{"driven", "drive", verb, lexicon.Participle},
		{"wrote", "write", verb, lexicon.Past},
		{"sank", "sink", verb, lexicon.Past},
		{"led", "lead", verb, lexicon.Past | lexicon.Participle},
		{"pledged", "pledge", verb, lexicon.Past | lexicon.Participle},
		{"admitted", "admit", verb, lexicon.Past | lexicon.Participle},
		{"put", "put", verb, lexicon.Base | lexicon.Past | lexicon.Participle},
		{"running", "run", verb, lexicon.Gerund},
		{"dying", "die", verb, lexicon.Gerund},
		{"tries", "try", verb, lexicon.ThirdPerson},
		{"is", "be", verb, lexicon.ThirdPerson},
		{"better", "good", adjective, lexicon.Comparative},
		{"largest", "large", adjective, lexicon.Superlative},
		{"happier", "happy", adjective, lexicon.Comparative},
	} {
		w := l.Lookup(c.word)
		assert.Contains(t, l.Analyses(w, nil), lexicon.Analysis{Lemma: l.Lookup(c.lemma), PartOfSpeech: c.part, Form: c.form}, c.word)
		assert.Equal(t, c.lemma, l.String(l.Lemma(w)), c.word)
	}
	for _, w := range []string{"the", "of", "us", "his", "would"} {
		assert.Empty(t, l.Analyses(l.Lookup(w), nil), w)
		assert.Equal(t, w, l.String(l.Lemma(l.Lookup(w))))
	}
	for _, c := range [][2]string{{"leader", "lead"}, {"seed", "see"}, {"was", "wa"}, {"news", "new"}, {"during", "dure"}, {"thing", "the"}} {
		for _, a := range l.Analyses(l.Lookup(c[0]), nil) {
			assert.NotEqual(t, c[1], l.String(a.Lemma), "%s is no form of %s", c[0], c[1])
		}
	}
}

func TestInflect(t *testing.T) {
	l := english(t)
	for _, c := range []struct {
		lemma string
		form  lexicon.Form
		want  string
	}{
		{"partner", lexicon.Plural, "partners"},
		{"party", lexicon.Plural, "parties"},
		{"child", lexicon.Plural, "children"},
		{"church", lexicon.Plural, "churches"},
		{"drive", lexicon.Past, "drove"},
		{"drive", lexicon.Participle, "driven"},
		{"drive", lexicon.Gerund, "driving"},
		{"admit", lexicon.Past, "admitted"},
		{"try", lexicon.ThirdPerson, "tries"},
		{"lie", lexicon.Gerund, "lying"},
		{"big", lexicon.Superlative, "biggest"},
		{"good", lexicon.Comparative, "better"},
		{"go", lexicon.Past, "went"},
		{"partner", lexicon.Base, "partner"},
		{"information", lexicon.Comparative, ""},
		{"the", lexicon.Plural, ""},
	} {
		assert.Equal(t, c.want, l.String(l.Inflect(l.Lookup(c.lemma), c.form)), "%s %b", c.lemma, c.form)
	}
	assert.Zero(t, l.Inflect(0, lexicon.Plural))
}

func TestEntryOfAFormThatThePackDoesNotHave(t *testing.T) {
	l := english(t)
	for word, lemma := range map[string]string{
		"stigmas": "stigma", "collusions": "collusion", "interprets": "interpret", "wringing": "wring", "partaking": "partake",
		"qwrtys": "", "ings": "", "": "",
	} {
		e := l.Entry(word, 0)
		assert.Zero(t, e.Word, "%s has become a word of the pack: choose another", word)
		assert.Equal(t, lemma, l.String(e.Lemma), word)
	}
}

func TestRelate(t *testing.T) {
	l := english(t)
	relate := func(a, b string) lexicon.Relation { return l.Relate(l.Lookup(a), l.Lookup(b)) }
	for _, c := range []struct {
		a, b string
		kind lexicon.Kind
	}{
		{"car", "automobile", lexicon.SameSynset},
		{"nations", "countries", lexicon.SameSynset},
		{"buys", "purchased", lexicon.SameSynset},
		{"large", "big", lexicon.SameSynset},
		{"soldiers", "troops", lexicon.OneStep},
		{"destroy", "destruction", lexicon.OneStep},
		{"dog", "poodle", lexicon.OneStep},
		{"alliance", "collusion", lexicon.Thesaurus},
		{"partner", "accomplice", lexicon.Thesaurus},
		{"led", "drove", lexicon.TwoSteps},
	} {
		assert.Equal(t, c.kind, relate(c.a, c.b).Kind, "%s, %s", c.a, c.b)
		back := relate(c.b, c.a)
		assert.Equal(t, c.kind, back.Kind, "%s, %s", c.b, c.a)
	}
	assert.True(t, relate("big", "small").Opposite)
	assert.True(t, relate("countries", "nations").Thesaurus, "both sources stay visible")
	for _, c := range [][2]string{
		{"window", "banana"}, {"economy", "guitar"}, {"the", "of"}, {"election", "refrigerator"},
		{"said", "hospital"}, {"monday", "purple"}, {"teacher", "earthquake"}, {"sugar", "parliament"},
		{"zzzz", "country"}, {"zzzz", "zzzz"},
	} {
		assert.Equal(t, lexicon.Relation{}, relate(c[0], c[1]), "%s, %s", c[0], c[1])
	}
}

func TestProfile(t *testing.T) {
	l := english(t)
	words := []string{"led", "drove", "big", "small", "alliance", "collusion", "the", "zzzz", "countries", "nations", "break"}
	for _, a := range words {
		for _, b := range words {
			x, y := l.Lookup(a), l.Lookup(b)
			assert.Equal(t, l.Relate(x, y), l.Profile(x).Relate(l.Profile(y)), "%s, %s", a, b)
		}
	}
}

// Ranks belong to the words they are named for, whichever comes first.
func TestRelateRanks(t *testing.T) {
	l := english(t)
	for _, c := range [][2]string{{"lead", "drive"}, {"country", "nation"}, {"bank", "rely"}, {"charge", "accuse"}} {
		a, b := l.Lookup(c[0]), l.Lookup(c[1])
		ab, ba := l.Relate(a, b), l.Relate(b, a)
		assert.Equal(t, ab.RankA+ab.RankB, ba.RankA+ba.RankB, c)
	}
	r := l.Relate(l.Lookup("car"), l.Lookup("automobile"))
	assert.Zero(t, r.RankA)
	assert.Zero(t, r.RankB)
}

func TestSynonyms(t *testing.T) {
	l := english(t)
	for _, c := range [][2]string{{"alliance", "collusion"}, {"collusion", "alliance"}, {"partner", "accomplice"}, {"country", "nation"}, {"begin", "start"}} {
		assert.Contains(t, l.Synonyms(l.Lookup(c[0]), nil), l.Lookup(c[1]), "%s, %s", c[0], c[1])
	}
	country := l.Synonyms(l.Lookup("country"), nil)
	assert.Contains(t, country[:4], l.Lookup("nation"), "the closest come first")
	assert.NotContains(t, country, l.Lookup("country"))
	assert.NotContains(t, l.Synonyms(l.Lookup("hot"), nil)[:10], l.Lookup("cold"), "an opposite is no synonym")
	assert.Empty(t, l.Synonyms(0, nil))
	assert.Empty(t, l.Synonyms(1<<31, nil))
	// A synonym is related, and a word of the thesaurus finds its way back.
	for _, s := range []string{"alliance", "economy", "attack", "happy"} {
		w := l.Lookup(s)
		for _, x := range l.Synonyms(w, nil)[:20] {
			assert.NotEqual(t, lexicon.Unrelated, l.Relate(w, x).Kind, "%s, %s", s, l.String(x))
			assert.True(t, slices.Contains(l.Synonyms(x, nil), w), "%s, %s", s, l.String(x))
		}
	}
}

func TestLift(t *testing.T) {
	l := english(t)
	lift := func(a, b string) (float32, bool) { return l.Lift(l.Lookup(a), l.Lookup(b)) }
	for _, c := range [][2]string{{"prime", "minister"}, {"trading", "partner"}, {"united", "states"}, {"white", "house"}, {"cold", "war"}} {
		x, seen := lift(c[0], c[1])
		assert.Greater(t, x, float32(3), "%s %s", c[0], c[1])
		assert.True(t, seen)
	}
	for _, c := range [][2]string{{"exchanging", "accomplice"}, {"guard", "collusion"}, {"concede", "individuals"}, {"minister", "prime"}} {
		x, seen := lift(c[0], c[1])
		assert.Less(t, x, float32(0), "%s %s", c[0], c[1])
		assert.False(t, seen)
	}
	x, seen := lift("zzzz", "the")
	assert.Zero(t, x)
	assert.False(t, seen)
	american, _ := lift("defense", "minister")
	british, _ := lift("defence", "minister")
	assert.Equal(t, american, british)
	assert.Greater(t, l.LogProb(l.Lookup("the")), l.LogProb(l.Lookup("parliament")))
	assert.InDelta(t, -3, l.LogProb(l.Lookup("the")), 1)
	assert.Less(t, l.LogProb(0), l.LogProb(l.Lookup("collusion")))
}

func TestPhrase(t *testing.T) {
	l := english(t)
	phrase := func(words ...string) bool {
		var ids []lexicon.Word
		for _, w := range words {
			ids = append(ids, l.Lookup(w))
		}
		return l.Phrase(ids...)
	}
	assert.True(t, phrase("focal", "point"))
	assert.True(t, phrase("trading", "partner") || phrase("trade", "union"))
	assert.True(t, phrase("turn", "of", "events"))
	assert.True(t, phrase("cold", "war"))
	assert.False(t, phrase("turn", "of"))
	assert.False(t, phrase("focal"))
	assert.False(t, phrase())
	assert.False(t, phrase("cold", "banana"))
	assert.False(t, phrase("zzzz", "point"))
	assert.False(t, phrase("a", "b", "c", "d"))
}

func TestTechnical(t *testing.T) {
	l := english(t)
	technical := func(a, b string) int { return l.Technical(l.Lookup(a), l.Lookup(b)) }
	for _, c := range [][2]string{{"gradient", "descent"}, {"feature", "extraction"}, {"optical", "flow"}, {"machine", "learn"}} {
		assert.Greater(t, technical(c[0], c[1]), 2, "%s %s", c[0], c[1])
		assert.LessOrEqual(t, technical(c[0], c[1]), 8, "%s %s", c[0], c[1])
	}
	assert.Zero(t, technical("extraction", "feature"), "the other way round")
	assert.Zero(t, technical("linear", "regression"), "news has it as well")
	assert.Zero(t, technical("prime", "minister"), "news has it, technical texts do not")
	assert.Zero(t, technical("the", "algorithm"), "no term begins with an article")
	assert.Zero(t, technical("cold", "banana"))
	assert.Zero(t, technical("zzzz", "extraction"))
	assert.Zero(t, l.Technical(1<<31, l.Lookup("extraction")))
}
