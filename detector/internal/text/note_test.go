package text_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// noteCases say what is a note's mark, which is none of the forms.
var noteCases = []struct{ name, reason, source, forms string }{
	{"after a sentence", "as encyclopaedias have them", "The ferry left.[1] It came back.[2][3]", "the ferry left . it came back ."},
	{"after a word", "within a sentence", "The ferry[4] left, it is said,[5] at ten.", "the ferry left , it is said , at ten ."},
	{"several", "numbers and ranges", "The ferry left.[1, 3–5] It sank [7–9].", "the ferry left . it sank ."},
	{"with a space", "as engineers have them", "The ferry left [12], and came back [13].", "the ferry left , and came back ."},
	{"letters and words", "notes of other kinds", "It left.[a] It sank.[note 2] It rose.[citation needed]", "it left . it sank . it rose ."},
	{"superscript", "after a word or a sentence", "The ferry¹ left.²³ It sank.⁴", "the ferry left . it sank ."},

	{"what an editor put in", "words in brackets are said", "“The [ferry] left [sic] in [an hour].”", "\" the [ ferry ] left [ sic ] in [ an hour ] . \""},
	{"a number an editor put in", "and so is a number", "“We saw [12] men.”", "\" we saw [ 12 ] men . \""},
	{"at the beginning of a line", "what is cited there has a number", "It left.\n[1] Roe", "it left . [ 1 ] roe"},
	{"a year", "nothing has a thousand notes", "It left in May [1990].", "it left in may [ 1990 ] ."},
	{"units", "square metres", "It is 20 m² or 3 km² wide.", "it is 20 m 2 or 3 km 2 wide ."},
	{"unclosed", "a bracket alone is a bracket", "The ferry[1 left.", "the ferry [ 1 left ."},
	{"nothing", "nor do brackets around nothing say where to look", "The ferry[] left[-].", "the ferry [ ] left [ - ] ."},
}

func TestNoteMarksAreNoneOfTheText(t *testing.T) {
	for _, c := range noteCases {
		t.Run(c.name, func(t *testing.T) {
			d, v := parse(t, c.source)
			var forms []string
			for _, tok := range d.Tokens {
				forms = append(forms, v.String(tok.Word))
			}
			assert.Equal(t, c.forms, strings.Join(forms, " "), c.reason)
		})
	}
}
