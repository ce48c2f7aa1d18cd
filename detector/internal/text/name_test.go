package text_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/text"
)

func TestNames(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		source       string
		want         string
	}{
		{"inside", "a capital inside of a sentence", "The ferry left Port Tern on Monday.", "Port Tern Monday"},
		{"first word", "one at the beginning says nothing by itself", "Ferries left. Tern did not.", ""},
		{"first word, known", "but a name known from elsewhere is one there too", "Tern is a port. The ferry left Tern.", "Tern Tern"},
		{"common word", "a word that also stands in lower case is none", "The Minister met another minister.", ""},
		{"after a quotation mark", "a capital after an opening mark says nothing", "She said “Ferries left” and went.", ""},
		{"after a colon", "nor does one after a colon", "The list: Ferries and boats.", ""},
		{"heading", "nor do those of a heading, which has them all", "Last Ferry Leaves Before the Storm\n\nThe last of the boats was late.", ""},
		{"acronym", "acronyms are names", "The men of the U.S. left with the UN.", "U.S. UN"},
		{"numbers", "numbers are none", "The 5 and the 7B left.", ""},
		{"look-alikes", "a capital of another script is one", "The ferry left Роrt Tern.", "Роrt Tern"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := parse(t, c.source)
			assert.Equal(t, c.want, marked(d, text.Name), c.reason)
		})
	}
}
