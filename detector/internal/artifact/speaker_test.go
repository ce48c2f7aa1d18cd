package artifact

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

func TestSpeaker(t *testing.T) {
	tests := []struct{ name, source, speaker string }{
		{"name before the verb", "“The ice is thin,” Ana Ruiz said on Monday.", "Ana Ruiz"},
		{"name after the verb", "“The ice is thin,” said Ruiz, who sells skates.", "Ruiz"},
		{"name before the quotation", "On Monday Ruiz told reporters: “The ice is thin.”", "Ruiz"},
		{"comma before the quotation", "We met Ana Ruiz. Later Tove Lind said, “the ice is thin.”", "Tove Lind"},
		{"according to", "The ice is “thinner than glass”, according to Ruiz.", "Ruiz"},
		{"according to, before it", "According to Ruiz, “the ice is thin”.", "Ruiz"},
		{"straight marks", "\"The ice is thin,\" Ruiz added.", "Ruiz"},
		{"hyphen and particle", "“The ice is thin,” said Zoë Brand-van der Meer.", "Zoë Brand-van der Meer"},
		{"title", "“The ice is thin,” Mayor Ruiz warned.", "Mayor Ruiz"},
		{"pronoun", "“The ice is thin,” she said.", ""},
		{"common noun", "“The ice is thin,” the warden said.", ""},
		{"nobody", "The “thin ice” is a car park.", ""},
		{"next sentence", "He wrote of “thin ice.” Ruiz said nothing.", ""},
		{"another verb", "“The ice is thin,” Ruiz laughed.", ""},
		{"end of the text", "Somebody shouted “Thin ice!”", ""},
		{"unclosed", "Later Ruiz said: “The ice is thin", "Ruiz"},
		{"a capital that opens a sentence", "Residents said: “The ice is thin.”", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := text.Parse(text.NewVocabulary(), test.source)
			require.Len(t, d.Quotations, 1)
			q := d.Quotations[0]
			assert.Equal(t, test.speaker, speaker(d, align.Range{Start: q.Start, End: q.End}))
		})
	}
}
