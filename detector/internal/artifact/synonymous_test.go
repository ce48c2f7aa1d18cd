package artifact

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSynonymous: lists of synonyms in other languages have small words, too, and a compound is exchanged in part. That
// names what was put, and says nothing else of it.
func TestSynonymous(t *testing.T) {
	for _, c := range []struct {
		name, reason, language, reference, suspect, why string
	}{
		{
			"last part", "a forecast is a prognosis", "de",
			"Die neue Klimavorhersage beunruhigte am Montag die Fischer an der Küste.", "Die neue Klimaprognose beunruhigte am Montag die Fischer an der Küste.",
			"A thesaurus lists “prognose” for “vorhersage”.",
		},
		{
			"first part", "rubbish is waste", "de",
			"Nach dem Fest stand der alte Müllcontainer noch bis zum Montag auf dem Platz.", "Nach dem Fest stand der alte Abfallcontainer noch bis zum Montag auf dem Platz.",
			"A thesaurus lists “abfall” for “müll”.",
		},
		{
			"word and compound", "a possible choice for an option", "de",
			"Der Rat prüfte am Abend jede Option für den alten Hafen.", "Der Rat prüfte am Abend jede Wahlmöglichkeit für den alten Hafen.",
			"A thesaurus lists “möglichkeit” for “option”.",
		},
		{
			"small words", "one of them counts as a main word", "de",
			"Der Wirt trägt die Milch nun selber auf den Berg hinauf.", "Der Wirt trägt die Milch nun selbst auf den Berg hinauf.",
			"A thesaurus lists “selbst” for “selber”.",
		},
		{
			"another land", "two words that end alike and begin otherwise", "de",
			"Die neue Landesregierung tritt am Montag zum ersten Mal zusammen.", "Die neue Bundesregierung tritt am Montag zum ersten Mal zusammen.", "",
		},
		{
			"another thing", "two words that begin alike and end otherwise", "de",
			"Der alte Hausboden muss bis zum Herbst erneuert werden.", "Der alte Hausbrief muss bis zum Herbst erneuert werden.", "",
		},
		{
			"verbs", "the letters of a participle are no parts", "de",
			"Das Unternehmen hat am Dienstag zwei Werke gemeldet.", "Das Unternehmen hat am Dienstag zwei Werke angemeldet.", "",
		},
		{
			"no compounds", "Spanish words have no such parts", "es",
			"El nuevo contramaestre llegó el lunes al puerto viejo.", "El nuevo contraprofesor llegó el lunes al puerto viejo.", "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := aligned(t, openPack(t, c.language), c.reference, c.suspect)
			f.run()
			require.NotEmpty(t, f.findings)
			n := &f.findings[0]
			if c.why == "" {
				assert.NotEqual(t, Synonym, n.Kind, c.reason)
				return
			}
			assert.Equal(t, Synonym, n.Kind, c.reason)
			assert.Equal(t, c.why, n.Why, c.reason)
			assert.False(t, n.Artifact)
		})
	}
}
