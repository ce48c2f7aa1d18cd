package text_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// quotationCases say what stands between quotation marks; "…" at the end of
// a wanted quotation means that it was never closed.
var quotationCases = []struct {
	name, reason string
	source       string
	want         []string
}{
	{"none", "most sentences quote nobody", "The ferry left the harbour.", nil},
	{"curly", "marks that tell by their form", "“We leave,” she said. “Now.”", []string{"We leave,", "Now."}},
	{"straight", "marks that tell by their place", `"We leave," she said. "Now."`, []string{"We leave,", "Now."}},
	{"American and British", "the comma may stand inside or outside", "“We leave”, she said.", []string{"We leave"}},
	{"after a dash", "an opening mark need not have a space before", `He wrote—"Never"—and left ("for good").`, []string{"Never", "for good"}},
	{"single curly", "the British way", "‘We leave,’ she said.", []string{"We leave,"}},
	{"single straight", "and typed", "'We leave,' she said.", []string{"We leave,"}},
	{"single with contractions", "apostrophes inside of words close nothing", "‘We don’t know what’s next,’ she said.", []string{"We don’t know what’s next,"}},
	{"single with a plural possessive", "nor does one before a word in lower case, if the quotation is closed later", "‘The workers’ rights come first,’ she said.", []string{"The workers’ rights come first,"}},
	{"plural possessives alone", "they quote nothing", "The workers’ hall and the sailors’ club. The owners' men and the captains' wives.", nil},
	{"elision", "’em and ’90s quote nothing", "He let 'em go in the '90s, as rock 'n' roll did. 'Twas late, the sailors' club said.", nil},
	{"feet and inches", "measures quote nothing", `She is 5'10" tall and the pipe is 6" wide.`, nil},
	{"primes", "nor do real primes", "She is 5′10″ tall and the pipe is 6″ wide.", nil},
	{"inches in a quotation", "after a number, if the quotation is closed later", `"The 6" pipe burst," he said.`, []string{`The 6" pipe burst,`}},
	{"a number at the end", "a mark after a number closes where none follows", `It was "the worst since 1953" and he left. "It was bad," he said.`, []string{"the worst since 1953", "It was bad,"}},
	{"single inside of double", "a quotation within a quotation belongs to it", "“He said ‘never’ to me,” she said.", []string{"He said ‘never’ to me,"}},
	{"double inside of single", "the other way round too", "‘He said “never” to me,’ she said.", []string{"He said “never” to me,"}},
	{"straight inside of straight", "typed", `'He said "never" to me,' she said.`, []string{`He said "never" to me,`}},
	{"several paragraphs", "each opens anew and only the last is closed", "“We leave now.\n\n“We shall be back,” she said.", []string{"We leave now.…", "We shall be back,"}},
	{"several paragraphs, straight", "the same, typed", "\"We leave now.\n\n\"We shall be back,\" she said.", []string{"We leave now.…", "We shall be back,"}},
	{"unclosed", "a paragraph ends what was never closed", "“We leave now, she said.\n\nThe ferry left.", []string{"We leave now, she said.…"}},
	{"unclosed before another", "an opening mark ends what was never closed", "“We leave now, she said. “At once,” he said.", []string{"We leave now, she said.…", "At once,"}},
	{"unclosed, straight, before another", "typed, told by the space before the mark", `"We leave now, she said. "At once," he said.`, []string{"We leave now, she said.…", "At once,"}},
	{"across a wrapped line", "a single line break is no end", "“We leave\nnow,” she said.", []string{"We leave\nnow,"}},
	{"across a torn sentence", "nor is a blank line before a word in lower case", "“We leave\n\nnow,” she said.", []string{"We leave\n\nnow,"}},
	{"German", "low and high marks", "„Wir fahren“, sagte sie. Dann fuhr er.", []string{"Wir fahren"}},
	{"German, closed the English way", "mixed up by an editor", "„Wir fahren”, sagte sie.", []string{"Wir fahren"}},
	{"guillemets outward", "the French way", "« Nous partons », dit-elle. «Oui», dit-il.", []string{"Nous partons", "Oui"}},
	{"guillemets inward", "the German printers' way", "»Wir fahren«, sagte sie, »jetzt.«", []string{"Wir fahren", "jetzt."}},
	{"Swedish", "the same mark on both sides", "”Vi åker”, sade hon. ”Nu.”", []string{"Vi åker", "Nu."}},
	{"Japanese", "corner brackets", "彼女は「行く」と言った。", []string{"行く"}},
	{"empty", "nothing between the marks is no quotation", `He wrote "" and “…”.`, nil},
	{"entities", "marks written as HTML", "&ldquo;We leave,&rdquo; she said. &quot;Now.&quot;", []string{"We leave,", "Now."}},
	{"garbled", "marks in a wrong encoding", "â€œWe leave,â€\u009d she said. â€œNow.â€ He left.", []string{"We leave,", "Now."}},
	{"closing mark alone", "closes nothing", "We leave,” she said.", nil},
	{"at the very end", "an opening mark with nothing after it", "We leave “", nil},
	{"interrupted", "two pieces, for the words between are not quoted", "“We leave,” she said, “at once.”", []string{"We leave,", "at once."}},
}

func TestQuotations(t *testing.T) {
	for _, c := range quotationCases {
		t.Run(c.name, func(t *testing.T) {
			d, _ := parse(t, c.source)
			var got []string
			for _, q := range d.Quotations {
				quoted := d.Text(q.Start, q.End)
				if !q.Closed {
					quoted += "…"
				}
				got = append(got, quoted)
			}
			assert.Equal(t, c.want, got, c.reason)
		})
	}
}
