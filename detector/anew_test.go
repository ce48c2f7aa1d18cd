package detector

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestRewritesAreToldByTheFactsTheyHave: what a language model writes anew from top to bottom keeps hardly a word, but has the
// facts from nowhere else. Another newsroom has facts of its own, however many it shares.
func TestRewritesAreToldByTheFactsTheyHave(t *testing.T) {
	d, err := New()
	require.NoError(t, err)
	files, err := filepath.Glob("../testdata/rewrites/*/*.txt")
	require.NoError(t, err)
	read := func(file string) Text {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		return Text{Text: string(data)}
	}
	found, of, independent := 0, 0, 0
	for _, f := range files {
		original := filepath.Join(filepath.Dir(f), "original.txt")
		if f == original {
			continue
		}
		r, err := d.Compare(t.Context(), read(f), read(original))
		require.NoError(t, err)
		if strings.HasSuffix(f, "independent.txt") {
			independent++
			assert.Equal(t, "independent", string(r.Verdict), f)
			continue
		}
		of++
		if r.Verdict != "independent" {
			found++
		}
	}
	assert.Equal(t, 12, independent)
	assert.GreaterOrEqual(t, found*10, of*6, "%d of %d", found, of) // by wording and order alone, 3 in all
}

// oneForm are pairs of texts of one form on two matters, as one maker, one cook or one laboratory writes them.
var oneForm = map[string][2]string{
	"two coffee machines": {`The Corvane K7 is a compact bean-to-cup machine designed for households that drink three or four coffees a day. At only 22 cm wide it fits beneath standard wall units, and its 1.2-litre water tank lifts out from the front.

A steel conical grinder with five settings and a 15-bar pump produce a full-bodied espresso with a stable crema. Milk is steamed by hand with the rotating wand. Coffee strength and cup volume are set with two dials, and your last selection is remembered.

The brew group can be removed for rinsing under the tap, and the machine prompts you when descaling is due.

Dimensions (W × H × D): 22 × 34 × 41 cm. Bean hopper: 180 g. Power: 1,450 W. Warranty: two years. In the box: K7 machine, measuring scoop, water hardness strip, descaler sachet.`, `The Corvane K11 Duo is a full-size bean-to-cup machine designed for large households and small offices. At 28 cm wide it needs a little more worktop than the K7, and its 2.4-litre water tank lifts out from the side.

A ceramic flat-burr grinder with twelve settings and twin thermoblocks let it brew espresso and froth milk at the same time. Milk is drawn from the insulated carafe and textured automatically for cappuccino, flat white or latte macchiato. Recipes are chosen on the 4.3-inch touch display, and up to six user profiles can be stored.

The brew group can be removed for rinsing under the tap, and the milk circuit rinses itself after every drink; a full clean takes nine minutes.

Dimensions (W × H × D): 28 × 38 × 46 cm. Bean hoppers: 2 × 200 g. Power: 1,650 W. Warranty: three years, or 15,000 drinks. In the box: K11 Duo machine, milk carafe, water filter, water hardness strip, descaler sachet, cleaning brush.`},
	"two dresses": {`Meet Juniper, our classic wrap dress in a floaty crêpe that moves with you from desk to dinner. We cut it on the bias so it skims rather than clings, added a hidden popper at the neckline (no gaping!) and, of course, there are pockets. The flutter sleeve stops just above the elbow, and the hem falls at mid-calf on most of us.

Juniper comes in two hand-painted prints, Inky Fern and Poppy Field, both drawn by Lotte in our Bramleigh studio.

Fit: true to size. If you're between sizes, go down.
Fabric: 100% LENZA viscose crêpe.
Care: 30° wash, cool iron on the reverse, line dry.
Model is 5'8" and wears a 10.`, `Meet Clementine, our first ever shirt dress in a crisp organic cotton that gets softer the more you wear it. We cut it with a little extra room through the shoulders so you can reach for things, added a back pleat and a detachable belt and, of course, there are pockets. The sleeves roll up and button at the elbow, and the hem dips from knee at the front to mid-calf behind.

Clementine comes in Chambray, Chalk Stripe and a new print, Allotment, drawn by Lotte in our Bramleigh studio from the runner beans outside the window.

Fit: generous. If you're between sizes, go down; for an oversized look stay put.
Fabric: 100% organic cotton poplin (Chambray: 100% organic cotton).
Care: 40° wash, warm iron while damp, do not tumble.
Nursing friendly: yes, buttons to the waist.
Model is 5'10" and wears a 14.`},
	"two cakes": {`LEMON DRIZZLE LOAF

Heat the oven to 180C/160C fan and line a 900g loaf tin.

Beat 200g soft butter with 200g caster sugar and the grated zest of 2 lemons for a full 4 minutes, until nearly white. Beat in 4 eggs, one by one, then fold in 200g self-raising flour and a pinch of salt.

Scrape into the tin and bake for 45–50 minutes, until a skewer comes out clean.

Meanwhile stir together 100g granulated sugar and the juice of the lemons. While the loaf is still hot, prick it all over and spoon on the drizzle. Cool in the tin. The sugar will set to a crackly crust.

Keeps for 4 days in a tin. It won't need to.`, `ORANGE AND CARDAMOM LOAF

Heat the oven to 170C/150C fan and line a 900g loaf tin.

Grind the seeds of 12 cardamom pods. Whisk 3 eggs with 180g caster sugar and the grated zest of 2 oranges until thick, then trickle in 150ml mild olive oil, still whisking. Fold in 120g plain flour, 100g ground almonds, the cardamom, 1½ teaspoons baking powder and a pinch of salt. The batter will be looser than for the lemon loaf.

Scrape into the tin and bake for 50–55 minutes, covering with foil for the last 15, until a skewer comes out with a few moist crumbs.

Meanwhile boil the juice of the oranges with 80g honey for 3 minutes to make a thin syrup. While the loaf is still hot, prick it all over and brush on the syrup in three goes. Cool in the tin. There is no crust with this one; it is all sticky.

Keeps for a week in a tin and is best on day two.`},
	"two studies": {`Soil microbial communities mediate the response of grasslands to drought, yet the legacy of repeated drought is poorly understood. We subjected 36 plots of an upland hay meadow to zero, one or three consecutive summers of rainfall exclusion and measured bacterial and fungal community composition, extracellular enzyme activity and plant biomass one year after the last treatment. Bacterial composition had recovered fully after a single drought but not after three, when Actinobacteria remained overrepresented by a third. Fungal composition was unaffected by either treatment. Plant biomass was 22% lower in the thrice-droughted plots, and this was best explained by reduced phosphatase activity. Our results suggest that bacterial legacies accumulate with repeated drought and may constrain the recovery of productivity.`, `Soil microbial communities mediate the response of grasslands to drought, but whether their legacy is carried by the organisms or by the soil they inhabit remains unclear. We reciprocally inoculated sterilised soil from 24 plots of an upland hay meadow, which had experienced zero or three consecutive summers of rainfall exclusion, and measured growth of four grassland species under well-watered and dry conditions in a glasshouse. Inocula from droughted plots reduced the growth of Festuca and Anthoxanthum by 17% and 12% when water was plentiful but increased that of Festuca by 9% when it was scarce; the two legumes did not respond. The origin of the sterile soil had no detectable effect. Our results suggest that drought legacies are carried chiefly by living communities and, contrary to what our earlier field study implied, may be beneficial to some species when drought recurs.`},
}

// TestTextsOfOneFormAreNotSpunFromEachOther: where the reference has other things, with other figures, in the same frame, new words
// say what is new.
func TestTextsOfOneFormAreNotSpunFromEachOther(t *testing.T) {
	d, err := New()
	require.NoError(t, err)
	for name, pair := range oneForm {
		for i := range pair {
			r, err := d.Compare(t.Context(), Text{Text: pair[i]}, Text{Text: pair[1-i]})
			require.NoError(t, err)
			assert.NotEqual(t, "spun", string(r.Verdict), "%s: %s", name, r.Summary)
		}
	}
}
