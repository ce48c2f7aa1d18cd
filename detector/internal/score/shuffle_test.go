package score

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// inOrder puts the sentences of original, one a line and marked, into an order.
func inOrder(sentences string, order string) string {
	lines := strings.Split(sentences, "\n")
	var out []string
	for _, c := range order {
		out = append(out, lines[c-'a'])
	}
	return strings.Join(out, " ")
}

func TestShuffledSentencesAreAMachines(t *testing.T) {
	const touched = `On Monday the ferry company said it would be closing the oldest of its routes after summer, because too few passengers are using it.
“We can’t run an empty boat across a bay each hour,” its director, Ines Calder, told the reporters at Brantmouth.
The residents of this island asked a regional council to be paying for that service.
This council is going to discuss their request in the next week.
A route was opened during 1931 and had carried 40,000 people in the last year, half as many as it was ten years ago.
The fishermen fear the harbour is going to be sold.
The bridge had been promised by three governments, and was built by none.
An only doctor on the island said a winter without any ferry could be dangerous.`
	copied := strings.ReplaceAll(strings.ReplaceAll(original, "\n", " "), ". ", ".\n")
	copied = strings.Replace(copied, "it. “", "it.\n“", 1)
	const anew = `Too few customers made the ferry operator decide to abandon its longest-running line when summer ends, a Monday statement says.
Ines Calder, who directs it, explained to journalists in Brantmouth that no firm can sail hourly over the bay with nobody aboard.
Islanders want regional politicians to finance the connection.
Next week, councillors will talk about what they ask.
Opened in 1931, that crossing transported 40,000 travellers last year, twice that number a decade earlier.
Fishing crews are worried about a sale of the port.
Three successive cabinets announced a bridge that nobody ever constructed.
Winters lacking a ferry mean danger, according to the single physician living there.`
	const shuffledOrder = "bcaedfhg"
	for _, c := range []struct {
		why, suspect string
		machine      bool
	}{
		{"three sentences at a time, each a little changed", inOrder(touched, shuffledOrder), true},
		{"each a little changed, as they stood", inOrder(touched, "abcdefgh"), false},
		{"two of them changed about", inOrder(touched, "abcdefhg"), false},
		{"copied in another order", inOrder(copied, shuffledOrder), false},
		{"written anew in another order", inOrder(anew, shuffledOrder), false},
	} {
		a, r := weigh(t, c.suspect, english(t), original)
		s := shuffleOf(a, nil)
		got := s.beyond(&r.Evidence.Counts)
		assert.Equal(t, c.machine, got >= 1, "%s: %.2f, %+v, %d of %d small, %s", c.why, got, s, r.Evidence.SmallAlone, r.Evidence.frame(), r.Verdict)
	}
}

func TestShufflingTakesAll(t *testing.T) {
	for _, c := range []struct {
		why     string
		change  func(*shuffle, *Counts)
		machine bool
	}{
		{"a quarter of pairs turned, a small word in ten changed, a word in twenty new", func(*shuffle, *Counts) {}, true},
		{"sentences in their order", func(s *shuffle, _ *Counts) { s.turned = 0 }, false},
		{"few pairs", func(s *shuffle, _ *Counts) { s.near, s.turned = 12, 3 }, false},
		{"small words as they were", func(_ *shuffle, c *Counts) { c.SmallAlone = 2 }, false},
		{"a word in four new", func(s *shuffle, _ *Counts) { s.own = 25 }, false},
		{"words turned round inside sentences, too", func(_ *shuffle, c *Counts) { c.Moved = 12 }, false},
	} {
		s, n := shuffle{near: 400, turned: 100, content: 100, own: 5}, Counts{Linked: 150, SmallAlone: 10, FrameKept: 90}
		c.change(&s, &n)
		assert.Equal(t, c.machine, s.beyond(&n) >= 1, "%s: %.2f", c.why, s.beyond(&n))
	}
}

func TestQuotationsWordedAnew(t *testing.T) {
	s := func(quoted, requoted int) *shuffle {
		return &shuffle{near: 200, turned: 10, content: 100, own: 10, quoted: quoted, requoted: requoted}
	}
	few := Counts{Linked: 150, SmallAlone: 1, FrameKept: 90, Moved: 3}
	for _, c := range []struct {
		why     string
		shuffle *shuffle
		change  func(*shuffle, *Counts)
		machine bool
	}{
		{"sentences changed about, and one quoted word in ten changed", s(60, 6), func(*shuffle, *Counts) {}, true},
		{"quotations as they were", s(60, 0), func(*shuffle, *Counts) {}, false},
		{"an editor's word in one of them", s(60, 3), func(*shuffle, *Counts) {}, false},
		{"a few words quoted", s(14, 7), func(*shuffle, *Counts) {}, false},
		{"sentences in their order, as who simplifies leaves them", s(60, 20), func(s *shuffle, _ *Counts) { s.turned = 4 }, false},
		{"a word in four new, as in another translation", s(60, 20), func(s *shuffle, _ *Counts) { s.own = 25 }, false},
		{"words turned round inside sentences, as who tells it anew does", s(60, 20), func(_ *shuffle, c *Counts) { c.Moved = 12 }, false},
	} {
		n := few
		c.change(c.shuffle, &n)
		assert.Equal(t, c.machine, c.shuffle.beyond(&n) >= 1, "%s: %.2f", c.why, c.shuffle.beyond(&n))
	}
}

func TestQuotedWords(t *testing.T) {
	const boat = // "cannot" is two words
	"“We cannot run an empty boat across the bay every hour,”"
	for _, c := range []struct {
		why, old, new    string
		quoted, requoted int
	}{
		{"as they were", "", "", 12, 0},
		{"a word changed", "empty boat", "empty ship", 12, 1},
		{"two left out", "across the bay every", "every", 9, 3},
		{"one put in", "an empty", "an almost empty", 13, 1},
		{"changes outside", "Residents", "Inhabitants", 12, 0},
		{"told, no longer quoted", boat, "They cannot run an empty boat across the bay every hour,", 0, 0},
	} {
		a, _ := weigh(t, strings.Replace(original, c.old, c.new, 1), english(t), original)
		s := shuffleOf(a, nil)
		assert.Equal(t, []int{c.quoted, c.requoted}, []int{s.quoted, s.requoted}, c.why)
	}
}
