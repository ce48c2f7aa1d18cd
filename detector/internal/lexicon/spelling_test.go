package lexicon_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/lexicon"
)

func TestVariant(t *testing.T) {
	for _, pair := range [][2]string{
		{"defence", "defense"}, {"offences", "offenses"}, {"licence", "license"},
		{"colour", "color"}, {"colourful", "colorful"}, {"favourite", "favorite"}, {"neighbouring", "neighboring"},
		{"organise", "organize"}, {"organisations", "organizations"}, {"destabilising", "destabilizing"},
		{"criticised", "criticized"}, {"characterises", "characterizes"}, {"colourise", "colorize"},
		{"analysed", "analyzed"}, {"centre", "center"}, {"centred", "centered"}, {"theatres", "theaters"},
		{"kilometres", "kilometers"}, {"travelled", "traveled"}, {"signalling", "signaling"}, {"jewellery", "jewelry"},
		{"catalogue", "catalog"}, {"programme", "program"}, {"aluminium", "aluminum"}, {"grey", "gray"},
		{"foreswear", "forswear"}, {"judgement", "judgment"}, {"haemorrhage", "hemorrhage"},
		{"manoeuvres", "maneuvers"}, {"advisor", "adviser"}, {"fulfil", "fulfill"}, {"sceptical", "skeptical"},
		{"towards", "toward"}, {"practised", "practiced"}, {"ploughed", "plowed"},
	} {
		assert.Truef(t, lexicon.Variant(pair[0], pair[1]), "%s, %s", pair[0], pair[1])
		assert.Truef(t, lexicon.Variant(pair[1], pair[0]), "%s, %s", pair[1], pair[0])
	}
}

func TestVariantStaysQuiet(t *testing.T) {
	for _, pair := range [][2]string{
		{"four", "for"}, {"hour", "hor"}, {"fence", "fense"}, {"hence", "hense"}, {"pour", "por"}, {"tour", "tor"},
		{"contour", "contor"}, {"glamour", "glamor"}, {"advise", "advize"}, {"advertising", "advertizing"},
		{"rise", "rize"}, {"noise", "noize"}, {"raised", "raized"}, {"promise", "promize"}, {"otherwise", "otherwize"},
		{"surprised", "surprized"}, {"crises", "crizes"}, {"franchise", "franchize"}, {"exercise", "exercize"},
		{"revised", "revized"}, {"enterprise", "enterprize"}, {"prise", "prize"}, {"analyses", "analyzes"},
		{"are", "aer"}, {"acre", "acer"}, {"massacre", "massacer"}, {"genre", "gener"}, {"here", "heer"},
		{"filled", "filed"}, {"called", "caled"}, {"hopping", "hoping"}, {"planned", "planed"}, {"greyhound", "grayhound"},
		{"presence", "presense"}, {"sentence", "sentense"}, {"vogue", "vog"}, {"colleague", "colleag"},
		{"modern", "modem"}, {"defence", "defiance"}, {"color", "collar"}, {"advisory", "advisery"},
		{"program", "program"}, {"", ""}, {"a", "an"},
	} {
		assert.Falsef(t, lexicon.Variant(pair[0], pair[1]), "%s, %s", pair[0], pair[1])
	}
}

func TestCanonicalIsStable(t *testing.T) {
	for _, w := range []string{"colourise", "organisation", "practise", "tsarist", "okay", "", "é", "日本語", "ise", "xise"} {
		once := lexicon.Canonical(w)
		assert.Equal(t, once, lexicon.Canonical(once), w)
	}
}

func FuzzCanonical(f *testing.F) {
	for _, w := range []string{"defence", "colourisations", "foreswearing", "", "ise", "\xff\xfe", "manoeuvre"} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, w string) {
		once := lexicon.Canonical(w)
		assert.Equal(t, once, lexicon.Canonical(once))
		assert.LessOrEqual(t, len(once), len(w)+2)
	})
}
