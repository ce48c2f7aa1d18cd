package text

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCounted(t *testing.T) {
	for _, c := range []struct {
		name, reason, source string
		want                 int
	}{
		{"plain", "words between blanks", "The old ferry left.", 4},
		{"shortened", "what an apostrophe joins is one", "It isn't the ferry's.", 4},
		{"hyphen", "and what a hyphen joins", "A US-led, 14-hour talk", 4},
		{"dash", "a dash between blanks is no word", "The ferry — old – left", 4},
		{"money", "a figure with its signs is one", "$26.3 million, 5 %", 4},
		{"quoted", "marks beside a word are none", "“Tonight,” she said …", 3},
		{"nothing", "no words are none", " … !\n", 0},
	} {
		d := Parse(NewVocabulary(), c.source)
		assert.Equal(t, c.want, d.Counted(0, int32(len(d.Tokens))), "%s: %s", c.name, c.reason)
	}
}
