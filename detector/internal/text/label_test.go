package text_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/text"
)

// numberCases say which numbers of a text stand for something, each with "^"
// before it in the source.
var numberCases = []struct{ name, reason, source string }{
	{"a list", "its numbers count", "1. The ferry left.\n2. It came back.\n3. ^18 men stayed."},
	{"brackets", "in any form", "1) The ferry left.\n\n2) It came back."},
	{"both brackets", "in any form", "(1) The ferry left.\n(2) It came back.\n(3) It sank."},
	{"headings", "after the marks of a heading, or of strong type", "## 1. Departure\nIt left at ^5.\n\n**2.** Return\nIt came back."},
	{"sources", "a list of what is cited", "[1] Roe, The Ferry\n[2] Doe, The Quay\n[3] Poe, The Sea"},
	{"lines", "numbered without a mark, as in a court", "7 The ferry left.\n8 It came back.\n9 It sank."},
	{"a table", "its rows too", "| 1 | Tern | ^40 |\n| 2 | Gull | ^30 |\n| 3 | Auk | ^20 |"},
	{"times", "what was said when", "[00:01:07] The ferry left.\n[00:01:15] It came back.\n[00:02:00] At ^12:30 it sank."},
	{"times without brackets", "and a pause", "0:41\nThe ferry left.\n0:52\nIt came back.\n1:07\nIt sank."},
	{"subtitles", "numbers and two times each", "1\n00:00:01,000 --> 00:00:04,000\nThe ferry left.\n\n2\n00:00:04,500 --> 00:00:07,000\nIt came back.\n\n3\n00:00:08,000 --> 00:00:09,000\nIt sank."},

	{"one line", "one item is no list", "^1. The ferry left."},
	{"sentence ends", "a line can begin with the last number of a sentence", "The fare was\n^12. The crew was\n^13. The ferry left."},
	{"not one more", "what does not count is said", "^4. The ferry left.\n^7. It came back.\n^11. It sank."},
	{"a number and its noun", "a sentence begins with it", "^1 ferry left.\n^2 ferries came back.\n^3 sank."},
	{"years", "are no items", "^1990. The ferry left.\n^1991. It came back.\n^1992. It sank."},
	{"decimals", "a space stands after an item's dot", "^1.5 metres\n^2.5 metres\n^3.5 metres"},
	{"two times", "an entry of the day's log says when", "^14:05 The ferry left.\nIt came back at ^15:10 and sank."},
	{"within a line", "what counts there may be anything", "In ^1. and ^2. class, and in ^3. class too."},
}

func TestNumbersThatLabelLinesAreMarks(t *testing.T) {
	for _, c := range numberCases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.source, numbersMarked(t, strings.ReplaceAll(c.source, "^", "")), c.reason)
		})
	}
}

// numbersMarked returns source with "^" before each number.
func numbersMarked(t *testing.T, source string) string {
	d, _ := parse(t, source)
	var b strings.Builder
	from := int32(0)
	for _, tok := range d.Tokens {
		if tok.Kind == text.NumberKind {
			b.WriteString(source[from:tok.Start] + "^")
			from = tok.Start
		}
	}
	return b.String() + source[from:]
}
