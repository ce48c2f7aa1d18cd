package detector

import (
	"context"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func otherPack(t *testing.T, language string) *Pack {
	t.Helper()
	data, err := os.ReadFile("internal/lexicon/packs/" + language + ".pack")
	require.NoError(t, err)
	p, err := OpenPack(data)
	require.NoError(t, err)
	return p
}

const (
	spanish = `El alcalde de la villa cerró el lunes el puente viejo porque una de sus columnas tenía una grieta. Los vecinos del barrio de la ermita, que cruzan el río cada mañana para ir al trabajo, protestaron delante del ayuntamiento. «Nadie nos avisó de la obra», dijo una panadera que tuvo que dar un rodeo de veinte kilómetros. El ingeniero de la provincia explicó que la grieta es antigua y que el peligro es pequeño, pero que no quiere correr riesgos antes del invierno. La reparación durará tres meses y costará 1.234,5 euros por metro. Mientras tanto un barco llevará gratis a los niños a la escuela y a los enfermos al hospital.`
	// Every third word or so from a list, in the same frame.
	spanishSpun = `El regidor de la villa clausuró el lunes el puente anciano porque una de sus pilastras poseía una hendidura. Los moradores del distrito de la ermita, que atraviesan el río cada alba para ir al quehacer, reclamaron delante del ayuntamiento. «Nadie nos avisó de la obra», dijo una panadera que tuvo que dar un rodeo de veinte kilómetros. El ingeniero de la comarca aclaró que la hendidura es vetusta y que el riesgo es menudo, pero que no ansía correr riesgos antes del invierno. La compostura perdurará tres meses y valdrá 1.234,5 euros por metro. Mientras tanto un navío acarreará gratis a los críos a la academia y a los dolientes al sanatorio.`
	// The same by another hand.
	spanishParaphrase = `Desde el lunes no se puede pasar por el puente viejo: el ayuntamiento lo ha cerrado al descubrir que una columna está agrietada. A la gente que vive junto a la ermita y trabaja al otro lado no le ha gustado, y así lo dijo en la plaza. Una panadera contó que había hecho veinte kilómetros de más sin que nadie la avisara. Según el ingeniero provincial hay poco peligro, ya que la grieta lleva años ahí; aun así prefiere arreglarla antes de que llegue el frío. Las obras terminarán dentro de tres meses. Hasta entonces los alumnos y quienes tengan que ir al hospital cruzarán en barco sin pagar.`
)

func TestOtherLanguage(t *testing.T) {
	d, err := New(WithPack(otherPack(t, "es")))
	require.NoError(t, err)
	r, err := d.Compare(context.Background(), Text{Text: spanishSpun}, Text{Text: spanish})
	require.NoError(t, err)
	assert.Equal(t, Spun, r.Verdict)
	assert.True(t, strings.HasPrefix(r.Method.Pack, "es-"), r.Method.Pack)
	named := 0
	for _, s := range r.Substitutions {
		if s.Kind == "synonym" || s.Kind == "out-of-sense" || s.Kind == "broken-phrase" {
			named++
		}
	}
	assert.Greater(t, named*2, len(r.Substitutions), "most of what was replaced is named")

	r, err = d.Compare(context.Background(), Text{Text: spanish}, Text{Text: spanishSpun})
	require.NoError(t, err)
	assert.Equal(t, Paraphrase, r.Verdict, "handed over the wrong way round")
	assert.Equal(t, "suspect", r.Direction.Original)
	assert.LessOrEqual(t, r.SpinScore, 15.0)
	sum, score := r.SumOfReasons()
	assert.InDelta(t, score, r.SpinScore, .5, "%v", sum)

	r, err = d.Compare(context.Background(), Text{Text: spanishParaphrase}, Text{Text: spanish})
	require.NoError(t, err)
	assert.NotEqual(t, Spun, r.Verdict)
	assert.Less(t, r.SpinScore, 15.0)

	r, err = d.Inspect(context.Background(), Text{Text: spanishSpun})
	require.NoError(t, err)
	assert.Equal(t, Insufficient, r.Verdict, "so few words are too little for a text alone")
	assert.Contains(t, r.Summary, "it takes 150 words")
}

// TestAloneElsewhere judges texts without a reference by which pairs of words are met.
func TestAloneElsewhere(t *testing.T) {
	d, err := New(WithPack(otherPack(t, "es")))
	require.NoError(t, err)
	inspect := func(s string) *Report {
		r, err := d.Inspect(context.Background(), Text{Text: s})
		require.NoError(t, err)
		return r
	}
	spun := inspect(spanishSpun + " " + spanishSpun)
	assert.Equal(t, LikelySpun, spun.Verdict)
	assert.NotEmpty(t, spun.Substitutions, "a hint stands on what is shown")
	assert.Contains(t, spun.Summary, "are not among those that we know from web pages")
	for _, s := range spun.Substitutions {
		assert.NotContains(t, s.Why, "news", "nothing is known of how often words are met")
	}
	plain := inspect(spanish + " " + spanishParaphrase)
	assert.Equal(t, NoEvidence, plain.Verdict)
	assert.Less(t, plain.SpinScore, 20.0)

	strange := inspect(strings.ReplaceAll(spanish+" "+spanishParaphrase, "o ", "ôu "))
	assert.Equal(t, Insufficient, strange.Verdict, "of words that nobody knows nothing is known")
	assert.Contains(t, strange.Summary, "in no dictionary of ours")

	without, err := New()
	require.NoError(t, err)
	r, err := without.Inspect(context.Background(), Text{Text: spanish + " " + spanishParaphrase})
	require.NoError(t, err)
	assert.Equal(t, Insufficient, r.Verdict)
	assert.Contains(t, r.Summary, "only with its language pack")
}

// TestPacksAreAskedFor asks for the pack of the text's language only.
func TestPacksAreAskedFor(t *testing.T) {
	var asked atomic.Value
	es := otherPack(t, "es")
	d, err := New(WithPacks(func(language string) *Pack {
		asked.Store(language)
		if language == "es" {
			return es
		}
		return nil
	}))
	require.NoError(t, err)
	english := Text{Text: "The mayor closed the old bridge on Monday, and the people who cross it on the way to their work were told nothing of it."}
	_, err = d.Compare(context.Background(), english, english)
	require.NoError(t, err)
	assert.Nil(t, asked.Load(), "English has its own")
	r, err := d.Compare(context.Background(), Text{Text: spanish}, Text{Text: spanishParaphrase})
	require.NoError(t, err)
	assert.Equal(t, "es", asked.Load())
	assert.NotEmpty(t, r.Method.Pack)
	r, err = d.Compare(context.Background(), Text{Text: "Die Brücke ist seit dem Montag für alle geschlossen, und niemand hat es den Leuten gesagt."}, Text{Text: "Die alte Brücke wurde am Montag für alle geschlossen, ohne dass es jemand den Leuten sagte."})
	require.NoError(t, err)
	assert.Equal(t, "de", asked.Load())
	assert.Empty(t, r.Method.Pack, "there is none: structure alone")
}

type identified struct{ code string }

func (i identified) Identify(string) (string, float64) { return i.code, .95 }
func (identified) Model() string                       { return "a test" }

// TestNeighboursOfALanguage leaves the pack out where the text is identified as
// written in a language that shares its small words, and says so.
func TestNeighboursOfALanguage(t *testing.T) {
	d, err := New(WithPack(otherPack(t, "es")), WithIdentifier(identified{"gl"}))
	require.NoError(t, err)
	r, err := d.Compare(context.Background(), Text{Text: spanishParaphrase}, Text{Text: spanish})
	require.NoError(t, err)
	assert.Empty(t, r.Method.Pack)
	require.NotEmpty(t, r.Warnings)
	assert.Equal(t, WarnLanguageUnsupported, r.Warnings[0].Code)
}
