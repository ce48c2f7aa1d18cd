package lexicon

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func openOther(t *testing.T, language string) *Lexicon {
	t.Helper()
	data, err := os.ReadFile("packs/" + language + ".pack")
	require.NoError(t, err)
	l, err := Open(data)
	require.NoError(t, err)
	return l
}

// TestOtherLanguages asks each pack what a reader of the language would know.
func TestOtherLanguages(t *testing.T) {
	for _, c := range []struct {
		language            string
		form, lemma         string // a form of a verb
		noun, plural        string
		word, synonym       string
		first, second, none string // met side by side; not met
	}{
		{"es", "decidieron", "decidir", "casa", "casas", "casa", "vivienda", "el", "gobierno", "vivienda"},
		{"fr", "décidèrent", "décider", "maison", "maisons", "maison", "logement", "l'", "homme", "maison"},
		{"pt", "decidiram", "decidir", "casa", "casas", "casa", "moradia", "o", "governo", "viatura"},
		{"it", "decisero", "decidere", "casa", "case", "casa", "appartamento", "il", "governo", "studente"},
		{"de", "entschied", "entscheiden", "haus", "häuser", "haus", "eigenheim", "die", "regierung", "problem"},
	} {
		t.Run(c.language, func(t *testing.T) {
			l := openOther(t, c.language)
			assert.Equal(t, c.language, l.Language())
			assert.True(t, l.Attested())
			assert.False(t, l.English())
			for _, w := range []string{c.form, c.noun, c.plural, c.synonym, c.first, c.second, c.none} {
				assert.NotZero(t, l.Lookup(w), w)
			}
			assert.Equal(t, c.lemma, l.String(l.Lemma(l.Lookup(c.form))))
			assert.Equal(t, c.noun, l.String(l.Lemma(l.Lookup(c.plural))))
			assert.Contains(t, l.FormsOf(l.Lookup(c.noun)), l.Lookup(c.plural))
			assert.True(t, l.Relate(l.Lookup(c.word), l.Lookup(c.synonym)).Thesaurus, "%s, %s", c.word, c.synonym)
			assert.False(t, l.Relate(l.Lookup(c.word), l.Lookup(c.second)).Thesaurus, "%s, %s", c.word, c.second)
			met, seen := l.Lift(l.Lookup(c.first), l.Lookup(c.second))
			assert.True(t, seen)
			assert.InDelta(t, 3, met, 0, "one lift for all")
			unmet, seen := l.Lift(l.Lookup(c.first), l.Lookup(c.none))
			assert.False(t, seen, "%s %s", c.first, c.none)
			assert.Negative(t, unmet)
		})
	}
}

// TestOtherSpelling keeps English spelling out of other languages: "organise" is
// French, and no other way to write "organize".
func TestOtherSpelling(t *testing.T) {
	fr := openOther(t, "fr")
	assert.Equal(t, "organise", fr.Canonical("organise"))
	assert.Equal(t, "organiser", fr.String(fr.Lemma(fr.Lookup("organise"))))
	assert.Equal(t, "organise", fr.Entry("organise", 1).Canonical)
	assert.Zero(t, fr.Entry("maisonings", 2).Lemma, "English endings are no French ones")
}

// TestAttestedLoss keeps a pair from counting against a word of which little is
// known: both must have neighbours.
func TestAttestedLoss(t *testing.T) {
	es := openOther(t, "es")
	common, rare := es.Lookup("gobierno"), es.Lookup("calabobos")
	require.NotZero(t, rare)
	strong, _ := es.Lift(common, es.Lookup("vivienda"))
	weak, seen := es.Lift(common, rare)
	assert.False(t, seen)
	assert.Greater(t, weak, strong)
}

// TestAsAttested takes from the English pack what others have not.
func TestAsAttested(t *testing.T) {
	full, err := English()
	require.NoError(t, err)
	l := full.AsAttested()
	the, war, world := l.Lookup("the"), l.Lookup("war"), l.Lookup("world")
	lift, seen := l.Lift(world, war)
	assert.True(t, seen)
	assert.InDelta(t, 3, lift, 0)
	before, seen := full.Lift(the, l.Lookup("of"))
	after, same := l.Lift(the, l.Lookup("of"))
	assert.Equal(t, seen, same)
	if !seen {
		assert.NotEqual(t, before, after)
	}
	r := l.Relate(l.Lookup("car"), l.Lookup("automobile"))
	assert.Equal(t, Unrelated, r.WordNet)
	assert.True(t, r.Thesaurus)
	assert.Zero(t, l.Closeness(l.Lookup("car"), l.Lookup("automobile")))
}
