package text_test

import (
	"fmt"
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
	{"posts", "one of how many", "The ferry left. 1/3\n\nIt came back. 2/3\n\nIt sank. 3/3"},
	{"posts, first of all", "be it at the beginning", "1/ The ferry left.\n2/ It came back.\n3/ It sank."},

	{"fractions", "what does not count is a share", "The ferry lost ^2/^3\nThe quay lost ^1/^2\nThe crew lost ^3/^4"},
	{"one line", "one item is no list", "^1. The ferry left."},
	{"sentence ends", "a line can begin with the last number of a sentence", "The fare was\n^12. The crew was\n^13. The ferry left."},
	{"not one more", "what does not count is said", "^4. The ferry left.\n^7. It came back.\n^11. It sank."},
	{"a number and its noun", "a sentence begins with it", "^1 ferry left.\n^2 ferries came back.\n^3 sank."},
	{"years", "are no items", "^1990. The ferry left.\n^1991. It came back.\n^1992. It sank."},
	{"decimals", "a space stands after an item's dot", "^1.5 metres\n^2.5 metres\n^3.5 metres"},
	{"two times", "an entry of the day's log says when", "^14:05 The ferry left.\nIt came back at ^15:10 and sank."},
	{"within a line", "what counts there may be anything", "In ^1. and ^2. class, and in ^3. class too."},
}

func TestNumbersThatLabelLinesAreNoneOfTheText(t *testing.T) {
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

// TestRunningHeadsAreNoneOfTheText: a line that stands on each page parts no sentence; one that
// recurs in verse, or twice, or as a sentence, is said again.
func TestRunningHeadsAreNoneOfTheText(t *testing.T) {
	const page = "The ferry left the harbour before the storm had reached the islands, and\n%snobody on the quay saw the captain or the crew leave it before the night.\n"
	pages := func(heads ...string) string {
		var b strings.Builder
		for _, head := range heads {
			b.WriteString(fmt.Sprintf(page, head))
		}
		return b.String()
	}
	for _, c := range []struct {
		name, head, source string
		are                bool
	}{
		{"page numbers", "Page 1 of 3", pages("Page 1 of 3\n", "Page 2 of 3\n", "Page 3 of 3\n"), true},
		{"a title", "Annual Review 2023", pages("Annual Review 2023\n", "Annual Review 2023\n", "Annual Review 2023\n"), true},
		{"twice", "", pages("Annual Review 2023\n", "Annual Review 2023\n", ""), false},
		{"another each time", "", pages("Departure\n", "Return\n", "Storm\n"), false},
		{"a sentence", "", pages("Then it sank.\n", "Then it sank.\n", "Then it sank.\n"), false},
		{"a refrain", "", strings.Repeat("The ferry left\nRow, boatmen, row\nIt came back\n", 4), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := parse(t, c.source)
			words := len(strings.Fields(c.source))
			if c.are {
				words -= 3 * len(strings.Fields(c.head))
			}
			assert.Equal(t, words, d.Words)
			if c.are {
				assert.Len(t, d.Sentences, 3)
			}
		})
	}
}
